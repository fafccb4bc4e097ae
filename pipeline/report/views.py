"""The parts of the report, ready to be shown: what a template prints, in the order of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.records import Merge
from pipeline.report.quotes import Piece


@dataclass(frozen=True)
class Limits:
    """The greatest number of records of each kind in a report. The report names the files with the rest.

    If there are more than `all_facts` facts, only the first `facts_of_entity` of each entity are listed, and those on which a
    listed conflict or corroboration rests.
    """

    all_facts: int = 3000
    facts_of_entity: int = 10
    conflicts: int = 500
    corroborations: int = 300
    changes: int = 300
    copies: int = 100
    documents: int = 1000
    entities: int = 1000
    of_others: int = 10


@dataclass(frozen=True)
class Citation:
    """A quote: its document with a description, its place (characters half-open from 0; line from 1, or None if the text is not
    available; position in the source in words, empty if unknown; page there, or None), its pieces, the rules that read it, and the ids
    of the facts for which it is evidence."""

    document: str
    about: str
    start: int
    end: int
    line: int | None
    position: str
    page: int | None
    pieces: tuple[Piece, ...]
    rules: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True)
class SideView:
    """A side of a conflict: its role ("denied", "the list"; empty if the value says it all), its value in words, what else its
    facts say, its documents and its quotes."""

    role: str
    value: str
    remarks: tuple[str, ...]
    documents: tuple[str, ...]
    citations: tuple[Citation, ...]
    suggested: bool


@dataclass(frozen=True)
class ConflictView:
    """A conflict. `suggestion` and `score` are the suggested value and its score in words, or None; `related` are the listed
    conflicts that may have the same cause, as (id, heading); `review` says why another review is needed, or is None."""

    id: str
    severity: str
    severity_reasons: tuple[str, ...]
    kind: str
    subject: str
    subject_entity: str
    predicate: str
    meaning: str | None
    explanation: str
    sides: tuple[SideView, ...]
    suggestion: str | None
    score: str | None
    reasons: tuple[str, ...]
    decision: str | None
    review: str | None
    related: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FactView:
    """A fact. `value_entity` is the id of the value if it is an entity; `conflicts` are the ids of the listed conflicts in which
    the fact takes part; `documents` is the number of documents that state it."""

    id: str
    subject: str
    subject_entity: str
    predicate: str
    predicate_words: str
    value: str
    value_entity: str | None
    remarks: tuple[str, ...]
    confidence: str
    citations: tuple[Citation, ...]
    conflicts: tuple[str, ...]
    documents: int


@dataclass(frozen=True)
class EntityView:
    """An entity: its names with the reasons for them, its facts (those listed, and the number of all), and the facts about other
    entities that have it as value, as (fact id, statement)."""

    id: str
    name: str
    type: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    merges: tuple[Merge, ...]
    mentions: int
    documents: int
    facts: tuple[FactView, ...]
    all_facts: int
    of_others: tuple[tuple[str, str], ...]
    all_of_others: int


@dataclass(frozen=True)
class DocumentView:
    """A document: its metadata, and how much was found in it. `anchor` is its id in the page, where a path could not be one."""

    id: str
    anchor: str
    about: str
    url: str | None
    error: str | None
    characters: int
    facts: int
    conflicts: int


@dataclass(frozen=True)
class CorroborationView:
    """What several documents confirm, and the facts that say so, as (fact id, statement)."""

    id: str
    explanation: str
    documents: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChangeView:
    """A value that changed over time: subject, predicate, and the stages as (time, value, fact ids), in order of time."""

    id: str
    subject: str
    predicate: str
    stages: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class CopyView:
    """Two documents of which one repeats the other: the share of the shorter one, as a percentage, and the longest common
    passages."""

    id: str
    documents: tuple[str, str]
    share: str
    passages: tuple[str, ...]


@dataclass(frozen=True)
class PredicateView:
    """The listed facts of a predicate, sorted by subject. `meaning` is None and `wikidata` empty if the vocabulary lacks the
    predicate; `all_facts` counts the facts that are not listed too."""

    name: str
    words: str
    meaning: str | None
    wikidata: tuple[str, ...]
    facts: tuple[FactView, ...]
    all_facts: int


@dataclass(frozen=True)
class Outline:
    """The whole report. The counts are of all records; the tuples hold those that are listed. `targets` are the ids of all listed
    records, to which links may lead."""

    summary: str
    counts: Mapping[str, int]
    severities: tuple[tuple[str, int], ...]
    reviewed: int
    conflicts: tuple[ConflictView, ...]
    corroborations: tuple[CorroborationView, ...]
    changes: tuple[ChangeView, ...]
    copies: tuple[CopyView, ...]
    unread: tuple[DocumentView, ...]
    documents: tuple[DocumentView, ...]
    entities: tuple[EntityView, ...]
    predicates: tuple[PredicateView, ...]
    facts_listed: int
    targets: frozenset[str]
