"""Extract: from the annotation of a document to statements, by the rules of the predicates."""

from pipeline.extract.extraction import EXTRACTORS, extract, unfired_rules
from pipeline.extract.matching import UnfiredRule
from pipeline.extract.reading import Reading

__all__ = ["EXTRACTORS", "Reading", "UnfiredRule", "extract", "unfired_rules"]
