"""The clauses that open facts are read from: those of verbs that tell what happened or how something is."""

import bisect
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.matching import match_clauses
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Span

_QUOTATION_MARK = re.compile(r"[“”\"]|''")
_QUESTION = re.compile(r"\?[\"'”’)\]]*\Z")
# Characters before and after a verb in which its adverbs stand.
_NEAR = 16
_NEXT = 8


def telling_clauses(reading: Reading) -> Iterator[Clause]:
    """The clauses of verbs in which no rule of the vocabulary reads anything and that can tell something, in text order.

    Left out are those of saying and seeing, questions, references to other texts, and quotations whose speaker is unknown.
    """
    triggers = reading.once(match_clauses).triggers
    for clause in reading.annotation.clauses:
        if clause.form == "verb" and clause.trigger not in triggers and can_tell(reading, clause):
            yield clause


def can_tell(reading: Reading, clause: Clause) -> bool:
    """Whether a clause can tell something in the voice of the document or of a known speaker."""
    return (
        reading.annotation.blocks[clause.block].kind != "field"
        and len(clause.lemma) > 1
        and clause.lemma.split()[0] not in reading.words.silent_verbs
        and not _is_capitalised(reading, clause)
        and not _QUESTION.search(reading.text, *clause.span)
        and not _is_reference(reading, clause)
        and (clause.attributed_to is not None or not _is_quoted(reading, clause))
    )


def is_clausal(reading: Reading, argument: Argument) -> bool:
    """Whether an argument is a clause ("after winning two prizes"), which has facts of its own."""
    return reading.once(_verbs).get(argument.head) == argument.lemma


def is_proper(reading: Reading, argument: Argument, clause: Clause) -> bool:
    """Whether the head of an argument is a proper name, or a part of one, by its capital letter. At the start of a sentence any word has
    one."""
    start = argument.head[0]
    return reading.text[start].isupper() and start != clause.span[0]


def has_verb_between(reading: Reading, start: int, end: int) -> bool:
    """Whether another verb with a clause stands between two positions."""
    return any(start <= verb[0] < end for verb in reading.once(_verbs))


def as_of(reading: Reading, clause: Clause) -> str | None:
    """What a clause is right for, if that depends on the day of writing: ``now`` ("now has") or ``so far`` ("has sold"); otherwise None."""
    start, end = clause.trigger
    near = max(clause.span[0], start - _NEAR), min(clause.span[1], end + _NEXT)
    words = reading.words
    if _any_of(words.current).search(reading.text, *near):
        return "now"
    growing = _any_of(words.growing).search(reading.text, *near) or _before(words.perfect).search(
        reading.text, near[0], start
    )
    return "so far" if growing else None


def fronted_phrases(reading: Reading, clause: Clause) -> list[Argument]:
    """The phrases at the start of a sentence that belong to all its verbs: "During the last run, Berg scored and blocked two shots"."""
    start = clause.span[0]
    others = (c for c in reading.clauses_in_block(clause.block) if c.form == "verb" and c.span == clause.span)
    phrases = {
        a.span: a
        for other in others
        for a in other.arguments
        if a.preposition in reading.words.fronting
        and reading.text[start : a.start].casefold().split()[:1] == [a.preposition]
        and a.start - start <= _NEAR
    }
    return [phrases[span] for span in sorted(phrases)]


def _verbs(reading: Reading) -> dict[Span, str]:
    """The lemmas of the verbs that have clauses, by their spans; nouns with the meaning of a verb are not among them."""
    clauses = reading.annotation.clauses
    nouns = {(a.head, a.lemma) for c in clauses for a in c.arguments}
    heads = {head for head, _ in nouns}
    verbs = {c.trigger: c.lemma.split()[0] for c in clauses if c.form == "verb"}
    return {span: lemma for span, lemma in verbs.items() if span not in heads or (span, lemma) in nouns}


def _is_capitalised(reading: Reading, clause: Clause) -> bool:
    """Whether the verb has a capital letter inside a sentence: it is a part of a name or of a headline."""
    start = clause.trigger[0]
    return reading.text[start].isupper() and start != clause.span[0]


def _is_reference(reading: Reading, clause: Clause) -> bool:
    """Whether a sentence is a reference to another text: "Berg, A. (1950). Boats. Lund. ISBN 1-2345"."""
    return _any_of(reading.words.citing).search(reading.text, *clause.span) is not None


@functools.cache
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\s+(?:\w+\s+)?\Z", re.IGNORECASE)


@functools.cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words), re.IGNORECASE)


def _is_quoted(reading: Reading, clause: Clause) -> bool:
    """Whether the verb is between quotation marks in its block."""
    marks = reading.once(_quotation_marks)[clause.block]
    number = bisect.bisect_right(marks.ends, clause.trigger[0])
    return number > 0 and marks.open[number - 1]


class _Marks(NamedTuple):
    """Where each quotation mark of a block ends, and whether a quotation is open after it."""

    ends: list[int]
    open: list[bool]


def _quotation_marks(reading: Reading) -> list[_Marks]:
    """The quotation marks of each block."""
    found = []
    for block in reading.annotation.blocks:
        marks = _Marks([], [])
        is_open = False
        for mark in _QUOTATION_MARK.finditer(reading.text, block.body[0], block.end):
            is_open = not is_open if mark[0] == '"' else mark[0] == "“"
            marks.ends.append(mark.end())
            marks.open.append(is_open)
        found.append(marks)
    return found
