"""Numbers, quantities and amounts of money."""

import re
from collections.abc import Iterator, Set

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import amounts_of_money
from pipeline.values.words import WORDS
from pipeline.vocabulary.words.parse import ParseWords

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
"""An ordinal in digits, as it is part of names: "3rd Lund Summit", "1st Baronet"."""

NUMERIC = frozenset({"CARDINAL", "MONEY", "ORDINAL", "PERCENT", "QUANTITY"})
"""The types of the model for numbers."""


def find_quantities(doc: Doc, timed: Set[int]) -> Iterator[MentionSpan]:
    """The model's numbers, except those among `timed`, the tokens of times."""
    for entity in doc.ents:
        if (
            entity.label_ in NUMERIC
            and timed.isdisjoint(range(entity.start, entity.end))
            and any(t.like_num or t.pos_ == "NUM" for t in entity)
        ):
            last = entity.end - 1
            while doc[last].pos_ == "CCONJ":  # "404 yards and two goals"
                last -= 1
            if doc[last].like_num and last + 1 < len(doc) and doc[last + 1].lower_ in WORDS.scales:
                last += 1  # "27 crore"
            yield MentionSpan(entity.start, last, doc[entity.start : last + 1].root.i, entity.label_, "quantity")


def find_amounts(doc: Doc, timed: Set[int], words: ParseWords) -> Iterator[MentionSpan]:
    """Amounts of money with the code of a currency ("NOK 5.4 million"), except those among `timed`, the tokens of times."""
    for amount in amounts_of_money(doc, words):
        if timed.isdisjoint(range(amount.start, amount.end)):
            yield MentionSpan(amount.start, amount.end - 1, amount.root.i, "MONEY", "quantity")
