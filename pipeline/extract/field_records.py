"""Records: sections of fields with the same labels, each under the name of what it is about: "Vik Bridge", "Length: 420 m"; "Sund Bridge",
"Length: 1,120 m"."""

from collections import Counter
from collections.abc import Mapping

from pipeline.extract.descriptions import phrase_at
from pipeline.extract.reading import Reading
from pipeline.records import Block, Operand


def owner_of_record(reading: Reading, block: int) -> Operand | None:
    """What a field is about, by the number of its block, if it belongs to one of several records; None for other fields."""
    return reading.once(_owners).get(reading.annotation.blocks[block].section)


def _owners(reading: Reading) -> Mapping[int, Operand]:
    """What the heading of each record names, by the number of its section."""
    sections: dict[int, list[Block]] = {}
    for block in reading.annotation.blocks:
        sections.setdefault(block.section, []).append(block)
    labels = {number: _labels(reading, blocks) for number, blocks in sections.items()}
    shared = Counter(label for of_section in labels.values() for label in of_section)
    owners = {}
    for number, of_section in labels.items():
        headings = [b for b in sections[number] if b.kind == "heading"]
        if not any(shared[label] > 1 for label in of_section) or not headings:
            continue
        owner = phrase_at(reading, *headings[-1].body)
        described = owner.described if owner is not None else None
        if owner is not None and described is not None and (described.names or owner.mention is not None):
            owners[number] = owner
    return owners if len(owners) > 1 else {}


def _labels(reading: Reading, blocks: list[Block]) -> set[str]:
    """The labels of a section that has nothing but fields below its headings."""
    below = [block for block in blocks if block.kind != "heading"]
    if not below or below[0].label is None:
        return set()
    return {reading.text[slice(*b.label)].casefold().strip(" *:") for b in below if b.label is not None}
