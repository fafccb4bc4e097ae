"""What an open measure is about, and the other names beside it."""

import re
from typing import NamedTuple

from pipeline.extract.measures import Measured
from pipeline.extract.operands.entities import name_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Mention, Operand

_LISTING = re.compile(r"[,;:(]\s*(?:including|such as|among them|e\.g)|[:;(]")
_WORD = re.compile(r"\w+")
_DEFINITE = re.compile(r"(?:\b(?:the|this|that|its|his|her|their)|[’']s?)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_NEAR = 40


class OpenBearer(NamedTuple):
    """What a measure is about. `about` is the common noun for the part of it, or the kind of thing, that it belongs to; empty if there is
    none. `argument` is the argument of the clause that names it."""

    operand: Operand
    about: str
    argument: Argument | None


def open_bearer(reading: Reading, measured: Measured, noun: str) -> OpenBearer | None:
    """What a measure is about: the subject of its clause or who is given it, otherwise the topic in the document's title. None if the clause is
    about something that the document does not name."""
    clause, argument = measured.clause, measured.argument
    if clause is None:
        return OpenBearer(Operand(), "", None)
    others = [a for a in clause.arguments if not a.nesting and a is not argument and not _holds(a, measured)]
    subject = next((a for role in ("subject", "object") for a in others if a.role == role), None)
    if clause.lemma in reading.words.assigning and subject is not None:
        receiver = next((a for a in others if a is not subject and (a.role == "object" or a.preposition == "to")), None)
        subject = receiver
    if subject is None:
        return OpenBearer(Operand(), "", None)
    return _of_argument(reading, measured, subject, noun)


def _of_argument(reading: Reading, measured: Measured, subject: Argument, noun: str) -> OpenBearer | None:
    if subject.lemma in reading.words.first_person:
        return None
    mention = reading.mention_of(subject)
    if mention is not None and mention.kind == "name":
        if is_topic(reading, mention):
            return OpenBearer(Operand(), "", subject)
        return OpenBearer(Operand(span=mention.span, mention=subject.mention, types=("any",)), "", subject)
    if mention is not None and mention.kind == "pronoun":
        return OpenBearer(Operand(span=mention.span, mention=subject.mention, types=("any",)), "", subject)
    if mention is not None and mention.kind in {"time", "quantity"}:
        return OpenBearer(Operand(), "", subject)
    owner = _owner(reading, measured, subject)
    about = subject.lemma if subject.lemma.isalpha() and subject.lemma != noun else ""
    if not about or subject.lemma in reading.words.counting_nouns:
        return OpenBearer(owner or Operand(), "", subject)
    before = reading.text[max(measured.sentence[0], subject.head[0] - _NEAR) : subject.head[0]]
    if owner is None and not _DEFINITE.search(before):
        about = f"a {about}"
    return OpenBearer(owner or Operand(), about, subject)


def _owner(reading: Reading, measured: Measured, subject: Argument) -> Operand | None:
    """The name of the possessor in the phrase of the subject, unless that is the topic."""
    assert measured.clause is not None
    for argument in measured.clause.arguments:
        if argument.role == "owner" and subject.start <= argument.start and argument.end <= subject.end:
            mention = reading.mention_of(argument)
            if mention is not None and mention.kind == "name" and not is_topic(reading, mention):
                return name_operand(reading, argument)
    return None


def is_topic(reading: Reading, mention: Mention) -> bool:
    """Whether a name is the topic of the document's title or a part of it: "Lind" in a document on "Olof Lind"."""
    title = reading.document.title
    if not title:
        return False
    words = _words(mention.text)
    return bool(words) and (words <= _words(title) or (reading.topic is not None and _words(reading.topic) <= words))


def _words(text: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(text)} - {"s", "the", "of", "in", "a"}


def names_beside(reading: Reading, measured: Measured, bearer: OpenBearer) -> tuple[str, ...]:
    """The other names in the clause of a quantity, in lower case and sorted, up to a list of examples."""
    clause = measured.clause
    if clause is None:
        return ()
    start, end = measured.quantity.span
    listing = _LISTING.search(reading.text, end, measured.sentence[1])
    limit = listing.start() if listing is not None else measured.sentence[1]
    names = set()
    for argument in clause.arguments:
        if bearer.argument is not None and argument.start == bearer.argument.start:
            continue
        mention = reading.mention_of(argument)
        if mention is None or mention.kind != "name" or mention.start >= limit or is_topic(reading, mention):
            continue
        if mention.start <= start and end <= mention.end:
            continue
        names.add(" ".join(mention.text.casefold().split()))
    return tuple(sorted(names))


def _holds(argument: Argument, measured: Measured) -> bool:
    start, end = measured.quantity.number
    return argument.start <= start and end <= argument.end
