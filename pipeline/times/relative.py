"""Times that say when they are by another one: that of writing ("last year"), or the last mentioned ("that month")."""

import re

from pipeline.records import Timex
from pipeline.times.anchors import (
    SEASON_LETTERS,
    UNKNOWN,
    Context,
    date,
    moved,
    part_of_year,
    unit_of,
    unknown,
    week,
    weekday_from,
)
from pipeline.times.rules import Reader, group, rule, word_after, word_before
from pipeline.times.words import count, month_number, ordinal_number, season_code, unit_letters, weekday_number
from pipeline.values.dates import PartialDate

_STEPS = {"last": -1, "past": -1, "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1}
_FOLLOWING_STEPS = {
    "following": 1,
    "next": 1,
    "subsequent": 1,
    "ensuing": 1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "same": 0,
    "that": 0,
    "very": 0,
}
_ALL_STEPS = {**_STEPS, **_FOLLOWING_STEPS}


def _at_writing(match: re.Match[str], context: Context) -> Timex | None:
    """Last, this or next year, month, week, …, counted from the time of writing."""
    unit = unit_letters(match["unit"])
    which = match["which"].lower()
    base = context.before if which == "this" and context.narrative else context.written
    return unit_of(base, _STEPS[which], unit) if unit in UNKNOWN else None


def _the_last(match: re.Match[str], context: Context) -> Timex | None:
    """ "The next year" of a narrative follows its last time; elsewhere it is read from the time of writing."""
    unit, which = unit_letters(match["unit"]), match["which"].lower()
    if unit not in UNKNOWN:
        return None
    narrated = which == "next" and (unit == "D" or context.narrative)
    return unit_of(context.before if narrated else context.written, _STEPS[which], unit)


def _after_the_last_time(match: re.Match[str], context: Context) -> Timex | None:
    """ "The following month", "that year"; "the day" alone is the one that the text is in."""
    unit = unit_letters(match["unit"])
    if unit not in UNKNOWN:
        return None
    base = context.day_around(match.start()) if unit == "D" else context.before_at(match.start())
    return unit_of(base, _FOLLOWING_STEPS[(group(match, "which") or "same").lower()], unit)


def _time_spent(match: re.Match[str], context: Context) -> Timex | None:
    """ "The day" of which something is said to fill it or to be at its end."""
    before, after = word_before(match.string, match.start()).lower(), word_after(match.string, match.end()).lower()
    entire = "entire" in match[0] or "whole" in match[0]
    if (not entire and before not in _SPENT) or after in {
        "of",
        "that",
        "when",
        "after",
        "before",
        "following",
        "we",
        "he",
        "they",
        "she",
        "i",
    }:
        return None
    unit = unit_letters(match["unit"])
    bases = [
        base
        for base in (
            context.day_around(match.start()) if unit == "D" else None,
            context.before_at(match.start()),
            context.written,
        )
        if base and (base.day or unit == "Y" or (unit in {"M", "Q"} and base.month))
    ]
    return unit_of(bases[0], 0, unit) if bases else unknown(unit)


_SPENT = frozenset("end ended ending ends finish finished finishing close closed closing for during throughout".split())


def _the_weekend(match: re.Match[str], context: Context) -> Timex | None:
    """The last weekend, or the next if the sentence looks ahead."""
    if word_before(match.string, match.start()).lower() not in {
        "over",
        "during",
        "at",
        "on",
        "for",
        "through",
        "throughout",
    }:
        return None
    if context.written is None or not context.written.day:
        return unknown("WE")
    ahead = context.looks_ahead(match.start(), match.end())
    sunday = weekday_from(context.written, 7, ahead=ahead)
    return week(sunday, weekend=True) if sunday else None


def _ago(match: re.Match[str], context: Context) -> Timex | None:
    return _counted(match, context.written, -1)


def _from_now(match: re.Match[str], context: Context) -> Timex | None:
    return _counted(match, context.written, 1)


def _later(match: re.Match[str], context: Context) -> Timex | None:
    return _counted(match, context.before_at(match.start()), 1)


def _earlier(match: re.Match[str], context: Context) -> Timex | None:
    return _counted(match, context.before_at(match.start()), -1)


def _units_later(match: re.Match[str], context: Context) -> Timex | None:
    return Timex(type="DATE", value="FUTURE_REF" if match["when"].lower() == "later" else "PAST_REF")


def _counted(match: re.Match[str], base: PartialDate | None, direction: int) -> Timex | None:
    """A number of units before or after a date."""
    unit = unit_letters(match["unit"])
    quantity = group(match, "number") or group(match, "vague") or "a"
    number = count(quantity)
    if number is None or number != int(number) or number > 9999:
        return Timex(type="DATE", value="PAST_REF" if direction < 0 else "FUTURE_REF")
    if unit[0] == "T":
        return Timex(type="TIME", value="XXXX-XX-XXTXX")
    steps = direction * int(number)
    if unit in {"W", "FN"}:
        found = moved(base, steps, unit) if base else None
        return date(found) if found else unknown("D")
    return unit_of(base, steps, unit) if unit in UNKNOWN else None


def _named_day(match: re.Match[str], context: Context) -> Timex | None:
    steps = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2}
    return unit_of(context.written, steps[" ".join(match[0].lower().split())], "D")


def _weekdays_ago(match: re.Match[str], context: Context) -> Timex | None:
    """ "Two Sundays ago": counted back from the last one."""
    number, weekday = count(match["number"]), weekday_number(match["weekday"])
    if context.written is None or not context.written.day or number is None or not 0 < number < 60:
        return Timex(type="DATE", value=f"XXXX-WXX-{weekday}")
    last = weekday_from(context.written, weekday, ahead=False, same_day=False)
    found = moved(last, 1 - int(number), "W") if last else None
    return date(found) if found else None


def _end_of_unit(match: re.Match[str], context: Context) -> Timex | None:
    """ "Year's end", "mid-month": of the unit that the text is in."""
    unit = unit_letters(match["unit"] or match["middle"])
    return unit_of(context.base, 0, unit)


def _half_of_year(match: re.Match[str], context: Context) -> Timex | None:
    which = _plain(match["which"]) or "same"
    base = _base(context, which)
    number = 1 if match["half"].lower() == "first" else 2
    if base is None:
        return Timex(type="DATE", value=f"XXXX-H{number}")
    return part_of_year(base.year + _ALL_STEPS[which], "H", number)


def _the_unit_before(match: re.Match[str], context: Context) -> Timex | None:
    """ "The year previous", "the day following" with nothing behind it that it is counted from."""
    which, behind = match["which"].lower(), word_after(match.string, match.end())
    if behind and (which in {"before", "after"} or behind not in {"saw", "was", "and", "he", "she", "they", "it"}):
        return None
    return unit_of(
        context.before_at(match.start()), 1 if which in {"following", "after"} else -1, unit_letters(match["unit"])
    )


def _units_before(match: re.Match[str], context: Context) -> Timex | None:
    """ "Two days before" with nothing behind it: else it is so long before something."""
    if match.string[match.end() : match.end() + 1] not in {".", ",", ";", ")"}:
        return None
    return _counted(match, context.before_at(match.start()), -1 if match["way"].lower() == "before" else 1)


def _latest(match: re.Match[str], context: Context) -> Timex | None:
    return unit_of(context.written, -1, unit_letters(match["unit"]))


def _unit_earlier(match: re.Match[str], context: Context) -> Timex | None:
    if (
        word_before(match.string, match.start()).lower() in {"one", "half", "per"}
        or match.string[match.start() - 1 : match.start()] == "-"
    ):
        return None
    return unit_of(context.before_at(match.start()), -1, unit_letters(match["unit"]))


def _same_period(match: re.Match[str], context: Context) -> Timex | None:
    """The time that the text is in, as precise as it said it, but of another year."""
    base = context.last or context.written
    if base is None or base.unknown_digits:
        return Timex(type="DATE", value="XXXX")
    steps = -1 if match["ago"] else _ALL_STEPS[match["which"].lower()]
    year = base.year + steps
    unit = match["unit"].lower()
    if base.month and (unit == "month" or not base.day):
        return date(PartialDate(year, base.month))
    if base.month and unit == "quarter":
        return part_of_year(year, "Q", (base.month - 1) // 3 + 1)
    if unit in {"month", "quarter"}:
        return Timex(type="DATE", value=f"{year}-{'XX' if unit == 'month' else 'QX'}")
    return date(PartialDate(year))


def _consecutive(match: re.Match[str], context: Context) -> Timex | None:
    unit = unit_letters(match["unit"])
    return unit_of(context.written if unit != "D" else context.base, 0, unit) if unit in UNKNOWN else None


def _weekday(match: re.Match[str], context: Context) -> Timex | None:
    """A weekday alone is the last one before the time of writing, or the next if the sentence looks ahead."""
    number, which = weekday_number(match["weekday"]), (group(match, "which") or "").lower()
    if not which and _is_name(match):
        return None
    base = context.before if context.narrative else context.written
    if base is None or not base.day:
        return Timex(type="DATE", value=f"XXXX-WXX-{number}")
    ahead = which in {"next", "this", "coming"} or (not which and context.looks_ahead(match.start(), match.end()))
    found = weekday_from(
        base,
        number,
        ahead=ahead or which == "following",
        same_day=which not in {"last", "next", "following", "previous", "past"},
    )
    return date(found) if found else None


def _is_name(match: re.Match[str]) -> bool:
    """ "Black Monday", "Sunday Club"."""
    before, after = word_before(match.string, match.start()), word_after(match.string, match.end())
    capital_before = before[:1].isupper() and before.lower() in {
        "black",
        "bloody",
        "good",
        "ash",
        "palm",
        "holy",
        "easter",
        "super",
        "red",
        "man",
        "blue",
    }
    return capital_before or after in {
        "Times",
        "Telegraph",
        "Herald",
        "Mirror",
        "Express",
        "Mail",
        "Post",
        "Night",
        "Club",
        "Islands",
    }


_OF_THE_TEXT = frozenset(["that", "same", "following", "previous"])


def _base(context: Context, which: str) -> PartialDate | None:
    """What "that" or "the following" is read against, and what "last" or "next"."""
    base = context.before if which in _OF_THE_TEXT or context.narrative else context.written
    return None if base is None or base.unknown_digits else base


def _month_by_word(match: re.Match[str], context: Context) -> Timex | None:
    """ "Last September", "next May": of the months of that name the nearest before or after the time of writing."""
    month, which = month_number(match["month"]), _plain(match["which"])
    base = _base(context, which)
    return (
        date(PartialDate(_year_by_word(base, which, month), month))
        if base
        else Timex(type="DATE", value=f"XXXX-{month:02}")
    )


def _season_by_word(match: re.Match[str], context: Context) -> Timex | None:
    season, which = season_code(match["season"]), _plain(match["which"])
    base = _base(context, which)
    if base is None:
        return Timex(type="DATE", value=f"XXXX-{SEASON_LETTERS[season]}")
    return date(PartialDate(_year_by_word(base, which, (season - 20) * 3), season=season))


def _plain(which: str) -> str:
    return which.lower().removeprefix("that ").removeprefix("the").strip()


def _year_by_word(base: PartialDate, which: str, month: int) -> int:
    now = base.month or 6
    if which in {"last", "past", "previous"}:
        return base.year - (month >= now)
    return base.year + (month <= now) if which in {"next", "following"} else base.year


def _month_of_year(match: re.Match[str], context: Context) -> Timex | None:
    """ "August of that year", "15 May last year", "March of next year"."""
    which, month = _plain(match["which"]), month_number(match["month"])
    base, day = _base(context, which), match["day"] or match["second"]
    number = ordinal_number(day) if day else None
    if base is None:
        return Timex(type="DATE", value=f"XXXX-{month:02}" + (f"-{number:02}" if number else ""))
    try:
        return date(PartialDate(base.year + _ALL_STEPS[which], month, number))
    except ValueError:
        return None


def _season_of_year(match: re.Match[str], context: Context) -> Timex | None:
    which, season = _plain(match["which"]), season_code(match["season"])
    base = _base(context, which)
    if base is None:
        return Timex(type="DATE", value=f"XXXX-{SEASON_LETTERS[season]}")
    return date(PartialDate(base.year + _ALL_STEPS[which], season=season))


def _quarter(match: re.Match[str], context: Context) -> Timex | None:
    """A quarter of a year said, or without one: then the nearest that has ended, or that the sentence looks ahead to."""
    word, which = match["ordinal"].lower(), _plain(group(match, "which") or "")
    if word == "last" and not which:
        return unit_of(context.written, -1, "Q")
    number = 4 if word in {"final", "last"} else ordinal_number(word)
    base = _base(context, which) if which else context.base
    if base is None or base.unknown_digits:
        return Timex(type="DATE", value=f"XXXX-Q{number}")
    if which or not base.month:
        return part_of_year(base.year + (_ALL_STEPS[which] if which else 0), "Q", number)
    own = (base.month - 1) // 3 + 1
    return part_of_year(base.year - (number > own and not context.looks_ahead(match.start(), match.end())), "Q", number)


def _weeks_of_month(match: re.Match[str], context: Context) -> Timex | None:
    """ "The first week of June", "the last week of March": the whole ISO weeks of that month, counted."""
    month = month_number(match["month"])
    written = group(match, "year")
    year = int(written) if written else context.year_of(month, None, match.start(), match.end())
    word = match["ordinal"].lower()
    if year is None:
        return Timex(type="DATE", value="XXXX-WXX")
    first = PartialDate(year, month, 1)
    monday = weekday_from(first, 1, ahead=True)
    if word in {"last", "final"}:
        after = moved(PartialDate(year, month), 1, "M")
        sunday = (
            weekday_from(PartialDate(after.year, after.month, 1), 7, ahead=False, same_day=False) if after else None
        )
        return week(sunday) if sunday else None
    found = moved(monday, ordinal_number(word) - 1, "W") if monday else None
    return week(found) if found else None


def _vague(value: str) -> Reader:
    def read(match: re.Match[str], context: Context) -> Timex | None:
        return Timex(type="DATE", value=value)

    return read


_ADJECTIVES = {"current": "PRESENT_REF", "recent": "PAST_REF", "future": "FUTURE_REF"}


def _adjective(match: re.Match[str], context: Context) -> Timex | None:
    """ "Current", "recent", "future" before a noun, written small: a time, if a vague one."""
    return None if match[0][0].isupper() else Timex(type="DATE", value=_ADJECTIVES[match[0].lower()])


RULES = (
    rule("last unit", r"(?P<which>last|this|next) {unit}", _at_writing, "last year", "this week"),
    rule("the last unit", r"(?:the|this) (?P<which>last|current|present|next) {unit}", _the_last, "the current year"),
    rule(
        "the following unit",
        r"(?:the|that|this) (?:very )?(?P<which>following|subsequent|ensuing|previous|preceding|prior|same) {unit}",
        _after_the_last_time,
        "the following month",
        "the same day",
    ),
    rule("that unit", r"(?P<which>that) (?:very |same )?{unit}", _after_the_last_time, "that year"),
    rule("the unit", r"the {unit}", _after_the_last_time, "[the end of the year]", bare=False),
    rule("the day", r"the (?:entire |whole )?(?P<unit>day|year|week|month|quarter)", _time_spent, "during [the day]"),
    rule("the weekend", r"the weekend", _the_weekend, "over [the weekend]"),
    rule("ago", r"(?:{number}|{vague}|an?) {unit} (?:ago|back)", _ago, "two weeks ago"),
    rule("from now", r"(?:{number}|{vague}|an?) {unit} from (?:now|today)", _from_now, "two weeks from now"),
    rule("later", r"(?:{number}|{vague}|an?) {unit} (?:later|afterwards?|after that)", _later, "two days later"),
    rule(
        "earlier",
        r"(?:{number}|{vague}|an?) {unit} (?:earlier|before that|previously|beforehand)",
        _earlier,
        "a day earlier",
    ),
    rule(
        "units later",
        r"(?P<unit>(?:decades|centuries|years|months|weeks|days|hours)) (?P<when>later|earlier)",
        _units_later,
        "weeks later",
    ),
    rule(
        "named day",
        r"the day (?:before yesterday|after tomorrow)|yesterday|today|tomorrow",
        _named_day,
        "yesterday",
        "the day after tomorrow",
    ),
    rule(
        "the unit before",
        r"the (?P<unit>week|month|year|day) (?P<which>previous|following|earlier|preceding|before|after)",
        _the_unit_before,
        "[the year previous].",
        "[the month before].",
    ),
    rule(
        "units before",
        r"(?:{number}|{vague}|an?) {unit} (?P<way>before|after)",
        _units_before,
        "[two days before].",
    ),
    rule("weekdays ago", r"{number} {weekday}s ago", _weekdays_ago, "two Sundays ago"),
    rule(
        "end of the unit",
        r"(?:the )?(?:(?P<unit>year|month|week|quarter)(?:'s)?[- ]end|mid-?(?P<middle>year|month|week))",
        _end_of_unit,
        "by [year's end]",
        "at [year-end]",
        "by [mid-year]",
    ),
    rule(
        "half of that year",
        r"(?:the )?(?P<half>first|second|latter|last) half of (?:(?P<which>the|this|last|next|that|the same|the following"
        r"|the previous|the current) )year",
        _half_of_year,
        "the first half of this year",
        "the second half of the year",
    ),
    rule(
        "units ago",
        r"(?P<unit>(?:decades|centuries|years|months|weeks|days|hours)) ago|long ago",
        _vague("PAST_REF"),
        "years ago",
    ),
    rule(
        "the latest unit",
        r"(?:the |its |their )?latest (?P<unit>quarter|week|month|year)",
        _latest,
        "[the latest quarter]",
    ),
    rule(
        "year-earlier",
        r"(?P<unit>year)[- ](?:earlier|ago)",
        _unit_earlier,
        "the [year-earlier] period",
        "[year-ago] results",
    ),
    rule(
        "same period",
        r"(?:the )?same (?P<unit>period|month|quarter|week|time|day)(?: of| in)? "
        r"(?:(?:the )?(?P<which>last|previous|preceding|prior|next|following) year|an? year (?P<ago>ago|earlier|before))",
        _same_period,
        "the same period last year",
        "the same month a year ago",
    ),
    rule(
        "consecutive unit",
        r"(?:an?|the|its|their|his|her) {ordinal} (?:consecutive|straight|successive) {unit}",
        _consecutive,
        "a second consecutive day",
    ),
    rule(
        "weekday",
        r"(?:(?P<which>last|next|this|that|coming|the following|the previous) )?{weekday}",
        _weekday,
        "Monday",
        "last Friday",
    ),
    rule(
        "month by word",
        r"(?P<which>last|past|this|next|that|the following|the previous) {month}",
        _month_by_word,
        "last September",
    ),
    rule(
        "season by word",
        r"(?P<which>last|past|this|next|that same|that|the same|the following|the previous|the next) {season}",
        _season_by_word,
        "last summer",
    ),
    rule(
        "month of that year",
        r"(?:{day} )?{month}(?: {second:day})?,?(?: of| in)? {which:whichyear} year",
        _month_of_year,
        "August of that year",
        "May last year",
    ),
    rule(
        "season of that year",
        r"(?:the )?{season},?(?: of| in)? {which:whichyear} year",
        _season_of_year,
        "the summer of that year",
    ),
    rule(
        "quarter of that year",
        r"(?:the )?{ordinal:nth}[- ]quarter (?:of )?{which:whichyear} year",
        _quarter,
        "the third quarter of last year",
    ),
    rule("quarter of no year", r"(?:the )?{ordinal:nth}[- ]quarter", _quarter, "the third quarter"),
    rule(
        "week of a month",
        r"(?:the )?(?P<ordinal>first|second|third|fourth|last|final) week (?:of|in) {month}(?:,? {year})?",
        _weeks_of_month,
        "the last week of March",
    ),
    rule(
        "now",
        r"(?:right )?now|nowadays|currently|presently|at present|these days|at the moment|at this time"
        r"|the present(?: day)?|present[- ]day|modern[- ]day|the time being",
        _vague("PRESENT_REF"),
        "currently",
    ),
    rule(
        "recently",
        r"(?:more |most |very )?(?:recently|lately)|the (?:recent )?past"
        r"|(?:the )?recent (?:years|months|weeks|days|decades|times)",
        _vague("PAST_REF"),
        "recently",
        "recent years",
    ),
    rule(
        "soon",
        r"very soon|the (?:near |foreseeable |distant )?future|the next (?:years|months|weeks|days|decades)"
        r"|the (?:long|short|near) term",
        _vague("FUTURE_REF"),
        "the near future",
    ),
    rule("recent", r"recent|current|future", _adjective, "current"),
)
