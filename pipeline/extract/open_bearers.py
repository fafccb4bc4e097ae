"""What an open fact is about, and the other names beside it."""

import re
from typing import NamedTuple

from pipeline.extract.descriptions import described, phrase_operand
from pipeline.extract.operands.entities import name_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Mention, Operand, Span

_LISTING = re.compile(r"[,;:(]\s*(?:including|such as|among them|e\.g)|[:;(]")
_WORD = re.compile(r"\w+")
_DEFINITE = re.compile(r"(?:\b(?:the|this|that|its|his|her|their)|[’']s?)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_NEAR = 40
# What an indefinite noun is marked with: "a film" is not the film that a document is about.
INDEFINITE = "a "


class Spot(NamedTuple):
    """A span in a sentence that an open fact is read from, with the clause and the argument that hold it; both None outside clauses."""

    span: Span
    sentence: Span
    clause: Clause | None
    argument: Argument | None

    def is_in(self, argument: Argument) -> bool:
        """Whether an argument holds the span."""
        return argument.start <= self.span[0] and self.span[1] <= argument.end


class OpenBearer(NamedTuple):
    """What an open fact is about. `about` is the common noun for the part of it, or the kind of thing, that the fact belongs to; empty if
    there is none. `argument` is the argument of the clause that names it."""

    operand: Operand
    about: str
    argument: Argument | None


_TOPIC = OpenBearer(Operand(), "", None)


def open_bearer(reading: Reading, spot: Spot, noun: str) -> OpenBearer | None:
    """What is said at a spot is about: the subject of its clause or who is given it, otherwise the topic in the document's title. `noun` is
    what is counted or measured. None if the clause is about the writer of the text."""
    clause, argument = spot.clause, spot.argument
    if clause is None or argument is None:
        return _TOPIC
    others = [a for a in clause.arguments if not a.nesting and a is not argument and not spot.is_in(a)]
    subject = next((a for a in others if a.role == "subject"), None)
    if clause.lemma in reading.words.assigning and argument.role not in {"subject"}:
        subject = next((a for a in others if a.role == "object" or a.preposition == "to"), None)
    elif subject is None and argument.role not in {"subject", "object"}:
        subject = next((a for a in others if a.role == "object"), None)
    return _TOPIC if subject is None else bearer_of_argument(reading, spot, subject, noun)


def bearer_of_argument(reading: Reading, spot: Spot, subject: Argument, noun: str) -> OpenBearer | None:
    """What an argument names, as the bearer of an open fact; None for the writer of the text."""
    if subject.lemma in reading.words.first_person:
        return None
    mention = reading.mention_of(subject)
    if mention is not None and mention.kind == "name":
        if is_topic(reading, mention.text):
            return OpenBearer(Operand(), "", subject)
        return OpenBearer(described(reading, subject) or Operand(), "", subject)
    if mention is not None and mention.kind == "pronoun":
        if mention.type != "PERSON" and not any(m.kind == "name" for m in reading.mentions[: subject.mention]):
            return OpenBearer(Operand(), "", subject)
        return OpenBearer(Operand(span=mention.span, mention=subject.mention, types=("any",)), "", subject)
    if mention is not None and mention.kind in {"time", "quantity"}:
        return OpenBearer(Operand(), "", subject)
    if is_title(reading, reading.text[slice(*subject.span)]):
        return OpenBearer(Operand(), "", subject)
    if _is_unknown_name(reading, subject):
        if is_topic(reading, reading.text[slice(*subject.head)]):
            return OpenBearer(Operand(), "", subject)
        return OpenBearer(phrase_operand(reading, subject.span, subject.head, subject.lemma) or Operand(), "", subject)
    owner = _owner(reading, spot, subject)
    about = subject.lemma if subject.lemma.isalpha() and subject.lemma != noun else ""
    if not about or subject.lemma in reading.words.counting_nouns:
        return OpenBearer(owner or Operand(), "", subject)
    if owner is None and not is_definite(reading, spot, subject):
        about = f"{INDEFINITE}{about}"
    return OpenBearer(owner or Operand(), about, subject)


def is_definite(reading: Reading, spot: Spot, argument: Argument) -> bool:
    """Whether the phrase of an argument refers to something as known: "the deal", "his second album"."""
    before = reading.text[max(spot.sentence[0], argument.head[0] - _NEAR) : argument.head[0]]
    return _DEFINITE.search(before) is not None


def _is_unknown_name(reading: Reading, argument: Argument) -> bool:
    """Whether the head of an argument is a name that annotation has missed: capitalised, and no English noun."""
    head = reading.text[slice(*argument.head)]
    return head[:1].isupper() and not reading.vocabulary.wordnet.senses(argument.lemma, "n")


def _owner(reading: Reading, spot: Spot, subject: Argument) -> Operand | None:
    """The name of the first possessor in the phrase of the subject; None if there is none, or if it is the topic."""
    for argument in spot.clause.arguments if spot.clause is not None else ():
        inside = subject.start <= argument.start and argument.end <= subject.end
        if argument.role == "owner" and inside and argument.preposition in {None, "of"}:
            mention = reading.mention_of(argument)
            if mention is not None and mention.kind == "name":
                return None if is_topic(reading, mention.text) else name_operand(reading, argument)
    return None


def is_topic(reading: Reading, name: str) -> bool:
    """Whether a name is the topic of the document's title or a part of it: "Lind" in a document on "Olof Lind"."""
    title = reading.document.title
    if not title:
        return False
    words = _words(name)
    return bool(words) and (words <= _words(title) or _words(reading.topic or title) <= words)


def is_title(reading: Reading, phrase: str) -> bool:
    """Whether all words of a phrase are in the title of the document."""
    words = _words(phrase)
    return bool(words) and words <= _words(reading.document.title or "")


def _words(text: str) -> set[str]:
    return {w.casefold() for w in _WORD.findall(text)} - {"s", "the", "of", "in", "a"}


def names_beside(reading: Reading, spot: Spot, bearer: OpenBearer) -> tuple[str, ...]:
    """The other names in the clause of a spot, in lower case and sorted, up to a list of examples."""
    if spot.clause is None or spot.argument is None:
        return ()
    start, end = spot.span
    listing = _LISTING.search(reading.text, end, spot.sentence[1])
    limit = listing.start() if listing is not None else spot.sentence[1]
    names = set()
    for argument in spot.clause.arguments:
        if (
            bearer.argument is not None
            and bearer.argument.start <= argument.start
            and argument.end <= bearer.argument.end
        ):
            continue
        mention = reading.mention_of(argument)
        if mention is None or not _is_other_name(reading, mention, limit) or mention.start <= start < mention.end:
            continue
        names.add(" ".join(mention.text.casefold().split()))
    return tuple(sorted(names))


def _is_other_name(reading: Reading, mention: Mention, limit: int) -> bool:
    return mention.kind == "name" and mention.start < limit and not is_topic(reading, mention.text)
