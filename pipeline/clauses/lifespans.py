"""Lifespans: births and deaths in the brackets after a person's name, "(3 May 1950 – 4 June 2011)", "(born 1950 in Lund)"."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from pipeline.mentions.span import MentionSpan
from pipeline.values.dates import earliest, latest
from pipeline.vocabulary.words.clauses import ClauseWords

_DASHES = {"-", "–", "—"}
_MARKS = {*_DASHES, ",", ".", ":"}
_LONGEST_BRACKET = 40
# What may come between a name and its brackets: "Anna Berg, Jr., MD, OC (born …)".
_AFTER_NAMES = re.compile(r"[A-Z]{1,6}|(?:[A-Z][A-Za-z]{0,3}\.)+[A-Z]?|Jr|Sr|PhD")
_MOST_AFTER_NAMES = 8
# Tokens between a name and the dates of its life in an entry without brackets.
_LONGEST_ENTRY = 10
# In days; a shorter time such as "(1991–1995)" was spent at a school or in an office.
_SHORTEST_LIFE = 15 * 365


class LifeEvent(NamedTuple):
    """A birth (``bear``) or a death (``die``): its time, or one `edge` of a range, and the places given with it."""

    verb: str
    time: MentionSpan
    edge: Literal["start", "end"] | None
    places: tuple[MentionSpan, ...]


def find_life_events(
    doc: Doc,
    words: ClauseWords,
    person: MentionSpan,
    people: Container[int],
    times: Sequence[MentionSpan],
    places: Sequence[MentionSpan],
) -> list[LifeEvent]:
    """The birth and death in brackets after a person's name; empty if there are none. `times` and `places` are all those in the
    block, and `people` the first tokens of people's names."""
    if doc[person.first - 1 : person.first].text.lower() in words.birth_name:
        return []
    for first, last in _brackets(doc, words, person, people):
        inside = [t for t in times if first <= t.first and t.last <= last]
        if inside:
            segments = list(_segments(doc, first, last))
            for read, most in ((_in_words, None), (_by_dash, 2), (_of_living, None)):
                events = [e for a, b in segments for e in read(doc, words, a, b, inside, places)][:most]
                if events:
                    return events
            return []
    dated = _in_entry(doc, person, times)
    events = list(_by_dash(doc, words, *dated, times, places)) if dated is not None else []
    # "Anna Berg, 2007–present" is in an office.
    return events if all(e.time.times[0 if e.edge == "start" else -1].timex.edtf for e in events) else []


def _in_entry(doc: Doc, person: MentionSpan, times: Sequence[MentionSpan]) -> tuple[int, int] | None:
    """First and last token of the dates with which an entry on a person ends: "Anna Berg, poet, 3 May 1950 – 4 June 2011."; None if the
    sentence says more."""
    after = [t for t in times if person.last < t.first <= person.last + _LONGEST_ENTRY]
    if not after or doc[person.last + 1 : person.last + 2].text != ",":
        return None
    first, last = after[0].first, after[:2][-1].last
    between, end = doc[person.last + 1 : first], doc[last + 1 : last + 2]
    says = any(t.pos_ in {"VERB", "AUX", "ADP", "PROPN"} or t.is_sent_start for t in between)
    return (first, last) if not says and end.text in {"", ".", ";", "\n"} else None


def _brackets(doc: Doc, words: ClauseWords, person: MentionSpan, others: Container[int]) -> Iterator[tuple[int, int]]:
    """First and last token inside each pair of brackets after a name: both of "(in another script) (born …)". `others` are the first
    tokens of people's names, which end the text that may come between a name and its brackets."""
    opening = person.last + 1
    parted = doc[opening : opening + 1].text == ","
    if parted and doc[opening + 1 : opening + 2].text.lower() in words.birth_name:
        # "Anna Berg, née Lind (3 May 1950 – …)"
        opening = next((t.i for t in doc[opening : opening + _MOST_AFTER_NAMES] if t.text == "("), opening)
    for token in doc[opening : opening + _MOST_AFTER_NAMES]:
        title = token.text[0].isupper() or token.like_num or token.text[0].isdigit()  # "1st Baron Lind"
        if not (
            (parted and title and token.i not in others)
            or token.text in {",", "."}
            or token.is_quote
            or _AFTER_NAMES.fullmatch(token.text)
        ):
            break
        opening = token.i + 1
    while opening < len(doc) and doc[opening].text.startswith("("):
        depth = 0
        for token in doc[opening : opening + _LONGEST_BRACKET]:
            depth += token.text.startswith("(") - (token.text == ")")
            if depth == 0:
                break
        else:
            if token.i + 1 < len(doc):
                return
            yield opening + 1, token.i  # the text is cut off before the bracket closes
        yield opening + 1, token.i - 1
        opening = token.i + 1


def _segments(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The parts of a bracket between semicolons."""
    start = first
    for token in doc[first : last + 1]:
        if token.text == ";":
            yield start, token.i - 1
            start = token.i + 1
    yield start, last


def _in_words(
    doc: Doc, words: ClauseWords, first: int, last: int, times: Sequence[MentionSpan], places: Sequence[MentionSpan]
) -> Iterator[LifeEvent]:
    """The text after each word for birth or death, up to the next such word."""
    said = [t for t in doc[first : last + 1] if t.lower_ in words.born | words.died]
    for number, word in enumerate(said):
        end = said[number + 1].i - 1 if number + 1 < len(said) else last
        time = next((t for t in times if word.i < t.first and t.last <= end), None)
        if time is not None:
            given = tuple(p for p in places if word.i < p.first and p.last <= end)
            yield LifeEvent("bear" if word.lower_ in words.born else "die", time, None, given[:1])


def _by_dash(
    doc: Doc, words: ClauseWords, first: int, last: int, times: Sequence[MentionSpan], places: Sequence[MentionSpan]
) -> Iterator[LifeEvent]:
    """Two dates with a dash between them, and nothing else but places."""
    inside = [t for t in times if first <= t.first and t.last <= last]
    around = [p for p in places if first <= p.first and p.last <= last]
    rest = _beside(doc, first, last, (*inside, *around))
    if not _says_nothing_else(rest, words):
        return
    if len(inside) == 1 and len(inside[0].times) > 1 and _is_life(inside[0], inside[0]):
        before = tuple(p for p in around if p.first < inside[0].first)
        yield LifeEvent("bear", inside[0], "start", before[:1])
        yield LifeEvent("die", inside[0], "end", ())
    elif len(inside) == 2 and (dash := _dash(rest, *inside)) is not None and _is_life(*inside):
        yield LifeEvent("bear", inside[0], None, tuple(p for p in around if p.first < dash)[:1])
        yield LifeEvent("die", inside[1], None, tuple(p for p in around if p.first > dash)[:1])


def _of_living(
    doc: Doc, words: ClauseWords, first: int, last: int, times: Sequence[MentionSpan], places: Sequence[MentionSpan]
) -> Iterator[LifeEvent]:
    """The birth of somebody who is alive: "(3 May 1950, Lund) is …", "(1950– ), Norwegian painter"."""
    if len(times) != 1 or len(times[0].times) != 1:
        return
    time, following = times[0], doc[last + 1 : last + 4]
    around = [p for p in places if first <= p.first and p.last <= last]
    is_day = len(time.times[0].timex.edtf or "") == len("1950-05-03")
    alive = is_day and len(following) > 1 and following[1].lower_ == "is"
    open_end = doc[last].text.endswith(tuple(_DASHES))
    lasting = open_end and following[1:2].text == "," and following[2:3].text[:1].isupper()
    if (alive or lasting) and _says_nothing_else(_beside(doc, first, last, (time, *around)), words):
        yield LifeEvent("bear", time, None, tuple(around[:1]))


def _beside(doc: Doc, first: int, last: int, known: Iterable[MentionSpan]) -> list[Token]:
    """The tokens of a segment outside the known mentions."""
    covered = {i for f in known for i in range(f.first, f.last + 1)}
    return [t for t in doc[first : last + 1] if t.i not in covered and not t.is_space]


def _says_nothing_else(tokens: Iterable[Token], words: ClauseWords) -> bool:
    """Whether tokens are only marks, names and words like "circa", so that the dates next to them are those of a life."""
    return all(t.text in _MARKS or t.lower_ in words.lifespan_fillers or t.pos_ == "PROPN" for t in tokens)


def _dash(rest: Sequence[Token], birth: MentionSpan, death: MentionSpan) -> int | None:
    """The position of the dash between two times; None if there is none."""
    return next((t.i for t in rest if t.text in _DASHES and birth.last < t.i < death.first), None)


def _is_life(birth: MentionSpan, death: MentionSpan) -> bool:
    """Whether two times are as far apart as birth and death."""
    start, end = birth.times[0].timex.edtf, death.times[-1].timex.edtf
    born, died = (latest(start) if start else None), (earliest(end) if end else None)
    return born is None or died is None or died - born > _SHORTEST_LIFE
