"""The records of a rule: one way in which text states a predicate."""

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from pipeline.records import Argument, Record
from pipeline.vocabulary.places import PLACE_TYPES

Role = Literal[
    "subject", "object", "complement", "oblique", "time", "place", "of", "is", "owner", "trigger", "topic", "value"
]


LOOKS_AT = ("verb", "noun", "label", "definition", "address", "title", "period")
"""The keys that say what a rule looks at; a rule has one of them."""


class Example(Record):
    """A text and the facts that the rule must read in it, each written as ``subject | value`` or
    ``subject | value | qualifier = value``. ``not``, ``hedged``, ``planned`` or ``reported`` before the subject marks a fact as such."""

    text: str
    facts: tuple[str, ...] = Field(min_length=1)


class Slot(Record):
    """Which arguments of a clause may fill a place of a rule: its subject, its value or a qualifier.

    `role` is the role of the argument in the clause. Three roles are more than that: ``trigger`` is the word of the clause itself
    with its modifiers, ``topic`` the topic of the section, and ``value``, for a qualifier, the value itself. With a role alone,
    every argument of that role fills the slot unless it is nested. With any other field, an argument must match one of them:

    - it follows one of the `prepositions`;
    - it is a `possessor` ("its", "X's");
    - it is a name used as `modifier` ("the X chairman");
    - it is nested, that is, it follows another argument and not the predicate word, after one of the prepositions in `nested`
      ("holds a degree from X").

    In a rule file a slot is a table of these fields, or a string with the role and the prepositions: ``"oblique to"``.
    """

    role: Role
    prepositions: tuple[str, ...] = ()
    possessor: bool = False
    modifier: bool = False
    nested: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _read_words(cls, given: Any) -> Any:
        if isinstance(given, str):
            role, *prepositions = given.split() or [""]
            return {"role": role, "prepositions": tuple(prepositions)}
        return given

    def __str__(self) -> str:
        return " ".join([self.role, *self.prepositions, *self.nested])

    def admits(self, argument: Argument) -> bool:
        """Whether an argument may fill the slot."""
        if argument.role != self.role:
            return False
        if argument.nesting:
            return argument.nesting == 1 and argument.preposition in self.nested
        if not (self.prepositions or self.possessor or self.modifier or self.nested):
            return True
        if argument.owner_form is not None:
            return self.possessor if argument.owner_form == "possessor" else self.modifier
        return argument.preposition in self.prepositions


class Rule(Record):
    """One way in which text states a predicate.

    Exactly one of these says what the rule looks at: `verb` (a clause with one of these verbs, or with a noun of the same meaning),
    `noun` (a relational noun with its possessor and with what it describes), `label` (a labelled field, or the first cell of a table
    row), `definition` (a short form in parentheses after its long form), `address` (a place, a comma, and the ``area`` or ``country``
    around it; or the name of an institution and its ``site``), `title` (the name of a treaty, law or document: the value is what follows
    one of these words inside it), `period` (the range of times after such a name). A `noun` with an at sign ("@PERSON") stands for all
    nouns of that type in the lexicon.

    `subject` and `value` are slots: they say which argument of the clause fills each. With `optional_subject`, the topic of the section
    is the subject of a clause under a label that has no subject of its own.

    Conditions on words: `requires` maps a preposition to words, one of which must follow it ({into = ["force"]}). One of the words in
    `requires_modifier` must modify the noun; one of those in `requires_object`, `requires_subject` and `requires_value` must be the
    object, the subject or the value (object and subject also with the word before it: "head office"). The value must not be one of
    `excludes_value`; with `common`, it must not be a name. With `described`, the noun must be in the singular and have a word before it
    that says which kind ("military alliance"); with `bare`, it must not have one ("finance director"). An
    `intransitive` rule does not read a clause with an object ("the band formed").

    Conditions on types: `objects` narrows the types that the predicate allows for the value, `inhabitants` its values to words for the
    inhabitants of a country, `countries` its places to countries.

    `qualifiers` maps a qualifier to one slot or a list of them: `time` takes times, `role` any words, `number` (of "value") the number
    before the value, `place` places, `instrument` treaties, laws and documents, and any other an entity. `term`: a time covers the whole
    state, and is not just some time within it ("its chairmanship in 1961"). `edge`: the date is the ``start`` or the ``end`` of the period
    that a clause gives ("existed from 1950 to 1960"). `dates`: the time of a clause is that of the ``beginning`` or the ``end`` of the
    relation ("married in 1950", "divorced in 1960"). `closed`: a list read by this rule is complete.

    `confidence` is the share of the rule's readings that are right, as far as measured.
    """

    name: str
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    definition: bool = False
    address: Literal["area", "country", "site"] | None = None
    title: tuple[str, ...] = ()
    period: bool = False
    subject: Slot = Slot(role="topic")
    optional_subject: bool = False
    value: Slot | None = None
    requires: dict[str, tuple[str, ...]] = {}
    requires_modifier: tuple[str, ...] = ()
    requires_object: tuple[str, ...] = ()
    requires_subject: tuple[str, ...] = ()
    requires_value: tuple[str, ...] = ()
    excludes_value: tuple[str, ...] = ()
    common: bool = False
    described: bool = False
    bare: bool = False
    intransitive: bool = False
    objects: tuple[str, ...] = ()
    inhabitants: bool = False
    countries: bool = False
    qualifiers: dict[str, tuple[Slot, ...]] = {}
    edge: Literal["start", "end"] | None = None
    dates: Literal["beginning", "end"] | None = None
    term: bool = False
    closed: bool = False
    confidence: float = Field(default=0.9, gt=0, le=1)
    examples: tuple[Example, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _one_slot_is_a_list(cls, given: Any) -> Any:
        if isinstance(given, Mapping) and isinstance(given.get("qualifiers"), Mapping):
            slots = {n: s if isinstance(s, list | tuple) else [s] for n, s in given["qualifiers"].items()}
            return {**given, "qualifiers": slots}
        return given

    @model_validator(mode="after")
    def _looks_at_one_thing(self) -> Self:
        if sum(map(bool, (getattr(self, key) for key in LOOKS_AT))) != 1:
            raise ValueError(f"a rule has exactly one of: {', '.join(LOOKS_AT)}")
        if (self.verb or self.noun) and not self.value:
            raise ValueError("a rule with verb or noun needs a value")
        return self


QUALIFIERS = {"instrument": ("TREATY", "LAW", "DOCUMENT"), "place": tuple(sorted(PLACE_TYPES))}
"""The types of entities that a qualifier takes; a qualifier that is not listed takes any."""
