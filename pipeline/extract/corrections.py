"""Corrections: what a document says instead of an earlier value ("opened in 1936, not in 1963", "the correct figure is 28 million").

The earlier value is not asserted by the document that corrects it, so its statements are left out; those of the right value say what they
correct.
"""

import bisect
import re
from collections.abc import Iterator, Sequence

from pipeline.extract.descriptions import phrase_at
from pipeline.extract.document_topics import document_topic
from pipeline.extract.operands.values import value_at
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import DateValue, NumberValue, Operand, Span, Statement, TextValue
from pipeline.vocabulary.predicates import OPEN

CORRECTION = "correction"
_CONFIDENCE = 0.9
# How far back the wrong value may stand, in characters.
_FAR = 400
_FEWEST_WORDS = 3
_PREPOSITION = r"(?:(?:in|on|at|by|of|for|from|until|to)\s+)?(?:the\s+)?"
_QUOTED = r"[\"“”'‘’«](?P<{0}>[^\"“”«»]{{1,300}}?)[\"“”'’»]"


def with_corrections(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a document with what they correct, without those that it takes back."""
    places = _Places(statements)
    kept = dict(enumerate(statements))
    for wrong, right in (*_contrasted(reading, statements, places), *_disowned(reading, statements, places)):
        gone = [n for n in places.overlapping(wrong.span or (0, 0)) if statements[n].value.span == wrong.span]
        same = [n for n in places.overlapping(right) if n in kept]
        told = [n for n in same if not kept[n].predicate.startswith(OPEN)] or same
        for number in {*gone, *same} - ({*told} - {*gone}):
            kept.pop(number, None)
        kept.update({n: _correcting(kept[n], wrong) for n in told if n in kept})
    left = list(kept.values())
    corrected = list(_correct_figures(reading, left))
    taken_back = {id(old) for old, _ in corrected}
    return [
        *(s for s in left if id(s) not in taken_back),
        *(new for _, new in corrected if new is not None),
        *_misprints(reading),
    ]


class _Places:
    """The numbers of statements, to look up by the places of their values."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._placed = sorted((s.value.span, n) for n, s in enumerate(statements) if s.value.span is not None)
        self._starts = [start for (start, _), _ in self._placed]
        self._longest = max((end - start for (start, end), _ in self._placed), default=0)

    def overlapping(self, span: Span) -> list[int]:
        """The numbers of those that overlap a span, in order."""
        first = bisect.bisect_left(self._starts, span[0] - self._longest)
        last = bisect.bisect_left(self._starts, span[1])
        return sorted(number for place, number in self._placed[first:last] if _overlap(place, span))


def _correcting(statement: Statement, wrong: Operand) -> Statement:
    literal = _in_kind(wrong.literal, statement.value.literal)
    if literal is None:
        return statement
    return statement.model_copy(update={"corrects": wrong.model_copy(update={"literal": literal})})


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


# "In 1936, not in 1963"


def _contrasted(reading: Reading, statements: Sequence[Statement], places: _Places) -> Iterator[tuple[Operand, Span]]:
    """The wrong value and the span of the right one, where a text sets them against each other."""
    after = re.compile(
        rf"(?:\s+[a-z]+(?=,))?,?\s+(?:and\s+)?{any_of(reading.words.instead)}\s+{_PREPOSITION}", re.IGNORECASE
    )
    for span in sorted({s.value.span for s in statements if s.value.span is not None and _is_value(s.value)}):
        if found := after.match(reading.text, span[1]):
            wrong = value_at(reading, found.end())
            values = [statements[n].value.literal for n in places.overlapping(span)]
            if wrong is not None and any(_in_kind(wrong.literal, value) is not None for value in values):
                yield wrong, span


def _is_value(operand: Operand) -> bool:
    return isinstance(operand.literal, DateValue | NumberValue)


# "An earlier version said that it killed nine. It killed six."


def _disowned(reading: Reading, statements: Sequence[Statement], places: _Places) -> Iterator[tuple[Operand, Span]]:
    """The wrong value and the span of the right one, where a sentence takes back what an earlier text said, and one of the next two says
    it otherwise."""
    cue = re.compile(any_of(reading.words.disowning), re.IGNORECASE)
    sentences = reading.annotation.sentences
    for number, sentence in enumerate(sentences):
        if cue.search(reading.text, *sentence) is None:
            continue
        end = sentences[min(number + 2, len(sentences) - 1)][1]
        within = [statements[n] for n in places.overlapping(sentence)]
        after = [statements[n] for n in places.overlapping((sentence[1], end))]
        for old in (s for s in within if _inside(s.value.span, sentence) and _is_value(s.value)):
            later = (s for s in after if _inside(s.value.span, (sentence[1], end)) and s.predicate == old.predicate)
            new = next((s for s in later if _is_value(s.value) and s.value.literal != old.value.literal), None)
            if new is not None and new.value.span is not None:
                yield old.value, new.value.span


def _inside(span: Span | None, outer: Span) -> bool:
    return span is not None and outer[0] <= span[0] and span[1] <= outer[1]


# "The correct figure is 28 million"


def _correct_figures(reading: Reading, statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement | None]]:
    """The statements that give a wrong value, each with the same statement of the right one; the second is None for an open fact beside
    one of the vocabulary."""
    figure = re.compile(
        rf"\b(?:{any_of(reading.words.correct)}\s+[a-z]+\b[^.;:]{{0,30}}?\s(?:is|was|are|were)|{any_of(reading.words.should)})\s+"
        rf"{_PREPOSITION}",
        re.IGNORECASE,
    )
    places = _Places(statements)
    for found in figure.finditer(reading.text):
        right = value_at(reading, found.end())
        if right is None or right.literal is None or right.span is None:
            continue
        before = [
            s
            for s in (statements[n] for n in places.overlapping((found.start() - _FAR, found.start())))
            if s.value.span is not None
            and found.start() - _FAR <= s.value.span[0] < s.value.span[1] <= found.start()
            and (value := _in_kind(right.literal, s.value.literal)) is not None
            and value != s.value.literal
        ]
        if not before:
            continue
        last = max(s.value.span or (0, 0) for s in before)
        wrong = [s for s in before if s.value.span == last]
        told = [s for s in wrong if not s.predicate.startswith(OPEN)] or wrong
        for old in wrong:
            literal = _in_kind(right.literal, old.value.literal)
            new = old.model_copy(
                update={
                    "value": right.model_copy(update={"literal": literal}),
                    "corrects": old.value,
                    "certainty": "asserted",
                    "attributed_to": None,
                    "polarity": "affirmed",
                    "span": (old.span[0], max(old.span[1], right.span[1])),
                    "rule": f"{old.predicate}/{CORRECTION}",
                }
            )
            yield old, new if old in told else None


def _in_kind(value: object, other: object) -> DateValue | NumberValue | None:
    """A value, with the unit of the other if it has none of its own; None if it is not of the kind of the other."""
    if isinstance(value, DateValue) and isinstance(other, DateValue):
        return value
    if isinstance(value, NumberValue) and isinstance(other, NumberValue) and value.unit in {None, other.unit}:
        return value.model_copy(update={"unit": other.unit})
    return None


# 'For "37 percent of the nests" read "73 percent of the nests"'


def _misprints(reading: Reading) -> Iterator[Statement]:
    """The misprints that a text lists: the words to be read instead, and those that they correct."""
    forms = [
        rf"\b{any_of(reading.words.misprinted)}\s+{_QUOTED.format('old')},?\s+(?:please\s+)?read\s+{_QUOTED.format('new')}",
        rf"{_QUOTED.format('old')}\s+{any_of(reading.words.replaced)}\s+{_QUOTED.format('new')}",
    ]
    for form in forms:
        for found in re.finditer(form, reading.text, re.IGNORECASE):
            sentence = reading.sentence_around(found.span("old")) or found.span()
            subject = _source(reading, sentence, found.span("old"))
            if subject is None or len(found["old"].split()) < _FEWEST_WORDS:
                continue
            yield Statement(
                document=reading.document.id,
                block=reading.block_at(found.start()),
                predicate=CORRECTION,
                subject=subject,
                value=Operand(span=found.span("new"), literal=TextValue(name=" ".join(found["new"].split()))),
                corrects=Operand(span=found.span("old"), literal=TextValue(name=" ".join(found["old"].split()))),
                confidence=_CONFIDENCE,
                span=(min(sentence[0], found.start()), max(sentence[1], found.end())),
                rule=f"{CORRECTION}/misprint",
            )


def _source(reading: Reading, sentence: Span, old: Span) -> Operand | None:
    """What a list of misprints is about: the topic of the document, otherwise a name in the sentence, otherwise the misprinted words."""
    topic = reading.once(document_topic)
    if topic is not None:
        return topic
    names = ((i, m) for i, m in reading.mentions_in(sentence) if m.kind == "name" and m.start != sentence[0])
    named = next(names, None)
    if named is not None:
        return Operand(span=named[1].span, mention=named[0], types=("any",))
    return phrase_at(reading, *old)
