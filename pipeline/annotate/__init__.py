"""Annotate: from a document to its blocks, mentions, times and clauses. The only stage that knows spaCy."""

from pipeline.annotate.annotator import Annotator
from pipeline.annotate.language import ModelError

__all__ = ["Annotator", "ModelError"]
