"""Extract: from what annotation saw to statements, by the rules of the predicates."""

from pipeline.extract.clauses import NearMiss, near_misses
from pipeline.extract.extraction import EXTRACTORS, extract

__all__ = ["EXTRACTORS", "NearMiss", "extract", "near_misses"]
