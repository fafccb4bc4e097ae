"""From the arguments of a predicate word to a clause record."""

from collections.abc import Iterable
from typing import Literal

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.noun_phrases import relation_span
from pipeline.clauses.span import ArgumentSpan
from pipeline.clauses.status import Status, status_of
from pipeline.clauses.subjects import subjects_of
from pipeline.records import Argument, Clause


def make_clause(
    block: ParsedBlock,
    form: Literal["verb", "noun"],
    lemma: str,
    trigger: Token,
    arguments: Iterable[ArgumentSpan],
    *,
    leads: bool = False,
    parenthetical: bool = False,
    intended: bool = False,
) -> Clause:
    """The clause of a predicate word. `leads` says that it introduces a list after the block; a `parenthetical` clause does not share the
    status of the clause around it; what is `intended` is planned at most."""
    arguments = list(arguments)
    status = Status(False, "asserted", None) if parenthetical else status_of(trigger, block.lexicon)
    distinct: dict[tuple[str, int], Argument] = {}
    for argument in arguments:
        distinct.setdefault((argument.role, argument.head.i), _record(block, argument))
    # The time of an entry ("1992: …") may be outside the sentence.
    start = min([trigger.sent.start, *(a.first for a in arguments if a.role == "time" and a.first is not None)])
    return Clause(
        form=form,
        lemma=lemma,
        trigger=relation_span(block, trigger) if form == "noun" else block.span(trigger.i, trigger.i),
        span=block.span(start, trigger.sent.end - 1),
        block=block.number,
        arguments=tuple(distinct.values()),
        negated=status.negated,
        certainty="planned" if intended and status.certainty == "asserted" else status.certainty,
        attributed_to=_speaker(block, status.reporting) if status.reporting else None,
        leads=leads,
    )


def _record(block: ParsedBlock, argument: ArgumentSpan) -> Argument:
    head = argument.head
    first = argument.first if argument.first is not None else head.left_edge.i
    last = _without_punctuation(block, first, argument.last if argument.last is not None else head.right_edge.i)
    if argument.role == "time":
        mention = block.time_numbers.get(first)
    else:
        _, mention = block.by_head.get(head.i, (None, None))
    start, end = block.span(first, last)
    phrase = argument.phrase and block.span(argument.phrase[0], _without_punctuation(block, *argument.phrase))
    return Argument(
        role=argument.role,  # type: ignore[arg-type]
        start=start,
        end=end,
        head=block.span(head.i, head.i),
        lemma=head.lemma_.lower(),
        preposition=argument.preposition,
        nesting=argument.nesting,
        owner_form=argument.owner_form,
        edge=argument.edge,
        framing=argument.framing,
        mention=mention,
        phrase=phrase if phrase != (start, end) else None,
        denied=argument.denied,
    )


def _without_punctuation(block: ParsedBlock, first: int, last: int) -> int:
    """The last token of a phrase without the punctuation at its end; a closing bracket stays."""
    while last > first and ((block.doc[last].is_punct and block.doc[last].text != ")") or block.doc[last].is_space):
        last -= 1
    return last


def _speaker(block: ParsedBlock, verb: Token) -> int | None:
    """The number of the mention that is the subject of a reporting verb; None if the text does not name it."""
    return next((block.by_head[s.i][1] for s in subjects_of(block, verb) if s.i in block.by_head), None)
