"""Drafts: a resolved statement is a fact with one piece of evidence."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.records import EntityRef, EntityValue, Evidence, Operand, Span, Statement, Value
from pipeline.records.base import identifier
from pipeline.resolve.coreference import Coreference
from pipeline.resolve.events import Events
from pipeline.resolve.keys import Key, abbreviation_key
from pipeline.resolve.registry import Registry
from pipeline.resolve.things import DescribedThings
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.predicates import ANYTHING, OPEN, Predicate, allows


class Draft(NamedTuple):
    """A fact with one piece of evidence."""

    subject: EntityRef
    predicate: str
    value: Value
    qualifiers: dict[str, tuple[Value, ...]]
    statement: Statement
    attributed_to: str | None
    confidence: float
    evidence: Evidence

    def identity(self) -> tuple[str, ...]:
        """What two drafts of one fact share. The time is part of it; other qualifiers add to the fact."""
        return (
            self.subject.entity,
            self.predicate,
            self.value.identity,
            "|".join(sorted(value.name for value in self.qualifiers.get("time", ()))),
            self.statement.polarity,
            self.statement.certainty,
            self.attributed_to or "",
        )


class Drafting:
    """Drafts the facts that the statements of one document state. `keys` are those of the entities that the facts name."""

    def __init__(
        self,
        coreference: Coreference,
        registry: Registry,
        vocabulary: Vocabulary,
        things: DescribedThings,
        events: Events,
    ) -> None:
        self.keys: set[Key] = set()
        self._coreference = coreference
        self._things = things
        self._events = events
        self._document = coreference.document
        self._registry = registry
        self._predicates = vocabulary.predicates
        self._confidence = vocabulary.lexicon.resolve.confidence

    def drafts(self) -> Iterator[Draft]:
        """The drafts of all statements, in their order. A statement gives no draft if the document does not say what it is about, if its
        predicate does not allow that subject, or if it is an open fact about a thing without a name. It gives several drafts if its subject
        or value is "they" or "two of them"."""
        for statement in self._document.statements:
            yield from self._of_statement(statement)

    def _of_statement(self, statement: Statement) -> Iterator[Draft]:
        statement, keys = self._subjects(statement)
        for key in keys:
            yield from self._about(key, statement)

    def _about(self, key: Key, statement: Statement) -> Iterator[Draft]:
        """The drafts of a statement about one thing."""
        predicate = self._predicates.get(statement.predicate, ANYTHING)
        if not allows(predicate.subject, self._registry.type(key)):
            return
        if self._is_nameless(statement.subject, key) and statement.predicate.startswith(OPEN):
            return  # "a resolution": nobody could tell which
        name, type_ = self._registry.name(key), self._registry.type(key)
        subject = EntityRef(entity=self._registry.identifier(key), name=name, type=type_)
        confidence = statement.confidence * self._subject_confidence(statement.subject)
        for value, value_confidence in self._values(statement, predicate, key):
            if isinstance(value, EntityValue) and value.entity == subject.entity:
                continue
            self.keys.add(key)
            yield Draft(
                subject=subject,
                predicate=statement.predicate,
                value=value,
                qualifiers=self._qualifiers(statement),
                statement=statement,
                attributed_to=self._speaker(statement),
                confidence=confidence * value_confidence,
                evidence=self._evidence(statement),
            )

    # Subject and value

    def _subjects(self, statement: Statement) -> tuple[Statement, list[Key]]:
        """The keys of what a statement is about: several for "they", none if the document does not say. Returned with the statement,
        because the noun that is the subject of an open statement may become part of its predicate."""
        index = statement.subject.mention
        if (
            index is not None
            and self._document.mentions[index].kind == "pronoun"
            and self._document.mentions[index].plural
        ):
            people = self._coreference.referents(statement.subject, statement)
            if people:
                return statement, people
        statement, key = self._subject(statement)
        return statement, [key] if key is not None else []

    def _subject(self, statement: Statement) -> tuple[Statement, Key | None]:
        """The key of the one thing that a statement is about; None if the document does not say."""
        operand = statement.subject
        predicate = self._predicates.get(statement.predicate, ANYTHING)
        key = self._referent(operand, statement)
        if key is None and (noun := self._noun_of_open(statement)) is not None:
            # "The film grossed …", and nothing before it is described as a film: the statement is about the topic of the document.
            renamed = f"{OPEN}{noun}_{statement.predicate.removeprefix(OPEN)}"
            statement = statement.model_copy(update={"predicate": renamed, "subject": Operand()})
            key = self._coreference.topics.of_document()
        elif key is None and statement.value.literal and predicate.abbreviates and operand.span is not None:
            # A long form that is not a mention was registered under the abbreviation that it defines.
            key = abbreviation_key(self._document.id, statement.value.literal.name)
        return statement, key

    def _referent(self, operand: Operand, statement: Statement) -> Key | None:
        """The key of an event, of a described thing, or of whatever else an operand refers to; None if the document does not say."""
        if operand.event is not None:
            return self._events.key(self._document.id, operand.event)
        predicate = self._predicates.get(statement.predicate, ANYTHING)
        measured = predicate.measure is not None or predicate.state
        if measured and operand.span is None and operand.types == ("EVENT",):
            return self._events.main(self._document.id)
        if operand.described is not None or (measured and operand.literal is None):
            return self._things.key(operand) or self._titled(operand)
        key = self._coreference.referent(operand, statement)
        if self._is_of_sheet(operand, predicate) and (key is None or not self._is_in_heading(key)):
            return self._things.topic
        # "Architect: Anna Berg" under a heading that is no name of a known type.
        made = key is None and operand.span is None and operand.literal is None and predicate.sole is not None
        return self._things.topic if made else key

    def _titled(self, operand: Operand) -> Key | None:
        """What the title names, for an "it" that nothing before it explains: "It has 900 seats"."""
        index = operand.mention
        is_pronoun = index is not None and self._document.mentions[index].kind == "pronoun"
        return self._coreference.titled(index) if index is not None and is_pronoun else None

    def _is_of_sheet(self, operand: Operand, predicate: Predicate) -> bool:
        """Whether a field is about what its sheet is about: a document with one heading, which names something that can have it."""
        topic, blocks = self._things.topic, self._document.annotation.blocks
        if topic is None or operand.span is not None or operand.literal is not None or not blocks:
            return False
        alone = blocks[0].kind == "heading" and all(b.kind != "heading" for b in blocks[1:])
        return alone and allows(predicate.subject, self._registry.type(topic)) and predicate.subject != ("any",)

    def _is_in_heading(self, key: Key) -> bool:
        """Whether the first heading of the document names an entity."""
        heading = self._document.text[slice(*self._document.annotation.blocks[0].body)]
        return self._registry.name(key).casefold() in heading.casefold()

    def _is_nameless(self, operand: Operand, key: Key) -> bool:
        """Whether a statement is about something that a common noun refers to and that has no proper name."""
        is_noun = operand.mention is not None and self._document.mentions[operand.mention].kind == "noun"
        return is_noun and self._registry.name(key).islower()

    def _noun_of_open(self, statement: Statement) -> str | None:
        """The noun, in lower case, that is the subject of an open statement; None for another subject."""
        index = statement.subject.mention
        if index is None or not statement.predicate.startswith(OPEN):
            return None
        mention = self._document.mentions[index]
        return mention.text.casefold() if mention.kind == "noun" and " " not in mention.text else None

    def _values(self, statement: Statement, predicate: Predicate, subject: Key) -> Iterator[tuple[Value, float]]:
        """The values of a statement, each with a factor of confidence, which depends on how it is referred to."""
        operand, unlike = statement.value, self._registry.find(subject)
        if operand.literal is not None:
            yield operand.literal, self._confidence.by_name
        elif operand.count is not None:
            for key in self._coreference.members(operand, statement):
                yield self._entity_value(key), self._confidence.by_reference
        else:
            by_name = self._is_by_name(operand)
            for referent in self._referents(operand, statement, unlike):
                if allows(predicate.objects, self._registry.type(referent)):
                    yield (
                        self._choice(referent, operand, statement),
                        self._confidence.by_name if by_name else self._confidence.by_reference,
                    )

    def _referents(self, operand: Operand, statement: Statement, unlike: Key) -> list[Key]:
        """The keys of the described thing or of all else that a value refers to."""
        if operand.described is None:
            return self._coreference.referents(operand, statement, unlike)
        key = self._things.key(operand)
        return [key] if key is not None else []

    def _choice(self, first: Key, operand: Operand, statement: Statement) -> EntityValue:
        """The value for an entity with its alternatives, if it has any: "Lund or Malmö"."""
        value = self._entity_value(first)
        others = [k for o in operand.alternatives if (k := self._coreference.referent(o, statement)) is not None]
        values = {v.entity: v for v in (value, *map(self._entity_value, others))}
        if len(values) == 1:
            return value
        return EntityValue(
            name=" or ".join(v.name for v in values.values()), entity=min(values), readings=tuple(sorted(values))
        )

    def _entity_value(self, key: Key) -> EntityValue:
        self.keys.add(key)
        return EntityValue(name=self._registry.name(key), entity=self._registry.identifier(key))

    # Qualifiers, confidence and evidence

    def _qualifiers(self, statement: Statement) -> dict[str, tuple[Value, ...]]:
        qualifiers = {name: self._qualifier(statement, operands) for name, operands in statement.qualifiers.items()}
        return {name: values for name, values in qualifiers.items() if values}

    def _qualifier(self, statement: Statement, operands: Iterable[Operand]) -> tuple[Value, ...]:
        values: list[Value] = []
        for operand in operands:
            if operand.literal is not None:
                values.append(operand.literal)
            elif (key := self._coreference.referent(operand, statement)) is not None:
                values.append(self._entity_value(key))
        return tuple(dict.fromkeys(values))

    def _speaker(self, statement: Statement) -> str | None:
        """The name of whoever says it, as written if that is not a known entity; None if the document itself says it."""
        operand = statement.attributed_to
        if operand is None:
            return None
        key = self._coreference.referent(operand, statement)
        if key is not None:
            return self._registry.name(key)
        return self._registry.forms.plain(self._document.text[slice(*operand.span)]) if operand.span else None

    def _subject_confidence(self, operand: Operand) -> float:
        if self._is_by_name(operand):
            return self._confidence.by_name
        return self._confidence.by_topic if operand.span is None else self._confidence.by_reference

    def _is_by_name(self, operand: Operand) -> bool:
        return operand.mention is not None and self._document.mentions[operand.mention].kind == "name"

    def _evidence(self, statement: Statement) -> Evidence:
        start, end = statement.span
        affirmed = statement.polarity == "affirmed"
        enumeration = identifier("l", self._document.id, statement.enumeration) if statement.enumeration else None
        return Evidence(
            document=self._document.id,
            start=start,
            end=end,
            quote=self._document.text[start:end],
            subject=_span_inside(statement.subject, statement),
            value=_span_inside(statement.value, statement),
            rule=statement.rule,
            enumeration=enumeration if affirmed else None,
            closed=statement.closed and affirmed,
            count=statement.count,
            corrects=statement.corrects.literal if statement.corrects is not None else None,
        )


def _span_inside(operand: Operand, statement: Statement) -> Span | None:
    """The span of an operand; None if it is not inside the statement."""
    if operand.span is None:
        return None
    start, end = operand.span
    return operand.span if statement.span[0] <= start < end <= statement.span[1] else None
