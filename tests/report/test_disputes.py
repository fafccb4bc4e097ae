"""Which evidence and which words a side of a conflict stands on."""

from typing import Any

import pytest
from pipeline.report.disputes import grounds

from pipeline.records import Conflict, EntityRef, Evidence, Fact, Mention, Side, TextValue

SUBJECT = EntityRef(entity="e-1", name="Union", type="ORG")


def words_of(result: Any, conflict_id: str) -> list[list[str]]:
    """The words that each side of a conflict stands on."""
    facts = {fact.id: fact for fact in result.facts}
    conflict = next(c for c in result.conflicts if c.id == conflict_id)

    def mentions(document: str) -> list[Mention]:
        return [m for m in result.mentions if m.document == document]

    return [
        [result.texts[g.evidence.document][s:e] for g in grounds(conflict, side, facts, mentions) for s, e in g.words]
        for side in conflict.sides
    ]


@pytest.mark.parametrize(
    ("conflict", "expected"),
    [
        ("c-2004", [["3 May 1950"], ["13 May 1950"]]),  # the values themselves
        ("c-1003", [["from 1996 to 1999"], ["1998"]]),  # the time, not the holder whom all agree on
        ("c-0001", [["UHN"], ["Union of Northern Harbours"]]),  # the initials are read off the name
    ],
)
def test_the_disputed_words(result: Any, conflict: str, expected: list[list[str]]) -> None:
    assert words_of(result, conflict) == expected


def test_a_count_is_disputed_where_it_is_said_and_its_list_where_it_stands(result: Any) -> None:
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
    cited = [{g.evidence.document for g in grounds(conflict, side, facts, lambda _: [])} for side in conflict.sides]
    assert cited == [{"one.txt"}, {"two.txt"}]
