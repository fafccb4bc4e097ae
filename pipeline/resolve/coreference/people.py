"""People: whom "he", "she" and "they" mean.

The candidates are the people in the sentence of the pronoun and in the one before. Who is known to be of the other sex is no candidate.
Each has a salience, the sum of weights for what speaks for it (after Lappin and Leass, 1994): its role in its clause, the same role as
the pronoun's, the same sentence, whether the text has just called it by a pronoun, whether the section is about it, and whether its sex is
known. If the best candidate is not clearly ahead of the next, the pronoun is left open. The weights are in `resolve.toml`.
"""

import bisect
import functools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.records import Argument, Clause, Mention
from pipeline.resolve.context import Context
from pipeline.resolve.coreference.gender import Gender, Genders, gender_of_pronoun
from pipeline.resolve.keys import Key
from pipeline.resolve.topics import Topics

# The antecedent is in one of this many sentences: that of the pronoun and the one before.
_SENTENCES = 2
# Of a long sentence, this many mentions and characters before the pronoun count.
_MOST = 50
_FARTHEST = 1_000
# With more people before than this, nobody is the only one.
_FEW = 10
# "Olof Lind and his wife", "Olof of Lund, by his wife".
_COORDINATION = re.compile(r"(?: of [A-Z][\w-]+)?,? (?:and|by) ")
_WORD = re.compile(r"[^\W\d_]+")
# "the ferry Halden", "HMS Norda".
_LAST_WORD = re.compile(r"\b(?P<word>\w+) [\"“]?$")
_LONGEST_WORD = 20
_OPENING_QUOTES, _CLOSING_QUOTES = "“«", "”»"

Role = Literal["subject", "object", "oblique", "other"]
# The most prominent first.
_ROLES: tuple[Role, ...] = ("subject", "object", "oblique", "other")
# "Anna Berg and Olof Lind", "Anna Berg's and Olof Lind's letters".
_JOINED = re.compile(r"(?:['’]s)?,? (?:and|or|nor|&) ")


class _Candidate(NamedTuple):
    """Somebody whom a pronoun may mean; `key` is None for a person without a name ("a woman"). `near` says whether a name or pronoun is in
    the sentence of the pronoun."""

    key: Key | None
    salience: float
    near: bool


class People:
    """The pronouns for people in one document."""

    def __init__(self, context: Context, topics: Topics) -> None:
        self._context = context
        self._topics = topics
        self._registry = context.registry
        self._document = context.document
        self._weights = context.lexicon.resolve.salience
        self._known: dict[int, Key | None] | None = None

    def antecedent(self, index: int, unlike: Key | None = None) -> Key | None:
        """Whom a "he" or "she" means, other than `unlike`; None if the text does not make it clear."""
        key = self._resolved[index]
        return key if key is None or key != unlike else self._find(index, unlike)

    def group(self, index: int) -> list[Key]:
        """The people whom a "they" means: those who do something together right before; empty if the text does not make it clear."""
        here = self._context.sentence(self._document.mentions[index].start)
        for sentence in range(here, max(here - _SENTENCES, -1), -1):
            people = self._together(sentence, index)
            if people:
                return people
            if any(self._person(i) is not None for i in self._before(sentence, index)):
                return []
        return []

    @property
    def _resolved(self) -> dict[int, Key | None]:
        """What each pronoun for a man or a woman means, by its index. They are resolved in text order, since each shows whom the text goes
        on about."""
        if self._known is None:
            self._known = {}
            for index, mention in enumerate(self._document.mentions):
                gender = self._gender(mention) if mention.kind == "pronoun" else None
                if gender is not None:
                    self._known[index] = key = self._find(index, None)
                    if key is not None:
                        self._genders.learn(key, gender)
        return self._known

    def _find(self, index: int, unlike: Key | None) -> Key | None:
        gender = self._gender(self._document.mentions[index])
        assert gender is not None
        partner = self._coordinated(index)
        if partner is not None and partner != unlike and self._fits(partner, gender) is not False:
            return partner
        candidates = sorted(self._candidates(index, gender, unlike), key=lambda c: -c.salience)
        if candidates:
            return _clear(candidates, self._weights.ahead, self._weights.ahead_in_sentence)
        for find in (self._craft, self._far, self._anticipated, self._only):
            if (key := find(index, gender, unlike)) is not None:
                return key
        return None

    # Candidates

    def _candidates(self, index: int, gender: Gender, unlike: Key | None) -> list[_Candidate]:
        mention = self._document.mentions[index]
        here = self._context.sentence(mention.start)
        excluded = self._context.fellow_arguments(index) | self._speakers(index)
        excluded_keys = {self._person(i) for i in excluded if i < index} | {unlike}
        role = self._role(index)
        best: dict[Key | None, _Candidate] = {}
        for sentence in range(here, max(here - _SENTENCES, -1), -1):
            for earlier in self._before(sentence, index):
                key = self._person(earlier)
                if key is None or key in excluded_keys or self._fits(key, gender) is False:
                    continue
                salience = self._salience(earlier, key, role, gender) + self._weights.here * (sentence == here)
                if key not in best or salience > best[key].salience:
                    best[key] = _Candidate(key, salience, sentence == here or (key in best and best[key].near))
            for salience in self._nameless(sentence, index, role, gender):
                salience += self._weights.here * (sentence == here)
                if None not in best or salience > best[None].salience:
                    best[None] = _Candidate(None, salience, False)
        return list(best.values())

    def _salience(self, earlier: int, key: Key, role: Role, gender: Gender) -> float:
        weights, own = self._weights, self._role(earlier)
        mention = self._document.mentions[earlier]
        return (
            weights.of_role(own)
            + weights.parallel * (own == role and role in {"subject", "object"})
            + weights.continued * (mention.kind == "pronoun")
            + weights.topic * (key == self._topic(mention))
            + weights.known * (self._fits(key, gender) is True)
        )

    def _nameless(self, sentence: int, index: int, role: Role, gender: Gender) -> Iterator[float]:
        """The salience of people whom a sentence calls by a noun alone: "a woman", "her father"."""
        pronoun = self._document.mentions[index]
        start, end = self._document.annotation.sentences[sentence] if sentence >= 0 else (0, 0)
        nouns = self._context.lexicon.feminine if gender == "she" else self._context.lexicon.masculine
        for word in _WORD.finditer(self._document.text, max(start, pronoun.start - _FARTHEST), min(end, pronoun.start)):
            if word[0] in nouns and not self._is_described(word.span()):
                own = self._role_of_noun(word.span())
                parallel = self._weights.parallel * (own == role and role in {"subject", "object"})
                yield self._weights.of_role(own) + self._weights.known + parallel

    def _person(self, index: int) -> Key | None:
        """The person whom a mention refers to; None if it refers to nobody or is left open."""
        mention = self._document.mentions[index]
        if mention.kind == "pronoun":
            return (self._known or {}).get(index)
        key = self._context.entity(index)
        return key if key is not None and self._registry.type(key) == "PERSON" else None

    def _before(self, sentence: int, index: int) -> list[int]:
        """The mentions of a sentence that end before a pronoun, the nearest `_MOST` of them."""
        within, start = self._context.in_sentence(sentence), self._document.mentions[index].start
        place = bisect.bisect_left(within, index)
        return [i for i in within[max(place - _MOST, 0) : place] if self._document.mentions[i].end <= start]

    def _speakers(self, index: int) -> set[int]:
        """Whose words a quotation is in which a pronoun stands: they do not say "he" of themselves."""
        speakers = {c.attributed_to for c in self._context.clauses_of(index) if c.attributed_to is not None}
        return speakers if speakers and self._is_quoted(self._document.mentions[index].start) else set()

    def _is_quoted(self, position: int) -> bool:
        block = self._context.block(position)
        before = self._document.text[block.start if block else 0 : position]
        opened = sum(map(before.count, _OPENING_QUOTES)) > sum(map(before.count, _CLOSING_QUOTES))
        return opened or before.count('"') % 2 == 1

    # Roles

    def _role(self, index: int) -> Role:
        """The role of a mention, or of the person that it is coordinated with: "Anna Berg's and Olof Lind's letters"."""
        return min(map(self._own_role, (index, *self._beside(index))), key=_ROLES.index)

    def _beside(self, index: int) -> list[int]:
        """The names right before and after a name that are joined to it by "and" or "or"."""
        mentions = self._document.mentions
        if mentions[index].kind != "name":
            return []
        near = [i for i in (index - 1, index + 1) if 0 <= i < len(mentions) and mentions[i].kind == "name"]
        gaps = {i: self._document.text[mentions[min(i, index)].end : mentions[max(i, index)].start] for i in near}
        return [i for i, gap in gaps.items() if _JOINED.fullmatch(gap)]

    def _own_role(self, index: int) -> Role:
        """The most prominent role of a mention among the clauses of verbs; that in the outer clause if it is the subject of a relative
        clause ("Anna met Olof, who …")."""
        mention = self._document.mentions[index]
        roles: set[Role] = set()
        outer: set[Role] = set()
        for clause in self._context.clauses_of(index):
            for argument in clause.arguments if clause.form == "verb" else ():
                if argument.mention == index:
                    role = _surface_role(argument, clause)
                    roles.add(role)
                    if clause.trigger[0] < mention.start and argument.role != "complement":
                        outer.add(role)
        return min(outer or roles, key=_ROLES.index, default="other")

    def _role_of_noun(self, span: tuple[int, int]) -> Role:
        return self._roles_of_nouns.get(span, "other")

    @functools.cached_property
    def _roles_of_nouns(self) -> dict[tuple[int, int], Role]:
        """The roles of arguments that are no mentions, by the span of their heads."""
        return {
            argument.head: _surface_role(argument, clause)
            for clause in self._document.annotation.clauses
            if clause.form == "verb"
            for argument in clause.arguments
            if argument.mention is None
        }

    def _is_described(self, span: tuple[int, int]) -> bool:
        """Whether a noun describes somebody who is named, or stands in a name."""
        return span in self._describing or any(
            m.kind == "name" and m.start <= span[0] < m.end
            for m in map(self._document.mentions.__getitem__, self._around(span[0]))
        )

    def _around(self, position: int) -> list[int]:
        return self._context.in_sentence(self._context.sentence(position))

    @functools.cached_property
    def _describing(self) -> set[tuple[int, int]]:
        """The spans of all words in nouns that say what a mention is, or whose it is."""
        spans: set[tuple[int, int]] = set()
        for clause in self._document.annotation.clauses:
            if clause.form == "noun" and any(a.role == "is" and a.mention is not None for a in clause.arguments):
                spans.update(m.span() for m in _WORD.finditer(self._document.text, *clause.trigger))
        return spans

    # Other evidence

    def _gender(self, mention: Mention) -> Gender | None:
        return gender_of_pronoun(mention.text, self._context)

    @functools.cached_property
    def _genders(self) -> Genders:
        return Genders(self._context)

    def _fits(self, key: Key, gender: Gender) -> bool | None:
        """Whether a person is known to be a man or a woman as a pronoun says; None if it is not known."""
        known = self._genders.of(key)
        return None if known is None else known == gender

    def _topic(self, mention: Mention) -> Key | None:
        """The person whom the section is about."""
        return self._topics.of_section(self._context.section(mention.start), ("PERSON",))

    def _coordinated(self, index: int) -> Key | None:
        """The person right before a pronoun and "and" or "by": "Olof Lind and his wife", "son of Olof of Lund by his wife"."""
        pronoun = self._document.mentions[index]
        for earlier in range(index - 1, max(index - 3, 0) - 1, -1):
            key = self._context.entity(earlier)
            if key is not None and self._registry.type(key) == "PERSON":
                between = self._document.text[self._document.mentions[earlier].end : pronoun.start]
                return key if _COORDINATION.fullmatch(between) and self._role(index) == "other" else None
        return None

    # Farther away

    def _far(self, index: int, gender: Gender, unlike: Key | None) -> Key | None:
        """The person whom the section is about, or the only one before who fits: a biography names its person once and goes on with
        "he"."""
        mention = self._document.mentions[index]
        excluded = {self._person(i) for i in self._context.fellow_arguments(index) if i < index} | {unlike}
        topic = self._topic(mention)
        if topic is not None and topic not in excluded and self._fits(topic, gender) is not False:
            return topic
        named = self._first_named.get(self._context.section(mention.start), [])
        before = [key for start, key in named[: _FEW + 1] if start < mention.start]
        fitting = [key for key in before if self._fits(key, gender) is not False]
        return fitting[0] if len(before) <= _FEW and len(fitting) == 1 and fitting[0] not in excluded else None

    @functools.cached_property
    def _first_named(self) -> dict[int, list[tuple[int, Key]]]:
        """The people named in each section, each with the start of the first name there, in text order."""
        first: dict[int, dict[Key, int]] = {}
        for index, mention in enumerate(self._document.mentions):
            key = self._person(index) if mention.kind == "name" else None
            if key is not None:
                first.setdefault(self._context.section(mention.start), {}).setdefault(key, mention.start)
        return {section: [(start, key) for key, start in people.items()] for section, people in first.items()}

    def _only(self, index: int, gender: Gender, unlike: Key | None) -> Key | None:
        """The only person named so far, if nothing but a given name speaks against it, and that little: some of the other sex have it, or
        the text has just said what the person is ("Evelyn Berg was a painter. He …")."""
        mention = self._document.mentions[index]
        named = self._first_named.get(self._context.section(mention.start), [])[:2]
        before = [key for start, key in named if start < mention.start]
        fellows = {self._person(i) for i in self._context.fellow_arguments(index) if i < index}
        if len(before) != 1 or before[0] == unlike or before[0] in fellows:
            return None
        person = before[0]
        if self._genders.excludes(person, gender):
            if not self._is_introduced(person, index) or self._genders.is_called_otherwise(person, gender):
                return None
            self._genders.correct(person, gender)
        return person

    def _is_introduced(self, person: Key, index: int) -> bool:
        """Whether the sentence before a pronoun, which is a subject, says what a person is, and no pronoun has meant that person yet."""
        previous = self._context.sentence(self._document.mentions[index].start) - 1
        if self._role(index) != "subject" or person in (self._known or {}).values():
            return False
        return any(person in self._people_in(clause, {"is"}) for clause in self._nouns_in(previous))

    def _anticipated(self, index: int, gender: Gender, unlike: Key | None) -> Key | None:
        """The subject after a clause or phrase that opens the sentence: "When she was ten, Anna Berg …", "Unlike his sister, Olof …"."""
        mention = self._document.mentions[index]
        sentence = self._context.sentence(mention.start)
        start = self._document.annotation.sentences[sentence][0] if sentence >= 0 else 0
        opening = _WORD.search(self._document.text, start)
        if opening is None or opening[0].casefold() not in self._context.lexicon.resolve.anticipating:
            return None
        for later in self._context.in_sentence(sentence):
            key = self._person(later)
            if later <= index or key is None or key == unlike or self._fits(key, gender) is False:
                continue
            between = self._document.text[mention.end : self._document.mentions[later].start]
            if "," in between and self._role(later) == "subject" and later not in self._context.fellow_arguments(index):
                return key
        return None

    # Ships and animals

    def _craft(self, index: int, gender: Gender, unlike: Key | None) -> Key | None:
        """The ship or animal that is "she": the last one named in the sentence of the pronoun or the one before."""
        if gender != "she":
            return None
        here = self._context.sentence(self._document.mentions[index].start)
        fellows = self._context.fellow_arguments(index)
        for sentence in range(here, max(here - _SENTENCES, -1), -1):
            for earlier in reversed(self._before(sentence, index)):
                key = self._context.entity(earlier)
                if key is not None and key != unlike and earlier not in fellows and self._is_she(earlier):
                    return key
        return None

    def _is_she(self, index: int) -> bool:
        """Whether a name has a prefix or a noun for something that is "she" before it, or is described so, or was launched."""
        mention = self._document.mentions[index]
        words = self._context.lexicon.resolve
        if mention.kind != "name" or mention.type == "PERSON":
            return False
        before = _LAST_WORD.search(self._document.text, max(mention.start - _LONGEST_WORD, 0), mention.start)
        beside = {mention.text.split()[0].casefold(), before["word"].casefold() if before else ""}
        lexicon = self._context.lexicon
        if beside & (lexicon.vessel_prefixes | lexicon.vessel_letters | words.called_she):
            return True
        return any(
            (clause.form == "noun" and argument.role == "is" and clause.lemma in words.called_she)
            or (clause.form == "verb" and argument.role == "object" and clause.lemma in words.launching)
            for clause in self._context.clauses_of(index)
            for argument in clause.arguments
            if argument.mention == index
        )

    # Several people

    def _together(self, sentence: int, index: int) -> list[Key]:
        """The people who do one thing together in a sentence, if it has no other people."""
        people = list(dict.fromkeys(k for i in self._before(sentence, index) if (k := self._person(i)) is not None))
        if len(people) < 2 or self._has_other_people(sentence, index):
            return []
        words = self._context.lexicon.resolve
        for clause in self._nouns_in(sentence):
            # "Olof Lind lives with his wife Clara and their son".
            if set(clause.lemma.split()) & (words.wives | words.husbands):
                couple = [*self._people_in(clause, {"of"}), *self._people_in(clause, {"is"})[:1]]
                if set(couple) == set(people):
                    return people
        for clause in self._clauses_in(sentence):
            subjects = self._people_in(clause, {"subject"})
            both = self._people_in(clause, {"subject", "object"})
            mutual = clause.lemma in words.mutual
            if set(subjects) == set(people) or (mutual and set(both) == set(people)):
                return people
        return []

    def _people_in(self, clause: Clause, roles: set[str]) -> list[Key]:
        found = (self._person(a.mention) for a in clause.arguments if a.role in roles and a.mention is not None)
        return [key for key in found if key is not None]

    def _clauses_in(self, sentence: int) -> list[Clause]:
        return [clause for clause in self._clauses_by_sentence.get(sentence, []) if clause.form == "verb"]

    def _nouns_in(self, sentence: int) -> list[Clause]:
        return [clause for clause in self._clauses_by_sentence.get(sentence, []) if clause.form == "noun"]

    @functools.cached_property
    def _clauses_by_sentence(self) -> dict[int, list[Clause]]:
        clauses: dict[int, list[Clause]] = {}
        for clause in self._document.annotation.clauses:
            clauses.setdefault(self._context.sentence(clause.trigger[0]), []).append(clause)
        return clauses

    def _has_other_people(self, sentence: int, index: int) -> bool:
        """Whether a clause of a sentence has a subject or object that "they" may mean as well: a plural noun, a group."""
        start = self._document.mentions[index].start
        for clause in self._clauses_in(sentence):
            for argument in clause.arguments:
                if argument.role not in {"subject", "object"} or argument.end > start:
                    continue
                mention = self._document.mentions[argument.mention] if argument.mention is not None else None
                word = self._document.text[slice(*argument.head)].casefold()
                if mention is None and (word != argument.lemma or word in self._context.lexicon.resolve.groups):
                    return True
                if (
                    mention is not None
                    and mention.kind != "pronoun"
                    and (mention.plural or mention.type in {"ORG", "NORP"})
                ):
                    return True
        return False


def _surface_role(argument: Argument, clause: Clause) -> Role:
    """The role that an argument has on the surface: the subject of a passive comes before its verb."""
    if argument.nesting or argument.role not in {"subject", "object", "complement"}:
        return "oblique" if argument.role == "oblique" else "other"
    if argument.role == "complement":
        return "object"
    if argument.start < clause.trigger[0]:
        return "subject"
    return "object" if argument.preposition is None else "oblique"


def _clear(candidates: list[_Candidate], ahead: float, ahead_in_sentence: float) -> Key | None:
    """The first candidate, if it is clearly ahead of the next: by more if both are in the sentence of the pronoun."""
    first = candidates[0]
    if len(candidates) > 1:
        second = candidates[1]
        needed = ahead_in_sentence if first.near and second.near else ahead
        if first.salience - second.salience < needed:
            return None
    return first.key
