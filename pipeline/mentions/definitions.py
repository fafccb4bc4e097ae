"""Abbreviations that a text defines: "Long Form (LF)" and "LF (Long Form)".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003):
the letters of the short form are matched with the words before it, from right to left; the first letter must begin a word.
"""

import re
from collections.abc import Iterator, Set

from pipeline.records import Definition, Span
from pipeline.vocabulary.lexicon import Lexicon

_PARENTHESIS = re.compile(r"[(\[]\s*(?P<inside>[^()\[\]\n]{2,80}?)\s*[)\]]")
_SHORT = re.compile(r"(?=.{2,12}$)(?=[^a-z]*[A-Z])\w[\w&./-]*(?: ?[A-Z\d][\w-]*)?")
_QUOTES = "\"'“”‘’"
_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
# "Norda Ltd, a company incorporated in Norway | (the “Supplier”)": what a contract calls a party.
_ROLE = re.compile(r"(?:hereinafter\s+)?(?:the\s+)?[\"“'‘](?P<role>[A-Z][a-z]{3,})[\"”'’]")
_LONGEST_PARTY = 240
_STOP = re.compile(r"[.;:!?()\[\]\n]\s")


def find_definitions(text: str, lexicon: Lexicon) -> tuple[Definition, ...]:
    """All definitions in a text, in text order; their spans are offsets into it."""
    words = "|".join(lexicon.mentions.introducing)
    introduction = re.compile(rf"(?:{words})[,:]?\s+(?:the\s+)?", re.IGNORECASE)
    forms = "|".join(re.escape(form) for form in lexicon.mentions.company_forms)
    party = re.compile(
        rf"(?P<name>[A-Z][\w&’'-]*(?:\s+(?:(?:of|and|&)\s+)?[A-Z][\w&’'-]*)*,?\s+(?i:{forms})\b\.?)"
        r"(?:,\s+(?:an?|the|with|having|whose|registered|incorporated|organi[sz]ed|established)\b[^;()]{0,160})?,?\s*$"
    )
    found = [*_definitions(text, introduction, lexicon.silent), *_roles(text, party)]
    return tuple(sorted(found, key=lambda definition: definition.short))


def _roles(text: str, party: re.Pattern[str]) -> Iterator[Definition]:
    """What a contract calls its parties: "Norda Ltd (the “Supplier”)"."""
    for match in _PARENTHESIS.finditer(text):
        role = _ROLE.fullmatch(text, *match.span("inside"))
        name = party.search(text, max(0, match.start() - _LONGEST_PARTY), match.start()) if role is not None else None
        if role is not None and name is not None:
            yield Definition(long=name.span("name"), short=role.span("role"), role=True)


def _definitions(text: str, introduction: re.Pattern[str], silent: Set[str]) -> Iterator[Definition]:
    for match in _PARENTHESIS.finditer(text):
        start, end = match.span("inside")
        first = re.split(r"[;,]\s", text[start:end])[0]
        end = start + len(first)
        if introduced := introduction.match(text, start, end):
            start = introduced.end()
        while start < end and text[start] in _QUOTES:
            start += 1
        while end > start and text[end - 1] in _QUOTES:
            end -= 1
        inside = text[start:end]
        if _SHORT.fullmatch(inside) and _is_short_form(inside):
            long = _long_before(text, match.start(), inside, silent)
            if long is not None:
                yield Definition(long=long, short=(start, end))
        elif before := _short_before(text, match.start()):
            short = text[slice(*before)]
            if _is_short_form(short) and _aligned(short, text[start:end], silent) == 0:
                yield Definition(long=(start, end), short=before)


def _is_short_form(text: str) -> bool:
    """Whether words look like an abbreviation: they have two capitals or more, or one inside the word or next to digits; they are neither a
    number nor a plain word."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if capitals < 2 and not (capitals == 1 and len(letters) <= 3 and len(text) >= 2 and not text.istitle()):
        return False
    return not re.fullmatch(r"[IVX]+|\d.*", text)


def _short_before(text: str, bracket: int) -> Span | None:
    """The span of the word before the bracket, if it may be a short form."""
    word = re.search(r"(?<!\S)([A-Z][\w&.-]{1,11})\s*$", text[max(0, bracket - 24) : bracket])
    if word is None:
        return None
    offset = max(0, bracket - 24)
    return offset + word.start(1), offset + word.end(1)


def _long_before(text: str, bracket: int, short: str, silent: Set[str]) -> Span | None:
    """The span of the long form that ends at the bracket, within the sentence; None if there is none. A short form of n letters
    stands for at most min(n + 5, 2n) words."""
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
    position = _by_initials(short, text[start:end], silent)
    if position is None:
        position = _aligned(short, text[start:end], silent)
    if position is None:
        return None
    long = text[start + position : end]
    if len(long) <= len(short) or short in long.split() or not any(c.isalpha() for c in long):
        return None
    return start + position, end


def _by_initials(short: str, candidate: str, silent: Set[str]) -> int | None:
    """Where a long form starts whose words have exactly these initials, counting or ignoring its function words; None if there is none."""
    letters = _letters(short)
    position: int | None = None
    for word in reversed(list(_PART.finditer(candidate))):
        if not letters:
            break
        is_silent = word[0].lower() in silent
        if word[0][0].lower() == letters[-1] and not (is_silent and len(letters) == 1):
            letters.pop()
            position = word.start()
        elif not is_silent:
            return None
    return position if not letters else None


def _letters(short: str) -> list[str]:
    """The letters and digits of a short form in lower case, without a plural s."""
    letters = [c for c in short if c.isalnum()]
    if len(letters) > 2 and letters[-1] == "s" and letters[-2].isupper():
        letters.pop()
    return [c.lower() for c in letters]


def _aligned(short: str, candidate: str, silent: Set[str]) -> int | None:
    """Where the shortest long form starts that has all letters of the short form in order, the first of them at the start of a word that is
    not a function word; None if there is none."""
    letters = _letters(short)
    lowered = candidate.lower()
    position = len(candidate) - 1
    for index in range(len(letters) - 1, -1, -1):
        while position >= 0 and (
            lowered[position] != letters[index] or (index == 0 and not _starts_name(lowered, position, silent))
        ):
            position -= 1
        if position < 0:
            return None
        if index:
            position -= 1
    return position


def _starts_name(lowered: str, position: int, silent: Set[str]) -> bool:
    """Whether a word other than a function word starts here."""
    if position > 0 and lowered[position - 1].isalnum():
        return False
    word = _PART.match(lowered, position)
    return word is not None and word[0] not in silent
