"""Terms of office and other periods as lists and tables have them: "1998–2004", "since 2011", "(1998–)", "2003 to date"."""

import re
from typing import Literal

from pipeline.extract.operands.dates import date_of
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import DateValue, Operand, Span

LONGEST_TERM = 15
"""Years; longer periods beside a name may be lives."""

_OPENING = re.compile(r"\s*\(\s*")
_BEFORE = re.compile(r"(?:(?P<since>since|from)\s+|in\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s*(?:[-–—]|to\b|until\b|till\b)\s*", re.IGNORECASE)
# "(1998–)", "1998– Anna Berg".
_LEFT_OPEN = re.compile(r"\s*(?:[-–—]\s*(?=$|[),;.\]])|onwards?\b)|[-–—](?=\s+[A-Z])")
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_YEARS = re.compile(r"(?:(?P<since>since|from)\s+)?(?P<start>\d{4})(?:\s*(?:[-–—]|to)\s*(?P<end>\d{4}|[a-z]+)?)?")


def term_at(reading: Reading, span: Span) -> tuple[Operand, int] | None:
    """The period with which a span begins, as an EDTF interval, and where its words end; None if it begins with none. A single date is a
    time within which something held."""
    before = _BEFORE.match(reading.text, *span)
    assert before is not None
    first = _date_at(reading, before.end())
    if first is None or first[1] > span[1]:
        return None
    edtf, end = first
    extent: Literal["whole", "within"] = "within"
    to = _TO.match(reading.text, end, span[1])
    left_open = _LEFT_OPEN.match(reading.text, end, span[1])
    if to is not None and (now := reading.once(_ongoing).match(reading.text, to.end(), span[1])) is not None:
        edtf, end, extent = f"{edtf.split('/')[0]}/..", now.end(), "whole"
    elif to is not None and (second := _date_at(reading, to.end())) is not None and second[1] <= span[1]:
        last, end = second
        edtf, extent = f"{edtf.split('/')[0]}/{last.split('/')[-1]}", "whole"
    elif left_open is not None:
        edtf, end, extent = f"{edtf.split('/')[0]}/..", left_open.end(), "whole"
    elif before["since"]:
        edtf, extent = f"{edtf.split('/')[0]}/..", "whole"
    elif "/" not in edtf:
        edtf = f"{edtf}/{edtf}"
    else:
        extent = "whole"
    return Operand(span=(before.end(), end), literal=DateValue(name=edtf, edtf=edtf, extent=extent)), end


def _ongoing(reading: Reading) -> re.Pattern[str]:
    """The words for a period that goes on: "to date"."""
    return re.compile(any_of(reading.words.ongoing), re.IGNORECASE)


def term_in_brackets(reading: Reading, start: int, end: int) -> Operand | None:
    """The period in the brackets that begin at a position: "University of Turku (2003–2011)"; None if they hold more, or a period as long
    as a life."""
    opening = _OPENING.match(reading.text, start, end)
    found = term_at(reading, (opening.end(), end)) if opening is not None else None
    if found is None or not reading.text.startswith(")", found[1]):
        return None
    first, last = years_of(found[0])
    return found[0] if last is None or last - first <= LONGEST_TERM else None


def years_of(term: Operand) -> tuple[int, int | None]:
    """The years in which a term begins and ends; the second is None if it goes on."""
    assert isinstance(term.literal, DateValue)
    start, _, end = term.literal.edtf.partition("/")
    return int(start[:4]), int(end[:4]) if end[:4].isdigit() else None


def term_of_label(reading: Reading, label: Span) -> Operand | None:
    """The years in a label, of which annotation reads no times: "Since 1991: Reader"; None if it is anything else."""
    found = _YEARS.fullmatch(reading.text[slice(*label)].strip().casefold())
    if found is None or not (found["end"] is None or found["end"].isdigit() or found["end"] in reading.words.ongoing):
        return None
    if found["since"] or (found["end"] and not found["end"].isdigit()):
        interval = f"{found['start']}/.."
    else:
        interval = f"{found['start']}/{found['end'] or found['start']}"
    extent: Literal["whole", "within"] = "whole" if found["since"] or found["end"] else "within"
    return Operand(span=label, literal=DateValue(name=interval, edtf=interval, extent=extent))


def _date_at(reading: Reading, start: int) -> tuple[str, int] | None:
    """The date that begins at a position, in EDTF, and its end. Four digits by themselves are a year."""
    for index, mention in reading.mentions_starting_in((start, start + 1)):
        date = date_of(reading, index) if mention.timex is not None else None
        if date is not None and isinstance(date.literal, DateValue):
            single = mention.timex.edtf if mention.timex is not None else None
            return single or date.literal.edtf, mention.end
    year = _YEAR.match(reading.text, start)
    return (year[0], year.end()) if year is not None else None
