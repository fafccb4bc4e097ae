"""Labelled fields: "Members: Norway, Sweden", "Capital – Oslo", "Capital ..... Oslo", "**Capital** Oslo"; and lists of terms with their
values on lines of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.layout.labels import is_known_label
from pipeline.layout.lines import SPACE, Line, trim
from pipeline.layout.piece import Piece
from pipeline.records import Span
from pipeline.times import find_times
from pipeline.vocabulary.words.layout import LayoutWords

# A label is a few words, the first capitalised. A colon, or a dash between spaces, separates it from its value.
_LABEL_WORD = r"[\w/'’()&.%]+(?:-\w+)*"
_LABEL = re.compile(
    rf"(?P<label>\*{{0,2}}(?=[A-Z]){_LABEL_WORD}(?:{SPACE}{_LABEL_WORD}){{0,4}}?\*{{0,2}})"
    rf"(?:{SPACE}*:\*{{0,2}}{SPACE}+|{SPACE}+[-–—−]{SPACE}+)(?=\S)"
)
# Dots that lead from a label to its value.
_LEADERS = re.compile(
    rf"(?P<label>(?=[A-Z]){_LABEL_WORD}(?:{SPACE}{_LABEL_WORD}){{0,4}}?){SPACE}*(?:\.{{3,}}|…+|(?:{SPACE}\.){{3,}}){SPACE}*(?=[^\s.…])"
)
# In bold and followed by a value that begins no sentence.
_BOLD = re.compile(
    rf"\*\*(?P<label>(?=[A-Z]){_LABEL_WORD}(?:{SPACE}{_LABEL_WORD}){{0,4}})\*\*{SPACE}+(?=[A-Z\d$€£¥~<>])"
)
_ENDS_SENTENCE = re.compile(r"[.!?…;,:][\"'”’)\]]*$")
_MOST_VALUE_WORDS, _MOST_LABEL_WORDS = 12, 5
_SPACES = re.compile(rf"{SPACE}+")
_VALUE = re.compile(r"[A-Z\d$€£¥~<>]")
_DATED = re.compile(r"\d{4}\b(?=.*[A-Za-z])")
_PAGE = re.compile(r"(?:\d{1,3}|[ivxl]{1,5})$")
_SECOND_DASH = re.compile(rf"{SPACE}[-–—−]{SPACE}")
_WORD = re.compile(r"\w+")
# "Norda mill. Built: 1911": the first sentence is no part of the label. But "Hon. Treasurer: …", "Est. Value: …".
_TWO_SENTENCES = re.compile(
    rf"(?<!\bhon)(?<!\best)(?<!\bmax)(?<!\bmin)(?<!\bref)(?<!\breg)(?<=\w\w\w)\.{SPACE}+(?-i:[A-Z])", re.IGNORECASE
)


def label_and_value(text: str, line: Span, words: LayoutWords) -> tuple[Span, Span] | None:
    """The spans of the label and of the value of a labelled line, or None. "X – founded in 1992 – has …" is a parenthesis."""
    match = _LABEL.match(text, *line)
    if match is None:
        return _led_to(text, line, words)
    if is_sentence(match["label"], words) or _is_time(match["label"]):
        return None
    if "*" not in match["label"] and _TWO_SENTENCES.search(match["label"]):
        return None
    if match["label"].count("(") != match["label"].count(")"):
        return None  # "Anna Berg (3 May 1950 – 4 June 2011) was …"
    if ":" not in text[match.end("label") : match.end()] and _SECOND_DASH.search(text, match.end(), line[1]):
        return None
    start, end = match.span("label")
    while text[start] == "*":
        start += 1
    while text[end - 1] in "*:":
        end -= 1
    return (start, end), trim(text, match.end(), line[1])


def _led_to(text: str, line: Span, words: LayoutWords) -> tuple[Span, Span] | None:
    """The spans of a label and its value between which there are dots, or nothing but the end of bold; None for other lines. "Chapter two
    ..... 17" may be a line of a table of contents."""
    match = _LEADERS.match(text, *line) or _BOLD.match(text, *line)
    if match is None or is_sentence(match["label"], words) or _is_time(match["label"]):
        return None
    value = trim(text, match.end(), line[1])
    said = text[slice(*value)]
    is_bold = text[line[0]] == "*"
    if is_bold and (_ENDS_SENTENCE.search(said) or len(said.split()) > _MOST_VALUE_WORDS or _has_verb(said, words)):
        return None
    return None if not is_bold and _PAGE.match(said) else (match.span("label"), value)


def _has_verb(said: str, words: LayoutWords) -> bool:
    return not words.finite_verbs.isdisjoint(_WORD.findall(said.lower()))


def find_definitions(
    text: str, lines: Sequence[Line], is_plain: Sequence[bool], words: LayoutWords
) -> dict[int, Piece]:
    """The fields whose labels stand on lines of their own above their values, which are set in: the pieces by the numbers of the lines with
    the values. A list of such has two labels or more at one margin. `is_plain` says which lines have no marks of their own."""
    found: dict[int, Piece] = {}
    number = 0
    while number < len(lines):
        listed = dict(_definitions(text, lines, number, is_plain, words))
        if len({piece.label for piece in listed.values()}) > 1:
            found |= listed
        number = max(listed, default=number) + 1
    return found


def _definitions(
    text: str, lines: Sequence[Line], number: int, is_plain: Sequence[bool], words: LayoutWords
) -> Iterator[tuple[int, Piece]]:
    """The fields of the longest list of terms that begins at a line."""
    margin = _margin(lines[number])
    while number + 1 < len(lines) and is_plain[number] and _margin(lines[number]) == margin:
        term = lines[number].start, lines[number].end
        inner = number + 1
        if not _is_term(text, term, words):
            return
        while (
            inner < len(lines)
            and _margin(lines[inner]) > margin + 1
            and not lines[inner].gap_before
            and is_plain[inner]
        ):
            value = lines[inner].start, lines[inner].end
            said = text[slice(*value)]
            if len(said.split()) > _MOST_VALUE_WORDS or said[0].islower() or _has_verb(said, words):
                return
            start = term[0] if inner == number + 1 else value[0]
            yield inner, Piece("field", (start, value[1]), value, term)
            inner += 1
        if inner == number + 1:
            return
        number = inner


def _is_term(text: str, line: Span, words: LayoutWords) -> bool:
    """Whether a line may be the label of the value on the next: a few words that end no sentence."""
    said = text[slice(*line)]
    is_short = len(said.split()) <= _MOST_LABEL_WORDS and _ENDS_SENTENCE.search(said) is None
    return is_short and said[0].isupper() and not is_sentence(said, words) and not _is_time(said)


def _margin(line: Line) -> int:
    """The white space before a line, in characters."""
    return line.width - (line.end - line.start)


def find_bare_fields(
    text: str, lines: Sequence[Line], is_plain: Sequence[bool], words: LayoutWords
) -> dict[int, Piece]:
    """The fields of two lines or more in a row that begin with labels of the vocabulary and go on with their values, with nothing between:
    "Opened 12 May 1961", "Length 420 m"; by the numbers of the lines."""
    found: dict[int, Piece] = {}
    run: dict[int, Piece] = {}
    for number, line in enumerate(lines):
        field = _bare_field(text, (line.start, line.end), words) if is_plain[number] else None
        if field is None or line.gap_before:
            found |= run if len(run) > 1 else {}
            run = {}
        if field is not None:
            run[number] = field
    return found | (run if len(run) > 1 else {})


def _bare_field(text: str, line: Span, words: LayoutWords) -> Piece | None:
    said = text[slice(*line)]
    if len(said.split()) > _MOST_VALUE_WORDS or _ENDS_SENTENCE.search(said) or _has_verb(said, words):
        return None
    spaces = [m.start() for m in _SPACES.finditer(said)][:_MOST_LABEL_WORDS]
    end = next((at for at in reversed(spaces) if is_known_label(said[:at], words)), None)
    if end is None or not said[0].isupper():
        return None
    value = trim(text, line[0] + end, line[1])
    is_value = _VALUE.match(text, *value) is not None
    return Piece("field", line, value, (line[0], line[0] + end)) if is_value else None


def under_labels(text: str, pieces: Iterable[Piece], words: LayoutWords) -> Iterator[Piece]:
    """The pieces; a line that is no more than a label of the vocabulary, and the short value without a verb right below it, are one field:
    "Founded", then "1921" on a line of its own."""
    found = list(pieces)
    is_label = [_is_label(text, piece, words) for piece in found]
    number = 0
    while number < len(found):
        label, value = found[number], found[number + 1] if number + 1 < len(found) else None
        if is_label[number] and value is not None and _is_value(text, value.body, words):
            last = number + 2 == len(found) or is_label[number + 2]
            has_figure = any(c.isdigit() for c in text[slice(*value.body)])
            if value.kind == "paragraph" or (value.kind == "heading" and (last or has_figure)):
                yield Piece("field", (label.span[0], value.span[1]), value.body, label.body)
                number += 2
                continue
        yield label
        number += 1


def _is_label(text: str, piece: Piece, words: LayoutWords) -> bool:
    return piece.kind in {"heading", "item", "paragraph"} and is_known_label(text[slice(*piece.body)], words)


def _is_value(text: str, span: Span, words: LayoutWords) -> bool:
    said = text[slice(*span)]
    if (
        len(said.split()) > _MOST_VALUE_WORDS
        or _has_verb(said, words)
        or is_known_label(said, words)
        or said[0].islower()
    ):
        return False
    if _DATED.match(said):  # "Education", then "1986–1991 Lund University"
        return False
    times = find_times(said)
    return _ENDS_SENTENCE.search(said) is None or (bool(times) and times[0].start == 0)


def is_sentence(label: str, words: LayoutWords) -> bool:
    """Whether what looks like a label is the start of a sentence: "It was so: …". A label in bold may start with any word."""
    said = _WORD.findall(label.lower())
    if " ".join(said) in words.labels:
        return False
    return (said[0] in words.sentence_openers and label[0] != "*") or not words.finite_verbs.isdisjoint(said)


def _is_time(label: str) -> bool:
    """Whether a label is a time, which is part of what the line says: "March 1999 – Norland joined"."""
    label = label.strip("*")
    found = find_times(label)
    return bool(found) and found[0].start == 0 and found[-1].end == len(label)
