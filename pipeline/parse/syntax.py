"""Questions about one word of a parse. The labels are those of spaCy's English pipelines (ClearNLP)."""

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from pipeline.values.units import currency_code
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.words.parse import ParseWords

SUBJECTS = {"nsubj", "nsubjpass"}
# "… is the second album by": a description, up to the first preposition after it.
SAID = (
    r"(?:is|was)(?:,? as [a-z ]{1,40},)? (?:a|an|one of the|the)\s"
    r"(?P<what>[^.;:()]{1,80}?)(?:[.,;:()]|\s(?:about|by|for|from|in|of|on|that|to|which|who|with)\s)"
)
_WORD = re.compile(r"[\w-]+")
_NUMERAL = re.compile(r"[IVX]{1,5}")
# The shape of a code of a currency: "NOK".
_CODE = "XXX"


def conjuncts(head: Token) -> Iterator[Token]:
    """A noun and the nouns after it that are coordinated with it. A noun that is itself a later conjunct stands alone."""
    yield head
    for child in head.conjuncts if head.dep_ != "conj" else ():
        if child.i > head.i and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            yield child


def is_passive(verb: Token, words: ParseWords) -> bool:
    """Whether the grammatical subject of a verb undergoes the action: "was signed", "a treaty signed in 1950", "Anna Berg, born in
    1950"."""
    if verb.lower_ == "born" or any(c.dep_ in {"agent", "auxpass", "nsubjpass"} for c in verb.children):
        return True
    if (
        verb.tag_ == "VBN"
        and (verb.dep_ in {"acl", "advcl", "acomp"} or (verb.dep_ in {"parataxis", "relcl"} and is_bare(verb)))
        and not any(c.dep_ == "aux" for c in verb.children)
    ):
        return True
    if verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children):
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None and subject.lower_ in words.distributive:
            return True
        if verb.dep_ == "conj" and subject is None:
            return is_passive(verb.head, words)
    return False


def is_bare(verb: Token) -> bool:
    """Whether a verb form has no subject, object, auxiliary or conjunction of its own: "an album by X, released in 1950"."""
    return not any(c.dep_ in {*SUBJECTS, "mark", "aux", "dobj"} for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Whether a verb form has "to" before it."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def prepositions(head: Token) -> Iterator[Token]:
    """The prepositions of a word, and those coordinated with them: "of A and of B"."""
    waiting = [c for c in head.children if c.dep_ in {"prep", "prt"}]
    words = set()
    while waiting:
        preposition = waiting.pop(0)
        words.add(preposition.lower_)
        yield preposition
        waiting[:0] = [c for c in preposition.children if c.dep_ == "conj" and c.pos_ == "ADP"]
    if head.pos_ == "VERB":
        # "graduated from A in 1950, and from B", "is married to A, and to B": the parser attaches the second to the verb.
        verb = head.head if head.dep_ == "acomp" else head
        yield from (
            c for c in verb.children if c.dep_ == "conj" and c.pos_ == "ADP" and c.i > head.i and c.lower_ in words
        )
    if head.dep_ == "attr":  # "is a member of A (since 2008) and of B": the parser attaches the second to the verb
        yield from (c for c in head.head.children if c.dep_ == "conj" and c.pos_ == "ADP" and c.i > head.i)


def antecedent(relative: Token) -> Token | None:
    """The noun that a relative pronoun stands for ("whom she married", "whose father was …"); None for other words."""
    if relative.tag_ not in {"WDT", "WP", "WP$"}:
        return None
    clause = next((a for a in relative.ancestors if a.dep_ == "relcl"), None)
    return clause.head if clause is not None and clause.head.pos_ in {"NOUN", "PROPN"} else None


def text_at(doc: Doc, position: int) -> str:
    """The text of the token at a position; empty before the first token and after the last."""
    return doc[position].text if 0 <= position < len(doc) else ""


def noun_before(name: Token) -> Token | None:
    """The common noun right before the phrase of a name, however the name is attached: "band" in "an album by the band Norda". None if
    there is none."""
    before = name.left_edge.i - 1
    return name.doc[before] if before >= 0 and name.doc[before].pos_ == "NOUN" else None


def is_regnal(token: Token) -> bool:
    """Whether a word is the number of a monarch or a pope: "Olof VII", and "Olof I", in which "I" is not a pronoun."""
    if token.text != "I" or token.i == 0:
        return _NUMERAL.fullmatch(token.text) is not None and token.i > 0
    before = token.nbor(-1)
    return token.pos_ != "PRON" or (before.dep_ == "compound" and before.head.i == token.i)


def noun_type(noun: Token, types: Mapping[str, str]) -> str | None:
    """The type of what a noun describes, looked up with the word before it ("video game") or alone. `types` maps lemmas to types;
    None if it contains neither."""
    lemma = noun.lemma_.lower()
    pair = f"{noun.nbor(-1).lemma_.lower()} {lemma}" if noun.i > 0 else lemma
    return types.get(pair) or types.get(lemma)


def described_type(phrase: str, lexicon: Lexicon) -> str | None:
    """The type of what a phrase describes, looked up by its last noun, with the word before it or alone: "second studio album", "film
    director", "album recorded". None if the lexicon does not have it ("game developer")."""
    types = lexicon.noun_types
    words = [w.lower() for w in _WORD.findall(phrase)]
    while words and (words[-1].endswith("ed") or words[-1] in lexicon.parse.participles) and words[-1] not in types:
        words.pop()
    last = " ".join(words[-1:])
    return types.get(" ".join(words[-2:])) or types.get(last)


def amounts_of_money(doc: Doc, words: ParseWords) -> Iterator[Span]:
    """Amounts with the code of a currency, which models take for a name: "NOK 5.4 million", "40,000 CHF"."""
    for i in (doc.to_array("SHAPE") == doc.vocab.strings[_CODE]).nonzero()[0].tolist():
        text = doc[i].text
        if text in words.ambiguous_currencies or currency_code(text) != text:
            continue
        first = last = i
        while last + 1 < len(doc) and doc[last + 1].like_num:
            last += 1
        while last == i and first > 0 and doc[first - 1].like_num:
            first -= 1
        if first < last:
            yield doc[first : last + 1]
