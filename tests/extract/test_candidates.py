"""Which rules look at the word of a clause. No model needed."""

from typing import Literal

import pytest

from pipeline.extract.matching.candidates import candidates, excluded_candidates
from pipeline.records import Clause
from pipeline.vocabulary import Vocabulary


def clause(lemma: str, form: Literal["verb", "noun"] = "noun") -> Clause:
    return Clause(form=form, lemma=lemma, trigger=(0, 1), span=(0, 1), block=0)


@pytest.mark.parametrize(
    ("lemma", "predicate", "looks"),
    [
        ("chair", "chair", True),
        ("elected chair", "chair", True),  # a modifier
        ("chair of board", "chair", True),
        ("deputy chair", "chair", False),  # another office
        ("former chair", "chair", False),  # no longer
        ("former student", "educated_at", True),  # the predicate also holds of the past
        ("prospective student", "educated_at", False),  # not yet
        ("co-founder", "founded_by", True),  # a hyphen
        ("boat", "chair", False),
    ],
)
def test_nouns(lemma: str, predicate: str, looks: bool, vocabulary: Vocabulary) -> None:
    assert (predicate in {p.name for p, _ in candidates(clause(lemma), vocabulary)}) == looks


@pytest.mark.parametrize(
    ("lemma", "predicate", "looks"),
    [
        ("found", "founded", True),
        ("co-found", "founded", True),  # together with others
        ("found chair", "chair", False),  # a verb is not a noun
        ("swim", "founded", False),
    ],
)
def test_verbs(lemma: str, predicate: str, looks: bool, vocabulary: Vocabulary) -> None:
    assert (predicate in {p.name for p, _ in candidates(clause(lemma, "verb"), vocabulary)}) == looks


@pytest.mark.parametrize(
    ("lemma", "modifier", "predicate"),
    [
        ("former chair", "former", "chair"),
        ("vice chair", "vice", "chair"),
        ("chair", "", None),  # no such modifier
        ("former boat", "former", None),  # no rules on the noun either
        ("former student", "former", None),  # the rules look at it anyway
    ],
)
def test_rules_that_a_modifier_excludes(
    lemma: str, modifier: str, predicate: str | None, vocabulary: Vocabulary
) -> None:
    found, rules = excluded_candidates(clause(lemma), vocabulary)
    assert found == modifier
    assert predicate in {p.name for p, _ in rules} if predicate else not {p.name for p, _ in rules} & {"educated_at"}


def test_each_predicate_takes_the_longest_noun_that_it_knows(vocabulary: Vocabulary) -> None:
    rules = [p.name for p, _ in candidates(clause("prime minister"), vocabulary)]
    assert "head_of_government" in rules
    assert len(rules) == len({(p.name, r.name) for p, r in candidates(clause("prime minister"), vocabulary)})
