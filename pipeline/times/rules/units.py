"""Units read against another time: that of writing ("last year", "two weeks ago") or the one mentioned last ("the following month")."""

import re

from pipeline.records import Timex
from pipeline.times.calendar import moved
from pipeline.times.rule import Candidate, rule
from pipeline.times.timexes import UNKNOWN, date_timex, duration, unit_of, unknown, vague
from pipeline.values.dates import PartialDate

_FARTHEST = 9999
_TODAYS = re.compile(r"['’]s ([a-z]+)(?: ([a-z]+))?")
_POSSESSIVE = re.compile(r"['’]s ")
_PARTS = re.compile(r"\b(?:weeks|months|quarters) of $")


def _from_writing(candidate: Candidate) -> Timex | None:
    """Last, this or next year, month, week, …, counted from the time of writing."""
    unit, which, context = candidate.unit(), candidate.lower("which"), candidate.context
    base = context.before if which == "this" and context.narrative else context.written
    return unit_of(base, candidate.words.steps_from_writing[which], unit) if unit in UNKNOWN else None


def _definite_from_writing(candidate: Candidate) -> Timex | None:
    """ "The current year". In a narrative, and for days, "the next" follows the time mentioned last."""
    unit, which, context = candidate.unit(), candidate.lower("which"), candidate.context
    narrated = which == "next" and (unit == "D" or context.narrative)
    base = context.before if narrated else context.written
    return unit_of(base, candidate.words.steps_from_writing[which], unit) if unit in UNKNOWN else None


def _from_text(candidate: Candidate) -> Timex | None:
    """ "The following month", "that year"; "the day" alone is the one that the text is in."""
    unit, which = candidate.unit(), candidate.lower("which") or "same"
    if candidate.is_plural() and candidate["which"]:
        return duration(None, unit) if unit in UNKNOWN and unit != "WE" else None  # "over the following days"
    base = candidate.day_around if unit == "D" else candidate.before
    if candidate["which"] is None and base and not _is_precise(base, unit):
        base = candidate.context.written  # "the rest of the week"
    return unit_of(base, candidate.words.steps_from_text[which], unit) if unit in UNKNOWN else None


def _unit_spent(candidate: Candidate) -> Timex | None:
    """ "The day" that something fills or ends: the one that the text is in."""
    words, unit = candidate.words, candidate.unit("spendable_units")
    entire = "entire" in candidate.match[0] or "whole" in candidate.match[0]
    text, start, end = candidate.text, candidate.start, candidate.end
    spent = (
        entire
        or candidate.follows(words.before_unit_spent)
        or _POSSESSIVE.match(text, end)
        or _PARTS.search(text, max(0, start - 12), start)
    )
    if not spent or candidate.precedes(words.after_unit_of_event):
        return None
    bases = (candidate.day_around if unit == "D" else None, candidate.before, candidate.context.written)
    return next((unit_of(base, 0, unit) for base in bases if base and _is_precise(base, unit)), unknown(unit))


def _is_precise(base: PartialDate, unit: str) -> bool:
    """Whether a date shows which unit it is in."""
    return bool(base.day or unit == "Y" or (unit in {"M", "Q"} and base.month))


def _ago(candidate: Candidate) -> Timex | None:
    return _counted(candidate, candidate.context.written, -1)


def _from_now(candidate: Candidate) -> Timex | None:
    return _counted(candidate, candidate.context.written, 1)


def _later(candidate: Candidate) -> Timex | None:
    return _counted(candidate, candidate.before, 1)


def _earlier(candidate: Candidate) -> Timex | None:
    return _counted(candidate, candidate.before, -1)


def _before_or_after(candidate: Candidate) -> Timex | None:
    """ "Two days before" at the end of a clause. Elsewhere, it counts back from something else in the text."""
    if candidate.text[candidate.end : candidate.end + 1] not in {".", ",", ";", ")"}:
        return None
    return _counted(candidate, candidate.before, -1 if candidate.lower("way") == "before" else 1)


def _counted(candidate: Candidate, base: PartialDate | None, direction: int) -> Timex | None:
    """A number of units before (`direction` -1) or after (1) a date."""
    unit = candidate.unit()
    number = candidate.count("number", "vague") if candidate["number"] or candidate["vague"] else 1
    if number is None or number != int(number) or number > _FARTHEST:
        return vague("PAST_REF" if direction < 0 else "FUTURE_REF")
    if unit[0] == "T":
        return Timex(type="TIME", value="XXXX-XX-XXTXX")
    steps = direction * int(number)
    if unit in {"W", "FN"}:
        found = moved(base, steps, unit) if base else None
        return date_timex(found) if found else unknown("D")
    return unit_of(base, steps, unit) if unit in UNKNOWN else None


def _that_time(candidate: Candidate) -> Timex | None:
    """ "By that time": the time that the text mentioned last."""
    base = candidate.before
    if not candidate.follows(candidate.words.before_that_time):
        return None
    return date_timex(base) if base and base != candidate.context.written else vague("PAST_REF")


def _named_day(candidate: Candidate) -> Timex | None:
    """ "Yesterday"; "today's world" is not that of one day."""
    owned = _TODAYS.match(candidate.text, candidate.end) if candidate.matched == "today" else None
    things = [word for word in owned.groups() if word] if owned else []
    if any(word in candidate.words.things_of_the_present for word in things):
        return vague("PRESENT_REF")
    return unit_of(candidate.context.written, candidate.words.named_days[candidate.matched], "D")


def _postponed_adjective(candidate: Candidate) -> Timex | None:
    """ "The year previous", "the day following", if nothing after it says what it is counted from."""
    which, after = candidate.lower("postponed_adjectives"), candidate.word_after
    if after and (which in {"before", "after"} or after not in candidate.words.after_postponed_adjective):
        return None
    return unit_of(candidate.before, 1 if which in {"following", "after"} else -1, candidate.unit("postponed_units"))


def _end_of_unit(candidate: Candidate) -> Timex | None:
    """ "Year's end", "mid-month": of the unit that the text is in."""
    group = "ending_units" if candidate["ending_units"] else "halved_units"
    return unit_of(candidate.context.base, 0, candidate.unit(group))


def _consecutive(candidate: Candidate) -> Timex | None:
    unit, context = candidate.unit(), candidate.context
    return unit_of(context.base if unit == "D" else context.written, 0, unit) if unit in UNKNOWN else None


RULES = (
    rule("last unit", r"(?P<which>last|this|next) {unit}", _from_writing, "last year", "this week"),
    rule(
        "the last unit", r"(?:the|this) {which:definite_adjectives} {unit}", _definite_from_writing, "the current year"
    ),
    rule(
        "the following unit",
        r"(?:the|that|this) (?:very )?{which:textual_adjectives} {unit}",
        _from_text,
        "the following month",
        "the same day",
    ),
    rule("that unit", r"(?P<which>that) (?:very |same )?{unit}", _from_text, "that year"),
    rule("the unit", r"the {unit}", _from_text, "[the end of the year]", bare=False),
    rule("the day", r"the (?:entire |whole )?{spendable_units}", _unit_spent, "during [the day]"),
    rule(
        "ago", r"(?:{number}|{vague}|an?) {unit}(?: or (?:so|two))? (?:ago|back)", _ago, "two weeks ago", distance=True
    ),
    rule(
        "from now",
        r"(?:{number}|{vague}|an?) {unit} from (?:now|today)",
        _from_now,
        "two weeks from now",
        distance=True,
    ),
    rule("later", r"(?:{number}|{vague}|an?) {unit} {later_adverbs}", _later, "two days later", distance=True),
    rule("earlier", r"(?:{number}|{vague}|an?) {unit} {earlier_adverbs}", _earlier, "a day earlier", distance=True),
    rule("named day", r"{named_days}", _named_day, "yesterday", "the day after tomorrow"),
    rule(
        "the unit before",
        r"the {postponed_units} {postponed_adjectives}",
        _postponed_adjective,
        "[the year previous].",
        "[the month before].",
    ),
    rule(
        "units before",
        r"(?:{number}|{vague}|an?) {unit} (?P<way>before|after)",
        _before_or_after,
        "[two days before].",
    ),
    rule(
        "end of the unit",
        r"(?:the )?(?:{ending_units}(?:'s)?[- ]end|mid-?{halved_units})",
        _end_of_unit,
        "by [year's end]",
        "at [year-end]",
        "by [mid-year]",
    ),
    rule("that time", r"that (?:time|date)", _that_time, "by [that time]"),
    rule(
        "consecutive unit",
        r"{determiners_of_consecutive} {ordinal} {consecutive_adjectives} {unit}",
        _consecutive,
        "a second consecutive day",
    ),
    rule(
        "unit in a row",
        r"(?:{determiners_of_consecutive} )?{ordinal} {unit}(?= in a row\b)",
        _consecutive,
        "[a fourth week] in a row",
    ),
)
