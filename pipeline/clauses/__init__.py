"""Clauses: one predicate word with its arguments by logical role, so that rules need not know about syntax.

Passives, relative and participle clauses, shared subjects of coordinated verbs, subjects of infinitives, nominalisations, and
coordination and enumeration of arguments are resolved here, once. So is the status of clauses that are not plainly asserted. The dependency
labels are those of spaCy's English pipelines (ClearNLP).

Each file answers one question about a `ParsedBlock`:

- which clauses there are: `finder` asks `verbs`, `nominalisations`, `relations`, `events`, `works` and `people`;
- which arguments a word has: `subjects`, `obliques`, `temporal_modifiers`, `possessors`, `predication` (what a noun describes);
- what belongs to one argument: `coordination`, `apposition`, `enumerations`, `complements`, `participles`, `noun_phrases`;
- how a clause is meant: `status`;
- which words tell events, with or without a clause: `event_words`.

Trees are corrected in `pipeline/parse/`, before mentions are known. What remains here are readings that need mentions or word lists.
"""

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.event_words import event_words
from pipeline.clauses.finder import find_clauses

__all__ = ["ParsedBlock", "event_words", "find_clauses"]
