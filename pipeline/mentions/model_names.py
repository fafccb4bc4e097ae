"""The model's named entities, corrected: no articles, no offices, no plurals."""

import re
from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pipeline.mentions.quantities import NUMERIC, ORDINAL
from pipeline.mentions.span import MentionSpan
from pipeline.mentions.whole_people import whole_people
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import country_code, is_capital

_NO_NAMES = NUMERIC | {"DATE", "TIME"}
# Degrees of this many letters are also abbreviations of places: "MD".
_AMBIGUOUS_DEGREE = 2
# The time of a runner in a list of results: "A. Berg 2:31:07".
_CLOCK = re.compile(r"\d{1,2}(?::\d{2})+(?:\.\d+)?")


def find_model_names(doc: Doc, timed: Set[int], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The names that the model finds, with its types; none of the tokens in `timed`. A country or capital is always a GPE."""
    for name in whole_people(doc, _entities(doc, timed, lexicon), lexicon):
        if not (
            _is_office(doc, name, lexicon)
            or _is_plural(doc, name, lexicon)
            or _is_phrase(doc, name)
            or _is_degree(doc, name, lexicon)
        ):
            yield name


def _entities(doc: Doc, timed: Set[int], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The entities without their articles, and without anything that is not a name: bullets, numbers, incomplete brackets."""
    end = 0
    for entity in doc.ents:
        if entity.label_ in _NO_NAMES or not timed.isdisjoint(range(entity.start, entity.end)):
            continue
        piece = _trimmed(entity, lexicon)
        if not len(piece):
            continue
        article = len(piece) == 1 and piece[0].is_title and piece[0].lower_ in lexicon.mentions.foreign_articles  # "La"
        none = article or piece[-1].like_num or piece.text.islower() or piece.start < end
        if any(t.is_alpha for t in piece) and not none:
            known_place = country_code(piece.text) or (
                is_capital(piece.text) and entity.label_ in {"LOC", "NORP", "ORG", "PERSON"}
            )
            yield MentionSpan(
                piece.start, piece.end - 1, _root(piece).i, "GPE" if known_place else entity.label_, "name"
            )
            end = piece.end


def _trimmed(entity: Tokens, lexicon: Lexicon) -> Tokens:
    """A name up to an unclosed bracket, without its article, possessive ending and surrounding punctuation; it may be empty."""
    doc = entity.doc
    start, end = entity.start, entity.end
    if entity.label_ != "WORK_OF_ART" and doc[start].is_sent_start and doc[start].pos_ == "ADP":
        start += 1  # "Alongside the Lund Post it …"
    text = entity.text
    if ("(" in text) != (")" in text):
        end = next((i for i in range(start, end) if doc[i].text in {"(", ")"}), end)
    while start < end and (
        doc[start].lower_ in lexicon.mentions.outside_names or doc[start].is_punct or doc[start].is_space
    ):
        start += 1
    if doc[start : start + 2].text.lower() == "non-":
        start += 2  # "non-Norda members"
    while (
        start < end
        and (
            doc[end - 1].tag_ == "POS"
            or doc[end - 1].is_punct
            or doc[end - 1].is_space
            or _CLOCK.fullmatch(doc[end - 1].text) is not None
        )
        and doc[end - 1].text != ")"
    ):
        end -= 1
    while 0 < end < len(doc) - 1 and _goes_on(doc[end - 1], doc[end], doc[end + 1]):  # "TLB-NORDA"
        end += 2
    form = doc[end + 1 : end + 2].text.lower().replace(".", "")
    if entity.label_ == "ORG" and doc[end : end + 1].text == "," and form in lexicon.mentions.legal_forms:
        end += 2  # "Norda, L.L.C."
    return doc[start : max(start, end)]


def _goes_on(last: Token, hyphen: Token, following: Token) -> bool:
    """Whether a hyphen joins one more capitalised word to a name."""
    return (
        hyphen.text == "-"
        and not last.whitespace_
        and not hyphen.whitespace_
        and following.pos_ == "PROPN"
        and following.text[0].isupper()
        and not following.ent_type_
    )


def _root(name: Tokens) -> Token:
    """The head of a name: if the parser breaks up the name, the first of its nouns that no word of the name governs."""
    roots = [t for t in name if not name.start <= t.head.i < name.end or t.head.i == t.i]
    nouns = (t for t in roots if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"advmod", "dep", "npadvmod"})
    return next(nouns, name.root)


def _is_office(doc: Doc, name: MentionSpan, lexicon: Lexicon) -> bool:
    """Whether a name from the model only says what somebody is ("the Founder", "1st Baronet")."""
    return all(
        lexicon.noun_types.get(doc[i].lower_) == "PERSON"
        or ORDINAL.fullmatch(doc[i].text)
        or doc[i].lower_ in {"&", "and"}
        for i in name.tokens
    )


def _is_phrase(doc: Doc, name: MentionSpan) -> bool:
    """Whether a name from the model is a phrase of common words with a capital at its beginning: "Second quarter 2022 results"."""
    words = [doc[i] for i in name.tokens if doc[i].is_alpha]
    return (
        name.type in {"ORG", "PERSON", "FAC", "PRODUCT"}
        and len(words) > 2
        and all(t.is_lower for t in words[1:])
        and words[-1].pos_ == "NOUN"
        and doc[name.last].is_lower
    )


def _is_degree(doc: Doc, name: MentionSpan, lexicon: Lexicon) -> bool:
    """Whether a name from the model is a degree or the letters of an order: "a PhD in law", "Anna Berg, M.D.".

    Letters that also stand for a place ("Lund, MD") are a degree after an article or possessive, before "degree", or after a person.
    """
    word = doc[name.first].text
    letters = word.replace(".", "").lower()
    if name.first != name.last or letters not in lexicon.people.degrees or word[0].islower():
        return False
    if len(letters) > _AMBIGUOUS_DEGREE or doc[name.last + 1 : name.last + 2].text.lower() == "degree":
        return True
    before = doc[max(name.first - 2, 0) : name.first]
    if before.text.endswith(","):
        before = before[:-1]
    return len(before) > 0 and (before[-1].pos_ in {"DET", "PRON"} or before[-1].ent_type_ == "PERSON")


def _is_plural(doc: Doc, name: MentionSpan, lexicon: Lexicon) -> bool:
    """Whether a name from the model is a plural of a known type ("Secretariats"), and so not a name."""
    head = doc[name.head]
    return head.tag_ in {"NNS", "NNPS"} and head.lemma_.lower() in lexicon.name_types
