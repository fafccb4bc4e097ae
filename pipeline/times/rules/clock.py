"""Times of day: on the clock, and parts of the day."""

import re

from pipeline.records import Timex
from pipeline.times.calendar import moved
from pipeline.times.rule import Candidate, rule
from pipeline.times.timexes import time_of_day

_EVENING = 6
_DATE = re.compile(r"\d{4}-\d\d-\d\d$|\d[./]\d+[./]\d{2,4}$")


def _clock(candidate: Candidate) -> Timex | None:
    words, hour, minute = candidate.words, int(candidate.match["hour"]), int(candidate["minute"] or 0)
    half, zone = re.sub(r"\W", "", candidate.lower("half")), candidate["zone"] or candidate["bracketed"] or ""
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif not zone:
        before = candidate.word_before.lower()
        if before not in words.clock_cues and not _DATE.search(before):
            return None
    if hour > 24 or (hour == 24 and minute):
        return None
    # A full hour is a point on the clock, to the minute.
    universal = "Z" if zone in words.universal_zones and not candidate["offset"] else ""
    return time_of_day(candidate.day_around, f"{hour:02}:{minute:02}{universal}")


def _clock_in_hours(candidate: Candidate) -> Timex | None:
    """ "05:30hrs", unless it is how long something took."""
    if candidate.follows({"in", "for", "of"}):
        return None
    return time_of_day(candidate.day_around, f"{int(candidate.match['hour']):02}:{candidate.match['minute']}")


def _oclock(candidate: Candidate) -> Timex | None:
    return time_of_day(candidate.day_around, f"{int(candidate.match['hour']):02}:00")


def _hour_and_part(candidate: Candidate) -> Timex | None:
    """ "3 o'clock in the afternoon" is 15:00."""
    hour, minute = int(candidate.match["hour"]), candidate["minute"]
    part = candidate.lower("part") or candidate.lower("night")
    cued = minute or "clock" in candidate.matched or candidate.follows(candidate.words.clock_cues)
    if not 1 <= hour <= 12 or not cued:
        return None
    late = part in candidate.words.late_parts or (part == "night" and hour >= _EVENING)
    hour = hour % 12 + (12 if late else 0)
    return time_of_day(candidate.day_around, f"{hour:02}:{minute or '00'}")


def _past_the_hour(candidate: Candidate) -> Timex | None:
    """ "Half past ten" is 10:30. The text does not say which half of the day it is."""
    words = candidate.words
    hour = words.ones.index(candidate.lower("hour_in_words")) + 1
    minute = words.minutes[" ".join(candidate.lower("minutes").split())]
    if candidate.lower("way") == "to":
        if minute != 15 and not candidate.follows(words.clock_cues):
            return None  # "from five to seven"
        hour, minute = hour - 1 or 12, 60 - minute
    part = candidate.lower("part") or candidate.lower("night")
    if part in words.late_parts or (part == "night" and hour >= _EVENING):
        hour = hour % 12 + 12
    return time_of_day(candidate.day_around, f"{hour:02}:{minute:02}")


def _named_hour(candidate: Candidate) -> Timex | None:
    return time_of_day(candidate.day_around, candidate.words.clock_names[candidate.matched])


def _part_of_day(candidate: Candidate) -> Timex | None:
    """ "This morning", "last night", "the following evening"; alone only after a word for a time."""
    context, which, part = candidate.context, candidate.lower("which"), candidate.day_part()
    if which == "this":
        return time_of_day(context.written, part)
    if which == "last":
        return time_of_day(moved(context.written, -1, "D") if context.written else None, part)
    if which in {"the next", "the following"}:
        return time_of_day(moved(context.before, 1, "D") if context.before else None, part)
    if which == "the" and not candidate.follows(candidate.words.before_part_of_day):
        return None
    if not which:
        if part == "NI" and candidate.follows({"at"}):
            return time_of_day(None, part)
        middle = candidate.matched.startswith("mid")
        before_noun = candidate.guards.is_noun(candidate.text, candidate.end)
        if not (
            middle or candidate.follows({"early", "late"}) or (candidate.follows({"in", "during"}) and before_noun)
        ):
            return None
    return time_of_day(candidate.day_around, part)


def _overnight(candidate: Candidate) -> Timex | None:
    return None if candidate.capitalised and candidate.start else time_of_day(candidate.context.written, "NI")


def _tonight(candidate: Candidate) -> Timex | None:
    return time_of_day(candidate.context.written, "NI")


def _part_of_day_before(candidate: Candidate) -> Timex | None:
    """ "The night before" at the end of a clause."""
    base = candidate.context.before
    if candidate.word_after:
        return None
    return time_of_day(moved(base, -1, "D") if base else None, candidate.day_part())


_HALF = r"(?P<half>(?:[ap]\.m\.?|[ap]m)(?!\w))"
# "9 a.m. GMT", "9 a.m. local time"
_ZONE = r"(?: ?{zone}| \({bracketed:zone}(?: ?(?P<offset>[+−-]\d{1,2}(?::?\d\d)?))?\)| (?:local |(?-i:(?:[A-Z][a-z]+ ){1,2})(?:standard |daylight |summer )?)time)?"

RULES = (
    rule("clock", r"{hour}[:.]{minute}(?::[0-5]\d)? ?" + _HALF + _ZONE, _clock, "3:00 a.m.", "9.30 pm"),
    rule("hour", r"{hour} ?" + _HALF + _ZONE, _clock, "9 am", "9 a.m. Eastern time"),
    rule("clock with zone", r"{hour}:?{minute}(?::[0-5]\d)? ?(?:hours? )?{zone}", _clock, "18:00 UTC", "0800 UTC"),
    rule("clock with hours", r"{hour}:{minute} ?h(?:(?:ou)?rs)?", _clock_in_hours, "19:00 hrs"),
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
        r"{minutes} (?P<way>past|to) {hour_in_words}(?: in the (?P<part>morning|afternoon|evening)| at (?P<night>night))?",
        _past_the_hour,
        "half past ten",
        "a quarter to nine",
    ),
    rule("o'clock", r"{hour} ?o'clock", _oclock, "8 o'clock"),
    rule("noon", r"{clock_names}", _named_hour, "noon"),
    rule(
        "part of a day",
        r"(?:(?P<which>this|that|last|the(?: (?:next|following|same))?) )?(?:(?:early|late|mid[- ]?) ?)?{day_part}(?: hours)?",
        _part_of_day,
        "this morning",
        "last night",
    ),
    rule("overnight", r"overnight", _overnight, "overnight"),
    rule("the part of the day before", r"the {day_part} before", _part_of_day_before, "[the night before]."),
    rule("tonight", r"tonight", _tonight, "tonight"),
)
