"""Finding times: what holds for any text."""

import datetime
import re
import time

import edtf as edtf_library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.times import find_times
from pipeline.times.rules import RULES
from pipeline.values.dates import MONTHS, parse_edtf
from pipeline.vocabulary.words.times import load_time_words

WRITTEN = "2004-06-15"


def ordinal(number: int) -> str:
    return f"{number}" + ("th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))


STYLES = {
    "15 May 1992": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "15 Aug 1992": lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    "May 15, 1992": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "May 15th, 1992": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "the 15th of May 1992": lambda d: f"the {ordinal(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    "FRIDAY, 15 MAY 1992": lambda d: f"{d:%A}, {d.day} {MONTHS[d.month - 1]} {d.year}".upper(),
    "1992-05-15": lambda d: d.isoformat(),
    "15.05.1992": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
}
DAYS = st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2099, 12, 31))


@given(DAYS, st.sampled_from(sorted(STYLES)), st.none() | st.just(WRITTEN))
def test_any_date_in_any_style_reads_back_as_itself(day: datetime.date, style: str, written: str | None) -> None:
    text = f"It was signed on {STYLES[style](day)}."
    (found,) = find_times(text, written=written)
    assert found.timex.edtf == day.isoformat()
    assert text[found.start : found.end] == STYLES[style](day)


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2050, 1, 1)), st.integers(1, 500))
def test_shifting_the_time_of_writing_shifts_relative_times_and_nothing_else(day: datetime.date, shift: int) -> None:
    later = day + datetime.timedelta(days=shift)
    text = "Yesterday it repeated what was signed on 15 May 1992, for two years."
    first, second = (find_times(text, written=d.isoformat()) for d in (day, later))
    moved = [datetime.date.fromisoformat(found[0].timex.edtf or "") for found in (first, second)]
    assert moved[1] - moved[0] == datetime.timedelta(days=shift)
    assert first[1:] == second[1:]


PIECES = st.sampled_from(
    "the a 15 May March 1992 1,000 '92 ’90s – - / . , : of and to last next year years two week ago later Monday morning about c. mid- early "
    "spring 19th century BC AD Q3 03/04/1992 2011-2017 every twice at 18:00 p.m. today ? ( ) \u00a0 \n \n\n ٣ ² １９９２ Christmas half".split(
        " "
    )
)
# Whole expressions, and every word and phrase of the word lists.
EXPRESSIONS = st.sampled_from(
    [re.sub(r"[\[\]]", "", example) for rule in RULES for example in rule.examples]
    + [phrase for _, phrases in load_time_words() for phrase in sorted(phrases)]
)


@settings(deadline=None)  # the first holiday loads those of a year
@given(
    st.lists(PIECES, max_size=25).map(" ".join)
    | st.lists(PIECES, max_size=25).map("".join)
    | st.lists(PIECES | EXPRESSIONS, max_size=8).map(" ".join)
    | st.text(max_size=60),
    st.none() | st.just(WRITTEN),
)
def test_whatever_the_text_the_spans_are_in_order_and_the_edtf_is_valid(text: str, written: str | None) -> None:
    end = 0
    for found in find_times(text, written=written):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        end = found.end
        for edtf in filter(None, (*found.timex.readings, found.timex.edtf, found.timex.interval)):
            assert str(parse_edtf(edtf)) == edtf
            # An independent library reads it too, as level 0 or 1 (its partial dates and level 2 are above).
            assert not re.search("Partial|Level2|OneOf|Multiple", type(edtf_library.parse_edtf(edtf)).__name__)
        assert found.timex.type in {"DATE", "TIME"} or found.timex.edtf is None


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1992-",
        "the ",
        "May ",
        "15–17 May ",
        "a few ",
        "1/1/",
        "early late the ",
        "111,",
        "May    15 ",
        "mid-",
        "1992 and ",
        "1992: a ",
        "# 1992\n",
        "from 1992 to ",
        "\n",
    ],
)
def test_time_grows_with_the_length_of_the_text_and_no_faster(piece: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        find_times(text, written=WRITTEN)
        return time.process_time() - start

    short = piece * (4_000 // len(piece))
    # Eight times the text; quadratic growth would take sixty-four times as long.
    assert seconds(short * 8) < 24 * max(seconds(short), 0.005)
