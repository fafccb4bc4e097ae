"""All extractors, one after the other."""

from collections.abc import Callable

from pipeline.extract.addresses import read_addresses
from pipeline.extract.clauses import read_clauses
from pipeline.extract.counted import read_counted
from pipeline.extract.definitions import read_definitions
from pipeline.extract.fields import read_fields
from pipeline.extract.lists import read_lists
from pipeline.extract.open import read_open
from pipeline.extract.tables import read_tables
from pipeline.records import Annotation, Document, Statement
from pipeline.vocabulary import Vocabulary

Extractor = Callable[[Document, Annotation, Vocabulary], list[Statement]]

# A new kind of extractor is one function here.
EXTRACTORS: tuple[Extractor, ...] = (
    read_clauses,
    read_fields,
    read_tables,
    read_lists,
    read_counted,
    read_definitions,
    read_addresses,
    read_open,
)


def extract(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """All statements that the predicates' rules read in a document, and what its clauses say beyond them, in text order."""
    found = [statement for read in EXTRACTORS for statement in read(document, annotation, vocabulary)]
    return tuple(
        sorted(found, key=lambda s: (s.span, s.predicate, s.value.span or (0, 0), s.subject.span or (0, 0), s.rule))
    )
