"""The one rule that decides which of the candidates that overlap are mentions."""

import itertools
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan

# A guess of these types stays a mention of its own inside a longer name.
_STANDING_ALONE = {"GPE", "LOC", "NORP", "PERSON"}


class Source(IntEnum):
    """How a candidate was found, from the most to the least reliable way."""

    DATE = 0
    """a time with a number in it"""
    TITLE = 1
    TIME = 2
    """any other time"""
    AMOUNT = 3
    """money with the code of a currency"""
    LONG_FORM = 4
    """what the text abbreviates"""
    KNOWN = 5
    """shown by a noun, an abbreviation or a list of places"""
    MODEL = 6
    """a guess of the model"""
    NUMBER = 7
    PRONOUN = 8


_TIMES = {Source.DATE, Source.TIME}


class Candidate(NamedTuple):
    """A possible mention, with the way in which it was found."""

    span: MentionSpan
    source: Source


def without_overlaps(doc: Doc, candidates: Iterable[Candidate]) -> list[MentionSpan]:
    """The candidates that are mentions, in text order, an outer one before those inside it.

    The rule: candidates are taken from the most to the least reliable source. A candidate may overlap those taken before it, because names
    nest ("the Charter of the League" contains "the League"), unless it gives way to one of them:

    1. anything but a title gives way to a time, and any name or number to an amount of money;
    2. anything inside a title gives way to the title;
    3. anything that crosses a long form ("Army and Navy Institutes (ANI)"), and a guessed organisation inside it, give way to it;
    4. a guess of the model gives way to a known mention that it does not fit: see `_contradicts`.
    """
    taken: dict[tuple[int, int, str, str, int], MentionSpan] = {}
    covering: dict[int, list[Candidate]] = {}
    ordered = sorted(candidates, key=lambda c: (c.source, c.span.place))
    for _, of_source in itertools.groupby(ordered, key=lambda c: c.source):
        kept = []
        for candidate in of_source:
            place = candidate.span.place
            overlapping = (other for i in candidate.span.tokens for other in covering.get(i, ()))
            if place not in taken and not any(_gives_way(doc, candidate, other) for other in overlapping):
                taken[place] = candidate.span
                kept.append(candidate)
        for candidate in kept:
            for i in candidate.span.tokens:
                covering.setdefault(i, []).append(candidate)
    return [taken[place] for place in sorted(taken)]


def _gives_way(doc: Doc, weaker: Candidate, stronger: Candidate) -> bool:
    """Whether a candidate gives way to one from a more reliable source that overlaps it and has been taken."""
    if stronger.source in _TIMES:
        return weaker.source != Source.TITLE and weaker.source not in _TIMES
    if stronger.source == Source.AMOUNT:
        return weaker.span.kind in {"name", "quantity"}
    inside = weaker.span.lies_in(stronger.span)
    if stronger.source == Source.TITLE and inside:
        return True
    if stronger.source == Source.LONG_FORM and (
        weaker.span.type == "ORG" if inside and weaker.source == Source.MODEL else _crosses(weaker.span, stronger.span)
    ):
        return True
    return weaker.source == Source.MODEL and _contradicts(doc, weaker.span, stronger.span)


def _contradicts(doc: Doc, guess: MentionSpan, known: MentionSpan) -> bool:
    """Whether a name that the model guesses does not fit a known mention that it overlaps.

    It does not fit if it has the same head; crosses or contains the known one ("Norway Line" may contain a country); is a part of a place
    ("Tobago" in "Trinidad and Tobago"); or is a piece of a modifier of the known one, but not letters ("NLL Council").
    """
    if known.type == "GPE" and guess.type == "ORG" and known.lies_in(guess) and known.head != guess.head:
        return False
    if known.head == guess.head or not guess.lies_in(known) or known.type == "GPE":
        return True
    scrap = guess.last < known.head and guess.type not in _STANDING_ALONE
    return scrap and not all(doc[i].is_upper for i in guess.tokens)


def _crosses(one: MentionSpan, other: MentionSpan) -> bool:
    """Whether neither of two overlapping mentions contains the other."""
    return not (one.lies_in(other) or other.lies_in(one))
