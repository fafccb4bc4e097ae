"""From what was read in each document to entities and facts about them."""

import math
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from pipeline.records import (
    Alias,
    DateValue,
    Entity,
    EntityRef,
    EntityValue,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Operand,
    Review,
    Statement,
    Value,
)
from pipeline.records.base import identifier
from pipeline.resolve.joins import join_across_documents, join_aliases, join_in_document, keep_apart, separate
from pipeline.resolve.keys import content, folded, head, is_acronym, name_key, plain
from pipeline.resolve.namesakes import Namesakes, doubt_namesakes, find_namesakes
from pipeline.resolve.references import References
from pipeline.resolve.register import Register
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.predicates import ANYTHING, OPEN, Predicate, allows

# How much surer a statement is whose subject and value stand in the text by name.
_BY_REFERENCE = 0.93
_BY_TOPIC = 0.95
_MOST = 0.99
_INDEFINITE = re.compile(r"\b(?:an?|another)\s+$", re.IGNORECASE)
_BEHIND_PREPOSITION = re.compile(r"\b(?:by|for|from|into|of|through|to|under|with)\s+an?\s+$", re.IGNORECASE)


class Resolution(NamedTuple):
    """The entities, all mentions with the entity each refers to, and the facts; each sorted."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]


def resolve(
    readings: Sequence[Extraction],
    vocabulary: Vocabulary,
    aliases: Sequence[Alias] = (),
    reviews: Sequence[Review] = (),
) -> Resolution:
    """Entities and facts of all documents together. The order of the readings does not matter; what `aliases` say of names and
    `reviews` of things that are not the same has the last word."""
    readings = sorted(readings, key=lambda r: r.document.id)
    predicates, lexicon = vocabulary.predicates, vocabulary.lexicon
    register = Register()
    apart = frozenset(folded(n) for a in aliases if a.different_from for n in (a.name, a.different_from))
    namesakes = find_namesakes(readings, lexicon)
    keys = [_name_mentions(reading, register, lexicon, apart, namesakes) for reading in readings]
    keep_apart(aliases, keys, register)
    doubt_namesakes(namesakes, keys, register)
    for reading, known in zip(readings, keys, strict=True):
        join_in_document(reading, known, register, lexicon)
    join_across_documents(readings, keys, _defined(readings, register), register)
    join_aliases(aliases, keys, register)
    separate(reviews, readings, keys, register)
    references = []
    for reading, known in zip(readings, keys, strict=True):
        found = References(reading.annotation, known, register, lexicon, reading.document)
        found.resolve_nouns()
        references.append(found)
        _note_references(reading, known, register)
    owners = _owners(readings, keys, references, register)
    _join_bodies(owners, register, lexicon)
    drafts: dict[tuple[str, ...], list[_Draft]] = {}
    for reading, known, reference in zip(readings, keys, references, strict=True):
        for statement in reading.statements:
            for draft in _drafts(reading, statement, known, reference, register, predicates):
                drafts.setdefault(draft.identity(), []).append(draft)
    facts = tuple(sorted((_fact(same) for same in drafts.values()), key=_fact_order))
    mentions = tuple(
        mention.model_copy(update={"entity": register.identifier(known[i])}) if i in known else mention
        for reading, known in zip(readings, keys, strict=True)
        for i, mention in enumerate(reading.annotation.mentions)
    )
    wanted = {key for known in keys for key in known.values()} | {r.titled for r in references if r.titled}
    return Resolution(register.entities(wanted), mentions, facts)


# Names


def _defined(readings: Sequence[Extraction], register: Register) -> dict[str, set[str]]:
    """What each abbreviation is defined as, somewhere in the corpus."""
    defined: dict[str, set[str]] = {}
    for reading in readings:
        for definition in reading.annotation.definitions:
            short = reading.document.text[slice(*definition.short)]
            defined.setdefault(short, set()).add(register.find(_short_key(reading, short)))
    return defined


def _name_mentions(
    reading: Extraction, register: Register, lexicon: Lexicon, apart: Container[str], namesakes: Namesakes
) -> dict[int, str]:
    """A key for each mention that names something, entered in the register. Names that are kept `apart` have keys of their
    own, and so has each of several people of one name."""
    text = reading.document.text
    shorts = {text[slice(*d.short)]: plain(text[slice(*d.long)]) for d in reading.annotation.definitions}
    dates = _event_dates(reading)
    keys: dict[int, str] = {}
    for index, mention in enumerate(reading.annotation.mentions):
        if mention.kind not in {"name", "noun"}:
            continue
        key = _key(reading, index, mention, shorts, dates, lexicon)
        if key is None:
            continue
        if folded(mention.text) in apart:
            key = f"{key}#{folded(mention.text)}"
        keys[index] = key = namesakes.of(reading.document.id, key)
        name = plain(mention.text)
        if mention.type == "EVENT" and index in dates and key.endswith(dates[index]):
            name = f"{name} ({dates[index]})"
        told = head(mention.text) in lexicon.name_types or name in shorts
        register.add(key, name, mention.type, told=told, mention=(reading.document.id, mention.start, mention.end))
    for definition in reading.annotation.definitions:
        long, short = plain(text[slice(*definition.long)]), text[slice(*definition.short)]
        at = next(
            (i for i, m in enumerate(reading.annotation.mentions) if i in keys and m.span == definition.long), None
        )
        type_ = lexicon.name_types.get(head(long), "TERM")
        key = keys[at] if at is not None else name_key(long, type_, lexicon)
        if at is None:
            register.add(key, long, type_, told=type_ != "TERM", mention=(reading.document.id, *definition.long))
        own = _short_key(reading, short)
        register.add(own, short, register.type(key), told=False)
        register.merge(own, key, short, f"defined in {reading.document.id}: {long} ({short})", 0.98)
    return keys


def _short_key(reading: Extraction, short: str) -> str:
    """An abbreviation means what its own document says it means."""
    return f"short:{reading.document.id}:{short}"


def _event_dates(reading: Extraction) -> dict[int, str]:
    """The date of each event mention that has just one."""
    dates: dict[int, set[str]] = {}
    for statement in reading.statements:
        if (
            statement.predicate == "held"
            and statement.subject.mention is not None
            and isinstance(statement.value.literal, DateValue)
        ):
            dates.setdefault(statement.subject.mention, set()).add(statement.value.literal.edtf)
    return {index: next(iter(found)) for index, found in dates.items() if len(found) == 1}


def _key(
    reading: Extraction,
    index: int,
    mention: Mention,
    shorts: Mapping[str, str],
    dates: Mapping[int, str],
    lexicon: Lexicon,
) -> str | None:
    name = plain(mention.text)
    if name in shorts:
        return _short_key(reading, name)
    expanded = " ".join(shorts.get(word, word) for word in name.split())
    if mention.type == "EVENT" and mention.plural:
        return None
    if mention.type == "EVENT":
        if name[0].isupper() and mention.kind == "name" and _large_head(mention):
            return name_key(expanded, mention.type, lexicon)
        key = name_key(expanded, mention.type, lexicon)
        if index in dates:
            # Sessions and meetings recur: without its date nobody knows which one is meant.
            return f"{key}@{dates[index]}"
        return f"{key}@{reading.document.id}" if len(content(name, lexicon)) > 1 else None
    if mention.kind == "noun":
        indefinite = _INDEFINITE.search(reading.document.text, max(0, mention.start - 8), mention.start) is not None
        # "An organisation" mostly describes what has a name elsewhere, but not behind a preposition ("given to a commission"); "a
        # resolution" is a thing of its own.
        behind = _BEHIND_PREPOSITION.search(reading.document.text, max(0, mention.start - 16), mention.start)
        own = indefinite and not mention.plural and (mention.type != "ORG" or behind is not None)
        return f"thing:{reading.document.id}:{mention.start}" if own else None
    return name_key(expanded, mention.type, lexicon)


def _large_head(mention: Mention) -> bool:
    return mention.head is not None and mention.text[mention.head[0] - mention.start].isupper()


def _note_references(reading: Extraction, known: Mapping[int, str], register: Register) -> None:
    for index, key in known.items():
        mention = reading.annotation.mentions[index]
        if mention.kind == "noun":
            register.add(
                key,
                mention.text,
                mention.type,
                told=False,
                mention=(reading.document.id, mention.start, mention.end),
                names_it=False,
            )


# Bodies


def _owners(
    readings: Sequence[Extraction], keys: Sequence[dict[int, str]], references: Sequence[References], register: Register
) -> dict[str, str]:
    """For each body, by key, the organisation it belongs to: said by a statement, or by a name in front ("LL council of …")."""
    owners: dict[str, str] = {}
    for reading, known, reference in zip(readings, keys, references, strict=True):
        for statement in reading.statements:
            if statement.predicate == "body" and statement.value.mention in known:
                owner = _refer(statement.subject, reading, statement, known, reference)
                if owner is not None and statement.value.mention is not None:
                    owners.setdefault(known[statement.value.mention], owner)
        organisations = [(reading.annotation.mentions[i], key) for i, key in known.items()]
        organisations = [(mention, key) for mention, key in organisations if mention.type == "ORG"]
        at_start: dict[int, list[tuple[Mention, str]]] = {}
        for mention, key in organisations:
            at_start.setdefault(mention.start, []).append((mention, key))
        for mention, key in organisations:
            for inner, owner in at_start[mention.start]:
                if inner.end < mention.end:
                    owners.setdefault(key, owner)
    return owners


def _join_bodies(owners: Mapping[str, str], register: Register, lexicon: Lexicon) -> None:
    """Bodies of one organisation whose names differ only in the organisation's name and in words that tell nothing."""
    by_owner: dict[tuple[str, tuple[str, ...]], str] = {}
    for body, owner in sorted(owners.items()):
        own = {w for name in register.names(owner) for w in [folded(name)] if is_acronym(name)}
        for name in sorted(register.names(body)):
            rest = plain(name)
            for owner_name in sorted(register.names(owner), key=len, reverse=True):
                if folded(rest).startswith(folded(owner_name) + " "):
                    rest = rest[len(owner_name) :].strip()
            bag = tuple(w for w in content(rest, lexicon) if w not in lexicon.indistinct and w not in own)
            if len(bag) < 2:
                continue
            first = by_owner.setdefault((register.find(owner), bag), body)
            if register.find(first) != register.find(body):
                register.merge(body, first, name, f"the same body of {register.name(owner)}, in other words", 0.85)


# Facts


class _Draft(NamedTuple):
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
        """What must be the same for two readings to be one fact. Time scopes a fact; other qualifiers add to it."""
        time = "|".join(sorted(v.name for v in self.qualifiers.get("time", ())))
        s = self.statement
        return (
            self.subject.entity,
            self.predicate,
            self.value.identity,
            time,
            s.polarity,
            s.certainty,
            self.attributed_to or "",
        )


def _drafts(
    reading: Extraction,
    statement: Statement,
    known: dict[int, str],
    reference: References,
    register: Register,
    predicates: Mapping[str, Predicate],
) -> Iterable[_Draft]:
    predicate = predicates.get(statement.predicate, ANYTHING)
    subject_key = _refer(statement.subject, reading, statement, known, reference)
    if subject_key is None and (noun := _open_noun(reading, statement)) is not None:
        # "The film grossed …", where nothing before is said to be a film: of what the document is about.
        subject_key = reference.title()
        what = statement.predicate.removeprefix(OPEN)
        statement = statement.model_copy(update={"predicate": f"{OPEN}{noun}_{what}", "subject": Operand()})
    if subject_key is None and statement.subject.mention is None and statement.subject.span is not None:
        # A long form that is no mention: it was entered under the short form that it defines.
        subject_key = _short_key(reading, statement.value.literal.name) if statement.value.literal else None
    if subject_key is None or not allows(predicate.subject, register.type(subject_key)):
        return
    subject = EntityRef(
        entity=register.identifier(subject_key), name=register.name(subject_key), type=register.type(subject_key)
    )
    certainty = (
        1.0 if _by_name(reading, statement.subject) else _BY_TOPIC if statement.subject.span is None else _BY_REFERENCE
    )
    for value, sure in _values(reading, statement, known, reference, register, predicate, subject_key):
        if isinstance(value, EntityValue) and value.entity == subject.entity:
            continue
        qualifiers = {
            name: found
            for name, operands in statement.qualifiers.items()
            if (found := _qualifier(reading, statement, operands, known, reference, register))
        }
        speaker = (
            _refer(statement.attributed_to, reading, statement, known, reference) if statement.attributed_to else None
        )
        attributed = register.name(speaker) if speaker else _words(reading, statement.attributed_to)
        start, end = statement.span
        yield _Draft(
            subject=subject,
            predicate=statement.predicate,
            value=value,
            qualifiers=qualifiers,
            statement=statement,
            attributed_to=attributed,
            confidence=statement.confidence * certainty * sure,
            evidence=Evidence(
                document=reading.document.id,
                start=start,
                end=end,
                quote=reading.document.text[start:end],
                subject=_inside(statement.subject, statement),
                value=_inside(statement.value, statement),
                rule=statement.rule,
                enumeration=identifier("l", reading.document.id, statement.enumeration)
                if statement.enumeration and statement.polarity == "affirmed"
                else None,
                closed=statement.closed and statement.polarity == "affirmed",
                count=statement.count,
            ),
        )


def _open_noun(reading: Extraction, statement: Statement) -> str | None:
    """The noun, in lower case, that is the subject of an open statement; null for another subject."""
    mention = (
        reading.annotation.mentions[statement.subject.mention]
        if statement.subject.mention is not None and statement.predicate.startswith(OPEN)
        else None
    )
    return (
        mention.text.casefold() if mention is not None and mention.kind == "noun" and " " not in mention.text else None
    )


def _by_name(reading: Extraction, operand: Operand) -> bool:
    return operand.mention is not None and reading.annotation.mentions[operand.mention].kind == "name"


def _inside(operand: Operand, statement: Statement) -> tuple[int, int] | None:
    if operand.span is None or not (statement.span[0] <= operand.span[0] < operand.span[1] <= statement.span[1]):
        return None
    return operand.span


def _words(reading: Extraction, operand: Operand | None) -> str | None:
    return plain(reading.document.text[slice(*operand.span)]) if operand and operand.span else None


def _refer(
    operand: Operand,
    reading: Extraction,
    statement: Statement,
    known: dict[int, str],
    reference: References,
    unlike: str | None = None,
) -> str | None:
    """The key of what an operand refers to; null if nobody can tell."""
    if operand.mention is not None:
        mention = reading.annotation.mentions[operand.mention]
        if mention.kind == "pronoun":
            key = reference.pronoun(operand.mention, operand.types, unlike)
            if key is None and statement.predicate.startswith(OPEN) and operand == statement.subject:
                key = reference.title(operand.mention)
            if key is not None:
                known.setdefault(operand.mention, key)
            return key
        return known.get(operand.mention)
    if operand == Operand():
        return reference.title()
    if operand.span is None and operand.literal is None:
        return reference.topic(reading.annotation.blocks[statement.block].section, operand.types)
    return None


def _values(
    reading: Extraction,
    statement: Statement,
    known: dict[int, str],
    reference: References,
    register: Register,
    predicate: Predicate,
    subject: str,
) -> Iterable[tuple[Value, float]]:
    operand = statement.value
    if operand.literal is not None:
        yield operand.literal, 1.0
    elif operand.count is not None:
        for key in reference.some_of_them(statement, operand):
            yield _entity_value(key, register), _BY_REFERENCE
    else:
        referent = _refer(operand, reading, statement, known, reference, unlike=register.find(subject))
        if referent is not None and allows(predicate.objects, register.type(referent)):
            yield _entity_value(referent, register), 1.0 if _by_name(reading, operand) else _BY_REFERENCE


def _entity_value(key: str, register: Register) -> EntityValue:
    return EntityValue(name=register.name(key), entity=register.identifier(key))


def _qualifier(
    reading: Extraction,
    statement: Statement,
    operands: Iterable[Operand],
    known: dict[int, str],
    reference: References,
    register: Register,
) -> tuple[Value, ...]:
    values: list[Value] = []
    for operand in operands:
        if operand.literal is not None:
            values.append(operand.literal)
        elif (key := _refer(operand, reading, statement, known, reference)) is not None:
            values.append(_entity_value(key, register))
    return tuple(dict.fromkeys(values))


def _fact(drafts: Sequence[_Draft]) -> Fact:
    """One fact from all drafts that say it."""
    first = drafts[0]
    evidence = sorted(
        {d.evidence for d in drafts},
        key=_evidence_order,
    )
    best: dict[str, _Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.confidence, _evidence_order(d.evidence))):
        best.setdefault(draft.evidence.document, draft)
    # What is said again in the same words, in a copy, makes nothing surer.
    surest: dict[str, float] = {}
    for draft in best.values():
        surest.setdefault(" ".join(draft.evidence.quote.casefold().split()), draft.confidence)
    doubt = math.prod(sorted(1 - confidence for confidence in surest.values()))
    qualifiers: dict[str, list[Value]] = {}
    for draft in drafts:
        for name, values in draft.qualifiers.items():
            qualifiers.setdefault(name, []).extend(v for v in values if v not in qualifiers.get(name, []))
    return Fact(
        id=identifier("f", *first.identity()),
        subject=first.subject,
        predicate=first.predicate,
        value=first.value,
        qualifiers={name: tuple(sorted(values, key=lambda v: v.name)) for name, values in sorted(qualifiers.items())},
        polarity=first.statement.polarity,
        certainty=first.statement.certainty,
        attributed_to=first.attributed_to,
        confidence=round(min(_MOST, 1 - doubt), 2),
        evidence=tuple(evidence),
    )


def _evidence_order(evidence: Evidence) -> tuple[object, ...]:
    """A total order: what is the same in all that is asked for first must not stand as the set happens to give it."""
    e = evidence
    place = e.document, e.start, e.end, e.rule, e.value or (0, 0), e.subject or (0, 0)
    return *place, e.enumeration or "", e.closed, e.count or 0


def _fact_order(fact: Fact) -> tuple[object, ...]:
    return fact.subject.name.casefold(), fact.subject.entity, fact.predicate, fact.value.name.casefold(), fact.id
