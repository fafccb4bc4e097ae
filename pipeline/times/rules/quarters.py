"""Quarters and halves of a year, with their year or without."""

from pipeline.records import Timex
from pipeline.times.calendar import moved, quarter_of
from pipeline.times.rule import Candidate, rule
from pipeline.times.tense import Tense
from pipeline.times.timexes import part_of_year, quarter_of_year, unit_of, vague
from pipeline.values.dates import Interval, PartialDate


def _quarter(candidate: Candidate) -> Timex | None:
    """ "Q3 2011", "the third quarter of 2011"; a quarter that is "final" or "last" is the fourth."""
    digits = candidate["quarter_digit"]
    number = int(digits) if digits else _number(candidate)
    if not 1 <= number <= 4:
        return None
    return part_of_year(candidate.full_year(candidate.match["year_digits"]), "Q", number)


def _number(candidate: Candidate) -> int:
    """The number of a quarter that an ordinal gives."""
    return quarter_of_year(candidate.lower("quarter_ordinal") or candidate.lower("ordinal"))


def _referred_quarter(candidate: Candidate) -> Timex | None:
    """ "The third quarter of last year"."""
    number, base = _number(candidate), candidate.reference_base()
    return part_of_year(base.year + candidate.steps(), "Q", number) if base else vague(f"XXXX-Q{number}")


def _quarter_alone(candidate: Candidate) -> Timex | None:
    """ "The third quarter": the one that comes next or the last one that has begun, or any next one if the sentence looks ahead."""
    context = candidate.context
    if candidate.lower("quarter_ordinal") == "last":
        return unit_of(context.written, -1, "Q")
    number, base = _number(candidate), context.base
    if base is None or base.unknown_digits:
        return vague(f"XXXX-Q{number}")
    if not base.month:
        return part_of_year(base.year, "Q", number)
    quarters_ahead = number - quarter_of(base)
    if (
        quarters_ahead > 1 and candidate.tense is not Tense.FUTURE
    ):  # a report on the quarter that comes next looks ahead
        return part_of_year(base.year - 1, "Q", number)
    # "The first quarter" of next year, in a text of October.
    next_year = quarters_ahead < -1 and candidate.tense is Tense.FUTURE
    return part_of_year(base.year + next_year, "Q", number)


def _the_quarter(candidate: Candidate) -> Timex | None:
    """ "The quarter": the one that ended on the day after it, or the one that the text is about; otherwise the last one that has
    ended, or the present one if the sentence looks ahead."""
    context, month = candidate.context, candidate["month"]
    if month:
        year = candidate.year() or context.year_of(
            candidate.month(), None, candidate.match.start("month"), candidate.end
        )
        return _quarter_to(PartialDate(year, candidate.month())) if year else vague("XXXX-QX")
    if not candidate.follows(candidate.words.before_the_quarter):
        return None
    if context.quarter:
        return part_of_year(context.quarter[0], "Q", context.quarter[1])
    return unit_of(context.written, 0 if candidate.tense is Tense.FUTURE else -1, "Q")


def _quarter_to(end: PartialDate) -> Timex | None:
    """The three months up to a month, as the quarter of the calendar that most of them are in: a quarter ended 31 July is mostly the second.
    Its EDTF is those months."""
    first, middle = moved(end, -2, "M"), moved(end, -1, "M")
    if first is None or middle is None:
        return None
    timex = part_of_year(middle.year, "Q", quarter_of(middle))
    return timex.model_copy(update={"edtf": str(Interval(first, end))})


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
    rule(
        "quarter of that year",
        r"(?:the )?{quarter_ordinal}[- ]quarter (?:of )?{which:year_references} year",
        _referred_quarter,
        "the third quarter of last year",
    ),
    rule(
        "quarter of no year",
        r"(?:the )?(?:fiscal[- ])?{quarter_ordinal}[- ]quarter",
        _quarter_alone,
        "the third quarter",
        attributive=True,
    ),
    rule(
        "the quarter",
        r"the quarter(?= end(?:ed|ing)(?: on)?(?: \d{1,2})? {month}(?: \d{1,2})?(?:,? {any_year})?(?!\w))",
        _the_quarter,
        "[the quarter] ended June 30, 2004",
    ),
    rule("quarter of the text", r"the (?:{whole_adjectives} )?quarter", _the_quarter, "in [the quarter]"),
)
