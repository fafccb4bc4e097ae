"""Tables and fields of plain text: which lines are rows, which cells they have, which labels stand over which values. No model needed."""

import pytest

from pipeline import layout
from pipeline.records import Block
from pipeline.vocabulary import load_vocabulary

WORDS = load_vocabulary().lexicon.layout


def find_blocks(text: str) -> tuple[Block, ...]:
    return layout.find_blocks(text, WORDS)


def grid(text: str) -> list[tuple[tuple[int, int], str]]:
    return [(b.cell, text[slice(*b.body)]) for b in find_blocks(text) if b.cell is not None]


def fields(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*b.label)], text[slice(*b.body)]) for b in find_blocks(text) if b.label is not None]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Line\tShip\tLength\nNorda\tAnna\t84 m\n\tBerta\t90 m\n",
            [((2, 1), "Berta"), ((2, 2), "90 m")],
            "a tab before a line is an empty cell",
        ),
        (
            "State\tSigned\tRatified\nNorway\t1961\t1963\nJapan\t1962\t\nPeru\t1965\n",
            [((2, 1), "1962"), ((3, 0), "Peru"), ((3, 1), "1965")],
            "cells at the end that are empty, and that an editor has cut off",
        ),
        (
            "State\tSigned\tRatified\nEurope\nNorway\t1961\t1963\n",
            [((1, 0), "Europe"), ((2, 0), "Norway")],
            "the name of a group of rows",
        ),
        (
            "Peak       Height     Climbed\nStorhorn   2,410 m    1874\nLilltind   1,902 m    1903\n",
            [((0, 1), "Height"), ((1, 1), "2,410 m"), ((2, 2), "1903")],
            "columns of white space",
        ),
        (
            "Peak       Height  \nStorhorn    2,410  \nLilltind    1,902  \n",
            [((0, 1), "Height"), ((1, 0), "Storhorn")],
            "numbers set to the right, in a table of two columns with heads",
        ),
        (
            "Name\tBorn\nAnna Berg\t1950\nOlof Lind\t1944\n",
            [((0, 1), "Born"), ((2, 0), "Olof Lind")],
            "two columns with heads",
        ),
        ("Name | Born\nAnna Berg | 1950\nOlof Lind | 1944\n", [((1, 1), "1950")], "one bar in each of three lines"),
        (
            "Member | Since | Until\nAnna Berg | 2001 | 2007\nOlof Lind | 2003 |\n",
            [((2, 1), "2003")],
            "a bar at the end of one line",
        ),
    ],
)
def test_cells(text: str, expected: list[tuple[tuple[int, int], str]], why: str) -> None:
    found = grid(text)
    assert [cell for cell in found if cell in expected] == expected, (why, found)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It was so  in Lund.\nNobody  knew why,\nand nobody  asked.\n", "two spaces here and there"),
        (
            "The mill was built by the river      The hall was built in the town, and it\nand nobody knew for whom it was.     was used for the meetings of the council.\n",
            "two columns of prose",
        ),
        ("Home | About\nThe mill burned down.\n", "one bar in one line"),
        ("He wrote a | b in the note.\n", "a bar in a sentence"),
        ("1.  Norda\n2.  Lund\n", "items of a list"),
        ("1980–1984   University of Lund\n1984–1988   Norda Mills\n", "lines of a curriculum vitae"),
    ],
)
def test_what_is_no_table(text: str, why: str) -> None:
    assert [b for b in find_blocks(text) if b.cell is not None or b.kind == "row"] == [], why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Founded ........ 1921\nArchitect ...... Nils Holm\n",
            [("Founded", "1921"), ("Architect", "Nils Holm")],
            "dots",
        ),
        ("Founded . . . . 1921\n", [("Founded", "1921")], "dots with spaces"),
        (
            "Founded       1921\nFloor area    3,400 m²\n",
            [("Founded", "1921"), ("Floor area", "3,400 m²")],
            "white space",
        ),
        ("**Built** 1887\n**Height** 31 m\n", [("Built", "1887"), ("Height", "31 m")], "labels in bold"),
        ("Height\n    31 m\nBuilt\n    1887\n", [("Height", "31 m"), ("Built", "1887")], "a list of terms"),
        (
            "Members\n    Norway\n    Sweden\nSeat\n    Oslo\n",
            [("Members", "Norway"), ("Members", "Sweden"), ("Seat", "Oslo")],
            "a term with two values",
        ),
        (
            "Members\tNorway\n\tSweden\n",
            [("Members", "Norway"), ("Members", "Sweden")],
            "a value that repeats its label",
        ),
        ("Opened 12 May 1961\nLength 420 m\n", [("Opened", "12 May 1961"), ("Length", "420 m")], "nothing between"),
        (
            "Founded\n\n1921\n\nLength\n\n31 m\n",
            [("Founded", "1921"), ("Length", "31 m")],
            "a label on a line of its own",
        ),
        ("In the chair: Anna Berg\n", [("In the chair", "Anna Berg")], "a label that begins like a sentence"),
    ],
)
def test_labelled_fields(text: str, expected: list[tuple[str, str]], why: str) -> None:
    assert fields(text) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Harbours ........ 12\nPopulation ...... 17\n", "a table of contents"),
        ("**The league** was founded in 1950.\n", "the subject of a sentence in bold"),
        ("**Norda** Nobody knew it then.\n", "a sentence after words in bold"),
        ("In Oslo: snow\n", "a place before a colon"),
        ("Length 420 m\n", "one line alone"),
        (
            "Opened in May, the hall was full.\nLength was no matter to anybody there.\n",
            "sentences that begin with labels",
        ),
        (
            "History\n    The mill was built by Olof Lind.\nNotes\n    It was sold to his brother.\n",
            "paragraphs that are set in",
        ),
        ("Opening\n\nThe hall was full.\n", "a heading over a sentence"),
        ("Education\n1986–1991 Lund University\n", "a heading over a period"),
    ],
)
def test_what_is_no_field(text: str, why: str) -> None:
    assert fields(text) == [], why


def test_a_line_right_above_fields_is_their_heading() -> None:
    text = "Vik Bridge\nOpened: 1961\nLength: 420 m\n\nSund Bridge\nOpened: 1974\nLength: 90 m\n"
    assert [(b.kind, b.section) for b in find_blocks(text)] == [
        ("heading", 0),
        *[("field", 0)] * 2,
        ("heading", 1),
        *[("field", 1)] * 2,
    ]


def test_a_line_above_one_field_is_none() -> None:
    text = "The mill closed\nReason: fire\nNobody was hurt.\n"
    assert [b.kind for b in find_blocks(text)] == ["paragraph", "field", "paragraph"]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "LUND, Sweden, March 25, 2025 /Norda Newswire/ -- The mill opened.",
            "The mill opened.",
            "place, day and agency",
        ),
        ("OSLO, 3 May 2019 – The mill opened.", "The mill opened.", "place in capitals, day"),
        ("Oslo, Norway--(NORDA WIRE)--The mill opened.", "The mill opened.", "a known city, agency"),
        ("OSLO (Norda) - The mill opened.", "The mill opened.", "a hyphen"),
        ("NORDA MILLS (NM) – The mill opened.", None, "no city"),
        ("NORDA MILLS, 2019 – The mill opened.", None, "no day"),
        ("Anna Berg (Labour) – Mayor of Oslo", None, "a name"),
        ("Norway, Sweden and Denmark – The three met.", None, "names of countries"),
        ("Anna Berg (3 May 1950 – 4 June 2011) was a nurse.", None, "a life"),
    ],
)
def test_a_dateline_is_not_read(text: str, expected: str | None, why: str) -> None:
    bodies = [text[slice(*b.body)] for b in find_blocks(text)]
    assert (bodies == [expected]) == (expected is not None), why
