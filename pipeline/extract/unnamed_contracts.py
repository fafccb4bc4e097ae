"""The one contract that a letter or a report speaks of without its name: "our agreement of 3 May 2021 for the supply of cream"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.block_statements import block_statement
from pipeline.extract.letters import salutation
from pipeline.extract.operands.dates import date_of
from pipeline.extract.reading import Reading
from pipeline.records import DateValue, Description, Operand, Span, Statement

_CONFIDENCE = 0.85
_FOR = re.compile(r"\s+for\s+(?:the\s+)?(?P<matter>(?:[a-z-]+\s+){0,3}[a-z-]+)")
_FARTHEST = 90  # characters between a contract and its date


class _Phrase(NamedTuple):
    span: Span
    head: Span
    words: frozenset[str]
    date: int | None  # the mention of the day on which it was made


def unnamed_contract(reading: Reading) -> Operand | None:
    """The contract that a document identifies by words of its own, as the phrase that does; None if it identifies none, or several."""
    phrase = reading.once(_identified)
    if phrase is None:
        return None
    described = Description(
        head=reading.text[slice(*phrase.head)].casefold(), words=tuple(sorted(phrase.words)), definite=True
    )
    return Operand(span=phrase.span, described=described, types=("any",))


def read_unnamed_contracts(reading: Reading) -> list[Statement]:
    """When the contract that a document identifies so was made."""
    phrase, contract = reading.once(_identified), unnamed_contract(reading)
    if phrase is None or contract is None or phrase.date is None:
        return []
    value = date_of(reading, phrase.date)
    sentence = reading.sentence_around(phrase.span)
    if value is None or sentence is None or not isinstance(value.literal, DateValue) or "/" in value.literal.edtf:
        return []
    block, rule = reading.block_at(sentence[0]), "signed/unnamed_contract"
    return [block_statement(reading, block, rule, contract, value, _CONFIDENCE, span=sentence)]


def _identified(reading: Reading) -> _Phrase | None:
    phrases = list(_phrases(reading))
    # A letter need not say which: "the lease" is the one between its writer and its reader.
    letter = reading.once(salutation) is not None
    identifying = [p for p in phrases if p.date is not None or p.words or letter]
    differing = [p for p in identifying if p.words and not all(p.words & q.words for q in identifying if q.words)]
    if not identifying or differing or len({p.date for p in identifying if p.date is not None}) > 1:
        return None
    return max(identifying, key=lambda p: (p.date is not None, len(p.words), -p.span[0]))


def _phrases(reading: Reading) -> Iterator[_Phrase]:
    """The definite phrases for a contract in lower case, each with the words that single it out."""
    words = reading.words
    pattern = reading.once(_pattern)
    for found in pattern.finditer(reading.text):
        before = frozenset(w.casefold() for w in found["before"].split()) - words.undescriptive
        matter = _FOR.match(reading.text, found.end())
        date = _date_after(reading, found.end())
        if date is not None:
            matter = _FOR.match(reading.text, reading.mentions[date].end)
        if matter is not None and any(reading.mentions_starting_in(matter.span("matter"))):
            matter = None  # "for thirty days"
        about = frozenset(matter["matter"].split()) - words.undescriptive if matter is not None else frozenset()
        yield _Phrase(found.span("phrase"), found.span("noun"), before | about, date)


def _pattern(reading: Reading) -> re.Pattern[str]:
    nouns = "|".join(sorted(reading.words.contracts))
    return re.compile(
        rf"\b(?:[Oo]ur|[Tt]he|[Yy]our|[Tt]heir|[Tt]his|[Tt]hat)\s+(?P<phrase>(?P<before>(?:[a-z-]+\s+){{0,3}}?)(?P<noun>{nouns}))\b(?![’'-])"
    )


def _date_after(reading: Reading, end: int) -> int | None:
    """The mention of the day on which a contract was made, by the words after it: "of 3 May", "which we concluded with you on 3 May"."""
    limit = end + _FARTHEST
    for index, mention in reading.mentions_starting_in((end, limit)):
        if mention.timex is not None and mention.timex.type == "DATE":
            return index if reading.once(_made_on).fullmatch(reading.text, end, mention.start) is not None else None
    return None


def _made_on(reading: Reading) -> re.Pattern[str]:
    """What stands between a contract and the day on which it was made."""
    made = "|".join(reading.words.contract_made)
    return re.compile(
        rf"\s+(?:of|dated|from|(?:(?:which|that|we|you|our|your|the)\s+[^.;]{{0,60}}?)?(?!entered\s+into\s+(?:effect|force))(?:{made})\b[^.;]{{0,40}}?\s+(?:on|of))\s+(?:the\s+)?"
    )
