"""Shapes and shared word lists: what they add to a predicate file, and what they never change."""

import tomllib
from collections import Counter
from importlib import resources
from typing import Any

import pytest

from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.shapes import Shape, Shared, UnknownNameError, load_shared

SHARED = Shared(
    lists={"offices": ("chair", "head"), "calling": ("hail", "greet")},
    shapes={
        "agent": Shape(
            meaning="Who did it.",
            predicate={"value": "entity", "cardinality": "many"},
            rules={"verb": {"subject": "object", "value": "subject", "qualifiers": {"time": "time"}}},
        )
    },
    noun_types=frozenset({"PERSON"}),
)


def files() -> list[dict[str, Any]]:
    """The contents of the predicate files that ship with the program."""
    folder = resources.files("pipeline.vocabulary").joinpath("predicates")
    return [tomllib.loads(f.read_text(encoding="utf-8")) for f in folder.iterdir() if f.name.endswith(".toml")]


def test_a_shape_gives_the_keys_that_the_file_does_not() -> None:
    said = {"name": "hailed", "shape": "agent", "cardinality": "one", "rules": [{"name": "verb", "verb": ["hail"]}]}
    assert SHARED.expand(said) == {
        "name": "hailed",
        "value": "entity",
        "cardinality": "one",  # the file's own
        "rules": [
            {
                "name": "verb",
                "verb": ["hail"],
                "subject": "object",
                "value": "subject",
                "qualifiers": {"time": "time"},
            }
        ],
    }


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"name": "verb", "value": "time"}, {"subject": "object", "value": "time", "qualifiers": {"time": "time"}}),
        ({"name": "verb", "qualifiers": {}}, {"subject": "object", "value": "subject", "qualifiers": {}}),
        ({"name": "noun", "value": "is"}, {"value": "is"}),  # no rule of the shape
    ],
)
def test_what_a_rule_says_itself_stays(rule: dict[str, Any], expected: dict[str, Any]) -> None:
    (expanded,) = SHARED.expand({"shape": "agent", "rules": [rule]})["rules"]
    assert expanded == {"name": rule["name"], **expected}


def test_a_shape_adds_no_rule() -> None:
    assert SHARED.expand({"shape": "agent", "rules": []})["rules"] == []


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"noun": ["@offices", "boss"]}, {"noun": ["chair", "head", "boss"]}),
        ({"noun": ["head", "@offices"]}, {"noun": ["head", "chair"]}),  # each word once
        ({"noun": ["@PERSON", "@offices"]}, {"noun": ["@PERSON", "chair", "head"]}),  # types stay for the lexicon
        ({"verb": ["@calling"]}, {"verb": ["hail", "greet"]}),
        ({"requires_value": ["@calling"]}, {"requires_value": ["hail", "greet"]}),
        ({"requires": {"of": ["@offices"], "to": ["it"]}}, {"requires": {"of": ["chair", "head"], "to": ["it"]}}),
        ({"label": ["@offices"]}, {"label": ["@offices"]}),  # labels are not words of the lists
        ({"verb": "@calling"}, {"verb": "@calling"}),  # no list; refused when the file is validated
    ],
)
def test_lists_are_written_out(rule: dict[str, Any], expected: dict[str, Any]) -> None:
    assert SHARED.expand({"rules": [rule]})["rules"] == [expected]


@pytest.mark.parametrize(
    ("said", "where", "reason"),
    [
        ({"shape": "agnet"}, ("shape",), "no shape is named 'agnet'; there are agent"),
        ({"shape": ["agent"]}, ("shape",), "no shape is named"),
        (
            {"rules": [{"noun": ["@ofices"]}]},
            ("rules", 0, "noun"),
            "no word list is named '@ofices'; there are offices",
        ),
        ({"rules": [{}, {"noun": ["@PERSN"]}]}, ("rules", 1, "noun"), "no word list is named '@PERSN'"),
        (
            {"rules": [{"verb": ["@PERSON"]}]},
            ("rules", 0, "verb"),
            "no word list is named '@PERSON'",
        ),  # nouns have types
        ({"rules": [{"requires": {"of": ["@x"]}}]}, ("rules", 0, "requires"), "no word list is named '@x'"),
    ],
)
def test_unknown_names_are_refused_with_their_place(said: dict[str, Any], where: tuple[Any, ...], reason: str) -> None:
    with pytest.raises(UnknownNameError, match=reason) as error:
        SHARED.expand(said)
    assert error.value.where == where


def test_shipped_shapes_have_keys_of_predicates_and_rules_and_serve_three_files_or_more() -> None:
    shared = load_shared()
    for shape in shared.shapes.values():
        assert shape.predicate.keys() <= Predicate.model_fields.keys() - {"name", "meaning", "rules"}
        assert all(rule.keys() <= Rule.model_fields.keys() - {"name", "examples"} for rule in shape.rules.values())
    used = Counter(said.get("shape") for said in files())
    assert {name: used[name] for name in shared.shapes if used[name] < 3} == {}


def test_shipped_lists_serve_two_rules_or_more() -> None:
    used = Counter(
        word.removeprefix("@")
        for said in files()
        for rule in said.get("rules", ())
        for words in [*rule.values(), *rule.get("requires", {}).values()]
        if isinstance(words, list)
        for word in words
        if isinstance(word, str) and word.startswith("@")
    )
    assert {name: used[name] for name in load_shared().lists if used[name] < 2} == {}
