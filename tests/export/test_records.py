"""The `.jsonl` files, their schemas, and the list of predicates."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from pipeline.export.records import LISTS, UsedPredicate, records_to_write, used_predicates
from pipeline.records import EntityRef, Evidence, Fact, Result, TextValue
from pipeline.vocabulary import Vocabulary


@pytest.mark.parametrize("name", LISTS)
def test_each_line_is_its_model_and_fits_its_schema(
    out: Path, name: str, records: Result, vocabulary: Vocabulary
) -> None:
    schema = json.loads((out / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    lines = [json.loads(line) for line in (out / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    written = records_to_write(records, vocabulary)[name]
    assert lines == [record.model_dump(mode="json") for record in written]
    assert [list(line) for line in lines] == [list(record.model_dump()) for record in written]
    for line in lines:
        jsonschema.Draft202012Validator(schema).validate(line)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(line | {"unknown": 1})


def stated(predicate: str) -> Fact:
    """A fact with this predicate."""
    subject = EntityRef(entity="e-1", name="Pact of Lund", type="TREATY")
    evidence = (Evidence(document="a.txt", start=0, end=1, quote="x", rule="r"),)
    value = TextValue(name="x")
    return Fact(id="f-1", subject=subject, predicate=predicate, value=value, confidence=1, evidence=evidence)


@pytest.mark.parametrize(
    ("predicates", "expected"),
    [
        (("spouse", "founded", "founded"), ["founded", "spouse"]),  # each once, sorted by name
        (("open:sell_copy", "colour", "signed"), ["signed"]),  # the vocabulary lacks the others
        ((), []),
    ],
)
def test_the_predicates_of_the_facts_are_listed(
    predicates: tuple[str, ...], expected: list[str], vocabulary: Vocabulary
) -> None:
    assert [p.name for p in used_predicates(map(stated, predicates), vocabulary)] == expected


def test_a_listed_predicate_says_what_the_vocabulary_says(vocabulary: Vocabulary) -> None:
    known = vocabulary.predicates["spouse"].model_copy(
        update={"meaning": "Who somebody is married to.", "wikidata": ("P26",), "inverse": "spouse"}
    )
    own = dataclasses.replace(vocabulary, predicates={"spouse": known})
    assert used_predicates([stated("spouse")], own) == (
        UsedPredicate(
            name="spouse",
            meaning="Who somebody is married to.",
            wikidata=("P26",),
            cardinality=known.cardinality,
            inverse="spouse",
        ),
    )


def test_the_files_carry_the_wikidata_properties(out: Path, records: Result, write_folder: Callable[..., None]) -> None:
    write_folder(out, records.model_copy(update={"facts": (stated("founded"),)}))
    (line,) = (out / "predicates.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["name"], json.loads(line)["wikidata"]) == ("founded", ["P571"])
