"""Gender: who is "he", and who is "she", as far as a document and given names tell."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from pipeline.records import Clause, Mention
from pipeline.resolve.context import Context
from pipeline.resolve.keys import Key
from pipeline.resolve.names import possible_titles
from pipeline.vocabulary.given_names import load_given_names

Gender = Literal["he", "she"]

# A pronoun more than this many characters after a name may mean somebody else.
_FARTHEST = 200
# "Helena Berg".
_WORD_BEFORE = re.compile(r"(?P<word>[A-Z][\w'’-]+) $")
_LONGEST_WORD = 20


def gender_of_pronoun(pronoun: str, context: Context) -> Gender | None:
    """The gender of a pronoun as written; None for "it", "they" and the like."""
    words = context.lexicon.resolve
    if pronoun.casefold() in words.he:
        return "he"
    return "she" if pronoun.casefold() in words.she else None


class Genders:
    """The genders of the people of one document.

    Evidence adds up, as logarithms of odds: what somebody is called ("his daughter Ingrid", "Mrs Berg"), whose husband or wife
    somebody is, giving birth, the given name, and the pronouns in sentences that name nobody else. The weights are in `resolve.toml`.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._weights = context.lexicon.resolve.gender
        self._evidence: dict[Key, float] = defaultdict(float)
        for key, women in (*self._by_descriptions(), *self._by_relations()):
            self._evidence[key] += self._weights.described if women else -self._weights.described
        self._described = dict(self._evidence)
        for key, mention in self._people().items():
            self._evidence[key] += self._by_name(key, mention)
        self._stated = dict(self._evidence)
        for key, women in self._by_pronouns():
            self._evidence[key] += self._weights.pronoun if women else -self._weights.pronoun

    def of(self, key: Key) -> Gender | None:
        """The pronoun of a person; None if too little speaks for one, or as much against it."""
        evidence = self._evidence.get(key, 0.0)
        if abs(evidence) < self._weights.deciding:
            return None
        return "she" if evidence > 0 else "he"

    def excludes(self, key: Key, gender: Gender) -> bool:
        """Whether what somebody is called makes it certain that a pronoun cannot mean that person, even if there is nobody else."""
        evidence = self._stated.get(key, 0.0)
        return (evidence if gender == "he" else -evidence) >= self._weights.certain

    def is_called_otherwise(self, key: Key, gender: Gender) -> bool:
        """Whether words for the other sex describe a person."""
        described = self._described.get(key, 0.0)
        return (described if gender == "he" else -described) > 0

    def correct(self, key: Key, gender: Gender) -> None:
        """Take it that a given name misleads about a person."""
        self._evidence[key] = self._weights.certain if gender == "she" else -self._weights.certain

    def learn(self, key: Key, gender: Gender) -> None:
        """Take it that a pronoun means a person of whom nothing else tells the gender."""
        if self.of(key) is None:
            self._evidence[key] += self._weights.pronoun if gender == "she" else -self._weights.pronoun

    def _people(self) -> dict[Key, Mention]:
        """The people whom the document names, each with the first mention by name."""
        context = self._context
        people: dict[Key, Mention] = {}
        for index, key in sorted(context.document.keys.items()):
            mention, key = context.mentions[index], context.registry.find(key)
            if mention.kind == "name" and context.registry.type(key) == "PERSON":
                people.setdefault(key, mention)
        return people

    # What somebody is called

    def _by_descriptions(self) -> Iterator[tuple[Key, bool]]:
        """People, each with whether a word for women (True) or for men (False) describes them."""
        lexicon = self._context.lexicon
        for key, words in self._descriptions():
            if lexicon.feminine & words:
                yield key, True
            if lexicon.masculine & words:
                yield key, False

    def _descriptions(self) -> Iterator[tuple[Key, set[str]]]:
        """People, each with words, in lower case, that describe them."""
        context = self._context
        for clause in context.document.annotation.clauses:
            if clause.form == "noun" and not clause.negated:
                bearers = set(self._bearers(clause, "is"))
                if len(bearers) == 1 or self._is_plural(clause):  # "Olof Lind, his widow Anna Lind"
                    yield from ((key, _nouns(clause)) for key in bearers)
        for index, key in context.document.keys.items():
            mention = context.mentions[index]
            if mention.kind == "name" and mention.type == "PERSON":
                yield context.registry.find(key), possible_titles(context.document.text, mention.start, mention.end)

    def _by_relations(self) -> Iterator[tuple[Key, bool]]:
        """Whoever has a wife is a man, whoever has a husband or gives birth is a woman."""
        words = self._context.lexicon.resolve
        for clause in self._context.document.annotation.clauses:
            if clause.negated:
                continue
            if clause.form == "noun":
                for husband in self._bearers(clause, "of") if _nouns(clause) & words.wives else ():
                    yield husband, False
                for wife in self._bearers(clause, "of") if _nouns(clause) & words.husbands else ():
                    yield wife, True
            elif clause.lemma == "give" and any(a.role == "object" and a.lemma == "birth" for a in clause.arguments):
                for mother in self._bearers(clause, "subject"):
                    yield mother, True

    def _is_plural(self, clause: Clause) -> bool:
        noun = self._context.document.text[slice(*clause.trigger)].casefold()
        return noun.split()[-1:] != clause.lemma.split()[-1:]

    def _bearers(self, clause: Clause, role: str) -> Iterator[Key]:
        for argument in clause.arguments:
            if argument.role == role and argument.mention is not None and not argument.denied:
                key = self._context.entity(argument.mention)
                if key is not None and self._context.mentions[argument.mention].kind == "name":
                    yield key

    # Given names

    def _by_name(self, key: Key, mention: Mention) -> float:
        """The evidence of a person's given name. A single name may be a family name, and says less."""
        words = self._context.lexicon.resolve
        strongest = 0.0
        for name in sorted(self._context.registry.names(key)):
            parts = self._name_parts(name.partition(",")[0])
            if len(parts) == 1:
                if " " in name:
                    continue  # "Dr Berg"
                # "Helena Berg", of which the model has only "Berg".
                before = _WORD_BEFORE.search(
                    self._context.document.text, max(mention.start - _LONGEST_WORD, 0), mention.start
                )
                parts = [*self._name_parts(before["word"] if before else ""), *parts]
            given = next((p for p in parts if len(p.strip(".")) > 1), None)
            if given is None or given.casefold() in words.family_names_first or given in parts[1:][-1:]:
                continue
            share = load_given_names().share_of_women(given)
            if share is not None:
                bound = self._weights.name if len(parts) > 1 else self._weights.single_name
                strongest = max(strongest, max(-bound, min(bound, _log_odds(share))), key=abs)
        return strongest

    def _name_parts(self, name: str) -> list[str]:
        """The words of a name, without titles and nouns for what somebody is."""
        lexicon = self._context.lexicon
        parts = [p for p in name.split() if p.strip(".").casefold() not in lexicon.resolve.person_titles]
        return [p for p in parts if lexicon.noun_types.get(p.casefold()) != "PERSON"]

    # Pronouns

    def _by_pronouns(self) -> Iterator[tuple[Key, bool]]:
        """People, each with whether a pronoun that can only be theirs is one for women."""
        context, people = self._context, self._people()
        alone = next(iter(people)) if len(people) == 1 else None
        for within in context.sentences():
            named: dict[Key, int] = {}
            for index in within:
                mention, key = context.mentions[index], context.entity(index)
                if key is not None and mention.kind == "name" and mention.type == "PERSON":
                    named[key] = index
                elif mention.kind == "pronoun" and (gender := gender_of_pronoun(mention.text, context)) is not None:
                    if len(named) == 1:
                        [(person, name)] = named.items()
                        if self._goes_on(name, index):
                            yield person, gender == "she"
                    elif alone is not None and not named:
                        yield alone, gender == "she"

    def _goes_on(self, named: int, pronoun: int) -> bool:
        """Whether nothing between a person's name and a pronoun after it turns to somebody else: "Anna's grandfather … his", "Anna met a
        man who … his", "Anna taught him"."""
        context = self._context
        start, end = context.mentions[named].end, context.mentions[pronoun].start
        if end - start > _FARTHEST or named in context.fellow_arguments(pronoun):
            return False
        between = context.document.text[start:end].replace("’", "'")
        words = set(between.casefold().split())
        return not between.startswith("'s ") and not words & (context.lexicon.feminine | context.lexicon.masculine)


def _nouns(clause: Clause) -> set[str]:
    """The nouns of a noun clause, in lower case."""
    return set(clause.lemma.partition(" of ")[0].split())


def _log_odds(share: float) -> float:
    share = min(max(share, 0.005), 0.995)
    return math.log(share / (1 - share))
