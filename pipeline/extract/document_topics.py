"""The topic of a document: the thing that its heading, its first field or its first sentence names."""

import re

from pipeline.extract.descriptions import described, phrase_at, words_in
from pipeline.extract.reading import Reading
from pipeline.records import Block, Operand, Span
from pipeline.vocabulary.plurals import singular

_PARTS = re.compile(r"\s*(?:[,:;(|]|\s[-–—]\s|\.\s)\s*")
_PAPER_OF = re.compile(r"(?P<paper>[A-Za-z]+) of (?:the )?(?=[A-Z])")
_LONGEST_TITLE = 90


def document_topic(reading: Reading) -> Operand | None:
    """What a document is about, judging by its own words: what a field such as "Vessel: …" names, the thing in its heading or first line,
    or the subject of its first sentence; None if none of these says it."""
    blocks = reading.annotation.blocks
    if not blocks:
        return None
    for block in blocks:
        if block.label is not None and _is_naming(reading, block.label):
            operand = _named_in(reading, block.body)
            if operand is not None:
                return operand
    first = blocks[0]
    if first.kind == "heading" or (first.end - first.start <= _LONGEST_TITLE and len(blocks) > 1):
        operand = _of_title(reading, first)
        if operand is not None:
            return operand
    return _first_subject(reading)


def _is_naming(reading: Reading, label: Span) -> bool:
    return reading.text[slice(*label)].casefold().strip(" *:") in reading.words.naming


def _named_in(reading: Reading, span: Span) -> Operand | None:
    """What the first words of a span name, up to a comma or a bracket."""
    end = next((m.start() for m in _PARTS.finditer(reading.text, *span) if m.start() > span[0]), span[1])
    return phrase_at(reading, span[0], end)


def _of_title(reading: Reading, block: Block) -> Operand | None:
    """The thing in a heading: the first of its parts that names or describes something other than a paper."""
    start, end = block.body
    position = start
    bounds = [(m.start(), m.end()) for m in _PARTS.finditer(reading.text, start, end)]
    parts: list[Span] = []
    for left, right in [*bounds, (end, end)]:
        if left > position:
            parts.append((position, left))
        position = right
    for part in parts:
        words = [w for w in words_in(reading.text, part) if w.text[0].isalnum()]
        if not words or all(
            singular(w.text.casefold()) in reading.words.sheets | reading.words.undescriptive for w in words
        ):
            continue
        if singular(words[0].text.casefold()) in reading.words.sheets and not any(
            w.text[0].isupper() for w in words[1:]
        ):
            continue
        if not any(
            w.text[0].isupper() and (w.span[0] != start or reading.name_covers(w.span) or len(words) > 1) for w in words
        ):
            continue
        of = _PAPER_OF.match(reading.text, *part)
        paper = of is not None and singular(of["paper"].casefold()) in reading.words.sheets
        end = _without_papers(reading, part)
        operand = phrase_at(reading, of.end() if of is not None and paper else part[0], end)
        if operand is not None:
            return operand
    return None


def _without_papers(reading: Reading, part: Span) -> int:
    """Where a part of a heading ends without the nouns for papers after a name: "Norda | type sheet"."""
    words = [w for w in words_in(reading.text, part) if w.text[0].isalnum()]
    kept = len(words)
    while kept > 1 and words[kept - 1].text.islower() and singular(words[kept - 1].text) in reading.words.sheets:
        kept -= 1
    return words[kept - 1].span[1] if kept < len(words) and words[kept - 1].text[0].isupper() else part[1]


def _first_subject(reading: Reading) -> Operand | None:
    """What the first clause with a subject or object that is a thing is about; who only reports ("the police said") is not."""
    for clause in sorted(reading.annotation.clauses, key=lambda c: c.trigger):
        if clause.form != "verb" or clause.lemma in reading.vocabulary.lexicon.reporting:
            continue
        for role in ("subject", "object"):
            for argument in clause.arguments:
                if argument.role != role or argument.nesting or argument.lemma in reading.words.first_person:
                    continue
                operand = described(reading, argument)
                if (
                    operand is not None
                    and operand.described is not None
                    and (operand.described.names or operand.described.anchors or operand.described.definite)
                ):
                    return operand
    return None
