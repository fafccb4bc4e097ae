"""Extract: from what annotation saw to statements, by the rules of the predicates."""

from pipeline.extract.extraction import EXTRACTORS, extract

__all__ = ["EXTRACTORS", "extract"]
