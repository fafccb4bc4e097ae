"""Obliques: what a word governs through a preposition, including places."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.coordination import conjoined, verb_phrases
from pipeline.clauses.span import ArgumentSpan
from pipeline.clauses.temporal_modifiers import TemporalModifiers
from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import SUBJECTS, antecedent, prepositions
from pipeline.vocabulary.places import PLACE_TYPES


def obliques_of(block: ParsedBlock, times: TemporalModifiers, head: Token) -> Iterator[ArgumentSpan]:
    """What follows the prepositions of a word, and those of its times ("born on 3 May 1950 in B")."""
    for preposition in prepositions(head):
        for target in preposition.children:
            if target.dep_ == "prep":  # "from within X"
                for argument in prepositional(block, target):
                    yield argument._replace(preposition=f"{preposition.lower_} {argument.preposition}", nesting=0)
        yield from prepositional(block, preposition)
    for time in times.framing(head):
        # "born on 3 May 1950 in B": the parser attaches the place to the time.
        for preposition in block.doc[time.head].children:
            if preposition.dep_ == "prep" and preposition.i > time.last:
                yield from prepositional(block, preposition)
        # "born on 3 May 1950 (Lund)"
        place = block.names_from.get(time.last + 2)
        if place is not None and place.type in PLACE_TYPES and block.is_token(time.last + 1, "("):
            yield block.argument("place", place, "in")


def prepositional(block: ParsedBlock, preposition: Token) -> Iterator[ArgumentSpan]:
    """What follows a preposition: places as such, other things as obliques with what depends on them."""
    word = preposition.lower_
    for target in preposition.children:
        if target.dep_ not in {"pobj", "pcomp"} or target.i in block.time_tokens:
            continue
        if target.dep_ == "pcomp" and target.tag_ == "VBG":
            yield from _gerunds(block, preposition, target)
            yield from _places_of(block, target, word)
            yield from nested(block, target)
            continue
        target = antecedent(target) or target
        place = _place_at(block, target)
        # "On Lund Island" is a place, but "an attack on Lund" is not.
        where = word in block.words.place_prepositions or (word == "on" and place is not None and place.type == "LOC")
        if place is None or not where:
            yield from conjoined(block, "oblique", target, word)
            yield from _places_of(block, target, word)
            yield from nested(block, target)
        elif (nearer := _nearer_place(block, preposition, place)) is not None:
            yield block.argument("place", nearer, word)
        else:
            yield from conjoined(block, "place", target, word)


def _gerunds(block: ParsedBlock, preposition: Token, gerund: Token) -> Iterator[ArgumentSpan]:
    """A gerund after a preposition, with its conjuncts: "for protecting fish and training sailors". The parser attaches some to the verb
    of the purpose: "aims at protecting fish, training sailors"."""
    word = preposition.lower_
    yield from verb_phrases(block, "oblique", gerund, word)
    if preposition.head.lemma_.lower() in block.words.purposes:
        for further in preposition.head.children:
            if (
                further.dep_ == "conj"
                and further.tag_ == "VBG"
                and not any(c.dep_ in {*SUBJECTS, "aux"} for c in further.children)
            ):
                yield from verb_phrases(block, "oblique", further, word)


def nested(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """What depends on a common noun that is an argument of a verb, as nested arguments: "holds a degree from X". After an organisation,
    only its companions."""
    known = block.by_head.get(noun.i)
    common = known is None or known[0].kind == "noun"
    if not common and block.type_at(noun) != "ORG":
        return
    for preposition in noun.children:
        if preposition.dep_ == "prep" and (common or preposition.lower_ in block.words.companion_prepositions):
            for argument in prepositional(block, preposition):
                yield argument._replace(nesting=argument.nesting + 1)


def _place_at(block: ParsedBlock, token: Token) -> MentionSpan | None:
    """The place that a token heads; None if it heads none."""
    known = block.by_head.get(token.i)
    return known[0] if known and known[0].type in PLACE_TYPES else None


def _places_of(block: ParsedBlock, noun: Token, word: str) -> Iterator[ArgumentSpan]:
    """The place of a common noun after a preposition, if the event happened there too: "in the city of X", "at a ceremony in X". What
    somebody did "with offices in X" did not happen there."""
    if word == "with":
        return
    is_place = block.lexicon.noun_types.get(noun.lemma_.lower()) in PLACE_TYPES
    of = word in block.words.place_prepositions and is_place
    for inner in noun.children:
        if inner.dep_ == "prep" and (inner.lower_ in block.words.place_prepositions or (of and inner.lower_ == "of")):
            for place in inner.children:
                if place.dep_ == "pobj" and _place_at(block, place) is not None:
                    yield from conjoined(block, "place", place, word if inner.lower_ == "of" else inner.lower_)


def _nearer_place(block: ParsedBlock, preposition: Token, place: MentionSpan) -> MentionSpan | None:
    """The first place in "in the Bronx, New York", if the parser takes it for a part of the last place; None if the place comes right after
    its preposition."""
    first = preposition.i + 1
    if first < place.first and block.doc[first].dep_ == "det":
        first += 1
    nearer = last = block.names_from.get(first)
    while last is not None and last.type in PLACE_TYPES and last.last < place.first:
        if not block.is_token(last.last + 1, ","):
            return None
        if last.last + 2 == place.first:
            return nearer
        last = block.names_from.get(last.last + 2)
    return None
