"""Noun phrases whose head noun shows what they name: "the Charter of …", "the council of …".

They are found by their grammar, because the model misses most of them, especially in lower case.
"""

from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token

from pipeline.mentions.quantities import ORDINAL
from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import text_at
from pipeline.vocabulary.lexicon import Lexicon

_MODIFIERS = {"advmod", "amod", "case", "compound", "det", "nmod", "npadvmod", "nummod", "poss", "punct"}
_PREMODIFIERS = {"amod", "compound", "nmod"}
_FINITE = {"MD", "VBD", "VBP", "VBZ"}
# In tokens. Titles of treaties are long, but not this long.
_LONGEST_COMPLEMENT = 60


def find_headed_names(doc: Doc, timed: Set[int], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The phrases, of kind `name` or `noun`. `timed` are the tokens of times: no phrase reaches across them."""
    for token in doc:
        type_ = lexicon.name_types.get(token.lemma_.lower())
        if (
            type_ is None
            or token.pos_ not in {"NOUN", "PROPN"}
            or token.i in timed
            or token.ent_type_ in {"PERSON", "GPE"}
            or (token.dep_ in _PREMODIFIERS and _modifies_next(token))
        ):
            continue
        if type_ == "EVENT" and token.ent_type_ == "ORG" and token.lemma_.lower() in lexicon.bodies:
            type_ = "ORG" if doc[token.i + 1 : token.i + 2].text != "of" else type_  # "the Lund National Congress"
        first = _left_edge(token, type_, timed, lexicon)
        last = _right_edge(token, type_, timed, lexicon, named=first < token.i)
        kind = "name" if _is_name(token, first, last, type_, lexicon) else "noun"
        yield MentionSpan(first, last, token.i, type_, kind)


def _modifies_next(token: Token) -> bool:
    """Whether a noun only modifies the noun after it: "the treaty organisation"."""
    return token.head.i > token.i and all(
        t.dep_ in _MODIFIERS for t in token.doc[token.i + 1 : token.head.i] if t.head == token.head
    )


def _left_edge(head: Token, type_: str, timed: Set[int], lexicon: Lexicon) -> int:
    """The first modifier that belongs to the name: adjacent, no article, no possessor, no time. The number of an event belongs to its
    name: "the 3rd Lund Summit"."""
    first = head.i
    for token in reversed(list(head.doc[head.left_edge.i : head.i])):
        if token.i in timed or _ends_name(token):
            break
        first = token.i
    capitalised = head.text[0].isupper() and head.i > head.sent.start
    while (
        first < head.i
        and not (type_ == "EVENT" and ORDINAL.fullmatch(head.doc[first].text))
        and (
            head.doc[first].is_punct
            or head.doc[first].lower_ in lexicon.mentions.comparing
            or (head.doc[first].lower_ == "non" and text_at(head.doc, first + 2).istitle())
            or (capitalised and head.doc[first].is_lower and head.doc[first].lower_ not in lexicon.distinct)
        )
    ):
        first += 1
    return first


def _ends_name(token: Token) -> bool:
    """Whether a word before the head is outside the name."""
    return (
        token.dep_ in {"det", "cc", "prep", "predet", "case"}
        or token.tag_ in {"POS", "PRP$", "CD", "WDT", "JJS", "JJR"}
        or (token.is_punct and token.text != "-")
        or (token.pos_ in {"VERB", "ADV"} and token.tag_ not in {"VBN", "VBG"})
        or token.is_space
        or (token.dep_ in {"conj", "appos"} and token.head.i < token.i - 2)
    )


def _right_edge(head: Token, type_: str, timed: Set[int], lexicon: Lexicon, *, named: bool) -> int:
    """The last token of the complements that belong to the name ("of …", "on …") and follow it without a break. `named`: the words before
    the head name it, so that the companies that are parties to it do not: "the Supply Agreement | between Norda Mills Ltd and …"."""
    last = head.i
    for child in list(head.rights) or _misattached(head):
        admitted = child.dep_ == "prep" and child.lower_ in lexicon.mentions.name_prepositions[type_]
        if not admitted or child.i != last + 1:
            break
        end = _complement_edge(child, timed, lexicon)
        if end is None or (named and child.lower_ == "between" and _names_company(child, lexicon)):
            break
        last = end
    return last


def _names_company(preposition: Token, lexicon: Lexicon) -> bool:
    """Whether a company is among what follows a preposition, judging by the form that its name ends in."""
    following = preposition.doc[preposition.i + 1 : min(preposition.sent.end, preposition.i + 12)]
    return any(
        token.lower_.rstrip(".") in lexicon.mentions.company_forms and token.text[0].isupper() for token in following
    )


def _misattached(head: Token) -> list[Token]:
    """The preposition between a capitalised head and capitalised words that the parser attaches to the verb: "created the Fund
    for the Victims of War"."""
    following = head.doc[head.i + 1 : head.i + 4]
    capitalised = head.is_title and head.i > head.sent.start and len(following) > 1
    if not capitalised or following[0].dep_ != "prep" or following[0].lower_ not in {"for", "of"}:
        return []
    named = following[1:2] if following[1].dep_ != "det" else following[2:3]
    return [following[0]] if named and named[0].is_title else []


def _complement_edge(preposition: Token, timed: Set[int], lexicon: Lexicon) -> int | None:
    """The last token of the complement of a preposition inside a name; None if it contains a time, or nothing that names a thing."""
    edge = None
    known: dict[int, bool] = {}
    end = min(preposition.right_edge.i, preposition.i + _LONGEST_COMPLEMENT)
    for token in preposition.doc[preposition.i + 1 : end + 1]:
        if token.i in timed:
            return edge
        breaks = (
            token.dep_ in {"relcl", "acl", "appos", "advcl"}
            or token.text in {"(", ",", ";", ":", "–", "—"}
            or token.tag_ in {"WDT", "WP", *_FINITE}
        )
        if breaks or (token.dep_ == "prep" and token.lower_ not in lexicon.mentions.inner_prepositions):
            break
        if token.dep_ in {"conj", "cc"} and not _depends_on(token, preposition, known):
            break
        if token.dep_ == "cc" and token.head.head == preposition:
            # "Members of A and B" are two things; only plain words make one name ("Ministry of Trade and Industry").
            conjunct = next((t for t in token.head.children if t.dep_ == "conj" and t.i > token.i), None)
            if conjunct is None or conjunct.left_edge.dep_ == "det" or conjunct.i - token.i > 2:
                break
        if not token.is_punct and token.dep_ not in {"prep", "det", "cc"}:
            edge = token.i
    return edge


def _depends_on(token: Token, ancestor: Token, known: dict[int, bool]) -> bool:
    """Whether a word depends on another, directly or not; `known` are the answers for the words above those asked before."""
    above: list[int] = []
    while token.i not in known and token.i != ancestor.i and token.head.i != token.i:
        above.append(token.i)
        token = token.head
    depends = known.get(token.i, token.i == ancestor.i and bool(above))
    known.update(dict.fromkeys(above, depends))
    return depends


def _is_name(head: Token, first: int, last: int, type_: str, lexicon: Lexicon) -> bool:
    """Whether a phrase is written like a name."""
    doc = head.doc
    capitalised_head = head.text[0].isupper() and not (head.is_sent_start or head.i == 0)
    if head.tag_ == "NNS" or (head.lemma_.lower() in lexicon.capitalised and not head.text[0].isupper()):
        return False
    following = doc[last + 1 : last + 2]
    if head.is_lower and last == head.i and following.text[:1].isupper() and not following[0].is_sent_start:
        return False  # "the political organisation Norda"
    words = [t for t in doc[first : last + 1] if any(c.isalpha() for c in t.text)]  # also "L2 Bank"
    content = [
        t
        for t in words
        if t.i != head.i and t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} and t.lemma_.lower() not in lexicon.general
    ]
    if not content:
        return False
    determined = {t.lower_ for t in head.lefts if t.dep_ in {"det", "poss"}}
    if determined & lexicon.mentions.indefinite and not capitalised_head:
        return False
    if capitalised_head or any(t.text[0].isupper() for t in words if not (t.is_sent_start and t.i == first)):
        return True
    # In lower case, it needs more than adjectives to say which one it is: "the treaty on collective security", "the council of
    # ministers", not "the new intergovernmental organisation".
    complement = any(t.dep_ == "prep" for t in doc[head.i + 1 : last + 1])
    telling = complement or any(t.pos_ in {"NOUN", "PROPN"} for t in content if t.i < head.i)
    enough = len(content) > 1 or (type_ == "ORG" and complement)
    return "the" in determined and telling and enough
