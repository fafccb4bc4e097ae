"""Claims joined with the facts of an earlier run."""

import pytest

from pipeline.read import ClaimWords, join_claims
from pipeline.read.claims import Claim, ClaimSet, subject_of
from pipeline.records import DateValue, Entity, EntityRef, EntityValue, Evidence, Fact, TextValue
from pipeline.vocabulary import Vocabulary, load_vocabulary

WORDS = ClaimWords(load_vocabulary())
ACCORD = EntityRef(entity="e-1", name="Accord of Lund", type="TREATY")
ENTITIES = (
    Entity(id="e-1", name="Accord of Lund", type="TREATY", names=("Accord of Lund", "Lund Accord")),
    Entity(id="e-2", name="Norway", type="GPE", names=("Norway",)),
    Entity(id="e-3", name="Anna Berg", type="PERSON", names=("Anna Berg",)),
    Entity(id="e-4", name="Anna Berg", type="PERSON", names=("Anna Berg",)),
)


def known(edtf: str) -> Fact:
    """When the accord was signed, by the earlier run."""
    evidence = (Evidence(document="own", start=0, end=4, quote="1950", rule="signed/verb"),)
    value = DateValue(name=edtf, edtf=edtf)
    return Fact(id="f-own", subject=ACCORD, predicate="signed", value=value, confidence=0.9, evidence=evidence)


def claim(predicate: str, value: str, subject: str = "Lund Accord", time: str | None = None) -> Fact:
    evidence = [Evidence(document="a", start=0, end=len(value), quote=value, rule="claim/csv")]
    claims = ClaimSet()
    claims.add(Claim(subject_of(subject), predicate, WORDS.value(value, WORDS.meaning(predicate)), time, 1.0, evidence))
    (fact,) = claims.facts()
    return fact


@pytest.mark.parametrize(
    ("claimed", "subject", "value"),
    [
        (claim("signed", "1951"), "e-1", DateValue(name="1951", edtf="1951")),  # the entity that has the name
        (
            claim("signed", "1951", "lund  accord"),
            "e-1",
            DateValue(name="1951", edtf="1951"),
        ),  # in other case and spaces
        (claim("signatory", "norway"), "e-1", EntityValue(name="Norway", entity="e-2")),  # the predicate takes entities
        (claim("signatory", "Anna Berg"), "e-1", TextValue(name="Anna Berg")),  # two entities have the name
        (claim("abbreviation", "Norway"), "e-1", TextValue(name="Norway")),  # the predicate takes text
        (claim("open:like", "Norway"), "e-1", TextValue(name="Norway")),  # the vocabulary lacks the predicate
        (claim("signed", "1951", "Oslo Accord"), subject_of("Oslo Accord").entity, DateValue(name="1951", edtf="1951")),
    ],
)
def test_a_name_means_the_entity_that_has_it(
    claimed: Fact, subject: str, value: object, vocabulary: Vocabulary
) -> None:
    joined = {fact.id: fact for fact in join_claims([claimed], [known("1950")], ENTITIES, vocabulary)}
    assert len(joined) == 2
    assert (joined[claimed.id].subject.entity, joined[claimed.id].value) == (subject, value)


@pytest.mark.parametrize(
    ("date", "time", "documents"),
    [
        ("1950-05-03", None, [["own", "a"]]),  # the same: evidence for one fact
        ("1950", None, [["a"], ["own"]]),  # another value
        ("1950-05-03", "1950", [["a"], ["own"]]),  # the claim has a qualifier, and so it is another fact
    ],
)
def test_a_claim_that_says_the_same_adds_its_evidence(
    date: str, time: str | None, documents: list[list[str]], vocabulary: Vocabulary
) -> None:
    joined = join_claims([claim("signed", "3 May 1950", time=time)], [known(date)], ENTITIES, vocabulary)
    assert sorted([e.document for e in fact.evidence] for fact in joined) == documents
