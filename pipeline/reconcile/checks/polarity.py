"""The same thing affirmed and denied."""

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side, predicate_in_words
from pipeline.reconcile.grouping import SubjectFacts, by_predicate
from pipeline.reconcile.inverses import is_canonical
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import may_coincide, time_of
from pipeline.records import Conflict, Fact


def check_polarity(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Facts that one place affirms and another denies, unless they are for different times."""
    found = []
    for name, facts in by_predicate(_in_own_voice(subject, background)).items():
        affirmed: dict[str, list[Fact]] = {}
        for fact in facts:
            if fact.polarity == "affirmed":
                affirmed.setdefault(fact.value.identity, []).append(fact)
        for denial in (f for f in facts if f.polarity == "negated"):
            same = affirmed.get(denial.value.identity, ())
            contradicted = [f for f in same if may_coincide(time_of(f), time_of(denial))]
            if contradicted:
                groups = [contradicted, [denial]]
                sides = [make_side(g) for g in groups]
                sentence = f"“{predicate_in_words(name)}: {denial.value.name}” is both affirmed and denied"
                scope = denial.value.identity
                found.append(make_conflict("polarity", denial.subject, name, sides, [sentence], assess(groups), scope))
    return found


def _in_own_voice(subject: SubjectFacts, background: Background) -> list[Fact]:
    """The facts that a document asserts in its own voice, affirmed or negated, each in one direction only."""
    return [
        f
        for f in subject.all
        if f.certainty == "asserted"
        and f.attributed_to is None
        and is_canonical(f, background.inverses)
        and not _is_measure(f, background)
    ]


def _is_measure(fact: Fact, background: Background) -> bool:
    """Whether a fact gives a value of an attribute: to deny one value is not to deny that there is one."""
    predicate = background.predicates.get(fact.predicate)
    return predicate is not None and predicate.measure is not None
