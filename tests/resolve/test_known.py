"""Names in a new document among the entities of an earlier run."""

from collections.abc import Callable

import pytest

from pipeline.records import Entity, Extraction
from pipeline.resolve import KnownEntities
from pipeline.vocabulary import Vocabulary

ENTITIES = [
    Entity(id="e-anna", name="Anna Berg", type="PERSON", names=("Anna Berg",)),
    Entity(id="e-holm1", name="Erik Holm", type="PERSON", names=("Erik Holm",)),
    Entity(id="e-holm2", name="Olof Holm", type="PERSON", names=("Olof Holm",)),
    Entity(id="e-league", name="Lund Sea League", type="ORG", names=("LSL", "Lund Sea League")),
    Entity(id="e-norda", name="Norda", type="ORG", names=("Norda",)),
    Entity(id="e-ltd", name="Visby Ltd", type="ORG", names=("Visby Ltd",)),
    Entity(id="e-norway", name="Norway", type="GPE", names=("Norway",)),
    Entity(id="e-kari1", name="Kari Lind", type="PERSON", names=("Kari Lind",)),
    Entity(id="e-kari2", name="Kari Lind", type="PERSON", names=("Kari Lind",)),  # kept apart in the earlier run
]
NEW = "new"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[Anna Berg|PERSON]", ["e-anna"]),
        ("[Berg|PERSON]", ["e-anna"]),  # the only one
        ("[A. Berg|PERSON]", ["e-anna"]),
        ("[Anna Berg|PERSON] said that [Berg|PERSON]", ["e-anna", "e-anna"]),
        ("[Cara Berg|PERSON]", [NEW]),
        ("[Cara Berg|PERSON] said that [Berg|PERSON]", [NEW, NEW]),  # in this document, Berg is Cara
        ("[LSL|ORG]", ["e-league"]),  # the earlier run knew the abbreviation
        ("[Sea League of Lund|ORG]", ["e-league"]),  # the same words
        ("[Norda|PERSON]", ["e-norda"]),  # the model is wrong about the type of one name
        ("[Visby|ORG]", ["e-ltd"]),  # without its legal form
        ("[Kingdom of Norway|GPE]", ["e-norway"]),
        ("[Malmo|GPE]", [NEW]),
    ],
)
def test_names(
    extraction: Callable[[str], Extraction], vocabulary: Vocabulary, markup: str, expected: list[str]
) -> None:
    found = KnownEntities(ENTITIES, vocabulary).resolve(extraction(markup))
    known = {entity.id for entity in ENTITIES}
    assert [m.entity if m.entity in known else NEW for m in found.mentions] == expected


@pytest.mark.parametrize(
    ("markup", "doubt"),
    [
        ("[Holm|PERSON]", "“Holm” could be Erik Holm or Olof Holm; the documents do not say which"),
        ("[Kari Lind|PERSON]", "“Kari Lind” could be Kari Lind; the documents do not say which"),
    ],
)
def test_a_name_of_several_is_left_open(
    extraction: Callable[[str], Extraction], vocabulary: Vocabulary, markup: str, doubt: str
) -> None:
    (entity,) = KnownEntities(ENTITIES, vocabulary).resolve(extraction(markup)).entities
    assert entity.id not in {known.id for known in ENTITIES}
    assert entity.doubts == (doubt,)


def test_a_fuller_name_does_not_change_the_known_entity(
    extraction: Callable[[str], Extraction], vocabulary: Vocabulary
) -> None:
    """The earlier run has only the family name."""
    known = Entity(id="e-berg", name="Berg", type="PERSON", names=("Berg",))
    (entity,) = KnownEntities([known], vocabulary).resolve(extraction("[Cara Berg|PERSON]")).entities
    assert (entity.id, entity.name) == ("e-berg", "Berg")


@pytest.mark.parametrize(("markup", "expected"), [("[Berg|PERSON]", "e-berg"), ("[Anna Berg|PERSON]", "e-anna")])
def test_what_the_earlier_run_kept_apart_stays_apart(
    extraction: Callable[[str], Extraction], vocabulary: Vocabulary, markup: str, expected: str
) -> None:
    """A reviewer said that Berg is not Anna Berg."""
    berg = Entity(id="e-berg", name="Berg", type="PERSON", names=("Berg",))
    (mention,) = KnownEntities([*ENTITIES, berg], vocabulary).resolve(extraction(markup)).mentions
    assert mention.entity == expected
