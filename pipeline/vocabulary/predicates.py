"""The predicates, one data file each in `predicates/`, and the loader that validates them."""

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from pipeline.records import Record
from pipeline.vocabulary.rules import Rule


class RuleError(ValueError):
    """A predicate file that cannot be used: which file, where in it, and why."""


class Predicate(Record):
    """A relation of the vocabulary: what it means, between what, how many values at once, and how text states it.

    `subject` and `objects` are the types that subject and entity value may have, best first; "any" allows all.
    `cardinality`: `one` value ever, `one_at_a_time`, or `many`. `before` names predicates whose date of the same
    subject cannot be earlier than this one's. `scope` names the qualifiers that tell one
    event of a subject from another: independent *from* one, and later from another. `past` says that it also holds of what was
    ("a former student of X").
    `inverse` is the name of the relation read in the other direction, or None; a predicate that is its own inverse is symmetric.

    What the value means beyond the relation, for the checks that span predicates: `begins` and `ends`, the date on which the
    existence or the life of the subject begins or ends; `occurs`, the date on which an event takes place; `counts`, the predicate
    whose values this number counts; `part`, an organ of the subject; `lies_in`, an area that the subject lies in; `abbreviates`, a
    short form of the subject's name.
    """

    name: str
    meaning: str
    wikidata: tuple[str, ...] = ()
    subject: tuple[str, ...]
    value: Literal["date", "entity", "number", "text"]
    objects: tuple[str, ...] = ("any",)
    cardinality: Literal["one", "one_at_a_time", "many"]
    before: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    past: bool = False
    inverse: str | None = None
    begins: bool = False
    ends: bool = False
    occurs: bool = False
    counts: str | None = None
    part: bool = False
    lies_in: bool = False
    abbreviates: bool = False
    rules: tuple[Rule, ...] = ()


OPEN = "open:"
"""What the predicate of a relation starts with that the vocabulary does not have."""


ANYTHING = Predicate(name=OPEN, meaning="What an open fact says.", subject=("any",), value="text", cardinality="many")
"""Stands for the predicate of any open fact: of anything, and anything of it."""


def allows(types: tuple[str, ...], type_: str) -> bool:
    """Whether something of this type may stand where these types are asked for."""
    return "any" in types or type_ in types


def read_predicate(file: Path | Traversable, shipped: Mapping[str, Predicate] | None = None) -> Predicate:
    """One predicate from a TOML file named like it.

    A file named like one of the `shipped` predicates adds its rules to that one and says nothing else. Raises `RuleError`
    with the file, the line and the reason.
    """
    text = file.read_text(encoding="utf-8")
    try:
        said = tomllib.loads(text)
        known = (shipped or {}).get(str(said.get("name")))
        if known is not None and set(said) - {"name", "rules"}:
            raise RuleError(
                f"{file.name}: {known.name} ships with the program; a file that adds to it holds its name and rules, "
                f"and not {', '.join(sorted(set(said) - {'name', 'rules'}))}"
            )
        if known is not None:
            said = {**known.model_dump(exclude={"rules"}), "rules": said.get("rules", [])}
        predicate = Predicate(**said)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file.name}: not valid TOML: {error}") from error
    except ValidationError as error:
        reasons = "; ".join(
            f"line {_line(text, e['loc'])}: {'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}"
            for e in error.errors()
        )
        raise RuleError(f"{file.name}: {reasons}") from error
    if file.name != f"{predicate.name}.toml":
        raise RuleError(f"{file.name}: names the predicate {predicate.name!r}; file and predicate have one name")
    if known is not None:
        taken = {rule.name for rule in known.rules} & {rule.name for rule in predicate.rules}
        if taken:
            raise RuleError(f"{file.name}: {known.name} already has rules named {', '.join(sorted(taken))}")
        predicate = known.model_copy(update={"rules": (*known.rules, *predicate.rules)})
    return predicate


def _line(text: str, where: tuple[int | str, ...]) -> int:
    """The line of what a validation error is about: of its key, else of its rule, else the first."""
    lines = text.splitlines()
    first, last = 0, len(lines)
    if len(where) > 1 and where[0] == "rules" and isinstance(where[1], int):
        starts = [n for n, line in enumerate(lines) if line.strip() == "[[rules]]"]
        if where[1] < len(starts):
            first, last = starts[where[1]], next(iter(starts[where[1] + 1 :]), last)
    keys = [str(part) for part in where if isinstance(part, str)]
    for key in reversed(keys):
        for number in range(first, last):
            if lines[number].split("=")[0].strip() == key:
                return number + 1
    return first + 1


@functools.cache
def load_predicates(more: Path | None = None) -> dict[str, Predicate]:
    """All predicates by name, sorted by it: those that ship with the program, and those of a second folder, whose files add
    predicates or add rules to the shipped ones. Raises `RuleError`."""
    folder = resources.files("pipeline.vocabulary").joinpath("predicates")
    found = {p.name: p for p in map(read_predicate, _toml_files(folder))}
    if more is not None:
        if not more.is_dir():
            raise RuleError(f"{more} is no folder; name one that holds predicate files (.toml)")
        found.update({p.name: p for p in [read_predicate(file, found) for file in _toml_files(more)]})
    return dict(sorted(found.items()))


def added_predicates(more: Path) -> list[Predicate]:
    """What a second folder adds: its predicates, and the shipped ones that it adds rules to with those rules alone."""
    shipped = load_predicates()
    return [
        p.model_copy(update={"rules": tuple(r for r in p.rules if r not in shipped[p.name].rules)})
        if p.name in shipped
        else p
        for p in load_predicates(more).values()
        if shipped.get(p.name) != p
    ]


def _toml_files(folder: Path | Traversable) -> list[Traversable]:
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
