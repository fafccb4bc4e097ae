"""How many of something there are, in fields and in clauses. No model needed."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract.totals import read_totals


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Concert films: 2", {"- | open:number_of_concert_films | 2"}),
        ("Concert films: 2 (one lost)", {"- | open:number_of_concert_films | 2"}),  # a remark
        ("Norda Films: 2", {"- | open:number_of_films | 2"}),  # the title in the same line
        ("Concert film: 2", set()),  # no plural
        ("Concert films: 2 and more", set()),  # the number is not all of it
        ("Concert films: 2000", set()),  # a year
        ("Employees: 2", set()),  # a label of a predicate
    ],
)
def test_fields(marked: str, expected: set[str], read: Callable, lines: Callable) -> None:
    reading = read(marked, title="Norda")
    assert lines(reading, read_totals(reading)) == expected


RELEASED = "[Norda]{ORG} has released [two]{CARDINAL} concert films and [six]{CARDINAL} singles."
CLAUSE: dict[str, Any] = {"lemma": "release", "trigger": "released", "arguments": {"subject": "Norda"}}


@pytest.mark.parametrize(
    ("marked", "title", "clause", "expected"),
    [
        (RELEASED, "Norda", CLAUSE, {"- | open:number_of_concert_films | two", "- | open:number_of_singles | six"}),
        (RELEASED, "Norda discography", CLAUSE, {"- | open:number_of_concert_films | two", "- | open:number_of_singles | six"}),
        (RELEASED, "Nordavind", CLAUSE, set()),  # another thing
        (RELEASED, None, CLAUSE, set()),  # no title
        (RELEASED, "Norda", CLAUSE | {"lemma": "sell"}, set()),  # what it sold it may no longer have
        (RELEASED, "Norda", CLAUSE | {"negated": True}, set()),
        (RELEASED, "Norda", CLAUSE | {"arguments": {}}, set()),  # no subject
        ("[Norda]{ORG} has released [two]{CARDINAL} films in [1950]{DATE=1950}.", "Norda", CLAUSE, set()),  # in that year
        ("[Norda]{ORG} has released [two]{CARDINAL} films' music.", "Norda", CLAUSE, set()),  # not films
        ("[Two]{CARDINAL} films by [Norda]{ORG} were released.", "Norda", CLAUSE, set()),  # before the verb
    ],
)  # fmt: skip
def test_clauses(
    marked: str, title: str | None, clause: dict[str, Any], expected: set[str], read: Callable, lines: Callable
) -> None:
    reading = read(marked, title=title, clauses=[clause])
    assert lines(reading, read_totals(reading)) == expected
