"""Lifespans: births and deaths in the brackets after a name, as facts."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("brackets", "expected"),
    [
        ("(3 May 1950 – 4 June 2011)", "born 1950-05-03, died 2011-06-04"),
        ("(1950–2011)", "born 1950, died 2011"),  # years alone
        ("(born 3 May 1950)", "born 1950-05-03"),
        ("(born: 3 May 1950 in Oslo)", "born 1950-05-03, birth_place Oslo"),  # a colon
        ("(born 3 May 1950, died 4 June 2011 in Oslo)", "born 1950-05-03, died 2011-06-04, death_place Oslo"),  # both words
        ("(Norwegian: Ænna; born 3 May 1950)", "born 1950-05-03"),  # another script before it
        ("(née Lind; 3 May 1950, Oslo – 4 June 2011, Helsinki)",
         "born 1950-05-03, died 2011-06-04, birth_place Oslo, death_place Helsinki"),
        ("(Oslo, 3 May 1950 – Helsinki, 4 June 2011)",
         "born 1950-05-03, died 2011-06-04, birth_place Oslo, death_place Helsinki"),  # places before the dates
        ("(1991–1995)", ""),  # a time at a school
        ("(3 May 1950)", ""),  # a date of something unknown
        (", OC (born 3 May 1950)", "born 1950-05-03"),  # letters after the name
        (", 1st Baronet (born 3 May 1950)", "born 1950-05-03"),  # a title after the name
        (", née Lind (3 May 1950 – 4 June 2011)", "born 1950-05-03, died 2011-06-04"),  # the name at birth
        ("(3 May 1950 in Oslo-June 4, 2011, Turku)", "born 1950-05-03, died 2011-06-04, birth_place Oslo, death_place Turku"),
        ("(March 30, 1856–1922)", "born 1856-03-30, died 1922"),  # a day and a year
        ("(1866–4 June 1932)", "born 1866, died 1932-06-04"),  # a year and a day
        ("(c. 1950 – 2011)", "born 1950~, died 2011"),  # about
        ("(b. 1950; d. 2011)", "born 1950, died 2011"),  # letters for both words
        ("(president 1950–2011)", ""),  # another word: a term of office
        ("(1950, 2011)", ""),  # no dash
        ("(;May 22, 1913 – April 4, 2004)", "born 1913-05-22, died 2004-04-04"),  # left over from another script
    ],
)  # fmt: skip
def test_brackets_after_a_name(brackets: str, expected: str, pipeline: Pipeline) -> None:
    after_name = brackets if brackets.startswith(",") else f" {brackets}"
    result = pipeline.run([Document(id="a", text=f"Anna Berg{after_name} was a nurse.")])
    wanted = ("born", "died", "birth_place", "death_place")
    found = {f.predicate: f.value.name for f in result.facts if f.predicate in wanted and f.subject.name == "Anna Berg"}
    assert ", ".join(f"{p} {found[p]}" for p in wanted if p in found) == expected


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Nils Berg (3 May 1950, Oslo) is a Norwegian painter.",
            {("born", "1950-05-03"), ("birth_place", "Oslo")},
        ),  # one date, of somebody who is
        ("Nils Berg (1952-), Norwegian painter, left.", {("born", "1952")}),  # alive
        ("Nils Berg (3 May 1950) was praised.", set()),  # of something unknown
        ("Nils Berg (1990-) chairs the board.", set()),  # perhaps the start of an office
    ],
)
def test_one_date_is_a_birth_of_somebody_alive(text: str, facts: set[tuple[str, str]], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text)])
    vital = {"born", "birth_place", "died", "death_place"}
    assert {(f.predicate, f.value.name) for f in result.facts if f.predicate in vital} == facts


def test_brackets_may_be_cut_off(pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text="Anna Berg (born 21 August 1968")])
    assert [(f.predicate, f.value.name) for f in result.facts] == [("born", "1968-08-21")]


def test_brackets_are_of_the_name_before_them(pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text="Anna Berg, Olof Lind (born 1950) and others ran.")])
    assert {f.subject.name for f in result.facts if f.predicate == "born"} == {"Olof Lind"}


def test_the_parser_may_lose_the_name_among_the_words_in_brackets(pipeline: Pipeline) -> None:
    text = "Harry Lind (born in Oslo on 3 May 1905; died 21 June 1992) was a Norwegian physician."
    result = pipeline.run([Document(id="a", text=text)])
    assert ("Harry Lind", "nationality", "Norwegian") in {
        (f.subject.name, f.predicate, f.value.name) for f in result.facts
    }
