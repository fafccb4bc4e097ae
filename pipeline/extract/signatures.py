"""Statements from signature blocks: who signs a contract or a letter for whom, and in what post.

"Signed for Norda Mills Ltd", with "Name: Anna Berg" and "Title: Managing Director" below; "Yours sincerely, Olof Lind, Sales Manager" under
the letterhead of Norda Mills Ltd.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.block_statements import block_statement
from pipeline.extract.main_contract import main_contract
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.persons import is_post
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Block, Operand, Span, Statement
from pipeline.vocabulary.plurals import singular

_CONFIDENCE = 0.88
_BODIES = ("ORG", "FAC")
_FOR = re.compile(
    r"\W*(?:duly\s+)?(?:signed|executed|agreed|accepted)?(?:\s+as\s+a\s+deed)?(?:\s+and\s+delivered)?(?:\s+by)?\s*(?:for(?:\s+and\s+on\s+behalf\s+of)?|on\s+behalf\s+of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_AFTER_BODY = re.compile(r"\s*(?:by)?\s*[:,.]?\s*", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*(?:[,–—(-]\s*)?")
_MOST_BLOCKS = 6  # of a signature
_MOST_WORDS = 6  # of a post
_PART = re.compile(r"[^\W\d_][\w.'’-]*")


def read_signatures(reading: Reading) -> list[Statement]:
    """The statements of whom somebody signs for, in what post, and of the bodies that sign a contract."""
    return [*_of_contracts(reading), *_of_letters(reading)]


def _of_contracts(reading: Reading) -> Iterator[Statement]:
    numbered = list(enumerate(reading.annotation.blocks))
    contract = main_contract(reading)
    for number, block in numbered:
        found = (
            _FOR.match(reading.text, *block.body) if block.kind != "heading" or block.end - block.start < 90 else None
        )
        index = reading.name_starting(found.end()) if found is not None else None
        if index is None or reading.mentions[index].type not in _BODIES:
            continue
        if _AFTER_BODY.fullmatch(reading.text, reading.mentions[index].end, block.body[1]) is None:
            continue
        body = Operand(span=reading.mentions[index].span, mention=index, types=_BODIES)
        if contract is not None:
            yield block_statement(reading, number, "signatory/signature", contract, body, _CONFIDENCE)
        below = numbered[number + 1 : number + 1 + _MOST_BLOCKS]
        signed = _signed(reading, [(n, b) for n, b in below if _FOR.match(reading.text, *b.body) is None])
        if signed is not None:
            at, person, post = signed
            yield _post(reading, at, person, body, post)


def _of_letters(reading: Reading) -> Iterator[Statement]:
    numbered = list(enumerate(reading.annotation.blocks))
    closing = re.compile(rf"{any_of(reading.words.closings)}\s*[,.]?\s*", re.IGNORECASE)
    for number, block in numbered:
        if closing.fullmatch(reading.text, *block.body) is None:
            continue
        below = numbered[number + 1 : number + 4]
        signed = _signed(reading, below)
        body = _body_below(reading, below) or reading.once(_letterhead)
        if signed is not None and body is not None:
            at, person, post = signed
            yield _post(reading, at, person, body, post)


def _signed(reading: Reading, below: Sequence[tuple[int, Block]]) -> tuple[int, Operand, str] | None:
    """The person who signs in some blocks, the number of the block with the name, and the post; None if they do not say both."""
    for place, (number, block) in enumerate(below):
        label = reading.text[slice(*block.label)].casefold().strip(" *:") if block.label is not None else None
        index = reading.name_starting(block.body[0])
        if index is None or reading.mentions[index].type != "PERSON":
            if label is None:
                return None
            continue
        mention = reading.mentions[index]
        after = _AFTER_NAME.match(reading.text, mention.end, block.body[1])
        assert after is not None
        posts = [(after.end(), block.body[1])] if after.end() < block.body[1] else []
        posts += [b.body for _, b in below[place + 1 :] if b.label is None or _is_title(reading, b.label)][:1]
        post = next((p for span in posts if (p := _title(reading, span)) is not None), None)
        if post is None:
            return None
        return number, Operand(span=mention.span, mention=index, types=("PERSON",)), post
    return None


def _is_title(reading: Reading, label: Span) -> bool:
    return reading.text[slice(*label)].casefold().strip(" *:") in reading.words.office_heads


def _title(reading: Reading, span: Span) -> str | None:
    """The post that words name, as they have it; None if they name none."""
    words = " ".join(reading.text[slice(*span)].strip(" .,;()").split())
    parts = _PART.findall(words.split(",")[0].split(" of ")[0])
    if not parts or len(words.split()) > _MOST_WORDS:
        return None
    noun = singular(parts[-1].casefold())
    return words.casefold() if noun in reading.words.posts or is_post(reading, noun) else None


def _body_below(reading: Reading, below: Sequence[tuple[int, Block]]) -> Operand | None:
    """The organisation that fills a line of a signature."""
    return next((o for _, block in below if (o := _body_filling(reading, block)) is not None), None)


def _letterhead(reading: Reading) -> Operand | None:
    """The organisation that fills the first line of a letter, which somebody is addressed in."""
    blocks = reading.annotation.blocks
    greeting = re.compile(rf"{any_of(reading.words.greetings)}\s", re.IGNORECASE)
    addressed = any(greeting.match(reading.text, *b.body) for b in blocks)
    return _body_filling(reading, blocks[0]) if blocks and addressed else None


def _body_filling(reading: Reading, block: Block) -> Operand | None:
    index = reading.name_starting(block.body[0])
    if index is None or reading.mentions[index].type not in _BODIES or reading.mentions[index].end != block.body[1]:
        return None
    return Operand(span=reading.mentions[index].span, mention=index, types=_BODIES)


def _post(reading: Reading, number: int, person: Operand, body: Operand, post: str) -> Statement:
    role = {"role": (words_operand(post),)}
    return block_statement(reading, number, "employer/signature", person, body, _CONFIDENCE, qualifiers=role)
