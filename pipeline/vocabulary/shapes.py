"""Shapes (`shapes.toml`) and word lists (`lists.toml`) that predicate files share. They are filled in before a file is validated."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from pipeline.records import Record

# The keys of a rule that hold words, in which "@name" stands for a shared list. `requires` holds lists by preposition.
_WORDS = (
    "verb",
    "noun",
    "requires_modifier",
    "requires_object",
    "requires_subject",
    "requires_value",
    "excludes_value",
)


class Shape(Record):
    """What predicates of one kind have in common.

    `meaning` says which kind that is. `predicate` holds keys of `Predicate`, `rules` keys of `Rule` by the name of the rule.
    """

    meaning: str
    predicate: dict[str, Any] = {}
    rules: dict[str, dict[str, Any]] = {}


class UnknownNameError(ValueError):
    """A predicate file names a shape or a list that does not exist: where in the file, as keys and indexes, and why."""

    def __init__(self, where: tuple[str | int, ...], reason: str) -> None:
        super().__init__(reason)
        self.where = where


@dataclass(frozen=True)
class Shared:
    """The word lists and shapes by name, and the types of nouns that a rule may name ("@PERSON")."""

    lists: Mapping[str, tuple[str, ...]]
    shapes: Mapping[str, Shape]
    noun_types: frozenset[str]

    def expand(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The content of a predicate file with its shape filled in and its word lists written out.

        The keys in the file override those of the shape, one by one. Raises `UnknownNameError`.
        """
        said = dict(given)
        shape = Shape(meaning="")
        if "shape" in said:
            name = str(said.pop("shape"))
            if name not in self.shapes:
                raise UnknownNameError(("shape",), f"no shape is named {name!r}; there are {', '.join(self.shapes)}")
            shape = self.shapes[name]
        rules = said.get("rules")
        if isinstance(rules, list):
            said["rules"] = [
                self._rule({**shape.rules.get(str(rule.get("name")), {}), **rule}, index)
                if isinstance(rule, Mapping)
                else rule
                for index, rule in enumerate(rules)
            ]
        return {**shape.predicate, **said}

    def _rule(self, rule: Mapping[str, Any], index: int) -> dict[str, Any]:
        expanded = dict(rule)
        for key in _WORDS:
            if key in rule:
                expanded[key] = self._written_out(rule[key], ("rules", index, key))
        if isinstance(rule.get("requires"), Mapping):
            expanded["requires"] = {
                preposition: self._written_out(words, ("rules", index, "requires"))
                for preposition, words in rule["requires"].items()
            }
        return expanded

    def _written_out(self, words: Any, where: tuple[str | int, ...]) -> Any:
        """A list with the words of the lists that it names, each word once; anything else as it is, to be refused later."""
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            return words
        return list(dict.fromkeys(word for given in words for word in self._words(given, where)))

    def _words(self, word: str, where: tuple[str | int, ...]) -> Iterator[str]:
        name = word.removeprefix("@")
        if name == word or (name in self.noun_types and where[-1] == "noun"):
            yield word
        elif name in self.lists:
            yield from self.lists[name]
        else:
            raise UnknownNameError(where, f"no word list is named {word!r}; there are {', '.join(self.lists)}")


def load_shared() -> Shared:
    """The lists and shapes that ship with the program. Raises `pydantic.ValidationError` if a shape is wrong."""
    return Shared(
        lists={name: tuple(words) for name, words in _table("lists.toml").items()},
        shapes={name: Shape(**shape) for name, shape in _table("shapes.toml").items()},
        noun_types=frozenset(_table("words", "entity_types.toml")["nouns"]),
    )


def _table(*path: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("pipeline.vocabulary").joinpath(*path).read_text(encoding="utf-8"))
