"""Sets: how often."""

from pipeline.records import Timex
from pipeline.times.rule import Candidate, rule
from pipeline.times.timexes import SEASON_LETTERS, UNKNOWN, period, repeated


def _every(candidate: Candidate) -> Timex | None:
    """ "Every year", "every two weeks", "each Monday", "every other day"."""
    if candidate["unit"]:
        unit = candidate.unit()
        counted = candidate["number"] or candidate["vague"]
        number = 2 if candidate["other"] else candidate.count("number", "vague") if counted else 1
        return repeated(UNKNOWN[unit] if unit == "WE" else period(number, unit))
    if candidate["weekday"]:
        part = f"T{candidate.day_part()}" if candidate["day_part"] else ""
        return repeated(f"XXXX-WXX-{candidate.weekday()}{part}")
    if candidate["day_part"]:
        return repeated(f"XXXX-XX-XXT{candidate.day_part()}")
    if candidate["season"]:
        return repeated(f"XXXX-{SEASON_LETTERS[candidate.season()]}")
    return repeated(f"XXXX-{candidate.month():02}")


def _weekends(candidate: Candidate) -> Timex | None:
    return repeated(UNKNOWN["WE"])


def _per_unit(candidate: Candidate) -> Timex | None:
    return repeated(period(1, candidate.unit("rate_units") if candidate["rate_units"] else "Y"))


def _times_a_unit(candidate: Candidate) -> Timex | None:
    return repeated(period(1, candidate.unit()))


def _frequency(candidate: Candidate) -> Timex | None:
    # Capitalised and before another capital, it belongs to the name of a newspaper or a meeting.
    after = candidate.word_after
    if candidate.capitalised and after[:1].isupper():
        return None
    if candidate.matched == "quarterly" and candidate.precedes(candidate.words.things_of_quarters):
        return None
    return repeated(candidate.words.frequency_adverbs[candidate.matched])


RULES = (
    rule(
        "every",
        r"(?:every|each) (?:(?P<other>other|second) )?(?:(?:{number}|{vague}) )?(?:{unit}|{weekday}|{day_part}|{month}|{season})",
        _every,
        "every year",
        "every two weeks",
        "each Monday",
    ),
    rule("weekends", r"weekends", _weekends, "on [weekends]"),
    rule("weekdays", r"{weekday:weekday_name}(?:s| {day_part}s)", _every, "Mondays", "Friday nights"),
    rule(
        "times a unit",
        r"(?:{multiplicatives}|(?:{number}|several|many) times) (?:an?|per|every|each) {unit}",
        _times_a_unit,
        "twice a week",
    ),
    rule("per unit", r"per (?:annum|{rate_units})", _per_unit, "15 [per year]"),
    rule("adverb", r"{frequency_adverbs}", _frequency, "annually"),
)
