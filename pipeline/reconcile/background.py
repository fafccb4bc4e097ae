"""What the checks know beyond the facts about one subject. It is gathered in one pass over all facts."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.reconcile.areas import Areas, areas_of
from pipeline.reconcile.grouping import SubjectFacts, stated
from pipeline.reconcile.inverses import Inverses, inverses_of, invert, may_be_inverted
from pipeline.reconcile.misprints import corrections_of, misprinted_in
from pipeline.records import DateValue, EntityRef, EntityValue, Fact
from pipeline.vocabulary import Predicate, Vocabulary

Subjects = Callable[[], Iterable[Sequence[Fact]]]
"""Returns, each time it is called, the facts of one subject after another, each group sorted by id, subjects in a fixed order."""


@dataclass(frozen=True)
class Background:
    """Knowledge that spans subjects.

    `areas` maps each place to the places that it lies in. `events` maps each entity to the stated dates of the events that are "of" it,
    sorted by id. `mentioning` maps each entity to the facts that name it as their value and are also read in the other direction. All three
    are by entity id. `misprints` maps the id of a fact that lists misprinted words to the facts of other documents that give them. `lives`
    maps each person to the dates of their birth and death, sorted by id. `dates` are the dates of the documents whose
    date is known.
    """

    vocabulary: Vocabulary
    areas: Areas = field(default_factory=dict)
    events: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
    mentioning: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
    misprints: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
    lives: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)

    @property
    def dated(self) -> Container[str]:
        """The ids of the documents whose date is known."""
        return self.dates

    def written(self, document: str) -> DateValue | None:
        """The day, month or year in which a document was written, as the time within which it shows a state; None if it is unknown."""
        date = self.dates.get(document)
        return DateValue(name=date, edtf=f"{date}/{date}", extent="within") if date is not None else None

    @property
    def predicates(self) -> Mapping[str, Predicate]:
        """The predicates of the vocabulary, by name."""
        return self.vocabulary.predicates

    @cached_property
    def inverses(self) -> Inverses:
        """The predicates that say the same with subject and value exchanged."""
        return inverses_of(self.predicates)

    @cached_property
    def later(self) -> Mapping[str, tuple[str, ...]]:
        """For each predicate, the predicates whose date cannot be earlier, sorted: those that it is declared to come before, and, if it
        dates the beginning of something, those that date the end of the same kind of thing."""
        return {p.name: tuple(sorted({*p.before, *self._ends_of(p)})) for p in self.predicates.values()}

    def _ends_of(self, beginning: Predicate) -> Iterator[str]:
        for end in self.predicates.values() if beginning.begins else ():
            if end.ends and ("any" in (*beginning.subject, *end.subject) or set(beginning.subject) & set(end.subject)):
                yield end.name

    def beyond(self, subject: SubjectFacts) -> Iterator[Fact]:
        """The facts about others that a conflict about a subject may rest on: its events, words that it corrects, and the lives of those
        whom its facts name."""
        yield from self.events.get(subject.subject.entity, ())
        named = {f.value.entity for f in subject.own if isinstance(f.value, EntityValue)}
        for entity in sorted({subject.subject.entity, *named}):
            yield from self.lives.get(entity, ())
        for fact in subject.own:
            yield from self.misprints.get(fact.id, ())

    def with_inverted(self, subjects: Subjects) -> Iterator[SubjectFacts]:
        """The facts about each entity in turn, including those that name it as their value and can be inverted.

        Entities that are the subject of no fact come last.
        """
        waiting = dict(self.mentioning)
        for own in subjects():
            yield SubjectFacts(own, self._inverted(waiting.pop(own[0].subject.entity, ()), own[0].subject))
        for entity in sorted(waiting):
            yield SubjectFacts((), self._inverted(waiting[entity]))

    def _inverted(self, facts: Sequence[Fact], subject: EntityRef | None = None) -> Sequence[Fact]:
        return [
            invert(fact, predicate, subject or self._as_subject(fact.value, predicate))
            for fact in facts
            for predicate in self.inverses[fact.predicate]
            if isinstance(fact.value, EntityValue)
        ]

    def _as_subject(self, value: EntityValue, predicate: str) -> EntityRef:
        """The value of a fact as the subject of an inverse predicate. Its type is the first that the predicate allows."""
        type_ = self.predicates[predicate].subject[0]
        return EntityRef(entity=value.entity, name=value.name, type="THING" if type_ == "any" else type_)


def gather_background(
    subjects: Subjects,
    vocabulary: Vocabulary,
    dates: Mapping[str, str] | None = None,
    topics: Mapping[str, str] | None = None,
) -> Background:
    """The background of all facts; `dates` are the dates of the documents whose date is known, `topics` what titles of documents name, in
    lower case, by id."""
    inverses = inverses_of(vocabulary.predicates)
    containing = {p.name for p in vocabulary.predicates.values() if p.lies_in}
    dating = {p.name for p in vocabulary.predicates.values() if p.occurs}
    direct: dict[str, set[str]] = defaultdict(set)
    events: dict[str, list[Fact]] = defaultdict(list)
    mentioning: dict[str, list[Fact]] = defaultdict(list)
    corrections: list[Fact] = []
    living = {p.name for p in vocabulary.predicates.values() if (p.begins or p.ends) and "PERSON" in p.subject}
    lives: dict[str, list[Fact]] = defaultdict(list)
    for facts in subjects():
        corrections += corrections_of(facts)
        for fact in facts:
            if fact.predicate in inverses and may_be_inverted(fact, inverses) and isinstance(fact.value, EntityValue):
                mentioning[fact.value.entity].append(fact)
        for fact in stated(facts):
            if fact.predicate in living and isinstance(fact.value, DateValue):
                lives[fact.subject.entity].append(fact)
            if fact.predicate in containing and isinstance(fact.value, EntityValue) and not fact.value.readings:
                direct[fact.subject.entity].add(fact.value.entity)
            elif fact.predicate in dating and isinstance(fact.value, DateValue):
                for whose in fact.qualifiers.get("of", ()):
                    if isinstance(whose, EntityValue):
                        events[whose.entity].append(fact)
    return Background(
        vocabulary,
        areas_of(direct),
        {entity: sorted(held, key=lambda f: f.id) for entity, held in events.items()},
        {entity: sorted(naming, key=lambda f: f.id) for entity, naming in mentioning.items()},
        misprinted_in((f for facts in subjects() for f in facts), corrections) if corrections else {},
        {entity: sorted(held, key=lambda f: f.id) for entity, held in lives.items()},
        dict(dates or {}),
        topics or {},
    )
