"""Exceptions: what a clause denies of some of its arguments ("all states but Norway", "Sweden, but not Norway")."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.mentions.span import MentionSpan


def denied_members(block: ParsedBlock, members: Sequence[Token]) -> set[int]:
    """The positions of those coordinated words that the clause denies: those after "not", and those after "all states but"."""
    denied = {m.i for m in members if _is_negated(block, m)}
    but = next((c.i for c in members[0].children if c.dep_ == "cc" and c.lower_ in block.words.exceptions), None)
    if but is not None and _is_universal(block, members[0]):
        denied |= {m.i for m in members if m.i > but}
    return denied


def exceptions_to(block: ParsedBlock, head: Token) -> Iterator[MentionSpan]:
    """The names after "except" in "all members except Norway and Sweden"; nothing without a word like "all"."""
    if not _is_universal(block, head):
        return
    for child in head.children:
        if child.i > head.i and child.lower_ in block.words.exceptions and child.dep_ != "cc":
            inside = range(child.i + 1, child.right_edge.i + 1)
            yield from (m for m, _ in block.mentions if m.kind == "name" and m.head in inside and _is_outer(block, m))


def _is_negated(block: ParsedBlock, word: Token) -> bool:
    """Whether "not" stands right before the phrase of a word, and does not belong to the verb: "Sweden, but not Norway"."""
    known = block.by_head.get(word.i)
    first = known[0].first if known is not None else word.left_edge.i
    before = block.doc[first - 1] if first > 0 else word
    while before.dep_ == "det" and before.i > 0:
        before = before.nbor(-1)
    return before.i < first and before.lower_ == "not" and before.head.pos_ not in {"VERB", "AUX"}


def _is_universal(block: ParsedBlock, head: Token) -> bool:
    return head.lower_ in block.words.universal or any(
        c.dep_ in {"det", "predet"} and c.lower_ in block.words.universal for c in head.children
    )


def _is_outer(block: ParsedBlock, name: MentionSpan) -> bool:
    """Whether a name lies in no other name."""
    return all(around.head == name.head for around in block.names_around.get(name.head, ()))
