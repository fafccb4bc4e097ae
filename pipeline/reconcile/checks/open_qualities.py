"""Qualities of which two documents tell different degrees: positive reviews in one, negative reviews in the other."""

import itertools
from collections.abc import Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.checks.open_measures import names_agree, same_thing
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, by_document, disagreements
from pipeline.reconcile.severity import assess
from pipeline.records import Conflict, Fact
from pipeline.vocabulary import OPEN
from pipeline.vocabulary.qualities import load_qualities


def check_open_qualities(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Conflicts between the degrees of one quality, if no degree is in both documents. A document may give several."""
    found = []
    for quality in load_qualities():
        predicate = f"{OPEN}{quality.name}"
        reports = by_document(f for f in subject.by_predicate.get(predicate, ()) if f.value.name in quality.degrees)
        for sides in disagreements(reports, lambda a, b: _exclude(a, b, background)):
            degrees = sorted(" and ".join(dict.fromkeys(f.value.name for f in side)) for side in sides)
            assessment = assess(sides, "the degrees exclude each other").at_most(
                "medium", "a judgement may be worded differently"
            )
            sentence = f"{quality.name} differs: {', '.join(degrees)}"
            whole = [make_side(side) for side in sides]
            found.append(
                make_conflict("value", sides[0][0].subject, predicate, whole, [sentence], assessment, "|".join(degrees))
            )
    return found


def _exclude(a: Sequence[Fact], b: Sequence[Fact], background: Background) -> bool:
    """Whether two documents judge one thing, and no degree is in both."""
    if {f.value.name for f in a} & {f.value.name for f in b}:
        return False
    return all(
        same_thing(x, y, background.vocabulary.wordnet) and names_agree(x, y) for x, y in itertools.product(a, b)
    )
