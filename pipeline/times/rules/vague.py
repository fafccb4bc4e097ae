"""Vague times: the present, the past and the future."""

from pipeline.records import Timex
from pipeline.times.rule import Candidate, rule
from pipeline.times.timexes import vague


def _present(candidate: Candidate) -> Timex | None:
    return vague("PRESENT_REF")


def _past(candidate: Candidate) -> Timex | None:
    if candidate.matched == "the past" and candidate.word_after.lower() in candidate.words.ones:
        return None  # "the past three summers"
    return vague("PAST_REF")


def _future(candidate: Candidate) -> Timex | None:
    return vague("FUTURE_REF")


def _units_later(candidate: Candidate) -> Timex | None:
    return vague("FUTURE_REF" if candidate.lower("when") == "later" else "PAST_REF")


def _adjective(candidate: Candidate) -> Timex | None:
    """ "Current", "recent" or "future" before a noun. Capitalised, it is part of a name."""
    return None if candidate.capitalised else vague(candidate.words.vague_adjectives[candidate.matched])


RULES = (
    rule("units later", r"{plural_units} (?P<when>later|earlier)", _units_later, "weeks later"),
    rule("units ago", r"{plural_units} ago|long ago", _past, "years ago"),
    rule("now", r"{present_expressions}|{present_adjectives}[- ]day", _present, "currently", "present-day"),
    rule("recently", r"{past_expressions}", _past, "recently", "recent years"),
    rule("soon", r"{future_expressions}", _future, "the near future"),
    rule("recent", r"{vague_adjectives}", _adjective, "current"),
)
