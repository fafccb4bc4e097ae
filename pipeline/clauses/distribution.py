"""Distribution: "A and B were signed in 1950 and 1952, respectively" is two clauses, one for each pair."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.records import Argument, Clause


def distributed(block: ParsedBlock, verb: Token, clause: Clause) -> Iterator[Clause]:
    """The clauses that "respectively" makes of the clause of a verb, one for each pair of conjuncts in the order of the text. The clause
    itself if the word is not there, or if it is not clear what belongs together."""
    word = next((t for t in block.distributing if _verb_above(t) == verb), None)
    groups = _groups(clause)
    position = block.span(word.i, word.i)[0] if word is not None else 0
    before = [g for g in groups if g[-1].end <= position]
    last = max(before, key=lambda g: g[-1].end, default=())
    others = [g for g in groups if g is not last and len(g) == len(last)]
    if len(last) < 2 or len(others) != 1:
        yield clause
        return
    (other,) = others
    for one, with_it in zip(other, last, strict=True):
        left_out = {id(a) for a in (*other, *last)} - {id(one), id(with_it)}
        yield clause.model_copy(update={"arguments": tuple(a for a in clause.arguments if id(a) not in left_out)})


def _groups(clause: Clause) -> list[list[Argument]]:
    """The arguments of a clause that are coordinated: those of one role, in the order of the text."""
    groups: dict[str, list[Argument]] = {}
    for argument in sorted(clause.arguments, key=lambda a: a.start):
        if not argument.nesting:
            groups.setdefault(argument.role, []).append(argument)
    return list(groups.values())


def _verb_above(word: Token) -> Token | None:
    return next((a for a in word.ancestors if a.pos_ in {"VERB", "AUX"}), None)
