"""What `explain` says about a fact, a conflict and an entity."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from pipeline.report import explain
from pipeline.vocabulary import Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()


def explained(identifier: str, result: Any, texts: Mapping[str, str], vocabulary: Vocabulary | None = None) -> str:
    explanation = explain(identifier, result, texts, vocabulary or VOCABULARY)
    assert explanation is not None
    return explanation


def test_a_fact(result: Any, texts: Mapping[str, str]) -> None:
    assert (
        explained("f-ac03", result, texts)
        == """\
Harbour Pact – entered into force: 1 June 1951
f-ac03
  entered into force: The date from which a treaty, law or document is in force.
  affirmed, asserted, in the document's own words; confidence 0.90

Evidence
  history.txt (Harbours of the North, 2004-10-01), line 3, characters 113–147
    f-ac03, rule entered_into_force/into-force: the verb “come”, “enter”, “go”, “bring”, … (subject:
      its subject; value: its date)
    …Pact (HP) was signed on 3 May 1950 in Veldmar by Arvenia, Bostra and Corland. «[subject: It]
    came into force on [value: 1 June 1951].» The Union of Northern Harbours (UHN) has seven member
    states: Arvenia, Bostra,…

Subject
  Harbour Pact (TREATY), e-1000aa
  - in history.txt, “It”: a pronoun that refers to it
  - HP: defined in history.txt: Harbour Pact (HP) (score 0.98)
  - pact on harbours: the same words, in another order, form or case (score 0.95)

Value
  1 June 1951: a date (1951-06-01 in EDTF)
  - in history.txt, “1 June 1951”

Documents
  history.txt (Harbours of the North, 2004-10-01)

Conflicts
  none"""
    )


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        ("f-aa01", "  place: Veldmar"),  # a qualifier
        ("f-aa01", "  - in history.txt, “Harbour Pact” is its name"),  # how the subject was resolved
        ("f-ab02", "  - in papers.jsonl#12, “13 May 1950”, a date read as 1950-05-13"),  # how the value was read
        ("f-ab02", "  c-2004 (high): day differs: 3, 13 (same year, same month)"),  # the conflict it takes part in
        ("f-ae0", "  confirmed: member of Union of Northern Harbours, said by 2 documents: Arvenia, Bostra, Corland,"),
        (
            "f-ae0",
            "  - in papers.jsonl#12, not in the quote: taken from the heading, the label or the topic of the",
        ),
        ("f-af08", "  denied, reported, according to the port authority; confidence 0.90"),  # not asserted
    ],
)
def test_a_fact_says(result: Any, texts: Mapping[str, str], fact: str, line: str) -> None:
    assert line in explained(fact, result, texts).splitlines()


def test_a_conflict(result: Any, texts: Mapping[str, str]) -> None:
    assert (
        explained("c-1003", result, texts)
        == """\
Conflict: Union of Northern Harbours – chair
c-1003
  Documents give different values; only one can be right.
  chair: Who chairs an organisation: a person, or the country whose turn it is.
  Severity: medium

How the values compare
  Bostra: period differs: 1996–1999, 1998

Side 1: 1996–1999
  chair: Bostra
  papers.jsonl#12 (The Gazette, Veldmar Press), line 5, characters 617–676
    f-af07, rule chair/noun: the noun “chair”, “chairman”, “chairwoman”, “chairperson”, … (subject:
      the words after “of” or “for” or its possessor; value: who or what it describes)
    …next to the log books of the pilots and the keys of the old customs house. «Bostra held the
    chairmanship of [subject: the Union] [disputed: from 1996 to 1999]», Drevia never did.

Side 2: 1998
  chair: Bostra
  history.txt (Harbours of the North, 2004-10-01), line 7, characters 267–349
    f-af06, rule chair/noun: the noun “chair”, “chairman”, “chairwoman”, “chairperson”, … (subject:
      the words after “of” or “for” or its possessor; value: who or what it describes)
    …seven member states: Arvenia, Bostra, Corland, Drevia, Estmark and Falland. «During its
    chairmanship of [subject: the Union] in [disputed: 1998], Bostra opened three new lighthouses.»

Suggestion
  none: there is no reason to prefer a side

Decision
  1996–1999 is right (decided by A. Reader on 2025-01-31): the log books agree"""
    )


def test_a_conflict_says_what_it_suggests(result: Any, texts: Mapping[str, str]) -> None:
    assert """
Suggestion
  side 1, 3 May 1950 (score 0.62 of 1)
  - said with more detail: Veldmar
  - older

Decision
  none yet""" in explained("c-2004", result, texts)


def test_an_entity(result: Any, texts: Mapping[str, str]) -> None:
    assert (
        explained("e-1000aa", result, texts)
        == """\
Harbour Pact (TREATY)
e-1000aa

Names
  - Harbour Pact
  - HP: defined in history.txt: Harbour Pact (HP) (score 0.98)
  - pact on harbours: the same words, in another order, form or case (score 0.95)

Mentioned 2 times in 2 documents
  history.txt (Harbours of the North, 2004-10-01), line 3, characters 27–39
    Harbours of the North The «Harbour Pact» (HP) was signed on 3 May 1950 in Veldmar by Arvenia,
    Bostra and Corland. It…
  papers.jsonl#12 (The Gazette, Veldmar Press), line 3, characters 73–89
    Member states – Arvenia, Bostra, Corland, Drevia, Estmark, Falland. The «pact on harbours»,
    which had been talked about since the first congress of pilots, which the…

Facts: 3
  f-aa01 Harbour Pact – signed: 3 May 1950 (place: Veldmar)
  f-ab02 Harbour Pact – signed: 13 May 1950
  f-ac03 Harbour Pact – entered into force: 1 June 1951

Facts about other entities with this one as value: 0"""
    )


@pytest.mark.parametrize(
    ("identifier", "first_line"),
    [
        ("f-aa", "Harbour Pact – signed: 3 May 1950 (place: Veldmar)"),  # a prefix of one id
        ("c-2", "Conflict: Harbour Pact – signed"),
        ("e-1", "Harbour Pact (TREATY)"),
        ("f-a", None),  # a prefix of several
        ("f-zz", None),  # of none
        ("f-aa01x", None),  # more than an id
        ("", None),
    ],
)
def test_ids_and_prefixes(result: Any, texts: Mapping[str, str], identifier: str, first_line: str | None) -> None:
    explanation = explain(identifier, result, texts, VOCABULARY)
    assert (explanation.splitlines()[0] if explanation is not None else None) == first_line


def test_an_id_that_is_the_start_of_another_is_still_an_id(result: Any, texts: Mapping[str, str]) -> None:
    longer = result.facts[0].model_copy(update={"id": "f-aa0155"})
    both = type(result)(**{**vars(result), "facts": (*result.facts, longer)})
    assert "\nf-aa01\n" in explained("f-aa01", both, texts)


@pytest.mark.parametrize("identifier", ["f-1", "c-1", "e-1"])
def test_a_document_cannot_steer_the_terminal(hostile_result: Callable[[str], Any], identifier: str) -> None:
    hostile = hostile_result("a\x1b[31mb\u202ec\x9bd")
    explanation = explained(identifier, hostile, hostile.texts)
    assert "a[U+001B][31mb[U+202E]c[U+009B]d" in explanation
    assert not set(explanation) & set("\x1b\u202e\x9b")


@pytest.mark.parametrize("identifier", ["f-aa01", "c-0002", "e-1000aa"])
def test_without_the_texts_quotes_stand_alone(result: Any, identifier: str) -> None:
    assert ", line" not in explained(identifier, result, {})


def test_nothing_found(nothing: Any) -> None:
    assert explain("f-1", nothing, {}, VOCABULARY) is None


def test_evidence_is_explained_with_its_place_in_the_source(result: Any, texts: Mapping[str, str]) -> None:
    fact = result.facts[0]
    placed = fact.evidence[0].model_copy(update={"sheet": "Costs", "cell": "B7"})
    changed = fact.model_copy(update={"evidence": (placed,)})
    facts = tuple(changed if f.id == fact.id else f for f in result.facts)
    lines = " ".join(explained(fact.id, result.model_copy(update={"facts": facts}), texts).split())
    assert ", sheet Costs, cell B7, line " in lines
