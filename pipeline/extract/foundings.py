"""Statements of when a body was founded, from the short form beside its name: "Lund & Sons, est. 1898, makes chisels"."""

import re

from pipeline.extract.reading import Reading
from pipeline.records import DateValue, Operand, Statement

_CONFIDENCE = 0.92
_ESTABLISHED = re.compile(r"(?:,\s+|\s+\(|\s+)(?:est\.?|estd\.?)\s+(?:in\s+)?(?P<year>1\d{3}|20\d{2})\b", re.IGNORECASE)


def read_foundings(reading: Reading) -> list[Statement]:
    """The statements of all names with "est." and a year after them; names of people and places are not among them."""
    found = []
    for index, mention in enumerate(reading.mentions):
        if mention.kind != "name" or mention.type in {"PERSON", "GPE", "NORP"}:
            continue
        match = _ESTABLISHED.match(reading.text, mention.end)
        if match is not None:
            year = DateValue(name=match["year"], edtf=match["year"])
            found.append(
                Statement(
                    document=reading.document.id,
                    block=reading.block_at(mention.start),
                    predicate="founded",
                    subject=Operand(span=mention.span, mention=index, types=("ORG", "FAC", "LOC", "THING")),
                    value=Operand(span=match.span("year"), literal=year),
                    confidence=_CONFIDENCE,
                    span=(mention.start, match.end()),
                    rule="founded/short",
                )
            )
    return found
