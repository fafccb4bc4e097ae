"""References inside one document: short forms, pronouns, the topic of a section, "six of them".

What could be two things is left unresolved: null, never the better guess of two equals.
"""

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterator

from pipeline.records import Annotation, Block, Clause, Document, Mention, Operand, Statement
from pipeline.resolve.keys import content, head, kind_of, name_key, title_words
from pipeline.resolve.register import Register
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import country_code
from pipeline.vocabulary.predicates import allows

_SENTENCES_BACK = 2
_VALUES = {"time", "quantity"}
_CENTRES = {"he", "it", "she"}
_GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}
_LONGEST_CHAIN = 20
_MOST_SAID = 100
_FAR_BACK = 50
_INDEFINITE = re.compile(r"\ban?\s+(?:\w+\s+)?$", re.IGNORECASE)
# "Olof Lind and his wife", "Olof of Lund, by his wife".
_BESIDE = re.compile(r"(?: of [A-Z][\w-]+)?,? (?:and|by) ")
_LONGEST_WORD = 20
_FAR_BEHIND = 200
# "the album Velmora", 'the single "Velmora"'.
_WORD_BEFORE = re.compile(r"\b(?P<word>[a-z]+) [\"“]?$")
_FIRST_PERSON = {"i", "me", "my", "mine"}
_AUTHOR = "author of"
_TITLE_TYPES = ("PERSON", "GPE", "ORG", "NORP")
# What behind a noun says which one it is.
_SAYS_WHICH = re.compile(
    r"\s+(?:concerning|creating|establishing|founding|governing|regulating|setting up)\b", re.IGNORECASE
)


class References:
    """What the mentions of one document refer to, as keys of the register. `keys` maps mention index to key and is filled further;
    `document` is what they are mentions of."""

    def __init__(
        self,
        annotation: Annotation,
        keys: dict[int, str],
        register: Register,
        lexicon: Lexicon,
        document: Document,
    ) -> None:
        self._annotation = annotation
        self._document = document
        self._keys = keys
        self._register = register
        self._lexicon = lexicon
        self.titled: str | None = None
        self._with_head: dict[str, list[int]] = {}
        self._starts = [s[0] for s in annotation.sentences]
        self._block_starts = [b.start for b in annotation.blocks]
        self._in_sentence: dict[int, list[int]] = {}
        for index, mention in enumerate(annotation.mentions):
            self._in_sentence.setdefault(self._sentence(mention.start), []).append(index)

    # Noun phrases

    def resolve_nouns(self) -> None:
        """Give each common noun phrase ("the treaty") the thing it points back to."""
        for index, key in sorted(self._keys.items()):
            self._note_heads(index, key)
        for index, mention in enumerate(self._annotation.mentions):
            if mention.kind == "noun" and index not in self._keys and not mention.plural and not self._is_new(index):
                antecedent = self._antecedent(index, mention)
                if antecedent is not None:
                    self._keys[index] = antecedent
                    self._note_heads(index, antecedent)

    def _is_new(self, index: int) -> bool:
        """Whether a clause speaks of a thing that is not known yet: "the Council created a commission"."""
        mention = self._annotation.mentions[index]
        if _INDEFINITE.search(self._document.text, max(0, mention.start - 8), mention.start) is None:
            return False
        return any(
            c.form == "verb"
            and any(a.role == "object" and a.mention == index and a.start > c.trigger[0] for a in c.arguments)
            for c in self._clauses_of.get(index, ())
        )

    def _antecedent(self, index: int, mention: Mention) -> str | None:
        """The nearest thing before it whose name has the same head noun and all of its other words; else what was said to be such
        a thing; else the section's topic of its type; nothing for one that says itself which it is ("the treaty establishing a
        court")."""
        if _SAYS_WHICH.match(self._document.text, mention.end):
            return None
        own = set(content(mention.text, self._lexicon))
        noun = head(mention.text)
        alike = self._with_head.get(noun, [])
        for earlier in reversed(alike[: bisect.bisect_left(alike, index)]):
            key = self._register.find(self._keys[earlier])
            if kind_of(self._register.type(key)) != kind_of(mention.type):
                continue
            if any(
                head(name) == noun and own - {noun} <= set(content(name, self._lexicon))
                for name in self._register.names(key)
            ):
                return key
        if own - {noun}:
            return None
        described = self._described(noun, mention)
        if described is not None or noun not in self._lexicon.name_types:
            return described or self._titled_noun(mention)
        return self.topic(self._section(mention.start), (mention.type,))

    def _note_heads(self, index: int, key: str) -> None:
        """Enter a mention under the head nouns of all names of what it means."""
        for noun in {head(name) for name in self._register.names(self._register.find(key))}:
            bisect.insort(self._with_head.setdefault(noun, []), index)

    def _titled_noun(self, mention: Mention) -> str | None:
        """What the document's title names, if before "the band" stands no other name of such a thing, and nobody called "he"."""
        base, type_ = self._document.topic, mention.type
        first = min(self._first.get(what, mention.end) for what in (("name", type_), ("pronoun", "PERSON")))
        if base is None or first < mention.start or type_ == "PERSON":
            return None
        own = name_key(base, type_, self._lexicon)
        others = {name_key(base, t, self._lexicon) for t in _TITLE_TYPES} - {own}
        return None if any(map(self._register.known, others)) else self._title_as(type_)

    def _described(self, noun: str, mention: Mention) -> str | None:
        """Of what was said before to be such a thing ("Velmora is an album", "the album Velmora") what the sentence before starts
        with, else what the document is about, else the only one in the nearest sentence that names any; null if that names two."""
        described = self._descriptions.get(self._lexicon.alike.get(noun, noun), [])
        before = described[: bisect.bisect_left(described, (mention.start, 0))]
        said = {self._register.find(self._keys[i]) for _, i in before[:_MOST_SAID] + before[-_MOST_SAID:]}
        said = {key for key in said if kind_of(self._register.type(key)) == kind_of(mention.type)}
        here = self._sentence(mention.start)
        for about in (self._opening(here - 1), self._opening(0), self.titled):
            if about in said:
                return about
        for sentence in range(here, max(here - _FAR_BACK, -1), -1) if said else ():
            named = {
                self._register.find(self._keys[i])
                for i in self._in_sentence.get(sentence, ())
                if i in self._keys and self._annotation.mentions[i].end <= mention.start
            } & said
            if named:
                return next(iter(named)) if len(named) == 1 else None
        return None

    def _opening(self, sentence: int) -> str | None:
        """What a sentence starts with; null for a pronoun, and for what nobody knows."""
        first = next(
            (i for i in self._in_sentence.get(sentence, ()) if self._annotation.mentions[i].kind not in _VALUES), None
        )
        return self._register.find(self._keys[first]) if first in self._keys else None

    @functools.cached_property
    def _first(self) -> dict[tuple[str, str], int]:
        """Where the first mention of each kind and type ends, names of what the document is about left out."""
        found: dict[tuple[str, str], int] = {}
        for mention in self._annotation.mentions:
            if mention.text != self._document.topic:
                found.setdefault((mention.kind, mention.type), mention.end)
        return found

    @functools.cached_property
    def _descriptions(self) -> dict[str, list[tuple[int, int]]]:
        """By noun, or the one that stands for its group, what is said to be such a thing: the place of the noun, and the mention of
        the thing; in text order."""
        said = [
            (clause.trigger[0], a.mention, word)
            for clause in self._annotation.clauses
            if clause.form == "noun" and not clause.negated
            for word in clause.lemma.partition(" of ")[0].split()  # "the ninth episode and season finale"
            for a in clause.arguments
            if a.role == "is" and a.mention is not None
        ]
        for index, mention in enumerate(self._annotation.mentions):
            before = _WORD_BEFORE.search(self._document.text, max(mention.start - _LONGEST_WORD, 0), mention.start)
            if before is not None:
                said.append((mention.start, index, before["word"]))
        found: dict[str, list[tuple[int, int]]] = {}
        for position, index, word in sorted(said):
            if self._annotation.mentions[index].kind == "name" and index in self._keys:
                found.setdefault(self._lexicon.alike.get(word, word), []).append((position, index))
        return found

    # Pronouns

    def pronoun(
        self, index: int, types: tuple[str, ...], unlike: str | None = None, *, longest: int = _LONGEST_CHAIN
    ) -> str | None:
        """What a pronoun stands for: the first fitting thing of its own sentence before it, else of the sentences before, else,
        for "he" and "she", whom the section is about. Of a chain of the same pronouns the first counts, or the one that is the
        `longest` before it."""
        mention = self._annotation.mentions[index]
        if mention.plural:
            return None
        if mention.text.casefold() in _FIRST_PERSON:
            return self._author(mention) if allows(types, "PERSON") else None
        here = self._sentence(mention.start)
        if (partner := self._coordinated(index)) is not None and partner != unlike and mention.type == "PERSON":
            return partner
        beside = self._arguments_beside(index)
        for sentence in range(here, max(here - _SENTENCES_BACK, -1), -1):
            within = self._in_sentence.get(sentence, ())
            chained = [i for i in within if self._continues(i, mention)] if longest and sentence < here else []
            for earlier in within:
                key = self._keys.get(earlier)
                if earlier in chained or (chained and earlier < chained[0] and self._only_frames(earlier)):
                    return self.pronoun(chained[0], types, unlike, longest=longest - 1)
                if earlier >= index or key is None or self._annotation.mentions[earlier].end > mention.start:
                    continue
                if earlier in beside:
                    continue
                key = self._register.find(key)
                type_ = self._register.type(key)
                if key == unlike or not allows(types, type_) or (mention.type == "PERSON") != (type_ == "PERSON"):
                    continue
                if self._is_other_gender(key, mention):
                    continue
                return key
        if mention.type == "PERSON" and allows(types, "PERSON"):
            # A biography names its person once and goes on with "he".
            key = self.topic(self._section(mention.start), ("PERSON",))
            return key if key != unlike and not self._is_other_gender(key, mention) else None
        return None

    def _is_other_gender(self, key: str | None, pronoun: Mention) -> bool:
        """Whether somebody is told to be no "he", or no "she"."""
        called = _GENDERS.get(pronoun.text.casefold())
        told = self._genders.get(key) if key is not None else None
        return called is not None and told is not None and called != told

    @functools.cached_property
    def _genders(self) -> dict[str, str]:
        """Who is a "he" and who a "she", by key: by what they are said to be ("his daughter Ingrid", "Mrs Berg"), else by the pronouns
        behind their name in sentences that name nobody else nor their kin. Nothing for those of whom both is told as often."""
        said: dict[str, Counter[str]] = {}
        called: dict[str, Counter[str]] = {}
        for index, words in self._said_of_people():
            for gender, nouns in (("he", self._lexicon.masculine), ("she", self._lexicon.feminine)):
                if nouns & words:
                    said.setdefault(self._register.find(self._keys[index]), Counter())[gender] += 1
        for within in self._in_sentence.values():
            people: dict[str, int] = {}
            for index in within:
                mention = self._annotation.mentions[index]
                if index in self._keys and mention.kind == "name" and mention.type == "PERSON":
                    people[self._register.find(self._keys[index])] = index
                elif mention.kind == "pronoun" and mention.text.casefold() in _GENDERS and len(people) == 1:
                    [(key, named)] = people.items()
                    if self._goes_on(named, index):
                        called.setdefault(key, Counter())[_GENDERS[mention.text.casefold()]] += 1
        found = {}
        for counts in (called, said):
            for key, votes in counts.items():
                if votes["he"] != votes["she"]:
                    found[key] = max(votes, key=lambda gender: votes[gender])
        return found

    def _goes_on(self, named: int, pronoun: int) -> bool:
        """Whether nothing between a person's name and a pronoun behind it turns to somebody else: "Anna's grandfather … his", "Anna
        met a man who … his", "Anna taught him"."""
        start, end = self._annotation.mentions[named].end, self._annotation.mentions[pronoun].start
        if end - start > _FAR_BEHIND or named in self._arguments_beside(pronoun):
            return False
        between = self._document.text[start:end].replace("’", "'")
        words = set(between.casefold().split())
        return not between.startswith("'s ") and not words & (self._lexicon.feminine | self._lexicon.masculine)

    def _said_of_people(self) -> Iterator[tuple[int, set[str]]]:
        """Mentions of people by name, each time with words for what they are, in small letters."""
        for clause in self._annotation.clauses:
            if clause.form == "noun" and not clause.negated:
                words = set(clause.lemma.partition(" of ")[0].split())
                yield from ((a.mention, words) for a in clause.arguments if a.role == "is" and a.mention in self._keys)
        for index in self._keys:
            mention = self._annotation.mentions[index]
            if mention.kind == "name" and mention.type == "PERSON":
                yield index, title_words(self._document.text, mention.start, mention.end)

    def _continues(self, earlier: int, pronoun: Mention) -> bool:
        """Whether a mention is the same pronoun as a later one, as what a sentence is about: "He … . He …"."""
        mention = self._annotation.mentions[earlier]
        same = mention.text.casefold() == pronoun.text.casefold()
        return mention.kind == "pronoun" and same and mention.text.casefold() in _CENTRES

    def _only_frames(self, index: int) -> bool:
        """Whether a name stands behind a preposition before its clause: "Alongside Norda, it …"."""
        clauses = self._clauses_of.get(index, ())
        roles = {a.role for c in clauses for a in c.arguments if a.mention == index and c.form == "verb"}
        return bool(roles) and roles <= {"oblique", "place"}

    def _arguments_beside(self, index: int) -> set[int]:
        """The mentions that are arguments of one clause with a pronoun, and so other things than it: "the son of Olof Lind, he …"."""
        clauses = self._clauses_of.get(index, ())  # not where it says whose: "Olof and his wife"
        return {a.mention for c in clauses for a in c.arguments if a.mention is not None and a.mention != index}

    @functools.cached_property
    def _clauses_of(self) -> dict[int, list[Clause]]:
        found: dict[int, list[Clause]] = {}
        for clause in self._annotation.clauses:
            for argument in clause.arguments:
                if argument.mention is not None and argument.role != "of":
                    found.setdefault(argument.mention, []).append(clause)
        return found

    def _author(self, pronoun: Mention) -> str | None:
        """Who writes a document in the first person; null inside a quotation, where it is somebody else who speaks."""
        block = self._block(pronoun.start)
        before = self._document.text[block.start if block else 0 : pronoun.start]
        if before.count('"') % 2 or before.count("“") > before.count("”"):
            return None
        key = f"person:{_AUTHOR}@{self._annotation.document}"
        if self._register.known(key) is None:
            self._register.add(key, f"{_AUTHOR} {self._annotation.document}", "PERSON", told=True)
        return key

    def _coordinated(self, index: int) -> str | None:
        """The person right before a pronoun and "and" or "by": "Olof Lind and his wife", "son of Olof of Lund by his wife"."""
        pronoun = self._annotation.mentions[index]
        named = [i for i in range(max(index - 3, 0), index) if i in self._keys]
        before = next((i for i in reversed(named) if self._register.type(self._keys[i]) == "PERSON"), None)
        if before is None:
            return None
        between = self._document.text[self._annotation.mentions[before].end : pronoun.start]
        return self._register.find(self._keys[before]) if _BESIDE.fullmatch(between) else None

    def _sentence(self, position: int) -> int:
        return bisect.bisect_right(self._starts, position) - 1

    def title(self, index: int | None = None) -> str | None:
        """What the document is about by its title, for what nothing in the text explains; of a pronoun, the mention `index`, only if
        nothing that it could mean stands before it. Null without a title."""
        base = self._document.topic
        pronoun = self._annotation.mentions[index] if index is not None else None
        if base is None or (index is not None and (pronoun is None or pronoun.plural or self._is_preceded(index))):
            return None
        if self.titled is None:
            known = (self._register.known(name_key(base, type_, self._lexicon)) for type_ in _TITLE_TYPES)
            self.titled = next((key for key in known if key is not None), None)
        if self.titled is None:
            type_ = "PERSON" if pronoun is not None and pronoun.type == "PERSON" else "THING"
            self.titled = name_key(base, type_, self._lexicon)
            self._register.add(self.titled, base, type_, told=False)
        person = self._register.type(self.titled) == "PERSON"
        return self.titled if pronoun is None or (pronoun.type == "PERSON") == person else None

    def _is_preceded(self, index: int) -> bool:
        pronoun, beside = self._annotation.mentions[index], self._arguments_beside(index)
        return any(
            m.start < pronoun.start
            and m.kind == "name"
            and (m.type == "PERSON") == (pronoun.type == "PERSON")
            and i not in beside
            for i, m in enumerate(self._annotation.mentions[:index])
        )

    # Topics

    def topic(self, section: int, types: tuple[str, ...]) -> str | None:
        """What a section is about: the thing in its heading, else in the document's title or first heading, else the one it
        names most often; each time of the best type that has one."""
        first = next((b.section for b in self._annotation.blocks if b.kind == "heading"), section)
        for type_ in types:
            for headings in (
                self._named(section, type_, "heading"),
                self._titled(type_),
                self._named(first, type_, "heading"),
            ):
                if len(headings) == 1:
                    return next(iter(headings))
        for type_ in types:
            best = self._named(section, type_, None).most_common(2)
            if best and (len(best) == 1 or best[0][1] > best[1][1]):
                return best[0][0]
        return self._only_titled(types)

    def _titled(self, type_: str) -> Counter[str]:
        for title in (self._document.title, self._document.topic):
            key = self._register.known(name_key(title, type_, self._lexicon)) if title else None
            if key is not None and self._register.type(key) == type_:
                return Counter([key])
        topic = self._document.topic
        if topic is not None and type_ == "GPE" and country_code(topic):
            return Counter([self._title_as("GPE")])
        return Counter()

    def _title_as(self, type_: str) -> str:
        """The key of what the title names, entered in the register as something of this type."""
        assert self._document.topic is not None
        key = name_key(self._document.topic, type_, self._lexicon)
        if self._register.known(key) is None:
            self._register.add(key, self._document.topic, type_, told=False)
            self.titled = key
        return key

    def _only_titled(self, types: tuple[str, ...]) -> str | None:
        """What the title names, where nothing but fields stands in the text: a box of data is of what it is headed with."""
        blocks = self._annotation.blocks
        if self._document.topic is None or not types or any(b.label is None for b in blocks):
            return None
        return self._title_as(types[0])

    def _named(self, section: int, type_: str, kind: str | None) -> Counter[str]:
        """How often each thing of a type is named in the headings of a section, or (null) in all of it but its lists."""
        counts: Counter[str] = Counter()
        for index, mention in enumerate(self._annotation.mentions):
            key = self._keys.get(index)
            if key is None or mention.kind != "name" or self._register.type(key) != type_:
                continue
            block = self._block(mention.start)
            fits = block is not None and (block.kind == kind if kind else block.kind != "item")
            if fits and block is not None and block.section == section:
                counts[self._register.find(key)] += 1
        return counts

    def _block(self, position: int) -> Block | None:
        number = bisect.bisect_right(self._block_starts, position) - 1
        return self._annotation.blocks[number] if number >= 0 else None

    def _section(self, position: int) -> int:
        block = self._block(position)
        return block.section if block else 0

    # Enumerations

    def some_of_them(self, statement: Statement, operand: Operand) -> list[str]:
        """Who "six of them (except A and B)" are: those named before in lists or clauses of this block, nearest first, as soon
        as without the exceptions they are as many as said. Empty if they never are."""
        assert operand.span is not None
        left_out = {self._register.find(self._keys[i]) for i in operand.without if i in self._keys}
        block = self._annotation.blocks[statement.block]
        kinds = {kind_of(self._register.type(key)) for key in left_out} or {"place"}
        by_sentence: dict[int, list[str]] = {}
        for index, mention in enumerate(self._annotation.mentions):
            if (
                not (block.start <= mention.start < operand.span[0])
                or mention.kind != "name"
                or index not in self._keys
            ):
                continue
            key = self._register.find(self._keys[index])
            if kind_of(self._register.type(key)) in kinds and self._is_listed(mention):
                by_sentence.setdefault(self._sentence(mention.start), []).append(key)
        gathered: list[str] = []
        for sentence in sorted(by_sentence, reverse=True):
            gathered = [*by_sentence[sentence], *(k for k in gathered if k not in by_sentence[sentence])]
            rest = [k for k in dict.fromkeys(gathered) if k not in left_out]
            if len(rest) == operand.count and left_out <= set(gathered):
                return rest
        return []

    def _is_listed(self, mention: Mention) -> bool:
        """Whether it is an argument of a clause as party, not as place: "signed in Bergen by Norway"."""
        roles = {
            a.role
            for c in self._annotation.clauses
            for a in c.arguments
            if a.start <= mention.start and mention.end <= a.end and c.form == "verb"
        }
        return bool(roles & {"subject", "object"})
