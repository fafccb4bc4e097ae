"""Values that phrases tell without a number: "unanimously", "in the black", "an only child", "nobody was hurt"."""

import re
from collections.abc import Iterator

from pipeline.extract.measure_words import Read, bearer_for
from pipeline.extract.measured import Measured, clause_at, sentences_of_text
from pipeline.extract.reading import Reading
from pipeline.records import NumberValue
from pipeline.values.quantities_in_text import Quantity

_OF_SUM = re.compile(r"\s+of\s+(?:[a-z]+\s+){0,2}(?:[A-Z]{0,3}[$€£]|[A-Z]{3}\s)?\d")


def read_in_words(reading: Reading) -> Iterator[tuple[Measured, Read]]:
    """The phrases in the sentences of a document that tell a value, each as what it measures and what it is the value of."""
    attributes = reading.vocabulary.attributes
    for sentence, block in sentences_of_text(reading):
        for told in attributes.in_words.find(reading.text, sentence):
            clause = clause_at(reading, block, told.span)
            if clause is not None and clause.negated and not told.denies:
                continue
            if _OF_SUM.match(reading.text, told.span[1]) is not None:
                continue  # "made a profit of €3m"
            attribute = attributes.by_name[told.what[0]]
            words = attribute.in_words[told.what[1]]
            value = NumberValue(
                name=" ".join(reading.text[slice(*told.span)].split()),
                amount=words.amount,
                unit=words.unit,
                low=words.low,
                high=words.high,
            )
            measured = Measured(Quantity(told.span, told.span, value, joined=False), sentence, block, clause, None)
            bearer = bearer_for(reading, measured, attribute)
            if bearer is not None:
                yield measured, Read(attribute, bearer, way="words")
