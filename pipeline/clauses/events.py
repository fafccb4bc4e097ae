"""Events: when and where a session or a summit was held."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.clause import make_clause
from pipeline.clauses.coordination import noun_phrase
from pipeline.clauses.obliques import obliques_of
from pipeline.clauses.span import ArgumentSpan
from pipeline.clauses.temporal_modifiers import TemporalModifiers
from pipeline.records import Clause
from pipeline.vocabulary.places import PLACE_TYPES, country_code


def event_clauses(block: ParsedBlock, times: TemporalModifiers, noun: Token) -> Iterator[Clause]:
    """The clause saying that an event was held, if its phrase says when or where."""
    arguments = [*obliques_of(block, times, noun), *times.of(noun), *times.adjacent(noun)]
    around = obliques_of(block, times, noun.head) if noun.head.pos_ == "VERB" else ()
    if not any(a.role == "place" for a in [*arguments, *around]):  # "the Lund summit in Oslo" was held in Oslo
        arguments += _place_before(block, noun)
    if any(a.role in {"time", "place"} for a in arguments):
        event = noun_phrase(block, "object", noun, None, [noun])
        yield make_clause(block, "verb", "hold", noun, [event, *arguments])


def _place_before(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """The place in "the Moscow session". A country or a region instead says whose session it is."""
    for child in noun.lefts:
        known = block.by_head.get(child.i)
        if known is None or child.dep_ not in {"compound", "nmod", "amod"}:
            continue
        place = known[0]
        is_city = place.type in PLACE_TYPES - {"LOC"} and not country_code(block.doc[place.first : place.last + 1].text)
        if is_city and place.last < noun.i:
            yield ArgumentSpan("place", child, None, place.first, place.last)
