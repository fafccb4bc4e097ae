"""Statements from the lines of a curriculum vitae: "2003–2011 Professor, University of Turku", "1986–1991: University of Seville, MSc"."""

import re
from collections.abc import Iterator

from pipeline.extract.block_statements import block_statement
from pipeline.extract.operands.entities import named_entities
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.persons import is_post
from pipeline.extract.reading import Reading
from pipeline.extract.terms import term_at, term_of_label
from pipeline.records import Block, Operand, Span, Statement

_CONFIDENCE = 0.85
_EMPLOYERS = ("ORG", "FAC")
_SINCE = re.compile(r"\b(?P<since>since|from)\s+$", re.IGNORECASE)
_AFTER = re.compile(r"\s*[:,|–—-]?\s*")
_JOINED = re.compile(r"[\s,;:|–—-]*(?:\b(?:at|of|in|for|with)\b)?(?:\s+the\b)?[\s,]*$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|for|in)\b")
_WORD = re.compile(r"[^\W\d_][\w.]*")
_LONGEST = 400
_MOST_WORDS = 7
# Words of a heading that layout has joined with the line after it.
_LONGEST_HEADING = 2
# A heading such as "Education" stands at most this many blocks before a line of its section.
_FARTHEST = 30


def read_career_lines(reading: Reading) -> list[Statement]:
    """The statements of lines that begin with a period and name a post with its organisation, or a school. They are about the person that
    the document or the section is about."""
    return [
        statement
        for index, block in enumerate(reading.annotation.blocks)
        if block.kind in {"paragraph", "item", "field"} and block.body[1] - block.start <= _LONGEST
        for statement in _of_line(reading, index, block)
    ]


def _of_line(reading: Reading, index: int, block: Block) -> Iterator[Statement]:
    if any(c.form == "verb" for c in reading.clauses_in_block(index)):
        return
    start, end = block.body
    if block.label is not None:
        time = term_of_label(reading, block.label)
        if time is not None:
            yield from _of_entry(reading, index, time, (block.label[0], _next_period(reading, block.body)), start)
        return
    first = _next_period(reading, block.body)
    if len(reading.text[start:first].split()) <= _LONGEST_HEADING:
        start = first  # "Career since 1991: Reader"
    while (period := _period(reading, (start, end))) is not None:
        time, after = period
        following = _next_period(reading, (after, end))
        yield from _of_entry(reading, index, time, (start, following), after)
        start = following


def _next_period(reading: Reading, span: Span) -> int:
    """Where the next period in a span begins, with "since" before it; the end of the span if there is none."""
    for _, mention in reading.mentions_in(span):
        if mention.timex is not None and mention.timex.type == "DATE":
            before = _SINCE.search(reading.text, span[0], mention.start)
            return before.start("since") if before is not None else mention.start
    return span[1]


def _of_entry(reading: Reading, index: int, time: Operand, entry: Span, after: int) -> Iterator[Statement]:
    rest = (after, entry[1])
    organisations = named_entities(reading.mentions_in(rest), _EMPLOYERS)
    if not organisations or organisations[0].span is None:
        return
    organisation, named = organisations[0], organisations[0].span
    people = [m for _, m in reading.mentions_in(rest) if m.type == "PERSON" and m.kind == "name"]
    if any(m.start < named[0] or " " in m.text for m in people):
        return  # "1975–1980: Olof Lind, director of Norda Ltd", but "Institute of Physics, Aachen"
    if len(organisations) > 1 and not _lies_after_comma(reading, named, organisations[1].span):
        return
    words = {w.casefold().replace(".", "") for w in _WORD.findall(reading.text[slice(*rest)])}
    predicate = "employer"
    qualifiers: dict[str, tuple[Operand, ...]] = {"time": (time,)}
    if words & reading.words.schooling or _is_schooling(reading, index):
        predicate = "educated_at"
    else:
        role = _role(reading, (rest[0], named[0])) or _role(reading, (named[1], rest[1]))
        if role is None:
            return
        qualifiers["role"] = (words_operand(role),)
    yield block_statement(
        reading,
        index,
        f"{predicate}/career_line",
        Operand(types=("PERSON",)),
        organisation,
        _CONFIDENCE,
        qualifiers=qualifiers,
        span=(entry[0], entry[0] + len(reading.text[slice(*entry)].rstrip())),
    )


def _period(reading: Reading, line: Span) -> tuple[Operand, int] | None:
    """The period with which a line begins, and where what follows it begins; None if it begins with none, or nothing follows."""
    found = term_at(reading, line)
    if found is None:
        return None
    term, end = found
    after = _AFTER.match(reading.text, end, line[1])
    assert after is not None
    return (term, after.end()) if end < after.end() < line[1] else None


def _role(reading: Reading, span: Span) -> str | None:
    """The post that words name, in lower case; None if their noun is none for people."""
    words = reading.text[slice(*span)].strip(" \n\t,;:|–—-.")
    words = " ".join(_JOINED.sub("", words).split())
    if not words or len(words.split()) > _MOST_WORDS or any(c.isdigit() for c in words):
        return None
    nouns = _WORD.findall(_OF.split(words)[0].split(",")[0])
    if not nouns:
        return None
    noun = nouns[-1].casefold()
    personal = noun in reading.words.posts or is_post(reading, noun)
    return words[0].lower() + words[1:] if personal else None


def _lies_after_comma(reading: Reading, named: Span, other: Span | None) -> bool:
    """Whether another organisation only says where the first one belongs: "Institute of Chemistry, University of Lund"."""
    return other is not None and reading.text[named[1] : other[0]].strip() == ","


def _is_schooling(reading: Reading, index: int) -> bool:
    """Whether the last short line without a period before a line announces schools: "Education"."""
    blocks = reading.annotation.blocks
    for block in reversed(blocks[max(index - _FARTHEST, 0) : index]):
        words = _WORD.findall(reading.text[slice(*block.body)])
        if block.kind == "heading" or (
            len(words) <= 2 and not any(c.isdigit() for c in reading.text[slice(*block.body)])
        ):
            return any(word.casefold() in reading.words.schooling for word in words)
    return False
