"""Statements of places in a contest: "finished second in the Lund Marathon of 2009", a list of results, a column "Pos."."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.operands.dates import interval_of
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.extract.tables import raw_tables
from pipeline.records import NumberValue, Operand, Span, Statement
from pipeline.values.ordinals import read_ordinal

PLACE = "finishing_place"
_CONFIDENCE = 0.88
_COMPETITORS = {"PERSON", "ORG", "GPE", "NORP", "PRODUCT", "WORK_OF_ART", "FAC", "LOC"}
_CONTEST = r"(?P<contest>(?:\d{4}\s+)?[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|of(?=\s+\d{4})|\d{4}))*)"
_TOLD = re.compile(
    r"\b(?:came|finished|placed|ended(?:\s+up)?|took|won|was|were|crossed\s+the\s+line|ran)\s+(?:home\s+)?(?:in\s+)?(?:the\s+)?"
    r"(?:(?P<place>[a-z]+|\d{1,3}(?:st|nd|rd|th))(?:\s+place)?|(?P<runner>runner-up))\s+(?:in|at|of)\s+(?:the\s+)?"
    + _CONTEST
)
_WON = re.compile(r"\bwon\s+(?:the\s+)?" + _CONTEST)
_NUMBERED = re.compile(r"\s*\(?(?P<place>\d{1,3})[.)]\s+")
_YEAR = re.compile(r"\b\d{4}\b")
_TITLE_WORDS = re.compile(r"[A-Z][\w’'-]*")
_LONGEST_TITLE = 120
_SECONDARY = re.compile(r"\s*(?:[,;(:|]|\s[-–—]\s)")


class _Contest(NamedTuple):
    """A contest by the words of its name, in lower case, and its year; None if the text does not give it."""

    name: str
    year: Operand | None


def read_results(reading: Reading) -> list[Statement]:
    """The statements of places that people and teams reached in a contest with a name."""
    return [*_in_sentences(reading), *_in_lists(reading), *_in_tables(reading), *_in_fields(reading)]


def _in_sentences(reading: Reading) -> Iterator[Statement]:
    contests = reading.vocabulary.lexicon.extract.contests
    for sentence in reading.annotation.sentences:
        for form, always in ((_TOLD, False), (_WON, True)):
            for found in form.finditer(reading.text, *sentence):
                contest = _contest(reading, found.span("contest"))
                who = _competitor_before(reading, sentence, found.start())
                place = 1 if always else 2 if found["runner"] else read_ordinal(found["place"])
                named = contests & set(contest.name.split()) if contest is not None else set()
                if contest is None or who is None or place is None or not named:
                    continue
                span = found.span() if always else found.span("runner" if found["runner"] else "place")
                yield _statement(reading, sentence, who, place, span, contest, "clause")


def _in_lists(reading: Reading) -> Iterator[Statement]:
    """The items of a list that are numbered from 1 and begin with names, under a title."""
    blocks = reading.annotation.blocks
    first = 0
    while first < len(blocks):
        last = first
        while last < len(blocks) and _number_of(reading, last) == last - first + 1:
            last += 1
        if last - first > 1 and first > 0:
            contest = _contest_of_title(reading, blocks[first - 1].body)
            for number in range(first, last) if contest is not None else ():
                block = blocks[number]
                who = _competitor_in(reading, block.body)
                if (
                    who is not None
                    and contest is not None
                    and who.span is not None
                    and who.span[0] - block.body[0] <= 1
                ):
                    span = block.start, block.body[0]
                    yield _statement(reading, (block.start, block.end), who, number - first + 1, span, contest, "list")
        first = max(last, first + 1)


def _number_of(reading: Reading, number: int) -> int | None:
    block = reading.annotation.blocks[number]
    found = _NUMBERED.match(reading.text, block.start, block.end) if block.kind == "item" else None
    return int(found["place"]) if found is not None else None


def _in_tables(reading: Reading) -> Iterator[Statement]:
    """The rows of tables whose first column is headed "Pos." or the like."""
    words = reading.words
    for header, *rows in raw_tables(reading):
        heads = {c: reading.text[slice(*cell.block.body)].casefold().strip(" *.") for c, cell in header.items()}
        places = next((c for c, head in heads.items() if head in words.place_heads), None)
        names = next((c for c, head in heads.items() if head in words.competitor_heads), None)
        if places is None or names is None or words.held_heads & set(heads.values()):
            continue  # "No. | Name | Term" numbers those who held an office
        number = header[min(header)].number
        above = [b for b in reading.annotation.blocks[:number] if b.kind == "heading"]
        contest = next((c for b in reversed(above) if (c := _contest_of_title(reading, b.body)) is not None), None)
        for row in rows:
            if contest is None or places not in row or names not in row:
                continue
            place, body = reading.text[slice(*row[places].block.body)].strip(" ."), row[names].block.body
            who = _competitor_in(reading, body)
            if place.isdigit() and who is not None:
                cells = [cell.block for cell in row.values()]
                whole = min(c.start for c in cells), max(c.end for c in cells)
                yield _statement(reading, whole, who, int(place), row[places].block.body, contest, "table")


def _in_fields(reading: Reading) -> Iterator[Statement]:
    """ "Winner: Anna Berg", "Second: Nils Holm"."""
    blocks = reading.annotation.blocks
    contest = _contest_of_title(reading, blocks[0].body) if blocks else None
    for block in blocks if contest is not None else ():
        label = reading.text[slice(*block.label)].casefold().strip(" *.:") if block.label is not None else ""
        place = reading.words.place_labels.get(label)
        who = _competitor_in(reading, block.body)
        if place is not None and who is not None and block.label is not None and contest is not None:
            yield _statement(reading, (block.start, block.end), who, place, block.label, contest, "label")


def _contest(reading: Reading, span: Span) -> _Contest | None:
    """The contest that a phrase names."""
    words = [w.casefold() for w in _TITLE_WORDS.findall(reading.text[slice(*span)])]
    return _Contest(" ".join(words), _year(reading, span)) if words else None


def _contest_of_title(reading: Reading, span: Span) -> _Contest | None:
    """The contest that a heading names, up to its first comma; None if it has no noun for one."""
    start, end = span
    if end - start > _LONGEST_TITLE:
        return None
    part = _SECONDARY.search(reading.text, start, end)
    contest = _contest(reading, (start, part.start() if part is not None else end))
    if contest is None or not reading.words.contests & set(contest.name.split()):
        return None
    return contest if contest.year is not None else contest._replace(year=_year(reading, span))


def _year(reading: Reading, span: Span) -> Operand | None:
    found = _YEAR.search(reading.text, *span)
    index = next((i for i, m in reading.mentions_near(found.span()) if m.timex), None) if found is not None else None
    return interval_of(reading, index) if index is not None else None


def _competitor_in(reading: Reading, span: Span) -> Operand | None:
    """The first in a span that can take part in a contest."""
    index = next((i for i, m in reading.mentions_in(span) if m.type in _COMPETITORS), None)
    return Operand(span=reading.mentions[index].span, mention=index, types=("any",)) if index is not None else None


def _competitor_before(reading: Reading, sentence: Span, position: int) -> Operand | None:
    """The last name before a position in its sentence."""
    names = [
        (i, m)
        for i, m in reading.mentions_starting_in(sentence)
        if m.end <= position and m.type in _COMPETITORS and m.kind in {"name", "pronoun"}
    ]
    return Operand(span=names[-1][1].span, mention=names[-1][0], types=("any",)) if names else None


def _statement(
    reading: Reading, sentence: Span, who: Operand, place: int, span: Span, contest: _Contest, way: str
) -> Statement:
    qualifiers: dict[str, tuple[Operand, ...]] = {"kind": (words_operand(contest.name),)}
    if contest.year is not None:
        qualifiers["time"] = (contest.year,)
    name = " ".join(reading.text[slice(*span)].split())
    return Statement(
        document=reading.document.id,
        block=reading.block_at(span[0]),
        predicate=PLACE,
        subject=who,
        value=Operand(span=span, literal=NumberValue(name=name, amount=place)),
        qualifiers=qualifiers,
        confidence=_CONFIDENCE,
        span=sentence,
        rule=f"{PLACE}/{way}",
    )
