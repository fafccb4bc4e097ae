"""Participles: which noun or name a participle describes ("founded in 1950", "based in Lund"), whatever the parser attaches it to."""

from spacy.tokens import Token

from pipeline.clauses.block import CREATIONS, ParsedBlock
from pipeline.parse.syntax import SUBJECTS, is_bare

_BELOW_CREATIONS = {"acl", "appos", "compound", "conj", "pobj", "prep"}


def name_before_participle(block: ParsedBlock, verb: Token) -> Token | None:
    """The name right before the comma or bracket of "chief of Norda, based in X", "home of Norda (founded in 1950)", "founded by the
    Treaty of X, signed in 1950"; None for other verbs."""
    participle = verb.tag_ in {"VBD", "VBN"} and is_bare(verb) and not any(c.dep_ == "auxpass" for c in verb.children)
    if not participle or not block.is_token(verb.i - 1, ",", "("):
        return None
    name = block.name_ending(verb.i - 2, block.words.participles.get(verb.lemma_.lower(), ()))
    return (_whole_of_part(block, block.doc[name.head]) or block.doc[name.head]) if name is not None else None


def _whole_of_part(block: ParsedBlock, name: Token) -> Token | None:
    """The Guard in "The Lund Guard is the military arm of the Lund League, formed in 1984", and in "the Lund Guard, successor to the Oslo
    Guard, formed in 1984": what is a part or a successor is described, and not the other; None elsewhere."""
    noun = name.head.head
    if name.dep_ != "pobj" or name.head.lower_ not in {"of", "to"} or noun.lemma_.lower() not in block.words.parts:
        return None
    if noun.dep_ == "appos":
        return noun.head
    subjects = (c for c in noun.head.children if noun.dep_ == "attr" and c.dep_ in SUBJECTS)
    return next(subjects, None)


def described_noun(block: ParsedBlock, verb: Token, noun: Token) -> Token:
    """What a participle describes; `noun` is what the parser attaches it to."""
    noun = _located(block, verb, noun)
    if not is_about_creations(block, verb):
        return noun
    if (title := _title_before(block, verb)) is not None:
        return title
    # "An album of songs by the band Norda, released in 1950": the album.
    above = noun
    while above.dep_ in _BELOW_CREATIONS and block.type_at(above) not in CREATIONS:
        if _is_whole_creation(block, above):
            return above
        above = above.head
    return above if block.noun_type(above) in CREATIONS else noun


def is_about_creations(block: ParsedBlock, verb: Token) -> bool:
    """Whether a verb says what happens to works: "released", "written"."""
    lemma = verb.lemma_.lower()
    return lemma in block.words.writing or block.lexicon.hints.get((lemma, "object")) in CREATIONS


def creation_by(block: ParsedBlock, maker: Token) -> Token | None:
    """The work in "a novel by Anna Berg, published in X", if the parser attaches the participle to the maker; otherwise None."""
    while maker.dep_ == "conj":
        maker = maker.head
    work = maker.head.head if maker.dep_ == "pobj" and maker.head.lower_ == "by" else None
    return work if work is not None and block.noun_type(work) in CREATIONS else None


def _located(block: ParsedBlock, verb: Token, noun: Token) -> Token:
    """The thing that is based somewhere: in "a firm operating ships, based in X", the firm and not the ships."""
    if verb.lemma_.lower() not in block.words.located or not block.is_token(verb.i - 1, ","):
        return noun
    operating = noun.head if noun.dep_ == "dobj" and noun.tag_ == "NNS" else None
    return operating.head if operating is not None and operating.dep_ == "acl" else noun


def _is_whole_creation(block: ParsedBlock, noun: Token) -> bool:
    """Whether a noun says what a work is, and not what it is made of: "album" in "an album of recordings"."""
    part = noun.dep_ == "pobj" and noun.head.lower_ == "of" and block.noun_type(noun.head.head) in CREATIONS
    return block.noun_type(noun) in CREATIONS and not part


def _title_before(block: ParsedBlock, verb: Token) -> Token | None:
    """The title in '"Blue Harbour", released in 1950'; None if there is none right before the comma."""
    last = verb.i - 1
    while last > 0 and (block.doc[last].text == "," or block.doc[last].is_quote):
        last -= 1
    title = block.names_to.get(last) if last < verb.i - 1 else None
    return block.doc[title.head] if title is not None and title.type in CREATIONS else None
