"""Why a fact, a conflict or an entity is reported, for the terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.records import (
    Conflict,
    DateValue,
    Entity,
    EntityRef,
    EntityValue,
    Evidence,
    Fact,
    Mention,
    Merge,
    NumberValue,
    Result,
    Side,
    Value,
)
from pipeline.records.base import Span
from pipeline.report.predicates import meaning, rule_in_words
from pipeline.report.quotes import union
from pipeline.report.sides import CitedEvidence, cited_evidence, side_remarks, side_role, value_spans
from pipeline.report.texts import Texts
from pipeline.report.visible import visible
from pipeline.report.wording import (
    KINDS,
    about_document,
    count,
    decision_in_words,
    position_in_words,
    predicate_in_words,
    qualifiers_in_words,
    statement,
    value_in_words,
)
from pipeline.report.wrapping import wrapped
from pipeline.vocabulary import Vocabulary

_CONTEXT = 80  # characters before and after a quote
_MENTIONS = 10  # shown of an entity
_FACTS = 50  # shown of an entity

Lines = Iterator[str]


def explain(identifier: str, result: Result, texts: Mapping[str, str], vocabulary: Vocabulary) -> str | None:
    """Why a fact (``f-…``), a conflict (``c-…``) or an entity (``e-…``) is reported; None if no record, or more than one, matches.

    `identifier` is an id or the unique beginning of one. `texts` maps the id of a document to its text, for the context of
    quotes. The result is plain text in lines of up to about 100 characters.
    """
    records: dict[str, Fact | Conflict | Entity] = {}
    for group in (result.facts, result.conflicts, result.entities):
        records.update((record.id, record) for record in group)
    found = [identifier] if identifier in records else [id_ for id_ in records if id_.startswith(identifier)]
    if not identifier or len(found) != 1:
        return None
    record = records[found[0]]
    explainer = _Explainer(result, Texts(texts), vocabulary)
    if isinstance(record, Fact):
        lines = explainer.fact(record)
    elif isinstance(record, Conflict):
        lines = explainer.conflict(record)
    else:
        lines = explainer.entity(record)
    return visible("\n".join(lines))


class _Explainer:
    def __init__(self, result: Result, texts: Texts, vocabulary: Vocabulary) -> None:
        self._result = result
        self._texts = texts
        self._vocabulary = vocabulary
        self._facts = {fact.id: fact for fact in result.facts}
        self._entities = {entity.id: entity for entity in result.entities}
        self._mentions: dict[str, list[Mention]] = {}
        self._about = {document.id: about_document(document) for document in result.documents}

    def fact(self, fact: Fact) -> Lines:
        yield from (*wrapped(statement(fact)), *wrapped(fact.id))
        yield from self._meaning(fact.predicate)
        source = f"according to {fact.attributed_to}" if fact.attributed_to else "in the document's own words"
        polarity = "denied" if fact.polarity == "negated" else "affirmed"
        yield from wrapped(f"{polarity}, {fact.certainty}, {source}; confidence {fact.confidence:.2f}", "  ")
        yield from (line for qualifier in qualifiers_in_words(fact) for line in wrapped(qualifier, "  "))
        yield from ("", "Evidence")
        for evidence in fact.evidence:
            yield from self._evidence([CitedEvidence(fact, evidence, value_spans(fact.value, evidence))], "value")
        yield from ("", "Subject")
        yield from self._resolution(fact.subject, [(e, e.subject) for e in fact.evidence])
        yield from ("", "Value")
        if isinstance(fact.value, EntityValue):
            known = self._entities.get(fact.value.entity)
            type_ = known.type if known else "of unknown type"
            ref = EntityRef(entity=fact.value.entity, name=fact.value.name, type=type_)
            yield from self._resolution(ref, [(e, e.value) for e in fact.evidence])
        else:
            yield from self._reading(fact)
        yield from ("", "Documents")
        documents = sorted({evidence.document for evidence in fact.evidence})
        yield from (line for document in documents for line in wrapped(self._document(document), "  "))
        confirmed = [c for c in self._result.corroborations if fact.id in c.facts]
        yield from (line for c in confirmed for line in wrapped(f"confirmed: {c.explanation}", "  ", "    "))
        yield from ("", "Conflicts")
        conflicts = [c for c in self._result.conflicts if any(fact.id in side.facts for side in c.sides)]
        for conflict in conflicts:
            yield from wrapped(f"{conflict.id} ({conflict.severity}): {conflict.explanation}", "  ", "    ")
        if not conflicts:
            yield "  none"

    def conflict(self, conflict: Conflict) -> Lines:
        yield from wrapped(f"Conflict: {conflict.subject.name} – {predicate_in_words(conflict.predicate)}")
        yield from wrapped(conflict.id)
        yield f"  {KINDS[conflict.kind]}."
        yield from self._meaning(conflict.predicate)
        yield f"  Severity: {conflict.severity}"
        yield from (line for reason in conflict.severity_reasons for line in wrapped(f"- {reason}", "  ", "    "))
        yield from ("", "How the values compare")
        yield from wrapped(conflict.explanation, "  ")
        for number, side in enumerate(conflict.sides, start=1):
            facts = [self._facts[fact] for fact in side.facts if fact in self._facts]
            role = side_role(conflict, side, facts)
            yield ""
            yield from wrapped(f"Side {number}: {role + ': ' if role else ''}{value_in_words(side.value)}")
            yield from (line for remark in side_remarks(side, facts) for line in wrapped(remark, "  "))
            for cited in self._by_place(conflict, side):
                yield from self._evidence(cited, "disputed")
        yield from ("", "Suggestion")
        if suggestion := conflict.suggestion:
            value = value_in_words(conflict.sides[suggestion.side].value)
            yield from wrapped(f"side {suggestion.side + 1}, {value} (score {suggestion.score:.2f} of 1)", "  ")
            yield from (line for reason in suggestion.reasons for line in wrapped(f"- {reason}", "  ", "    "))
        else:
            yield "  none: there is no reason to prefer a side"
        yield from ("", "Decision")
        decision = conflict.decision
        yield from wrapped(decision_in_words(decision, conflict) if decision else conflict.review or "none yet", "  ")
        if conflict.related:
            yield from ("", "Related conflicts, perhaps caused by the same mistake")
            yield from (f"  {id_}" for id_ in conflict.related)

    def entity(self, entity: Entity) -> Lines:
        yield from (*wrapped(f"{entity.name} ({entity.type})"), entity.id)
        yield from (f"  {name}: {code}" for name, code in sorted(entity.codes.items()))
        yield from ("", "Names")
        yield from self._names(entity)
        documents = len({mention.document for mention in entity.mentions})
        yield from ("", f"Mentioned {count(len(entity.mentions), 'time')} in {count(documents, 'document')}")
        for mention in entity.mentions[:_MENTIONS]:
            yield from self._place(mention.document, mention.start, mention.end)
            yield from wrapped(self._in_context(mention.document, (mention.start, mention.end)), "    ")
        if len(entity.mentions) > _MENTIONS:
            yield f"  and {len(entity.mentions) - _MENTIONS:,} more, in mentions.jsonl"
        facts = [f for f in self._result.facts if f.subject.entity == entity.id]
        others = [f for f in self._result.facts if isinstance(f.value, EntityValue) and f.value.entity == entity.id]
        for title, group in (("Facts", facts), ("Facts about other entities with this one as value", others)):
            yield from ("", f"{title}: {len(group):,}")
            yield from (line for f in group[:_FACTS] for line in wrapped(f"{f.id}  {statement(f)}", "  ", " " * 18))
            if len(group) > _FACTS:
                yield f"  and {len(group) - _FACTS:,} more, in facts.csv"

    def _meaning(self, predicate: str) -> Lines:
        if sentence := meaning(predicate, self._vocabulary):
            yield from wrapped(f"{predicate_in_words(predicate)}: {sentence}", "  ")

    # --- evidence

    def _by_place(self, conflict: Conflict, side: Side) -> list[list[CitedEvidence]]:
        """The evidence for a side, by place: all items of a list together."""
        places: dict[tuple[str, int, int], list[CitedEvidence]] = {}
        for cited in cited_evidence(conflict, side, self._facts, self._mentions_in):
            evidence = cited.evidence
            places.setdefault((evidence.document, evidence.start, evidence.end), []).append(cited)
        return [places[place] for place in sorted(places)]

    def _evidence(self, cited: Sequence[CitedEvidence], label: str) -> Lines:
        """A quote, with all the facts and words that are cited from it."""
        evidence = cited[0].evidence
        yield from self._place(evidence.document, evidence.start, evidence.end, position_in_words(evidence))
        facts = ", ".join(dict.fromkeys(one.fact.id for one in cited))
        for rule in sorted({one.evidence.rule for one in cited}):
            how = rule_in_words(rule, self._vocabulary)
            yield from wrapped(f"{facts}, rule {rule}" + (f": {how}" if how else ""), "    ", "      ")
        labels = [(span, label) for span in union(span for one in cited for span in one.spans)]
        if evidence.subject is not None and all(_apart(evidence.subject, span) for span, _ in labels):
            labels.append((evidence.subject, "subject"))
        yield from wrapped(self._in_context_labelled(evidence, labels), "    ")

    def _in_context_labelled(self, evidence: Evidence, labels: Iterable[tuple[Span, str]]) -> str:
        quote = evidence.quote
        written, position = "", 0
        for (start, end), label in sorted(labels):
            start, end = max(start - evidence.start, position), min(end - evidence.start, len(quote))
            if start < end:
                written += f"{quote[position:start]}[{label}: {quote[start:end]}]"
                position = end
        return self._surrounded(evidence.document, evidence.start, quote, written + quote[position:])

    def _in_context(self, document: str, span: Span) -> str:
        quote = self._texts.text(document)[span[0] : span[1]]
        return self._surrounded(document, span[0], quote, quote)

    def _surrounded(self, document: str, start: int, quote: str, shown: str) -> str:
        if not self._texts.holds(document, start, quote):
            return f"«{shown}»"
        before, after = self._texts.around(document, (start, start + len(quote)), _CONTEXT)
        return f"{before}«{shown}»{after}"

    def _place(self, document: str, start: int, end: int, position: str = "") -> list[str]:
        where = f", {position}" if position else ""
        line = f", line {self._texts.line(document, start):,}" if self._texts.text(document)[start:end] else ""
        return wrapped(f"{self._document(document)}{where}{line}, characters {start}–{end}", "  ")

    def _document(self, document: str) -> str:
        about = self._about.get(document)
        return f"{document} ({about})" if about else document

    # --- how words were resolved

    def _resolution(self, ref: EntityRef, sources: Iterable[tuple[Evidence, Span | None]]) -> Lines:
        yield from wrapped(f"{ref.name} ({ref.type}), {ref.entity}", "  ")
        entity = self._entities.get(ref.entity)
        merges = {merge.name: merge for merge in entity.merges} if entity else {}
        names = {ref.name, *(entity.names if entity else ())}
        for evidence, span in sources:
            if span is None:
                how = "not in the quote: taken from the heading, the label or the topic of the section"
            else:
                words = evidence.quote[span[0] - evidence.start : span[1] - evidence.start]
                if words in merges:
                    how = f"“{words}”: {merges[words].reason} (score {merges[words].score:.2f})"
                elif words in names:
                    how = f"“{words}” is its name"
                else:
                    how = f"“{words}”: {self._reference(evidence.document, span, ref)}"
            yield from wrapped(f"- in {evidence.document}, {how}", "  ", "    ")
        yield from (line for merge in merges.values() for line in _merge(merge))

    def _reference(self, document: str, span: Span, ref: EntityRef) -> str:
        kinds = {m.kind for m in self._mentions_in(document) if m.entity == ref.entity and not _apart(span, m.span)}
        if "pronoun" in kinds:
            return "a pronoun that refers to it"
        if "noun" in kinds:
            return "a noun phrase that refers to it"
        return "a part of its name, or other words for it"

    def _reading(self, fact: Fact) -> Lines:
        yield from wrapped(f"{value_in_words(fact.value)}: {_kind_of(fact.value)}", "  ")
        for evidence in fact.evidence:
            for start, end in value_spans(fact.value, evidence):
                words = evidence.quote[start - evidence.start : end - evidence.start]
                times = [m.timex for m in self._mentions_in(evidence.document) if m.span == (start, end) and m.timex]
                how = f", a {times[0].type.lower()} read as {times[0].value}" if times else ""
                yield from wrapped(f"- in {evidence.document}, “{words}”{how}", "  ", "    ")

    def _names(self, entity: Entity) -> Lines:
        merged = {merge.name for merge in entity.merges}
        unmerged = dict.fromkeys((entity.name, *entity.names))
        yield from (line for name in unmerged if name not in merged for line in wrapped(f"- {name}", "  ", "    "))
        yield from (line for merge in entity.merges for line in _merge(merge))
        yield from (line for doubt in entity.doubts for line in wrapped(f"- undecided: {doubt}", "  ", "    "))

    def _mentions_in(self, document: str) -> list[Mention]:
        if document not in self._mentions:
            self._mentions[document] = [mention for mention in self._result.mentions if mention.document == document]
        return self._mentions[document]


def _kind_of(value: Value) -> str:
    if isinstance(value, DateValue):
        readings = f", read as {' or '.join(value.readings)}" if value.readings else ""
        return f"a date ({value.edtf} in EDTF{readings})"
    if isinstance(value, NumberValue):
        bounds = (
            f", between {value.low:g} and {value.high:g}" if value.low is not None and value.high is not None else ""
        )
        return f"a number, {value.amount:,.15g}{' ' + value.unit if value.unit else ''}{bounds}"
    return "text as written in the document"


def _merge(merge: Merge) -> list[str]:
    return wrapped(f"- {merge.name}: {merge.reason} (score {merge.score:.2f})", "  ", "    ")


def _apart(a: Span, b: Span) -> bool:
    return a[1] <= b[0] or b[1] <= a[0]
