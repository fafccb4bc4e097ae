"""The grammar: each rule reads its examples, and has a name of its own."""

import itertools
from collections.abc import Callable

import pytest

from pipeline.times import find_times
from pipeline.times.grammar import load_grammar
from pipeline.times.rule import Rule
from pipeline.times.rules import RULES
from pipeline.values.dates import MONTHS
from pipeline.vocabulary.words.times import load_time_words


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule in RULES for example in rule.examples],
    ids=lambda v: v if isinstance(v, str) else v.name,
)
def test_a_rule_reads_its_examples(split: Callable[[str], tuple[str, list[str]]], rule: Rule, example: str) -> None:
    text, (span,) = split(example if "[" in example else f"[{example}]")
    found = find_times(text, written="2004-06-15")
    both = [(text[a.start : b.end], a.rule) for a, b in itertools.pairwise(found) if a.rule == b.rule]
    assert (span, rule.name) in [*both, *((text[t.start : t.end], t.rule) for t in found)]


def test_every_rule_has_an_example_and_a_name_of_its_own() -> None:
    assert all(rule.examples for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_screen_lets_a_rule_begin_where_its_example_does(rule: Rule) -> None:
    before, bracket, after = rule.examples[0].partition("[")
    text = (before + after).replace("]", "") if bracket else before
    hint = (
        "its first word must be in `leading` and one of its words in `kernels` (see docs/times.md, How to add a form)"
    )
    assert len(before) * bool(bracket) in load_grammar().starts(text), hint


def test_the_word_lists_are_consistent() -> None:
    words = load_time_words()
    assert words.months == MONTHS
    assert words.universal_zones <= set(words.zones)
    assert words.capitalised_months <= set(words.months)
    assert words.weak_month_cues | words.name_cues <= words.month_cues
    assert words.weak_year_cues <= words.year_cues
