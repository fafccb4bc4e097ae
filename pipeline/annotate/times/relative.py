"""Times that say when they are by another time: that of writing ("last year"), or the last one mentioned ("the following month")."""

import re

from pipeline.annotate.times.anchors import (
    SEASON_LETTERS,
    UNKNOWN,
    Context,
    as_anchor,
    date,
    moved,
    part_of_year,
    unit_of,
    unknown,
    week,
    weekday_from,
)
from pipeline.annotate.times.rules import group, rule, word_after, word_before
from pipeline.annotate.times.words import count, month_number, ordinal_number, season_code, unit_letters, weekday_number
from pipeline.records import Timex
from pipeline.values.dates import PartialDate

_STEPS = {"last": -1, "past": -1, "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1}
_FOLLOWING_STEPS = {"following": 1, "next": 1, "subsequent": 1, "ensuing": 1, "previous": -1, "preceding": -1, "prior": -1, "same": 0, "that": 0, "very": 0}


def _at_writing(match: re.Match[str], context: Context) -> Timex | None:
    """Last, this or next year, month, week, …, counted from the time of writing."""
    unit = unit_letters(match["unit"])
    return unit_of(context.written, _STEPS[match["which"].lower()], unit) if unit in UNKNOWN else None


def _the_last(match: re.Match[str], context: Context) -> Timex | None:
    """ "The next year" of a narrative follows its last time; elsewhere, as "the last year", it is read from the time of writing."""
    unit, which = unit_letters(match["unit"]), match["which"].lower()
    if unit not in UNKNOWN:
        return None
    narrated = which == "next" and (unit == "D" or context.narrative)
    return unit_of(context.before if narrated else context.written, _STEPS[which], unit)


def _after_the_last_time(match: re.Match[str], context: Context) -> Timex | None:
    unit = unit_letters(match["unit"])
    if unit not in UNKNOWN:
        return None
    return unit_of(context.before, _FOLLOWING_STEPS[match["which"].lower()], unit)


def _of_the_last_time(match: re.Match[str], context: Context) -> Timex | None:
    """ "The year", "the day": the one that the text is in."""
    unit = unit_letters(match["unit"])
    return unit_of(context.before, 0, unit) if unit in UNKNOWN else None


def _ago(match: re.Match[str], context: Context) -> Timex | None:
    return _counted(match, context.written, -1)


def _from_now(match: re.Match[str], context: Context) -> Timex | None:
    return _counted(match, context.written, 1)


def _later(match: re.Match[str], context: Context) -> Timex | None:
    return _counted(match, context.before, 1)


def _earlier(match: re.Match[str], context: Context) -> Timex | None:
    return _counted(match, context.before, -1)


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


def _the_day_before(match: re.Match[str], context: Context) -> Timex | None:
    return unit_of(context.before, -1 if match["which"].lower() in {"before", "previous"} else 1, "D")


def _weekday(match: re.Match[str], context: Context) -> Timex | None:
    """A weekday alone is the last one before the time of writing, or the next if the sentence looks ahead."""
    number, which = weekday_number(match["weekday"]), (group(match, "which") or "").lower()
    base = context.before if context.narrative else context.written
    if base is None or not base.day:
        return Timex(type="DATE", value=f"XXXX-WXX-{number}")
    if not which and _is_name(match):
        return None
    ahead = which in {"next", "this", "coming"} or (not which and context.looks_ahead(match.start(), match.end()))
    found = weekday_from(base, number, ahead=ahead or which == "following", same_day=which not in {"last", "next", "following", "previous", "past"})
    return date(found) if found else None


def _is_name(match: re.Match[str]) -> bool:
    """ "Black Monday", "Sunday Times"."""
    before, after = word_before(match.string, match.start()), word_after(match.string, match.end())
    capital_before = before[:1].isupper() and before.lower() in {"black", "bloody", "good", "ash", "palm", "holy", "easter", "super", "red", "man", "blue"}
    return capital_before or after in {"Times", "Telegraph", "Herald", "Mirror", "Express", "Mail", "Post", "Night", "Club", "Islands"}


def _month_by_word(match: re.Match[str], context: Context) -> Timex | None:
    """ "Last September", "next May": of the months of that name the nearest before or after the time of writing."""
    month, which = month_number(match["month"]), match["which"].lower()
    return _by_word(context, which, month, lambda year: date(PartialDate(year, month)), f"XXXX-{month:02}")


def _season_by_word(match: re.Match[str], context: Context) -> Timex | None:
    season, which = season_code(match["season"]), match["which"].lower()
    month = (season - 20) * 3
    return _by_word(context, which, month, lambda year: date(PartialDate(year, season=season)), f"XXXX-{SEASON_LETTERS[season]}")


def _by_word(context: Context, which: str, month: int, make: "object", unread: str) -> Timex:
    base = context.before if which in {"that", "following", "same", "previous"} else context.written
    if base is None or base.unknown_digits:
        return Timex(type="DATE", value=unread)
    now = base.month or 6
    step = {"last": -(month >= now), "past": -(month >= now), "previous": -(month >= now), "next": int(month <= now), "following": int(month <= now)}.get(which, 0)
    return make(base.year + step)  # type: ignore[operator, no-any-return]


def _month_of_year(match: re.Match[str], context: Context) -> Timex | None:
    """ "August of that year", "May last year", "March of next year"."""
    which = match["which"].lower()
    base = context.before if which in {"that", "same", "following", "previous", "the same", "the following", "the previous"} else context.written
    month = month_number(match["month"])
    if base is None or base.unknown_digits:
        return Timex(type="DATE", value=f"XXXX-{month:02}")
    step = {**_STEPS, **_FOLLOWING_STEPS}[which.removeprefix("the ")]
    if which == "next" and not context.narrative:
        base = context.written or base
    day = group(match, "day")
    try:
        return date(PartialDate(base.year + step, month, ordinal_number(day) if day and not day.isdigit() else int(day) if day else None))
    except ValueError:
        return None


def _season_of_year(match: re.Match[str], context: Context) -> Timex | None:
    which, season = match["which"].lower(), season_code(match["season"])
    base = context.before if which in {"that", "the same", "the following", "the previous"} else context.written
    if base is None or base.unknown_digits:
        return Timex(type="DATE", value=f"XXXX-{SEASON_LETTERS[season]}")
    return date(PartialDate(base.year + {**_STEPS, **_FOLLOWING_STEPS}[which.removeprefix("the ")], season=season))


def _quarter(match: re.Match[str], context: Context) -> Timex | None:
    """A quarter of this, last or next year, or without a year: then the nearest that has ended, or that the sentence looks ahead to."""
    base = context.base
    word = match["ordinal"].lower()
    which = (group(match, "which") or "").lower().removeprefix("the ")
    number = 4 if word in {"final", "last"} else ordinal_number(word)
    if number > 4 or (not which and word == "last"):
        return unit_of(context.written, -1, "Q") if word == "last" else None
    if base is None or base.unknown_digits:
        return Timex(type="DATE", value=f"XXXX-Q{number}")
    if which:
        anchor = context.before if which in {"that", "same", "following", "previous"} else context.written
        return part_of_year((anchor or base).year + {**_STEPS, **_FOLLOWING_STEPS}[which], "Q", number)
    own = ((base.month or 12) - 1) // 3 + 1
    ahead = context.looks_ahead(match.start(), match.end())
    return part_of_year(base.year - (number > own and not ahead) if base.month else base.year, "Q", number)


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
        sunday = weekday_from(PartialDate(after.year, after.month, 1), 7, ahead=False, same_day=False) if after else None
        return week(sunday) if sunday else None
    found = moved(monday, ordinal_number(word) - 1, "W") if monday else None
    return week(found) if found else None


def _end_of(match: re.Match[str], context: Context) -> Timex | None:
    return Timex(type="DATE", value={"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}[str(match.lastgroup)])


def _vague(value: str):  # type: ignore[no-untyped-def]
    def read(match: re.Match[str], context: Context) -> Timex | None:
        return Timex(type="DATE", value=value)

    return read


def _at_this_time(match: re.Match[str], context: Context) -> Timex | None:
    return Timex(type="DATE", value="PRESENT_REF")


def _anchor(timex: Timex) -> PartialDate | None:
    return as_anchor(timex.edtf) if timex.edtf else None


def _adjective(match: re.Match[str], context: Context) -> Timex | None:
    """ "Current", "recent", "former" before a noun, written small: a time, if a vague one."""
    return None if match[0][0].isupper() else Timex(type="DATE", value={"current": "PRESENT_REF", "recent": "PAST_REF"}[match[0].lower()])


_WHICH = r"(?P<which>last|past|this|next|coming|that|following|previous|same)"
_WHICH_YEAR = r"(?P<which>last|this|next|that|the same|the following|the previous)"

RULES = (
    rule("last unit", r"(?P<which>last|this|next) {unit}", _at_writing, "last year", "this week"),
    rule("the last unit", r"(?:the|this) (?P<which>last|current|present|next) {unit}", _the_last, "the current year"),
    rule("the following unit", r"(?:the|that|this) (?:very )?(?P<which>following|subsequent|ensuing|previous|preceding|prior|same) {unit}", _after_the_last_time, "the following month", "the same day"),
    rule("that unit", r"(?P<which>that) (?:very |same )?{unit}", _after_the_last_time, "that year"),
    rule("the unit", r"the {unit}", _of_the_last_time, "the end of the year", bare=False),
    rule("ago", r"(?:{number}|{vague}|an?) {unit} (?:ago|back)", _ago, "two weeks ago"),
    rule("from now", r"(?:{number}|{vague}|an?) {unit} from (?:now|today)", _from_now, "two weeks from now"),
    rule("later", r"(?:{number}|{vague}|an?) {unit} (?:later|afterwards?|after that)", _later, "two days later"),
    rule("earlier", r"(?:{number}|{vague}|an?) {unit} (?:earlier|before that|previously|beforehand)", _earlier, "a day earlier"),
    rule("units later", r"{unit} (?P<when>later|earlier)", lambda m, c: None if not m["unit"].lower().endswith("s") else Timex(type="DATE", value="FUTURE_REF" if m["when"].lower() == "later" else "PAST_REF"), "weeks later"),
    rule("named day", r"the day (?:before yesterday|after tomorrow)|yesterday|today|tomorrow", _named_day, "yesterday", "the day after tomorrow"),
    rule("the day before", r"the (?P<which>day (?:before|after)|previous day|next day)", lambda m, c: unit_of(c.before, -1 if "before" in m[0].lower() or "previous" in m[0].lower() else 1, "D") if m["which"].lower().endswith("day") or not word_after(m.string, m.end()) else None, "the next day"),
    rule("weekday", r"(?:(?P<which>last|next|this|that|coming|the following|the previous) )?{weekday}", lambda m, c: _weekday(m, c), "Monday", "last Friday"),
    rule("month by word", r"(?P<which>last|past|this|next|that|the following|the previous) {month}", lambda m, c: _month_by_word(m, c), "last September"),
    rule("season by word", r"(?P<which>last|past|this|next|that|the following|the previous) {season}", lambda m, c: _season_by_word(m, c), "last summer"),
    rule("month of that year", rf"(?:{{day}} )?{{month}}(?: {{day2:day}})?,?(?: of| in)? {_WHICH_YEAR} year", lambda m, c: _month_of_year(m, c), "August of that year", "May last year"),
    rule("season of that year", rf"(?:the )?{{season}},?(?: of| in)? {_WHICH_YEAR} year", _season_of_year, "the summer of that year"),
    rule("quarter of that year", rf"(?:the )?(?P<ordinal>first|second|third|fourth|final|last|[1-4](?:st|nd|rd|th))[- ]quarter (?:of )?{_WHICH_YEAR} year", _quarter, "the third quarter of last year"),
    rule("quarter of no year", r"(?:the )?(?P<ordinal>first|second|third|fourth|final|last|[1-4](?:st|nd|rd|th))[- ]quarter", _quarter, "the third quarter"),
    rule("week of a month", r"(?:the )?(?P<ordinal>first|second|third|fourth|last|final) week (?:of|in) {month}(?:,? {year})?", _weeks_of_month, "the last week of March"),
    rule("now", r"(?:right )?now|nowadays|currently|presently|at present|these days|at the moment|at this time|the present(?: day)?|to date", _vague("PRESENT_REF"), "currently"),
    rule("recently", r"(?:more |most |very )?(?:recently|lately)|the (?:recent )?past|(?:the )?recent (?:years|months|weeks|days|decades|times)|formerly|once upon a time", _vague("PAST_REF"), "recently", "recent years"),
    rule("soon", r"(?:very )?(?:soon|shortly)|the (?:near |foreseeable |distant )?future|the (?:coming|next) (?:years|months|weeks|days|decades)|the (?:long|short|near) term", _vague("FUTURE_REF"), "the near future"),
    rule("recent", r"recent|current", _adjective, "current"),
)  # fmt: skip
