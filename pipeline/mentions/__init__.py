"""Mentions: the spans of a document that name things, times and quantities, and the types of those things."""

from pipeline.mentions.document import MentionFinder

__all__ = ["MentionFinder"]
