"""Countries, capitals and states of the United States, by lists of their names."""

from collections.abc import Iterable, Iterator, Set

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan, name_of
from pipeline.vocabulary.places import area_code, country_code, is_capital

_LONGEST_COUNTRY = 6
_STATE = len("OH")
_PREMODIFIERS = {"amod", "compound", "nmod"}


def find_countries(doc: Doc, excluded: Set[int]) -> Iterator[MentionSpan]:
    """Countries and capitals, the longest names first, except those that begin at a token in `excluded`. The model misses some
    of them and splits "Trinidad and Tobago"."""
    first = 0
    while first < len(doc):
        last = _country_from(doc, first, excluded)
        if last is not None:
            yield name_of(doc, first, last, "GPE")
            first = last
        first += 1


def _country_from(doc: Doc, first: int, excluded: Set[int]) -> int | None:
    """The last token of the country or capital that begins at a token; None if none does."""
    if first in excluded or not doc[first].text[0].isupper():
        return None
    for last in range(min(first + _LONGEST_COUNTRY, len(doc)) - 1, first, -1):
        if not doc[last].text[0].isupper():
            continue
        name = " ".join(doc[first : last + 1].text.split())
        if country_code(name) or is_capital(name):
            return last
    token = doc[first]
    known = token.is_title and (country_code(token.text) or is_capital(token.text))
    longer = (
        first > 0 and doc[first - 1].is_title and doc[first - 1].head == token and doc[first - 1].dep_ in _PREMODIFIERS
    )
    if not known or longer:  # "New Jersey", "Lower Austria"
        return None
    return first if token.pos_ in {"PROPN", "NOUN", "ADJ"} and token.ent_type_ in {"", "GPE"} else None


def find_states(doc: Doc, names: Iterable[MentionSpan]) -> Iterator[MentionSpan]:
    """The letters of a state of the United States after one of the `names` and a comma, unless the name is the capital of a country:
    "Springfield, OH", but not "Washington, D.C."."""
    for place in names:
        parted = doc[place.last + 1 : place.last + 2].text == ","
        if place.type not in {"GPE", "LOC"} or not parted or is_capital(doc[place.first : place.last + 1].text):
            continue
        for token in doc[place.last + 2 : place.last + 3]:
            letters = token.text.replace(".", "")
            if token.is_upper and len(letters) == _STATE and area_code(letters) is not None:
                yield MentionSpan(token.i, token.i, token.i, "GPE", "name")
