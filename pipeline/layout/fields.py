"""Labelled fields: "Members: Norway, Sweden", "Capital – Oslo"."""

import re

from pipeline.layout.lines import SPACE, trim
from pipeline.records import Span
from pipeline.times import find_times
from pipeline.vocabulary.words.layout import LayoutWords

# A label is a few words, the first capitalised. A colon, or a dash between spaces, separates it from its value.
_LABEL_WORD = r"[\w/'’()&.%]+(?:-\w+)*"
_LABEL = re.compile(
    rf"(?P<label>\*{{0,2}}(?=[A-Z]){_LABEL_WORD}(?:{SPACE}{_LABEL_WORD}){{0,4}}?\*{{0,2}})"
    rf"(?:{SPACE}*:\*{{0,2}}{SPACE}+|{SPACE}+[-–—−]{SPACE}+)(?=\S)"
)
_SECOND_DASH = re.compile(rf"{SPACE}[-–—−]{SPACE}")
_WORD = re.compile(r"\w+")
# "Norda mill. Built: 1911": the first sentence is no part of the label. But "Hon. Treasurer: …", "Est. Value: …".
_TWO_SENTENCES = re.compile(
    rf"(?<!\bhon)(?<!\best)(?<!\bmax)(?<!\bmin)(?<!\bref)(?<!\breg)(?<=\w\w\w)\.{SPACE}+(?-i:[A-Z])", re.IGNORECASE
)


def label_and_value(text: str, line: Span, words: LayoutWords) -> tuple[Span, Span] | None:
    """The spans of the label and of the value of a labelled line, or None. "X – founded in 1992 – has …" is a parenthesis."""
    match = _LABEL.match(text, *line)
    if match is None or is_sentence(match["label"], words) or _is_time(match["label"]):
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


def is_sentence(label: str, words: LayoutWords) -> bool:
    """Whether what looks like a label is the start of a sentence: "It was so: …". A label in bold may start with any word."""
    said = _WORD.findall(label.lower())
    return (said[0] in words.sentence_openers and label[0] != "*") or not words.finite_verbs.isdisjoint(said)


def _is_time(label: str) -> bool:
    """Whether a label is a time, which is part of what the line says: "March 1999 – Norland joined"."""
    label = label.strip("*")
    found = find_times(label)
    return bool(found) and found[0].start == 0 and found[-1].end == len(label)
