"""Nouns for people: "pupils", "three firefighters"."""

from pipeline.extract.reading import Reading
from pipeline.vocabulary.plurals import singular


def is_for_people(reading: Reading, noun: str) -> bool:
    """Whether a noun, in the singular or the plural, is for people."""
    lexicon = reading.vocabulary.lexicon
    people = reading.words.people
    return any(lexicon.noun_types.get(word) == "PERSON" or word in people for word in (noun, singular(noun)))


def is_post(reading: Reading, noun: str) -> bool:
    """Whether a noun in the singular may be the post of somebody, judging by WordNet too."""
    return is_for_people(reading, noun) or reading.vocabulary.wordnet.field_of(noun) == "person"
