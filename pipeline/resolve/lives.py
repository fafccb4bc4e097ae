"""Lives: what documents say about people that tells them from others of the same name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.records import DateValue, Extraction, Mention, Statement
from pipeline.resolve.keys import Key
from pipeline.values.dates import earliest, latest
from pipeline.vocabulary.places import country_code, country_of_inhabitants
from pipeline.vocabulary.predicates import ANYTHING, Predicate

NATIONALITY = "nationality"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")


@dataclass
class Life:
    """What is said about one person: EDTF dates of birth and death, nouns for what the person is ("painter"), and codes of countries."""

    births: set[str] = field(default_factory=set)
    deaths: set[str] = field(default_factory=set)
    occupations: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    def add(self, other: "Life") -> None:
        """Take in what is said elsewhere about the same person."""
        self.births |= other.births
        self.deaths |= other.deaths
        self.occupations |= other.occupations
        self.countries |= other.countries

    def in_words(self) -> str:
        """What distinguishes the person: "born 1850, died 1899", otherwise the occupation."""
        words = [f"born {min(self.births)}"] if self.births else []
        words += [f"died {min(self.deaths)}"] if self.deaths else []
        return ", ".join(words or sorted(self.occupations)[:1])


def is_slip(one: str, other: str) -> bool:
    """Whether two dates can be one that was copied wrongly: two full dates that differ in the day, in the month or in the year alone, or
    whose day and month are swapped."""
    a, b = _DAY.match(one), _DAY.match(other)
    if a is None or b is None:
        return False
    (year, month, day), (other_year, other_month, other_day) = a.groups(), b.groups()
    if year == other_year and (month, day) == (other_day, other_month):
        return True
    return (year != other_year) + (month != other_month) + (day != other_day) == 1


def is_day(date: str) -> bool:
    """Whether an EDTF date is a day."""
    return _DAY.match(date) is not None


def first_day(edtf: str) -> int:
    """The first day that a date can be, as a number."""
    return earliest(edtf) or 0


def last_day(edtf: str) -> int:
    """The last day that a date can be, as a number."""
    return latest(edtf) or 0


def read_lives(
    extraction: Extraction, predicates: Mapping[str, Predicate], key_of: Callable[[int], Key | None]
) -> dict[Key, Life]:
    """What a document says about the lives of people, by the key that `key_of` gives their mentions."""
    mentions = extraction.annotation.mentions
    occupations, lives = _occupations(extraction), dict[Key, Life]()
    only = _OnlyPerson(mentions, key_of)
    for statement in extraction.statements:
        predicate = predicates.get(statement.predicate, ANYTHING)
        index = statement.subject.mention
        if index is None or statement.polarity != "affirmed" or "PERSON" not in predicate.subject:
            continue
        dated = (predicate.begins or predicate.ends) and isinstance(statement.value.literal, DateValue)
        if not dated and predicate.name != NATIONALITY:
            continue
        named = index if mentions[index].kind == "name" else only.before(index)
        if named is None or mentions[named].type != "PERSON" or (key := key_of(named)) is None:
            continue
        life = lives.setdefault(key, Life())
        life.occupations.update(occupations.get(named, ()))
        if isinstance(statement.value.literal, DateValue):
            (life.births if predicate.begins else life.deaths).add(statement.value.literal.edtf)
        elif (code := _country(statement, mentions)) is not None:
            life.countries.add(code)
    for index, nouns in occupations.items():
        if mentions[index].type == "PERSON" and mentions[index].kind == "name" and (key := key_of(index)) is not None:
            lives.setdefault(key, Life()).occupations.update(nouns)
    return lives


def _country(statement: Statement, mentions: tuple[Mention, ...]) -> str | None:
    index = statement.value.mention
    if index is None:
        return None
    return country_of_inhabitants(mentions[index].text) or country_code(mentions[index].text)


def _occupations(extraction: Extraction) -> dict[int, set[str]]:
    """The nouns that describe each mention: "the *skier* Anna Berg", "Anna Berg, a *dentist*"."""
    occupations: dict[int, set[str]] = {}
    for clause in extraction.annotation.clauses:
        for argument in clause.arguments if clause.form == "noun" and not clause.negated else ():
            if argument.role == "is" and argument.mention is not None:
                noun = clause.lemma.partition(" of ")[0].rpartition(" ")[2]
                occupations.setdefault(argument.mention, set()).add(noun)
    return occupations


class _OnlyPerson:
    """The only person that a document names before a pronoun, if all names of people before it are parts of one name."""

    def __init__(self, mentions: tuple[Mention, ...], key_of: Callable[[int], Key | None]) -> None:
        self._mentions = mentions
        people: list[tuple[int, set[str], int]] = []
        for index, mention in enumerate(mentions):
            if mention.kind == "name" and mention.type == "PERSON" and (key := key_of(index)) is not None:
                people.append((index, set(key.words), mention.start))
        self._first = people[0] if people else None
        # Where the second person is named.
        longest = self._first[1] if self._first else set()
        self._second = next((i for i, words, _ in people if not words <= longest), len(mentions))

    def before(self, index: int) -> int | None:
        """The index of the first mention of that person; None if a pronoun (the mention at `index`) may be somebody else."""
        mention = self._mentions[index]
        if mention.kind != "pronoun" or mention.type != "PERSON" or mention.plural or self._first is None:
            return None
        return self._first[0] if self._first[0] < index < self._second else None
