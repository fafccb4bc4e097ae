"""The contract that a document is, or is about."""

import re

from pipeline.extract.descriptions import phrase_at
from pipeline.extract.reading import Reading
from pipeline.extract.unnamed_contracts import unnamed_contract
from pipeline.records import Mention, Operand

# "Lease of Unit 6": the noun before the first preposition says what it is.
_HEAD_NOUN = re.compile(r"\s+(?:of|for|with|on|between)\s+", re.IGNORECASE)
_THIS = re.compile(r"\bTHIS\s+$")
_LONGEST_HEAD = 60  # characters of a first line that may say that it amends a contract


def main_contract(reading: Reading) -> Operand | None:
    """The contract that a document is or is about, in an amendment the amended one: what it names at its beginning, otherwise the only one
    that it describes; None if there is none, or there are several."""
    return reading.once(named_contract) or reading.once(unnamed_contract)


def named_contract(reading: Reading) -> Operand | None:
    """The contract that a document names at its beginning, or begins with as "THIS LEASE"; None if there is none, or there are several."""
    named = [
        (i, m)
        for i, m in reading.once(contract_mentions)
        if m.kind == "name" and m.text.split()[-1].casefold() != "agreements"
    ]
    if len({m.text.casefold() for _, m in named}) > 1:
        return None
    blocks = reading.annotation.blocks
    begins = blocks[: next((n for n, b in enumerate(blocks) if b.kind == "paragraph"), len(blocks)) + 1]
    if named:
        index, mention = named[0]
        within = bool(begins) and mention.start <= begins[-1].end
        return Operand(span=mention.span, mention=index, types=("any",)) if within else None
    for _, mention in reading.once(contract_mentions):
        if begins and mention.start <= begins[-1].end and _THIS.search(reading.text, 0, mention.start):
            return phrase_at(reading, *mention.span)
    return None


def contract_mentions(reading: Reading) -> tuple[tuple[int, Mention], ...]:
    """The mentions of contracts, by name or as "this agreement", with their indexes."""
    nouns = reading.words.contracts
    return tuple(
        (i, m)
        for i, m in enumerate(reading.mentions)
        if m.kind in {"name", "noun"}
        and m.type in {"TREATY", "DOCUMENT", "LAW"}
        and _HEAD_NOUN.split(m.text)[0].split()[-1].casefold() in nouns
    )


def amends_contract(reading: Reading) -> bool:
    """Whether a document amends a contract: its heading or its first sentence says so."""
    return reading.once(_amends_contract)


def _amends_contract(reading: Reading) -> bool:
    blocks = reading.annotation.blocks
    if not blocks or main_contract(reading) is None:
        return False
    head = blocks[0].start, min(blocks[0].end, blocks[0].start + _LONGEST_HEAD)
    return reading.once(amendment_form).search(reading.text, *head) is not None


def amendment_form(reading: Reading) -> re.Pattern[str]:
    """What a text that changes a contract is called: "Amendment No. 1"."""
    return re.compile(rf"\b(?:{'|'.join(reading.words.amendments)})\b(?:\s+(?:no\.?|number)\s*\d+)?", re.IGNORECASE)
