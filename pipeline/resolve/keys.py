"""Keys of names: two names of one kind of thing with the same key are taken for the same thing."""

import functools
import re

import cleanco
from anyascii import anyascii

from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import PLACE_TYPES, country_code, country_of_inhabitants

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*(?:[.&-][^\W_]+)*")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_TITLES = {
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "minister",
    "general",
    "king",
    "queen",
}
# What follows a comma in a name without being a given name.
_AFTER_NAMES = re.compile(r"\s*(?:jr|sr|ph\.?d|m\.?d|esq|[ivx]+)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:no|nr|number)\.? ?(?=\d)", re.IGNORECASE)
_ROMAN = {
    "II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14,
    "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20,
}  # fmt: skip
# "Lund-Oslo" is "Lund Oslo", but "co-operation" is one word.
_COUPLED = re.compile(r"(?<=\w\w\w\w)-(?=[A-Z]\w\w\w)")
# Legal forms written in two ways.
_FORMS = {"limited": "ltd", "incorporated": "inc", "corporation": "corp", "company": "co"}
# "Lord Berg", "Mr. Berg".
_TITLE_BEFORE = re.compile(r"\b(?P<word>[A-Z][a-z]+)\.? $")
_LONGEST_TITLE = 20
_LAST_LETTERS = {"I": 1, "V": 5, "X": 10}
# Words beside the head that two names must share before a synonym of the head may join them: "Paris Agreement" and
# "Paris Treaty" are two things, "treaty on collective security" and "collective security pact" are one.
_ENOUGH_TO_TELL = 2
# The same names come up again and again, above all in one document.
_REMEMBERED = 100_000


def kind_of(type_: str) -> str:
    """The kind of thing a type belongs to; names of different kinds are never the same thing."""
    if type_ == "PERSON":
        return "person"
    if type_ in PLACE_TYPES:
        return "place"
    return "group" if type_ == "NORP" else "thing"


def plain(name: str) -> str:
    """A name without article and with single spaces."""
    return _ARTICLE.sub("", " ".join(name.split()))


@functools.lru_cache(maxsize=_REMEMBERED)
def folded(name: str) -> str:
    """A name as compared: no article, no case, no diacritics, in Latin letters whatever its script."""
    return anyascii(plain(name)).casefold().replace("`", "")


def singular(word: str) -> str:
    """A noun without its plural ending, as far as spelling tells."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@functools.lru_cache(maxsize=_REMEMBERED)
def words(name: str) -> tuple[str, ...]:
    """The words of a name: folded, in the singular, without possessive endings; hyphens join."""
    return tuple(singular(re.sub(r"[’']s?$", "", w)) for w in _WORD.findall(folded(name)))


def content(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words that tell which thing a name means: without function words and modifiers that any thing may have; sorted.

    Phrases of one meaning become one word ("ministers of foreign affairs" is "foreign minister"), numbers are in figures. A
    modifier written large belongs to the name: "First Protocol" is not "Second Protocol".
    """
    name = _COUPLED.sub(" ", _with_figures(name))
    small = {singular(w.casefold()) for w in name.split() if w.islower()}
    line = " ".join(lexicon.spellings.get(w, w) for w in words(name))
    for phrase, stands in _phrases(lexicon):
        if phrase in line:
            line = re.sub(rf"\b{re.escape(phrase)}\b", stands, line)
    kept = [w for w in line.split() if w not in lexicon.silent and not (w in lexicon.general and w in small)]
    heads = [w for w in kept if w in lexicon.name_types or w in lexicon.synonyms]
    if len([w for w in kept if w not in heads]) >= _ENOUGH_TO_TELL:
        kept = [lexicon.synonyms.get(w, w) for w in kept]
    return tuple(sorted(kept))


def _with_figures(name: str) -> str:
    """With "No. 2", "II" and a last "I" as plain figures."""
    tokens = _NUMBER.sub("", plain(name)).split(" ")
    last = len(tokens) - 1
    return " ".join(
        str(_ROMAN.get(t) or (_LAST_LETTERS.get(t) if i == last and last else None) or t) for i, t in enumerate(tokens)
    )


@functools.lru_cache(maxsize=_REMEMBERED)
def without_legal_form(name: str) -> tuple[str, str]:
    """A name without the legal form of a company at its end, folded, and that form, folded; empty if it has none."""
    base = folded(cleanco.basename(plain(name)) or name)
    form = re.sub(r"[^a-z]", "", folded(name)[len(base) :]) if folded(name).startswith(base) else ""
    return base, _FORMS.get(form, form)


@functools.cache
def _phrases_of(pairs: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    found = [(" ".join(words(p)), " ".join(words(stands))) for p, stands in pairs if " " in p]
    return sorted(found, key=lambda pair: (-len(pair[0]), pair))


def _phrases(lexicon: Lexicon) -> list[tuple[str, str]]:
    """Phrases of one meaning as they stand among folded words, the longest first."""
    return _phrases_of(tuple(lexicon.synonyms.items()))


def name_key(name: str, type_: str, lexicon: Lexicon) -> str:
    """The key of a name: places by country code or spelling, people by spelling without titles, other things by their words
    in any order."""
    kind = kind_of(type_)
    if kind == "place":
        return f"place:{country_code(plain(name)) or folded(name)}"
    if kind == "person":
        family, comma, given = name.partition(",")
        turned = f"{given} {family}" if comma and "," not in given and not _AFTER_NAMES.match(given) else name
        parts = [w for w in re.findall(r"[^\W_]+", folded(turned)) if w not in _TITLES]
        return f"person:{' '.join(parts)}"
    if kind == "group":
        code = country_of_inhabitants(plain(name))  # "Norwegian" and "Norwegians"
        return f"group:{code or singular(folded(name))}"
    bag = content(name, lexicon)
    # One word in any order is still one word: keep the spelling, so that nothing is folded together by chance.
    return f"thing:{' '.join(bag)}" if len(bag) > 1 else f"thing:{folded(name)}"


def title_words(text: str, start: int, end: int) -> set[str]:
    """The words, in lower case, that are the title of the person named at text[start:end] if they are one: the first of the name,
    and one written large right before it."""
    first = text[start:end].partition(" ")[0].strip(".").casefold()
    before = _TITLE_BEFORE.search(text, max(start - _LONGEST_TITLE, 0), start)
    return {first, *([before["word"].casefold()] if before else [])}


def initials(name: str, lexicon: Lexicon) -> str:
    """The first letters of the words of a name that are no function words."""
    return "".join(w[0] for w in _WORD.findall(folded(name).replace("-", " ")) if w not in lexicon.silent)


def is_acronym(name: str) -> bool:
    """Whether a name is written like an acronym: one word, two letters or more, most of them large."""
    if " " in name.strip():
        return False
    letters = [c for c in name if c.isalpha()]
    return 2 <= len(letters) <= 10 and sum(c.isupper() for c in letters) * 2 > len(letters)


def spells(acronym: str, name: str, lexicon: Lexicon) -> bool:
    """Whether the letters of an acronym are the initials of a name, function words counted or not."""
    letters = "".join(c for c in acronym.casefold() if c.isalnum())
    every = "".join(w[0] for w in _WORD.findall(folded(name).replace("-", " ")))
    return len(letters) > 2 and letters in {initials(name, lexicon), every}


@functools.lru_cache(maxsize=_REMEMBERED)
def head(name: str) -> str:
    """The head noun of a name: the last word before its first preposition, in the singular."""
    before = re.split(r"\s(?:of|on|for|to|in|at|between|against|concerning|with)\s", folded(name))[0]
    found = words(before)
    return found[-1] if found else folded(name)
