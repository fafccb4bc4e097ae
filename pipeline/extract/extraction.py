"""All extractors in order, and the rules that do not fire."""

from collections.abc import Callable, Sequence

from pipeline.extract.addresses import read_addresses
from pipeline.extract.ages import read_ages
from pipeline.extract.alternatives import with_alternatives
from pipeline.extract.birth_order import read_birth_order
from pipeline.extract.career_lines import read_career_lines
from pipeline.extract.clauses import read_clauses
from pipeline.extract.clock_times import read_clock_times
from pipeline.extract.contracts import read_contracts
from pipeline.extract.corrections import with_corrections
from pipeline.extract.counted_lists import read_counted_lists
from pipeline.extract.courses import read_courses
from pipeline.extract.definitions import read_definitions
from pipeline.extract.document_names import read_document_names
from pipeline.extract.document_topics import document_topic
from pipeline.extract.fields import read_fields
from pipeline.extract.foundings import read_foundings
from pipeline.extract.life_entries import read_life_entries
from pipeline.extract.lists import read_lists
from pipeline.extract.main_contract import main_contract
from pipeline.extract.makers import read_makers
from pipeline.extract.matching import UnfiredRule, match_clauses
from pipeline.extract.measure_fields import read_measure_fields
from pipeline.extract.measure_lists import read_measure_lists
from pipeline.extract.measure_tables import read_measure_tables
from pipeline.extract.measures import read_measures
from pipeline.extract.namesakes import without_namesakes
from pipeline.extract.occasions import with_occasions
from pipeline.extract.occurrences import read_occurrences
from pipeline.extract.office_holders import read_office_holders, without_lives
from pipeline.extract.offices import read_offices
from pipeline.extract.open_dates import RULE as DATE_RULE
from pipeline.extract.open_dates import read_open_dates
from pipeline.extract.open_facts import RULE as CLAUSE_RULE
from pipeline.extract.open_facts import read_open_facts
from pipeline.extract.open_measures import RULE as MEASURE_RULE
from pipeline.extract.open_measures import read_open_measures
from pipeline.extract.open_qualities import read_open_qualities
from pipeline.extract.ordinals import read_ordinals, without_open_ordinals
from pipeline.extract.partitive_members import read_partitive_members
from pipeline.extract.parts import with_parts
from pipeline.extract.posts import read_posts
from pipeline.extract.questions import read_questions
from pipeline.extract.reading import Reading
from pipeline.extract.results import read_results
from pipeline.extract.revisions import with_revisions
from pipeline.extract.signatures import read_signatures
from pipeline.extract.spans import Spans
from pipeline.extract.states import read_states
from pipeline.extract.successions import read_successions
from pipeline.extract.table_lists import read_table_lists
from pipeline.extract.table_statements import read_tables
from pipeline.extract.timelines import read_timelines
from pipeline.extract.told_events import told_events
from pipeline.extract.totals import read_totals
from pipeline.extract.trends import read_trends
from pipeline.extract.unnamed_contracts import read_unnamed_contracts
from pipeline.extract.unnamed_measures import read_unnamed_measures
from pipeline.extract.whole_lists import read_whole_lists
from pipeline.extract.wider_areas import with_wider_areas
from pipeline.records import Annotation, Document, Extraction, NumberValue, Span, Statement
from pipeline.vocabulary import Vocabulary

Extractor = Callable[[Reading], list[Statement]]

# A new kind of extractor is one function here.
EXTRACTORS: tuple[Extractor, ...] = (
    read_clauses,
    read_fields,
    read_career_lines,
    read_life_entries,
    read_tables,
    read_timelines,
    read_questions,
    read_lists,
    read_table_lists,
    read_counted_lists,
    read_totals,
    read_definitions,
    read_addresses,
    read_contracts,
    read_unnamed_contracts,
    read_foundings,
    read_signatures,
    read_measures,
    read_measure_fields,
    read_measure_tables,
    read_measure_lists,
    read_unnamed_measures,
    read_occurrences,
    read_document_names,
    read_makers,
    read_ages,
    read_courses,
    read_clock_times,
    read_ordinals,
    read_posts,
    read_offices,
    read_office_holders,
    read_successions,
    read_birth_order,
    read_trends,
    read_results,
    read_states,
    read_whole_lists,
    read_partitive_members,
    read_open_facts,
    read_open_measures,
    read_open_dates,
    read_open_qualities,
)


_SPECIAL = {MEASURE_RULE, DATE_RULE}


def extract(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> Extraction:
    """All that a document states, in text order: what the rules of the predicates read, measures, events and open facts."""
    reading = Reading(document, annotation, vocabulary)
    read = _without_repeated(_without_repetitions([s for read in EXTRACTORS for s in reading.once(read)]))
    read = _with_implied_units(vocabulary, read)
    read = without_lives(reading, without_namesakes(reading, read))
    found = with_parts(reading, with_wider_areas(reading, without_open_ordinals(read)))
    revised = with_revisions(reading, with_occasions(reading, found))
    statements = with_alternatives(reading, with_corrections(reading, revised))
    ordered = tuple(
        sorted(
            statements, key=lambda s: (s.span, s.predicate, s.value.span or (0, 0), s.subject.span or (0, 0), s.rule)
        )
    )
    return Extraction(
        document=document,
        annotation=annotation,
        statements=ordered,
        occurrences=reading.once(told_events),
        topic=reading.once(document_topic),
        contract=main_contract(reading),
    )


def _without_repetitions(statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those from measures and events whose value a rule of the same predicate has read too."""
    read: dict[str, list[Span]] = {}
    for statement in statements:
        if statement.subject.described is None and statement.subject.event is None and statement.value.span is not None:
            read.setdefault(statement.predicate, []).append(statement.value.span)
    spans = {predicate: Spans(of_predicate) for predicate, of_predicate in read.items()}
    return [s for s in statements if s.predicate not in spans or not _is_repeated(s, spans[s.predicate])]


def _is_repeated(statement: Statement, spans: Spans) -> bool:
    value = statement.value.span
    if value is None or (statement.subject.described is None and statement.subject.event is None):
        return False
    return spans.overlap(value)


def _with_implied_units(vocabulary: Vocabulary, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; a number alone has the unit that its attribute implies, whichever rule has read it."""
    attributes = vocabulary.attributes.by_name
    found = []
    for statement in statements:
        attribute, value = attributes.get(statement.predicate), statement.value.literal
        if (
            attribute is not None
            and attribute.implied is not None
            and isinstance(value, NumberValue)
            and value.unit is None
        ):
            literal = value.model_copy(update={"unit": attribute.implied})
            statement = statement.model_copy(update={"value": statement.value.model_copy(update={"literal": literal})})
        found.append(statement)
    return found


def _without_repeated(statements: Sequence[Statement]) -> list[Statement]:
    """The statements without the numbers and dates of open facts of whole clauses that an open measure or an open date gives too, and
    without open dates that are those of a beginning or an end."""
    taken = Spans(s.value.span for s in statements if s.rule in _SPECIAL and s.value.span is not None)
    known = {s.value.span for s in statements if s.rule.split("/")[1] == "course" and s.value.span is not None}
    return [
        s
        for s in statements
        if (s.rule != CLAUSE_RULE or s.value.literal is None or not _lies_in(s.value.span, taken))
        and not (s.rule == DATE_RULE and s.value.span in known)
    ]


def _lies_in(span: Span | None, spans: Spans) -> bool:
    return span is not None and spans.cover(span)


def unfired_rules(reading: Reading) -> tuple[UnfiredRule, ...]:
    """The rules that look at the words of a document's clauses and do not fire, in text order, each with the reason."""
    return reading.once(match_clauses).unfired
