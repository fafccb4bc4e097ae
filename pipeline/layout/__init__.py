"""Layout: from text to blocks, without a language model."""

from pipeline.layout.blocks import find_blocks

__all__ = ["find_blocks"]
