"""Qualities of which two documents tell different degrees: positive reviews in one, negative reviews in the other."""

import itertools

from pipeline.reconcile.background import Background
from pipeline.reconcile.checks.open_measures import names_agree, same_thing
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, by_document
from pipeline.reconcile.severity import assess
from pipeline.records import Conflict
from pipeline.vocabulary import OPEN
from pipeline.vocabulary.qualities import load_qualities


def check_open_qualities(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Conflicts between the degrees of one quality, if no degree is in both documents. A document may give several."""
    found: dict[str, Conflict] = {}
    for quality in load_qualities():
        predicate = f"{OPEN}{quality.name}"
        reports = by_document(f for f in subject.by_predicate.get(predicate, ()) if f.value.name in quality.degrees)
        for a, b in itertools.combinations(reports.values(), 2):
            if {f.value.name for f in a} & {f.value.name for f in b}:
                continue
            if not all(
                same_thing(x, y, background.vocabulary.wordnet) and names_agree(x, y)
                for x, y in itertools.product(a, b)
            ):
                continue
            sides = [make_side(a), make_side(b)]
            degrees = [" and ".join(dict.fromkeys(f.value.name for f in side)) for side in (a, b)]
            assessment = assess([a, b], "the degrees exclude each other").at_most(
                "medium", "a judgement may be worded differently"
            )
            sentence = f"{quality.name} differs: {', '.join(sorted(degrees))}"
            conflict = make_conflict(
                "value", a[0].subject, predicate, sides, [sentence], assessment, "|".join(sorted(degrees))
            )
            found.setdefault(conflict.id, conflict)
    return list(found.values())
