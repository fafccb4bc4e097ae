"""Attributes: what a quantity measures or counts ("height", "killed", "price"), one data file for each domain in `attributes/`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, Self

from pydantic import Field, model_validator

from pipeline.records import Record
from pipeline.vocabulary.entries import by_word, load_entries
from pipeline.vocabulary.phrases import Phrases
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import Example

Lasting = Literal["once", "lasting", "period", "moment"]

_DIMENSIONS = {
    "length": "[length]",
    "area": "[length] ** 2",
    "volume": "[length] ** 3",
    "mass": "[mass]",
    "speed": "[length] / [time]",
    "duration": "[time]",
    "charge": "[current] * [time]",
    "energy": "[mass] * [length] ** 2 / [time] ** 2",
    "power": "[mass] * [length] ** 2 / [time] ** 3",
    "memory": "",
    "temperature": "[temperature]",
    "voltage": "[mass] * [length] ** 2 / [time] ** 3 / [current]",
    "any": "any",
    "money": "money",
    "percent": "percent",
    "frequency": "1 / [time]",
    "pressure": "[mass] / [length] / [time] ** 2",
    "count": "count",
}


class Counting(Record):
    """How a clause counts something: one of the `verbs` (lemmas, with their particle) with the counted noun in the `slot`. If `object`
    is given, the verb takes it: "lost *their lives*"; an `intransitive` verb takes none. `nouns` are the nouns that are counted;
    "@person" allows all nouns for people, "*" all others. With `bearer` ``place``, the count is of where it was made, not of who made
    it: "they took 30 samples from the lake". With `lacking`, it is of those who do not have the object: "30 homes had *no* power"."""

    verbs: tuple[str, ...]
    slot: Literal["subject", "object", "oblique", "complement"]
    object: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ("@person",)
    intransitive: bool = False
    bearer: Literal["subject", "place"] = "subject"
    lacking: bool = False


class Frame(Record):
    """How a clause gives a value: one of the `verbs` with the value in one slot and what has it in another. A slot is a role of an argument
    or a preposition: "sold the *mill* for *€5m*" has the value in ``for`` and its bearer in ``object``."""

    verbs: tuple[str, ...]
    value: str
    bearer: str


class Context(Record):
    """The words around a quantity that show what it is, as regular expressions: `before` ends where the quantity begins, `after` begins
    where it ends; either may be left out. Case does not matter."""

    before: str = ""
    after: str = ""


class InWords(Record):
    """Phrases that tell a value without a number (see `Phrases`): "unanimously" is 0 votes against. `low` and `high` bound it: "in the
    black" is a profit above 0. None for both if `amount` is meant exactly."""

    phrases: tuple[str, ...]
    amount: float = 0
    low: float | None = None
    high: float | None = None
    unit: str | None = None


class Attribute(Record):
    """A measurable property.

    `dimension` says what its values measure; if `units` are given, they do so in one of these alone. `nouns` name it ("a height of 5
    m", "height: 5 m"); `labels` do so only before a colon or in the head of a table. `adjectives` follow the measure ("5 m tall");
    `verbs` have it as their object ("weighs 5 kg"). `bare` are nouns of things whose attribute a measure before them gives ("a 50-metre
    tower"). `counts` are the nouns that a count is of ("has 30 seats"), `counting` the clauses that count ("30 people died").
    `ordinals` are nouns of which the last that is needed tells how many are: "after the tenth *ratification*".

    `lasts`: whether the value holds `once` and for all, is `lasting` but may change, is of a `period` (a year's profit) or of a
    `moment` (a number of members). `of` is ``event`` if what happened has it (the dead of an accident), otherwise ``thing``. `frames`
    and `contexts` are further ways to say it, `in_words` are phrases that tell a value without a number. `extreme` says that "up to"
    and "maximum" name the value itself. `prescribed` says that a text sets it: "shall be ten years" states it. `grows`: the value grows
    with the years, as an age does. `of_theme` is the type of event whose theme has it, if a text names no other bearer: the price of
    what was sold. `implied` is the unit of a plain number ("at the age of 74"), None if a number alone is not a value.

    `examples` are texts in different forms with all the facts of the attribute in them: what is measured, the value as written, and
    its kinds if it has any ("Lund Mill | €900 | kind = monthly"). `counter_examples` are texts in which the attribute must not be read.
    """

    name: str
    domain: str
    meaning: str
    wikidata: tuple[str, ...] = ()
    dimension: str
    units: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    counting: tuple[Counting, ...] = ()
    ordinals: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
    contexts: tuple[Context, ...] = ()
    in_words: tuple[InWords, ...] = ()
    lasts: Lasting = "lasting"
    of: Literal["thing", "event"] = "thing"
    extreme: bool = False
    prescribed: bool = False
    grows: bool = False
    of_theme: str | None = None
    implied: str | None = None
    examples: tuple[Example, ...] = Field(min_length=2)
    counter_examples: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _dimension_is_known(self) -> Self:
        if self.dimension not in _DIMENSIONS:
            raise ValueError(f"no dimension is named {self.dimension!r}")
        return self

    def fits(self, unit: str | None, dimension: str) -> bool:
        """Whether a value in a unit, of a dimension as `measures` names it, can be one of the attribute. An amount of memory has no
        dimension in the library, a count no unit."""
        if self.dimension == "memory":
            return unit is not None and unit.endswith("byte")
        return self.measures == dimension and (not self.units or unit in self.units)

    @property
    def measures(self) -> str:
        """The dimension as `pipeline.values.units.dimension_of` names it."""
        return _DIMENSIONS[self.dimension]

    def as_predicate(self) -> Predicate:
        """The predicate of the facts that give a value of the attribute."""
        return Predicate(
            name=self.name,
            meaning=self.meaning,
            wikidata=self.wikidata,
            subject=("EVENT",) if self.of == "event" else ("any",),
            value="number",
            cardinality="one" if self.lasts == "once" or self.of == "event" else "one_at_a_time",
            measure=self.lasts,
            prescribed=self.prescribed,
            grows=self.grows,
        )


class AttributeContext(NamedTuple):
    """What stands before and after a quantity that is a value of the attribute."""

    attribute: Attribute
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


@dataclass(frozen=True)
class Attributes:
    """The attributes of a run, by the words that name them. All words are lemmas in lower case, nouns without hyphens."""

    by_name: Mapping[str, Attribute]
    by_noun: Mapping[str, tuple[Attribute, ...]]
    by_label: Mapping[str, tuple[Attribute, ...]]
    by_adjective: Mapping[str, tuple[Attribute, ...]]
    by_verb: Mapping[str, tuple[Attribute, ...]]
    by_bare: Mapping[str, tuple[Attribute, ...]]
    by_counted: Mapping[str, tuple[Attribute, ...]]
    by_counting_verb: Mapping[str, tuple[tuple[Attribute, Counting], ...]]
    by_frame_verb: Mapping[str, tuple[tuple[Attribute, Frame], ...]]
    contexts: tuple[AttributeContext, ...]
    in_words: Phrases[tuple[str, int]]
    """What phrases tell: the name of an attribute, and the index in its `in_words`."""


def index_attributes(attributes: Iterable[Attribute]) -> Attributes:
    """The attributes by their words."""
    attributes = sorted(attributes, key=lambda a: a.name)
    return Attributes(
        by_name={a.name: a for a in attributes},
        by_noun=by_word((w.replace("-", " "), a) for a in attributes for w in a.nouns),
        by_label=by_word((v, a) for a in attributes for w in (*a.nouns, *a.labels) for v in (w, w.replace("-", " "))),
        by_adjective=by_word((w, a) for a in attributes for w in a.adjectives),
        by_verb=by_word((w, a) for a in attributes for w in a.verbs),
        by_bare=by_word((w, a) for a in attributes for w in a.bare),
        by_counted=by_word((w, a) for a in attributes for w in a.counts),
        by_counting_verb=by_word((v, (a, c)) for a in attributes for c in a.counting for v in c.verbs),
        by_frame_verb=by_word((v, (a, f)) for a in attributes for f in a.frames for v in f.verbs),
        contexts=tuple(
            AttributeContext(
                a,
                re.compile(f"(?:{c.before})\\s*$", re.IGNORECASE) if c.before else None,
                re.compile(f"\\s*(?:{c.after})", re.IGNORECASE) if c.after else None,
            )
            for a in attributes
            for c in a.contexts
        ),
        in_words=Phrases(
            (phrase, (a.name, number))
            for a in attributes
            for number, w in enumerate(a.in_words)
            for phrase in w.phrases
        ),
    )


def load_attributes() -> Mapping[str, Attribute]:
    """All attributes by name, sorted. Raises `RuleError` if a data file is wrong."""
    return {a.name: a for a in load_entries("attributes", Attribute)}
