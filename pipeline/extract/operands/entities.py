"""Operands that are entities, and the types that they may have."""

from collections.abc import Iterable

from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Mention, Operand
from pipeline.vocabulary.predicates import Predicate, allows

_ANY = ("any",)


def topic(predicate: Predicate) -> Operand:
    """A subject that the text leaves to the heading or the section."""
    return Operand(types=predicate.subject)


def entity_operand(reading: Reading, argument: Argument, types: tuple[str, ...] = _ANY) -> Operand | None:
    """The operand for an argument that refers to an entity of one of these types; None for another argument."""
    mention = reading.mention_of(argument)
    if mention is None or not may_refer(mention, types):
        return None
    return Operand(span=mention.span, mention=argument.mention, types=types)


def name_operand(reading: Reading, argument: Argument) -> Operand | None:
    """The operand for an argument that is a name; None for another argument."""
    mention = reading.mention_of(argument)
    if mention is None or mention.kind != "name":
        return None
    return Operand(span=mention.span, mention=argument.mention, types=_ANY)


def may_refer(mention: Mention, types: tuple[str, ...]) -> bool:
    """Whether a mention can refer to an entity of one of these types. What a pronoun refers to is not known yet."""
    if mention.kind in {"time", "quantity"}:
        return False
    if mention.kind == "pronoun":
        return mention.type == "THING" or allows(types, "PERSON")
    return allows(types, mention.type)


def speaker(reading: Reading, clause: Clause) -> Operand | None:
    """The operand for the speaker whose words a clause reports; None if the document says it in its own voice."""
    if clause.attributed_to is None:
        return None
    return Operand(span=reading.mentions[clause.attributed_to].span, mention=clause.attributed_to, types=_ANY)


def outermost(mentions: Iterable[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    """Mentions, in text order and with their indexes, without those that begin inside one that is kept."""
    kept: list[tuple[int, Mention]] = []
    for index, mention in mentions:
        if not kept or mention.start >= kept[-1][1].end:
            kept.append((index, mention))
    return kept


def named_entities(mentions: Iterable[tuple[int, Mention]], types: tuple[str, ...]) -> list[Operand]:
    """The operands for the outermost of these mentions, of those that are names of entities of one of these types."""
    return [
        Operand(span=mention.span, mention=index, types=types)
        for index, mention in outermost(mentions)
        if mention.kind == "name" and may_refer(mention, types)
    ]
