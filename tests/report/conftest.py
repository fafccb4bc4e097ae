"""Two documents about an invented pact and an invented union, with every kind of record that a report may show."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import pytest

from pipeline.records import (
    Change,
    Conflict,
    Copy,
    Corroboration,
    DateValue,
    Decision,
    Document,
    Entity,
    EntityMention,
    EntityRef,
    EntityValue,
    Evidence,
    Fact,
    Mention,
    Merge,
    NumberValue,
    Passage,
    Result,
    Side,
    Stage,
    Suggestion,
    TextValue,
    Timex,
    Value,
)

HISTORY = """\
Harbours of the North

The Harbour Pact (HP) was signed on 3 May 1950 in Veldmar by Arvenia, Bostra and Corland. \
It came into force on 1 June 1951.

The Union of Northern Harbours (UHN) has seven member states: Arvenia, Bostra, Corland, Drevia, Estmark and Falland.

During its chairmanship of the Union in 1998, Bostra opened three new lighthouses.
"""

GAZETTE = """\
Member states – Arvenia, Bostra, Corland, Drevia, Estmark, Falland.

The pact on harbours, which had been talked about since the first congress of pilots, which the harbour masters of \
five cities had called for in a letter that nobody answered for almost a year and that was printed by three \
newspapers in the end, was after all the talk signed on 13 May 1950, as the archive of the port authority of the \
city of Veldmar shows, where the only copy that bears all the seals has been kept in the same iron chest since the \
summer of that year, next to the log books of the pilots and the keys of the old customs house.

Bostra held the chairmanship of the Union from 1996 to 1999, Drevia never did.
"""


class ExampleResult(Result):
    """A result made by hand, with the texts of its documents."""

    @property
    def texts(self) -> dict[str, str]:
        return {document.id: document.text for document in self.documents}


PACT = EntityRef(entity="e-1000aa", name="Harbour Pact", type="TREATY")
UNION = EntityRef(entity="e-2000aa", name="Union of Northern Harbours", type="ORG")
STATES = ("Arvenia", "Bostra", "Corland", "Drevia", "Estmark", "Falland")
TEXTS = {"history.txt": HISTORY, "papers.jsonl#12": GAZETTE}


def date(edtf: str, **more: Any) -> DateValue:
    return DateValue(name=edtf, edtf=edtf, **more)


def state(name: str) -> EntityValue:
    return EntityValue(name=name, entity=f"e-3{STATES.index(name)}")


def evidence(document: str, quote: str, value: str | None, subject: str | None, rule: str, **more: Any) -> Evidence:
    """Evidence at the only occurrence of the quote; value and subject are words in it."""
    text = TEXTS[document]
    assert text.count(quote) == 1, quote
    start = text.index(quote)
    spans = [None if w is None else (start + quote.index(w), start + quote.index(w) + len(w)) for w in (value, subject)]
    end = start + len(quote)
    return Evidence(
        document=document, start=start, end=end, quote=quote, value=spans[0], subject=spans[1], rule=rule, **more
    )  # fmt: skip


def fact(
    id_: str, subject: EntityRef, predicate: str, value: Value, *said: Evidence, confidence: float = 0.9, **more: Any
) -> Fact:
    return Fact(
        id=id_, subject=subject, predicate=predicate, value=value, evidence=said, confidence=confidence, **more
    )  # fmt: skip


def conflict(
    id_: str,
    severity: Literal["low", "medium", "high"],
    subject: EntityRef,
    predicate: str,
    sides: Sequence[tuple[Value, Sequence[Fact]]],
    explanation: str,
    kind: Any = "value",
    **more: Any,
) -> Conflict:
    built = tuple(
        Side(
            value=value,
            facts=tuple(f.id for f in facts),
            documents=tuple(sorted({e.document for f in facts for e in f.evidence})),
        )
        for value, facts in sides
    )
    return Conflict(
        id=id_, kind=kind, severity=severity, subject=subject, predicate=predicate, sides=built,
        explanation=explanation, **more,
    )  # fmt: skip


def mention(document: str, text: str, entity: str | None = None, nth: int = 0, **more: Any) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[document].index(text, start + 1)
    return Mention(document=document, start=start, end=start + len(text), text=text, entity=entity, **more)


def time(document: str, text: str, edtf: str) -> Mention:
    timex = Timex(type="DATE", value=edtf, edtf=edtf)
    return mention(document, text, type="DATE", kind="time", timex=timex)


SIGNED = "The Harbour Pact (HP) was signed on 3 May 1950 in Veldmar by Arvenia, Bostra and Corland."
SIGNED_LATER = GAZETTE.split("\n\n")[1]
MEMBERS = HISTORY.split("\n\n")[2]
CHAIR = "During its chairmanship of the Union in 1998, Bostra opened three new lighthouses."
CHAIR_LONGER = "Bostra held the chairmanship of the Union from 1996 to 1999"


def example_result() -> ExampleResult:
    """The result for the two documents, and a third that could not be read."""
    history, gazette = TEXTS
    first = fact(
        "f-aa01", PACT, "signed", date("1950-05-03"),
        evidence(history, SIGNED, "3 May 1950", "Harbour Pact", "signed/verb"),
        qualifiers={"place": (EntityValue(name="Veldmar", entity="e-4000"),)},
    )  # fmt: skip
    second = fact(
        "f-ab02", PACT, "signed", date("1950-05-13"),
        evidence(gazette, SIGNED_LATER, "13 May 1950", "pact on harbours", "signed/verb"),
    )  # fmt: skip
    in_force = fact(
        "f-ac03", PACT, "entered_into_force", date("1951-06-01"),
        evidence(history, "It came into force on 1 June 1951.", "1 June 1951", "It", "entered_into_force/into-force"),
    )  # fmt: skip
    short = fact(
        "f-ad04", UNION, "abbreviation", TextValue(name="UHN"),
        evidence(history, "Union of Northern Harbours (UHN)", "UHN", UNION.name, "abbreviation/defined"),
    )  # fmt: skip
    listed = "Member states – Arvenia, Bostra, Corland, Drevia, Estmark, Falland."
    members = [
        fact(
            f"f-ae{number}", UNION, "member", state(name),
            evidence(history, MEMBERS, name, "Union of Northern Harbours", "member/list", enumeration="l-1", count=7),
            evidence(gazette, listed, name, None, "member/label", enumeration="l-2", closed=True),
        )
        for number, name in enumerate(STATES)
    ]  # fmt: skip
    chair = fact(
        "f-af06", UNION, "chair", state("Bostra"), evidence(history, CHAIR, "Bostra", "the Union", "chair/noun"),
        qualifiers={"time": (date("1998/1998", extent="whole"),)},
    )  # fmt: skip
    chair_longer = fact(
        "f-af07", UNION, "chair", state("Bostra"), evidence(gazette, CHAIR_LONGER, "Bostra", "the Union", "chair/noun"),
        qualifiers={"time": (date("1996/1999", extent="whole"),)},
    )  # fmt: skip
    never = fact(
        "f-af08", UNION, "chair", state("Drevia"), evidence(gazette, "Drevia never did", "Drevia", None, "chair/noun"),
        polarity="negated", certainty="reported", attributed_to="the port authority",
    )  # fmt: skip
    names = ", ".join(STATES)
    return ExampleResult(
        documents=(
            Document(id="history.txt", text=HISTORY, title="Harbours of the North", date="2004-10-01"),
            Document(id="papers.jsonl#12", text=GAZETTE, title="The Gazette", source="Veldmar Press", url="https://x.test/g"),
            Document(id="scan.pdf", text="", error="it is encrypted; save it without a password"),
        ),
        mentions=(
            mention(history, "Harbour Pact", PACT.entity, type="TREATY"),
            mention(history, "It", PACT.entity, type="TREATY", kind="pronoun"),
            mention(gazette, "pact on harbours", PACT.entity, type="TREATY", kind="noun"),
            mention(history, "seven", type="CARDINAL", kind="quantity"),
            mention(history, "three", type="CARDINAL", kind="quantity"),
            time(history, "3 May 1950", "1950-05-03"),
            time(gazette, "13 May 1950", "1950-05-13"),
            time(history, "1998", "1998"),
            time(gazette, "from 1996 to 1999", "1996/1999"),
        ),
        entities=(
            Entity(
                id=PACT.entity, name=PACT.name, type=PACT.type, names=("HP", "Harbour Pact", "pact on harbours"),
                merges=(
                    Merge(name="HP", reason="defined in history.txt: Harbour Pact (HP)", score=0.98),
                    Merge(name="pact on harbours", reason="the same words, in another order, form or case", score=0.95),
                ),
                mentions=(
                    EntityMention(document=history, start=HISTORY.index("Harbour Pact"), end=HISTORY.index(" (HP)")),
                    EntityMention(document=gazette, start=GAZETTE.index("pact on"), end=GAZETTE.index(", which had")),
                ),
            ),
            Entity(id=UNION.entity, name=UNION.name, type=UNION.type, names=(UNION.name,)),
            *(Entity(id=state(name).entity, name=name, type="GPE", names=(name,)) for name in STATES),
            Entity(id="e-4000", name="Veldmar", type="GPE", names=("Veldmar",), codes={"port": "VDM"}),
        ),
        facts=(first, second, in_force, short, *members, chair, chair_longer, never),
        conflicts=(
            conflict(
                "c-0001", "low", UNION, "abbreviation", [(short.value, [short]), (TextValue(name="UNH"), [short])],
                "UHN does not spell Union of Northern Harbours: its initials are UNH",
            ),
            conflict(
                "c-0002", "medium", UNION, "member",
                [(NumberValue(name="7", amount=7), members), (TextValue(name=names), members)],
                "said to be 7, 6 are listed", kind="count",
            ),
            conflict(
                "c-1003", "medium", UNION, "chair",
                [(v, [f]) for f in (chair_longer, chair) for v in f.qualifiers["time"]],
                "Bostra: period differs: 1996–1999, 1998",
                decision=Decision(verdict="side", side=0, note="the log books agree", by="A. Reader", at="2025-01-31"),
            ),
            conflict(
                "c-2004", "high", PACT, "signed", [(f.value, [f]) for f in (first, second)],
                "day differs: 3, 13 (same year, same month)",
                suggestion=Suggestion(side=0, score=0.62, reasons=("said with more detail: Veldmar", "older")),
            ),
        ),
        corroborations=(
            Corroboration(
                id="k-01", facts=tuple(f.id for f in members), documents=(history, gazette), sources=2,
                explanation=f"member of Union of Northern Harbours, said by 2 documents: {names}",
            ),
        ),
    )  # fmt: skip


def hostile(words: str) -> ExampleResult:
    """A result with these words in every field that a document or its metadata can determine: quote, value, name, id, title, reason."""
    subject = EntityRef(entity="e-1", name=words, type="ORG")
    text = f"x {words} y"
    said = Evidence(
        document=f"a{words}", start=0, end=len(text), quote=text, value=(2, 2 + len(words)), rule=f"open/{words}"
    )
    one = Fact(
        id="f-1", subject=subject, predicate=f"open:{words}", value=TextValue(name=words), evidence=(said,),
        confidence=1, qualifiers={"place": (TextValue(name=words),)}, attributed_to=words,
    )  # fmt: skip
    suggestion = Suggestion(side=0, score=0.5, reasons=(words,))
    merge = Merge(name=words, reason=words, score=1)
    return ExampleResult(
        documents=(
            Document(id=f"a{words}", text=text, title=words, source=words, url=f"javascript:{words}"),
            Document(id=f"b{words}", text="", error=words),
        ),
        entities=(Entity(id="e-1", name=words, type="ORG", names=(words,), merges=(merge,)),),
        facts=(one,),
        conflicts=(
            conflict("c-1", "high", subject, f"open:{words}", [(one.value, [one])], words, suggestion=suggestion,
                     decision=Decision(verdict="unsure", note=words, by=words)),
        ),
        corroborations=(Corroboration(id="k-1", facts=("f-1",), documents=(f"a{words}",), sources=1, explanation=words),),
        changes=(Change(id="h-1", subject=subject, predicate=f"open:{words}", explanation=words,
                        stages=(Stage(time="1990/1990", value=one.value, facts=("f-1",)),)),),
        copies=(Copy(id="d-1", documents=(f"a{words}", f"b{words}"), share=1.0,
                     passages=(Passage(first=(0, len(text)), second=(0, 1)),)),),
    )  # fmt: skip


@pytest.fixture(scope="session")
def result() -> ExampleResult:
    return example_result()


@pytest.fixture(scope="session")
def texts(result: ExampleResult) -> Mapping[str, str]:
    return result.texts


@pytest.fixture(scope="session")
def nothing() -> ExampleResult:
    """A run that found nothing."""
    return ExampleResult()


@pytest.fixture(scope="session")
def hostile_result() -> Callable[[str], ExampleResult]:
    """Makes a result with the given words in every field that a document can determine."""
    return hostile
