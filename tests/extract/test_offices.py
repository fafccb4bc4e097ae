"""Who holds an office of the organisation that a document is of, in minutes and on pages."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model

_MINUTES = "VELM CHESS CLUB - Annual meeting, 4 May 2022\n\nPresent: 31 members.\n\n"
_PAGE = "# Velm Chess Club: who does what\n\n"

# Text, what it says of the club on 4 May 2022, and why.
TEXTS = [
    (f"{_MINUTES}Jane Foss was re-elected treasurer for two years; she had no opponent.", {("treasurer", "Jane Foss", "2022-05-04/2024-05")}, "a term from the meeting on"),
    (f"{_MINUTES}Olof Lind was elected secretary.", {("secretary", "Olof Lind", "2022-05-04/2022-05-04")}, "without a term, the day alone is sure"),
    (f"{_MINUTES}Ida Moor was confirmed as chair for a term of three years.", {("chair", "Ida Moor", "2022-05-04/2025-05")}, "as chair"),
    (f"{_MINUTES}Jane Foss was thanked by the treasurer for two years of work.", set(), "nobody is elected"),
    (f"{_MINUTES}Jane Foss was elected treasurer of the Norda Sailing Club.", set(), "another club"),
    (f"{_MINUTES}Jane Foss was elected captain of boats.", set(), "no office that one person holds"),
    (f"{_PAGE}- **Hon. Treasurer:** Lena Brandt (elected this spring)\n- **Boats:** Per Holm\n", {("treasurer", "Lena Brandt", None)}, "a field with a dot in its label and a verb in brackets"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), TEXTS)
def test_an_office_belongs_to_what_the_document_is_of(
    pipeline: Pipeline, text: str, expected: set[tuple[str, str, str | None]], reason: str
) -> None:
    result = pipeline.run([Document(id="a", text=text, date="2022-05-04")])

    found = {
        (fact.predicate, fact.value.name, next((time.name for time in fact.qualifiers.get("time", ())), None))
        for fact in result.facts
        if fact.predicate in {"chair", "secretary", "treasurer"} and "CLUB" in fact.subject.name.upper()
        if "NORDA" not in fact.subject.name.upper()
    }

    assert found == expected, reason


# When the page was written, and whether it disagrees with minutes that elect another treasurer on 4 May 2022, for two years.
PAGES = [
    ("2022-06-01", ["medium"], "within the term"),
    ("2025-06-01", [], "after the term"),
    ("2022-03-01", [], "before it"),
    (None, [], "nobody knows when"),
]


@pytest.mark.parametrize(("date", "expected", "reason"), PAGES)
def test_two_holders_are_compared_for_the_time_of_a_page(
    pipeline: Pipeline, date: str | None, expected: list[str], reason: str
) -> None:
    minutes = f"{_MINUTES}Jane Foss was re-elected treasurer for two years."
    page = f"{_PAGE}- **Treasurer:** Lena Brandt\n"

    result = pipeline.run([Document(id="a", text=minutes, date="2022-05-04"), Document(id="b", text=page, date=date)])

    assert [c.severity for c in result.conflicts if c.predicate == "treasurer"] == expected, reason
