"""Births and deaths in the brackets behind a person's name: "(3 May 1950 – 4 June 2011)", "(born 1950 in Lund)"."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from pipeline.mentions.span import MentionSpan
from pipeline.values.dates import earliest, latest

_BORN = {"b", "b.", "born"}
_DIED = {"d", "d.", "died", "†"}
_DASHES = {"-", "–", "—"}
# What may stand between the dates and places of a life that has no word for birth or death.
_SILENT = {*_DASHES, ",", ".", ":", "about", "at", "c", "c.", "ca", "ca.", "circa", "in"}
_LONGEST_BRACKET = 40
# What stands between a name and its brackets: "Anna Berg, Jr., MD, OC (born …)".
_AFTER_NAMES = re.compile(r"[A-Z]{1,6}|(?:[A-Z][A-Za-z]{0,3}\.)+[A-Z]?|Jr|Sr|PhD")
_MOST_AFTER_NAMES = 8
_NEE = {"née", "nee", "né"}
# "(1991–1995)" is a time at a school or in an office.
_SHORTEST_LIFE = 15 * 365


class Vital(NamedTuple):
    """A birth (``bear``) or a death (``die``): its time, of a range only one `edge`, and the places given with it."""

    verb: str
    time: MentionSpan
    edge: Literal["start", "end"] | None
    places: tuple[MentionSpan, ...]


def find_vitals(
    doc: Doc,
    person: MentionSpan,
    people: Sequence[MentionSpan],
    times: Sequence[MentionSpan],
    places: Sequence[MentionSpan],
) -> list[Vital]:
    """The birth and death in brackets behind a person's name; empty where there are none. `people`, `times` and `places` are
    all of the block."""
    if doc[person.first - 1 : person.first].text.lower() in _NEE:
        return []
    for first, last in _brackets(doc, person, {p.first for p in people}):
        inside = [t for t in times if first <= t.first and t.last <= last]
        if inside:
            segments = list(_segments(doc, first, last))
            told = [v for a, b in segments for v in _told(doc, a, b, inside, places)]
            return (
                told
                or [v for a, b in segments for v in _silent(doc, a, b, inside, places)][:2]
                or [v for a, b in segments for v in _living(doc, a, b, inside, places)]
            )
    return []


def _brackets(doc: Doc, person: MentionSpan, others: Set[int]) -> Iterator[tuple[int, int]]:
    """First and last token inside each pair of brackets behind a name, before `others` start; of "(in another script) (born …)" both."""
    opening = person.last + 1
    if (
        doc[opening : opening + 1].text == "," and doc[opening + 1 : opening + 2].text.lower() in _NEE
    ):  # "Anna Berg, née Lind (3 May 1950 – …)"
        opening = next((t.i for t in doc[opening : opening + _MOST_AFTER_NAMES] if t.text == "("), opening)
    for token in doc[opening : opening + _MOST_AFTER_NAMES]:
        title = token.text[0].isupper() or token.like_num or token.text[0].isdigit()  # "1st Baron Lind"
        parted = doc[person.last + 1].text == "," and title and token.i not in others
        if not (parted or token.text in {",", "."} or token.is_quote or _AFTER_NAMES.fullmatch(token.text)):
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
            yield opening + 1, token.i  # cut off before it closes
        yield opening + 1, token.i - 1
        opening = token.i + 1


def _segments(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for token in doc[first : last + 1]:
        if token.text == ";":
            yield start, token.i - 1
            start = token.i + 1
    yield start, last


def _told(
    doc: Doc, first: int, last: int, times: Sequence[MentionSpan], places: Sequence[MentionSpan]
) -> Iterator[Vital]:
    """What words for birth and death tell, each up to the next."""
    words = [t for t in doc[first : last + 1] if t.lower_ in _BORN | _DIED]
    for number, word in enumerate(words):
        end = words[number + 1].i - 1 if number + 1 < len(words) else last
        time = next((t for t in times if word.i < t.first and t.last <= end), None)
        if time is not None:
            said = tuple(p for p in places if word.i < p.first and p.last <= end)
            yield Vital("bear" if word.lower_ in _BORN else "die", time, None, said[:1])


def _silent(
    doc: Doc, first: int, last: int, times: Sequence[MentionSpan], places: Sequence[MentionSpan]
) -> Iterator[Vital]:
    """Two dates with a dash between them, and nothing beside them but places."""
    inside = [t for t in times if first <= t.first and t.last <= last]
    around = [p for p in places if first <= p.first and p.last <= last]
    rest = _beside(doc, first, last, (*inside, *around))
    if not _is_silent(rest):
        return
    if len(inside) == 1 and len(inside[0].times) > 1 and _is_life(inside[0], inside[0]):
        before = tuple(p for p in around if p.first < inside[0].first)
        yield Vital("bear", inside[0], "start", before[:1])
        yield Vital("die", inside[0], "end", ())
    elif len(inside) == 2 and (dash := _dash(rest, *inside)) is not None and _is_life(*inside):
        yield Vital("bear", inside[0], None, tuple(p for p in around if p.first < dash)[:1])
        yield Vital("die", inside[1], None, tuple(p for p in around if p.first > dash)[:1])


def _living(
    doc: Doc, first: int, last: int, times: Sequence[MentionSpan], places: Sequence[MentionSpan]
) -> Iterator[Vital]:
    """The birth of somebody alive: "(3 May 1950, Lund) is …", "(1950– ), Norwegian painter"."""
    if len(times) != 1 or len(times[0].times) != 1:
        return
    time, behind = times[0], doc[last + 1 : last + 4]
    around = [p for p in places if first <= p.first and p.last <= last]
    is_day = len(time.times[0].timex.edtf or "") == len("1950-05-03")
    alive = is_day and len(behind) > 1 and behind[1].lower_ == "is"
    lasting = doc[last].text.endswith(tuple(_DASHES)) and behind[1:2].text == "," and behind[2:3].text[:1].isupper()
    if (alive or lasting) and _is_silent(_beside(doc, first, last, (time, *around))):
        yield Vital("bear", time, None, tuple(around[:1]))


def _beside(doc: Doc, first: int, last: int, known: Iterable[MentionSpan]) -> list[Token]:
    """The tokens of a segment outside the known mentions."""
    covered = {i for f in known for i in range(f.first, f.last + 1)}
    return [t for t in doc[first : last + 1] if t.i not in covered and not t.is_space]


def _is_silent(tokens: Iterable[Token]) -> bool:
    """Whether words say nothing of a life: they are marks and names."""
    return all(t.lower_ in _SILENT or t.pos_ == "PROPN" for t in tokens)


def _dash(rest: Sequence[Token], birth: MentionSpan, death: MentionSpan) -> int | None:
    return next((t.i for t in rest if t.text in _DASHES and birth.last < t.i < death.first), None)


def _is_life(birth: MentionSpan, death: MentionSpan) -> bool:
    """Whether two times lie as far apart as birth and death do."""
    start, end = birth.times[0].timex.edtf, death.times[-1].timex.edtf
    born, died = (latest(start) if start else None), (earliest(end) if end else None)
    return born is None or died is None or died - born > _SHORTEST_LIFE
