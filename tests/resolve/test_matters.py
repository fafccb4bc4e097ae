"""Matters: which documents tell of the same things."""

from pipeline.resolve.matters import find_matters
from pipeline.vocabulary import Vocabulary

_FIRE = "A fire destroyed the carpet mill in Lund. The mill was empty. Firefighters came from Malmo."
_MILL = "The carpet mill in Lund burned down. Nobody was in the mill, firefighters said."
_SALE = "Norda bought the brewer Berg for five million euros. Shareholders welcomed the price."
_PRICE = "Shareholders of the brewer Berg accepted the price that Norda offered, five million euros."


def _matters(texts: dict[str, str], vocabulary: Vocabulary) -> dict[str, int]:
    ignored, likeness = vocabulary.lexicon.extract.undescriptive, vocabulary.event_words.words.likeness
    return find_matters(texts, ignored, likeness)


def test_documents_of_one_matter(vocabulary: Vocabulary) -> None:
    found = _matters({"a": _FIRE, "b": _SALE, "c": _MILL, "d": _PRICE}, vocabulary)
    assert found["a"] == found["c"] != found["b"] == found["d"]


def test_the_order_does_not_matter(vocabulary: Vocabulary) -> None:
    texts = {"a": _FIRE, "b": _SALE, "c": _MILL, "d": _PRICE}
    assert _matters(texts, vocabulary) == _matters(dict(reversed(texts.items())), vocabulary)


def test_a_document_without_words(vocabulary: Vocabulary) -> None:
    assert len(set(_matters({"a": "", "b": _FIRE}, vocabulary).values())) == 2
