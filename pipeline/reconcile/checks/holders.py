"""Two holders of an office at the same time, if there can be only one."""

from collections.abc import Sequence

from pipeline.reconcile.areas import without_areas
from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, by_value, documents_of
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import adjoin, lies_in, may_coincide, period_in_words, time_of
from pipeline.records import Conflict, DateValue, Fact
from pipeline.values.dates import earliest

# If more hold an office than this, each is compared with those alone that begin next after it.
_MOST_HOLDERS = 100
_NEIGHBOURS = 20


def check_holders(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Holders whose times overlap, for predicates with one entity at a time. Periods that adjoin do not overlap."""
    found = []
    for name, facts in subject.by_predicate.items():
        predicate = background.predicates.get(name)
        if predicate is None or predicate.cardinality != "one_at_a_time" or predicate.value != "entity":
            continue
        holders = [f for g in without_areas(by_value(facts), background.areas) for f in g]
        clashing, sentences = _overlaps(holders, background)
        if clashing:
            groups = by_value(clashing)
            sides = [make_side(g) for g in groups]
            assessment = assess(groups)
            if any(time_of(f) is None for f in clashing):
                assessment = assessment.at_most(
                    "medium", "a field is taken to say who it is when its document is written"
                )
            found.append(make_conflict("overlap", facts[0].subject, name, sides, sentences, assessment))
    return found


def _overlaps(facts: Sequence[Fact], background: Background) -> tuple[list[Fact], list[str]]:
    """The facts with different values and overlapping times, sorted by id, and a sentence for each pair."""
    dated = [
        (f, time)
        for f in sorted(facts, key=lambda f: f.id)
        if (time := time_of(f) or _as_of(f, background)) is not None
    ]
    reach = len(dated)
    if reach > _MOST_HOLDERS:
        dated.sort(key=lambda d: (earliest(d[1].edtf) or 0, d[0].id))
        reach = _NEIGHBOURS
    clashing: dict[str, Fact] = {}
    sentences = []
    for i, (a, s) in enumerate(dated):
        for b, t in dated[i + 1 : i + 1 + reach]:
            if a.value.identity != b.value.identity and _overlap(s, t):
                clashing[a.id], clashing[b.id] = a, b
                sentences.append(f"{_held_by(a, s)} overlaps with {_held_by(b, t)}")
    return [clashing[i] for i in sorted(clashing)], sentences


def _as_of(fact: Fact, background: Background) -> DateValue | None:
    """The date of the one document that names a holder in a field ("Treasurer: Anna Berg"), which says who it is when it is written."""
    documents = documents_of([fact])
    if len(documents) != 1 or not all(e.rule.endswith("/label") for e in fact.evidence):
        return None
    return background.written(documents[0])


def _overlap(s: DateValue, t: DateValue) -> bool:
    """Whether two holders held at one time. Two times that are only parts of longer periods must be the same to be sure."""
    if not may_coincide(s, t) or adjoin(s, t):
        return False
    if s.extent == t.extent == "whole" or s.edtf == t.edtf:
        return True
    # Of a time that is only part of a longer period, no more is known than that the holder held somewhen within it.
    return (s.extent == "whole" and lies_in(t, s)) or (t.extent == "whole" and lies_in(s, t))


def _held_by(fact: Fact, time: DateValue) -> str:
    return f"{fact.value.name} ({period_in_words(time.edtf)})"
