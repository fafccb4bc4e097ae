"""Times that say themselves when they are: dates, years, decades, centuries, seasons, and ranges of them."""

import re

from pipeline.records import Timex
from pipeline.times.anchors import (
    SEASON_LETTERS,
    Context,
    date,
    first_of,
    in_range,
    last_day,
    moved,
    part_of_year,
    weekday_from,
)
from pipeline.times.false_positives import MEASURED, NUMBERED, is_month, is_year
from pipeline.times.rules import Range, group, rule, word_after, word_before
from pipeline.times.words import (
    DASH,
    MONTH_NUMBERS,
    decade_digit,
    month_number,
    ordinal_number,
    season_code,
    weekday_number,
    year_number,
)
from pipeline.values.dates import UNSPECIFIED, PartialDate
from pipeline.vocabulary.holidays import day_of, fixed_day

# Two-digit years up to this one are of the 21st century where the document has no date to tell.
_LAST_SHORT_YEAR = 30


def _partial(year: int | None, month: int, day: int | None = None) -> Timex | None:
    """A DATE of a month or day, also of an unknown year; null if there is no such day."""
    if year is None:
        try:
            PartialDate(2000, month, day)
        except ValueError:
            return None
        return Timex(type="DATE", value=f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    try:
        return date(PartialDate(year, month, day))
    except ValueError:
        return None


def _year(text: str, context: Context) -> int:
    """The year of ``1992``, ``AD 79``, ``44 BC`` or ``'92``."""
    return full_year(text[1:], context) if text[0] in "'\u2018\u2019" else year_number(text)


def _day_number(text: str) -> int:
    return ordinal_number(text) if not text.isdigit() else int(text)


def _month_and_day(match: re.Match[str], context: Context) -> Timex | None:
    """Any order of day, month and year in words; a year that is not written is looked for behind and before."""
    month, day = month_number(match["month"]), group(match, "day") or group(match, "ordinal")
    alone = not day and not group(match, "anno")
    if alone and not is_month(match["month"], match.string, match.start("month"), match.end()):
        return None
    number = _day_number(day) if day else None
    written = group(match, "anno")
    if written:
        return _partial(_year(written, context), month, number)
    year = _year_behind(match) or context.year_of(month, number, match.start(), match.end())
    return _partial(year, month, number)


_DAY = r"\d{1,2}(?:st|nd|rd|th)?"


def _day_month_short_year(match: re.Match[str], context: Context) -> Timex | None:
    return _partial(full_year(match["numeral"], context), month_number(match["month"]), _day_number(match["day"]))


_YEAR_BEHIND = re.compile(
    rf"\s?(?:and|or|to|until|till|through|{DASH})\s(?:the\s)?(?:early\s|late\s|mid-)?"
    rf"(?:(?:{_DAY}\s)?[A-Z][a-z]{{2,8}}\.?(?:\s{_DAY})?,?|{_DAY},)\s(1\d{{3}}|20\d\d)\b"
)


def _year_behind(match: re.Match[str]) -> int | None:
    """The year that a second date shares with this one: "between March and May 1992"."""
    found = _YEAR_BEHIND.match(match.string, match.end())
    return int(found[1]) if found else None


_MONTH_AND_DAY_BEFORE = re.compile(
    r"([A-Z][a-z]{2,8})\.? \d{1,2}(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))? (?:to|and|or|until|through) $"
)


def _second_of_two_days(match: re.Match[str], context: Context) -> Timex | None:
    """ "March 3 to 5, 1999", "May 4 and 5"."""
    before = _MONTH_AND_DAY_BEFORE.search(match.string[max(0, match.start() - 30) : match.start()])
    month = MONTH_NUMBERS.get(before[1].lower()[:3]) if before else None
    if not before or not month or word_after(match.string, match.end()).lower() in MEASURED:
        return None
    day = _day_number(match["day"])
    written = group(match, "year")
    year = int(written) if written else context.year_of(month, day, match.start(), match.end())
    return _partial(year, month, day)


def _first_of_two_days(match: re.Match[str], context: Context) -> Timex | None:
    if word_before(match.string, match.start()).lower() not in {"from", "between", "on", "of", "since"}:
        return None
    return _month_and_day(match, context)


def _range(match: re.Match[str], first: Timex | None, last: Timex | None) -> Range | None:
    """Two dates with a dash between them; null if one is no date, or the last is before the first."""
    ends = in_range(first, last) if first and last else None
    return Range(*ends, match.span("dash")) if ends else None


def _day_range(match: re.Match[str], context: Context) -> Range | None:
    """From one day to another: of one month, or of two of one year or of two."""
    first_month = month_number(match["month"])
    last_month = month_number(group(match, "second") or match["month"])
    first_day, end_day = _day_number(match["day"]), _day_number(match["last"])
    year = (
        _year(match["anno"], context)
        if match["anno"]
        else context.year_of(last_month, end_day, match.start(), match.end())
    )
    written = group(match, "first")
    first_year = _year(written, context) if written else year
    if year is not None and not written:
        first_year = year - ((first_month, first_day) > (last_month, end_day))
    return _range(match, _partial(first_year, first_month, first_day), _partial(year, last_month, end_day))


def _month_range(match: re.Match[str], context: Context) -> Range | None:
    first, last = month_number(match["month"]), month_number(match["second"])
    year = _year(match["anno"], context)
    first_year = _year(match["first"], context) if group(match, "first") else year - (first > last)
    return _range(match, _partial(first_year, first), _partial(year, last))


def _unlike_range(match: re.Match[str], context: Context) -> Range | None:
    """Two dates of which one tells less than the other: a day or a month, and a year."""

    def end(year: str, which: str) -> Timex | None:
        month = group(match, f"{which}month") or group(match, f"{which}month2")
        day = group(match, f"{which}day") or group(match, f"{which}day2")
        written = _year(match[year], context)
        if month is None:
            return date(PartialDate(written))
        return _partial(written, month_number(month), _day_number(day) if day else None)

    return _range(match, end("first", "a"), end("last", "b"))


def _iso(match: re.Match[str], context: Context) -> Timex | None:
    found = _partial(int(match["year"]), int(match["m"]), int(match["d"])) if int(match["m"]) else None
    if found and group(match, "time"):
        return Timex(type="TIME", value=f"{found.value}T{match['time']}", edtf=found.edtf)
    return found


def _iso_month(match: re.Match[str], context: Context) -> Timex | None:
    """ "1992-05", which can be no range of years as "2004-06" can."""
    year, month = int(match["year"]), int(match["m"])
    return date(PartialDate(year, month)) if month <= year % 100 else None


def _numeric(match: re.Match[str], context: Context) -> Timex | None:
    """A date of two small numbers and a year. Where both orders are possible and the text does not decide, both are kept."""
    if match["by"] == "." and word_before(match.string, match.start()).lower().rstrip(".") in NUMBERED:
        return None
    year = full_year(match["numeral"], context)
    first, second = int(match["a"]), int(match["b"])
    by_order = {True: _day_of(year, second, first), False: _day_of(year, first, second)}
    possible = [value for value in by_order.values() if value]
    if not possible:
        return None
    if len({str(value) for value in possible}) == 1:
        return date(possible[0])
    # With points between them the day stands first.
    day_first = True if match["by"] == "." else context.day_first
    if day_first is None:
        elsewhere = [value for value in possible if str(value) in context.dates]
        if len(elsewhere) == 1:
            return date(elsewhere[0])
        readings = tuple(sorted(str(value) for value in possible))
        return Timex(type="DATE", value=f"{year:04}-XX-XX", edtf=f"{year:04}-XX-XX", readings=readings)
    chosen = by_order[day_first]
    return date(chosen) if chosen else None


def _day_of(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day) if month and day else None
    except ValueError:
        return None


def full_year(digits: str, context: Context) -> int:
    """The year of four or two digits; of two, that which is not far ahead of the time of writing."""
    if len(digits) > 2:
        return int(digits)
    last = context.written.year + 20 if context.written else 2000 + _LAST_SHORT_YEAR
    return last - (last - int(digits)) % 100


def _bare_year(match: re.Match[str], context: Context) -> Timex | None:
    year = int(match["year"])
    return date(PartialDate(year)) if is_year(match.string, match.start(), match.end(), year) else None


def _era_year(match: re.Match[str], context: Context) -> Timex | None:
    return date(PartialDate(year_number(match[0])))


def _first_of_era_years(match: re.Match[str], context: Context) -> Timex | None:
    """ "From 499 to 493 BC": the era is that of the second."""
    return date(PartialDate(year_number(f"{match[0]} {match['era']}")))


def _decade_of_era(match: re.Match[str], context: Context) -> Timex | None:
    # The 470s BC are 479 to 470 BC, but EDTF counts 471 BC as the year -470.
    year = int(match["decade"]) * (-1 if match["era"][0].upper() == "B" else 1)
    return date(PartialDate(first_of(year, 10), unknown_digits=1))


def _era_range(match: re.Match[str], context: Context) -> Range | None:
    first, last = (year_number(f"{match[end]} {match['era']}") for end in "ab")
    return _range(match, date(PartialDate(first)), date(PartialDate(last))) if first < last else None


def _year_range(match: re.Match[str], context: Context) -> Range | None:
    first, last = int(match["year"]), match["numeral"]
    if not is_year(match.string, match.start(), match.end(), first, of_range=True):
        return None
    if len(last) == 2:
        last = str(first)[:2] + last
        if "/" in match[0] and int(last) != first + 1:
            return None
    if not first < int(last) <= first + 1000:
        return None
    return _range(match, date(PartialDate(first)), date(PartialDate(int(last))))


def _open_range(match: re.Match[str], context: Context) -> Range | None:
    return _range(match, date(PartialDate(int(match["year"]))), Timex(type="DATE", value="PRESENT_REF"))


def _short_year(match: re.Match[str], context: Context) -> Timex | None:
    if word_before(match.string, match.start()).lower() not in {"in", "since", "of", "until", "by", "from", "to"}:
        return None
    return date(PartialDate(full_year(match["numeral"], context)))


_OWNERS = frozenset("his her their my your our its".split())


def _decade(match: re.Match[str], context: Context) -> Timex | None:
    """A decade in figures ("the 1990s", "the '80s") or words; of two digits, the last one before the writing."""
    digits = group(match, "decade")
    if digits and len(digits) == 4:
        return date(PartialDate(int(digits), unknown_digits=1))
    if digits and word_before(match.string, match.start()).lower() in _OWNERS:
        return None  # "in his 30s" is an age
    short = int(digits) if digits else decade_digit(match["decadeword"])
    century = group(match, "hundreds")
    if century:
        return date(
            PartialDate(
                {"nineteen": 1900, "eighteen": 1800, "seventeen": 1700, "sixteen": 1600}[century.lower()] + short,
                unknown_digits=1,
            )
        )
    if short < 20:
        return None
    last = context.written.year if context.written else 2000 + _LAST_SHORT_YEAR
    return date(PartialDate(last - (last - short) % 100 - short % 10, unknown_digits=1)) if last > 100 else None


def _century(match: re.Match[str], context: Context) -> Timex | None:
    number, era = ordinal_number(match["ordinal"]), group(match, "era")
    if not 0 < number <= (99 if era else 22):
        return None
    before_christ = bool(era and era[0].upper() == "B")
    return date(PartialDate(1 - 100 * number if before_christ else 100 * (number - 1), unknown_digits=2))


_SEASON_CUES = frozenset("in by since until during that this".split())
# "Spring" and "fall" are other words too: what they follow where they are none.
_SEASON_BEFORE = frozenset("and early late mid previous last next coming each every".split())
_SEASON_BEHIND = frozenset(
    "semester term season offensive campaign meeting meetings session sessions elections".split()
)


def _bare_season(match: re.Match[str], context: Context) -> Timex | None:
    """A season that is named alone, but not "the fall of" something or a season before a name."""
    before, after = word_before(match.string, match.start()).lower(), word_after(match.string, match.end())
    with_article, word = match[0].lower().startswith("the"), match["season"].lower()
    if after[:1].isupper() and not with_article:
        return None
    if word == "fall" and not (with_article or after in _SEASON_BEHIND):
        return None
    if word in {"fall", "spring"} and after in {"of", "from", "in", "at"} and before not in _SEASON_CUES:
        return None  # a fall from somewhere, a spring that flows
    telling = word in {"summer", "winter", "autumn"} and match["season"].islower()
    if not (telling or with_article or before in _SEASON_CUES | _SEASON_BEFORE or after in _SEASON_BEHIND):
        return None
    return _season(match, context)


def _season(match: re.Match[str], context: Context) -> Timex | None:
    """A season of a year that is written, or of the year that the text is in."""
    written = group(match, "anno") or group(match, "year")
    if written:
        return date(PartialDate(_year(written, context), season=season_code(match["season"])))
    base = context.base
    if base is None or base.unknown_digits:
        return Timex(type="DATE", value=f"XXXX-{SEASON_LETTERS[season_code(match['season'])]}")
    return date(PartialDate(base.year, season=season_code(match["season"])))


def _quarter(match: re.Match[str], context: Context) -> Timex | None:
    word = group(match, "ordinal") or group(match, "q")
    number = 4 if word is None else int(word) if word.isdigit() else ordinal_number(word)
    if not 1 <= number <= 4:
        return None
    year = full_year(match["numeral"], context)
    return part_of_year(year, "Q", number)


def _half(match: re.Match[str], context: Context) -> Timex | None:
    word = group(match, "h") or ("1" if match["which"].lower() == "first" else "2")
    return part_of_year(full_year(match["numeral"], context), "H", int(word))


def _fiscal(match: re.Match[str], context: Context) -> Timex | None:
    # When a fiscal year begins depends on whose it is, so it has no EDTF.
    return Timex(type="DATE", value=f"FY{full_year(match['numeral'], context):04}")


def _holiday(match: re.Match[str], context: Context) -> Timex | None:
    """A holiday of the year that is written, else of the nearest; of one that countries keep on different days the year."""
    if not match[0][0].isupper():
        return None
    name = " ".join(match["holiday"].lower().replace("’", "'").split())
    if match["anno"]:
        year: int | None = _year(match["anno"], context)
    else:
        base = context.base
        near = day_of(name, base.year) if base and base.year > 0 else None
        year = base.year if base else None
        if near:
            year = context.year_of(near.month, near.day, match.start(), match.end())
    if year is None or not 0 < year <= 9999:
        every_year = fixed_day(name)
        return _partial(None, *every_year) if every_year else Timex(type="DATE", value="XXXX-XX-XX")
    day = day_of(name, year)
    return date(PartialDate(year, day.month, day.day) if day else PartialDate(year, UNSPECIFIED, UNSPECIFIED))


def _day_of_month(match: re.Match[str], context: Context) -> Timex | None:
    """ "The last day of March", "the second Tuesday of November": counted in the month."""
    month, word, weekday = month_number(match["month"]), match["which"].lower(), group(match, "weekday")
    written = match["anno"]
    year = _year(written, context) if written else context.year_of(month, None, match.start(), match.end())
    if year is None:
        return Timex(type="DATE", value=f"XXXX-{month:02}-XX")
    last = word in {"last", "final"}
    end = last_day(PartialDate(year, month))
    if not weekday:
        return _partial(year, month, end.day if last else ordinal_number(word))
    if year <= 0:
        return None
    found = weekday_from(end if last else PartialDate(year, month, 1), weekday_number(weekday), ahead=not last)
    if found and not last:
        found = moved(found, ordinal_number(word) - 1, "W")
    return date(found) if found and (found.year, found.month) == (year, month) else None


def _bare_day(match: re.Match[str], context: Context) -> Timex | None:
    """A day of the month that the text is in: "on the 20th"."""
    base = context.before
    after = word_after(match.string, match.end())
    if word_before(match.string, match.start()).lower() not in {"on", "until", "since", "by", "till"} or (
        after and after not in {"and", "of", "the", "in", "a", "was", "is", "were", "had", "at", "with", "but", "when"}
    ):
        return None
    number = ordinal_number(match["ordinal"])
    if base is None or not base.month:
        return Timex(type="DATE", value=f"XXXX-XX-{number:02}") if number <= 31 else None
    return _partial(base.year, base.month, number)


RULES = (
    rule(
        "day month year",
        r"(?:{weekday},? (?:the )?)?(?:the )?{day}(?: day)? (?:of )?{month},? {anno}",
        _month_and_day,
        "15 May 1992",
        "the 15th of May, 1992",
    ),
    rule(
        "day month",
        r"(?:{weekday},? (?:the )?)?(?:the )?{day}(?: day)? (?:of )?{month}",
        _month_and_day,
        "15 May",
        "the 15th of May",
    ),
    rule(
        "day in words",
        r"(?:the )?{ordinal} (?:day )?of {month}(?:,? {anno})?",
        _month_and_day,
        "the fifteenth of May 1992",
    ),
    rule(
        "month day year",
        r"(?:{weekday},? )?{month} (?:the )?{day}(?:,|, | , | | of ){anno}",
        _month_and_day,
        "May 15, 1992",
        "May 15th 1992",
    ),
    rule("month day", r"(?:{weekday},? )?{month} (?:the )?{day}", _month_and_day, "May 15", "Monday, June 1"),
    rule("month and day in words", r"{month} (?:the )?{ordinal}", _month_and_day, "June Fourth"),
    rule(
        "first of two days",
        r"(?:the )?{day}(?= (?:to|and|or|until|till) (?:the )?{last:day} (?:of )?{month}(?:,? {anno})?(?!\w))",
        _first_of_two_days,
        "from [15] to 17 May 1992",
    ),
    rule(
        "second of two days", r"{day}(?:, {year})?", _second_of_two_days, "from March 3 to [5, 1999]", "May 4 and [5]"
    ),
    rule("day-month-year", r"{day}-{month}-{anno}", _month_and_day, "15-May-1992"),
    rule("day-month-short year", r"{day}-{month}-(?P<numeral>\d\d)", _day_month_short_year, "15-May-92"),
    rule("month year", r"{month},? (?:of )?{anno}", _month_and_day, "May 1992", "February of 1940"),
    rule("month", r"(?:the month of )?{month}", _month_and_day, "October"),
    rule("days of a month", r"{day}~{last:day} (?:of )?{month}(?:,? {anno})?", _day_range, "15–17 May 1992"),
    rule(
        "days of two months",
        r"{day} {month}(?:,? {first:anno})?~{last:day} {second:month}(?:,? {anno})?",
        _day_range,
        "30 May – 2 June 1992",
    ),
    rule("month days", r"{month} {day}~{last:day}(?:,? {anno})?", _day_range, "May 15–17, 1992"),
    rule(
        "month days of two months",
        r"{month} {day}(?:,? {first:anno})?~{second:month} {last:day}(?:,? {anno})?",
        _day_range,
        "May 30 – June 2, 1992",
    ),
    rule(
        "a day or month to a year",
        r"(?:{aday:day} {amonth:month}|{amonth2:month}(?: {aday2:day},?)?) {first:year}~{last:year}",
        _unlike_range,
        "March 30, 1856–1922",
    ),
    rule(
        "a year to a day or month",
        r"{first:year}~(?:{bday:day} {bmonth:month}|{bmonth2:month}(?: {bday2:day},?)?) {last:year}",
        _unlike_range,
        "1770–5 September 1801",
    ),
    rule("months", r"{month}(?:,? {first:anno})?~{second:month},? {anno}", _month_range, "March–May 1992"),
    rule(
        "iso",
        r"{year}-(?P<m>0\d|1[0-2])-(?P<d>[0-3]\d)(?:T(?P<time>\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?))?",
        _iso,
        "1992-05-15",
        "1992-05-15T10:30",
    ),
    rule("iso month", r"{year}-(?P<m>0[1-9]|1[0-2])", _iso_month, "1992-05"),
    rule("iso with strokes", r"{year}/(?P<m>0?\d|1[0-2])/(?P<d>[0-3]?\d)", _iso, "1992/05/15"),
    rule(
        "numeric",
        r"(?P<a>[0-3]?\d)(?P<by>[/.-])(?P<b>[0-3]?\d)(?P=by){numeral:year}",
        _numeric,
        "15.05.1992",
        "15/5/1992",
    ),
    rule("numeric short", r"(?P<a>[0-3]?\d)(?P<by>/)(?P<b>[0-3]?\d)/(?P<numeral>\d\d)", _numeric, "15/5/92"),
    rule(
        "numeric short with points", r"(?P<a>[0-3]\d)(?P<by>\.)(?P<b>[01]\d)\.(?P<numeral>\d\d)", _numeric, "15.05.92"
    ),
    rule("year", r"{year}", _bare_year, "1992"),
    rule("the year", r"the year (?:\d{3,4} ?{era}|\d{3,4})", _era_year, "the year 987"),
    rule(
        "year of an era",
        r"(?:(?:AD|A\.D\.) \d{1,4}|(?<!\d[\s,])(?:(?:\d{1,3}(?:[,\s]\d{3})+|\d{2,4}) ?|\b\d ){era})",
        _era_year,
        "AD 79",
        "44 BC",
        "10,000 BC",
    ),
    rule(
        "first of two years of an era",
        r"\d{1,4}(?= (?:to|and|or|until|through) \d{1,4} ?{era}(?![a-z]))",
        _first_of_era_years,
        "from [499] to 493 BC",
    ),
    rule("decade of an era", r"(?:the )?(?P<decade>\d{1,3}0)s {era}", _decade_of_era, "the 470s BC"),
    rule("years of an era", r"(?P<a>\d{1,4})~(?P<b>\d{1,4}) ?{era}", _era_range, "264–146 BC"),
    rule("years", r"{year}~(?P<numeral>(?:1\d|20|21)\d\d|\d\d)", _year_range, "2011-2017", "2021–25"),
    rule("years with stroke", r"{year}(?P<dash>/)(?P<numeral>(?:1\d|20|21)\d\d|\d\d)", _year_range, "1992/93"),
    rule("years to the present", r"{year}~(?:present|today|now)", _open_range, "2011–present"),
    rule("decade", r"(?:the )?(?P<decade>1\d\d0|20\d0)'?s", _decade, "the 1990s"),
    rule(
        "first of two centuries",
        r"(?:the )?{ordinal}(?= (?:and|or|to|through) (?:the )?{last:ordinal}[- ]centur(?:y|ies)(?: {era})?(?!\w))",
        _century,
        "[the 18th] or 19th century",
    ),
    rule("centuries", r"(?:the )?{ordinal} centuries(?: {era})?", _century, "19th centuries"),
    rule("short decade", r"(?:the )?'?(?P<decade>[2-9]0)'?s", _decade, "the '90s"),
    rule("decade in words", r"the {decadeword}", _decade, "the nineties"),
    rule(
        "decade in full",
        r"(?:the )?(?P<hundreds>nineteen|eighteen|seventeen|sixteen)[- ]{decadeword}",
        _decade,
        "the nineteen-twenties",
    ),
    rule("short year", r"'(?P<numeral>\d\d)", _short_year, "in ['82]"),
    rule("century", r"(?:the )?{ordinal}[- ]century(?: {era})?", _century, "the 19th century", "the third century BC"),
    rule("season of a year", r"(?:the )?{season}(?:,| of)? {anno}", _season, "spring 1999", "the summer of 1943"),
    rule("season", r"(?:the )?{season}", _bare_season, "in [the summer]", "by [summer]"),
    rule("quarter", r"Q(?P<q>[1-4])(?: of)?(?: |,? ?'?){numeral}", _quarter, "Q3 2011"),
    rule("quarter in short", r"(?P<q>[1-4])Q ?{numeral}", _quarter, "1Q 2011", "4Q09"),
    rule("quarter behind", r"{numeral:year}[- ]?Q(?P<q>[1-4])", _quarter, "2011 Q3"),
    rule(
        "quarter in words",
        r"(?:the )?(?:{ordinal}|final|last)[- ]quarter (?:of )?{numeral:year}",
        _quarter,
        "the third quarter of 2011",
    ),
    rule("quarter behind a year", r"{numeral:year}'s {ordinal:nth}[- ]quarter", _quarter, "2011's third quarter"),
    rule("half", r"(?:H(?P<h>[12])(?: of)? {numeral:year})", _half, "H1 2004"),
    rule(
        "half in words",
        r"(?:the )?(?P<which>first|second|latter|last) half of {numeral:year}",
        _half,
        "the first half of 2004",
    ),
    rule("fiscal year", r"(?:the )?(?:fiscal|financial)(?: year)? {numeral:year}", _fiscal, "fiscal 2012"),
    rule("fiscal year in short", r"FY ?(?P<numeral>20\d\d|19\d\d|\d\d)", _fiscal, "FY2012", "FY12"),
    rule("holiday", r"{holiday}(?:(?:,| of)? {anno})?", _holiday, "Christmas Day 1914"),
    rule(
        "day of a month in words",
        r"(?:the )?(?P<which>{ordinal}|last|final) (?:day|{weekday}) (?:of|in) {month}(?:,? {anno})?",
        _day_of_month,
        "the last day of March 1990",
        "the second Tuesday in November 2012",
    ),
    rule("day of this month", r"the (?P<ordinal>\d{1,2}(?:st|nd|rd|th))", _bare_day, "on [the 20th]"),
)
