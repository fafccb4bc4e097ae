"""Abbreviations that a text defines: "Long Form (LF)" and "LF (Long Form)".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003):
the letters of the short form are looked for in the words before it, from right to left, the first one at the start of a word.
"""

import re
from collections.abc import Iterator

from pipeline.records import Definition, Span

_PARENTHESIS = re.compile(r"[(\[]\s*(?P<inside>[^()\[\]\n]{2,80}?)\s*[)\]]")
_SHORT = re.compile(r"(?=.{2,12}$)(?=[^a-z]*[A-Z])\w[\w&./-]*(?: ?[A-Z\d][\w-]*)?")
_INTRODUCED = re.compile(r"(?:hereinafter|hereafter|henceforth|in short|for short|abbreviated(?: as| to)?|known as|called)[,:]?\s+(?:the\s+)?", re.IGNORECASE)
_QUOTES = "\"'“”‘’"
_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_STOP = re.compile(r"[.;:!?()\[\]\n]\s")


def find_definitions(text: str) -> tuple[Definition, ...]:
    """All definitions in a text, in its order."""
    return tuple(_definitions(text))


def _definitions(text: str) -> Iterator[Definition]:
    for match in _PARENTHESIS.finditer(text):
        start, end = match.span("inside")
        first = re.split(r"[;,]\s", text[start:end])[0]
        end = start + len(first)
        if introduced := _INTRODUCED.match(text, start, end):
            start = introduced.end()
        while start < end and text[start] in _QUOTES:
            start += 1
        while end > start and text[end - 1] in _QUOTES:
            end -= 1
        inside = text[start:end]
        if _SHORT.fullmatch(inside) and _is_short_form(inside):
            long = _long_before(text, match.start(), inside)
            if long is not None:
                yield Definition(long=long, short=(start, end))
        elif before := _short_before(text, match.start()):
            short = text[slice(*before)]
            if _is_short_form(short) and _aligned(short, text[start:end]) == 0:
                yield Definition(long=(start, end), short=before)


def _is_short_form(text: str) -> bool:
    """Looks like an abbreviation: two capitals or more, or a capital inside or beside digits; not a number, not a plain word."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if capitals < 2 and not (capitals == 1 and len(letters) <= 3 and len(text) >= 2 and not text.istitle()):
        return False
    return not re.fullmatch(r"[IVXLC]+|\d.*", text)


def _short_before(text: str, bracket: int) -> Span | None:
    word = re.search(r"(?<!\S)([A-Z][\w&.-]{1,11})\s*$", text[max(0, bracket - 24) : bracket])
    if word is None:
        return None
    offset = max(0, bracket - 24)
    return offset + word.start(1), offset + word.end(1)


def _long_before(text: str, bracket: int, short: str) -> Span | None:
    """The long form that ends at the bracket: at most min(|A| + 5, 2|A|) words, within the sentence."""
    letters = sum(c.isalnum() for c in short)
    most = min(letters + 5, letters * 2)
    window = max(0, bracket - 30 * most - 40)
    for stop in _STOP.finditer(text, window, bracket):
        window = stop.end()
    words = list(_WORD.finditer(text, window, bracket))[-most:]
    if not words:
        return None
    start, end = words[0].start(), words[-1].end()
    if text[end:bracket].strip(" \u00a0'\"”’") != "":
        return None
    position = _aligned(short, text[start:end])
    if position is None:
        return None
    long = text[start + position : end]
    if len(long) <= len(short) or short in long.split() or not any(c.isalpha() for c in long):
        return None
    return start + position, end


def _aligned(short: str, long: str) -> int | None:
    """Where in the candidate the long form starts, so that all letters of the short form occur in order; null if they don't."""
    position = len(long) - 1
    letters = [c.lower() for c in short if c.isalnum()]
    if letters and letters[-1] == "s" and not short[-1].isupper() and len(letters) > 2:
        letters.pop()
    lowered = long.lower()
    for index in range(len(letters) - 1, -1, -1):
        while position >= 0 and (lowered[position] != letters[index] or (index == 0 and position > 0 and lowered[position - 1].isalnum())):
            position -= 1
        if position < 0:
            return None
        if index:
            position -= 1
    return position
