"""How well an attribute suits what a text says to have it."""

from pipeline.extract.descriptions import words_in
from pipeline.extract.document_topics import document_topic
from pipeline.extract.reading import Reading
from pipeline.records import Operand
from pipeline.vocabulary.attributes import Attribute
from pipeline.vocabulary.plurals import singular


def suitability(reading: Reading, attribute: Attribute, operand: Operand) -> int:
    """How well an attribute suits a bearer, the lower the better: 0 if it is one of the things that the attribute is known for, 1 if the
    attribute is for things of all kinds, otherwise 2."""
    bearer = reading.once(document_topic) if operand.span is None and operand.event is None else operand
    described = bearer.described if bearer is not None else None
    nouns = {described.head, *described.words, *described.names} if described is not None else set()
    if bearer is not operand:
        nouns |= reading.once(_words_of_title)
    return 0 if nouns & set(attribute.bare) else 2 if attribute.bare else 1


def _words_of_title(reading: Reading) -> frozenset[str]:
    """The words of the heading with which a document begins, in the singular: a "trial registry" is about a trial."""
    blocks = reading.annotation.blocks
    if not blocks or blocks[0].kind != "heading":
        return frozenset()
    return frozenset(singular(w.text.casefold()) for w in words_in(reading.text, blocks[0].body))
