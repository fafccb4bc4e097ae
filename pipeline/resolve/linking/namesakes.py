"""Namesakes: people with one name who cannot be the same person, because one died before the other was born, or because they were born
many years apart and have different occupations; and places with one name in
different countries or states."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.records import DateValue, Extraction
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key, kind_of
from pipeline.resolve.names import NameForms
from pipeline.resolve.registry import Registry
from pipeline.values.dates import earliest, latest
from pipeline.vocabulary.places import area_code, country_code
from pipeline.vocabulary.predicates import ANYTHING, Predicate

# In days. Births further apart than this cannot be explained by a wrong digit, except in the first two digits of a year.
_GENERATIONS = 60 * 366
# Births further apart than this are of two people if their occupations differ too.
_OTHER_LIFE = 11 * 366


@dataclass(frozen=True)
class Namesakes:
    """The names that several people or places share. A bearer is a few words that distinguish one of them from the others ("born 1950", "in
    NOR").

    `known` holds the bearer that a document means by a key, if the document says so; `bearers` holds all bearers by the key they share.
    """

    known: Mapping[tuple[str, Key], str] = field(default_factory=dict)
    bearers: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)

    def bearer(self, document: str, key: Key) -> Key:
        """The key of the bearer that a document means by a key; the key itself if there is only one or the document does not say."""
        bearer = self.known.get((document, key))
        return key._replace(bearer=bearer) if bearer else key


def find_namesakes(
    extractions: Sequence[Extraction], predicates: Mapping[str, Predicate], forms: NameForms
) -> Namesakes:
    """The people and places that share a name although their lives, countries or states are incompatible."""
    people, places = _people(extractions, predicates, forms), _places(extractions, forms)
    return Namesakes({**people.known, **places.known}, {**people.bearers, **places.bearers})


def doubt_namesakes(namesakes: Namesakes, documents: Iterable[KeyedDocument], registry: Registry) -> None:
    """Record a doubt about each name in a document that does not say which bearer it means."""
    for key in {key for document in documents for key in document.keys.values()} & namesakes.bearers.keys():
        bearers = " or the one ".join(namesakes.bearers[key])
        registry.doubt(key, f"“{registry.name(key)}” could be the one {bearers}; the documents do not say which")


@dataclass
class _Life:
    """The EDTF dates of birth and death that documents give for one person, and the nouns for what the person is ("painter")."""

    births: set[str] = field(default_factory=set)
    deaths: set[str] = field(default_factory=set)
    occupations: set[str] = field(default_factory=set)

    def fits(self, other: "_Life") -> bool:
        """Whether one person can have had both lives."""
        births = [_first_day(birth) for birth in (*self.births, *other.births)]
        if births and max(births) - min(births) > _GENERATIONS:
            return False
        if self.births and other.births and self.occupations and other.occupations:
            far = max(births) - min(births) > _OTHER_LIFE
            if far and not self.occupations & other.occupations:
                return False
        return not any(
            _last_day(death) < _first_day(birth)
            for one, two in ((self, other), (other, self))
            for death in one.deaths
            for birth in two.births
        )

    def add(self, other: "_Life") -> None:
        self.births |= other.births
        self.deaths |= other.deaths
        self.occupations |= other.occupations

    def bearer(self) -> str:
        """The life in words: "born 1850, died 1899"."""
        words = [f"born {min(self.births)}"] if self.births else []
        return ", ".join(words + ([f"died {min(self.deaths)}"] if self.deaths else []))


def _first_day(edtf: str) -> int:
    return earliest(edtf) or 0


def _last_day(edtf: str) -> int:
    return latest(edtf) or 0


def _people(extractions: Sequence[Extraction], predicates: Mapping[str, Predicate], forms: NameForms) -> Namesakes:
    known: dict[tuple[str, Key], str] = {}
    bearers: dict[Key, tuple[str, ...]] = {}
    for key, by_document in _lives(extractions, predicates, forms).items():
        groups: list[tuple[_Life, list[str]]] = []
        for document, life in sorted(by_document.items()):
            for shared, documents in groups:
                if shared.fits(life):
                    shared.add(life)
                    documents.append(document)
                    break
            else:
                groups.append((life, [document]))
        if len(groups) > 1:
            bearers[key] = tuple(life.bearer() for life, _ in groups)
            known.update({(document, key): life.bearer() for life, documents in groups for document in documents})
    return Namesakes(known, bearers)


def _lives(
    extractions: Sequence[Extraction], predicates: Mapping[str, Predicate], forms: NameForms
) -> dict[Key, dict[str, _Life]]:
    """By the key of a person's name and by document, what the document says about the person's birth and death."""
    lives: dict[Key, dict[str, _Life]] = {}
    for extraction in extractions:
        occupations = _occupations(extraction)
        for statement in extraction.statements:
            predicate = predicates.get(statement.predicate, ANYTHING)
            index, value = statement.subject.mention, statement.value.literal
            if not (predicate.begins or predicate.ends) or "PERSON" not in predicate.subject:
                continue
            if index is None or not isinstance(value, DateValue) or statement.polarity != "affirmed":
                continue
            mention = extraction.annotation.mentions[index]
            if mention.type != "PERSON" or mention.kind != "name":
                continue
            life = lives.setdefault(forms.key(mention.text, "PERSON"), {}).setdefault(extraction.document.id, _Life())
            (life.births if predicate.begins else life.deaths).add(value.edtf)
            life.occupations.update(occupations.get(index, ()))
    return lives


def _occupations(extraction: Extraction) -> dict[int, set[str]]:
    """The nouns that describe each mention: "the *skier* Anna Berg", "Anna Berg, a *dentist*"."""
    occupations: dict[int, set[str]] = {}
    for clause in extraction.annotation.clauses:
        for argument in clause.arguments if clause.form == "noun" and not clause.negated else ():
            if argument.role == "is" and argument.mention is not None:
                occupations.setdefault(argument.mention, set()).add(clause.lemma)
    return occupations


def _places(extractions: Sequence[Extraction], forms: NameForms) -> Namesakes:
    """By the country, or the state of the United States, after the comma: "Lund, Sweden". A state and a country distinguish two places only
    if the state lies in another country."""
    known: dict[tuple[str, Key], str] = {}
    bearers: dict[Key, tuple[str, ...]] = {}
    for key, by_document in _areas(extractions, forms).items():
        areas = sorted(set().union(*by_document.values()))
        distinct = [area for area in areas if not any(other.startswith(area) and area != other for other in areas)]
        if len(distinct) < 2:
            continue
        bearers[key] = tuple(f"in {area}" for area in distinct)
        for document, own in by_document.items():
            fitting = [area for area in distinct if area in own]
            if len(fitting) == 1:
                known[document, key] = f"in {fitting[0]}"
    return Namesakes(known, bearers)


def _areas(extractions: Sequence[Extraction], forms: NameForms) -> dict[Key, dict[str, set[str]]]:
    """By the key of a place's name and by document, the codes of the areas that the document says it lies in."""
    areas: dict[Key, dict[str, set[str]]] = {}
    for extraction in extractions:
        mentions = {m.start: m for m in extraction.annotation.mentions if m.kind == "name"}
        for mention in mentions.values():
            outer = mentions.get(mention.end + 2)
            if (
                outer is None
                or kind_of(mention.type) != "place"
                or extraction.document.text[mention.end : outer.start] != ", "
                or country_code(forms.plain(mention.text))
            ):
                continue
            if area := area_code(forms.plain(outer.text)):
                by_document = areas.setdefault(forms.key(mention.text, mention.type), {})
                by_document.setdefault(extraction.document.id, set()).add(area)
    return areas
