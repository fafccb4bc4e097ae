"""Possessors: to whom or what a relational noun relates ("the capital of Norway", "its chair")."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from pipeline.clauses.apposition import modifying_name, person_after_owner
from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.coordination import alone, conjoined
from pipeline.clauses.noun_phrases import bare_complement
from pipeline.clauses.span import ArgumentSpan
from pipeline.parse.syntax import prepositions, text_at

_NEAR = 4
_TITLING = {"appos", "compound", "conj", "nmod", "pobj"}
_PREMODIFYING = {"compound", "nmod", "amod"}


def possessors_of(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """To whom or what a relational noun relates."""
    found = [*own_possessors(block, noun), *_before_person(block, noun), *_shared(block, noun)]
    yield from found or _led(block, noun)


def _before_person(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """The owner in "the representative of Norway Anna Berg", if the parser takes it for a part of the person's name."""
    if noun.lemma_.lower() in block.words.kin:
        return  # "son of Genevan Anna Berg"
    for preposition in (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"):
        for target in preposition.children:
            owner = block.names_from.get(target.left_edge.i)
            if target.dep_ == "pobj" and owner is not None and person_after_owner(block, target) is not None:
                yield block.argument("of", owner, "of")


def own_possessors(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """The possessors that depend on the noun itself: pronouns and genitives, names before it, what follows "of", "at", "for"."""
    complement = bare_complement(block, noun)
    name = modifying_name(block, noun)
    for child in noun.children:
        if child.dep_ == "poss":
            yield from _possessor(block, child)
        elif child.dep_ in _PREMODIFYING and child.i < noun.i and block.is_name(child):
            owner = block.by_head[child.i][0]
            denied = block.doc[max(owner.first - 2, 0) : owner.first].text.lower() == "non-"
            if owner.last < noun.i and owner != name and not denied:
                yield ArgumentSpan("of", child, None, owner.first, owner.last, owner_form="modifier")
    for preposition in prepositions(noun):
        if preposition.lower_ not in block.words.possessive_prepositions or _is_excluded(preposition):
            continue
        for target in preposition.children:
            if complement is not None and target.i == complement.i:
                yield from own_possessors(block, target)
            else:
                yield from _after_preposition(block, noun, preposition, target)
    if not any(c.dep_ == "poss" for c in noun.children):
        yield from _before_modifier(block, noun)


def _after_preposition(block: ParsedBlock, noun: Token, preposition: Token, target: Token) -> Iterator[ArgumentSpan]:
    """The possessors after a preposition of the noun."""
    is_kin = noun.lemma_.lower() in block.words.kin  # "son of Genevan Anna Berg"
    misread = not is_kin and person_after_owner(block, target) is not None
    target = _organisation_of_board(block, target) or target
    if target.dep_ == "pobj" and target.i not in block.time_tokens and not misread:
        yield from conjoined(block, "of", target, preposition.lower_)
        yield from _second_parent(block, noun, target)
        yield from _organisation_after(block, target, block.words.affiliating_prepositions)


def _possessor(block: ParsedBlock, possessor: Token) -> Iterator[ArgumentSpan]:
    """The possessors in "its", "X and Y's"."""
    return (argument._replace(owner_form="possessor") for argument in conjoined(block, "of", possessor))


def _before_modifier(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """The name that modifies a modifier of the noun."""
    for modifier in noun.lefts:
        if modifier.dep_ in {"compound", "nmod"} and modifier.i not in block.by_head:
            for inner in modifier.lefts:
                if block.is_name(inner):
                    name = block.by_head[inner.i][0]
                    yield ArgumentSpan("of", inner, None, name.first, name.last, owner_form="modifier")


def _organisation_of_board(block: ParsedBlock, board: Token) -> Token | None:
    """The organisation in "chairman of the board of directors of X"; None for other possessors."""
    boards = block.words.boards
    if board.lemma_.lower() not in boards or board.dep_ != "pobj":
        return None
    for preposition in board.children:
        if preposition.dep_ == "prep" and preposition.lower_ in block.words.board_prepositions:
            for target in (c for c in preposition.children if c.dep_ == "pobj"):
                if block.type_at(target) == "ORG" and target.lemma_.lower() not in boards:
                    return target
                if (inner := _organisation_of_board(block, target)) is not None:
                    return inner
    return None


def _second_parent(block: ParsedBlock, noun: Token, first: Token) -> Iterator[ArgumentSpan]:
    """The other person in "son of Olof Lind, Earl of X, and Anna Berg", wherever the parser attaches her."""
    if noun.lemma_.lower() not in block.words.children or block.type_at(first) != "PERSON":
        return
    for conjunct in noun.children:
        # "The son of Olof Lind of Lund and the late Anna Berg": nobody is a son and Anna Berg.
        after = conjunct.dep_ == "conj" and conjunct.i > first.i and noun.tag_ == "NN"
        if after and block.type_at(conjunct) == "PERSON":
            yield block.argument("of", block.by_head[conjunct.i][0], "of")
    for i in range(first.i + 2, first.right_edge.i + 1):
        other = block.names_from.get(i)
        before = i - 1
        while before > first.i and block.lexicon.noun_types.get(block.doc[before].lower_) == "PERSON":
            before -= 1  # "and actress Anna Berg"
        if other is not None and other.type == "PERSON" and block.doc[before].lower_ == "and":
            yield block.argument("of", other, "of")


def _organisation_after(block: ParsedBlock, word: Token, prepositions: Collection[str]) -> Iterator[ArgumentSpan]:
    """The organisation after the subject of an office ("professor of art history at X") or after its verb."""
    for preposition in word.children:
        if preposition.dep_ == "prep" and preposition.lower_ in prepositions:
            for target in preposition.children:
                if target.dep_ == "pobj" and block.type_at(target) == "ORG":
                    yield from conjoined(block, "of", target, preposition.lower_)


def _is_excluded(preposition: Token) -> bool:
    """ "A member of X but not of Y"."""
    return preposition.i > 0 and preposition.nbor(-1).lower_ == "not"


def _shared(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """Possessors that depend on another word: "founder and chairman of X", "its subsidiary Norda", "X has a subsidiary"."""
    bare = not any(c.dep_ in {"poss", "prep"} for c in noun.children)
    if bare:
        yield from _of_partners(block, noun)
        yield from _after_first(block, noun)
    if noun.dep_ in {"compound", "nmod"} and block.type_at(noun.head) == "ORG":
        organisation = block.by_head[noun.head.i][0]
        for possessor in noun.head.children:
            if possessor.dep_ == "poss" and possessor.i < noun.i < organisation.first:
                yield from _possessor(block, possessor)  # "its subsidiary Norda Steel"
    verb = noun.head
    if noun.dep_ in {"attr", "oprd"} and verb.pos_ in {"VERB", "AUX"}:
        yield from _organisation_after(block, verb, {"at"})
    if bare and noun.dep_ == "dobj" and verb.lemma_ == "have":
        for subject in (c for c in verb.children if c.dep_ == "nsubj"):
            yield from conjoined(block, "of", subject, "have")


def _of_partners(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """The possessors of the nouns that a noun is coordinated with: "founder and chairman of X"."""
    partners = [c for c in noun.children if c.dep_ == "conj" and c.i - noun.i <= _NEAR]
    partners += [noun.head] if noun.dep_ == "conj" and noun.i - noun.head.i <= _NEAR else []
    partners += _inserted(noun)
    for partner in map(_several, partners):
        if partner.i not in block.by_head and partner.pos_ in {"NOUN", "PROPN"}:
            yield from own_possessors(block, partner)


def _after_first(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """The possessors that depend on the first of several nouns: "businessman, founder and chairman of X"."""
    first = _first_person_noun(block, noun)
    if first.i == noun.i:
        return
    for preposition in first.children:
        if (
            preposition.dep_ == "prep"
            and preposition.i > noun.i
            and preposition.lower_ in block.words.possessive_prepositions
        ):
            for target in preposition.children:
                if target.dep_ == "pobj" and target.i not in block.time_tokens:
                    yield from conjoined(block, "of", target, preposition.lower_)


def _inserted(noun: Token) -> list[Token]:
    """The second complement in "is a founding member, and a representative, of X"."""
    if noun.dep_ != "attr":
        return []
    others = (c for c in noun.head.children if c.dep_ == "conj" and 0 < c.i - noun.i <= _NEAR + 1)
    return [c for c in others if any(text_at(c.doc, p.i - 1) == "," for p in prepositions(c))]


def _several(one: Token) -> Token:
    """The nouns in "one of the songwriters of X"; another word itself."""
    after = (t for p in one.children if one.lower_ == "one" and p.lower_ == "of" for t in p.children)
    return next((t for t in after if t.dep_ == "pobj"), one)


def _first_person_noun(block: ParsedBlock, noun: Token) -> Token:
    """The first of the coordinated nouns for people that say what somebody is."""
    first = noun
    while first.dep_ in {"conj", "appos"} and first.head.i not in block.by_head and block.is_person_noun(first.head):
        first = first.head
    return first


def _led(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """The organisation in "Norda is led by chief executive Anna Berg", "Norda, led by Anna Berg, its chair"."""
    if noun.dep_ not in _TITLING:
        return
    person = noun if noun.dep_ == "pobj" else noun.head
    while person.dep_ in {"appos", "conj"} and block.type_at(person) != "PERSON":
        person = person.head
    verb = person.head.head if person.dep_ == "pobj" and person.head.dep_ == "agent" else person.head
    if verb.lemma_.lower() not in block.words.leading or person.dep_ not in {"nsubj", "pobj"}:
        return
    named = [person, *(c for c in person.children if c.dep_ == "appos")]
    if not any(block.type_at(t) == "PERSON" for t in named):
        return
    role = "nsubjpass" if person.dep_ == "pobj" else "dobj"
    lent = verb.dep_ == "conj" and not any(c.dep_ == role for c in verb.children)
    for led in (verb.head if lent else verb).children:
        if led.dep_ == role and block.type_at(led) == "ORG":
            yield from alone(block, "of", led, "of")
