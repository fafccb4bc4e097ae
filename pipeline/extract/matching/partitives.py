"""Values that are some of what was named before: "six of them", "six of them except A and B"."""

import re

from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Operand
from pipeline.values.quantities import read_number

_SOME_OF = re.compile(r"(?P<count>[\w-]+) of (?P<pronoun>\w+)\b", re.IGNORECASE)


def partitive_operand(reading: Reading, argument: Argument) -> Operand | None:
    """The operand for "six of them (except A and B)", with the count and the mentions of the exceptions; None for other words. They are the
    things named before, without the exceptions, if their number is right."""
    some = _SOME_OF.match(reading.text, argument.start)
    if some is None or some["pronoun"].lower() not in reading.words.back_references or some.end() > argument.end:
        return None
    number = read_number(some["count"])
    if number is None:
        return None
    excepted: tuple[int, ...] = ()
    exceptions = re.compile(rf"[\s,(]*{any_of(reading.words.exceptions)}(?P<names>[^).;]*)", re.IGNORECASE)
    if after := exceptions.match(reading.text, some.end()):
        excepted = tuple(i for i, m in reading.mentions_in(after.span("names")) if m.kind == "name")
    return Operand(span=some.span(), without=excepted, count=int(number.amount))
