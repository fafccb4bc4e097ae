"""What relative times are read against, and calendar arithmetic that leaves unknown what is unknown."""

import datetime
import re
from dataclasses import dataclass, field

from pipeline.records import Timex
from pipeline.values.dates import UNSPECIFIED, Interval, PartialDate, Precision, days_in_month, parse_edtf

SEASON_LETTERS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
UNKNOWN = {
    "D": "XXXX-XX-XX",
    "WE": "XXXX-WXX-WE",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "ML": "X",
}
"""The TIMEX3 value of a day, week, … of which nothing is known."""

# What is to come, with the verb that it governs: "will be signed", "is expected to meet", "to meet".
_FUTURE = re.compile(
    r"\b(?:(?:will|shall|should|would|may|might|could|must|can)\b|(?:due|scheduled|expect\w*|intend\w*|upcoming|slated|until|likely"
    r"|(?:going|set|plan(?:s|ned|ning)?|hop(?:e|es|ing)) to|to(?= (?-i:[a-z])))\b)(?: (?:not|also|then|only|likely|probably))?(?: (?:be|have)\b)?(?: [a-z]+)?",
    re.IGNORECASE,
)
# What is past: finite forms and participles.
_PAST = re.compile(
    r"\b(?:[a-z]{2,}ed|was|were|had|did|said|told|met|began|won|lost|fell|rose|took|made|came|went|held|left|sold|bought"
    r"|led|saw|gave|got|ran|sent|hit|paid|shot|found|built|wrote|spoke|broke|chose|grew|became|brought)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_CLAUSE_END = re.compile(
    r"[,;:]|\b(?:that|which|who|as|amid|amidst|because|after|before|when|while|where|although|if|but|saying)\b",
    re.IGNORECASE,
)
# "The quarter ended September 30": whatever ended has ended.
_ENDED = re.compile(r"\b(?:ended|ending|closed)(?: on)? $", re.IGNORECASE)
_NEAR = 90
_SAME_STORY = 400


@dataclass(slots=True)
class Context:
    """What is known where an expression stands: when the document was written, and the time last mentioned before.

    `last_day` is the last time that was a day, and `last_day_at` where it stood; `aside` a later time that does not carry the
    story on, and `aside_at` where that ended.
    `narrative`: the text tells of times long before it was written, so that "in April" goes on from the last time.
    `day_first` is how the document orders numeric dates, null if it does not show; `dates` are all days it writes out.
    """

    text: str
    written: PartialDate | None = None
    last: PartialDate | None = None
    last_day: PartialDate | None = None
    last_day_at: int = 0
    aside: PartialDate | None = None
    aside_at: int = 0
    narrative: bool = False
    day_first: bool | None = None
    dates: frozenset[str] = field(default_factory=frozenset)

    @property
    def before(self) -> PartialDate | None:
        """What "the following month" follows: the last time mentioned, else the time of writing."""
        return self.last or self.written

    def before_at(self, start: int) -> PartialDate | None:
        """The same for an expression at `start`: an aside counts in its own sentence."""
        if self.aside and not _SENTENCE_END.search(self.text, self.aside_at, start):
            return self.aside
        return self.before

    @property
    def base(self) -> PartialDate | None:
        """What a date without a year continues: the time of writing, unless the text tells of another time."""
        return self.before if self.written is None or self.narrative else self.written

    def day_around(self, start: int) -> PartialDate | None:
        """The day that the text is in: the last one mentioned, if not too far before, else that of writing."""
        if self.last_day and start - self.last_day_at < _SAME_STORY:
            return self.last_day
        return next((day for day in (self.last, self.base, self.written) if day and day.day), None)

    def looks_ahead(self, start: int, end: int) -> bool:
        """Whether the time stands with a verb that speaks of what is to come: the nearest before it in its sentence, or the
        first behind it in its clause."""
        before = _SENTENCE_END.split(self.text[max(0, start - _NEAR) : start])[-1]
        coming = max((m.end() for m in _FUTURE.finditer(before)), default=-1)
        gone = max((m.end() for m in _PAST.finditer(before)), default=-1)
        if coming >= 0 or gone >= 0:
            return coming >= gone
        behind = _CLAUSE_END.split(_SENTENCE_END.split(self.text[end : end + _NEAR])[0].lstrip(" ,"))[0]
        first_coming, first_gone = _FUTURE.search(behind), _PAST.search(behind)
        return bool(first_coming and not (first_gone and first_gone.start() < first_coming.start()))

    def year_of(self, month: int, day: int | None, start: int, end: int) -> int | None:
        """The year that a month and day without one most likely mean: the nearest, rather back than ahead in news and
        rather ahead than back in a narrative; null if there is nothing to read them against."""
        base = self.base
        if self.written is None and (beside := self.before_at(start)) is not self.before:
            base = beside  # "founded in 1969 in a treaty, signed May 26th"
        if base is None or base.unknown_digits:
            return None
        if not base.month:
            return base.year
        distance = month - base.month + ((day or 0) - (base.day or 0) if day and base.day else 0) / 31
        if _ENDED.search(self.text[max(0, start - _NEAR) : start]):
            leaning = -6.0
        elif self.narrative:
            leaning = 1.0
        elif self.looks_ahead(start, end):
            leaning = 4.0
        else:
            leaning = -2.0
        years = [y for y in (-1, 0, 1) if not day or day <= days_in_month(base.year + y, month)]
        return base.year + min(years, key=lambda y: abs(distance + 12 * y - leaning)) if years else None


def moved(date: PartialDate, number: int, unit: str) -> PartialDate | None:
    """A date some units on or back, at the precision of the unit; null where the date is not known that precisely."""
    try:
        match unit:
            case "Y" | "DE" | "CE" | "ML" if not date.unknown_digits:
                return PartialDate(date.year + number * {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}[unit])
            case "M" | "Q" if date.month:
                months = date.year * 12 + date.month - 1 + number * (3 if unit == "Q" else 1)
                return PartialDate(months // 12, months % 12 + 1)
            case "D" | "W" | "FN" if date.day:
                start = datetime.date(date.year, date.month or 1, date.day)
                return from_day(start + datetime.timedelta(days=number * {"D": 1, "W": 7, "FN": 14}[unit]))
    except (ValueError, OverflowError):
        pass
    return None


def from_day(day: datetime.date) -> PartialDate:
    """The same day."""
    return PartialDate(day.year, day.month, day.day)


def date(value: PartialDate) -> Timex:
    """A DATE of this precision."""
    return Timex(type="DATE", value=timex_value(value), edtf=str(value))


def in_range(first: Timex, last: Timex) -> tuple[Timex, Timex] | None:
    """Both ends of a range with the whole as their interval, null there if an end is not known; null if the last is
    before the first."""
    if first.edtf is None or (last.edtf is None and last.value != "PRESENT_REF"):
        return first, last
    try:
        whole = str(Interval(_end(first.edtf, 0), _end(last.edtf, 9) if last.edtf else None))
    except ValueError:
        return None
    return first.model_copy(update={"interval": whole}), last.model_copy(update={"interval": whole})


def _end(edtf: str, digit: int) -> PartialDate:
    """An end of a range; of a decade or century the first year (`digit` 0) or the last (9), since level 1 has no intervals of
    decades."""
    found = parse_edtf(edtf)
    if isinstance(found, Interval):
        raise ValueError(f"{edtf} is no end of a range")
    if found.unknown_digits:
        return PartialDate(
            found.year // 10**found.unknown_digits * 10**found.unknown_digits
            + digit * (10**found.unknown_digits - 1) // 9
        )
    # Level 1 has no intervals whose ends hold XX.
    return found.known() if UNSPECIFIED in {found.month, found.day} else found


def timex_value(date: PartialDate) -> str:
    """The TIMEX3 value of a date: years BC begin with BC, decades and centuries leave out their last digits."""
    if date.year <= 0:
        known = f"{(-date.year if date.unknown_digits else 1 - date.year):04}"
        text = "BC" + (known[: -date.unknown_digits] if date.unknown_digits else known)
    else:
        text = f"{date.year:04}"
        text = text[: -date.unknown_digits] if date.unknown_digits else text
    if date.season:
        return f"{text}-{SEASON_LETTERS[date.season]}"
    return "-".join([text, *(f"{part:02}" if part else "XX" for part in (date.month, date.day) if part is not None)])


def unknown(unit: str) -> Timex:
    """A DATE of which nothing is known but its size."""
    return Timex(type="DATE", value=UNKNOWN[unit])


def unit_of(base: PartialDate | None, number: int, unit: str) -> Timex:
    """The year, month, week, … that lies `number` of them after the one that holds `base`; unknown where `base` is not
    known that precisely."""
    shift_by = {"WE": "W"}.get(unit, unit)
    found = moved(base, number, shift_by) if base else None
    if found is None or abs(found.year) > 9999 or (found.year <= 0 and unit in {"W", "WE", "Q"}):
        return unknown(unit)
    match unit:
        case "W" | "WE":
            return week(found, weekend=unit == "WE")
        case "Q":
            return part_of_year(found.year, "Q", ((found.month or 1) - 1) // 3 + 1)
        case "DE":
            return date(PartialDate(first_of(found.year, 10), unknown_digits=1))
        case "CE":
            return date(PartialDate(first_of(found.year, 100), unknown_digits=2))
        case "ML":
            return unknown(unit)
        case _:
            return date(found)


def first_of(year: int, size: int) -> int:
    """The first year of a decade or century; those of negative years are written with the same digits, and end where they do."""
    return year // size * size if year >= 0 else -(-year // size * size + size - 1)


def week(day: PartialDate, *, weekend: bool = False) -> Timex:
    """The ISO week, or its weekend, that holds a day."""
    inside = datetime.date(day.year, day.month or 1, day.day or 1)
    year, number, weekday = inside.isocalendar()
    value = f"{year:04}-W{number:02}"
    try:
        monday = inside - datetime.timedelta(days=weekday - 1)
        first, last = monday + datetime.timedelta(days=5 if weekend else 0), monday + datetime.timedelta(days=6)
    except OverflowError:
        return Timex(type="DATE", value=value)
    return Timex(
        type="DATE", value=value + ("-WE" if weekend else ""), edtf=str(Interval(from_day(first), from_day(last)))
    )


def part_of_year(year: int, letter: str, number: int) -> Timex:
    """A quarter (Q1 to Q4) or half (H1, H2) of a year; its EDTF is from month to month."""
    months = 3 if letter == "Q" else 6
    edtf = Interval(PartialDate(year, (number - 1) * months + 1), PartialDate(year, number * months))
    return Timex(type="DATE", value=f"{year:04}-{letter}{number}", edtf=str(edtf))


def weekday_from(base: PartialDate, weekday: int, *, ahead: bool, same_day: bool = True) -> PartialDate | None:
    """The nearest such weekday (1 is Monday) ahead of or behind a day, that day itself included if `same_day`."""
    if not base.day:
        return None
    own = datetime.date(base.year, base.month or 1, base.day).isoweekday()
    distance = (weekday - own) % 7 if ahead else -((own - weekday) % 7)
    if distance == 0 and not same_day:
        distance = 7 if ahead else -7
    return moved(base, distance, "D")


def as_anchor(edtf: str) -> PartialDate | None:
    """The date that what follows is read against: of an interval its end; null if only a decade is known."""
    found = parse_edtf(edtf)
    last = found.end if isinstance(found, Interval) else found
    if last is None or last.precision < Precision.YEAR or abs(last.year) > 9999:
        return None
    return last.known()


def last_day(date: PartialDate) -> PartialDate:
    """The last day of a month."""
    month = date.month or 12
    return PartialDate(date.year, month, days_in_month(date.year, month))
