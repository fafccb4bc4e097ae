"""Finding the time expressions of a text."""

from pipeline.records import Timex
from pipeline.records.base import Record
from pipeline.times.document import document_context
from pipeline.times.grammar import load_grammar
from pipeline.times.scan import scan


class TimeExpression(Record):
    """A time expression: ``text[start:end]``, its timex, and the name of the rule that read it."""

    start: int
    end: int
    timex: Timex
    rule: str


def find_times(text: str, *, written: str | None = None) -> tuple[TimeExpression, ...]:
    """All time expressions of a text in order, without overlap. Offsets are in code points of `text`.

    `written` is the day, month or year in which the text was written, in ISO 8601. If its day is not given, a date that stands alone on
    one of the first lines is the day of writing. Relative expressions are read against the time of writing, or against the time
    that the text mentioned last. If there is neither, they have X for what is unknown, and no EDTF.

    A range is two expressions, both with the EDTF of the whole as `interval`. If day and month could be swapped and no other
    date of the text decides, `readings` has both readings. A time of day has the EDTF of its day.

    The first call compiles the grammar, which takes about 0.3 seconds. Raises `ValueError` if `written` is not such a date.
    """
    grammar = load_grammar()
    context = document_context(text, written, grammar)
    found = scan(text, context, grammar)
    found = grammar.neighbours.join_clock_and_day(text, found)
    found = grammar.neighbours.mark_ranges(text, found)
    return tuple(
        TimeExpression(start=time.start, end=time.end, timex=time.timex, rule=time.rule.name) for time in found
    )
