"""Clauses: one predicate word with its arguments by logical role, so that rules need not know about syntax.

Undone here, once: passives, relative and participle clauses, shared subjects of coordinated verbs, subjects of
infinitives, nominalisations, coordination and enumeration of arguments, and what makes a clause less than asserted.
The dependency labels are those of spaCy's English pipelines (ClearNLP).

A block is parsed once (`ParsedBlock`); each of the classes beside it answers one question about its words, and `find_clauses` puts
their answers together.
"""

from pipeline.clauses.finder import find_clauses

__all__ = ["find_clauses"]
