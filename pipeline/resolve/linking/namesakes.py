"""Namesakes: people with one name whose lives differ so much that they are hardly one person; and places with one name in different
countries or states."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.records import Extraction
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key, kind_of
from pipeline.resolve.lives import Life, read_lives
from pipeline.resolve.names import NameForms
from pipeline.resolve.registry import Registry
from pipeline.vocabulary.places import area_code, country_code
from pipeline.vocabulary.predicates import Predicate


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


def _people(extractions: Sequence[Extraction], predicates: Mapping[str, Predicate], forms: NameForms) -> Namesakes:
    identity = forms.identity
    known: dict[tuple[str, Key], str] = {}
    bearers: dict[Key, tuple[str, ...]] = {}
    for key, by_document in sorted(_lives(extractions, predicates, forms).items(), key=str):
        groups: list[tuple[Life, list[str]]] = []
        for document, life in sorted(by_document.items()):
            if not (life.births or life.deaths):
                continue
            for shared, documents in groups:
                if not identity.separates(identity.compare_namesakes(shared, life)):
                    shared.add(life)
                    documents.append(document)
                    break
            else:
                shared = Life()
                shared.add(life)
                groups.append((shared, [document]))
        if len(groups) < 2:
            continue
        for document, life in sorted(by_document.items()):
            fitting = [documents for shared, documents in groups if shared.occupations & life.occupations]
            if not (life.births or life.deaths) and len(fitting) == 1:
                fitting[0].append(document)
        bearers[key] = tuple(life.in_words() for life, _ in groups)
        known.update({(document, key): life.in_words() for life, documents in groups for document in documents})
    return Namesakes(known, bearers)


def _lives(
    extractions: Sequence[Extraction], predicates: Mapping[str, Predicate], forms: NameForms
) -> dict[Key, dict[str, Life]]:
    """By the key of a person's name and by document, what the document says about the person's life."""
    lives: dict[Key, dict[str, Life]] = {}
    for extraction in extractions:
        mentions = extraction.annotation.mentions
        keys = {i: forms.key(m.text, m.type) for i, m in enumerate(mentions) if m.type == "PERSON" and m.kind == "name"}
        of_document = read_lives(extraction, predicates, keys.get)
        for key, life in of_document.items():
            lives.setdefault(key, {})[extraction.document.id] = life
    return lives


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
