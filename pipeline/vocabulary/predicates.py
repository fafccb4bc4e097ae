"""The predicates, one data file each in `predicates/`, and the loader that validates them."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import ValidationError, ValidationInfo, field_validator, model_validator

from pipeline.records import Record
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.shapes import Shared, UnknownNameError, load_shared


class RuleError(ValueError):
    """A predicate file that cannot be used. The message gives the file, the line and the reason."""


# The kind of value that a key needs.
_VALUES = {
    "before": "date",
    "begins": "date",
    "ends": "date",
    "occurs": "date",
    "counts": "number",
    "inverse": "entity",
    "part": "entity",
    "lies_in": "entity",
    "abbreviates": "text",
}


class Predicate(Record):
    """A relation of the vocabulary: what it means, which types it connects, how many values it has at once, and how text states it.

    `subject` and `objects` are the types that the subject and an entity value may have, best first; "any" allows all.
    `cardinality`: `one` value ever, `one_at_a_time`, or `many`. `before` names predicates whose dates cannot be earlier than this
    one's for the same subject. `scope` names the qualifiers that tell one event of a subject from another: independent *from*
    one country, and later from another. `past` says that the relation includes the past ("a former student of X").
    `wikidata` holds the ids of the properties in Wikidata that mean the same.

    `inverse` names the relation read in the other direction: another predicate, which must name this one as its inverse, or a
    relation that the vocabulary does not have (`member_of`). A predicate that is its own inverse is `symmetric`.

    Checks across predicates use what the value means. `begins` and `ends`: the date on which the existence or the life of the subject
    begins or ends. `occurs`: the date on which the subject, an event, takes place. At most one of the three is set. `counts`: the
    predicate whose values this number counts. `part`: the value is an organ of the subject. `lies_in`: the value is an area that the
    subject lies in. `abbreviates`: the value is a short form of the subject's name. `state`: the value is one of several states that
    exclude each other. `measure`: the value measures the subject, `once` and
    for all, for as long as nothing changes (`lasting`), for a `period` or at a `moment`. `prescribed`: a text sets it, so that "shall be"
    states it. `grows`: it grows with the years.

    `sole`: a subject usually has one value, `ever` ("the author of the novel"), `at_a_time` ("the owner of the hall") or `in_a_year`
    ("the buyer of the firm"), or `once` on each occasion ("the winner of the race"), which only its date tells; if it has several, a
    text names them together. `made` are nouns for such subjects, so that "a *novel* by X" gives X. `alive` is the side that must be
    alive at the time of the fact.
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
    measure: Literal["once", "lasting", "period", "moment"] | None = None
    state: bool = False
    prescribed: bool = False
    grows: bool = False
    sole: Literal["ever", "at_a_time", "once", "in_a_year"] | None = None
    made: tuple[str, ...] = ()
    alive: Literal["subject", "value"] | None = None
    rules: tuple[Rule, ...] = ()

    @property
    def symmetric(self) -> bool:
        """Whether subject and value can change places: the inverse of `spouse` is `spouse`."""
        return self.inverse == self.name

    @field_validator(*_VALUES)
    @classmethod
    def _fits_the_value(cls, given: Any, info: ValidationInfo) -> Any:
        needed = _VALUES[str(info.field_name)]
        if given and info.data.get("value", needed) != needed:
            raise ValueError(f'only a predicate with value = "{needed}" has this key')
        return given

    @field_validator("ends", "occurs")
    @classmethod
    def _at_most_one(cls, given: bool, info: ValidationInfo) -> bool:
        if given and (info.data.get("begins") or info.data.get("ends")):
            raise ValueError("a predicate has at most one of: begins, ends, occurs")
        return given

    @model_validator(mode="after")
    def _rules_have_names_of_their_own(self) -> Self:
        names = [rule.name for rule in self.rules]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"several rules are named {', '.join(twice)}")
        return self


OPEN = "open:"
"""The prefix of predicates that are not in the vocabulary."""


ANYTHING = Predicate(name=OPEN, meaning="What an open fact says.", subject=("any",), value="text", cardinality="many")
"""Stands for the predicate of any open fact: its subject and its values may be of any type."""


def allows(types: tuple[str, ...], type_: str) -> bool:
    """Whether `type_` is one of `types`, or `types` allows any."""
    return "any" in types or type_ in types


def read_predicate(
    file: Path | Traversable, shared: Shared, shipped: Mapping[str, Predicate] | None = None
) -> Predicate:
    """One predicate from a TOML file of its name, with its shape and the shared word lists filled in.

    A file with the name of one of the `shipped` predicates adds its rules to that one and holds nothing else. Raises `RuleError`.
    """
    where = file.name if shipped is None else str(file)
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(f"{where} is not UTF-8 text; save it as UTF-8 ({error})") from error
    try:
        said = tomllib.loads(text)
        known = (shipped or {}).get(str(said.get("name")))
        if known is not None and (more := sorted(set(said) - {"name", "rules"})):
            raise RuleError(
                f"{where}: line {_line(text, (more[0],))}: {known.name} ships with the program; a file that adds to it holds "
                f"only its name and rules, not {', '.join(more)}"
            )
        said = shared.expand(said)
        if known is not None:
            said = {**known.model_dump(exclude={"rules"}), "rules": said.get("rules", [])}
        predicate = Predicate(**said)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{where}: not valid TOML: {error}") from error
    except UnknownNameError as error:
        raise RuleError(f"{where}: {_located(text, error.where)}: {error}") from error
    except ValidationError as error:
        reasons = "; ".join(f"{_located(text, e['loc'])}: {_reason(e['type'], e['msg'])}" for e in error.errors())
        raise RuleError(f"{where}: {reasons}") from error
    if file.name != f"{predicate.name}.toml":
        located = _located(text, ("name",))
        raise RuleError(
            f"{where}: {located}: a file must be named after its predicate, but this predicate is {predicate.name!r}"
        )
    if known is not None:
        if taken := {rule.name for rule in known.rules} & {rule.name for rule in predicate.rules}:
            raise RuleError(f"{where}: {known.name} already has rules named {', '.join(sorted(taken))}")
        predicate = known.model_copy(update={"rules": (*known.rules, *predicate.rules)})
    return predicate


_REASONS = {
    "extra_forbidden": "there is no such key",
    "missing": "this key is missing",
    "tuple_type": "this must be a list",
    "dict_type": "this must be a table",
    "string_type": "this must be text in quotation marks",
    "bool_type": "this must be true or false",
    "bool_parsing": "this must be true or false",
    "too_short": "this list must not be empty",
}
"""What is wrong, by pydantic's names for kinds of errors; for other kinds, pydantic's own message is used."""


def _reason(kind: str, message: str) -> str:
    return _REASONS.get(kind, message.removeprefix("Value error, "))


def _located(text: str, where: tuple[int | str, ...]) -> str:
    return f"line {_line(text, where)}: {'.'.join(map(str, where)) or 'file'}"


def _line(text: str, where: tuple[int | str, ...]) -> int:
    """The number of the line that an error is about: that of the last key found, otherwise the first of the rule or the file."""
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


def load_predicates(more: Path | None = None) -> dict[str, Predicate]:
    """All predicates by name, sorted: those that ship with the program, and those in a second folder, whose files add predicates, or rules
    to the shipped ones. Raises `RuleError`."""
    shared = load_shared()
    files = _toml_files(resources.files("pipeline.vocabulary").joinpath("predicates"))
    found = {p.name: p for p in [read_predicate(file, shared) for file in files]}
    if more is not None:
        if not more.is_dir():
            raise RuleError(f"{more} is not a folder; name one that holds predicate files (.toml)")
        added = _toml_files(more)
        if not added:
            raise RuleError(f"{more} contains no predicate files (.toml); add some, or leave out --rules")
        found |= {p.name: p for p in [read_predicate(file, shared, found) for file in added]}
        files = [*added, *files]
    for file in files:
        name = file.name.removesuffix(".toml")
        for key, reason in _dangling(found[name], found):
            raise RuleError(f"{file}: {_located(file.read_text(encoding='utf-8'), (key,))}: {reason}")
    return dict(sorted(found.items()))


def _dangling(predicate: Predicate, known: Mapping[str, Predicate]) -> Iterator[tuple[str, str]]:
    """Keys of a predicate that refer to another one wrongly, each with the reason."""
    for name in predicate.before:
        if name not in known:
            yield "before", f"no predicate is named {name!r}"
        elif known[name].value != "date":
            yield "before", f"the value of {name} is not a date"
    if predicate.counts is not None and predicate.counts not in known:
        yield "counts", f"no predicate is named {predicate.counts!r}"
    inverse = known.get(predicate.inverse or "")
    if inverse is not None and inverse.inverse != predicate.name:
        yield "inverse", f"{inverse.name} must name {predicate.name} as its inverse in turn"


def added_predicates(more: Path) -> list[Predicate]:
    """What a second folder adds: its predicates, and the shipped ones that it adds rules to, with only those rules. Raises `RuleError`."""
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
