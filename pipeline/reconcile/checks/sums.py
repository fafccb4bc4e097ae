"""Counts that are sums of others: 148 passengers and a crew of 31 are 179 people aboard."""

from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.derived import Derived, contradicted
from pipeline.reconcile.grouping import SubjectFacts, documents_of
from pipeline.records import Conflict, Fact, NumberValue
from pipeline.vocabulary.words.reconcile import Sum


def check_sums(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """One conflict for each total that documents give and that is not the sum of the parts that another document gives."""
    found = []
    for rule in background.vocabulary.lexicon.reconcile.sums:
        totals = _plain(subject.by_predicate.get(rule.total, ()))
        for derived in _derived(subject, rule) if totals else ():
            documents = set(documents_of(derived.facts))
            others = [f for f in totals if not documents & set(documents_of([f]))]
            conflict = contradicted(derived, others, background) if len(others) == len(totals) else None
            if conflict is not None:
                found.append(conflict)
                break
    return found


def _derived(subject: SubjectFacts, rule: Sum) -> Iterator[Derived]:
    """The sum of the parts in each document that gives one number for each of them."""
    facts = [_plain(subject.by_predicate.get(part, ())) for part in rule.parts]
    for document in sorted({d for part in facts for d in documents_of(part)}):
        parts = [[f for f in part if document in documents_of([f])] for part in facts]
        if all(len(part) == 1 for part in parts):
            chosen = [part[0] for part in parts]
            amount = sum(f.value.amount for f in chosen if isinstance(f.value, NumberValue))
            names = " + ".join(f.value.name for f in chosen)
            yield Derived(rule.total, NumberValue(name=f"{amount:g}", amount=amount), chosen, f"{names} = {amount:g}")


def _plain(facts: Sequence[Fact]) -> list[Fact]:
    """The facts that a text affirms with a number that is meant exactly."""
    return [
        f
        for f in facts
        if f.polarity == "affirmed"
        and f.certainty in {"asserted", "reported"}
        and isinstance(f.value, NumberValue)
        and f.value.low is f.value.high is None
    ]
