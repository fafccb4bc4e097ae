"""Relations that nouns name: "the capital of Norway", "her native Lund"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.clause import make_clause
from pipeline.clauses.complements import first_complement, is_further_complement, own_times, verb_of_as
from pipeline.clauses.coordination import alone, conjoined, noun_phrase
from pipeline.clauses.noun_phrases import relation_lemma
from pipeline.clauses.possessors import possessors_of
from pipeline.clauses.predication import bearers_of
from pipeline.clauses.span import ArgumentSpan
from pipeline.clauses.subjects import subjects_of
from pipeline.clauses.temporal_modifiers import TemporalModifiers
from pipeline.records import Clause

_COMPLEMENTS = {"attr", "nsubj", "nsubjpass", "oprd", "pobj"}


def relation_clauses(block: ParsedBlock, times: TemporalModifiers, noun: Token) -> Iterator[Clause]:
    """The relation that a noun names, with its possessor (`of`) and what it describes (`is`); nothing if it describes nothing and
    introduces no list."""
    leads = block.doc[-1].text == ":" and noun.dep_ in {"nsubj", "ROOT", "nsubjpass", "attr"}
    whose = list(_left_behind(block, noun)) or possessors_of(block, noun)
    arguments = [*whose, *_up_to_next_relative(block, noun, bearers_of(block, noun))]
    if leads or any(a.role == "is" for a in arguments):
        arguments += own_times(block, noun, [*times.of(noun), *_clause_times(block, times, noun)])
        clause = make_clause(block, "noun", relation_lemma(block, noun), noun, arguments, leads=leads)
        yield clause.model_copy(update={"negated": not clause.negated}) if _is_denied(block, noun) else clause


def _up_to_next_relative(block: ParsedBlock, noun: Token, bearers: Iterable[ArgumentSpan]) -> Iterator[ArgumentSpan]:
    """The bearers of a noun, without those after a singular noun for another relative: "his wife Anna and their sons, Olof and Nils"."""
    kin = block.words.kin
    for bearer in bearers:
        between = block.doc[noun.i + 1 : bearer.head.i] if noun.tag_ == "NN" and noun.lemma_.lower() in kin else ()
        if not any(word.lemma_.lower() in kin for word in between):
            yield bearer


def native_clauses(block: ParsedBlock, native: Token) -> Iterator[Clause]:
    """Who comes from where in "her native Lund", "her native city of Lund"; nothing for other words."""
    if native.lower_ != "native" or native.dep_ != "amod":
        return
    place = native.head
    for whose in (c for c in place.children if c.dep_ == "poss"):
        where = noun_phrase(block, "of", place, "of", [place])
        yield make_clause(block, "noun", "native", native, [where, *alone(block, "is", whose)])


def _clause_times(block: ParsedBlock, times: TemporalModifiers, noun: Token) -> Iterator[ArgumentSpan]:
    """The times of the verb of a relational noun: its copula, or a verb of appointing or serving."""
    first = first_complement(block, noun)
    verb = verb_of_as(first) or first.head
    complement = first.dep_ in _COMPLEMENTS or is_further_complement(block, first)
    if complement and verb.pos_ in {"VERB", "AUX"}:
        yield from times.of(verb)


def _left_behind(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """Whose relative a noun describes in "X is survived by her son, Karl, and two sisters", "X leaves a husband": X, also where "her" could
    mean another."""
    if noun.lemma_.lower() not in block.words.kin:
        return
    first = noun
    while first.dep_ in {"appos", "conj"} and first.head.i < first.i:
        first = first.head
    survived = first.dep_ == "pobj" and first.head.lower_ == "by" and first.head.head.lemma_ == "survive"
    verb = first.head.head if survived else first.head
    left = (
        first.dep_ == "dobj"
        and verb.lemma_ == "leave"
        and any(c.dep_ in {"det", "nummod", "poss"} for c in first.children)
    )
    for subject in subjects_of(block, verb) if survived or left else ():
        if block.type_at(subject) == "PERSON":
            yield from conjoined(block, "of", subject, "of")


def _is_denied(block: ParsedBlock, noun: Token) -> bool:
    """Whether a noun is denied by its prefix, which the parser takes for a word of its own: "non-members"."""
    return block.is_token(noun.i - 1, "-") and block.is_token(noun.i - 2, "non", "Non")
