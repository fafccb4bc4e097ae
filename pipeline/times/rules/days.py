"""Days, written with the name of their month."""

import re

from pipeline.records import Timex
from pipeline.times.calendar import first_day, last_day, moved, weekday_from
from pipeline.times.patterns import DASH
from pipeline.times.rule import Candidate, Range, rule
from pipeline.times.timexes import date_timex, in_range, month_or_day, vague, written_day
from pipeline.values.dates import PartialDate, days_in_month, ordinal

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR_OF_SECOND = re.compile(
    rf"\s?(?:and|or|to|until|till|through|{DASH})\s(?:the\s)?(?:early\s|late\s|mid-)?"
    rf"(?:(?:{_DAY}\s)?[A-Z][a-z]{{2,8}}\.?(?:\s{_DAY})?,?|{_DAY},)\s(1\d{{3}}|20\d\d)\b"
)
_FIRST_OF_TWO = re.compile(rf"(?P<month>[A-Z][a-z]{{2,8}})\.? {_DAY}(?:,? \d{{4}})? (?:to|and|or|until|through) $")
_LONGEST_FIRST = 30
# An event that is called by its day is recent up to this number of days.
_RECENT = 60
# The last day of a year of the Old Style. Days up to it have dual years: 11 February 1731/32.
_LAST_DUAL_DAY = (3, 24)


def month_and_day(candidate: Candidate) -> Timex | None:
    """A month, or a day of it, with day, month and year in any order. Without a year it has that of the date after it, or of the
    context."""
    month, year, day = candidate.month(), candidate.year(), candidate.optional_ordinal("day", "ordinal")
    if "/" in (candidate["any_year"] or "") and (year is None or (month, day or 0) > _LAST_DUAL_DAY):
        return None
    if year is not None:
        return written_day(year, month, day) if day else month_or_day(year, month)
    if day is None and not candidate.guards.is_month(
        candidate.match["month"], candidate.text, candidate.match.start("month"), candidate.end
    ):
        return None
    year = _year_of_second(candidate) or candidate.year_of(month, day)
    if day and year is not None and _names_event(candidate, year, month, day):
        return vague(f"XXXX-{month:02}-{day:02}")
    return written_day(year, month, day) if day else month_or_day(year, month)


def _names_event(candidate: Candidate, year: int, month: int, day: int) -> bool:
    """Whether a day without a year is the name of an event, and its year is not known: "the 11 September attacks" of no recent date."""
    if candidate.context.narrative or not candidate.precedes(candidate.words.events_named_by_day):
        return False
    written = candidate.context.written
    if written is None or not written.day or day > days_in_month(year, month):
        return True
    return abs(ordinal(year, month, day) - ordinal(written.year, written.month or 1, written.day)) > _RECENT


def _year_of_second(candidate: Candidate) -> int | None:
    """The year that a second date shares with this one: "between March and May 1992"."""
    found = _YEAR_OF_SECOND.match(candidate.text, candidate.end)
    return int(found[1]) if found else None


def _day_with_short_year(candidate: Candidate) -> Timex | None:
    year = candidate.full_year(candidate.match["year_digits"])
    return month_or_day(year, candidate.month(), candidate.ordinal("day"))


def _first_of_two_days(candidate: Candidate) -> Timex | None:
    to_last = candidate.lower("connector") not in {"and", "or"}
    return month_and_day(candidate) if to_last or candidate.follows(candidate.words.before_first_of_two_days) else None


def _second_of_two_days(candidate: Candidate) -> Timex | None:
    """ "March 3 to 5, 1999", "May 4 and 5"."""
    first = _FIRST_OF_TWO.search(candidate.text[max(0, candidate.start - _LONGEST_FIRST) : candidate.start])
    month = candidate.words.month_numbers.get(first["month"][:3].lower()) if first else None
    if not month or candidate.precedes(candidate.words.measured):
        return None
    day, year = candidate.ordinal("day"), candidate.year("year")
    return month_or_day(year or candidate.year_of(month, day), month, day)


def _old_and_new_style(candidate: Candidate) -> Timex | None:
    """ "22 February [O.S. 11 February] 1732": the date of the New Style."""
    return month_or_day(candidate.year(), candidate.month(), candidate.ordinal("day"))


def _night(candidate: Candidate) -> Timex | None:
    """ "The night of 4/5 May 1944" is one time, of two days."""
    last, year = (candidate.month(), candidate.ordinal("last")), candidate.year()
    year = candidate.year_of(*last) if year is None else year
    end = month_or_day(year, *last)
    first_month = candidate.month("first_month") if candidate["first_month"] else last[0]
    start = month_or_day(
        year - (first_month > last[0]) if year is not None else None, first_month, candidate.ordinal("day")
    )
    ends = in_range(start, end) if start and end else None
    if start is None or ends is None:
        return None
    return Timex(type="TIME", value=f"{start.value}T{candidate.day_part()}", edtf=ends[0].interval)


def _days(candidate: Candidate) -> Range | None:
    """From one day to another, of one month or of two. A first day without a year is in the same year, or in the one before."""
    last_month = candidate.month("second") if candidate["second"] else candidate.month()
    first = (candidate.month(), candidate.ordinal("day"))
    last = (last_month, candidate.ordinal("last"))
    year, first_year = candidate.year(), candidate.year("first")
    if year is None:
        year = candidate.year_of(*last)
    if first_year is None and year is not None:
        first_year = year - (first > last)
    return candidate.range(month_or_day(first_year, *first), month_or_day(year, *last))


def _consecutive_days(candidate: Candidate) -> Range | None:
    return _days(candidate) if candidate.ordinal("last") == candidate.ordinal("day") + 1 else None


def _day_and_year(candidate: Candidate) -> Range | None:
    """A range with a day or month at one end, and only a year at the other."""

    def end(year: str, which: str) -> Timex | None:
        month = next((group for group in (f"{which}_month", f"{which}_month2") if candidate[group]), None)
        written = int(candidate.match[year])
        if month is None:
            return date_timex(PartialDate(written))
        day = candidate.optional_ordinal(f"{which}_day", f"{which}_day2")
        return month_or_day(written, candidate.month(month), day)

    return candidate.range(end("first", "a"), end("last", "b"))


def _day_of_month(candidate: Candidate) -> Timex | None:
    """ "The last day of March", "the second Tuesday of November"."""
    month, year, which = candidate.month(), candidate.year(), candidate.lower("which")
    if year is None:
        year = candidate.year_of(month)
    if year is None:
        return vague(f"XXXX-{month:02}-XX")
    last = which in {"last", "final"}
    end = last_day(PartialDate(year, month))
    if not candidate["weekday"]:
        return month_or_day(year, month, end.day if last else candidate.ordinal("which"))
    found = weekday_from(end if last else first_day(end), candidate.weekday(), ahead=not last)
    if found and not last:
        found = moved(found, candidate.ordinal("which") - 1, "W")
    return date_timex(found) if found and (found.year, found.month) == (year, month) else None


def _day_of_letter(candidate: Candidate) -> Timex | None:
    """ "The 14th ult.": of the month before that of writing."""
    written, steps = candidate.context.written, candidate.words.letter_months[candidate.lower("letter_months")]
    month = moved(written, steps, "M") if written else None
    return month_or_day(month.year, month.month or 0, candidate.ordinal()) if month else None


def _day_of_this_month(candidate: Candidate) -> Timex | None:
    """ "On the 20th": a day of the month that the text is in."""
    words, base = candidate.words, candidate.context.before
    if not candidate.follows(words.before_bare_day) or (
        candidate.word_after and candidate.word_after not in words.after_bare_day
    ):
        return None
    number = candidate.ordinal()
    if base is None or not base.month:
        return vague(f"XXXX-XX-{number:02}") if number <= 31 else None
    return month_or_day(base.year, base.month, number)


_IN_THE_YEAR = "(?:,? (?:in the year (?:of our lord )?)?)"

RULES = (
    rule(
        "day month year",
        r"(?:{weekday},? (?:the )?)?(?:the )?{day}(?: day)? (?:of )?{month}" + _IN_THE_YEAR + r"{any_year}",
        month_and_day,
        "15 May 1992",
        "the 15th of May, 1992",
        attributive=True,
        full_date=True,
    ),
    rule(
        "day month",
        r"(?:{weekday},? (?:the )?)?(?:the )?{day}(?: day)? (?:of )?{month}",
        month_and_day,
        "15 May",
        "the 15th of May",
        attributive=True,
    ),
    rule(
        "day in words",
        r"(?:the )?{ordinal} (?:day )?of {month}(?:" + _IN_THE_YEAR + r"{any_year})?",
        month_and_day,
        "the fifteenth of May 1992",
    ),
    rule(
        "month day year",
        r"(?:{weekday},? )?{month} (?:the )?{day}(?:,|, | , | | of ){any_year}",
        month_and_day,
        "May 15, 1992",
        "May 15th 1992",
        full_date=True,
    ),
    rule("month day", r"(?:{weekday},? )?{month} (?:the )?{day}", month_and_day, "May 15", "Monday, June 1"),
    rule("month and day in words", r"(?:{weekday},? )?{month} (?:the )?{ordinal}", month_and_day, "June Fourth"),
    rule(
        "first of two days",
        r"(?:the )?{day}(?= (?P<connector>to|and|or|until|till) (?:the )?{last:day} (?:of )?{month}(?:,? {any_year})?(?!\w))",
        _first_of_two_days,
        "from [15] to 17 May 1992",
    ),
    rule(
        "second of two days", r"{day}(?:, {year})?", _second_of_two_days, "from March 3 to [5, 1999]", "May 4 and [5]"
    ),
    rule("day-month-year", r"{day}-{month}-{any_year}", month_and_day, "15-May-1992"),
    rule("day-month-short year", r"{day}-{month}-(?P<year_digits>\d\d)", _day_with_short_year, "15-May-92"),
    rule(
        "old and new style",
        r"{day} {month} ?[\[(]{old_style} {old_day:day} {old_month:month}[\])],? {any_year}",
        _old_and_new_style,
        "22 February (O.S. 11 February) 1732",
    ),
    rule(
        "night of two days",
        r"the {day_part} (?:of |between )?(?:the )?{day}(?: {first_month:month})?(?:/|~| and | to )(?:the )?{last:day} (?:of )?{month}(?:,? {any_year})?",
        _night,
        "the night of 4/5 May 1944",
    ),
    rule(
        "night of two days behind a month",
        r"the {day_part} of {month} {day}(?:/|~){last:day}(?:,? {any_year})?",
        _night,
        "the night of May 4-5, 1944",
    ),
    rule(
        "days with stroke",
        r"{day}(?P<dash>/){last:day} (?:of )?{month}(?:,? {any_year})?",
        _consecutive_days,
        "4/5 May 1944",
    ),
    rule("days of a month", r"{day}~{last:day} (?:of )?{month}(?:,? {any_year})?", _days, "15–17 May 1992"),
    rule(
        "days of two months",
        r"{day} {month}(?:,? {first:any_year})?~{last:day} {second:month}(?:,? {any_year})?",
        _days,
        "30 May – 2 June 1992",
    ),
    rule("month days", r"{month} {day}~{last:day}(?:,? {any_year})?", _days, "May 15–17, 1992"),
    rule(
        "month days of two months",
        r"{month} {day}(?:,? {first:any_year})?~{second:month} {last:day}(?:,? {any_year})?",
        _days,
        "May 30 – June 2, 1992",
    ),
    rule(
        "a day or month to a year",
        r"(?:{a_day:day} {a_month:month}|{a_month2:month}(?: {a_day2:day},?)?) {first:year}~{last:year}",
        _day_and_year,
        "March 30, 1856–1922",
    ),
    rule(
        "a year to a day or month",
        r"{first:year}~(?:{b_day:day} {b_month:month}|{b_month2:month}(?: {b_day2:day},?)?) {last:year}",
        _day_and_year,
        "1770–5 September 1801",
    ),
    rule(
        "day of a month in words",
        r"(?:the )?(?P<which>{ordinal}|last|final) (?:day|{weekday}) (?:of|in) {month}(?:,? {any_year})?",
        _day_of_month,
        "the last day of March 1990",
        "the second Tuesday in November 2012",
    ),
    rule(
        "day of a letter",
        r"(?:the )?(?P<ordinal>\d{1,2}(?:st|nd|rd|th)) {letter_months}\.?",
        _day_of_letter,
        "the 14th inst.",
    ),
    rule("day of this month", r"the (?P<ordinal>\d{1,2}(?:st|nd|rd|th))", _day_of_this_month, "on [the 20th]"),
)
