"""All extractors in order, and the rules that do not fire."""

from collections.abc import Callable

from pipeline.extract.addresses import read_addresses
from pipeline.extract.clauses import read_clauses
from pipeline.extract.counted_lists import read_counted_lists
from pipeline.extract.definitions import read_definitions
from pipeline.extract.document_topics import document_topic
from pipeline.extract.fields import read_fields
from pipeline.extract.lists import read_lists
from pipeline.extract.matching import UnfiredRule, match_clauses
from pipeline.extract.measure_fields import read_measure_fields
from pipeline.extract.measure_tables import read_measure_tables
from pipeline.extract.measures import read_measures
from pipeline.extract.occurrences import occurrences, read_occurrences
from pipeline.extract.open_facts import read_open_facts
from pipeline.extract.reading import Reading
from pipeline.extract.tables import read_tables
from pipeline.extract.totals import read_totals
from pipeline.extract.unnamed_measures import read_unnamed_measures
from pipeline.records import Annotation, Document, Extraction, Statement
from pipeline.vocabulary import Vocabulary

Extractor = Callable[[Reading], list[Statement]]

# A new kind of extractor is one function here.
EXTRACTORS: tuple[Extractor, ...] = (
    read_clauses,
    read_fields,
    read_tables,
    read_lists,
    read_counted_lists,
    read_totals,
    read_definitions,
    read_addresses,
    read_measures,
    read_measure_fields,
    read_measure_tables,
    read_unnamed_measures,
    read_occurrences,
    read_open_facts,
)


def extract(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> Extraction:
    """All that a document states, in text order: what the rules of the predicates read, measures, events and open facts."""
    reading = Reading(document, annotation, vocabulary)
    statements = [statement for read in EXTRACTORS for statement in read(reading)]
    ordered = tuple(
        sorted(
            statements, key=lambda s: (s.span, s.predicate, s.value.span or (0, 0), s.subject.span or (0, 0), s.rule)
        )
    )
    return Extraction(
        document=document,
        annotation=annotation,
        statements=ordered,
        occurrences=reading.once(occurrences),
        topic=document_topic(reading),
    )


def unfired_rules(reading: Reading) -> tuple[UnfiredRule, ...]:
    """The rules that look at the words of a document's clauses and do not fire, in text order, each with the reason."""
    return reading.once(match_clauses).unfired
