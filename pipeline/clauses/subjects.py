"""Subjects of verb forms, in the clause itself or in the clause that supplies the subject."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.apposition import name_before_comma
from pipeline.clauses.block import CREATIONS, ParsedBlock, remembered
from pipeline.clauses.participles import creation_by, described_noun, is_about_creations, name_before_participle
from pipeline.parse.syntax import is_bare

_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}


@remembered
def subjects_of(block: ParsedBlock, verb: Token) -> Iterator[Token]:
    """The tokens that are the subject of a verb form, in its own clause or in the clause that supplies the subject."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i not in block.time_tokens]
    yield from _own_subjects(block, verb, own) if own else _lent_subjects(block, verb)


def described(block: ParsedBlock, noun: Token) -> Iterator[Token]:
    """What a clause after a noun describes: in "X is a bank founded in 1990" it is X that was founded."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and not block.is_named(noun):
        # "A maker of boats based in X": the parser attaches "based" to the boats.
        if block.noun_type(noun.head.head) != "ORG":
            break
        noun = noun.head.head
    while noun.dep_ in {"pobj", "conj"} and (work := creation_by(block, noun)) is not None:
        noun = work
    named = block.is_name(noun)
    if not named and (beside := name_before_comma(block, noun)) is not None:
        yield block.doc[beside.head]
        return
    while noun.dep_ == "appos" and not block.is_named(noun) and _is_complement(block, noun.head):
        noun = noun.head  # "X is an airline, the largest of the country, founded in 1950"
    if noun.dep_ == "appos" and not named and block.is_name(noun.head):
        yield noun.head
        return
    complement = noun.head if noun.dep_ == "conj" and noun.head.dep_ == "attr" else noun
    if _is_complement(block, complement) and not named:
        subjects = [s for s in subjects_of(block, complement.head) if s.i != noun.i and s.lower_ != "there"]
        yield from subjects or [noun]
    elif noun.dep_ == "nsubj" and not named and (name := _named_complement(block, noun.head)) is not None:
        yield name  # "the oldest school, founded in 1950, is X"
    else:
        yield noun


def gap(verb: Token) -> Token | None:
    """The antecedent of an object relative clause ("the treaty that they signed"); None for other clauses."""
    if any(c.tag_ == "WRB" for c in verb.children):
        return None  # "the town where they met"
    has_subject = any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in verb.children)
    return verb.head if has_subject and verb.head.pos_ in {"NOUN", "PROPN"} else None


def _own_subjects(block: ParsedBlock, verb: Token, own: list[Token]) -> Iterator[Token]:
    outside = _before_brackets(block, verb)
    for subject in own:
        if outside is not None and outside.i < subject.i:
            yield outside  # "Anna Berg (3 May 1950, Oslo – 4 June 2011, Lund) was …"
        elif (names := _distributed(block, subject)) is not None:
            yield names
        elif subject.tag_ in {"WDT", "WP"} or subject.lower_ == "that":
            antecedent = _antecedent(block, verb)
            yield from described(block, antecedent) if antecedent is not None else ()
        else:
            yield subject


def _lent_subjects(block: ParsedBlock, verb: Token) -> Iterator[Token]:
    """The subject of a verb form without one of its own."""
    governor = verb.head
    if verb.lemma_ == "be" and (outside := _before_brackets(block, verb)) is not None:
        yield outside
    elif (name := name_before_participle(block, verb)) is not None:
        yield name
    elif verb.dep_ == "conj" and governor.dep_ == "acl" and is_about_creations(block, verb):
        yield from described(block, described_noun(block, verb, governor.head))
    elif (verb.dep_ == "conj" and governor.pos_ in {"VERB", "AUX"}) or (
        verb.dep_ == "acomp" and governor.lemma_ in block.lexicon.parse.copulas
    ):
        yield from subjects_of(block, governor)
    elif (verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG"}) or (
        verb.dep_ == "relcl" and verb.tag_ == "VBN" and is_bare(verb)
    ):
        yield from described(block, described_noun(block, verb, governor))
    elif verb.dep_ == "advcl" and (
        verb.tag_ == "VBN" or (verb.tag_ == "VBG" and not any(c.dep_ == "mark" for c in verb.children))
    ):
        yield from subjects_of(block, governor)
    elif verb.dep_ == "pcomp" and governor.lower_ in block.words.gerund_prepositions:
        main = next((a for a in verb.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        yield from subjects_of(block, main) if main is not None else ()
    elif verb.dep_ == "xcomp" and governor.pos_ in {"VERB", "AUX"}:
        controllers = [c for c in governor.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i]
        yield from controllers or (t for t in subjects_of(block, governor) if t.lower_ != "it")


def _distributed(block: ParsedBlock, subject: Token) -> Token | None:
    """What "both" stands for in "the albums Norda and Velmora, both released in 1950"; None for other words."""
    if subject.lower_ not in block.lexicon.parse.distributive:
        return None
    name = block.names_to.get(subject.i - 2)
    if name is None:
        return None
    last = block.doc[name.head]
    return last.head if last.dep_ == "conj" else last


def _before_brackets(block: ParsedBlock, verb: Token) -> Token | None:
    """The name in "Anna Berg (born 1950; died 2011) was …", if the parser loses it among the words in brackets; or a title right before the
    verb, if the parser reads it as something else ("Across the Harbour is …"); otherwise None."""
    closing = verb.i - 1
    title = block.names_to.get(closing)
    if title is not None and title.type in CREATIONS:
        return block.doc[title.head]
    while closing > 0 and block.doc[closing].text == ")":
        opening = next((t.i for t in reversed(block.doc[:closing]) if t.text == "("), 0)
        name = block.names_to.get(opening - 1)
        if name is not None:
            return block.doc[name.head]
        closing = opening - 1
    return None


def _is_complement(block: ParsedBlock, noun: Token) -> bool:
    """Whether a noun is a complement of a copula, the first or a further one: "X is a bank, and an insurer, …"."""
    further = noun.dep_ == "conj" and any(c.dep_ == "attr" for c in noun.head.children)
    return noun.head.lemma_ in block.lexicon.parse.copulas and (noun.dep_ == "attr" or further)


def _named_complement(block: ParsedBlock, verb: Token) -> Token | None:
    """The name in "… is X"; None for another verb or complement."""
    if verb.lemma_ != "be":
        return None
    complement = next((c for c in verb.children if c.dep_ == "attr"), None)
    named = complement is not None and block.is_name(complement) and block.type_at(complement) != "NORP"
    return complement if named else None


def _antecedent(block: ParsedBlock, verb: Token) -> Token | None:
    """What "which", "who" or "that" stands for as the subject of a verb; None if it stands for a whole clause."""
    if verb.dep_ in {"relcl", "acl"}:
        head = verb.head
    elif verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        head = verb.head.head
    else:
        return None
    if (event := _event_with_result(block, verb, head)) is not None:
        return event
    if (thing := _thing_before_which(block, verb, head)) is not None:
        return thing
    if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return head
    return head if block.noun_type(head) in CREATIONS else None  # "single", which the parser takes for an adjective


def _thing_before_which(block: ParsedBlock, verb: Token, head: Token) -> Token | None:
    """The name right before "which" if the parser attaches the clause to a noun for people: "a director of Norda Bank, which was founded
    in 1950"; None otherwise."""
    which = next((c for c in verb.children if c.lower_ == "which"), None)
    if which is None or not block.is_person_noun(head):
        return None
    name = block.names_to.get(which.i - 1 - block.is_token(which.i - 1, ","))
    return block.doc[name.head] if name is not None and name.type != "PERSON" else None


def _event_with_result(block: ParsedBlock, verb: Token, head: Token) -> Token | None:
    """The session in "a session was held by telephone, which resulted in a plan"; None if "which" stands for something else."""
    if verb.lemma_.lower() not in block.words.resulting or head.dep_ != "pobj" or block.type_at(head) == "EVENT":
        return None
    main = next((a for a in head.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    subjects = (c for c in main.children if c.dep_ in _SUBJECTS) if main is not None else ()
    return next((c for c in subjects if block.type_at(c) == "EVENT"), None)
