"""Names of people in their parts, and the ways in which a part can be written."""

import functools
import re
from dataclasses import dataclass

from anyascii import anyascii

from pipeline.vocabulary.lexicon import Lexicon

_NICKNAME = re.compile(r"[\"“”‘’'(](?P<name>[^\W\d_][\w .-]*?)[\"“”’')](?=[\s,]|$)")
_PIECE = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_GENERATION = re.compile(r"(?:ii|iii|iv|vi{0,3}|ix|x)\Z")
# Without a comma before it, a shorter one may be a family name: "Ma".
_SHORTEST_DEGREE = 3
_CACHED = 100_000


@dataclass(frozen=True)
class PersonName:
    """A name in its parts, all in lower case and Latin letters: given names in their order, the family name with its particles, what stands
    for the generation ("jr", "ii"; None if nothing does), and nicknames in quotation marks or brackets.

    `firsts` and `families` are the ways to write the first given name and the family name, `formers` the family names that the person had
    before.
    """

    given: tuple[str, ...]
    family: str
    generation: str | None = None
    nicknames: frozenset[str] = frozenset()
    firsts: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    formers: frozenset[str] = frozenset()

    @property
    def is_full(self) -> bool:
        """Whether the name has a family name and a given name that is not just an initial."""
        return bool(self.given) and len(self.given[0]) > 1 and len(self.family) > 1


class PersonNames:
    """Reads names of people into their parts, and knows which of the parts are one name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._titles = lexicon.resolve.person_titles
        words = self._words = lexicon.people
        self._generations = {word: group[0] for group in words.generations for word in group}
        self._letters = str.maketrans(words.letters)
        former = "|".join(re.escape(word) for word in sorted(words.former, key=len, reverse=True))
        full = "|".join(re.escape(word) for word in sorted(words.former_full, key=len, reverse=True))
        name = r"(?P<{}>[^\W\d_][\w’'-]*(?: (?!\d)[A-Z][\w’'-]*)*)"
        self._former = re.compile(
            rf"\s*[,(]?\s*\b(?:(?i:{former}) {name.format('one')}|(?:{full}) {name.format('two')})(?=\s*[,;.)]|$)"
        )
        self._short = {(short, name) for name, shorts in words.nicknames.items() for short in shorts}
        self._canonical: dict[str, set[str]] = {}
        for short, full_name in self._short:
            self._canonical.setdefault(short, set()).add(full_name)
        self._sounds = {
            tradition: [(re.compile(pattern), written) for pattern, written in rules.sounds]
            for tradition, rules in words.traditions.items()
        }
        self._given = {
            tradition: {self._sound(tradition, one): group[0] for group in rules.given for one in group}
            for tradition, rules in words.traditions.items()
        }
        self.read = functools.lru_cache(_CACHED)(self._read)
        self.classes = functools.lru_cache(_CACHED)(self._classes)
        self.family_sound = functools.lru_cache(_CACHED)(self._sound)

    def former_names(self, text: str, end: int) -> tuple[str, ...]:
        """The names, as written, that the text gives right after a name as those that the person had before: "(née Berg)"."""
        found = self._former.match(text, end, end + 80)
        if found is None:
            return ()
        name = found["one"] or found["two"]
        if not name[0].isupper() or (found["two"] and " " not in name):
            return ()
        return (name,)

    def given_name_first(self, name: str) -> str:
        """A name as written, without the comma of "Berg, Anna"."""
        family, comma, given = (part.strip() for part in name.partition(","))
        if not comma or "," in given or self.generation(given) is not None or self._is_degree(given):
            return name
        return f"{given} {family}"

    def _read(self, name: str) -> PersonName:
        """The parts of a name, also in the order "Berg, Anna" and with "née Lind" behind it."""
        name = " ".join(name.split())
        formers: list[str] = []
        while (found := self._former.search(name)) is not None:
            formers.append(found["one"] or found["two"])
            name = name[: found.start()] + name[found.end() :].lstrip(") ")
        nicknames = frozenset(_folded(m["name"]) for m in _NICKNAME.finditer(name))
        name = _NICKNAME.sub(" ", name)
        head, *rest = [part.strip() for part in name.split(",")]
        generation, given_behind = None, ""
        for part in rest:
            mark = self.generation(part)
            if mark is not None:
                generation = mark
            elif part and not self._is_degree(part):
                given_behind = given_behind or part
        words = [*_words(given_behind), *_words(head)] if given_behind else _words(head)
        while len(words) > 1 and len(words[-1]) >= _SHORTEST_DEGREE and words[-1] in self._words.degrees:
            words.pop()
        if len(words) > 1 and (mark := self.generation(words[-1])) is not None:
            generation = mark
            words.pop()
            if words[-1:] == ["the"]:
                words.pop()
        words = [word for word in words if word not in self._titles]
        if not words:
            return PersonName((), "")
        first_of_family = len(words) - 1
        while first_of_family > 1 and words[first_of_family - 1] in self._words.particles:
            first_of_family -= 1
        longer = {w: v for w in _words(name, self._letters) for v in words if _without_doubles(w, v)}
        longer = {short: long for long, short in longer.items()}
        given, family = tuple(words[:first_of_family]), words[first_of_family:]
        return PersonName(
            given=given,
            family=" ".join(family),
            generation=generation,
            nicknames=nicknames,
            firsts=frozenset({given[0], longer.get(given[0], given[0])} if given else ()),
            families=frozenset({" ".join(family), " ".join([*family[:-1], longer.get(family[-1], family[-1])])}),
            formers=frozenset(_folded(former).split()[-1] for former in formers),
        )

    def generation(self, word: str) -> str | None:
        """What stands for a generation in names: "jr" for "Junior", "ii" for "II"; None for another word."""
        plain = _folded(word).removeprefix("the ").strip(". ")
        return self._generations.get(plain) or (plain if _GENERATION.match(plain) else None)

    def _is_degree(self, word: str) -> bool:
        return re.sub(r"[^a-z]", "", _folded(word)) in self._words.degrees

    def _classes(self, given: str) -> frozenset[str]:
        """The names that a given name can be written for: itself, what it is short for, and its group in a tradition."""
        found = {given, *self._canonical.get(given, ())}
        for tradition in self._given:
            if (group := self.in_tradition(tradition, given)) is not None:
                found |= {f"{tradition} {group}"}
        for one in self._canonical.get(given, ()):
            found |= {f"{t} {g}" for t in self._given if (g := self.in_tradition(t, one)) is not None}
        return frozenset(found)

    def is_short_for(self, one: str, other: str) -> bool:
        """Whether a given name is a usual short form of another, however that is spelled."""
        full = self._canonical.get(one, set())
        if other in full:
            return True
        return any(
            self.in_tradition(t, name) is not None and self.in_tradition(t, name) == self.in_tradition(t, other)
            for name in full
            for t in self._given
        )

    def common_tradition(self, one: str, other: str) -> str | None:
        """The tradition in which two given names are one; None if they are one in none."""
        for tradition in self._given:
            group = self.in_tradition(tradition, one)
            if group is not None and group == self.in_tradition(tradition, other):
                return tradition
        return None

    @property
    def traditions(self) -> tuple[str, ...]:
        """The names of all traditions."""
        return tuple(self._given)

    def in_tradition(self, tradition: str, given: str) -> str | None:
        """The spelling that stands for a given name in a tradition; None if the tradition does not have the name."""
        return self._given[tradition].get(self._sound(tradition, given))

    def _sound(self, tradition: str, name: str) -> str:
        """A name by its sound in a tradition."""
        for pattern, written in self._sounds[tradition]:
            name = pattern.sub(written, name)
        return name


def _folded(name: str) -> str:
    return anyascii(name).casefold().replace("`", "").strip()


def _words(name: str, letters: dict[int, str] | None = None) -> list[str]:
    """The words of a name, folded; with `letters`, these are written as two first."""
    lowered = name.casefold().translate(letters) if letters else name
    return _PIECE.findall(_folded(lowered.replace("-", " ")))


def _without_doubles(longer: str, shorter: str) -> bool:
    """Whether a word is another one with some letters written as two: "mueller", "muller"."""
    return len(longer) > len(shorter) and re.sub(r"([aou])[ea]", r"\1", longer) == re.sub(
        r"([aou])[ea]", r"\1", shorter
    )
