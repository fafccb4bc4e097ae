"""Seasons, with their year or without."""

import re

from pipeline.records import Timex
from pipeline.times.rule import Candidate, rule
from pipeline.times.timexes import season_timex

# "the spring and early summer of 1943"
_YEAR_OF_SECOND = re.compile(
    r" (?:and|or|to|until|through) (?:the )?(?:early |late |mid-)?(?:spring|summer|autumn|fall|winter) (?:of )?(?P<year>1\d{3}|20\d\d)\b"
)
_OF_NAME = re.compile(r" of (?:the )?[A-Z]")


def _season_alone(candidate: Candidate) -> Timex | None:
    """A season without a year, but not "the fall of" something or a season before a name."""
    words, before, after = candidate.words, candidate.word_before.lower(), candidate.word_after
    with_article, season = candidate.matched.startswith("the"), candidate.match["season"]
    named = season[0].isupper() and after.lower() not in words.seasonal_campaigns
    if after[:1].isupper() and (named or not with_article):
        return None  # "the Winter Club", unlike "the Spring Offensive"
    if season.lower() == "fall" and not (with_article or after in words.seasonal_nouns):
        return None
    if season.lower() in {"fall", "spring"} and after in words.after_no_season and before not in words.season_cues:
        return None
    if season.lower() == "fall" and _OF_NAME.match(candidate.text, candidate.end):
        return None  # "until the fall of Lund"
    unmistakable = season in words.unmistakable_seasons
    cued = before in words.season_cues or before in words.season_adjectives or after in words.seasonal_nouns
    return _season(candidate) if unmistakable or with_article or cued else None


def _season(candidate: Candidate) -> Timex | None:
    """A season in the year that is written, otherwise in the year that the text is in."""
    year, base = candidate.year(), candidate.context.base
    if year is None and (second := _YEAR_OF_SECOND.match(candidate.text, candidate.end)):
        year = int(second["year"])
    if year is None and base is not None and not base.unknown_digits:
        year = base.year
    return season_timex(year, candidate.season())


def _referred_season(candidate: Candidate) -> Timex | None:
    """ "Last summer", "that same winter"."""
    season, base = candidate.season(), candidate.reference_base()
    return season_timex(candidate.referred_year(base, (season - 20) * 3) if base else None, season)


def _season_of_referred_year(candidate: Candidate) -> Timex | None:
    """ "The summer of that year"."""
    base = candidate.reference_base()
    return season_timex(base.year + candidate.steps() if base else None, candidate.season())


RULES = (
    rule(
        "season of a year",
        r"(?:the )?{season}(?:,| of)? {any_year}",
        _season,
        "spring 1999",
        "the summer of 1943",
        attributive=True,
    ),
    rule("season behind a year", r"(?:the )?{any_year} {season}", _season, "2012 summer"),
    rule("season", r"(?:the )?{season}", _season_alone, "in [the summer]", "by [summer]", attributive=True),
    rule("season by word", r"{which:season_references} {season}", _referred_season, "last summer"),
    rule(
        "season of that year",
        r"(?:the )?{season},?(?: of| in)? {which:year_references} year",
        _season_of_referred_year,
        "the summer of that year",
    ),
)
