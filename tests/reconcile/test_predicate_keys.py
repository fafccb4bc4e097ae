"""What a predicate file says about its predicate drives the checks; no check knows a predicate by its name. No model needed."""

import dataclasses
from typing import Literal

import pytest

from pipeline.reconcile import reconcile
from pipeline.records import Conflict, DateValue, EntityRef, EntityValue, Evidence, Fact, NumberValue, TextValue, Value
from pipeline.records.base import identifier
from pipeline.vocabulary import Predicate, Vocabulary, load_vocabulary

Kind = Literal["date", "entity", "number", "text"]

VOCABULARY = load_vocabulary()


def predicate(name: str, value: Kind, cardinality: Literal["one", "many"] = "many", **keys: object) -> Predicate:
    return Predicate(name=name, meaning="…", subject=("FAC",), value=value, cardinality=cardinality, **keys)  # type: ignore[arg-type]


OF_USERS = (
    predicate("opened", "date", "one", begins=True),
    predicate("demolished", "date", "one", ends=True),
    predicate("performed", "date", "one", occurs=True),
    predicate("tenant", "entity"),
    predicate("tenants", "number", "one", counts="tenant"),
    predicate("stands_in", "entity", lies_in=True),
    predicate("built_in", "entity", "one"),
    predicate("logo", "text", abbreviates=True),
)
HALL = EntityRef(entity="e-hall", name="Lund Hall", type="FAC")
CONCERT = EntityRef(entity="e-concert", name="First Concert", type="EVENT")


@pytest.fixture(scope="module")
def of_users() -> Vocabulary:
    """The vocabulary with predicates that a user added."""
    shipped = VOCABULARY
    return dataclasses.replace(shipped, predicates={**shipped.predicates, **{p.name: p for p in OF_USERS}})


def fact(
    name: str,
    value: Value,
    document: str,
    *,
    subject: EntityRef = HALL,
    of: EntityRef | None = None,
    enumeration: str | None = None,
) -> Fact:
    quote = subject.name
    return Fact(
        id=identifier("f", subject.entity, name, value.identity, document),
        subject=subject,
        predicate=name,
        value=value,
        qualifiers={"of": (EntityValue(name=of.name, entity=of.entity),)} if of else {},
        confidence=0.9,
        evidence=(
            Evidence(
                document=document,
                start=0,
                end=len(quote),
                quote=quote,
                subject=(0, len(quote)),
                rule=f"{name}/test",
                enumeration=enumeration,
                closed=enumeration is not None,
            ),
        ),
    )


def date(edtf: str) -> DateValue:
    return DateValue(name=edtf, edtf=edtf)


def entity(name: str) -> EntityValue:
    return EntityValue(name=name, entity=f"e-{name}")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # begins, ends
        ([fact("opened", date("1990"), "a"), fact("demolished", date("1980"), "b")],
         ("order", "opened in 1990, but demolished in 1980")),
        ([fact("opened", date("1980"), "a"), fact("demolished", date("1990"), "b")], None),
        # begins, occurs
        ([fact("opened", date("1990"), "a"), fact("performed", date("1980-05-03"), "b", subject=CONCERT, of=HALL)],
         ("order", "opened in 1990, but First Concert is dated 3 May 1980")),
        ([fact("opened", date("1990"), "a"), fact("performed", date("1980"), "b", subject=CONCERT)], None),  # of what?
        # counts
        ([fact("tenants", NumberValue(name="3", amount=3), "a"), fact("tenant", entity("Norda"), "b", enumeration="l")],
         ("count", "the number given is 3, but the list has 1")),
        ([fact("tenants", NumberValue(name="1", amount=1), "a"), fact("tenant", entity("Norda"), "b", enumeration="l")], None),
        # lies_in
        ([fact("built_in", entity("Oldtown"), "a"), fact("built_in", entity("Newtown"), "b")],
         ("value", "names differ: Oldtown, Newtown")),
        ([fact("built_in", entity("Oldtown"), "a"), fact("built_in", entity("Newtown"), "b"),
          fact("stands_in", entity("Newtown"), "c", subject=EntityRef(entity="e-Oldtown", name="Oldtown", type="FAC"))], None),
        # abbreviates
        ([fact("logo", TextValue(name="LX"), "a")], ("value", "LX does not fit Lund Hall, whose initials are LH")),
        ([fact("logo", TextValue(name="LH"), "a")], None),
    ],
)  # fmt: skip
def test_keys(facts: list[Fact], expected: tuple[str, str] | None, of_users: Vocabulary) -> None:
    found: tuple[Conflict, ...] = reconcile(facts, of_users).conflicts
    assert [(c.kind, c.explanation) for c in found] == ([expected] if expected else [])


def test_ends_belong_to_beginnings_of_the_same_kind(vocabulary: Vocabulary) -> None:
    """A person's death does not end an organisation that has the same name."""
    facts = [fact("founded", date("1990"), "a"), fact("died", date("1980"), "b")]
    assert reconcile(facts, vocabulary).conflicts == ()
