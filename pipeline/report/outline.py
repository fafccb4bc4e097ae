"""What the report says, in its order, before it becomes HTML or Markdown."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.records import (
    Change,
    Conflict,
    Copy,
    Corroboration,
    Document,
    Entity,
    EntityValue,
    Fact,
    Mention,
    Merge,
    Result,
    Side,
)
from pipeline.report.disputes import Ground, grounds, is_value_of, value_words
from pipeline.report.quotes import Piece, pieces
from pipeline.report.texts import Texts
from pipeline.report.words import (
    KINDS,
    SEVERITIES,
    about_document,
    count,
    decision_in_words,
    meaning,
    period_in_words,
    predicate_in_words,
    qualifiers_in_words,
    remarks,
    statement,
    value_in_words,
)

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True)
class Limits:
    """How much a report holds before it names files for the rest.

    Up to `all_facts` facts, each is listed; above, the first `facts_of_entity` of each entity, and those that a listed
    conflict or corroboration rests on.
    """

    all_facts: int = 3000
    facts_of_entity: int = 10
    conflicts: int = 500
    corroborations: int = 300
    changes: int = 300
    copies: int = 100
    documents: int = 1000
    entities: int = 1000
    of_others: int = 10


@dataclass(frozen=True)
class Citation:
    """One quote: document, place (characters half-open from 0, line from 1; null where the text is not at hand), its
    pieces, the rules that read it, and the facts that it is evidence for."""

    document: str
    about: str
    start: int
    end: int
    line: int | None
    pieces: tuple[Piece, ...]
    rules: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True)
class SideView:
    """One side: what part it plays ("denied", "listed"; empty where the value says all), its value in words, what else
    its facts say, and its quotes."""

    role: str
    value: str
    remarks: tuple[str, ...]
    documents: tuple[str, ...]
    citations: tuple[Citation, ...]
    suggested: bool


@dataclass(frozen=True)
class ConflictView:
    """A conflict, ready to be shown. `score` is that of the suggestion in words, null without one; `related` are the shown
    conflicts that one mistake may explain with it, as (conflict id, what it is about); `review` asks to review it again."""

    id: str
    severity: str
    severity_reasons: tuple[str, ...]
    kind: str
    subject: str
    subject_entity: str
    predicate: str
    meaning: str | None
    explanation: str
    sides: tuple[SideView, ...]
    suggestion: str | None
    score: str | None
    reasons: tuple[str, ...]
    decision: str | None
    review: str | None
    related: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FactView:
    """A fact, ready to be shown; `conflicts` are those it takes part in."""

    id: str
    subject: str
    subject_entity: str
    predicate: str
    predicate_words: str
    value: str
    value_entity: str | None
    remarks: tuple[str, ...]
    confidence: str
    citations: tuple[Citation, ...]
    conflicts: tuple[str, ...]
    documents: int


@dataclass(frozen=True)
class EntityView:
    """An entity: names and why they are its own, its facts (`facts` listed, of `all_facts`), and what others' facts say
    of it, as (fact id, statement)."""

    id: str
    name: str
    type: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    merges: tuple[Merge, ...]
    mentions: int
    documents: int
    facts: tuple[FactView, ...]
    all_facts: int
    of_others: tuple[tuple[str, str], ...]
    all_of_others: int


@dataclass(frozen=True)
class DocumentView:
    """A document: what is known about it, and how much was found in it. `anchor` numbers it: its id may be any path."""

    id: str
    anchor: str
    about: str
    url: str | None
    error: str | None
    characters: int
    facts: int
    conflicts: int


@dataclass(frozen=True)
class CorroborationView:
    """What documents confirm for each other, and the facts that say it, as (fact id, statement)."""

    id: str
    explanation: str
    documents: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChangeView:
    """What had several values at several times: subject, predicate, and (time, value, fact ids) by time."""

    id: str
    subject: str
    predicate: str
    stages: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class CopyView:
    """Two documents of which one repeats the other, how much (in percent), and the longest passages that they share."""

    id: str
    documents: tuple[str, str]
    share: str
    passages: tuple[str, ...]


@dataclass(frozen=True)
class PredicateView:
    """The listed facts of one predicate, by subject; `all_facts` counts those left out too."""

    name: str
    words: str
    meaning: str | None
    facts: tuple[FactView, ...]
    all_facts: int


@dataclass(frozen=True)
class Outline:
    """The whole report. The counts are of all there is; the tuples may hold less."""

    summary: str
    counts: Mapping[str, int]
    severities: tuple[tuple[str, int], ...]
    reviewed: int
    conflicts: tuple[ConflictView, ...]
    corroborations: tuple[CorroborationView, ...]
    changes: tuple[ChangeView, ...]
    copies: tuple[CopyView, ...]
    unread: tuple[DocumentView, ...]
    documents: tuple[DocumentView, ...]
    entities: tuple[EntityView, ...]
    predicates: tuple[PredicateView, ...]
    facts_listed: int
    targets: frozenset[str]


def outline(result: Result, texts: Mapping[str, str], limits: Limits | None = None) -> Outline:
    """The report on a result; `texts` maps document id to text."""
    return _Writer(result, Texts(texts), limits or Limits()).outline()


def summary(counts: Mapping[str, int], severities: Sequence[tuple[str, int]]) -> str:
    """The run in a sentence or two: documents, facts, conflicts by severity, corroborations."""
    read = count(counts["documents"], "document")
    unread = f" ({counts['unread']:,} more could not be read)" if counts["unread"] else ""
    facts, conflicts = count(counts["facts"], "fact"), count(counts["conflicts"], "conflict")
    how_severe = f" ({', '.join(f'{number:,} {severity}' for severity, number in severities)})" if severities else ""
    confirmed = count(counts["corroborations"], "corroboration")
    return f"{read}{unread}, {facts}, {conflicts}{how_severe}, {confirmed}."


def most_severe_first(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """High before low; then by subject, predicate and id."""
    return sorted(
        conflicts,
        key=lambda c: (SEVERITIES.index(c.severity), c.subject.name.casefold(), c.subject.entity, c.predicate, c.id),
    )


# Of a passage that two documents share, so many characters are shown.
_PASSAGE = 300


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _PASSAGE else flat[:_PASSAGE].rsplit(" ", 1)[0] + " …"


class _Writer:
    """Looks up what each part of the report needs from the others."""

    def __init__(self, result: Result, texts: Texts, limits: Limits) -> None:
        self._result = result
        self._texts = texts
        self._limits = limits
        self._facts = {fact.id: fact for fact in result.facts}
        self._about = {document.id: about_document(document) for document in result.documents}
        self._conflicts = most_severe_first(result.conflicts)[: limits.conflicts]
        self._headings = {c.id: f"{c.subject.name} – {predicate_in_words(c.predicate)}" for c in self._conflicts}
        self._corroborations = result.corroborations[: limits.corroborations]
        self._conflicts_of: dict[str, list[str]] = defaultdict(list)
        for conflict in self._conflicts:
            for fact in dict.fromkeys(fact for side in conflict.sides for fact in side.facts):
                self._conflicts_of[fact].append(conflict.id)
        self._mentions = self._mentions_in_dispute()

    def outline(self) -> Outline:
        result, limits = self._result, self._limits
        documents = self._document_views()
        entities = self._entity_views()
        facts = [fact for entity in entities for fact in entity.facts]
        severities: Counter[str] = Counter(conflict.severity for conflict in result.conflicts)
        conflicts = tuple(map(self._conflict_view, self._conflicts))
        corroborations = tuple(map(self._corroboration_view, self._corroborations))
        shown = documents[: limits.documents]
        targets = [record.id for group in (facts, entities, conflicts, corroborations) for record in group]
        counts = {
            "documents": sum(document.error is None for document in result.documents),
            "unread": sum(document.error is not None for document in result.documents),
            "entities": len({*(e.id for e in result.entities), *(f.subject.entity for f in result.facts)}),
            "facts": len(result.facts),
            "conflicts": len(result.conflicts),
            "corroborations": len(result.corroborations),
            "changes": len(result.changes),
            "copies": len(result.copies),
        }
        by_severity = tuple((severity, severities[severity]) for severity in SEVERITIES if severities[severity])
        return Outline(
            summary=summary(counts, by_severity),
            counts=counts,
            severities=by_severity,
            reviewed=sum(conflict.decision is not None for conflict in result.conflicts),
            conflicts=conflicts,
            corroborations=corroborations,
            changes=tuple(map(self._change_view, result.changes[: limits.changes])),
            copies=tuple(map(self._copy_view, result.copies[: limits.copies])),
            unread=tuple(document for document in shown if document.error is not None),
            documents=tuple(document for document in shown if document.error is None),
            entities=entities,
            predicates=self._predicate_views(facts),
            facts_listed=len(facts),
            targets=frozenset(targets),
        )

    # --- conflicts and corroborations

    def _conflict_view(self, conflict: Conflict) -> ConflictView:
        suggestion = conflict.suggestion
        return ConflictView(
            id=conflict.id,
            severity=conflict.severity,
            severity_reasons=conflict.severity_reasons,
            kind=KINDS[conflict.kind],
            subject=conflict.subject.name,
            subject_entity=conflict.subject.entity,
            predicate=predicate_in_words(conflict.predicate),
            meaning=meaning(conflict.predicate),
            explanation=conflict.explanation,
            sides=tuple(self._side_view(conflict, number) for number in range(len(conflict.sides))),
            suggestion=value_in_words(conflict.sides[suggestion.side].value) if suggestion else None,
            score=f"{suggestion.score:.2f}" if suggestion else None,
            reasons=suggestion.reasons if suggestion else (),
            decision=decision_in_words(conflict.decision, conflict) if conflict.decision else None,
            review=conflict.review,
            related=tuple((id_, self._headings[id_]) for id_ in conflict.related if id_ in self._headings),
        )

    def _side_view(self, conflict: Conflict, number: int) -> SideView:
        side = conflict.sides[number]
        facts = self._known(side.facts)
        return SideView(
            role=side_role(conflict, side, facts),
            value=value_in_words(side.value),
            remarks=side_remarks(side, facts),
            documents=side.documents,
            citations=self._citations(grounds(conflict, side, self._facts, lambda d: self._mentions.get(d, []))),
            suggested=conflict.suggestion is not None and conflict.suggestion.side == number,
        )

    def _corroboration_view(self, corroboration: Corroboration) -> CorroborationView:
        facts = self._known(corroboration.facts)
        return CorroborationView(
            id=corroboration.id,
            explanation=corroboration.explanation,
            documents=corroboration.documents,
            facts=tuple((fact.id, statement(fact)) for fact in facts),
        )

    def _change_view(self, change: Change) -> ChangeView:
        return ChangeView(
            id=change.id,
            subject=change.subject.name,
            predicate=predicate_in_words(change.predicate),
            stages=tuple(
                (period_in_words(stage.time), value_in_words(stage.value), stage.facts) for stage in change.stages
            ),
        )

    def _copy_view(self, copy: Copy) -> CopyView:
        text = self._texts.text(copy.documents[0])
        return CopyView(
            id=copy.id,
            documents=copy.documents,
            share=f"{copy.share:.0%}",
            passages=tuple(_shortened(text[slice(*passage.first)]) for passage in copy.passages if text),
        )

    def _known(self, ids: Iterable[str]) -> list[Fact]:
        return [self._facts[id_] for id_ in ids if id_ in self._facts]

    def _mentions_in_dispute(self) -> dict[str, list[Mention]]:
        """The mentions of the documents in which a side disputes something else than the value of its facts."""
        documents = {
            evidence.document
            for conflict in self._conflicts
            for side in conflict.sides
            for fact in self._known(side.facts)
            if not is_value_of(side.value, fact)
            for evidence in fact.evidence
        }
        return _grouped((m for m in self._result.mentions if m.document in documents), lambda m: m.document)

    # --- quotes

    def _citations(self, cited: Iterable[Ground]) -> tuple[Citation, ...]:
        """One citation for each place, whatever number of facts rest on it: a list is quoted once, all items marked."""
        places = _grouped(cited, lambda g: (g.evidence.document, g.evidence.start, g.evidence.end, g.evidence.quote))
        return tuple(
            Citation(
                document=document,
                about=self._about.get(document, ""),
                start=start,
                end=end,
                line=self._texts.line(document, start) if self._texts.holds(document, start, quote) else None,
                pieces=pieces(quote, [(s - start, e - start) for ground in here for s, e in ground.words]),
                rules=tuple(sorted({ground.evidence.rule for ground in here})),
                facts=tuple(dict.fromkeys(ground.fact.id for ground in here)),
            )
            for (document, start, end, quote), here in sorted(places.items())
        )

    # --- facts

    def _fact_view(self, fact: Fact) -> FactView:
        cited = [Ground(fact, evidence, value_words(fact.value, evidence)) for evidence in fact.evidence]
        return FactView(
            id=fact.id,
            subject=fact.subject.name,
            subject_entity=fact.subject.entity,
            predicate=fact.predicate,
            predicate_words=predicate_in_words(fact.predicate),
            value=value_in_words(fact.value),
            value_entity=fact.value.entity if isinstance(fact.value, EntityValue) else None,
            remarks=remarks(fact),
            confidence=f"{fact.confidence:.2f}",
            citations=self._citations(cited),
            conflicts=tuple(self._conflicts_of.get(fact.id, ())),
            documents=len({evidence.document for evidence in fact.evidence}),
        )

    def _predicate_views(self, facts: Iterable[FactView]) -> tuple[PredicateView, ...]:
        counts = Counter(fact.predicate for fact in self._result.facts)
        listed = _grouped(facts, lambda f: f.predicate)
        return tuple(
            PredicateView(
                name=name,
                words=predicate_in_words(name),
                meaning=meaning(name),
                facts=tuple(sorted(listed[name], key=lambda f: (f.subject.casefold(), f.subject_entity))),
                all_facts=counts[name],
            )
            for name in sorted(listed, key=lambda n: (n.startswith("open:"), predicate_in_words(n), n))
        )

    # --- entities

    def _entity_views(self) -> tuple[EntityView, ...]:
        """The entities with most facts first; among them those that only facts name, where these came from outside."""
        about = _grouped(self._result.facts, lambda f: f.subject.entity)
        of_others = _grouped(
            (f for f in self._result.facts if isinstance(f.value, EntityValue)),
            lambda f: f.value.entity if isinstance(f.value, EntityValue) else "",
        )
        entities = {entity.id: entity for entity in self._result.entities}
        for facts in about.values():
            ref = facts[0].subject
            entities.setdefault(ref.entity, Entity(id=ref.entity, name=ref.name, type=ref.type))
        ranked = sorted(
            entities.values(),
            key=lambda e: (-len(about.get(e.id, ())), -len(of_others.get(e.id, ())), e.name.casefold(), e.id),
        )
        needed = {fact for conflict in self._conflicts for side in conflict.sides for fact in side.facts}
        needed.update(fact for corroboration in self._corroborations for fact in corroboration.facts)
        asked = {self._facts[fact].subject.entity for fact in needed if fact in self._facts}
        most = self._limits.entities
        shown = [entity for rank, entity in enumerate(ranked) if rank < most or entity.id in asked]
        return tuple(self._entity_view(e, about.get(e.id, []), of_others.get(e.id, []), needed) for e in shown)

    def _entity_view(self, entity: Entity, about: list[Fact], of_others: list[Fact], needed: set[str]) -> EntityView:
        limits = self._limits
        facts = sorted(about, key=lambda f: (f.predicate.startswith("open:"), f.predicate))
        if len(self._result.facts) > limits.all_facts:
            facts = [f for rank, f in enumerate(facts) if rank < limits.facts_of_entity or f.id in needed]
        return EntityView(
            id=entity.id,
            name=entity.name,
            type=entity.type,
            codes=tuple(f"{name} {code}" for name, code in sorted(entity.codes.items())),
            names=tuple(name for name in entity.names if name != entity.name),
            merges=entity.merges,
            mentions=len(entity.mentions),
            documents=len({mention.document for mention in entity.mentions}),
            facts=tuple(map(self._fact_view, facts)),
            all_facts=len(about),
            of_others=tuple((fact.id, statement(fact)) for fact in of_others[: limits.of_others]),
            all_of_others=len(of_others),
        )

    # --- documents

    def _document_views(self) -> list[DocumentView]:
        """Those that could not be read first."""
        facts = Counter(d for fact in self._result.facts for d in {evidence.document for evidence in fact.evidence})
        conflicts = Counter(
            d for conflict in self._result.conflicts for d in {d for side in conflict.sides for d in side.documents}
        )
        ordered: list[Document] = sorted(self._result.documents, key=lambda d: d.error is None)
        return [
            DocumentView(
                id=document.id,
                anchor=f"document-{number}",
                about=self._about[document.id],
                url=document.url,
                error=document.error,
                characters=document.characters,
                facts=facts[document.id],
                conflicts=conflicts[document.id],
            )
            for number, document in enumerate(ordered, start=1)
        ]


def side_role(conflict: Conflict, side: Side, facts: Sequence[Fact]) -> str:
    """What tells a side from the others where its value alone does not; empty where it does."""
    if conflict.kind == "polarity":
        return "denied" if any(fact.polarity == "negated" for fact in facts) else "affirmed"
    if conflict.kind == "count":
        return "the number" if side.value.type == "number" else "the list"
    predicates = {fact.predicate for fact in facts}
    if conflict.kind == "order" and len(predicates) == 1:
        return predicate_in_words(predicates.pop())
    read_off = side.value.type == "text" and any(
        f.value.type == "text" and not is_value_of(side.value, f) for f in facts
    )
    return "the initials of the name" if read_off and conflict.predicate == "abbreviation" else ""


def side_remarks(side: Side, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What the facts of a side say beside its value; nothing for a list."""
    if len(facts) > 3:
        return ()
    said = []
    for fact in facts:
        if side.value.type in {"date", "number"} and not is_value_of(side.value, fact) and len(facts) == 1:
            said.append(f"{predicate_in_words(fact.predicate)}: {value_in_words(fact.value)}")
        own = qualifiers_in_words(fact)
        said.extend(q for q in own if value_in_words(side.value) not in q)
        if fact.certainty != "asserted":
            said.append(fact.certainty)
        if fact.attributed_to:
            said.append(f"according to {fact.attributed_to}")
    return tuple(dict.fromkeys(said))


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
