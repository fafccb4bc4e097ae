"""Parses put right where a word order can be read in one way only."""

from spacy.tokens import Doc, Span, Token

from pipeline.parse.syntax import amounts_of_money

_ARGUMENTS = {"attr", "dobj", "nsubj", "nsubjpass", "pobj"}
_MODIFYING = {"compound", "nmod"}


def repair(doc: Doc) -> Doc:
    """The same parsed text, mended in place.

    - "X is a firm based in Lund specialised in boats": parsers take the firm for the subject of a clause of its own.
    - "Paid NOK 300 million": parsers take the code of the currency and the number for two things.
    - "X is Chief Executive Officer of Lund Bank": parsers take the officer for a modifier of the bank.
    """
    for amount in amounts_of_money(doc):
        _join(amount)
    for token in doc:
        if token.lemma_ == "be" and (verb := _swallowed_complement(token)) is not None:
            noun = next(c for c in verb.children if c.dep_ == "nsubj")
            noun.head, noun.dep_ = token, "attr"
            verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"
        elif token.dep_ in _MODIFYING and (preposition := _swallowed_preposition(token)) is not None:
            name = token.head
            inside = list(preposition.children)
            token.head, token.dep_ = name.head, name.dep_
            name.head, name.dep_ = preposition, "pobj"
            for word in inside:
                word.head, word.dep_ = name, "compound"
            _part(name, token)
    return doc


def _join(amount: Span) -> None:
    """Make one phrase of what a clause has as two: of the first that is an argument, or of the first."""
    tops = [t for t in amount if t.head not in amount or t.head == t]
    highest = [t for t in tops if not any(other.is_ancestor(t) for other in tops)]
    top = next((t for t in highest if t.dep_ in _ARGUMENTS), highest[0])
    for other in tops:
        if other != top:
            for child in list(other.children):
                if child not in amount:
                    child.head = top
            other.head, other.dep_ = top, "nummod"


def _part(name: Token, office: Token) -> None:
    """Give a second office behind the first one's organisation to the first office: "officer of Lund Bank and director at X"."""
    second = next((c for c in name.children if c.dep_ == "conj" and not c.ent_type_), None)
    if second is not None:
        for child in list(name.children):
            if child.dep_ == "cc" or child == second:
                child.head = office
            elif child.dep_ == "prep" and child.i > second.i:
                child.head = second


def _swallowed_complement(copula: Token) -> Token | None:
    """The participle that has taken the complement of a copula for its subject; null where none has."""
    if any(c.dep_ in {"attr", "acomp", "oprd"} for c in copula.children):
        return None
    for verb in copula.children:
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        bare = not any(c.dep_ in {"aux", "auxpass", "mark", "dobj"} for c in verb.children)
        if (
            verb.dep_ == "ccomp"
            and verb.tag_ in {"VBD", "VBN"}
            and bare
            and len(subjects) == 1
            and subjects[0].pos_ == "NOUN"
            and subjects[0].left_edge.i == copula.i + 1
            and subjects[0].left_edge.dep_ == "det"
        ):
            return verb
    return None


def _swallowed_preposition(modifier: Token) -> Token | None:
    """The "of" right behind a modifier that has it before the word it modifies: no modifier has a complement of its own there."""
    name = modifier.head
    following = next((c for c in modifier.children if c.i == modifier.i + 1 and c.lower_ == "of"), None)
    if following is None or name.i < following.i or name.head.i == name.i:
        return None
    between = modifier.doc[following.i + 1 : name.i]
    plain = all(t.pos_ in {"ADJ", "DET", "NOUN", "PROPN"} for t in between)
    # "Chamber of Commerce Institute" is one name, "Governor of Norland Anna Berg" two.
    apart = not modifier.ent_type_ and name.ent_type_ != "PERSON"
    return following if plain and apart and modifier.pos_ in {"NOUN", "PROPN"} and name.pos_ == "PROPN" else None
