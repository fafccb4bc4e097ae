"""Facts that say the same in opposite directions are compared with each other. Facts made by hand; no model needed."""

import dataclasses
import itertools

import pytest

from pipeline.reconcile import reconcile
from pipeline.records import Conflict, DateValue, EntityRef, EntityValue, Evidence, Fact, Value
from pipeline.records.base import identifier
from pipeline.vocabulary import Predicate, Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()


def person(name: str) -> EntityRef:
    return EntityRef(entity=f"e-{name}", name=name, type="PERSON")


def fact(
    subject: str,
    predicate: str,
    value: str,
    document: str,
    words: str = "",
    *,
    time: str | None = None,
    place: str | None = None,
    rule: str | None = None,
    negated: bool = False,
) -> Fact:
    """A fact from the sentence "subject words value"."""
    start = len(subject) + len(words) + 2
    quote = f"{subject} {words} {value} in a year."
    qualifiers: dict[str, tuple[Value, ...]] = {}
    if time:
        qualifiers["time"] = (DateValue(name=time, edtf=f"{time}/{time}", extent="within"),)
    if place:
        qualifiers["place"] = (EntityValue(name=place, entity=f"e-{place}"),)
    return Fact(
        id=identifier("f", subject, predicate, value, document, time, negated),
        subject=person(subject),
        predicate=predicate,
        value=EntityValue(name=value, entity=f"e-{value}"),
        qualifiers=qualifiers,
        polarity="negated" if negated else "affirmed",
        confidence=0.9,
        evidence=(
            Evidence(
                document=document,
                start=0,
                end=len(quote),
                quote=quote,
                subject=(0, len(subject)),
                value=(start, start + len(value)),
                rule=rule or f"{predicate}/verb",
            ),
        ),
    )


_RULES = {"divorced": "spouse/divorce", "remarried": "spouse/remarriage"}


def spouse(a: str, words: str, b: str, time: str | None, document: str, **more: str) -> Fact:
    rule = more.pop("rule", _RULES.get(words.split()[-1]))
    return fact(a, "spouse", b, document, words, time=time, rule=rule, **more)  # type: ignore[arg-type]


def with_predicates(*added: Predicate) -> Vocabulary:
    """The vocabulary with predicates of a user."""
    vocabulary = VOCABULARY
    return dataclasses.replace(vocabulary, predicates={**vocabulary.predicates, **{p.name: p for p in added}})


def conflicts(*facts: Fact, vocabulary: Vocabulary | None = None) -> tuple[Conflict, ...]:
    return reconcile(facts, vocabulary or VOCABULARY).conflicts


# The beginning of a symmetric relation


@pytest.mark.parametrize(
    ("facts", "years"),
    [
        (
            [spouse("Anna", "married", "Nils", "1975", "a"), spouse("Nils", "married", "Anna", "1976", "b")],
            ["1975", "1976"],
        ),  # one wedding, two years
        (
            [spouse("Anna", "married", "Nils", "1975", "a"), spouse("Anna", "married", "Nils", "1976", "b")],
            ["1975", "1976"],
        ),  # the same in one direction
        (
            [spouse("Anna", "married", "Nils", "1975", "a"), spouse("Nils", "married", "Anna", "1975-05", "b")],
            None,
        ),  # more precise
        (
            [spouse("Anna", "married", "Nils", "1975", "a"), spouse("Nils", "divorced", "Anna", "1976", "b")],
            None,
        ),  # the end is another event
        (
            [spouse("Anna", "divorced", "Nils", "1985", "a"), spouse("Nils", "divorced", "Anna", "1986", "b")],
            None,
        ),  # ends are not compared
        (
            [spouse("Anna", "married", "Nils", "1975", "a"), spouse("Nils", "remarried", "Anna", "1986", "b")],
            None,
        ),  # a second beginning
        (
            [spouse("Anna", "married", "Nils", "1975", "a"), spouse("Nils", "again married", "Anna", "1986", "b")],
            None,
        ),  # the same in other words
        (
            [spouse("Anna", "married", "Nils", "1975", "a"), spouse("Nils", "married", "Eva", "1986", "b")],
            None,
        ),  # another person
        (
            [
                spouse("Anna", "married", "Nils", "1975", "a", place="Oslo"),
                spouse("Nils", "married", "Anna", "1976", "b", place="Norway"),
            ],
            ["1975", "1976"],
        ),  # a place and its country
        (
            [
                spouse("Anna", "married", "Nils", "1975", "a"),
                spouse("Anna", "was married to", "Nils", "1980", "b", rule="spouse/married-to"),
            ],
            None,
        ),  # the state, some years later
        (
            [
                spouse("Anna", "married", "Nils", "1975", "a"),
                spouse("Nils", "married", "Anna", "1986", "a"),
                spouse("Nils", "married", "Anna", "1976", "b"),
            ],
            None,
        ),  # twice, as one document says
        (
            [
                spouse("Anna", "married", "Nils", "1975", "a", place="Oslo"),
                spouse("Nils", "married", "Anna", "1976", "b", place="Lund"),
            ],
            None,
        ),  # perhaps two ceremonies
        (
            [spouse("Anna", "divorced Eva and married", "Nils", "1975", "a"), spouse("Nils", "married", "Anna", "1976", "b")],
            ["1975", "1976"],
        ),  # the verb before the name counts
        (
            [spouse("Anna", "married Eva and divorced", "Nils", "1975", "a"), spouse("Nils", "married", "Anna", "1976", "b")],
            None,
        ),  # here too
        (
            [spouse("Anna", "married", "Nils", "1975", "a"), spouse("Nils", "x", "Anna", "1976", "b", rule="claims/row")],
            None,
        ),  # no text says what happened in 1976
        (
            [spouse("Anna", "married", "Nils", "1975", "a"), spouse("Nils", "married", "Anna", None, "b")],
            None,
        ),  # no year
    ],
)  # fmt: skip
def test_beginnings(facts: list[Fact], years: list[str] | None) -> None:
    found = conflicts(*facts)
    assert [sorted(s.value.name for s in c.sides) for c in found] == ([years] if years else [])
    assert all((c.kind, c.predicate, c.severity) == ("value", "spouse", "medium") for c in found)


def test_the_direction_and_order_of_statements_change_no_id() -> None:
    names = ("Anna", "Nils")
    ids = set()
    for first, second in itertools.product((names, names[::-1]), repeat=2):
        facts = [
            spouse(first[0], "married", first[1], "1975", "a"),
            spouse(second[0], "married", second[1], "1976", "b"),
        ]
        for ordered in (facts, facts[::-1]):
            (conflict,) = conflicts(*ordered)
            ids.add((conflict.id, conflict.subject))
    assert len(ids) == 1


def test_facts_stay_as_stated() -> None:
    stated = [spouse("Anna", "married", "Nils", "1975", "a"), spouse("Nils", "married", "Anna", "1976", "b")]
    (conflict,) = conflicts(*stated)
    assert {f for s in conflict.sides for f in s.facts} == {f.id for f in stated}
    assert conflict.explanation == "dates differ: 1975, 1976 (beginning of “spouse: Nils”)"


# Affirmed and denied


MEMBER_OF = Predicate(
    name="member_of", meaning="…", subject=("GPE",), value="entity", cardinality="many", inverse="member"
)


@pytest.mark.parametrize(
    ("affirmed", "denied", "vocabulary", "expected"),
    [
        (("Nils", "spouse", "Anna"), ("Anna", "spouse", "Nils"), None, ["spouse"]),  # symmetric
        (("Anna", "sibling", "Nils"), ("Nils", "sibling", "Anna"), None, ["sibling"]),
        (("Nils", "spouse", "Anna"), ("Anna", "spouse", "Eva"), None, []),  # another person
        (("Nils", "parent", "Anna"), ("Anna", "parent", "Nils"), None, []),  # not symmetric
        (("League", "member", "Norway"), ("Norway", "member_of", "League"), None, ["member"]),  # only an inverse by name
        (("League", "member", "Norway"), ("Norway", "member_of", "League"), with_predicates(MEMBER_OF), ["member"]),  # both
    ],
)  # fmt: skip
def test_polarity(
    affirmed: tuple[str, str, str], denied: tuple[str, str, str], vocabulary: Vocabulary | None, expected: list[str]
) -> None:
    facts = [fact(*affirmed, "a"), fact(*denied, "b", negated=True)]
    found = conflicts(*facts, vocabulary=vocabulary)
    assert [(c.kind, c.predicate) for c in found] == [("polarity", name) for name in expected]


# Predicates with one value


CAPITAL_OF = Predicate(
    name="capital_of", meaning="…", subject=("GPE",), value="entity", cardinality="one", inverse="capital"
)
TWIN = Predicate(name="twin", meaning="…", subject=("GPE",), value="entity", cardinality="one", inverse="twin")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([("Norland", "capital", "Lundby"), ("Bergby", "capital_of", "Norland")], ["capital"]),  # two capitals
        ([("Norland", "capital", "Lundby"), ("Lundby", "capital_of", "Norland")], []),  # the same
        ([("Norland", "capital", "Lundby"), ("Lundby", "capital_of", "Sudland")], ["capital_of"]),  # of two countries
        ([("Lundby", "twin", "Bergby"), ("Holmby", "twin", "Lundby")], ["twin"]),  # two twins, but only one is possible
        ([("Lundby", "twin", "Bergby"), ("Bergby", "twin", "Lundby")], []),
    ],
)
def test_values_in_both_directions(facts: list[tuple[str, str, str]], expected: list[str]) -> None:
    stated = [fact(*f, document) for f, document in zip(facts, "ab", strict=True)]
    found = conflicts(*stated, vocabulary=with_predicates(CAPITAL_OF, TWIN))
    assert [c.predicate for c in found if c.kind == "value"] == expected


def test_a_list_is_complete_for_its_own_subject_only() -> None:
    """Anna's only sibling is Nils; that says nothing about the number of Nils's siblings."""
    listed = [fact("Anna", "sibling", "Nils", "a"), fact("Nils", "sibling", "Eva", "b")]
    closed = [
        f.model_copy(
            update={"evidence": (f.evidence[0].model_copy(update={"enumeration": f"l-{f.id}", "closed": True}),)}
        )
        for f in listed
    ]
    assert conflicts(*closed) == ()


def test_an_entity_that_is_only_a_value_can_be_the_subject_of_a_conflict() -> None:
    found = conflicts(fact("Nils", "spouse", "Anna", "a"), fact("Nils", "spouse", "Anna", "b", negated=True))
    assert [(c.subject.name, c.subject.type, c.severity_reasons[-1]) for c in found] == [
        ("Anna", "PERSON", "the subject has 2 facts in 2 documents")
    ]
