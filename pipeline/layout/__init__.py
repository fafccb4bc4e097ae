"""Layout: from text to blocks and running text, without a language model."""

from pipeline.layout.blocks import find_blocks
from pipeline.layout.running import run_on

__all__ = ["find_blocks", "run_on"]
