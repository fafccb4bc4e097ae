"""Every rule of every predicate, by its own examples and counter-examples."""

import pytest

from pipeline.run import Pipeline
from pipeline.trials import check_rule
from pipeline.vocabulary.predicates import Predicate, load_predicates
from pipeline.vocabulary.rules import Rule

RULES = [
    pytest.param(predicate, rule, id=f"{predicate.name}/{rule.name}")
    for predicate in load_predicates().values()
    for rule in predicate.rules
]


@pytest.mark.model
@pytest.mark.parametrize(("predicate", "rule"), RULES)
def test_a_rule_reads_its_examples_and_leaves_its_counter_examples_alone(
    predicate: Predicate, rule: Rule, pipeline: Pipeline
) -> None:
    assert list(check_rule(predicate, rule, pipeline)) == []
