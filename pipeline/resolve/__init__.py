"""Resolve: which mentions are one thing, in a document and across documents; then turn statements into facts about entities."""

from pipeline.resolve.known import KnownEntities
from pipeline.resolve.resolution import Resolution, resolve

__all__ = ["KnownEntities", "Resolution", "resolve"]
