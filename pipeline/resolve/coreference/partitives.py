"""Partitives: who "six of them (except A and B)" are."""

from pipeline.records import Mention, Operand, Statement
from pipeline.resolve.context import Context
from pipeline.resolve.keys import Key, kind_of


def members_left(context: Context, operand: Operand, statement: Statement) -> list[Key]:
    """The things of one kind named before in the same block, without the exceptions of the operand.

    They are gathered sentence by sentence, the nearest first, until there are as many as `operand.count` says, not counting the exceptions.
    The result is empty if they never are.
    """
    assert operand.span is not None
    document, registry = context.document, context.registry
    exceptions = {registry.find(document.keys[i]) for i in operand.without if i in document.keys}
    kinds = {kind_of(registry.type(key)) for key in exceptions} or {"place"}
    start = document.annotation.blocks[statement.block].start
    by_sentence: dict[int, list[Key]] = {}
    for index, mention in enumerate(document.mentions):
        if not (start <= mention.start < operand.span[0]) or mention.kind != "name":
            continue
        key = context.entity(index)
        if key is not None and kind_of(registry.type(key)) in kinds and _is_party(context, mention):
            by_sentence.setdefault(context.sentence(mention.start), []).append(key)
    gathered: list[Key] = []
    for sentence in sorted(by_sentence, reverse=True):
        gathered = [*by_sentence[sentence], *(key for key in gathered if key not in by_sentence[sentence])]
        members = [key for key in dict.fromkeys(gathered) if key not in exceptions]
        if len(members) == operand.count and exceptions <= set(gathered):
            return members
    return []


def _is_party(context: Context, mention: Mention) -> bool:
    """Whether a mention is a party in a clause and not its place: "signed in Bergen by Norway"."""
    return any(
        argument.role in {"subject", "object"} and argument.start <= mention.start and mention.end <= argument.end
        for clause in context.document.annotation.clauses
        if clause.form == "verb"
        for argument in clause.arguments
    )
