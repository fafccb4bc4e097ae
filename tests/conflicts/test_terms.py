"""Ages, and starts with terms: the dates that follow from them, against the dates that are stated."""

import pytest

from tests.conflicts.conftest import Found

pytestmark = pytest.mark.model

BORN = "Anna Berg was born in Lund on 20 September {}."


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Anna Berg died on 4 June 1950, aged 67.", BORN.format(1882), []),  # her birthday was still to come
        ("Anna Berg died on 4 June 1950, aged 67.", BORN.format(1892), ["born"]),
        ("Anna Berg died on 4 June 1950 at the age of 67.", BORN.format(1881), ["born"]),  # she would have been 68
        ("Anna Berg died on 4 June 1950 in her 68th year.", BORN.format(1882), []),  # she was 67
        ("Anna Berg died on 4 June 1950 in her 68th year.", BORN.format(1881), ["born"]),
        ("Anna Berg died on 4 June 1950 in her 20th year of office.", BORN.format(1881), []),
        ("Anna Berg was 67 when she died in 1950.", BORN.format(1882), []),  # the year alone leaves both ages open
        ("Anna Berg was 67 when she died in 1950.", BORN.format(1880), ["born"]),
        ("Anna Berg, 67, died on 4 June 1950.", BORN.format(1892), ["born"]),
        ("Anna Berg was elected mayor of Lund in 1920 at the age of 45.", BORN.format(1882), ["born"]),
        ("Anna Berg left school aged 14 and died on 4 June 1950.", BORN.format(1882), []),  # not her age at death
        ("Anna Berg died on 4 June 1950, aged about 67.", BORN.format(1892), []),  # nobody knew
        ("The siege of Norda began on 3 April 1522 and lasted eleven weeks.",
         "Norda was besieged from 3 April 1522; it surrendered on 19 May of that year.", ["ended"]),
        ("The siege of Norda began on 3 April 1522 and lasted eleven weeks.",
         "Norda was besieged from 3 April 1522; it surrendered on 19 June of that year.", []),
        ("The voyage of the Norda began on 3 April 1950 and lasted three months.", "The voyage of the Norda ended on 9 May 1950.", ["ended"]),
        ("The voyage of the Norda began on 3 April 1950 and lasted five weeks.", "The voyage of the Norda ended on 9 May 1950.", []),
        ("The operations of the bank began in 1950. The fund started operations in 1974.", "", []),  # two bodies
        ("The Lund Accord entered into force on 1 January 2010. The Lund Accord has a term of five years.",
         "The Lund Accord expires on 31 December 2015.", ["expires"]),
        ("The Lund Accord entered into force on 1 January 2010. The Lund Accord has a term of five years.",
         "The Lund Accord expires on 31 December 2014.", []),  # the last day counts
    ],
)  # fmt: skip
def test_terms(a: str, b: str, expected: list[str], conflicts: Found) -> None:
    assert [predicate for _, predicate, _ in conflicts(a, b)] == expected


@pytest.mark.parametrize(
    ("written", "born", "expected"),
    [
        ("2010-05-03", 1965, []),  # 44 or 45
        ("2010-05-03", 1964, []),  # 45 until her birthday
        ("2010-05-03", 1954, ["born"]),
        (None, 1954, []),  # nobody knows when she was 45
    ],
)
def test_an_age_in_a_dated_document(written: str | None, born: int, expected: list[str], conflicts: Found) -> None:
    text = "The 45-year-old teacher Anna Berg lives in Lund."
    assert [p for _, p, _ in conflicts(text, f"Anna Berg was born in {born}.", dates=[written])] == expected


def test_it_says_what_it_follows_from(conflicts: Found) -> None:
    (found,) = conflicts("Anna Berg died on 4 June 1950, aged 67.", BORN.format(1892))
    assert found[2] == (
        "aged 67 on 4 June 1950, so born between 5 June 1882 and 4 June 1883, but what is given is 20 September 1892"
    )
