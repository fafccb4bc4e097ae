"""The sides of a conflict: the evidence for each, and the words of it that matter."""

from typing import Any

import pytest

from pipeline.records import Conflict, DateValue, EntityRef, Evidence, Fact, Mention, Side, TextValue
from pipeline.report.sides import cited_evidence, side_role

SUBJECT = EntityRef(entity="e-1", name="Union", type="ORG")


def words_of(result: Any, conflict_id: str) -> list[list[str]]:
    """The words that matter for each side of a conflict."""
    facts = {fact.id: fact for fact in result.facts}
    conflict = next(c for c in result.conflicts if c.id == conflict_id)

    def mentions(document: str) -> list[Mention]:
        return [m for m in result.mentions if m.document == document]

    return [
        [
            result.texts[cited.evidence.document][start:end]
            for cited in cited_evidence(conflict, side, facts, mentions)
            for start, end in cited.spans
        ]
        for side in conflict.sides
    ]


@pytest.mark.parametrize(
    ("conflict", "expected"),
    [
        ("c-2004", [["3 May 1950"], ["13 May 1950"]]),  # the values themselves
        ("c-1003", [["from 1996 to 1999"], ["1998"]]),  # the time, not the holder, on whom all agree
        ("c-0001", [["UHN"], ["Union of Northern Harbours"]]),  # the initials of the name
    ],
)
def test_the_disputed_words(result: Any, conflict: str, expected: list[list[str]]) -> None:
    assert words_of(result, conflict) == expected


def test_a_count_cites_the_number_and_the_list(result: Any) -> None:
    number, listed = words_of(result, "c-0002")
    assert set(number) == {"seven"}
    assert listed == [
        name for name in ("Arvenia", "Bostra", "Corland", "Drevia", "Estmark", "Falland") for _ in range(2)
    ]


def item(name: str, *lists: str) -> Fact:
    said = tuple(Evidence(document=d, start=0, end=1, quote="x", rule="r", enumeration=d, closed=True) for d in lists)
    return Fact(
        id=f"f-{name}", subject=SUBJECT, predicate="member", value=TextValue(name=name), confidence=1, evidence=said
    )


def test_an_item_of_both_lists_is_cited_from_the_list_of_its_side() -> None:
    both, only = item("a", "one.txt", "two.txt"), item("b", "two.txt")
    short, long = (
        Side(value=TextValue(name=name), facts=facts, documents=("one.txt", "two.txt"))
        for name, facts in (("a", ("f-a",)), ("a, b", ("f-a", "f-b")))
    )
    conflict = Conflict(
        id="c-1", kind="set", severity="high", subject=SUBJECT, predicate="member", sides=(short, long), explanation="x"
    )  # fmt: skip
    facts = {fact.id: fact for fact in (both, only)}
    cited = [
        {c.evidence.document for c in cited_evidence(conflict, side, facts, lambda _: [])} for side in conflict.sides
    ]
    assert cited == [{"one.txt"}, {"two.txt"}]


@pytest.mark.parametrize(
    ("kind", "predicate", "polarity", "role"),
    [
        ("value", "signed", "affirmed", ""),  # the value is enough
        ("polarity", "signed", "negated", "denied"),
        ("polarity", "signed", "affirmed", "affirmed"),
        ("order", "entered_into_force", "affirmed", "entered into force"),  # two dates of two predicates
    ],
)
def test_side_role(kind: Any, predicate: str, polarity: Any, role: str) -> None:
    date = DateValue(name="1950", edtf="1950")
    evidence = (Evidence(document="a.txt", start=0, end=1, quote="x", rule="r"),)
    fact = Fact(
        id="f-1", subject=SUBJECT, predicate=predicate, value=date, polarity=polarity, confidence=1, evidence=evidence
    )  # fmt: skip
    side = Side(value=date, facts=("f-1",), documents=("a.txt",))
    conflict = Conflict(
        id="c-1", kind=kind, severity="low", subject=SUBJECT, predicate="signed", sides=(side, side), explanation="x"
    )  # fmt: skip
    assert side_role(conflict, side, [fact]) == role
