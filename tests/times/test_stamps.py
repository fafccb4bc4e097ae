"""Stamps: the date at the head of a report, with the words, times of day and zones around it."""

import pytest

from pipeline.times import find_stamp


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("Fire in Lund 3 May 1950 A fire broke out.", "3 May 1950"),  # after a headline
        ("Friday, 3 May 1950 A fire broke out.", "Friday, 3 May 1950"),  # at the start
        ("Fire in Lund Posted: May 3, 1950 9:15 AM EST A fire broke out.", "Posted: May 3, 1950 9:15 AM EST"),
        ("Fire in Lund Last updated 3 May 1950 at 21:15 GMT A fire", "Last updated 3 May 1950 at 21:15 GMT"),
        ("Fire in Lund Posted: 3 May 1950 Updated: 9:15 GMT, 4 May 1950 A fire", "Posted: 3 May 1950 Updated: 9:15 GMT, 4 May 1950"),
        ("Fire in Lund 9:15 a.m. May 3, 1950 A fire broke out.", "9:15 a.m. May 3, 1950"),
        ("LUND, 3 May 1950 – A fire broke out.", "3 May 1950"),  # after a place
        ("LUND, 3 May 1950 (Norda News) – A fire broke out.", "3 May 1950"),
        ("03/05/1950 10:30 A fire broke out.", "03/05/1950 10:30"),  # whatever the order of day and month
        # dates of events
        ("A fire broke out on 3 May 1950 Anna Berg said.", None),  # a preposition
        ("The fire broke out 3 May 1950, Anna Berg said.", None),  # a mark
        ("Anna Berg (3 May 1950 Lund) was a nurse.", None),
        ("Anna Berg (born 3 May 1950 Lund) was a nurse.", None),
        ("Anna Berg 3 May 1950 – 4 June 2011 Lund", None),  # a life
        ("Anna Berg died 3 May 1950 at St Olof’s Hospital.", None),
        ("The 3 May 1950 Treaty of Lund was signed.", None),  # the treaty's
        ("3 May 1950 was a Friday.", None),  # a sentence goes on
        ("3 May 1950: A fire broke out.", None),  # an entry of a chronicle
        ("3 May 1950 – A fire broke out.", None),
        ("Lund | 3 May 1950 | Norway", None),  # a cell
        ("Fire in Lund May 1950 A fire broke out.", None),  # no day
        ("A fire broke out.", None),
        ("", None),
    ],
)  # fmt: skip
def test_stamps(text: str, stamp: str | None) -> None:
    found = find_stamp(text, 0, len(text))
    assert (text[slice(*found)] if found else None) == stamp
