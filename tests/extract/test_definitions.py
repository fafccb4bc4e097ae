"""Abbreviations that a text defines, as statements. No model needed."""

from collections.abc import Callable

import pytest

from pipeline.extract.definitions import read_definitions


@pytest.mark.parametrize(
    ("marked", "definitions", "mention", "quote"),
    [
        (
            "The [Lund Sea League]{ORG} (LSL) met.",
            [("Lund Sea League", "LSL")],
            "Lund Sea League",
            "Lund Sea League (LSL)",
        ),
        (
            "The [Lund Sea League]{ORG} (“LSL”) met.",
            [("Lund Sea League", "LSL")],
            "Lund Sea League",
            "Lund Sea League (“LSL”)",
        ),  # in quotation marks
        (
            "The LSL (Lund Sea League) met.",
            [("Lund Sea League", "LSL")],
            None,
            "LSL (Lund Sea League)",
        ),  # the other way round, and no mention
        (
            "The [Lund Sea League]{ORG} of [Oslo]{GPE} (LSLO) met.",
            [("Lund Sea League of Oslo", "LSLO")],
            None,
            "Lund Sea League of Oslo (LSLO)",
        ),  # a mention that is only a part of it
    ],
)
def test_definitions(
    marked: str, definitions: list[tuple[str, str]], mention: str | None, quote: str, read: Callable, lines: Callable
) -> None:
    reading = read(marked, definitions=definitions)
    statements = read_definitions(reading)
    (long, short) = definitions[0]
    assert lines(reading, statements) == {f"{long} | abbreviation | {short}"}
    index = statements[0].subject.mention
    assert (reading.mentions[index].text if index is not None else None) == mention
    assert reading.text[slice(*statements[0].span)] == quote


def test_no_definition_gives_no_statement(read: Callable) -> None:
    assert read_definitions(read("The [Lund Sea League]{ORG} (LSL) met.")) == []
