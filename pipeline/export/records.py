"""What is exported: the lists of a result, and the file that each list has."""

from collections.abc import Mapping

from pipeline.records import Change, Conflict, Copy, Corroboration, Document, Entity, Fact, Mention, Record

LISTS: Mapping[str, type[Record]] = {
    "documents": Document,
    "mentions": Mention,
    "entities": Entity,
    "facts": Fact,
    "conflicts": Conflict,
    "corroborations": Corroboration,
    "changes": Change,
    "copies": Copy,
}
"""Each list's name and the model of its records; its file is ``<name>.jsonl``."""
