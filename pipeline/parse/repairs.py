"""Repairs of trees, for words that can be read in only one way."""

from spacy.tokens import Doc, Span, Token

from pipeline.parse.syntax import SUBJECTS, amounts_of_money, is_bare
from pipeline.vocabulary.words.parse import ParseWords

_ARGUMENTS = {"attr", "dobj", "nsubj", "nsubjpass", "pobj"}
_AUXILIARY = {"aux", "auxpass"}
_MODIFYING = {"compound", "nmod"}


def repair(doc: Doc, words: ParseWords) -> Doc:
    """The same parsed text, repaired in place.

    - "X is a firm based in Lund specialised in boats": the parser takes the firm for the subject of a clause of its own.
    - "Paid NOK 300 million": the parser takes the code of the currency and the number for two phrases.
    - "X is Chief Executive Officer of Lund Bank": the parser takes the officer for a modifier of the bank.
    - "An album by X, released in 1950": the tagger takes the participle for a past tense.
    - "A and B were married": the parser attaches the subject to the auxiliary.
    - "Passed away": the parser takes the particle for an adverb.
    - "His wife, Ida Holm; two sons": what follows a semicolon is no apposition.
    - "Two sons, Karl and Nils": the parser coordinates the names with the noun.
    - "Visiting Professor at X": the parser takes the adjective for a verb.
    - "Based in Lund, Norda has 40 staff": the parser coordinates the subject with the place.
    """
    for amount in amounts_of_money(doc, words):
        _join_amount(amount)
    for token in doc:
        if token.lemma_ == "be":
            _return_complement(token)
        if token.dep_ in SUBJECTS and token.head.dep_ in _AUXILIARY and token.head.head.pos_ == "VERB":
            token.head = token.head.head
        elif token.dep_ in _MODIFYING:
            _raise_office(token)
        elif token.tag_ == "VBD" and _is_participle(token):
            token.tag_ = "VBN"
        elif token.lower_ == "away" and token.dep_ == "advmod" and token.head.pos_ in {"AUX", "VERB"}:
            token.dep_ = "prt"
        elif token.dep_ == "appos" and token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ";":
            token.dep_ = "conj"
        elif token.dep_ == "conj" and token.tag_ == "NNP":
            _name_the_counted(token)
        elif token.tag_ == "VBG" and token.text == "Visiting":
            _join_visiting(token)
        elif token.is_sent_start and token.dep_ == "prep" and token.tag_ == "VBN":
            _return_subject(token)
    return doc


def _name_the_counted(name: Token) -> None:
    """Make a name an apposition of the noun that it is coordinated with, if it says who or what the noun counts: "two sons, Karl and
    Nils"."""
    noun = name.head
    counted = noun.tag_ == "NNS" and any(c.dep_ == "nummod" for c in noun.children)
    if counted and name.left_edge.i == noun.i + 2 and noun.nbor(1).text in {",", ":", "-", "--", "–", "—"}:
        name.dep_ = "appos"


def _join_visiting(word: Token) -> None:
    """Make "Visiting" a modifier of the office after it."""
    office = word.nbor(1) if word.i + 1 < len(word.doc) else None
    if office is None or office.dep_ not in {"dobj", "obj"} or office.head != word or not office.is_title:
        return
    office.head, office.dep_ = word.head, "conj" if word.dep_ != "ROOT" else "ROOT"
    for child in list(word.children):
        if child != office:
            child.head = office
    word.head, word.dep_, word.tag_, word.pos_ = office, "amod", "JJ", "ADJ"


def _return_subject(participle: Token) -> None:
    """Give the verb of "Based in Lund, Norda has 40 staff" its subject back, if the parser coordinates it with the place."""
    verb = participle.head
    place = next(
        (t for p in participle.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj"), None
    ) or next((t for t in participle.children if t.dep_ == "pobj"), None)
    if place is None or verb.pos_ not in {"VERB", "AUX"} or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    last = next((t for t in reversed(list(place.subtree)) if t.dep_ in {"conj", "appos"}), None)
    if last is None or last.right_edge.i > verb.i or last.left_edge.nbor(-1).text != ",":
        return
    between = last.doc[last.right_edge.i + 1 : verb.i]
    if all(t.dep_ in _AUXILIARY | {"advmod"} for t in between):
        last.head, last.dep_ = verb, "nsubj"
        participle.dep_ = "advcl"


def _join_amount(amount: Span) -> None:
    """Make an amount one phrase. Its head is its first word that is an argument, otherwise its first word that no other word of it
    governs."""
    tops = [t for t in amount if t.head not in amount or t.head == t]
    highest = [t for t in tops if not any(other.is_ancestor(t) for other in tops)]
    top = next((t for t in highest if t.dep_ in _ARGUMENTS), highest[0])
    for other in tops:
        if other != top:
            for child in list(other.children):
                if child not in amount:
                    child.head = top
            other.head, other.dep_ = top, "nummod"


def _return_complement(copula: Token) -> None:
    """Give a copula back its complement, if a participle has taken it for a subject: "is a firm based in Lund specialised in boats"."""
    if any(c.dep_ in {"attr", "acomp", "oprd"} for c in copula.children):
        return
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
            noun = subjects[0]
            noun.head, noun.dep_ = copula, "attr"
            verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"
            return


def _raise_office(office: Token) -> None:
    """Make an office the head of its organisation, if the parser has them the other way round: "Officer of Lund Bank"."""
    preposition = _of_after(office)
    if preposition is None:
        return
    name = office.head
    inside = list(preposition.children)
    office.head, office.dep_ = name.head, name.dep_
    name.head, name.dep_ = preposition, "pobj"
    for word in inside:
        word.head, word.dep_ = name, "compound"
    # "Officer of Lund Bank and Director at X": the second office is coordinated with the first, not with the bank.
    second = next((c for c in name.children if c.dep_ == "conj" and not c.ent_type_), None)
    if second is not None:
        for child in list(name.children):
            if child.dep_ == "cc" or child == second:
                child.head = office
            elif child.dep_ == "prep" and child.i > second.i:
                child.head = second


def _is_participle(verb: Token) -> bool:
    """Whether a verb form modifies a noun or a clause without a subject of its own, unlike "the news that Berg resigned"."""
    if verb.dep_ == "acl":
        return not any(c.dep_ in SUBJECTS for c in verb.children)
    return verb.dep_ == "advcl" and is_bare(verb)


def _of_after(modifier: Token) -> Token | None:
    """The "of" between a modifier and the name that it modifies, which shows that the name is its complement; None if there is
    none."""
    name = modifier.head
    following = next((c for c in modifier.children if c.i == modifier.i + 1 and c.lower_ == "of"), None)
    if following is None or name.i < following.i or name.head.i == name.i:
        return None
    between = modifier.doc[following.i + 1 : name.i]
    unbroken = all(t.pos_ in {"ADJ", "DET", "NOUN", "PROPN"} for t in between)
    # "Chamber of Commerce Institute" is one name, "Governor of Norland Anna Berg" two.
    apart = not modifier.ent_type_ and name.ent_type_ != "PERSON"
    return following if unbroken and apart and modifier.pos_ in {"NOUN", "PROPN"} and name.pos_ == "PROPN" else None
