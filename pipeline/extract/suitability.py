"""How well an attribute suits what a text says to have it."""

from pipeline.extract.document_topics import document_topic
from pipeline.extract.reading import Reading
from pipeline.records import Operand
from pipeline.vocabulary.attributes import Attribute


def suitability(reading: Reading, attribute: Attribute, operand: Operand) -> int:
    """How well an attribute suits a bearer, the lower the better: 0 if it is one of the things that the attribute is known for, 1 if the
    attribute is for things of all kinds, otherwise 2."""
    bearer = document_topic(reading) if operand.span is None and operand.event is None else operand
    described = bearer.described if bearer is not None else None
    nouns = {described.head, *described.words, *described.names} if described is not None else set()
    return 0 if nouns & set(attribute.bare) else 2 if attribute.bare else 1
