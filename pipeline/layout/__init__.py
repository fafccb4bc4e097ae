"""Layout: from a text to its blocks. Needs no model."""

from pipeline.layout.blocks import find_blocks

__all__ = ["find_blocks"]
