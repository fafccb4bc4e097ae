"""Counts that are sums of others: 148 passengers and a crew of 31 are 179 people aboard."""

from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.derived import Derived, contradicted
from pipeline.reconcile.grouping import SubjectFacts, documents_of
from pipeline.reconcile.severity import assess
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
        for part in (f for name in rule.parts for f in _plain(subject.by_predicate.get(name, ()))):
            conflict = _exceeding(part, totals, rule)
            if conflict is not None:
                found.append(conflict)
                break
    return found


def _exceeding(part: Fact, totals: Sequence[Fact], rule: Sum) -> Conflict | None:
    """The conflict between a part and the totals of other documents, if it is larger than all of them: four sons, two children."""
    others = [f for f in totals if not set(documents_of([part])) & set(documents_of([f]))]
    amount = part.value.amount if isinstance(part.value, NumberValue) else 0.0
    if not others or any(isinstance(f.value, NumberValue) and f.value.amount >= amount for f in others):
        return None
    sentence = f"{part.value.name} alone are more than {others[0].value.name} in all"
    assessment = assess([[part], others]).at_most("medium", "a part is compared with its total")
    sides = [make_side([part]), make_side(others)]
    return make_conflict("count", part.subject, rule.total, sides, [sentence], assessment, f"part/{part.id}")


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
    """The facts with a number that is meant exactly."""
    return [f for f in facts if isinstance(f.value, NumberValue) and f.value.low is f.value.high is None]
