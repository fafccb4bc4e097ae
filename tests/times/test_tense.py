"""A weekday or a month without a year is before or after the day of writing, by the verb of its clause."""

from collections.abc import Callable

import pytest

Read = Callable[..., list[tuple[str, str, str, str | None]]]

TUESDAY = "2004-06-15"
LAST_FRIDAY, NEXT_FRIDAY = "2004-06-11", "2004-06-18"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met Friday.", LAST_FRIDAY),
        ("The council will meet Friday.", NEXT_FRIDAY),
        ("The council meets Friday.", NEXT_FRIDAY),  # a timetable in the present
        ("The mayor said he would resign Friday.", NEXT_FRIDAY),  # the nearest verb
        ("He will resign, the mayor said Friday.", LAST_FRIDAY),
        ("The envoy flew to the United States, where she will speak Friday.", NEXT_FRIDAY),  # a name in -ed is no verb
        ("She will speak in the United States Friday.", NEXT_FRIDAY),
        ("They met to discuss the budget Friday.", LAST_FRIDAY),  # the infinitive shares the time of its verb
        ("They agreed to discuss the budget Friday.", NEXT_FRIDAY),  # … unless that verb has an aim
        ("He is clinging to the post Friday.", LAST_FRIDAY),  # no infinitive
        ("The bill will be signed Friday.", NEXT_FRIDAY),  # a participle of the future
        ("The bill was signed Friday.", LAST_FRIDAY),
        ("It had been due to expire Friday.", LAST_FRIDAY),
        ("It was due to expire Friday.", NEXT_FRIDAY),
        ("The vote was postponed until Friday.", NEXT_FRIDAY),
        ("The judge set Friday as the deadline.", NEXT_FRIDAY),
        ("The strike lasted until Friday.", LAST_FRIDAY),
        ("They have until Friday to answer.", NEXT_FRIDAY),
        ("He could come as early as Friday.", NEXT_FRIDAY),
        ("Gen. Holm will speak in the U.S. capital Friday.", NEXT_FRIDAY),  # an abbreviation does not end the sentence
        ("They will meet. The talks broke down Friday.", LAST_FRIDAY),
        ("On Friday, the council elected a chair.", LAST_FRIDAY),  # no verb before it
        ("On Friday, the council is expected to vote.", NEXT_FRIDAY),
        ("She has been on leave since Friday and will return.", LAST_FRIDAY),
        ("The talks Friday", LAST_FRIDAY),  # no verb: news looks back
        ("Talks to resume Friday", NEXT_FRIDAY),  # a headline
        ("The first to arrive Friday was the envoy.", LAST_FRIDAY),  # the verb behind it is surer
        ("They would look for ways around Friday's ruling to close it.", LAST_FRIDAY),  # a ruling that exists
        ("They will vote in Friday's election.", NEXT_FRIDAY),
        ("He was beaten in a vote Friday.", LAST_FRIDAY),  # a noun
        ("Voters go to the polls Friday.", NEXT_FRIDAY),
        ("The talks were set to resume Friday.", NEXT_FRIDAY),
        ("The match is on Friday.", NEXT_FRIDAY),
    ],
)
def test_a_weekday_is_on_the_side_of_its_verb(read: Read, text: str, value: str) -> None:
    assert read(text, TUESDAY)[-1][2] == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It ran from Monday to Wednesday.", ["2004-06-14", "2004-06-16"]),  # the end follows the beginning
        ("It fell on 3 May, and by 2% from the previous Friday.", ["2004-05-03", "2004-04-30"]),  # of the text
    ],
)
def test_weekdays_beside_other_days(read: Read, text: str, values: list[str]) -> None:
    assert [found[2] for found in read(text, TUESDAY)] == values


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("In January the bank named a new head.", "2004-10-27", "2004-01"),
        ("The bank will name a new head in January.", "2004-10-27", "2005-01"),
        ("Her term ends in January.", "2004-10-27", "2005-01"),
        ("His term ended in December.", "2004-10-27", "2003-12"),
        ("The dividend is payable 2 January.", "2004-10-27", "2005-01-02"),
        ("The firm tries to sell itself under a June agreement.", "2004-10-27", "2004-06"),  # not of the verb
        ("The bank has extended the firm $5 million in loans through January.", "2004-10-27", "2005-01"),
        (
            "In January, after the talks in the north of the country.",
            "2004-10-27",
            "2004-01",
        ),  # no verb: news looks back
        ("The merger is subject to approval in November.", "2004-10-27", "2004-11"),
        ("The rules will be published on a still unspecified date in January.", "2004-10-27", "2005-01"),
    ],
)
def test_a_month_is_in_the_year_of_its_verb(read: Read, text: str, written: str, value: str) -> None:
    assert read(text, written)[-1][2] == value


YEARS = "The league was founded in 1949 and grew in 1952, 1953 and 1955."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"{YEARS} The ministers met Friday. They will meet again in April.", ["2004-06-11", "2005-04"]),  # a report
        (f"{YEARS} In April it moved to Lund.", ["1955-04"]),  # a history
    ],
)
def test_a_report_that_looks_back_is_no_history(read: Read, text: str, value: list[str]) -> None:
    assert [found[2] for found in read(text, TUESDAY)][4:] == value


HISTORY = "The league was founded in 1949, grew in 1950 and 1952, and in 1953 it moved to Lund. "


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The lease would last until 1956. In May it held a congress.", "1953-05"),  # a year ahead is no step
        ("On 3 May 1953 it met. It would meet again on 4 November.", "1953-11-04"),  # … and neither is its own past
        ("It took the name of the Club of '49.", "1949"),  # of the century of the story
        ("In the spring and early summer of 1955 it built a hall.", "1955-SU"),
    ],
)
def test_a_history_moves_with_its_own_years(read: Read, text: str, value: str) -> None:
    assert read(HISTORY + text, TUESDAY)[-1][2] == value


def test_two_seasons_share_a_year(read: Read) -> None:
    assert [found[2] for found in read("the spring and early summer of 1943", TUESDAY)] == ["1943-SP", "1943-SU"]
