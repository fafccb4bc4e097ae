"""Timelines: lines that begin with a date and tell what happened then: "1851 – founded by Olof Lind", "12 March 1960: the bridge opens"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.block_statements import block_statement
from pipeline.extract.operands.entities import topic
from pipeline.extract.reading import Reading
from pipeline.extract.terms import term_at, term_of_label
from pipeline.records import Block, DateValue, Occurrence, Operand, Span, Statement

_LEAST_LINES = 2
_LONGEST_LINE = 300
_CONFIDENCE = 0.88
_SEPARATOR = re.compile(r"\s*[:–—|-]\s*|\s+")
# Words after which a participle still begins what is told: "officially opened".
_LEADING = re.compile(r"(?:(?:officially|finally|formally|first|again)\b[\s-]*)*", re.IGNORECASE)
_BY = re.compile(r"\s+by\b")
_WORDS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)?")


class DatedLine(NamedTuple):
    """A line of a timeline: the number of its block, its date, and the span of what it tells."""

    block: int
    date: Operand
    told: Span


def read_timelines(reading: Reading) -> list[Statement]:
    """The statements of lines that begin with a date and then with the label of a predicate of dates: "1851 – founded". They are about the
    topic."""
    return [s for line in dated_lines(reading) for s in _statements(reading, line)]


def dated_lines(reading: Reading) -> tuple[DatedLine, ...]:
    """The lines of all timelines of a document: two or more blocks in a row that begin with a date."""
    return reading.once(_dated_lines)


def with_dates_of_lines(reading: Reading, occurrences: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """The occurrences; those without a date in a line of a timeline have the date of the line, and happen to the topic if the line begins
    with them."""
    lines = {line.block: line for line in dated_lines(reading)}
    return tuple(
        _dated(reading, o, lines[o.block]) if o.block in lines and o.trigger[0] >= lines[o.block].told[0] else o
        for o in occurrences
    )


def _dated(reading: Reading, occurrence: Occurrence, line: DatedLine) -> Occurrence:
    if occurrence.time is not None and occurrence.time.span != line.date.span:
        return occurrence
    type_ = reading.vocabulary.event_types.by_name.get(occurrence.type)
    leading = _LEADING.match(reading.text, *line.told)
    begins = leading is not None and occurrence.trigger[0] == leading.end()
    has_theme = bool(occurrence.themes) and _BY.match(reading.text, occurrence.trigger[1]) is None
    if not begins or has_theme or type_ is None or type_.theme is None:
        return occurrence.model_copy(update={"time": line.date})
    themes = (Operand(types=("any",)),)
    return occurrence.model_copy(update={"time": line.date, "themes": themes, "names": (), "words": ()})


def _dated_lines(reading: Reading) -> tuple[DatedLine, ...]:
    found: list[DatedLine] = []
    run: list[DatedLine] = []
    for number, block in enumerate(reading.annotation.blocks):
        line = _dated_line(reading, number, block) if block.end - block.start <= _LONGEST_LINE else None
        if line is None:
            found += run if len(run) >= _LEAST_LINES else []
            run = []
        else:
            run.append(line)
    return tuple(found + (run if len(run) >= _LEAST_LINES else []))


def _dated_line(reading: Reading, number: int, block: Block) -> DatedLine | None:
    if block.label is not None:
        date = term_of_label(reading, block.label)
        return DatedLine(number, _day(date), block.body) if date is not None and _is_one_time(date) else None
    if block.kind not in {"paragraph", "item"}:
        return None
    found = term_at(reading, block.body)
    separator = _SEPARATOR.match(reading.text, found[1], block.body[1]) if found is not None else None
    if found is None or separator is None or not _is_one_time(found[0]) or found[0].span is None:
        return None
    if found[0].span[0] != block.body[0]:
        return None  # "In 1950 the mill …", "since 1950"
    if not separator[0].strip() and not _labels(reading, (separator.end(), block.body[1])):
        return None  # "1950 was a good year"
    return DatedLine(number, _day(found[0]), (separator.end(), block.body[1]))


def _is_one_time(period: Operand) -> bool:
    """Whether a period is a date, not a time from one date to another."""
    assert isinstance(period.literal, DateValue)
    start, _, end = period.literal.edtf.partition("/")
    return start == end


def _day(period: Operand) -> Operand:
    assert isinstance(period.literal, DateValue)
    edtf = period.literal.edtf.split("/")[0]
    return period.model_copy(update={"literal": DateValue(name=edtf, edtf=edtf)})


def _statements(reading: Reading, line: DatedLine) -> Iterator[Statement]:
    for label in _labels(reading, line.told):
        for predicate, rule in reading.vocabulary.by_label.get(label, ()):
            if predicate.value == "date" and line.date.span is not None:
                rule_name = f"{predicate.name}/{rule.name}"
                yield block_statement(reading, line.block, rule_name, topic(predicate), line.date, _CONFIDENCE)


def _labels(reading: Reading, told: Span) -> tuple[str, ...]:
    """The labels of the vocabulary with which a line begins after its date."""
    leading = _LEADING.match(reading.text, *told)
    words = _WORDS.match(reading.text, leading.end() if leading is not None else told[0], told[1])
    tried = dict.fromkeys((words[0].casefold(), words[0].casefold().split()[0])) if words is not None else ()
    known = (reading.vocabulary.by_label, reading.vocabulary.event_types.by_label)
    return tuple(label for label in tried if any(label in labels for labels in known))
