"""Predication: whom or what a relational noun describes, by copula, list, apposition, appointment, or as a title before a name."""

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein
from spacy.tokens import Token

from pipeline.clauses.apposition import modifying_name, person_after_owner
from pipeline.clauses.block import ParsedBlock, remembered
from pipeline.clauses.complements import is_further_complement, verb_of_as
from pipeline.clauses.coordination import alone, conjoined, verb_phrases
from pipeline.clauses.enumerations import enumerated
from pipeline.clauses.span import ArgumentSpan
from pipeline.clauses.subjects import subjects_of
from pipeline.parse.syntax import SUBJECTS, is_infinitive, is_passive, noun_before
from pipeline.vocabulary.places import PLACE_TYPES

_LONGEST_NAME = 8


def bearers_of(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """Whom or what a relational noun describes, by copula, list, apposition, appointment, or as a title before a name."""
    if noun.lemma_.lower() not in block.words.kin and (people := list(_person_after_owner(block, noun))):
        yield from people
        return
    yield from list(_name_before(block, noun)) or predicated_of(block, noun)
    yield from _apposed(block, noun)
    yield from _intended(block, noun)
    modifier = noun
    while modifier.dep_ == "conj" and block.is_person_noun(modifier.head):
        modifier = modifier.head
    if (
        modifier.dep_ in {"compound", "nmod"} and modifier.head.i in block.by_head
    ):  # "chairwoman and chief executive Anna Berg"
        name = block.by_head[modifier.head.i][0]
        if noun.i < name.first and name.type in {"PERSON", block.lexicon.noun_types.get(noun.lemma_.lower())}:
            yield ArgumentSpan("is", modifier.head, None, name.first, name.last)
    if (organisation := modifying_name(block, noun)) is not None:
        yield block.argument("is", organisation)


@remembered
def predicated_of(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """What a noun describes according to the word that governs it."""
    above = noun.head
    lexicon, words = block.lexicon.parse, block.words
    if (noun.dep_ == "attr" and above.lemma_ in lexicon.copulas) or is_further_complement(block, noun):
        for subject in subjects_of(block, above):
            if subject.lemma_.lower() != noun.lemma_.lower():
                yield from conjoined(block, "is", subject)
    elif (second := _second_subject(block, noun)) is not None:
        yield from conjoined(block, "is", second)
    elif noun.dep_ in SUBJECTS and (above.lemma_ in lexicon.copulas | lexicon.listing or _is_misspelt(above)):
        yield from _listed(block, above)
    elif noun.dep_ == "conj" and _is_office_after(block, noun):
        yield from alone(block, "is", above)
    elif noun.dep_ in {"conj", "appos"} and above.pos_ in {"NOUN", "PROPN"} and above.i not in block.by_head:
        yield from predicated_of(block, above)  # "X is a painter, founder and chairman of Y"
    elif (other := _coordinated_relation(block, noun)) is not None:
        yield from predicated_of(block, other)  # "X, wife of Y and mother of Z"
    elif noun.dep_ == "appos" and _is_beside_place(block, noun):
        governor = next((a for a in above.ancestors if a.pos_ == "VERB"), None)
        for subject in subjects_of(block, governor) if governor is not None else ():
            yield from alone(block, "is", subject)
    elif noun.dep_ == "appos":
        yield from alone(block, "is", above)
    elif noun.dep_ == "oprd" and above.lemma_ in words.appointing:
        yield from _appointed(block, above)
    elif (verb := verb_of_as(noun)) is not None and verb.lemma_ in words.appointing | words.serving | words.making:
        yield from _appointed(block, verb)
    elif verb is not None and noun.i < verb.i and block.is_token(block.end_of(noun) + 1, ","):
        for subject in subjects_of(block, verb):  # "As a member of X, Berg was …"
            if subject.i > noun.i:
                yield from conjoined(block, "is", subject)
    elif noun.dep_ in {"advcl", "dep", "npadvmod"} and (following := _subject_after(block, noun)) is not None:
        yield from conjoined(block, "is", following)


def _apposed(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """The names in apposition to a noun: "the minister Anna Berg", "his wife, Anna Berg"."""
    # "Anna Berg, a painter, Olof Lind, a singer, …": he is no painter.
    in_turn = noun.dep_ == "appos" and block.type_at(noun.head) == "PERSON"
    for child in noun.children:
        if in_turn and block.is_token(child.left_edge.i - 1, ","):
            continue
        if child.dep_ == "appos" and child.i > noun.i and noun.dep_ != "attr" and noun_before(child) in {None, noun}:
            # "The minister Anna Berg and Olof Lind": one minister.
            one = block.type_at(child) == "PERSON" and noun.tag_ not in {"NNS", "NNPS"}
            yield from (alone if one else conjoined)(block, "is", child)
    if any(c.dep_ == "poss" for c in noun.children) and block.is_token(noun.i + 1, ","):
        # "Olof and his wife, Anna Berg, …": the parser takes her for a third person.
        person = block.names_from.get(noun.i + 2)
        if person is not None and person.type == "PERSON":
            yield block.argument("is", person)
    if block.is_person_noun(noun) and noun.dep_ in {*SUBJECTS, "pobj", "dobj"}:
        # "The head of the bank, Anna Berg, said": the parser attaches her to the bank.
        for target in (t for p in noun.children if p.dep_ == "prep" for t in p.children):
            for child in target.children:
                if child.dep_ == "appos" and block.type_at(child) == "PERSON" != block.type_at(target):
                    yield from conjoined(block, "is", child)


def _intended(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """What an intention is: "its initiative to protect fish", "its aim of protecting fish"."""
    if noun.lemma_.lower() not in block.words.intentions:
        return
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and is_infinitive(child):
            yield from verb_phrases(block, "is", child, "to")
        elif child.dep_ == "prep" and child.lower_ == "of":
            for gerund in (c for c in child.children if c.dep_ == "pcomp" and c.tag_ == "VBG"):
                yield from verb_phrases(block, "is", gerund, "of")


def _name_before(block: ParsedBlock, noun: Token) -> Iterator[ArgumentSpan]:
    """The name in "Lund, capital of X, is …", however the parser attaches it."""
    if noun.tag_ != "NN" or not block.is_token(noun.i + 1, "of"):
        return
    before = reversed(list(block.doc[max(noun.i - _LONGEST_NAME, 0) : noun.i]))
    comma = next((t for t in before if t.dep_ not in {"amod", "compound", "det"}), None)
    name = block.names_to.get(comma.i - 1) if comma is not None and comma.text == "," else None
    if name is not None and block.lexicon.noun_types.get(noun.lemma_.lower()) in {None, name.type}:
        yield block.argument("is", name)


def _second_subject(block: ParsedBlock, noun: Token) -> Token | None:
    """The second subject in "A native of X, Berg attended Y"; None for other clauses."""
    if noun.dep_ not in SUBJECTS:
        return None
    others = (c for c in noun.head.children if c.dep_ in SUBJECTS and c.i > noun.i and block.is_named(c))
    return next((c for c in others if block.is_token(c.left_edge.i - 1, ",")), None)


def _subject_after(block: ParsedBlock, noun: Token) -> Token | None:
    """The subject in "Born in Lund, the daughter of X, she …", if the parser attaches "daughter" to the verb as a clause, or to nothing;
    otherwise None."""
    comma = block.end_of(noun) + 1
    if not block.is_token(comma, ","):
        return None
    near = block.doc[comma + 1 : comma + 1 + _LONGEST_NAME]
    subjects = (t for t in near if t.dep_ in SUBJECTS and t.left_edge.i == comma + 1)
    return next((t for t in subjects if block.is_named(t)), None)


def _is_office_after(block: ParsedBlock, noun: Token) -> bool:
    """Whether a noun says what the person before a comma is, although the parser coordinates the two: "Anna Berg, President and …"."""
    singular = noun.tag_ in {"NN", "NNP"} and block.is_person_noun(noun)
    parted = block.is_token(noun.left_edge.i - 1, ",")
    return singular and parted and block.type_at(noun.head) == "PERSON" and not block.is_named(noun)


def _is_beside_place(block: ParsedBlock, noun: Token) -> bool:
    """Whether the parser takes a noun for people as an apposition to a place: "born in Lund, the son of X, he …"."""
    return block.is_person_noun(noun) and noun.head.dep_ == "pobj" and block.type_at(noun.head) in PLACE_TYPES


def _coordinated_relation(block: ParsedBlock, noun: Token) -> Token | None:
    """The noun that another noun is coordinated with, if the parser coordinates it with the possessor instead: "wife of Y and mother of Z";
    None for other nouns."""
    owner = noun.head
    if noun.dep_ != "conj" or owner.dep_ != "pobj" or owner.i not in block.by_head or noun.i in block.by_head:
        return None
    other = owner.head.head
    people = block.is_person_noun(noun) and block.is_person_noun(other)
    return other if people and any(c.dep_ == "prep" for c in noun.children) else None


def _appointed(block: ParsedBlock, verb: Token) -> Iterator[ArgumentSpan]:
    """Who gets or has the office in "X named Y director", "Y was elected president", "Y served as mayor"."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
    if verb.lemma_ in block.words.succeeding and (objects or is_passive(verb, block.lexicon.parse)):
        return  # "Y succeeded Z as mayor": the office has two holders, one after the other
    for holder in objects or subjects_of(block, verb):
        yield from conjoined(block, "is", holder)


def _is_misspelt(verb: Token) -> bool:
    """Whether a word is "include" with one wrong letter ("iclude"): a word that the model has never seen, one edit away."""
    return (
        verb.is_oov
        and verb.pos_ in {"VERB", "NOUN", "ADJ", "PROPN"}
        and DamerauLevenshtein.distance(verb.lower_, "include", score_cutoff=1) <= 1
    )


def _listed(block: ParsedBlock, verb: Token) -> Iterator[ArgumentSpan]:
    """The complements of a copula or listing verb, each item of an enumeration by itself."""
    complements = (c for c in verb.children if c.dep_ in {"attr", "dobj", "oprd", "xcomp"} and c.i > verb.i)
    first = next((c for c in complements if c.i not in block.time_tokens), None)
    if first is None:
        return
    if first.dep_ == "xcomp":
        yield from verb_phrases(block, "is", first, "to")
        return
    start = first.left_edge.i
    if first.lemma_.lower() in block.words.pointing:
        colon = next((t.i for t in block.doc[first.i :] if t.text in {":", "–", "-"}), None)
        if colon is None:
            return
        start = colon + 1
    items = list(enumerated(block, start, first.sent.end))
    if len(items) > 1:
        for begin, end, head in items:
            yield ArgumentSpan("is", head, None, begin, end)
        return
    yield from conjoined(block, "is", first)
    if block.type_at(first) != "PERSON":
        yield from _person_after_owner(block, first)


def _person_after_owner(block: ParsedBlock, attribute: Token) -> Iterator[ArgumentSpan]:
    """The person in "has been the representative of B C. D", if the parser takes the person's name for the possessor of the noun."""
    for preposition in (c for c in attribute.children if c.dep_ == "prep" and c.lower_ == "of"):
        for target in (t for t in preposition.children if t.dep_ == "pobj"):
            if person := person_after_owner(block, target):
                yield ArgumentSpan("is", target, None, person.first, person.last)
