"""Labelled fields: which values they give, and which date of several. No model needed."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.extract.fields import read_fields


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Members: [Norway]{GPE}, [Sweden]{GPE}", {"- | member | Norway", "- | member | Sweden"}),  # all entities
        ("Founded: [1950]{DATE=1950}", {"- | founded | 1950"}),
        ("Founded: [1950]{DATE=1950}; renamed [1960]{DATE=1960}", {"- | founded | 1950"}),  # the first date
        ("Founded: in spring", set()),  # no date
        ("Number of members: six", {"- | member_count | six"}),
        ("Number of members: many", set()),  # no number
        ("Alias: The Sailors", {"- | also_known_as | The Sailors"}),  # words
        ("FOUNDED: [1950]{DATE=1950}", {"- | founded | 1950"}),  # capitals
        ("Founder: [Anna Berg]{PERSON}", {"- | founded_by | Anna Berg"}),
        ("Founders: [Anna Berg]{PERSON}", {"- | founded_by | Anna Berg"}),  # the plural
        ("Capital: [Anna Berg]{PERSON}", set()),  # a person is not a capital
        ("Members: [the treaty]{TREATY/noun}", set()),  # no name
        ("Motto: [1950]{DATE=1950}", set()),  # no label of a predicate
    ],
)
def test_values(marked: str, expected: set[str], read: Callable, lines: Callable) -> None:
    reading = read(marked)
    assert lines(reading, read_fields(reading)) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Independence: [1905]{DATE=1905} from [Sweden]{GPE}", {("1905", "Sweden")}),
        ("Independence: [1905]{DATE=1905} (from [Sweden]{GPE}); recognised later", {("1905", "Sweden")}),
        ("Independence: [1905]{DATE=1905} (independence proclaimed from [Sweden]{GPE}; king elected)", {("1905", "Sweden")}),
        ("Independence: [1905]{DATE=1905} (independence lost to [Sweden]{GPE}; king elected)", {("1905", None)}),  # another event
        (
            "Independence: [1905]{DATE=1905} (independence proclaimed from [Sweden]{GPE}); [1906]{DATE=1906} (recognised by [Norway]{GPE})",
            {("1905", None)},
        ),  # two dates for the same: the name belongs to neither
    ],
)  # fmt: skip
def test_what_follows_a_date(marked: str, expected: set[tuple[str, str | None]], read: Callable) -> None:
    reading = read(marked)
    found = set()
    for statement in read_fields(reading):
        names = statement.qualifiers.get("from", ())
        found.add((statement.value.literal.name, reading.text[slice(*names[0].span)] if names else None))
    assert found == expected


@pytest.mark.parametrize(
    ("marked", "clauses", "expected"),
    [
        ("Members: [Norway]{GPE} left", [{"lemma": "leave", "trigger": "left"}], set()),  # a sentence
        (
            "Members: signature by [Norway]{GPE}",
            [{"lemma": "sign", "trigger": "signature", "form": "noun"}],
            {"- | member | Norway"},
        ),  # a noun makes no sentence
    ],
)
def test_a_sentence_after_a_label_is_left_to_the_clauses(
    marked: str, clauses: list[dict[str, Any]], expected: set[str], read: Callable, lines: Callable
) -> None:
    reading = read(marked, clauses=clauses)
    assert lines(reading, read_fields(reading)) == expected


def test_the_values_of_a_field_are_one_enumeration(read: Callable) -> None:
    several = read_fields(read("Members: [Norway]{GPE}, [Sweden]{GPE}"))
    assert len({s.enumeration for s in several}) == 1
    assert all(s.enumeration and s.closed for s in several)  # the rule says that its lists are complete
    assert [s.enumeration for s in read_fields(read("Members: [Norway]{GPE}"))] == [None]
