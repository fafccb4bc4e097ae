"""Predicates and rules in words, those that ship with the program and those of a user."""

from pathlib import Path

import pytest

from pipeline.report.predicates import meaning, predicate_lines, rule_in_words, wikidata
from pipeline.vocabulary import Vocabulary, load_vocabulary


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("signed/verb", "the verb “sign” (subject: its object; value: its date)"),
        ("signed/label", "a field labelled “Signed”, “Signature”, “Date of signature” or “Signing”"),
        ("abbreviation/defined", "a short form in parentheses after its long form"),
        ("signed/unheard-of", None),  # the predicate lacks the rule
        ("claim/csv", None),  # the vocabulary lacks the predicate
    ],
)
def test_rule_in_words(rule: str, words: str | None, vocabulary: Vocabulary) -> None:
    assert rule_in_words(rule, vocabulary) == words


def test_a_predicate_that_the_vocabulary_lacks(vocabulary: Vocabulary) -> None:
    assert meaning("open:lie_in", vocabulary) is None
    assert wikidata("open:lie_in", vocabulary) == ()


HELMED = """name = "helmed"
meaning = "Who helms a ship."
wikidata = ["P9999"]
subject = ["any"]
value = "entity"
cardinality = "one"

[[rules]]
name = "verb"
verb = ["helm"]
subject = "object"
value = "subject"
examples = [{ text = "Anna Berg helmed the Norda.", facts = ["Norda | Anna Berg"] }]
counter_examples = ["Anna Berg helmed nothing."]
"""


def test_a_predicate_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "helmed.toml").write_text(HELMED, encoding="utf-8")
    own = load_vocabulary(tmp_path)
    assert meaning("helmed", own) == "Who helms a ship."
    assert wikidata("helmed", own) == ("P9999",)
    assert rule_in_words("helmed/verb", own) == "the verb “helm” (subject: its object; value: its subject)"
    assert list(predicate_lines(own.predicates["helmed"], full=True)) == [
        "helmed                      1 rule  Who helms a ship.",
        "  verb (0.90): the verb “helm” (subject: its object; value: its subject)",
        "    reads   'Anna Berg helmed the Norda.': Norda | Anna Berg",
        "    not     'Anna Berg helmed nothing.'",
    ]
