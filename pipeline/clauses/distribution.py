"""Distribution: "A and B were signed in 1950 and 1952, respectively" is two clauses, one for each pair, and so is "joined A at 18 and B in
1961"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.records import Argument, Clause

# Between an object and the time of the next one: "[A] at 18 and the B in [1961]".
_TO_NEXT = re.compile(
    r"\s+(?:at|in|on|since|from)\s+[^,;]*?\d[^,;]*?,?\s+and\s+(?:the\s+|an?\s+)?(?P<next>[^,;]+?)\s+(?:at|in|on|since|from)\s+(?:the\s+)?"
)


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
        yield from _by_object(block, verb, clause)
        return
    (other,) = others
    for one, with_it in zip(other, last, strict=True):
        left_out = {id(a) for a in (*other, *last)} - {id(one), id(with_it)}
        yield clause.model_copy(update={"arguments": tuple(a for a in clause.arguments if id(a) not in left_out)})


def _by_object(block: ParsedBlock, verb: Token, clause: Clause) -> Iterator[Clause]:
    """The clauses of a verb whose objects each have a time or an age: the last time is that of the last object. The clause itself if there
    is only one object, or one time for all."""
    offset, text = block.span(verb.i, verb.i)[0] - verb.idx, block.text
    time = max((a for a in clause.arguments if a.role == "time"), key=lambda a: a.start, default=None)
    for one in clause.arguments if time is not None else ():
        found = None
        if time is not None and one.role == "object" and one.end < time.start:
            found = _TO_NEXT.fullmatch(text, one.end - offset, time.start - offset)
        if found is None or time is None:
            continue
        start, end = found.start("next") + offset, found.end("next") + offset
        yield clause.model_copy(update={"arguments": tuple(a for a in clause.arguments if a.end <= start)})
        for mention, number in block.mentions:
            if mention.kind == "name" and block.span(mention.first, mention.last) == (start, end):
                head = block.doc[mention.head]
                other = one.model_copy(
                    update={
                        "start": start,
                        "end": end,
                        "head": block.span(head.i, head.i),
                        "lemma": head.lemma_.lower(),
                        "mention": number,
                        "phrase": None,
                    }
                )
                shared = [a for a in clause.arguments if a.end <= one.start]
                yield clause.model_copy(update={"arguments": (*shared, other, time)})
        return
    yield clause


def _groups(clause: Clause) -> list[list[Argument]]:
    """The arguments of a clause that are coordinated: those of one role, in the order of the text."""
    groups: dict[str, list[Argument]] = {}
    for argument in sorted(clause.arguments, key=lambda a: a.start):
        if not argument.nesting:
            groups.setdefault(argument.role, []).append(argument)
    return list(groups.values())


def _verb_above(word: Token) -> Token | None:
    return next((a for a in word.ancestors if a.pos_ in {"VERB", "AUX"}), None)
