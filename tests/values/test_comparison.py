"""How values compare: the level, whether they agree, and the sentence."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.records import NumberValue
from pipeline.values.comparison import LEVELS, compare_dates, compare_numbers, compare_texts
from pipeline.values.dates import PartialDate, Precision, parse_edtf
from pipeline.values.quantities_in_text import find_quantities


@pytest.mark.parametrize(
    ("a", "b", "level", "sentence"),
    [
        ("1992-05-15", "1992-05-15", "same", "both say 15 May 1992"),
        ("1992", "1992-XX-XX", "same", "both say 1992"),  # nothing more is known of the second
        # refines: true at the precision that both have
        ("1992", "1992-05-15", "refines", "15 May 1992 is within 1992"),
        ("1992-05", "1992-05-15", "refines", "15 May 1992 is within May 1992"),
        ("199X", "1992-05", "refines", "May 1992 is within the 1990s"),
        ("18XX", "185X", "refines", "the 1850s is within the 19th century"),
        ("1999-21", "1999-04", "refines", "April 1999 is within spring 1999"),
        ("2011/2017", "2012-05", "refines", "May 2012 is within 2011–2017"),
        ("2011/2017", "2011-03/2017-05", "refines", "2011–2017 and March 2011 – May 2017 agree at both ends"),
        ("2020/..", "2020-01-01/..", "refines", "since 2020 and since 1 January 2020 agree at both ends"),
        ("1450~", "1450", "refines", "about 1450 and 1450 agree"),
        ("1450~", "1453", "refines", "1453 is close enough to about 1450"),
        ("1450?", "1453-05-29", "refines", "29 May 1453 is close enough to perhaps 1450"),
        # old and new style: as many days apart as the calendars, or a year before 25 March
        (
            "1732-02-11",
            "1732-02-22",
            "old and new style",
            "11 February 1732 may be 22 February 1732 in the Old Style (11 days behind)",
        ),
        (
            "1917-10-25",
            "1917-11-07",
            "old and new style",
            "25 October 1917 may be 7 November 1917 in the Old Style (13 days behind)",
        ),
        (
            "1731-02-11",
            "1732-02-22",
            "old and new style",
            "11 February 1731 may be 22 February 1732 in the Old Style (11 days behind)",
        ),
        (
            "1731-02-11",
            "1732-02-11",
            "old and new style",
            "11 February 1731 may be 11 February 1732 in the Old Style (the year began on 25 March)",
        ),
        ("1732-02-11", "1732-02-23", "one part differs", "day differs: 11, 23 February 1732"),  # twelve days
        ("1950-02-11", "1950-02-24", "one part differs", "day differs: 11, 24 February 1950"),  # one calendar
        # not known
        (
            "1999-21",
            "1999-11",
            "may refine",
            "spring 1999 and November 1999 may agree: the months of a season depend on the hemisphere",
        ),
        ("2011/2017", "2015/2020", "overlaps", "2011–2017 and 2015–2020 overlap"),
        ("2011/2017", "2012/2013", "overlaps", "2011–2017 and 2012–2013 overlap"),  # one is all of it or part of it
        ("2011/..", "2011/2017", "overlaps", "since 2011 and 2011–2017 overlap"),
        # one part differs
        ("1992-03-15", "1992-05-15", "one part differs", "month differs: March, May (same year, same day)"),
        ("1992-05-15", "1993-05-15", "one part differs", "year differs: 1992, 1993 (same month, same day)"),
        ("1992-05-14", "1992-05-15", "one part differs", "day differs: 14, 15 May 1992"),
        ("1992-03", "1992-05", "one part differs", "month differs: March, May (same year)"),
        ("1992-03", "1992-05-15", "one part differs", "month differs: March, May (same year)"),  # at shared precision
        ("1992-03", "1993-03", "one part differs", "year differs: 1992, 1993 (same month)"),
        ("-0043-03-15", "-0042-03-15", "one part differs", "year differs: 44 BC, 43 BC (same month, same day)"),
        ("1992-03-04", "1992-04-03", "day and month swapped", "day and month swapped: 4 March 1992, 3 April 1992"),
        # differs
        ("2002", "1992-05-15", "differs", "dates differ: 2002, 15 May 1992"),
        ("1992", "1993", "differs", "dates differ: 1992, 1993"),
        ("1992-03-14", "1992-05-15", "differs", "dates differ: 14 March 1992, 15 May 1992"),  # two parts
        ("1450~", "1460", "differs", "dates differ: about 1450, 1460"),  # out of reach
        ("2011/2017", "2018", "differs", "dates differ: 2011–2017, 2018"),
        ("199X", "200X", "differs", "dates differ: the 1990s, the 2000s"),
    ],
)
def test_dates(a: str, b: str, level: str, sentence: str) -> None:
    comparison = compare_dates(a, b)
    assert (comparison.level, comparison.explanation) == (level, sentence)
    assert comparison.agrees is LEVELS[level].agrees


def test_agreement_is_not_transitive() -> None:
    assert compare_dates("1992", "1992-03").agrees
    assert compare_dates("1992", "1992-05").agrees
    assert compare_dates("1992-03", "1992-05").agrees is False


AMBIGUOUS = ("1992-03-04", "1992-04-03")


@pytest.mark.parametrize(
    ("a", "a_readings", "b", "b_readings", "level", "agrees"),
    [
        ("1992-XX-XX", AMBIGUOUS, "1992-04-03", (), "ambiguous order", None),  # one of the readings is the other date
        ("1992-XX-XX", AMBIGUOUS, "1992-04", (), "ambiguous order", None),
        ("1992-XX-XX", AMBIGUOUS, "1992", (), "refines", True),  # true in either reading
        ("1992-XX-XX", AMBIGUOUS, "1992-06-03", (), "differs", False),  # true in none
        ("1992-XX-XX", AMBIGUOUS, "1992-XX-XX", AMBIGUOUS, "same", True),  # written alike
        ("1992-XX-XX", AMBIGUOUS, "1992-XX-XX", ("1992-05-06", "1992-06-05"), "differs", False),
    ],
)
def test_dates_with_two_readings(
    a: str, a_readings: tuple[str, ...], b: str, b_readings: tuple[str, ...], level: str, agrees: bool | None
) -> None:
    comparison = compare_dates(a, b, a_readings, b_readings)
    assert (comparison.level, comparison.agrees) == (level, agrees)
    assert compare_dates(b, a, b_readings, a_readings).level == level


def test_both_readings_stand_in_the_sentence() -> None:
    said = compare_dates("1992-XX-XX", "1992-06-03", AMBIGUOUS).explanation
    assert said == "dates differ: 4 March 1992 or 3 April 1992, 3 June 1992"


def test_what_is_no_date_is_an_error() -> None:
    with pytest.raises(ValueError, match="May 1992"):
        compare_dates("May 1992", "1992")


some_years = st.integers(1988, 1996)
edtf_dates = st.one_of(
    some_years.map(str),
    st.tuples(some_years, st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02}"),
    st.tuples(some_years, st.integers(1, 12), st.integers(1, 28)).map(lambda p: f"{p[0]}-{p[1]:02}-{p[2]:02}"),
    st.tuples(some_years, st.integers(21, 24)).map(lambda p: f"{p[0]}-{p[1]}"),
    st.tuples(some_years, st.sampled_from("~?%")).map(lambda p: f"{p[0]}{p[1]}"),
    st.sampled_from(["198X", "199X", "19XX", "1992-XX-XX", "1992-03-XX", "1990/..", "../1992", "../.."]),
    st.tuples(some_years, st.integers(0, 5)).map(lambda p: f"{p[0]}/{p[0] + p[1]}"),
)


@given(edtf_dates)
def test_a_date_is_the_same_as_itself(edtf: str) -> None:
    comparison = compare_dates(edtf, edtf)
    assert (comparison.level, comparison.agrees) == ("same", True)


@given(edtf_dates, edtf_dates)
def test_the_order_of_dates_changes_only_the_sentence(a: str, b: str) -> None:
    one, other = compare_dates(a, b), compare_dates(b, a)
    assert (one.level, one.agrees) == (other.level, other.agrees)
    assert one.agrees is LEVELS[one.level].agrees


@given(st.dates(), st.sampled_from([Precision.YEAR, Precision.MONTH]))
def test_a_date_refines_its_own_beginning(day: object, cut: Precision) -> None:
    date = parse_edtf(str(day))
    assert isinstance(date, PartialDate)
    assert compare_dates(str(date), str(date.to(cut))).level == "refines"


@given(edtf_dates, edtf_dates)
def test_dates_without_a_common_day_never_agree_unless_vague(a: str, b: str) -> None:
    from pipeline.values.dates import overlap

    assume(not overlap(a, b) and not any(mark in a + b for mark in "~?%"))
    assert not compare_dates(a, b).agrees


def number(amount: float, low: float | None = None, high: float | None = None, unit: str | None = None) -> NumberValue:
    return NumberValue(name=f"{amount:g}", amount=amount, unit=unit, low=low, high=high)


@pytest.mark.parametrize(
    ("a", "b", "level", "sentence"),
    [
        (number(42), number(42), "same", "both say 42"),
        (number(5e6, 4.5e6, 5.5e6), number(4.97e6), "refines", "4.97e+06 is within 5e+06"),  # rounded
        (number(350, 300, 400), number(310), "refines", "310 is within 350"),  # a range
        (number(350, 300, 400), number(430, 360, 500), "overlaps", "ranges overlap: 350, 430"),
        (number(42), number(43), "differs", "numbers differ: 42, 43 (2% apart)"),
        (number(650000), number(652723), "may refine", "650000 may be 652723 rounded"),  # zeros at its end
        (number(650000), number(660000), "differs", "numbers differ: 650000, 660000 (2% apart)"),  # both are as round
        (number(650000), number(666123), "differs", "numbers differ: 650000, 666123 (2% apart)"),  # too far
        (number(1000), number(1001), "differs", "numbers differ: 1000, 1001 (less than 1% apart)"),
        (number(21), number(42), "differs", "numbers differ: 21, 42 (twice as much)"),
        (number(10), number(1000), "differs", "numbers differ: 10, 1000 (100 times as much)"),
        (number(-3), number(5), "differs", "numbers differ: -3, 5 (8 apart)"),
        (number(0), number(5), "differs", "numbers differ: 0, 5 (5 apart)"),
        (
            number(5, unit="EUR"),
            number(5, unit="USD"),
            "units differ",
            "units differ: EUR, USD (5, 5)",
        ),  # never converted
        (number(5), number(5, unit="km"), "units differ", "units differ: none, km (5, 5)"),
    ],
)
def test_numbers(a: NumberValue, b: NumberValue, level: str, sentence: str) -> None:
    comparison = compare_numbers(a, b)
    assert (comparison.level, comparison.explanation) == (level, sentence)
    assert comparison.agrees is LEVELS[level].agrees


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("184 m", "604 ft", "refines"),  # 603.7 feet
        ("184 m", "620 ft", "differs"),
        ("5 km", "5 miles", "differs"),
        ("250 ha", "2.5 km²", "refines"),
        ("250 ha", "4 km²", "differs"),
        ("10 m/s", "36 km/h", "refines"),
        ("10 m/s", "50 km/h", "differs"),  # the zero of 10 makes it no rough guess
        ("20 knots", "37 km/h", "refines"),
        ("60 mph", "97 km/h", "refines"),
        ("3 tonnes", "3,000 kg", "refines"),
        ("90 kW", "121 hp", "refines"),
        ("60 kWh", "216 MJ", "refines"),
        ("5,000 m³", "5 million litres", "refines"),
        ("8 GB", "8,000 MB", "refines"),
        ("90 minutes", "1.5 hours", "refines"),
        ("2 years", "24 months", "refines"),
        ("2 years", "36 months", "differs"),
        ("about 300 m", "1,000 feet", "refines"),
        ("up to 88 m", "289 ft", "refines"),  # a bound that touches
        ("up to 88 m", "400 ft", "differs"),
        ("$1.2bn", "1,200 million dollars", "refines"),  # the same sum in two scales
        ("$1.2bn", "1,300 million dollars", "differs"),
        ("40 million kroner", "NOK 40 million", "same"),  # one of the two countries
        ("40 million kroner", "DKK 50 million", "differs"),
        ("40 million kroner", "SEK 40 million", "units differ"),  # kronor there
        ("40 million kronor", "SEK 40 million", "same"),
        ("40 kr", "40 kronor", "same"),
        ("£3m", "3 million pounds", "same"),
        ("€10", "$10", "units differ"),  # currencies are never converted
        ("€10", "$12", "units differ"),
        ("3 million dollars", "€3 million", "units differ"),
        ("31 °C", "88 °F", "refines"),  # scales that begin at different points
        ("31 °C", "98 °F", "differs"),
        ("12 stone", "76 kg", "refines"),
        ("60 kt", "111 km/h", "refines"),
        ("31 °C", "31 degrees", "units differ"),  # of which scale is not said
        ("5 percent", "5 people", "units differ"),  # a share and a count
        ("5 percent", "5 percentage points", "units differ"),  # a share and a difference
        ("184 m", "184 kg", "units differ"),
    ],
)
def test_amounts_in_different_units(a: str, b: str, level: str) -> None:
    one, other = (next(find_quantities(text, (0, len(text)))).value for text in (a, b))
    assert (compare_numbers(one, other).level, compare_numbers(other, one).level) == (level, level)


amounts = st.integers(-(10**6), 10**6).map(float)
numbers = st.tuples(amounts, st.none() | st.integers(1, 1000), st.sampled_from([None, "km"])).map(
    lambda p: number(p[0], p[0] - p[1] if p[1] else None, p[0] + p[1] if p[1] else None, p[2])
)


@given(numbers)
def test_a_number_is_the_same_as_itself(a: NumberValue) -> None:
    assert compare_numbers(a, a).level == "same"


@given(numbers, numbers)
def test_the_order_of_numbers_changes_only_the_sentence(a: NumberValue, b: NumberValue) -> None:
    assert compare_numbers(a, b).level == compare_numbers(b, a).level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("The Hague", "the  hague", "same"),  # capitals and space
        ("co-operation", "co‐operation", "same"),  # another hyphen
        ("EEZ", "EEZs", "same"),  # one and several
        ("IT", "its", "differs"),
        ("free trade", "to promote free trade", "refines"),
        ("art", "party", "differs"),  # part of a word is not one of the words
        ("organisation of trade", "organization of trade", "similar"),
        ("free trade", "common defence", "differs"),
        ("", "anything", "differs"),
    ],
)
def test_texts(a: str, b: str, level: str) -> None:
    assert compare_texts(a, b).level == compare_texts(b, a).level == level


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_order_of_texts_changes_only_the_sentence(a: str, b: str) -> None:
    assert compare_texts(a, a).level == "same"
    assert compare_texts(a, b).level == compare_texts(b, a).level
