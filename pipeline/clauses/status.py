"""How a clause is meant: asserted, negated, hedged, planned or reported."""

from typing import NamedTuple

from spacy.tokens import Token

from pipeline.parse.syntax import COPULAS, LISTING, SUBJECTS, is_infinitive
from pipeline.vocabulary.lexicon import Lexicon


class Status(NamedTuple):
    """Whether a clause is negated, how certain it is, and the verb that reports it; null where it is the text's own words."""

    negated: bool
    certainty: str
    reporting: Token | None


def status_of(trigger: Token, lexicon: Lexicon) -> Status:
    """The status of the clause of a predicate word, from the word, its verb and the verbs that govern it."""
    verb = trigger
    if trigger.pos_ not in {"VERB", "AUX"}:
        first = _first_beside(trigger)
        serving = first.dep_ == "pobj" and first.head.lower_ == "as"
        governor = first.head.head if serving else first.head
        listing = first.dep_ in SUBJECTS and governor.lemma_ in COPULAS | LISTING
        within = serving or listing or first.dep_ in {"attr", "oprd"}
        verb = governor if within and governor.pos_ in {"VERB", "AUX"} else trigger
    negated = any(
        c.dep_ == "neg" or (c.lower_ in lexicon.negators and c.dep_ in {"det", "preconj", "cc"}) for c in verb.children
    )
    certainty = "asserted"
    reporting: Token | None = None
    for child in verb.children:
        lemma = child.lemma_.lower()
        if (child.dep_ == "aux" and lemma in lexicon.planned_modals) or (child.dep_ == "aux" and child.lower_ == "wo"):
            certainty = "planned"
        elif (
            (child.dep_ == "aux" and lemma in lexicon.hedged_modals)
            or (child.dep_ == "advmod" and lemma in lexicon.hedges)
            or (child.dep_ == "mark" and child.lower_ in lexicon.conditions)
        ):
            certainty = "hedged"
    if is_infinitive(verb) and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        certainty = "planned"  # "is to be signed"
    wanted = verb.head.head if verb.dep_ == "pobj" and verb.head.lower_ == "for" else verb.head
    if verb.dep_ in {"dobj", "pobj"} and wanted.lemma_.lower() in lexicon.planning and certainty == "asserted":
        certainty = "planned"  # "suggested the creation of X", "called for the withdrawal of Y"
    current = verb
    while current.dep_ in {"xcomp", "ccomp", "pcomp", "prep", "conj", "acl", "advcl"} and current.head.i != current.i:
        governor = current.head
        lemma = governor.lemma_.lower()
        if current.dep_ == "conj" and governor.pos_ not in {"VERB", "AUX"}:
            break
        if current.dep_ == "advcl" and not (current.tag_ == "VB" and is_infinitive(current)):
            break
        if current.dep_ == "acl" and not is_infinitive(current):
            break
        if current.dep_ in {"xcomp", "pcomp", "advcl", "acl"} or (
            current.dep_ == "ccomp" and lemma in lexicon.planning
        ):
            if lemma in lexicon.denying:
                negated = True
            elif lemma in lexicon.planning or (current.dep_ in {"acl", "advcl"} and is_infinitive(current)):
                certainty = "planned" if certainty == "asserted" else certainty
            if any(c.dep_ == "neg" for c in governor.children) and current.dep_ == "xcomp":
                negated = True
        if current.dep_ == "ccomp" and lemma in lexicon.reporting:
            certainty = "reported" if certainty == "asserted" else certainty
            reporting = reporting or governor
        current = governor
    return Status(negated, certainty, reporting)


def _first_beside(noun: Token) -> Token:
    """The first of the nouns that a noun shares its verb with: "is not a member or observer of X" denies both, "not a member but
    an observer" the first alone."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        if any(c.dep_ == "cc" and c.lower_ == "but" for c in first.head.children):
            return noun
        first = first.head
    return first
