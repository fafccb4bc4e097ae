"""Lines of a curriculum vitae, and the fields above them."""

import pytest

from pipeline.records import Document, Fact
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def facts(pipeline: Pipeline, text: str) -> set[str]:
    return {
        _line(f) for f in pipeline.run([Document(id="a.txt", text=text)]).facts if not f.predicate.startswith("open:")
    }


def _line(fact: Fact) -> str:
    qualifiers = [v.name for name in ("role", "time") for v in fact.qualifiers.get(name, ())]
    return " | ".join([fact.subject.name, fact.predicate, fact.value.name, *qualifiers])


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("2003-2011 Professor, University of Bergen", "employer | University of Bergen | professor | 2003/2011"),
        ("2003–2011: Professor at the University of Bergen", "employer | University of Bergen | professor | 2003/2011"),
        ("2011-present Director, Lund Museum", "employer | Lund Museum | director | 2011/.."),
        ("2011-present Director, Institute of Physics, Aachen", "employer | Institute of Physics | director | 2011/.."),
        ("since 1991: Reader, University of Bergen", "employer | University of Bergen | reader | 1991/.."),
        (
            "March 1995 - June 1999: Research assistant, Lund Institute",
            "employer | Lund Institute | research assistant | 1995-03/1999-06",
        ),
        ("1980–1991 Head of research, Norda Ltd", "employer | Norda Ltd | head of research | 1980/1991"),
        ("1986-1991 University of Bergen, MSc Chemistry", "educated_at | University of Bergen | 1986/1991"),
        ("1992 – 1996: PhD student, University of Lund", "educated_at | University of Lund | 1992/1996"),
    ],
)
def test_a_line_gives_a_post_or_a_school_with_its_time(line: str, fact: str, pipeline: Pipeline) -> None:
    text = f"Name: Dr. Elena Ruiz\nDate of birth: 12 July 1968\n\nCareer\n{line}\n"
    assert facts(pipeline, text) == {"Elena Ruiz | born | 1968-07-12", f"Elena Ruiz | {fact}"}


@pytest.mark.parametrize(
    "line",
    [
        "2003-2011 Supplier of Lund Bank",  # no document about a person
        "1970-1980 Director Olof Lind, Norda Mills",  # another person
        "1990 Nordic conference, Lund University",  # nothing that somebody is
    ],
)
def test_the_chronicle_of_a_company_gives_nobody_a_post(line: str, pipeline: Pipeline) -> None:
    assert not [f for f in facts(pipeline, f"Norda Ltd\n\nHistory\n{line}\nFounded: 1965\n") if "employer" in f]


def test_a_heading_for_schools_makes_the_organisations_below_it_schools(pipeline: Pipeline) -> None:
    text = "Elena Ruiz\n\nBorn: 1968\n\nEducation\n1986-1991 Lund University\n\nPosts\n1991-1995 Lecturer, Lund University\n"
    assert facts(pipeline, text) == {
        "Elena Ruiz | born | 1968",
        "Elena Ruiz | educated_at | Lund University | 1986/1991",
        "Elena Ruiz | employer | Lund University | lecturer | 1991/1995",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Name: Elena Ruiz\nDate of birth: 12.07.1968\n\n2011-present Director, Institute of Physics, Aachen\n",
            "Elena Ruiz | born | 1968-07-12",
        ),  # a line below that looks like another person's
        (
            "Employee: Anna Berg\nDate of birth: 3 May 1980\nManager: Olof Lind\nPlace of birth: Bergen\n",
            "Anna Berg | birth_place | Bergen",
        ),  # a person in another field
        (
            "Obituary\n\nIngrid Holm\n\nBorn: 3 May 1950\n\nOlof Holm wrote this. Olof Holm lives in Oslo.\n",
            "Ingrid Holm | born | 1950-05-03",
        ),  # somebody whom the text below names more often
        (
            "Patient: Olof Lind\nDate of birth: 3 May 1950\n\nAnna Berg saw him in 1999. Anna Berg wrote the report.\n",
            "Olof Lind | born | 1950-05-03",
        ),  # the same
        (
            "Name: Anna Berg\nBorn: 1950\n\nName: Olof Lind\nBorn: 1960\n",
            "Olof Lind | born | 1960",
        ),  # two sheets in one document
    ],
)
def test_a_field_belongs_to_what_is_named_before_it(text: str, expected: str, pipeline: Pipeline) -> None:
    assert expected in facts(pipeline, text)
