"""Every rule of every predicate, by its own examples and counter-examples."""

import pytest

from pipeline.knowledge.predicates import Example, Predicate, Rule, load_predicates
from pipeline.records import Document, Fact
from pipeline.run import Pipeline

RULES = [(predicate, rule) for predicate in load_predicates().values() for rule in predicate.rules]
EXAMPLES = [
    pytest.param(predicate, rule, example, id=f"{predicate.name}/{rule.name}-{n}")
    for predicate, rule in RULES
    for n, example in enumerate(rule.examples)
]
COUNTER_EXAMPLES = [
    pytest.param(predicate, rule, text, id=f"{predicate.name}/{rule.name}-{n}")
    for predicate, rule in RULES
    for n, text in enumerate(rule.counter_examples)
]


def read_by(rule: str, text: str, pipeline: Pipeline) -> list[Fact]:
    """The facts that one rule reads in a text."""
    result = pipeline.run([Document(id="example", text=text)])
    return [fact for fact in result.facts if any(e.rule == rule for e in fact.evidence)]


def told(fact: Fact) -> str:
    """A fact in the notation of the examples, without qualifiers."""
    marks = ["not"] * (fact.polarity == "negated") + [fact.certainty] * (fact.certainty != "asserted")
    return " ".join([*marks, f"{fact.subject.name} | {fact.value.name}"])


@pytest.mark.model
@pytest.mark.parametrize(("predicate", "rule", "example"), EXAMPLES)
def test_a_rule_reads_its_examples_and_nothing_else_in_them(
    predicate: Predicate, rule: Rule, example: Example, pipeline: Pipeline
) -> None:
    facts = {told(f): f for f in read_by(f"{predicate.name}/{rule.name}", example.text, pipeline)}
    expected = {}
    for line in example.facts:
        subject, value, *qualifiers = line.split(" | ")
        expected[f"{subject} | {value}"] = qualifiers
    assert set(facts) == set(expected)
    for line, qualifiers in expected.items():
        for qualifier in qualifiers:
            name, _, value = qualifier.partition(" = ")
            assert value in [v.name for v in facts[line].qualifiers.get(name, ())]


@pytest.mark.model
@pytest.mark.parametrize(("predicate", "rule", "text"), COUNTER_EXAMPLES)
def test_a_rule_leaves_its_counter_examples_alone(
    predicate: Predicate, rule: Rule, text: str, pipeline: Pipeline
) -> None:
    read = read_by(f"{predicate.name}/{rule.name}", text, pipeline)
    assert [told(f) for f in read if f.polarity == "affirmed" and f.certainty == "asserted"] == []
