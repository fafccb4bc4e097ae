"""Statements of the time of day at which an event happened: "the train derailed at 6.40 a.m. on 3 May 2016"."""

import re
from collections.abc import Iterator

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.occurrences import occurrences
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Clause, Mention, Operand, Statement, TextValue

PREDICATE = "time_of_day"
_CONFIDENCE = 0.88
_CLOCK = re.compile(r"T(?P<clock>\d\d:\d\d)Z?$")
_NEAR = 30  # characters


def read_clock_times(reading: Reading) -> list[Statement]:
    """The statements of times of day, as texts in 24 hours ("06:40"). What is only said to be about, before or after a time has none, nor
    has what names another time zone than the local one, or leaves open which half of the day is meant."""
    events = {o.trigger: n for n, o in enumerate(reading.once(occurrences)) if not o.negated}
    return [
        s for clause in reading.annotation.clauses if clause.form == "verb" for s in _of_clause(reading, clause, events)
    ]


def _of_clause(reading: Reading, clause: Clause, events: dict[tuple[int, int], int]) -> Iterator[Statement]:
    trigger = _event(reading, clause, events)
    found = _clock(reading, clause) if trigger is not None and clause.certainty == "asserted" else None
    if trigger is None or found is None:
        return
    mention, clock = found
    if not _is_exact(reading, mention):
        return
    yield clause_statement(
        reading,
        clause,
        f"{PREDICATE}/clause",
        Operand(span=trigger, event=events[trigger], types=("EVENT",)),
        Operand(span=mention.span, literal=TextValue(name=clock)),
        _CONFIDENCE,
    )


def _event(reading: Reading, clause: Clause, events: dict[tuple[int, int], int]) -> tuple[int, int] | None:
    """The word for the event that a clause tells by its verb, or by its subject: "the fire broke out"."""
    if clause.trigger in events:
        return clause.trigger
    if clause.lemma not in reading.words.occurring | reading.words.beginning:
        return None
    heads = [a.head for a in clause.arguments if a.role in {"subject", "object"} and not a.nesting]
    return next((t for t in sorted(events) for head in heads if t[0] <= head[0] < t[1]), None)


def _clock(reading: Reading, clause: Clause) -> tuple[Mention, str] | None:
    """The one time of day in a clause, with its value; None if there is none or several, or if another verb stands between."""
    clocks = [
        (m, clock["clock"])
        for _, m in reading.mentions_in(clause.span)
        if m.timex is not None and m.timex.type == "TIME" and (clock := _CLOCK.search(m.timex.value)) is not None
    ]
    if len(clocks) != 1:
        return None
    start, end = sorted((clause.trigger[0], clocks[0][0].start))
    verbs = [c for c in reading.clauses_in_block(clause.block) if c.form == "verb" and start < c.trigger[0] < end]
    return clocks[0] if not verbs else None


def _is_exact(reading: Reading, mention: Mention) -> bool:
    before = reading.text[max(0, mention.start - _NEAR) : mention.start].casefold()
    after = reading.text[mention.end : mention.end + _NEAR]
    if not before.rstrip().endswith((" at", ",")) and before.strip() != "at" and " at " not in mention.text:
        return False
    if re.search(rf"\b{any_of(reading.words.vague_clock)}\s+$", before) is not None:
        return False
    words = mention.text + (re.split(r"[,;.]", after)[0] if after[:1] == " " else "")
    is_sure = re.search("|".join(reading.words.sure_clock), words, re.IGNORECASE) is not None
    return is_sure and re.search(rf"\b(?:{'|'.join(reading.words.time_zones)})\b", words) is None
