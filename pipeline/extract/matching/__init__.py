"""Matching: what the rules on verbs and nouns find in each clause, or why they do not fire. Each clause is matched once."""

from pipeline.extract.matching.match import Hit, Matches, UnfiredRule, match_clauses

__all__ = ["Hit", "Matches", "UnfiredRule", "match_clauses"]
