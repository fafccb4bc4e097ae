"""Forms of names: the spelling, words, head noun, initials and legal form by which two names are compared."""

import functools
import re
from collections.abc import Iterable

import cleanco
from anyascii import anyascii

from pipeline.resolve.identity import Identity
from pipeline.resolve.keys import Key, kind_of
from pipeline.resolve.person_names import PersonNames
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import country_code, country_of_inhabitants

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*(?:[.&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_LETTERS = re.compile(r"[^\W_]+")
# "Lund-Oslo" is "Lund Oslo", but "co-operation" is one word.
_COUPLED = re.compile(r"(?<=\w\w\w\w)-(?=[A-Z]\w\w\w)")
# "A-B-C Company" is "ABC Company".
_SPELLED = re.compile(r"\b(?:[A-Z]-){2,}[A-Z]\b")
# "Lord Berg", "Mr. Berg".
_TITLE_BEFORE = re.compile(r"\b(?P<word>[A-Z][a-z]+)\.? $")
_LONGEST_TITLE = 20
# Besides their heads, two names must share this many words before a synonym of the head may join them: "Paris Agreement" and "Paris Treaty"
# are two things, "treaty on collective security" and "collective security pact" are one.
_FEWEST_SHARED = 2
_LONGEST_PLAIN = 2
# The same names come up again and again, especially within one document.
_CACHED = 100_000


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def singular(word: str) -> str:
    """A noun in lower case without its plural ending, judging by spelling alone."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@functools.lru_cache(_CACHED)
def is_acronym(name: str) -> bool:
    """Whether a name is written like an acronym: one word of two to ten letters, most of them capitals."""
    if " " in name.strip():
        return False
    letters = [c for c in name if c.isalpha()]
    return 2 <= len(letters) <= 10 and sum(c.isupper() for c in letters) * 2 > len(letters)


def possible_titles(text: str, start: int, end: int) -> set[str]:
    """The words, in lower case, that may be the title of the person named at text[start:end]: the first word of the name, and a
    capitalised word right before it."""
    first = text[start:end].partition(" ")[0].strip(".").casefold()
    before = _TITLE_BEFORE.search(text, max(start - _LONGEST_TITLE, 0), start)
    return {first, *([before["word"].casefold()] if before else [])}


class NameForms:
    """The forms of names. Every method takes a name as written; `lexicon` holds the words that they depend on.

    One object serves a whole run: it remembers the forms of the names that come up most.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        words = lexicon.resolve
        self.people = PersonNames(lexicon)
        self.identity = Identity(self.people, lexicon.people)
        self._vessel_letters = lexicon.vessel_prefixes | lexicon.vessel_letters
        self._article = re.compile(rf"^(?:{alternatives(words.articles)})\s+", re.IGNORECASE)
        self._number = re.compile(rf"\b(?:{alternatives(words.number_words)})\.? ?(?=\d)", re.IGNORECASE)
        self._postmodifier = re.compile(rf"\s(?:{alternatives(words.postmodifying)})\s")
        self.plain = functools.lru_cache(_CACHED)(self._plain)
        self.folded = functools.lru_cache(_CACHED)(self._folded)
        self.words = functools.lru_cache(_CACHED)(self._words)
        self.head = functools.lru_cache(_CACHED)(self._head)
        self.without_legal_form = functools.lru_cache(_CACHED)(self._without_legal_form)
        self.key = functools.lru_cache(_CACHED)(self._key)
        phrases = [
            (" ".join(self.words(p)), " ".join(self.words(one))) for p, one in lexicon.synonyms.items() if " " in p
        ]
        self._phrases = [
            (phrase, re.compile(rf"\b{re.escape(phrase)}\b"), one)
            for phrase, one in sorted(phrases, key=lambda pair: (-len(pair[0]), pair))
        ]

    def _plain(self, name: str) -> str:
        """A name without article and with single spaces."""
        return self._article.sub("", " ".join(name.split()))

    def _folded(self, name: str) -> str:
        """A name without article, case and diacritics, in Latin letters whatever its script."""
        return anyascii(self.plain(name)).casefold().replace("`", "")

    def _words(self, name: str) -> tuple[str, ...]:
        """The words of a name: folded, in the singular, without possessive endings; a hyphen joins two words into one."""
        return tuple(singular(_POSSESSIVE.sub("", word)) for word in _WORD.findall(self.folded(name)))

    def content(self, name: str) -> tuple[str, ...]:
        """The words, sorted, that distinguish which thing a name means, without function words and modifiers that anything may have.

        Phrases with one meaning become one phrase ("ministers of foreign affairs" is "foreign minister"), numbers are in figures. A
        capitalised modifier belongs to the name: "First Protocol" is not "Second Protocol".
        """
        lexicon = self.lexicon
        name = _COUPLED.sub(" ", self._with_figures(_SPELLED.sub(lambda m: m[0].replace("-", ""), name)))
        lower_case = {singular(word.casefold()) for word in name.split() if word.islower()}
        line = " ".join(lexicon.spellings.get(word, word) for word in self.words(name))
        for phrase, pattern, canonical in self._phrases:
            if phrase in line:
                line = pattern.sub(canonical, line)
        kept = [
            word
            for word in line.split()
            if word not in lexicon.silent and not (word in lexicon.general and word in lower_case)
        ]
        others = [word for word in kept if word not in lexicon.name_types and word not in lexicon.synonyms]
        if len(others) >= _FEWEST_SHARED:
            kept = [lexicon.synonyms.get(word, word) for word in kept]
        return tuple(sorted(kept))

    def _with_figures(self, name: str) -> str:
        """A name with "No. 2", "II" and a final "I" as plain figures."""
        words = self.lexicon.resolve
        tokens = self._number.sub("", self.plain(name)).split(" ")
        figures = [words.numerals.get(token) for token in tokens]
        if len(tokens) > 1:
            figures[-1] = figures[-1] or words.final_numerals.get(tokens[-1])
        return " ".join(str(figure or token) for figure, token in zip(figures, tokens, strict=True))

    def _without_legal_form(self, name: str) -> tuple[str, str]:
        """A name without the legal form of a company at its end, and that form, both folded; the form is empty if there is none."""
        folded, base = self.folded(name), self.folded(cleanco.basename(self.plain(name)) or name)
        form = re.sub(r"[^a-z]", "", folded[len(base) :]) if folded.startswith(base) else ""
        return base, self.lexicon.resolve.legal_forms.get(form, form)

    def _head(self, name: str) -> str:
        """The head noun of a name: the last word before its first preposition, in the singular."""
        words = self.words(self._postmodifier.split(self.folded(name))[0])
        return words[-1] if words else self.folded(name)

    def initials(self, name: str) -> str:
        """The first letters of the words of a name, without function words."""
        return "".join(word[0] for word in self._separate_words(name) if word not in self.lexicon.silent)

    def spells(self, acronym: str, name: str) -> bool:
        """Whether the letters of an acronym, three or more, are the initials of a name, with or without its function words."""
        letters = "".join(c for c in acronym.casefold() if c.isalnum())
        every = "".join(word[0] for word in self._separate_words(name))
        return len(letters) > 2 and letters in {self.initials(name), every}

    def _separate_words(self, name: str) -> list[str]:
        return _WORD.findall(self.folded(name).replace("-", " "))

    def _key(self, name: str, type_: str) -> Key:
        """The key of a name of an entity of this type: for a place by country code or spelling, for a person by spelling without titles,
        for another thing by its words in any order."""
        kind = kind_of(type_)
        if kind == "place":
            return Key(kind, country_code(self.plain(name)) or self.folded(name))
        if kind == "person":
            person = self.people.read(self.plain(name))
            parts = [*person.given, *sorted(person.nicknames), person.family, person.generation or ""]
            parts = _LETTERS.findall(" ".join(parts))
            # "Explorer Olof Lind": a noun for what somebody is, before a name of two words or more.
            if len(parts) > _LONGEST_PLAIN and self.lexicon.noun_types.get(parts[0]) == "PERSON":
                parts = parts[1:]
            return Key(kind, " ".join(parts))
        if kind == "group":
            # "Norwegian" and "Norwegians".
            return Key(kind, country_of_inhabitants(self.plain(name)) or singular(self.folded(name)))
        if type_ == "SHIP":  # "MS Norda" is "the ferry Norda"
            letters, _, rest = self.plain(name).partition(" ")
            name = rest if rest and letters.casefold() in self._vessel_letters else name
        words = self.content(name)
        # A single word keeps its spelling: folding it further could merge two things.
        return Key(kind, " ".join(words) if len(words) > 1 else self.folded(name))
