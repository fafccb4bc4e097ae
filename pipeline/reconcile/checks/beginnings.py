"""Two dates for the beginning of one relation: "A married B in 1975" and "B married A in 1976".

Only symmetric relations are compared. Two people or things enter into such a relation together, and rarely twice. By contrast, somebody may
join one team three times.
"""

from collections.abc import Container, Iterable, Sequence, Set

from pipeline.reconcile.areas import Areas
from pipeline.reconcile.background import Background
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.components import components
from pipeline.reconcile.conflicts import make_conflict, make_side, predicate_in_words
from pipeline.reconcile.grouping import SubjectFacts, by_value, documents_of
from pipeline.reconcile.inverses import is_canonical
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import point, time_of
from pipeline.records import Conflict, Evidence, Fact
from pipeline.values.comparison import LEVELS, Comparison, compare_dates
from pipeline.vocabulary import Predicate


def check_beginnings(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Different dates in different documents for the beginning of a symmetric relation between the same two entities.

    The time of a fact counts only if every rule that read it says that it dates the beginning: "married in 1975", but not
    "divorced in 1976" and not "was married to B in 1980". If one document gives two dates, the relation may have begun twice, and
    nothing is compared.
    """
    repetition = background.vocabulary.lexicon.reconcile.repetition
    found = []
    for name, facts in subject.by_predicate.items():
        predicate = background.predicates.get(name)
        if predicate is None or not predicate.symmetric:
            continue
        canonical = (f for f in facts if is_canonical(f, background.inverses))
        for pair in by_value(_dated_beginnings(canonical, predicate, repetition)):
            if conflict := _check(pair, background.areas):
                found.append(conflict)
    return found


def _check(pair: Sequence[Fact], areas: Areas) -> Conflict | None:
    """The conflict between the dates for one pair of entities, or None."""
    dates: dict[str, list[Fact]] = {}
    for fact in pair:
        dates.setdefault(_date_of(fact) or "", []).append(fact)
    groups = sorted(dates.items(), key=lambda d: (documents_of(d[1]), d[0]))
    differing: dict[tuple[int, int], Comparison] = {}
    for i, (a, of_a) in enumerate(groups):
        for j, (b, of_b) in enumerate(groups[i + 1 :], i + 1):
            comparison = compare_dates(a, b)
            if comparison.agrees is not False:
                continue
            if set(documents_of(of_a)) & set(documents_of(of_b)):
                return None
            if _may_be_same_event(of_a, of_b, areas):
                differing[i, j] = comparison
    if not differing:
        return None
    (members, *_) = components({i for pair in differing for i in pair}, differing)
    ranked = sorted(
        (list(LEVELS).index(c.level), pair, c.explanation) for pair, c in differing.items() if pair[0] in members
    )
    sides = [groups[i][1] for i in members]
    relation = f"{predicate_in_words(pair[0].predicate)}: {pair[0].value.name}"
    return make_conflict(
        "value",
        pair[0].subject,
        pair[0].predicate,
        [make_side(side, time_of(side[0])) for side in sides],
        [f"{explanation} (beginning of “{relation}”)" for _, _, explanation in ranked],
        assess(sides, list(LEVELS.values())[ranked[0][0]].meaning).at_most(
            "medium", "the relation may have begun twice"
        ),
        f"beginning/{pair[0].value.identity}",
    )


def _date_of(fact: Fact) -> str | None:
    """The day, month or year in which a fact held, as EDTF; None if no time is given, or a longer one."""
    time = time_of(fact)
    return point(time) if time else None


def _may_be_same_event(a: Iterable[Fact], b: Iterable[Fact], areas: Areas) -> bool:
    """Whether only the time distinguishes two beginnings. If they have different places, they may be two ceremonies."""
    return any(
        all(
            any(compare(v, w, areas).agrees is not False for v in x.qualifiers[name] for w in y.qualifiers[name])
            for name in x.qualifiers.keys() & y.qualifiers.keys() - {"time"}
        )
        for x in a
        for y in b
    )


def _dated_beginnings(facts: Iterable[Fact], predicate: Predicate, repetition: Set[str]) -> list[Fact]:
    """The facts whose time dates the beginning of the relation, according to all of their evidence. `repetition` holds words that say that
    the relation had begun before."""
    dating = {f"{predicate.name}/{rule.name}" for rule in predicate.rules if rule.dates == "beginning"}
    return [f for f in facts if _date_of(f) and all(_is_first(e, dating, repetition) for e in f.evidence)]


def _is_first(evidence: Evidence, dating: Container[str], repetition: Set[str]) -> bool:
    """Whether a piece of evidence dates a beginning, and nothing in it says that it is not the first."""
    return evidence.rule in dating and repetition.isdisjoint(evidence.quote.casefold().split())
