"""Claims against the facts of a run: what the documents support, what they contradict, and what they leave open.

A claim is compared as if it were one more document: the checks decide what contradicts it. For support, a known fact must say all that
the claim says.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.reconcile.background import Background, gather_background
from pipeline.reconcile.checks import CHECKS
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.conflicts import predicate_in_words, value_in_words
from pipeline.reconcile.entailment import entails, same_time, unconfirmed
from pipeline.reconcile.grouping import SubjectFacts, documents_of, enumerations, stated
from pipeline.reconcile.validity import may_coincide, time_of
from pipeline.records import Answer, CheckedFact, Conflict, EntityValue, Fact, Finding, Result, Stance
from pipeline.records.base import identifier
from pipeline.vocabulary import OPEN, Vocabulary

_RANK: Mapping[Stance, int] = {"contradicts": 0, "supports": 1, "leaves open": 2}
# Facts that leave a claim open are only shown; many of them would hide what matters.
_MOST_OPEN = 3

Judgement = tuple[str, Stance, str]
"""The id of a known fact, what it does to a claimed fact, and why."""


class KnownFacts:
    """The facts of a run, ready to be compared with any number of claims. A fact that a reviewer has overruled does not count."""

    def __init__(self, result: Result, vocabulary: Vocabulary) -> None:
        overruled = _overruled(result.conflicts)
        facts = [fact for fact in result.facts if fact.id not in overruled]
        self._vocabulary = vocabulary
        self._dates = {document.id: document.date for document in result.documents if document.date}
        self._areas = gather_background(lambda: [facts], vocabulary).areas
        self._about: dict[str, list[Fact]] = {}
        for fact in facts:
            for entity in _entities(fact):
                self._about.setdefault(entity, []).append(fact)

    def check(
        self, claimed: Sequence[Fact], doubts: Mapping[str, str], *, date: str | None = None
    ) -> tuple[CheckedFact, ...]:
        """The facts of one claim, each with what the documents say about it.

        The entities of `claimed` are those of the run as far as the claim names them. `doubts` maps the id of an entity to the reason why
        it is not clear which thing the claim means. `date` is when the claim was written, None if that is not known.
        """
        facts = [fact.model_copy(update={"id": identifier("f", "claim", fact.id)}) for fact in _distinct(claimed)]
        return tuple(self._check(fact, facts, doubts, date) for fact in sorted(facts, key=_place))

    def _check(self, fact: Fact, facts: Sequence[Fact], doubts: Mapping[str, str], date: str | None) -> CheckedFact:
        doubt = next((doubts[entity] for entity in sorted(_entities(fact)) if entity in doubts), None)
        if doubt is not None:
            return CheckedFact(fact=fact, verdict="silent", explanation=doubt)
        # A list is compared as a whole. Otherwise, the facts of a claim do not depend on each other.
        claimed = {f.id: _affirmed(f) for f in facts if f is fact or _lists(f) & _lists(fact)}
        known = {
            f.id: f for c in claimed.values() for entity in sorted(_entities(c)) for f in self._about.get(entity, ())
        }
        by_subject: dict[str, list[Fact]] = defaultdict(list)
        for f in sorted((*known.values(), *claimed.values()), key=lambda f: (f.subject.entity, f.id)):
            by_subject[f.subject.entity].append(f)
        dates = self._dates | (dict.fromkeys(documents_of(facts), date) if date is not None else {})
        background = gather_background(by_subject.values, self._vocabulary, dates)
        question = _Question(fact, claimed, replace(background, areas=self._areas))
        found: dict[str, Finding] = {}
        for subject in question.background.with_inverted(by_subject.values):
            for id_, stance, explanation in question.judge(subject):
                if id_ not in found or _RANK[stance] < _RANK[found[id_].stance]:
                    found[id_] = Finding(fact=known[id_], stance=stance, explanation=explanation)
        return _judged(fact, list(found.values()), is_known=bool(self._about.get(fact.subject.entity)))


@dataclass(frozen=True)
class _Question:
    """One fact of a claim.

    `fact` is the fact as claimed. `claimed` holds it and the other items of its list as if they were affirmed, by id. `background` knows
    them and all known facts about the same things.
    """

    fact: Fact
    claimed: Mapping[str, Fact]
    background: Background

    def judge(self, subject: SubjectFacts) -> Iterator[Judgement]:
        """What each known fact about a subject does to the claimed fact. A known fact can come up more than once."""
        is_denial = self.fact.polarity == "negated"
        for mine in (f for f in subject.all if f.id == self.fact.id):
            known = [f for f in subject.all if f.id not in self.claimed and f.predicate == mine.predicate]
            for f, explanation in self._confirming(mine, known):
                yield f.id, "contradicts" if is_denial else "supports", explanation
            if self._is_in_own_voice():
                for f, explanation in (*self._denying(mine, known), *self._complete_lists(mine, known)):
                    yield f.id, "supports" if is_denial else "contradicts", explanation
            for f in known:
                # That Lind is no member says nothing about Berg.
                if f.polarity == "affirmed" or self._may_agree(mine, f):
                    yield f.id, "leaves open", self._why_open(mine, f)
        if self._is_in_own_voice():
            for conflict in self._conflicts(subject):
                for rival in self._rivals(conflict, subject):
                    explanation = self._contradiction(conflict, rival, subject)
                    if not is_denial:
                        yield rival, "contradicts", explanation
                    elif conflict.kind == "value" and self._cardinality() == "one":
                        yield rival, "supports", f"only one value is possible: {explanation}"

    def _contradiction(self, conflict: Conflict, rival: str, subject: SubjectFacts) -> str:
        """How a known fact contradicts the claim. Of two values, that of the claim comes first."""
        if conflict.kind == "value":
            for mine in (f for f in subject.all if f.id == self.fact.id):
                for known in (f for f in subject.all if f.id == rival and f.predicate == mine.predicate):
                    if not self._may_agree(mine, known):
                        return self._compared(mine, known)
        return conflict.explanation

    def _is_in_own_voice(self) -> bool:
        return self.fact.certainty == "asserted" and self.fact.attributed_to is None

    def _cardinality(self) -> str:
        predicate = self.background.predicates.get(self.fact.predicate)
        return predicate.cardinality if predicate is not None else "many"

    def _entails(self, known: Fact, claimed: Fact) -> bool:
        return entails(known.value, claimed.value, self.background.areas)

    def _confirming(self, mine: Fact, known: Iterable[Fact]) -> Iterator[tuple[Fact, str]]:
        """The known facts that say all that the claim affirms, in their own voice or as guardedly as the claim, each with the reason."""
        manner = self.fact.certainty, self.fact.attributed_to
        for f in known:
            if f.polarity != "affirmed" or (f.certainty, f.attributed_to) not in {("asserted", None), manner}:
                continue
            if self._entails(f, mine) and not unconfirmed(f, mine, self.background.areas):
                denied = f"the claim denies what the document affirms: {value_in_words(f.value)}"
                yield f, denied if self.fact.polarity == "negated" else self._compared(mine, f)

    def _denying(self, mine: Fact, known: Iterable[Fact]) -> Iterator[tuple[Fact, str]]:
        """The known facts that deny what the claim affirms, or more than that, each with the reason."""
        for f in known:
            if f.polarity != "negated" or f.certainty != "asserted" or f.attributed_to is not None:
                continue
            if (
                self._entails(mine, f)
                and may_coincide(time_of(mine), time_of(f))
                and not [name for name in unconfirmed(mine, f, self.background.areas) if name != "time"]
            ):
                denied = value_in_words(f.value)
                yield (
                    f,
                    f"both deny it: {denied}"
                    if self.fact.polarity == "negated"
                    else f"the document denies what the claim affirms: {denied}",
                )

    def _complete_lists(self, mine: Fact, known: Iterable[Fact]) -> Iterator[tuple[Fact, str]]:
        """The complete lists of many values that lack the claimed value, each as its first item with the reason."""
        if self._cardinality() != "many":
            return
        items = [f for f in stated(known) if same_time(time_of(f), time_of(mine))]
        for members in enumerations(items, closed=True).values():
            if all(compare(f.value, mine.value, self.background.areas).agrees is False for f in members):
                yield members[0], f"the list is complete and does not name {value_in_words(mine.value)}"

    def _conflicts(self, subject: SubjectFacts) -> Iterator[Conflict]:
        """The conflicts that involve the claimed fact. If known facts contradict each other too, there is one for each of their sides."""
        for check in CHECKS:
            for conflict in check(subject, self.background):
                if not any(self.fact.id in side.facts for side in conflict.sides):
                    continue
                if len(conflict.sides) == 2:
                    yield conflict
                    continue
                for side in conflict.sides:
                    kept = {*self.claimed, *side.facts}
                    own, inverted = ([f for f in fs if f.id in kept] for fs in (subject.own, subject.inverted))
                    yield from check(SubjectFacts(own, inverted), self.background)

    def _rivals(self, conflict: Conflict, subject: SubjectFacts) -> list[str]:
        """The ids of the known facts on the other side of a conflict than the claimed fact. Empty if that is on no side, or if a known
        list names it and lacks another item of the claimed list: only that item is wrong."""
        mine, others = ([s for s in conflict.sides if (self.fact.id in s.facts) is own] for own in (True, False))
        rivals = [id_ for side in others for id_ in side.facts if id_ not in self.claimed]
        if conflict.kind == "count" and self.fact.value.type == "entity":
            return []  # the number is wrong, not the item that it counts
        if not mine or conflict.kind != "set":
            return rivals if mine else []
        listed = {f.value.identity for f in subject.all if f.id in rivals}
        extra = [f.id for f in self.claimed.values() if f.value.identity not in listed]
        return rivals if not extra or self.fact.id in extra else []

    def _why_open(self, mine: Fact, known: Fact) -> str:
        """Why a known fact neither supports nor contradicts the claim."""
        compared = self._compared(mine, known)
        if known.attributed_to is not None:
            return f"only according to {known.attributed_to}: {compared}"
        if known.certainty != "asserted":
            return f"only {known.certainty}: {compared}"
        if not self._may_agree(mine, known):
            return f"{compared}; {'there may be several' if self._cardinality() == 'many' else 'the times may differ'}"
        missing = unconfirmed(known, mine, self.background.areas)
        if self._entails(known, mine) and missing:
            return f"{compared}, but {'; '.join(_unlike(mine, known, name) for name in missing)}"
        return compared

    def _may_agree(self, mine: Fact, known: Fact) -> bool:
        return compare(mine.value, known.value, self.background.areas).agrees is not False

    def _compared(self, mine: Fact, known: Fact) -> str:
        return compare(mine.value, known.value, self.background.areas).explanation


def _unlike(mine: Fact, known: Fact, name: str) -> str:
    """How a qualifier of a claimed fact is not confirmed: ``place: the claim says Oslo, the document Bergen``."""
    claimed, given = (", ".join(map(value_in_words, f.qualifiers.get(name, ()))) for f in (mine, known))
    return f"{predicate_in_words(name)}: the claim says {claimed}, the document {given or 'nothing'}"


def _judged(fact: Fact, findings: Sequence[Finding], *, is_known: bool) -> CheckedFact:
    """The verdict on a claimed fact. `is_known` says whether any known fact is about its subject."""
    ordered = _one_for_each_place(sorted(findings, key=lambda f: (_RANK[f.stance], documents_of([f.fact]), f.fact.id)))
    decisive = tuple(f for f in ordered if f.stance != "leaves open")
    stances = {f.stance for f in decisive}
    if stances == {"contradicts", "supports"}:
        return CheckedFact(
            fact=fact, verdict="contradicted", explanation="the documents disagree with each other", findings=decisive
        )
    if decisive:
        verdict: Answer = "contradicted" if "contradicts" in stances else "supported"
        return CheckedFact(fact=fact, verdict=verdict, explanation=decisive[0].explanation, findings=decisive)
    if ordered:
        reason = "the documents leave it open"
    elif is_known:
        reason = f"no document says this about {fact.subject.name}"
    else:
        reason = f"no fact of the documents is about {fact.subject.name}"
    return CheckedFact(fact=fact, verdict="silent", explanation=reason, findings=tuple(ordered[:_MOST_OPEN]))


def _one_for_each_place(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that cite the same words to the same effect: the other items of a list."""
    places: dict[object, Finding] = {}
    for finding in findings:
        words = tuple((e.document, e.start, e.end) for e in finding.fact.evidence)
        places.setdefault((finding.stance, words), finding)
    return list(places.values())


def _overruled(conflicts: Iterable[Conflict]) -> set[str]:
    """The ids of the facts that a reviewer found wrong: those on the other sides of a conflict than the one that is right."""
    wrong: set[str] = set()
    for conflict in conflicts:
        if conflict.decision is not None and conflict.decision.side is not None:
            right = conflict.sides[conflict.decision.side].facts
            wrong.update(id_ for side in conflict.sides for id_ in side.facts if id_ not in right)
    return wrong


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without open facts that only repeat, in the words of the claim, what a fact of the vocabulary says."""
    said = {_content(f) for f in facts if not f.predicate.startswith(OPEN)}
    return [f for f in facts if not f.predicate.startswith(OPEN) or _content(f) not in said]


def _content(fact: Fact) -> tuple[frozenset[str], str]:
    """What a fact connects, in either direction, and whether it denies it."""
    value = fact.value.entity if isinstance(fact.value, EntityValue) else fact.value.identity
    return frozenset({fact.subject.entity, value}), fact.polarity


def _affirmed(fact: Fact) -> Fact:
    return fact.model_copy(update={"polarity": "affirmed"})


def _entities(fact: Fact) -> set[str]:
    """The ids of the entities that a fact is about: its subject, its value, and whose event it is."""
    others = (fact.value, *fact.qualifiers.get("of", ()))
    return {fact.subject.entity, *(value.entity for value in others if isinstance(value, EntityValue))}


def _lists(fact: Fact) -> set[str]:
    return {e.enumeration for e in fact.evidence if e.enumeration is not None}


def _place(fact: Fact) -> tuple[int, int, str, str]:
    first = fact.evidence[0]
    return first.start, (first.value or (0, 0))[0], fact.predicate, fact.id
