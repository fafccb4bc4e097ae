"""Parts that do not add up to their total: "12 people: seven men and six women"."""

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.derived import Derived, derived_side
from pipeline.reconcile.grouping import SubjectFacts, enumerations
from pipeline.reconcile.severity import assess
from pipeline.records import Conflict, Fact, NumberValue


def check_totals(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """One conflict for each total that a sentence gives with parts whose sum is another number."""
    found = []
    for name, facts in subject.by_predicate.items():
        predicate = background.predicates.get(name)
        if predicate is None or predicate.value != "number":
            continue
        for enumeration, parts in enumerations(facts, closed=True).items():
            total = next((f for f in facts if f not in parts and _same_sentence(f, parts, enumeration)), None)
            sum_ = _sum(parts)
            if total is None or sum_ is None or not isinstance(total.value, NumberValue):
                continue
            if total.value.low is None and total.value.high is None and sum_ != total.value.amount:
                names = " + ".join(f.value.name for f in parts)
                value = NumberValue(name=f"{sum_:g}", amount=sum_, unit=total.value.unit)
                derived = Derived(name, value, parts, f"{names} = {sum_:g}")
                sides = [make_side([total]), derived_side(derived)]
                sentence = f"the total given is {total.value.name}, but its parts add up to {sum_:g} ({names})"
                assessment = assess([[total], parts]).at_most("medium", "one side is a sum and is not stated itself")
                found.append(make_conflict("count", total.subject, name, sides, [sentence], assessment, enumeration))
    return found


def _same_sentence(fact: Fact, parts: list[Fact], enumeration: str) -> bool:
    places = {(e.document, e.start, e.end) for f in parts for e in f.evidence if e.enumeration == enumeration}
    return any((e.document, e.start, e.end) in places and e.enumeration is None for e in fact.evidence)


def _sum(parts: list[Fact]) -> float | None:
    """The sum of the parts; None if one of them is rounded, or two are one fact."""
    values = [f.value for f in parts if isinstance(f.value, NumberValue)]
    if len(values) != len(parts) or any(v.low is not None or v.high is not None for v in values):
        return None
    return sum(v.amount for v in values)
