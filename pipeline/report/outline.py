"""The content of the report, before it becomes HTML or Markdown."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from pipeline.records import (
    SEVERITIES,
    Change,
    Conflict,
    Copy,
    Corroboration,
    Document,
    Entity,
    EntityValue,
    Fact,
    Mention,
    Result,
    Stage,
)
from pipeline.report.predicates import meaning, wikidata
from pipeline.report.quotes import pieces
from pipeline.report.sides import (
    CitedEvidence,
    cited_evidence,
    is_value_of,
    side_remarks,
    side_role,
    value_spans,
)
from pipeline.report.texts import Texts
from pipeline.report.views import (
    ChangeView,
    Citation,
    ConflictView,
    CopyView,
    CorroborationView,
    DocumentView,
    EntityView,
    FactView,
    Limits,
    Outline,
    PredicateView,
    SideView,
)
from pipeline.report.wording import (
    KINDS,
    about_document,
    count,
    decision_in_words,
    period_in_words,
    position_in_words,
    predicate_in_words,
    remarks,
    statement,
    value_in_words,
)
from pipeline.vocabulary import OPEN, Vocabulary

T = TypeVar("T")
K = TypeVar("K")

_LONGEST_PASSAGE = 300
"""The greatest length, in characters, of a shared passage that is shown whole."""


def outline(result: Result, texts: Mapping[str, str], vocabulary: Vocabulary, limits: Limits | None = None) -> Outline:
    """The content of the report on a result. `texts` maps the id of a document to its text."""
    return _Builder(result, Texts(texts), vocabulary, limits or Limits()).outline()


def summary(counts: Mapping[str, int], severities: Sequence[tuple[str, int]]) -> str:
    """The numbers of documents, facts, conflicts by severity, and corroborations, in a sentence."""
    read = count(counts["documents"], "document")
    unread = f" ({counts['unread']:,} more could not be read)" if counts["unread"] else ""
    facts, conflicts = count(counts["facts"], "fact"), count(counts["conflicts"], "conflict")
    how_severe = f" ({', '.join(f'{number:,} {severity}' for severity, number in severities)})" if severities else ""
    confirmed = count(counts["corroborations"], "corroboration")
    return f"{read}{unread}, {facts}, {conflicts}{how_severe}, {confirmed}."


def most_severe_first(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """The conflicts sorted by severity, from high to low, then by subject, predicate and id."""
    return sorted(
        conflicts,
        key=lambda c: (SEVERITIES.index(c.severity), c.subject.name.casefold(), c.subject.entity, c.predicate, c.id),
    )


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_PASSAGE else flat[:_LONGEST_PASSAGE].rsplit(" ", 1)[0] + " …"


class _Builder:
    """Builds each part of the report, with what it needs from the other parts."""

    def __init__(self, result: Result, texts: Texts, vocabulary: Vocabulary, limits: Limits) -> None:
        self._result = result
        self._texts = texts
        self._vocabulary = vocabulary
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
        self._unlisted = self._events_without_facts()

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
            "entities": len(
                {*(e.id for e in result.entities), *(f.subject.entity for f in result.facts)} - self._unlisted
            ),
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

    # --- conflicts, corroborations, changes, copies

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
            meaning=meaning(conflict.predicate, self._vocabulary),
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
        cited = cited_evidence(conflict, side, self._facts, lambda document: self._mentions.get(document, []))
        return SideView(
            role=side_role(conflict, side, facts),
            value=value_in_words(side.value),
            remarks=side_remarks(side, facts),
            documents=side.documents,
            citations=self._citations(cited),
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
            stages=tuple((_stage_in_words(stage), value_in_words(stage.value), stage.facts) for stage in change.stages),
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
        """The mentions by document, for those documents in which a side disputes something other than the value of its facts."""
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

    def _citations(self, cited: Iterable[CitedEvidence]) -> tuple[Citation, ...]:
        """One citation for each place, even if many facts rest on it: a list is quoted once, with all its items marked."""
        places = _grouped(cited, lambda c: (c.evidence.document, c.evidence.start, c.evidence.end, c.evidence.quote))
        return tuple(
            Citation(
                document=document,
                about=self._about.get(document, ""),
                start=start,
                end=end,
                line=self._texts.line(document, start) if self._texts.holds(document, start, quote) else None,
                position=position_in_words(here[0].evidence),
                page=here[0].evidence.page,
                pieces=pieces(quote, [(s - start, e - start) for one in here for s, e in one.spans]),
                rules=tuple(sorted({one.evidence.rule for one in here})),
                facts=tuple(dict.fromkeys(one.fact.id for one in here)),
            )
            for (document, start, end, quote), here in sorted(places.items())
        )

    # --- facts

    def _fact_view(self, fact: Fact) -> FactView:
        cited = [CitedEvidence(fact, evidence, value_spans(fact.value, evidence)) for evidence in fact.evidence]
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
        """Predicates of the vocabulary come first; each group is sorted by its words."""
        counts = Counter(fact.predicate for fact in self._result.facts)
        listed = _grouped(facts, lambda f: f.predicate)
        return tuple(
            PredicateView(
                name=name,
                words=predicate_in_words(name),
                meaning=meaning(name, self._vocabulary),
                wikidata=wikidata(name, self._vocabulary),
                facts=tuple(sorted(listed[name], key=lambda f: (f.subject.casefold(), f.subject_entity))),
                all_facts=counts[name],
            )
            for name in sorted(listed, key=lambda n: (n.startswith(OPEN), predicate_in_words(n), n))
        )

    # --- entities

    def _entity_views(self) -> tuple[EntityView, ...]:
        """The entities, without the events that nothing is said of; those with the most facts come first. Facts from elsewhere may be
        about entities that the result does not list; they are included."""
        about = _grouped(self._result.facts, lambda f: f.subject.entity)
        of_others = _grouped(
            (f for f in self._result.facts if isinstance(f.value, EntityValue)),
            lambda f: f.value.entity if isinstance(f.value, EntityValue) else "",
        )
        entities = {entity.id: entity for entity in self._result.entities if entity.id not in self._unlisted}
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

    def _events_without_facts(self) -> set[str]:
        """The ids of events that have no name and that no fact is about: nearly every verb tells one, so they are listed in the records
        alone."""
        told = {m.entity for m in self._result.mentions if m.kind == "event" and m.entity is not None}
        told -= {m.entity for m in self._result.mentions if m.kind != "event" and m.entity is not None}
        for fact in self._result.facts:
            told.discard(fact.subject.entity)
            if isinstance(fact.value, EntityValue):
                told.discard(fact.value.entity)
        return told

    def _entity_view(self, entity: Entity, about: list[Fact], of_others: list[Fact], needed: set[str]) -> EntityView:
        limits = self._limits
        facts = sorted(about, key=lambda f: (f.predicate.startswith(OPEN), f.predicate))
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
        """The documents; those that could not be read come first."""
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


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _stage_in_words(stage: Stage) -> str:
    """``2011–2017``, ``2014, restated``, ``amended``; ``before`` for a value that another one replaces at a time that no text gives."""
    told = period_in_words(stage.time) if stage.time is not None else ""
    return ", ".join(filter(None, (told, stage.revision))) or "before"
