"""Times of day: on the clock, and parts of the day."""

import re

from pipeline.records import Timex
from pipeline.times.anchors import Context, moved, timex_value
from pipeline.times.false_positives import before_noun
from pipeline.times.rules import group, rule, word_after, word_before
from pipeline.times.words import DAY_PARTS
from pipeline.values.dates import PartialDate

_CLOCK_CUES = frozenset(
    "at by from until till before after around about to between since and approximately circa past".split()
)
_DATE_BEFORE = re.compile(r"\d{4}-\d\d-\d\d$|\d[./]\d+[./]\d{2,4}$")
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()


def on_day(day: PartialDate | None, clock: str) -> Timex:
    """A TIME of a day; of an unknown day it has no EDTF, else that of the day."""
    if day is None or not day.day:
        return Timex(type="TIME", value=f"XXXX-XX-XXT{clock}")
    return Timex(type="TIME", value=f"{timex_value(day)}T{clock}", edtf=str(day))


def _clock(match: re.Match[str], context: Context) -> Timex | None:
    hour, minute = int(match["hour"]), int(group(match, "minute") or 0)
    half = re.sub(r"\W", "", group(match, "half") or "").lower()
    zone = (group(match, "zone") or "").upper()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif not zone:
        before = word_before(match.string, match.start()).lower()
        if before not in _CLOCK_CUES and not _DATE_BEFORE.search(before):
            return None
    if hour > 24 or (hour == 24 and minute):
        return None
    # A full hour is a point on the clock, to the minute.
    return on_day(
        context.day_around(match.start()), f"{hour:02}:{minute:02}" + ("Z" if zone in {"UTC", "GMT", "Z"} else "")
    )


def _oclock(match: re.Match[str], context: Context) -> Timex | None:
    hour = int(match["hour"])
    return on_day(context.day_around(match.start()), f"{hour:02}:00") if hour <= 24 else None


def _hour_and_part(match: re.Match[str], context: Context) -> Timex | None:
    """ "3 o'clock in the afternoon" is 15 hours."""
    hour, minute, part = int(match["hour"]), match["minute"], (match["part"] or match["night"]).lower()
    said = minute or "clock" in match[0].lower() or word_before(match.string, match.start()).lower() in _CLOCK_CUES
    if not 1 <= hour <= 12 or not said:
        return None
    late = part in {"afternoon", "evening"} or (part == "night" and hour >= 6)
    hour = hour % 12 + (12 if late else 0)
    return on_day(context.day_around(match.start()), f"{hour:02}:{minute or '00'}")


def _past_the_hour(match: re.Match[str], context: Context) -> Timex | None:
    """ "Half past ten" is 10:30, of which half of the day is not said."""
    minutes = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
    hour, minute = _HOURS.index(match["word"].lower()) + 1, minutes[match["minutes"].lower().removeprefix("a ")]
    if match["way"].lower() == "to":
        if minute != 15 and word_before(match.string, match.start()).lower() not in _CLOCK_CUES:
            return None  # "from five to seven"
        hour, minute = hour - 1 or 12, 60 - minute
    return on_day(context.day_around(match.start()), f"{hour:02}:{minute:02}")


def _noon(match: re.Match[str], context: Context) -> Timex | None:
    return on_day(context.day_around(match.start()), "24:00" if match[0].lower() == "midnight" else "12:00")


def _day_part(match: re.Match[str], context: Context) -> Timex | None:
    which, part = (group(match, "which") or "").lower(), DAY_PARTS[match["daypart"].lower()]
    if which == "this":
        return on_day(context.written, part)
    if which == "last":
        return on_day(moved(context.written, -1, "D") if context.written else None, part)
    if which in {"the next", "the following"}:
        return on_day(moved(context.before, 1, "D") if context.before else None, part)
    if which == "the" and word_before(match.string, match.start()).lower() not in {
        "in",
        "during",
        "late",
        "early",
        "of",
        "by",
        "for",
        "throughout",
    }:
        return None
    before = word_before(match.string, match.start()).lower()
    if not which and before == "at" and part == "NI":
        return on_day(None, part)
    if not which and not (
        before in {"early", "late"} or (before in {"in", "during"} and before_noun(match.string, match.end()))
    ):
        return None
    return on_day(context.day_around(match.start()), part)


def _overnight(match: re.Match[str], context: Context) -> Timex | None:
    return None if match[0][0].isupper() and match.start() else on_day(context.written, "NI")


def _part_before(match: re.Match[str], context: Context) -> Timex | None:
    if word_after(match.string, match.end()):
        return None
    return on_day(moved(context.before, -1, "D") if context.before else None, DAY_PARTS[match["daypart"].lower()])


def _tonight(match: re.Match[str], context: Context) -> Timex | None:
    return on_day(context.written, "NI")


_HALF = r"(?P<half>(?:[ap]\.m\.?|[ap]m)(?!\w))"

RULES = (
    rule("clock", r"{hour}[:.]{minute}(?::[0-5]\d)? ?" + _HALF + r"(?: ?{zone})?", _clock, "3:00 a.m.", "9.30 pm"),
    rule("hour", r"{hour} ?" + _HALF, _clock, "9 am"),
    rule("clock with zone", r"{hour}:?{minute}(?::[0-5]\d)? ?(?:hours? )?{zone}", _clock, "18:00 UTC", "0800 UTC"),
    rule("clock alone", r"{hour}:{minute}(?::[0-5]\d)?", _clock, "at [18:00]"),
    rule(
        "hour and part of the day",
        r"{hour}(?::{minute})?(?: o'clock)? (?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night))",
        _hour_and_part,
        "at [3 in the morning]",
        "3 o'clock in the afternoon",
    ),
    rule(
        "past the hour",
        rf"(?P<minutes>half|(?:a )?quarter|five|ten|twenty|twenty-five) (?P<way>past|to) (?P<word>{'|'.join(_HOURS)})",
        _past_the_hour,
        "half past ten",
        "a quarter to nine",
    ),
    rule("o'clock", r"{hour} ?o'clock", _oclock, "8 o'clock"),
    rule("noon", r"noon|midnight|midday", _noon, "noon"),
    rule(
        "part of a day",
        r"(?:(?P<which>this|that|last|the(?: (?:next|following|same))?) )?(?:(?:early|late|mid-?) ?)?"
        r"{daypart}(?: hours)?",
        _day_part,
        "this morning",
        "last night",
    ),
    rule("overnight", r"overnight", _overnight, "overnight"),
    rule("the part of the day before", r"the {daypart} before", _part_before, "[the night before]."),
    rule("tonight", r"tonight", _tonight, "tonight"),
)
