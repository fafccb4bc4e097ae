"""Parts of a year: seasons, quarters and halves, with their year or without."""

from pipeline.records import Timex
from pipeline.times.calendar import quarter_of
from pipeline.times.rule import Candidate, rule
from pipeline.times.surroundings import Tense
from pipeline.times.timexes import part_of_year, season_timex, unit_of, vague


def _season_alone(candidate: Candidate) -> Timex | None:
    """A season without a year, but not "the fall of" something or a season before a name."""
    words, before, after = candidate.words, candidate.word_before.lower(), candidate.word_after
    with_article, season = candidate.matched.startswith("the"), candidate.match["season"]
    if after[:1].isupper() and not with_article:
        return None
    if season.lower() == "fall" and not (with_article or after in words.seasonal_nouns):
        return None
    if season.lower() in {"fall", "spring"} and after in words.after_no_season and before not in words.season_cues:
        return None
    unmistakable = season in words.unmistakable_seasons
    cued = before in words.season_cues or before in words.season_adjectives or after in words.seasonal_nouns
    return _season(candidate) if unmistakable or with_article or cued else None


def _season(candidate: Candidate) -> Timex | None:
    """A season in the year that is written, otherwise in the year that the text is in."""
    year, base = candidate.year(), candidate.context.base
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


def _quarter(candidate: Candidate) -> Timex | None:
    """ "Q3 2011", "the third quarter of 2011"; a quarter that is "final" or "last" is the fourth."""
    digits = candidate["quarter_digit"]
    number = int(digits) if digits else _number(candidate)
    if not 1 <= number <= 4:
        return None
    return part_of_year(candidate.full_year(candidate.match["year_digits"]), "Q", number)


def _number(candidate: Candidate) -> int:
    """The number of a quarter that an ordinal gives."""
    group = "quarter_ordinal" if candidate["quarter_ordinal"] else "ordinal"
    return 4 if candidate.lower(group) in {"", "final", "last"} else candidate.ordinal(group)


def _referred_quarter(candidate: Candidate) -> Timex | None:
    """ "The third quarter of last year"."""
    number, base = _number(candidate), candidate.reference_base()
    return part_of_year(base.year + candidate.steps(), "Q", number) if base else vague(f"XXXX-Q{number}")


def _quarter_alone(candidate: Candidate) -> Timex | None:
    """ "The third quarter": the last one that has ended, or the next if the sentence looks ahead."""
    context = candidate.context
    if candidate.lower("quarter_ordinal") == "last":
        return unit_of(context.written, -1, "Q")
    number, base = _number(candidate), context.base
    if base is None or base.unknown_digits:
        return vague(f"XXXX-Q{number}")
    if not base.month:
        return part_of_year(base.year, "Q", number)
    past = number > quarter_of(base) and candidate.tense is not Tense.FUTURE
    return part_of_year(base.year - past, "Q", number)


def _half(candidate: Candidate) -> Timex | None:
    """ "H1 2004", "the first half of 2004"."""
    number = int(candidate["half_digit"] or _half_number(candidate))
    return part_of_year(candidate.full_year(candidate.match["year_digits"]), "H", number)


def _referred_half(candidate: Candidate) -> Timex | None:
    """ "The first half of this year"; "the year" is the same year."""
    number, base = _half_number(candidate), candidate.reference_base()
    return part_of_year(base.year + candidate.steps(), "H", number) if base else vague(f"XXXX-H{number}")


def _half_number(candidate: Candidate) -> int:
    return 1 if candidate.lower("half_ordinals") == "first" else 2


RULES = (
    rule(
        "season of a year",
        r"(?:the )?{season}(?:,| of)? {any_year}",
        _season,
        "spring 1999",
        "the summer of 1943",
        attributive=True,
    ),
    rule("season", r"(?:the )?{season}", _season_alone, "in [the summer]", "by [summer]", attributive=True),
    rule("quarter", r"Q(?P<quarter_digit>[1-4])(?: of)?(?: |,? ?'?){year_digits}", _quarter, "Q3 2011"),
    rule("quarter in short", r"(?P<quarter_digit>[1-4])Q ?{year_digits}", _quarter, "1Q 2011", "4Q09"),
    rule("quarter behind", r"{year_digits:year}[- ]?Q(?P<quarter_digit>[1-4])", _quarter, "2011 Q3"),
    rule(
        "quarter in words",
        r"(?:the )?(?:{ordinal}|final|last)[- ]quarter (?:of )?{year_digits:year}",
        _quarter,
        "the third quarter of 2011",
    ),
    rule(
        "quarter behind a year", r"{year_digits:year}'s {quarter_ordinal}[- ]quarter", _quarter, "2011's third quarter"
    ),
    rule("half", r"(?:H(?P<half_digit>[12])(?: of)? {year_digits:year})", _half, "H1 2004"),
    rule("half in words", r"(?:the )?{half_ordinals} half of {year_digits:year}", _half, "the first half of 2004"),
    rule(
        "half of that year",
        r"(?:the )?{half_ordinals} half of (?:{which:half_year_references} )year",
        _referred_half,
        "the first half of this year",
        "the second half of the year",
    ),
    rule("season by word", r"{which:season_references} {season}", _referred_season, "last summer"),
    rule(
        "season of that year",
        r"(?:the )?{season},?(?: of| in)? {which:year_references} year",
        _season_of_referred_year,
        "the summer of that year",
    ),
    rule(
        "quarter of that year",
        r"(?:the )?{quarter_ordinal}[- ]quarter (?:of )?{which:year_references} year",
        _referred_quarter,
        "the third quarter of last year",
    ),
    rule(
        "quarter of no year",
        r"(?:the )?{quarter_ordinal}[- ]quarter",
        _quarter_alone,
        "the third quarter",
        attributive=True,
    ),
)
