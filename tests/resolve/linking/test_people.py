"""People across documents: a family name or initials that their own document does not explain."""

import pytest

from pipeline.records import Document, Entity, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])


def entities(result: Result, name: str) -> list[Entity]:
    return [e for e in result.entities if name in e.names]


@pytest.mark.parametrize(
    ("texts", "short", "found"),
    [
        (
            ["Anna Berg was born in 1950.", "In 1970 Berg joined the Lund League."],
            "Berg",
            {"Anna Berg", "Berg"},
        ),  # the only one of the corpus
        (
            ["Anna Berg was born in 1950.", "Olof Berg was born in 1940.", "In 1970 Berg joined the Lund League."],
            "Berg",
            {"Berg"},
        ),  # two of the corpus
        (
            ["Anna Maria Berg was born in 1950.", "A. M. Berg joined the Lund League in 1970."],
            "A. M. Berg",
            {"A. M. Berg", "Anna Maria Berg"},
        ),  # initials
        (
            ["Anna Berg was born in 1950.", "O. Berg joined the Lund League in 1970."],
            "O. Berg",
            {"O. Berg"},
        ),  # another initial
        (
            ["Anna Berg was born in 1950.", "Anna joined the Lund League in 1970."],
            "Anna",
            {"Anna"},
        ),  # a given name does not identify one person
    ],
)
def test_a_part_of_a_name_is_looked_up_in_the_corpus(
    texts: list[str], short: str, found: set[str], pipeline: Pipeline
) -> None:
    (entity,) = entities(run(pipeline, *texts), short)
    assert set(entity.names) == found


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (
            ["William “Bill” Foss was born on 3 May 1950.", "Bill Foss was born on 13 May 1950."],
            [{"Bill Foss", "William “Bill” Foss"}],
        ),  # a nickname in quotation marks
        (
            ["Anna Hult (née Berg) was born on 1 May 1900.", "Anna Berg was born on 2 May 1900."],
            [{"Anna Hult", "Anna Berg", "Berg"}],
        ),  # a former name
        (
            ["Anna Hult, formerly Anna Berg, was born on 1 May 1900.", "Anna Berg was born on 2 May 1900."],
            [{"Anna Hult", "Anna Berg"}],
        ),  # a former name in full
        (
            ["Romashkin, Ruslan was born on 3 May 1962.", "Ruslan ROMASHKIN was born on 13 May 1962."],
            [{"Ruslan ROMASHKIN", "Ruslan Romashkin"}],
        ),  # turned around, in capitals
        (
            ["Yevgeny Brodov was born on 3 May 1962.", "Евгений Бродов was born on 13 May 1962."],
            [{"Yevgeny Brodov", "Евгений Бродов"}],
        ),  # another script
        (
            ["Olof Lind, Sr., was born in 1911.", "Olof Lind, Jr., was born in 1938."],
            [{"Olof Lind, Jr."}, {"Olof Lind, Sr."}],
        ),  # father and son
        (
            ["Olof Lind the Elder was born in 1911.", "Olof Lind the Younger was born in 1938."],
            [{"Olof Lind the Elder"}, {"Olof Lind the Younger"}],
        ),  # father and son
        (
            ["Olof Lind was a baker. His son, Olof Lind Jr., was born in 1938. Olof Lind died in 1979."],
            [{"Olof Lind"}, {"Olof Lind Jr."}],
        ),  # the name without "Jr.", if it comes first, is the father's
        (
            ["Olof Lind Jr. was born in 1938. Olof Lind died in 1999."],
            [{"Olof Lind", "Olof Lind Jr."}],
        ),  # behind it, it is short for it
        (
            ["John James Lind was a baker.", "John Jay Lind was a nurse.", "John Lind was born in 1852."],
            [{"John James Lind"}, {"John Jay Lind"}, {"John Lind"}],
        ),  # one name that fits two
        (
            ["Two sisters, Ingrid Holm and Berta Holm, founded the school. Holm died in 1950."],
            [{"Berta Holm"}, {"Holm"}, {"Ingrid Holm"}],
        ),  # a family name of two
    ],
)
def test_full_names_are_joined_by_their_features(texts: list[str], names: list[set[str]], pipeline: Pipeline) -> None:
    people = [e for e in run(pipeline, *texts).entities if e.type == "PERSON"]
    assert sorted(map(sorted, (e.names for e in people))) == sorted(map(sorted, names))


def test_a_join_tells_its_features(pipeline: Pipeline) -> None:
    (entity,) = entities(run(pipeline, "Sergei Kirin was born in 1962.", "Sergey Kirin died in 2001."), "Sergey Kirin")
    (merge,) = entity.merges
    assert "a given name written in two ways (+3)" in merge.reason
    assert 0.8 <= merge.score < 1
