"""Which side is suggested, and why. Facts made by hand; no model needed."""

from pipeline.reconcile import Reconciliation, reconcile
from pipeline.records import DateValue, Document, EntityRef, Evidence, Fact
from pipeline.records.base import identifier
from pipeline.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()

TREATY = EntityRef(entity="e-treaty", name="Treaty of Lund", type="TREATY")


def signed(edtf: str, document: str, subject: EntityRef = TREATY) -> Fact:
    return Fact(
        id=identifier("f", subject.entity, edtf, document),
        subject=subject,
        predicate="signed",
        value=DateValue(name=edtf, edtf=edtf),
        confidence=0.9,
        evidence=(Evidence(document=document, start=0, end=1, quote="x", rule="signed/test"),),
    )


def run(*facts: Fact) -> Reconciliation:
    return reconcile(facts, VOCABULARY)


def test_more_documents_are_likelier() -> None:
    (conflict,) = run(
        signed("1992-03-15", "a.txt"),
        signed("1992-05-15", "b.txt"),
        signed("1992-05-15", "c.txt"),
    ).conflicts
    assert conflict.suggestion is not None
    assert conflict.sides[conflict.suggestion.side].value.name == "1992-05-15"
    assert conflict.suggestion.reasons[0] == "stated by 2 of 3 documents"


def test_without_a_reason_there_is_no_suggestion() -> None:
    (conflict,) = run(signed("1992-03-15", "a.txt"), signed("1992-05-15", "b.txt")).conflicts
    assert conflict.suggestion is None


def test_who_is_right_elsewhere_is_believed() -> None:
    """No other source mentions the last treaty. About the others, `good.txt` says the same as two more sources, and `bad.txt` says what no
    other source says."""
    facts = []
    for n in range(12):
        subject = EntityRef(entity=f"e-{n}", name=f"Treaty {n}", type="TREATY")
        said = [("1950", "good.txt"), ("1960", "bad.txt")]
        said += [("1950", f"w{n}.txt"), ("1950", f"x{n}.txt"), ("1970", f"y{n}.txt")] if n else []
        facts += [signed(d, document, subject) for d, document in said]
    conflict = next(c for c in run(*facts).conflicts if c.subject.name == "Treaty 0")
    assert conflict.suggestion is not None
    assert conflict.sides[conflict.suggestion.side].documents == ("good.txt",)
    assert "its sources are right more often elsewhere: good.txt" in conflict.suggestion.reasons[0]


def test_a_weight_given_by_the_user_counts() -> None:
    facts = [signed("1992-03-15", "a.txt"), signed("1992-05-15", "b.txt")]
    documents = [Document(id="a.txt", text="", weight=3), Document(id="b.txt", text="")]
    (conflict,) = reconcile(facts, VOCABULARY, documents=documents).conflicts
    assert conflict.suggestion is not None
    assert (conflict.suggestion.side, conflict.suggestion.reasons) == (0, ("its sources have more weight: a.txt 3",))
