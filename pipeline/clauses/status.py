"""Status: whether a clause is asserted, negated, hedged, planned or reported."""

from typing import Literal, NamedTuple

from spacy.tokens import Token

from pipeline.parse.syntax import SUBJECTS, is_infinitive
from pipeline.vocabulary.lexicon import Lexicon

Certainty = Literal["asserted", "hedged", "planned", "reported"]
_NEGATING = {"cc", "det", "preconj"}
_COMPARATIVE = {"JJR", "RBR"}
_NOMINAL = {*SUBJECTS, "attr", "dobj"}
_CLAUSAL = {"xcomp", "ccomp", "pcomp", "prep", "conj", "acl", "advcl"}


class Status(NamedTuple):
    """Whether a clause is negated, how certain it is, and the verb that reports it; None if the words are the text's own."""

    negated: bool
    certainty: Certainty
    reporting: Token | None


def status_of(trigger: Token, lexicon: Lexicon) -> Status:
    """The status of the clause of a predicate word, from the word, its verb and the verbs that govern it."""
    verb = _verb_of(trigger, lexicon)
    negated = any(_negates(child, lexicon) for child in verb.children)
    certainty = _own_certainty(verb, lexicon)
    reporting: Token | None = None
    current = verb
    while current.dep_ in _CLAUSAL and current.head.i != current.i and not _is_apart(current):
        governor = current.head
        lemma = governor.lemma_.lower()
        controlled = current.dep_ in {"xcomp", "pcomp", "advcl", "acl"}
        if controlled or (current.dep_ == "ccomp" and lemma in lexicon.planning):
            purpose = current.dep_ in {"acl", "advcl"} and is_infinitive(current)
            if lemma in lexicon.denying:
                negated = True
            elif (lemma in lexicon.planning or purpose) and certainty == "asserted":
                certainty = "planned"
            if current.dep_ == "xcomp" and any(c.dep_ == "neg" for c in governor.children):
                negated = True
        if current.dep_ == "ccomp" and lemma in lexicon.reporting:
            certainty = "reported" if certainty == "asserted" else certainty
            reporting = reporting or governor
        current = governor
    return Status(negated, certainty, reporting)


def _verb_of(trigger: Token, lexicon: Lexicon) -> Token:
    """The verb of a predicate word: of a participle the copula that it is a complement of ("is married to"); of a noun the copula, or the
    verb of serving or appointing; otherwise the word itself."""
    if trigger.pos_ in {"VERB", "AUX"}:
        return trigger.head if trigger.dep_ == "acomp" and trigger.head.pos_ in {"VERB", "AUX"} else trigger
    first = _first_conjunct(trigger)
    serving = first.dep_ == "pobj" and first.head.lower_ == "as"
    governor = first.head.head if serving else first.head
    listing = first.dep_ in SUBJECTS and governor.lemma_ in lexicon.parse.copulas | lexicon.parse.listing
    complement = serving or listing or first.dep_ in {"attr", "oprd"}
    return governor if complement and governor.pos_ in {"VERB", "AUX"} else trigger


def _negates(child: Token, lexicon: Lexicon) -> bool:
    """Whether a word that depends on a verb negates it: "not", "never"; "no country", "none of them" and "neither X nor Y" as its subject,
    object or complement."""
    if child.dep_ == "neg" or (child.lower_ in lexicon.negators and child.dep_ in _NEGATING):
        return True
    if child.dep_ not in _NOMINAL:
        return False
    return child.lower_ in lexicon.negative_pronouns or any(
        c.lower_ in lexicon.negative_determiners
        and c.dep_ in _NEGATING
        and not any(t.tag_ in _COMPARATIVE for t in c.doc[c.i + 1 : c.i + 2])  # "no fewer than six countries"
        for c in child.children
    )


def _first_conjunct(noun: Token) -> Token:
    """The first of the nouns that a noun shares its verb with: "is not a member or observer of X" denies both, "not a member but an
    observer" only the first."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        if any(c.dep_ == "cc" and c.lower_ == "but" for c in first.head.children):
            return noun
        first = first.head
    return first


def _own_certainty(verb: Token, lexicon: Lexicon) -> Certainty:
    """How certain a clause is according to its own words (modal verbs, adverbs, conditions) or as the object of a verb of planning."""
    certainty: Certainty = "asserted"
    for child in verb.children:
        lemma = child.lemma_.lower()
        if child.dep_ == "aux" and lemma in lexicon.planned_modals:
            certainty = "planned"
        elif (
            (child.dep_ == "aux" and lemma in lexicon.hedged_modals)
            or (child.dep_ == "advmod" and lemma in lexicon.hedges)
            or (child.dep_ == "mark" and child.lower_ in lexicon.conditions)
        ):
            certainty = "hedged"
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and is_infinitive(verb):
        return "planned"  # "is to be signed"
    own_subject = is_infinitive(verb) and any(c.dep_ in SUBJECTS for c in verb.children)
    if own_subject and verb.dep_ not in {"ccomp", "pcomp", "xcomp"}:
        return "planned"  # a headline: "Norda to open a hall"
    wanting = verb.head.head if verb.dep_ == "pobj" and verb.head.lower_ == "for" else verb.head
    wanted = verb.dep_ in {"dobj", "pobj"} and wanting.lemma_.lower() in lexicon.planning
    return "planned" if wanted and certainty == "asserted" else certainty  # "suggested the creation of X"


def _is_apart(verb: Token) -> bool:
    """Whether a clause has a status of its own: it is coordinated with a noun, or is an adverbial or adnominal clause, but not an
    infinitive."""
    if verb.dep_ == "conj":
        return verb.head.pos_ not in {"VERB", "AUX"}
    if verb.dep_ == "advcl":
        return not (verb.tag_ == "VB" and is_infinitive(verb))
    return verb.dep_ == "acl" and not is_infinitive(verb)
