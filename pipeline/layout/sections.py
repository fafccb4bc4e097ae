"""Sections and leads: which blocks belong together, and which block introduces a list."""

from collections.abc import Iterable

from pipeline.layout.piece import Piece
from pipeline.records import Block


def with_sections(text: str, pieces: Iterable[Piece]) -> tuple[Block, ...]:
    """The pieces as blocks, each with its section and its lead.

    A section starts at each heading, and at a label that repeats the first label of the current section: there a new record
    begins ("Formation – …" once for each organisation).
    """
    blocks: list[Block] = []
    section = 0
    first_label: str | None = None
    lead: int | None = None
    for kind, span, body, label, cell in pieces:
        name = text[slice(*label)].casefold() if label and kind == "field" else None
        after_text = kind == "heading" and bool(blocks) and blocks[-1].kind != "heading"
        if after_text or (name is not None and name == first_label):
            section += 1
            first_label = None
        if kind == "heading":
            first_label = None
        if name is not None and first_label is None:
            first_label = name
        blocks.append(
            Block(
                kind=kind,  # type: ignore[arg-type]
                start=span[0],
                end=span[1],
                body=body,
                label=label,
                section=section,
                lead=lead if kind == "item" else None,
                cell=cell,
            )
        )
        if kind != "item":
            lead = len(blocks) - 1 if text[span[1] - 1] == ":" else None
    return tuple(blocks)
