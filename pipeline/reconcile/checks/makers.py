"""Different people told as the one who made or found something, or as its owner."""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.checks.lists import list_value
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.components import components
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, documents_of
from pipeline.reconcile.severity import Assessment, assess
from pipeline.reconcile.validity import may_coincide, time_of
from pipeline.records import Conflict, Evidence, Fact
from pipeline.vocabulary import Predicate

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# How many words around the name of a work its noun may be ("the long novel The Silent Harbour").
_NEAR = 4
_NOUNS = {"entity": "names", "number": "numbers"}
# If documents name more, they do not speak of one thing.
_MOST = 8


def check_makers(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Conflicts between documents that name different values of a predicate that usually has one. Documents that share a name
    agree: "by A and B" and "by A"."""
    found = []
    for name, facts in subject.told.items():
        predicate = background.predicates.get(name)
        if predicate is not None and predicate.sole is not None:
            scopes: dict[tuple[str, ...], list[Fact]] = {}
            for fact in (f for f in facts if not _begins(f, predicate)):
                scopes.setdefault(_scope(fact, predicate), []).append(fact)
            for scope in sorted(scopes):
                found += list(_check(scopes[scope], scope, predicate, background))
    return found


def _scope(fact: Fact, predicate: Predicate) -> tuple[str, ...]:
    """What tells one question about the subject from another: the series in which it is the fourth."""
    return tuple(v.identity for name in predicate.scope for v in fact.qualifiers.get(name, ()))


def _check(
    facts: Sequence[Fact], scope: Sequence[str], predicate: Predicate, background: Background
) -> Iterator[Conflict]:
    told: dict[tuple[str, ...], list[Fact]] = {}
    for document in documents_of(facts):
        named = [f for f in facts if document in documents_of([f])]
        key = tuple(sorted({f.value.identity for f in named}))
        told.setdefault(key, []).extend(f for f in named if f not in told.get(key, ()))
    if not 1 < len(told) <= _MOST:
        return
    groups = sorted(told.values(), key=lambda g: (documents_of(g), g[0].value.identity))
    apart = {
        (i, j): None
        for (i, a), (j, b) in itertools.combinations(enumerate(groups), 2)
        if _are_apart(a, b, predicate, background)
    }
    for number, members in enumerate(components({i for pair in apart for i in pair}, apart)):
        sides = [groups[i] for i in members]
        values = [list_value(g) if len({f.value.identity for f in g}) > 1 else g[0].value for g in sides]
        yield make_conflict(
            "value",
            facts[0].subject,
            predicate.name,
            [make_side(g, value) for g, value in zip(sides, values, strict=True)],
            [f"{_NOUNS.get(predicate.value, 'values')} differ: {', '.join(value.name for value in values)}"],
            _assess(sides, predicate, background),
            "/".join([*scope, *([] if number == 0 else [sides[0][0].value.identity])]),
        )


def _assess(sides: Sequence[Sequence[Fact]], predicate: Predicate, background: Background) -> Assessment:
    assessment = assess(sides).at_most("medium", "there may be several of them, named apart")
    exclusive = background.vocabulary.lexicon.reconcile.exclusive
    if predicate.sole in {"ever", "in_a_year", "once"} or any(
        _says(e, exclusive) for side in sides for f in side for e in f.evidence
    ):
        return assessment
    return assessment.at_most("low", "each may have been right at some time")


def _says(evidence: Evidence, words: frozenset[str]) -> bool:
    return not words.isdisjoint(w.casefold() for w in _WORD.findall(evidence.quote))


def _begins(fact: Fact, predicate: Predicate) -> bool:
    """Whether a fact tells how a relation began, after which it may have ended: "bought the mill"."""
    beginning = {f"{predicate.name}/{rule.name}" for rule in predicate.rules if rule.dates == "beginning"}
    return all(e.rule in beginning for e in fact.evidence)


def _are_apart(a: Sequence[Fact], b: Sequence[Fact], predicate: Predicate, background: Background) -> bool:
    """Whether no name of one side can be a name of the other, and both speak of one thing at one time."""
    for x, y in itertools.product(a, b):
        if compare(x.value, y.value, background.areas).agrees is not False or _may_be_one(x.value.name, y.value.name):
            return False
        if predicate.sole == "at_a_time" and not (
            (time_of(x) is None) == (time_of(y) is None) and may_coincide(time_of(x), time_of(y))
        ):
            return False
        if predicate.sole in {"in_a_year", "once"} and not _of_one_occasion(x, y, predicate, background):
            return False
    ours, theirs = _kinds(a, background), _kinds(b, background)
    wordnet = background.vocabulary.wordnet
    return (
        not ours
        or not theirs
        or any(
            x == y or wordnet.related(x, "n", y, "n") is not None or wordnet.is_a(x, y) or wordnet.is_a(y, x)
            for x in ours
            for y in theirs
        )
    )


def _of_one_occasion(a: Fact, b: Fact, predicate: Predicate, background: Background) -> bool:
    """Whether two facts about what happens again are told of one time: their times may be one, or, where a text gives none, the year in
    which it was written is the same. What nothing dates is not compared."""
    s, t = time_of(a), time_of(b)
    if s is not None and t is not None and predicate.sole == "once":
        return may_coincide(s, t)
    ours, theirs = (_years(f, background) for f in (a, b))
    return bool(ours & theirs)


def _years(fact: Fact, background: Background) -> set[str]:
    time = time_of(fact)
    if time is not None:
        return {part[:4] for part in time.edtf.split("/") if part[:4].isdigit()}
    return {date[:4] for d in documents_of([fact]) if (date := background.dates.get(d))}


def _may_be_one(a: str, b: str) -> bool:
    """Whether two names share a word that is more than an initial: "A. Berg", "Berg & Sons"."""
    ours, theirs = ({w.casefold() for w in _WORD.findall(name) if len(w) > 1} for name in (a, b))
    return bool(ours & theirs)


def _kinds(facts: Sequence[Fact], background: Background) -> set[str]:
    """The nouns for works beside the name of the subject: "the novel The Silent Harbour", "The Silent Harbour, a film"."""
    types = background.vocabulary.lexicon.noun_types
    found = set()
    for evidence in (e for f in facts for e in f.evidence if e.subject is not None):
        start, end = (position - evidence.start for position in evidence.subject or (0, 0))
        around = _WORD.findall(evidence.quote[:start])[-_NEAR:] + _WORD.findall(evidence.quote[end:])[:_NEAR]
        found |= {w for w in around if w.islower() and types.get(w) == "WORK_OF_ART"}
    return found
