"""Times of day that documents give for one event."""

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, by_document, disagreements
from pipeline.reconcile.severity import assess
from pipeline.records import Conflict

_PREDICATE = "time_of_day"


def check_clock_times(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """One conflict for the times of day that documents give for an event, if no two of them share one."""
    reports = by_document(f for f in subject.told.get(_PREDICATE, ()) if f.polarity == "affirmed")
    sure = {document: facts for document, facts in reports.items() if len({f.value.name for f in facts}) == 1}
    found = []
    for sides in disagreements(sure, lambda a, b: a[0].value.name != b[0].value.name):
        times = sorted(side[0].value.name for side in sides)
        sentence = f"times of day differ: {', '.join(times)}"
        whole = [make_side(side) for side in sides]
        assessment = assess(sides)
        found.append(make_conflict("value", sides[0][0].subject, _PREDICATE, whole, [sentence], assessment))
    return found
