"""Who had a post after whom, and who survives whom."""

import pytest

from pipeline.records import Document, Fact, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])


def facts(result: Result, *predicates: str) -> set[str]:
    return {_line(fact) for fact in result.facts if fact.predicate in predicates}


def _line(fact: Fact) -> str:
    qualifiers = [v.name for name in ("role", "time") for v in fact.qualifiers.get(name, ())]
    return " | ".join([fact.subject.name, fact.predicate, fact.value.name, *qualifiers])


@pytest.mark.parametrize(
    "text",
    [
        "Mary Ellis succeeded Thomas Reed as chair of the Lund League in 1980.",
        "Thomas Reed was succeeded as chair of the Lund League by Mary Ellis in 1980.",
        "Mary Ellis replaced Thomas Reed as chair of the Lund League in 1980.",
        "Mary Ellis, who succeeded Thomas Reed as chair of the Lund League in 1980, was a lawyer.",
    ],
)
def test_the_later_one_has_the_post_from_then_and_the_earlier_one_until_then(text: str, pipeline: Pipeline) -> None:
    result = run(pipeline, text)
    assert facts(result, "chair") == {
        "Lund League | chair | Mary Ellis | 1980/..",
        "Lund League | chair | Thomas Reed | ../1980",
    }
    assert facts(result, "employer") == {
        "Mary Ellis | employer | Lund League | chair | 1980/..",
        "Thomas Reed | employer | Lund League | chair | ../1980",
    }
    assert not result.conflicts


def test_a_sentence_may_tell_the_post_before_the_succession(pipeline: Pipeline) -> None:
    result = run(pipeline, "Mary Ellis became chair of the Lund League in 1980, succeeding Thomas Reed.")
    assert "Lund League | chair | Thomas Reed | ../1980" in facts(result, "chair")


@pytest.mark.parametrize(
    "text",
    [
        "The mill replaced the farm as owner of the Lund Works in 1980.",  # no people
        "Mary Ellis followed Thomas Reed to Oslo in 1980.",  # no post
        "Mary Ellis replaced Thomas Reed in goal in 1980.",  # no post
    ],
)
def test_what_tells_no_post_gives_none(text: str, pipeline: Pipeline) -> None:
    assert not facts(run(pipeline, text), "chair", "employer")


def test_how_long_others_had_the_post_before_and_after_is_open(pipeline: Pipeline) -> None:
    result = run(
        pipeline,
        "Mary Ellis succeeded Thomas Reed as chair of the Lund League in 1980.",
        "Nils Holm was chair of the Lund League from 1960 to 1971.",
        "Kari Lind was chair of the Lund League from 1990 to 1995.",
    )
    assert not [c for c in result.conflicts if c.kind == "overlap"]


def test_two_directors_of_one_museum_at_one_time_are_a_conflict(pipeline: Pipeline) -> None:
    result = run(
        pipeline,
        "Peter Okoro has been director of the Harlow Library since October 2020.",
        "Imran Shah has been director of the Harlow Library since October 2020.",
    )
    assert [c.kind for c in result.conflicts] == ["overlap"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ingrid Holm is survived by her son, Karl Holm, and her sister, Berta Lind.",
            {"Karl Holm | parent | Ingrid Holm", "Ingrid Holm | sibling | Berta Lind"},
        ),  # "her" is Ingrid's twice
        (
            "Anna Berg is survived by her husband, Olof Lind, and two sons, Karl and Nils.",
            {"Anna Berg | spouse | Olof Lind", "Karl | parent | Anna Berg", "Nils | parent | Anna Berg"},
        ),  # sons without "her"
        (
            "Karin Lind leaves a husband, Olof Lind, and a daughter, Ingrid.",
            {"Karin Lind | spouse | Olof Lind", "Ingrid | parent | Karin Lind"},
        ),  # another verb
        ("Anna Berg left her husband, Olof Lind.", {"Anna Berg | spouse | Olof Lind"}),  # a husband all the same
    ],
)
def test_those_who_survive_somebody_are_that_persons_relatives(
    text: str, expected: set[str], pipeline: Pipeline
) -> None:
    assert facts(run(pipeline, text), "parent", "sibling", "spouse") == expected


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ada Holm, who died on 3 May 2010, was 87.", "87"),
        ("Ada Holm died on 3 May 2010. She was 87.", "87"),
        ("Ada Holm died in Lund on 3 May 2010, 87 years old.", "87"),
        ("Ada Holm, 87, died on 3 May 2010.", "87"),
        ("Ada Holm (née Lind), 87, died on 3 May 2010.", "87"),
        ("Ada Holm died on 3 May 2010, aged 87.", "87"),
        ("Ada Holm was married in 1950. She was 27.", None),  # the age at something else
        ("Ada Holm's husband Karl died in 1950. She was 27.", None),  # somebody else's death
    ],
)
def test_an_age_beside_a_death_is_the_age_at_death(text: str, age: str | None, pipeline: Pipeline) -> None:
    found = [f.value.name for f in run(pipeline, text).facts if f.predicate == "age_at_death"]
    assert found == ([age] if age else [])
