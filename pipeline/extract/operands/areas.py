"""The areas after the name of a place: "Lund, Ohio, USA"."""

from collections.abc import Collection, Sequence

from pipeline.extract.reading import Reading
from pipeline.records import Mention
from pipeline.vocabulary.places import PLACE_TYPES, area_code, country_code, is_capital, is_continental, lies_in

# "Lund, Skåne, Sweden, Europe": what is longer is a list.
_MOST = 6


def areas_around(reading: Reading, index: int, *, joins: Collection[str] = (",",)) -> list[int]:
    """The indexes of the areas that a place lies in, given after its name, from inner to outer: for Lund in "Lund, Ohio, USA", Ohio and the
    USA. Places that are only listed after it ("Oslo, Bergen and Turku") are not areas. `joins` are the words that may come between the
    names. Empty if the mention is not a place or no area follows it."""
    mentions, text = reading.mentions, reading.text
    chain = [index] if is_place_name(mentions[index]) else []
    while (
        0 < len(chain) < _MOST
        and (following := reading.next_mention(chain[-1])) is not None
        and is_place_name(mentions[following])
    ):
        inner, outer = mentions[chain[-1]], mentions[following]
        between = text[inner.end : outer.start].split()
        listed = is_capital(inner.text) and is_capital(outer.text) and area_code(outer.text) is None
        if listed or is_continental(inner.text):
            return []  # "Oslo, Stockholm, …", "in West Africa, Kenya …"
        if (
            len(between) == 1
            and between[0] in joins
            and country_code(inner.text) is None
            and any(lies_in(mentions[i].text, outer.text) is not False for i in chain)
        ):
            chain.append(following)
        elif between and between[-1] in {"and", "or", "&"} and not _is_known_area(mentions, chain[-2:]):
            return []
        else:
            break
    return chain[1:] if len(chain) < _MOST else []


def is_place_name(mention: Mention) -> bool:
    """Whether a mention is the name of a place."""
    return mention.kind == "name" and mention.type in PLACE_TYPES


def _is_known_area(mentions: Sequence[Mention], pair: Sequence[int]) -> bool:
    """Whether the second of two places is a country or a state that the first can lie in."""
    if len(pair) != 2:
        return False
    inner, outer = (area_code(mentions[i].text) for i in pair)
    return outer is not None and inner is None
