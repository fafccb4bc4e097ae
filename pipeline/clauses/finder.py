"""The clauses of one parsed block, of every kind."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.block import CREATIONS, ParsedBlock
from pipeline.clauses.distribution import distributed
from pipeline.clauses.events import event_clauses
from pipeline.clauses.nominalisations import nominalisation_clauses
from pipeline.clauses.people import affiliation_clauses, lifespan_clauses
from pipeline.clauses.relations import native_clauses, relation_clauses
from pipeline.clauses.temporal_modifiers import TemporalModifiers
from pipeline.clauses.verbs import verb_clause
from pipeline.clauses.works import dated_work_clauses, title_clauses
from pipeline.records import Clause


def find_clauses(parsed: ParsedBlock) -> list[Clause]:
    """The clauses of one parsed block, in the order of their predicate words."""
    times = TemporalModifiers(parsed)
    found = [*_clauses_of_words(parsed, times), *_clauses_of_mentions(parsed, times)]
    return sorted((c for c in found if c.arguments or c.leads), key=lambda c: (c.trigger, c.lemma))


def _clauses_of_words(block: ParsedBlock, times: TemporalModifiers) -> Iterator[Clause]:
    """The clauses of verbs and nouns outside names and times: "the treaty on establishing X" does not say that X was established."""
    for token in block.doc:
        if token.i in block.time_tokens or token.i in block.names_around or _has_ended(block, token):
            continue
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "prep"}:
            yield from distributed(block, token, verb_clause(block, times, token))
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from nominalisation_clauses(block, times, token)
            yield from dated_work_clauses(block, token)
            yield from relation_clauses(block, times, token)
        else:
            yield from native_clauses(block, token)


def _clauses_of_mentions(block: ParsedBlock, times: TemporalModifiers) -> Iterator[Clause]:
    """The clauses of events, and those next to the names of people and works."""
    for mention, _ in block.mentions:
        if mention.type == "EVENT" and mention.kind in {"name", "noun"}:
            yield from event_clauses(block, times, block.doc[mention.head])
        elif mention.type == "PERSON" and mention.kind == "name":
            yield from lifespan_clauses(block, mention)
            yield from affiliation_clauses(block, mention)
        elif mention.type in CREATIONS and mention.kind == "name":
            yield from title_clauses(block, mention)


def _has_ended(block: ParsedBlock, token: Token) -> bool:
    """Whether a clause only says that something has ended: "ceased to be a member" and "is no longer a member" do not say that
    something is a member, or that it never was."""
    if any(a.lemma_ in block.words.ending for a in (token.head, token.head.head) if a.i != token.i):
        return True
    return token.dep_ in {"acomp", "attr"} and any(
        child.lower_ == "longer" and child.dep_ == "advmod" and child.i > 0 and child.nbor(-1).lower_ in {"no", "any"}
        for word in (token, token.head)
        for child in word.children
    )
