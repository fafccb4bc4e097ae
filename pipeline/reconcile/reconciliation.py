"""All checks, subject by subject, and what is then said of their findings."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.reconcile.abbreviations import check_abbreviations
from pipeline.reconcile.areas import areas_of, note_area
from pipeline.reconcile.changes import find_changes
from pipeline.reconcile.copies import find_copies
from pipeline.reconcile.corroboration import complete_lists, confirmed, confirmed_lists
from pipeline.reconcile.decisions import Decisions
from pipeline.reconcile.events import check_events
from pipeline.reconcile.grouping import Background, documents_of, stated
from pipeline.reconcile.lists import check_counts, check_lists
from pipeline.reconcile.order import check_order, note_event
from pipeline.reconcile.polarity import check_polarity
from pipeline.reconcile.relations import link
from pipeline.reconcile.reliability import Contest, judge_sources
from pipeline.reconcile.sources import sources_of
from pipeline.reconcile.suggestion import Grounds, contest_of, grounds_of, suggest
from pipeline.reconcile.tenures import check_holders, check_periods
from pipeline.reconcile.values import check_values
from pipeline.records import Change, Conflict, Copy, Corroboration, Document, Fact, Review
from pipeline.vocabulary import Vocabulary

Check = Callable[[Sequence[Fact], Background], list[Conflict]]
"""Takes all facts of one subject, sorted by id."""

# A new kind of disagreement is one function here.
CHECKS: tuple[Check, ...] = (
    check_values,
    check_holders,
    check_periods,
    check_lists,
    check_counts,
    check_order,
    check_polarity,
    check_abbreviations,
    check_events,
)
_SEVERITIES = ("high", "medium", "low")

Subjects = Callable[[], Iterable[Sequence[Fact]]]
"""Gives, each time it is called, the facts of each subject together, sorted by id, subjects in one order."""


class Reconciliation(NamedTuple):
    """Conflicts, the severest first; corroborations, changes and copies, sorted."""

    conflicts: tuple[Conflict, ...]
    corroborations: tuple[Corroboration, ...]
    changes: tuple[Change, ...]
    copies: tuple[Copy, ...]


def reconcile(
    facts: Iterable[Fact],
    vocabulary: Vocabulary,
    *,
    documents: Iterable[Document] = (),
    reviews: Iterable[Review] = (),
) -> Reconciliation:
    """Compare all facts with each other. Their order does not matter.

    `documents` say more about where the facts are from: weight, source, and texts, by which copies are found. `reviews` are what
    reviewers decided, the last one last. A predicate that nobody defined is taken to allow many values.
    """
    together = sorted(facts, key=lambda f: (f.subject.entity, f.id))

    def subjects() -> Iterator[Sequence[Fact]]:
        return (tuple(group) for _, group in itertools.groupby(together, key=lambda f: f.subject.entity))

    return reconcile_subjects(subjects, vocabulary, documents=documents, reviews=reviews)


def reconcile_subjects(
    subjects: Subjects,
    vocabulary: Vocabulary,
    *,
    documents: Iterable[Document] = (),
    reviews: Iterable[Review] = (),
) -> Reconciliation:
    """As `reconcile`, for facts that need not all be in memory: it holds those of one subject at a time, and what it finds."""
    documents = list(documents)
    copies = find_copies(documents)
    sources = sources_of(documents, copies)
    background = _background(subjects, vocabulary)
    dates = {document.id: document.date for document in documents if document.date}
    decisions = Decisions(reviews)
    conflicts: list[Conflict] = []
    grounds: list[tuple[Grounds, ...]] = []
    corroborations: list[Corroboration] = []
    changes: list[Change] = []
    lists: list[list[Fact]] = []
    contests: list[Contest] = []
    claims: Counter[str] = Counter()
    for facts in subjects():
        by_id = {fact.id: fact for fact in (*facts, *background.events.get(facts[0].subject.entity, ()))}
        asserted = list(stated(facts))
        claims.update(source for fact in asserted for source in sources.among(documents_of([fact])))
        found = [
            _explained(conflict, facts, background, dates) for check in CHECKS for conflict in check(facts, background)
        ]
        for conflict in found:
            own = grounds_of(conflict, by_id, vocabulary.predicates, sources)
            conflicts.append(decisions.on(conflict, by_id))
            grounds.append(own)
            contests.append(contest_of(own))
        agreed = confirmed(asserted, sources)
        disputed = {fact for conflict in found for side in conflict.sides for fact in side.facts}
        contests += [[sorted(sources.among(c.documents))] for c in agreed if not disputed.intersection(c.facts)]
        corroborations += agreed
        changes += find_changes(facts, background)
        lists += complete_lists(asserted)
    records = judge_sources(contests, claims)
    told = [
        conflict.model_copy(update={"suggestion": suggest(conflict, own, records, sources)})
        for conflict, own in zip(conflicts, grounds, strict=True)
    ]
    corroborations += confirmed_lists(lists, sources)
    return Reconciliation(
        conflicts=tuple(
            sorted(
                link(told), key=lambda c: (_SEVERITIES.index(c.severity), c.subject.name.casefold(), c.predicate, c.id)
            )
        ),
        corroborations=tuple(sorted(corroborations, key=lambda c: (-len(c.facts), c.explanation, c.id))),
        changes=tuple(sorted(changes, key=lambda c: (c.subject.name.casefold(), c.predicate, c.id))),
        copies=copies,
    )


def _background(subjects: Subjects, vocabulary: Vocabulary) -> Background:
    """What spans subjects, gathered in one pass over all facts."""
    around: dict[str, set[str]] = {}
    events: dict[str, list[Fact]] = {}
    for facts in subjects():
        for fact in stated(facts):
            note_area(fact, around)
            note_event(fact, events)
    return Background(
        vocabulary, areas_of(around), {body: sorted(held, key=lambda f: f.id) for body, held in events.items()}
    )


def _explained(conflict: Conflict, facts: Sequence[Fact], background: Background, dates: Mapping[str, str]) -> Conflict:
    """The conflict, with how much is said of its subject, and whether it may be a change that nobody dated."""
    reasons = [f"its subject has {_count(len(facts), 'fact')} in {_count(len(documents_of(facts)), 'document')}"]
    predicate = background.predicates.get(conflict.predicate)
    lasts = predicate is not None and predicate.cardinality == "one"
    written = [{dates.get(d, "") for d in side.documents} for side in conflict.sides]
    if conflict.kind == "value" and not lasts and all(map(all, written)) and not set.intersection(*written):
        told = "; ".join(", ".join(sorted(of_side)) for of_side in written)
        reasons.append(f"the documents are of different dates ({told}): it may have changed")
    return conflict.model_copy(update={"severity_reasons": (*conflict.severity_reasons, *reasons)})


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
