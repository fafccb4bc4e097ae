"""The types that a document gives its names: collected from all blocks, decided once, then applied to all blocks.

A statement about what a name is or does outweighs the model's guess. It holds in the whole document, before and after the statement, so the
result does not depend on the order of the blocks.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.mentions.family_names import family_name, find_family_names
from pipeline.mentions.missed_names import find_missed_names
from pipeline.mentions.span import MentionSpan
from pipeline.mentions.type_cues import Cue, TypeCues
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import PLACE_TYPES, country_code, is_capital

_MODEL = {"EVENT", "FAC", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"}


class Evidence(NamedTuple):
    """The evidence of one mention about a name: its spelling, the strongest cue next to it, and the type that the cue shows."""

    spelling: str
    cue: Cue
    type: str


class NamedBlock(NamedTuple):
    """The names of one parsed block, and its evidence about them.

    `mentions` are all mentions of the block. `names` are those whose type is not certain, by the spelling that is the same in all
    blocks: names whose type only the model gives, and names without a type, which the model misses and `mentions` does not contain.
    """

    doc: Doc
    mentions: list[MentionSpan]
    names: dict[MentionSpan, str]
    evidence: list[Evidence]


def named_block(doc: Doc, text: str, mentions: list[MentionSpan], lexicon: Lexicon) -> NamedBlock:
    """A block with its names and its evidence about them. `text` is the text of the block before any title was parsed again as one word."""
    guessed = (m for m in mentions if _is_guessed(doc, m, lexicon))
    names = {n: _spelling(doc, text, n) for n in (*guessed, *find_missed_names(doc, mentions, lexicon))}
    return NamedBlock(doc, mentions, names, list(_evidence(doc, text, names, lexicon)))


def _evidence(doc: Doc, text: str, names: dict[MentionSpan, str], lexicon: Lexicon) -> Iterator[Evidence]:
    cues = TypeCues(doc, text, lexicon)
    for name, spelling in names.items():
        for cue, type_ in cues.read(name):
            # The model distinguishes kinds of places; most cues do not.
            finer = type_ == "GPE" and name.type in PLACE_TYPES and doc[name.last].lower_ not in lexicon.endings
            yield Evidence(spelling, cue, name.type if finer else type_)
            break


def _is_guessed(doc: Doc, mention: MentionSpan, lexicon: Lexicon) -> bool:
    """Whether only the model gives the type of a name: no noun in it does, and it is not a country or capital."""
    if mention.kind != "name" or mention.type not in _MODEL:
        return False
    text = doc[mention.first : mention.last + 1].text
    headed = doc[mention.head].lemma_.lower() in lexicon.name_types
    return not ((headed and doc[mention.last].lower_ not in lexicon.endings) or country_code(text) or is_capital(text))


def _spelling(doc: Doc, text: str, name: MentionSpan) -> str:
    last = doc[name.last]
    return text[doc[name.first].idx : last.idx + len(last.text)].casefold()


class Told(NamedTuple):
    """The type that a document gives a spelling. `is_certain` says that a cue gives it, not only hints and guesses; `may_be_person`, that
    some of the evidence that counts is for a person."""

    type: str
    is_certain: bool
    may_be_person: bool


def settle(evidence: Iterable[Evidence]) -> dict[str, Told]:
    """What a document says about each spelling for which there are not only guesses.

    The most frequent type wins; if types are equally frequent, the one with the strongest cue, then the one that the model guesses most
    often, then the first in alphabetical order. If there are only hints, they are weighed with the model's guesses: a hint counts twice.
    """
    pieces: dict[str, list[Evidence]] = {}
    for piece in evidence:
        pieces.setdefault(piece.spelling, []).append(piece)
    return {
        spelling: _settled(of_one) for spelling, of_one in pieces.items() if any(p.cue != Cue.GUESS for p in of_one)
    }


def _settled(evidence: list[Evidence]) -> Told:
    guessed = Counter(e.type for e in evidence if e.cue == Cue.GUESS)
    certain = [e for e in evidence if e.cue < Cue.HINT]
    weighed = certain or evidence
    told: Counter[str] = Counter()
    for one in weighed:
        told[one.type] += 2 if one.cue == Cue.HINT else 1
    best = min(weighed, key=lambda e: (-told[e.type], e.cue, -guessed[e.type], e.type))
    return Told(best.type, bool(certain), told["PERSON"] > 0)


class EntityTypes:
    """The types of all names of a document, decided from the evidence of its blocks.

    A type that the document gives a name applies wherever the name occurs. A hint counts for less than the fact that the name is the last
    word of a person's name. Without evidence, the model's guess stays, and a name that the model misses is not a mention.
    """

    def __init__(self, blocks: Iterable[NamedBlock]) -> None:
        blocks = list(blocks)
        self._told = settle(piece for block in blocks for piece in block.evidence)
        self._family_names = {
            family
            for block in blocks
            for name, spelling in block.names.items()
            if (self._told[spelling].type if spelling in self._told else name.type) == "PERSON"
            and (family := family_name(block.doc, name))
        }

    def names(self, block: NamedBlock) -> list[MentionSpan]:
        """The names of a block with their final types, in no particular order, without family names that the parser takes for common
        nouns."""
        settled = (n._replace(type=self._type(block.doc, n, spelling)) for n, spelling in block.names.items())
        certain = (m for m in block.mentions if m.kind == "name" and m not in block.names)
        return [*certain, *(n for n in settled if n.type)]

    def mentions(self, block: NamedBlock) -> list[MentionSpan]:
        """All mentions of a block in text order; names have their final types."""
        others = (m for m in block.mentions if m.kind != "name")
        family = find_family_names(block.doc, self._family_names, [*block.mentions, *block.names])
        return sorted((*others, *self.names(block), *family), key=lambda m: m.place)

    def _type(self, doc: Doc, name: MentionSpan, spelling: str) -> str:
        told = self._told.get(spelling)
        if told is not None and told.is_certain:
            return told.type
        is_family = name.first == name.last and doc[name.head].text in self._family_names
        if is_family and (told is None or told.may_be_person):
            return "PERSON"
        return told.type if told is not None else name.type
