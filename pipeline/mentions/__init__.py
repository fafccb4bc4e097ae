"""Mentions: the spans of a parsed block that name things, times and quantities, and the types of those things."""
