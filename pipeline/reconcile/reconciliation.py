"""Runs all checks, subject by subject, and adds to each conflict its context, suggestion, decision and related conflicts."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.reconcile.agreements import contracts_apart
from pipeline.reconcile.background import Background, Subjects, gather_background
from pipeline.reconcile.changes import find_changes
from pipeline.reconcile.checks import CHECKS
from pipeline.reconcile.checks.corrections import check_corrections, without_corrected
from pipeline.reconcile.corroboration import complete_lists, confirmed, confirmed_lists
from pipeline.reconcile.decisions import Decisions
from pipeline.reconcile.grouping import SubjectFacts, documents_of, stated
from pipeline.reconcile.related import relate
from pipeline.reconcile.repeated import basis_of, repeated
from pipeline.reconcile.sources.copies import find_copies
from pipeline.reconcile.sources.independence import sources_of
from pipeline.reconcile.sources.reliability import Contest, judge_sources
from pipeline.reconcile.suggestion import Grounds, contest_of, grounds_of, suggest
from pipeline.records import SEVERITIES, Change, Conflict, Copy, Corroboration, Document, Fact, Review
from pipeline.vocabulary import Vocabulary


class Reconciliation(NamedTuple):
    """Conflicts, the most severe first; corroborations, changes and copies, sorted."""

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

    `documents` give the weight, source and date of the facts' documents, and their texts, by which copies are found. `reviews` are
    reviewers' decisions, the latest last. A predicate that is not in the vocabulary may have many values.
    """
    ordered = sorted(facts, key=lambda f: (f.subject.entity, f.id))

    def subjects() -> Iterator[Sequence[Fact]]:
        return (tuple(group) for _, group in itertools.groupby(ordered, key=lambda f: f.subject.entity))

    return reconcile_subjects(subjects, vocabulary, documents=documents, reviews=reviews)


def reconcile_subjects(
    subjects: Subjects,
    vocabulary: Vocabulary,
    *,
    documents: Iterable[Document] = (),
    reviews: Iterable[Review] = (),
) -> Reconciliation:
    """Like `reconcile`, for facts that need not all fit in memory.

    It calls `subjects` twice, or three times if documents list misprints. It holds the facts of one subject at a time, the facts that are
    also read in the other direction, and the results.
    """
    documents = list(documents)
    copies = find_copies(documents)
    sources = sources_of(documents, copies)
    dates = {document.id: document.date for document in documents if document.date}
    topics = {document.id: document.topic.casefold() for document in documents if document.topic}
    background = gather_background(subjects, vocabulary, dates, topics)
    decisions = Decisions(reviews)
    conflicts: list[Conflict] = []
    bases: list[object | None] = []
    grounds: list[tuple[Grounds, ...]] = []
    corroborations: list[Corroboration] = []
    changes: list[Change] = []
    lists: list[list[Fact]] = []
    contests: list[Contest] = []
    claims: Counter[str] = Counter()
    for subject in background.with_inverted(subjects):
        by_id = {fact.id: fact for fact in (*subject.all, *background.beyond(subject))}
        own = list(stated(subject.own))
        claims.update(source for fact in own for source in sources.among(documents_of([fact])))
        compared = without_corrected(subject)
        found = [
            _with_context(conflict, subject, background, dates)
            for conflict in (
                *check_corrections(subject, background),
                *(
                    conflict
                    for part in contracts_apart(compared, background)
                    for check in CHECKS
                    for conflict in check(part, background)
                ),
            )
        ]
        for conflict in found:
            supported = grounds_of(conflict, by_id, background, sources)
            conflicts.append(decisions.on(conflict, by_id))
            bases.append(basis_of(conflict, by_id))
            grounds.append(supported)
            contests.append(contest_of(supported))
        agreed = confirmed(own, sources)
        disputed = {fact for conflict in found for side in conflict.sides for fact in side.facts}
        contests += [[sorted(sources.among(c.documents))] for c in agreed if not disputed.intersection(c.facts)]
        corroborations += agreed
        changes += find_changes(own, background)
        lists += complete_lists(own)
    records = judge_sources(contests, claims)
    without = repeated(conflicts, bases)
    suggested = [
        conflict.model_copy(update={"suggestion": suggest(conflict, supported, records, sources)})
        for number, (conflict, supported) in enumerate(zip(conflicts, grounds, strict=True))
        if number not in without
    ]
    corroborations += confirmed_lists(lists, sources)
    return Reconciliation(
        conflicts=tuple(sorted(relate(suggested), key=_rank)),
        corroborations=tuple(sorted(corroborations, key=lambda c: (-len(c.facts), c.explanation, c.id))),
        changes=tuple(sorted(changes, key=lambda c: (c.subject.name.casefold(), c.predicate, c.id))),
        copies=copies,
    )


def _rank(conflict: Conflict) -> tuple[int, str, str, str]:
    return (
        SEVERITIES.index(conflict.severity),
        conflict.subject.name.casefold(),
        conflict.predicate,
        conflict.id,
    )


def _with_context(
    conflict: Conflict, subject: SubjectFacts, background: Background, dates: Mapping[str, str]
) -> Conflict:
    """The conflict with further reasons for its severity: how much is known about its subject, and whether the value may have
    changed between the dates of the documents."""
    facts = subject.own or subject.inverted
    reasons = [f"the subject has {_count(len(facts), 'fact')} in {_count(len(documents_of(facts)), 'document')}"]
    predicate = background.predicates.get(conflict.predicate)
    is_permanent = predicate is not None and predicate.cardinality == "one"
    written = [{dates.get(d, "") for d in side.documents} for side in conflict.sides]
    if conflict.kind == "value" and not is_permanent and all(map(all, written)) and not set.intersection(*written):
        shown = "; ".join(", ".join(sorted(of_side)) for of_side in written)
        reasons.append(f"the documents have different dates ({shown}), so the value may have changed")
    return conflict.model_copy(update={"severity_reasons": (*conflict.severity_reasons, *reasons)})


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
