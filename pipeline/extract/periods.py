"""Periods: the time for which the figures of a paper or of a section hold ("annual report 2017", "position at 31 December 2019")."""

import re

from pipeline.extract.operands.dates import interval_of
from pipeline.extract.operands.literals import text_operand
from pipeline.extract.reading import Reading
from pipeline.records import Operand, Span

_LONGEST_TITLE = 120
_COLON = re.compile(r":\s")


def period_of(reading: Reading, block: int) -> Operand | None:
    """The one time that the heading above a block gives, otherwise the title of the document; None if there is none, or several."""
    blocks = reading.annotation.blocks
    headings = [b for b in blocks[: block + 1] if b.kind == "heading"]
    for candidate in (*reversed(headings[-2:]), blocks[0]):
        period = _only_time(reading, _title(reading, candidate.body))
        if period is not None:
            return period
    return None


def _title(reading: Reading, span: Span) -> Span:
    """The part of the first block that is a title: up to its first colon, or all of it if it is short and no sentence."""
    colon = _COLON.search(reading.text, *span)
    if colon is not None and colon.start() - span[0] <= _LONGEST_TITLE:
        return span[0], colon.start()
    is_sentence = reading.text[slice(*span)].rstrip().endswith((".", "!", "?"))
    return span if span[1] - span[0] <= _LONGEST_TITLE and not is_sentence else (span[0], span[0])


def _only_time(reading: Reading, span: Span) -> Operand | None:
    times = [i for i, m in reading.mentions_in(span) if m.timex is not None and m.timex.type == "DATE" and m.timex.edtf]
    if len(times) != 1 or text_operand(reading, span) is None:
        return None
    return interval_of(reading, times[0])


_RATE = re.compile(
    r"\s*(?:\b(?:an?|per|each|every)\s+(?:calendar\s+)?|/\s?)(?P<unit>[a-z]+)\b(?!\s+(?:ago|before|earlier|later|previously))|,?\s+(?P<adverb>[a-z.]+)",
    re.IGNORECASE,
)


def rate_after(reading: Reading, text: str, position: int) -> tuple[str, ...]:
    """How often a sum of money is paid, as the adjective that narrows it down: "€900 *a month*" is a monthly rent. Empty if nothing is
    said."""
    found = _RATE.match(text, position)
    if found is None:
        return ()
    rates = reading.words.rates
    adverb = (found["adverb"] or "").casefold()
    adjective = rates.get((found["unit"] or "").casefold()) or (
        adverb if adverb in rates.values() else rates.get(adverb)
    )
    return (adjective,) if adjective is not None else ()
