"""Parses put right where a word order can be read in one way only."""

from spacy.tokens import Doc, Token


def repair(doc: Doc) -> Doc:
    """The same parsed text, mended in place: "X is a firm based in Lund specialised in boats", where parsers take the firm for the
    subject of a clause of its own, says what X is."""
    for copula in doc:
        if copula.lemma_ == "be" and (verb := _swallowed_complement(copula)) is not None:
            noun = next(c for c in verb.children if c.dep_ == "nsubj")
            noun.head, noun.dep_ = copula, "attr"
            verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"
    return doc


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
