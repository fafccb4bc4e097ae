"""Weekdays and weekends."""

import re

from pipeline.records import Timex
from pipeline.times.calendar import moved, weekday_from
from pipeline.times.patterns import DASH
from pipeline.times.rule import Candidate, rule
from pipeline.times.tense import Tense
from pipeline.times.timexes import date_timex, unknown, vague, week

_TO = re.compile(rf"(?<=day)(?: (?:to|through|until|till) | ?{DASH} ?)")
# Texts do not count in weekdays further back than this.
_FEWEST_TOO_MANY = 60


def _weekday(candidate: Candidate) -> Timex | None:
    """A weekday alone is the last one before the time of writing, or the next if the sentence looks ahead."""
    words, context = candidate.words, candidate.context
    number, which = candidate.weekday(), candidate.lower("which")
    if not which and _is_name(candidate):
        return None
    textual = which.removeprefix("the ") in words.textual_references
    base = candidate.before if context.narrative or textual else context.written
    if not which and context.last_day and _TO.fullmatch(candidate.text, context.last_day_at, candidate.start):
        end = weekday_from(context.last_day, number, ahead=True, same_day=False)  # "from Monday to Wednesday"
        return date_timex(end) if end else None
    ahead = which in words.weekdays_ahead or (not which and candidate.tense is Tense.FUTURE)
    same_day = which not in words.weekdays_apart and (which == "that" or not textual)
    found = weekday_from(base, number, ahead=ahead, same_day=same_day) if base else None
    return date_timex(found) if found else vague(f"XXXX-WXX-{number}")


def _is_name(candidate: Candidate) -> bool:
    """ "Black Monday", "Sunday Club"."""
    words, before = candidate.words, candidate.word_before
    return (
        before[:1].isupper() and before.lower() in words.before_weekday_in_name
    ) or candidate.word_after in words.after_weekday_in_name


def _weekdays_ago(candidate: Candidate) -> Timex | None:
    """ "Two Sundays ago": counted back from the last one before the day of writing."""
    number, weekday, written = candidate.count("number"), candidate.weekday(), candidate.context.written
    if written is None or not written.day or number is None or not 0 < number < _FEWEST_TOO_MANY:
        return vague(f"XXXX-WXX-{weekday}")
    last = weekday_from(written, weekday, ahead=False, same_day=False)
    found = moved(last, 1 - int(number), "W") if last else None
    return date_timex(found) if found else None


def _weekend(candidate: Candidate) -> Timex | None:
    """The last weekend before the day of writing, or the next if the sentence looks ahead."""
    context = candidate.context
    if not candidate.follows(candidate.words.before_weekend):
        return None
    if context.written is None or not context.written.day:
        return unknown("WE")
    sunday = weekday_from(context.written, 7, ahead=candidate.tense is Tense.FUTURE)
    return week(sunday, weekend=True) if sunday else None


RULES = (
    rule("the weekend", r"the weekend", _weekend, "over [the weekend]"),
    rule("weekdays ago", r"{number} {weekday}s ago", _weekdays_ago, "two Sundays ago"),
    rule("weekday", r"(?:{which:weekday_references} )?{weekday}", _weekday, "Monday", "last Friday"),
)
