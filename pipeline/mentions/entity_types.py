"""The types of names that a document tells: collected from all its blocks, settled once, then applied to all of them.

What a name is said to be or to do outweighs the model's guess. It holds in the whole document, before and after the place that says it,
so the result does not depend on the order of the blocks.
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
    """What one mention tells of a name: its spelling, the strongest cue beside it, and the type that the cue tells."""

    spelling: str
    cue: Cue
    type: str


class NamedBlock(NamedTuple):
    """The names of one parsed block, and what it tells of them.

    `mentions` are all mentions of the block. `names` are those whose type is not certain, by the spelling that is the same in all
    blocks: names whose type only the model tells, and names of no type, which the model misses and `mentions` does not hold.
    """

    doc: Doc
    mentions: list[MentionSpan]
    names: dict[MentionSpan, str]
    evidence: list[Evidence]


def named_block(doc: Doc, text: str, mentions: list[MentionSpan], lexicon: Lexicon) -> NamedBlock:
    """A block with its names and what it tells of them. `text` is that of the block before any title was parsed again as one word."""
    guessed = (m for m in mentions if _is_guessed(doc, m, lexicon))
    names = {n: _spelling(doc, text, n) for n in (*guessed, *find_missed_names(doc, mentions, lexicon))}
    return NamedBlock(doc, mentions, names, list(_evidence(doc, text, names, lexicon)))


def _evidence(doc: Doc, text: str, names: dict[MentionSpan, str], lexicon: Lexicon) -> Iterator[Evidence]:
    cues = TypeCues(doc, text, lexicon)
    for name, spelling in names.items():
        for cue, type_ in cues.read(name):
            # The model tells kinds of places apart, which most cues do not.
            finer = type_ == "GPE" and name.type in PLACE_TYPES and doc[name.last].lower_ not in lexicon.endings
            yield Evidence(spelling, cue, name.type if finer else type_)
            break


def _is_guessed(doc: Doc, mention: MentionSpan, lexicon: Lexicon) -> bool:
    """Whether only the model tells the type of a name: no noun in it does, and it is no country or capital."""
    if mention.kind != "name" or mention.type not in _MODEL:
        return False
    text = doc[mention.first : mention.last + 1].text
    headed = doc[mention.head].lemma_.lower() in lexicon.name_types
    return not (
        (headed and doc[mention.last].lower_ not in lexicon.endings) or country_code(text) or is_capital(text)
    )


def _spelling(doc: Doc, text: str, name: MentionSpan) -> str:
    last = doc[name.last]
    return text[doc[name.first].idx : last.idx + len(last.text)].casefold()


def settle(evidence: Iterable[Evidence]) -> dict[str, str]:
    """The type of each spelling. The type told most often wins; of those told equally often the one with the strongest cue, then
    the first in the alphabet. A hint counts only if there is no other cue."""
    told: dict[str, list[Evidence]] = {}
    for one in evidence:
        told.setdefault(one.spelling, []).append(one)
    return {spelling: _settled(pieces) for spelling, pieces in told.items()}


def _settled(pieces: list[Evidence]) -> str:
    pieces = [p for p in pieces if p.cue != Cue.HINT] or pieces
    times = Counter(p.type for p in pieces)
    return min(pieces, key=lambda p: (-times[p.type], p.cue, p.type)).type


class EntityTypes:
    """The types of all names of a document, settled from what its blocks tell."""

    def __init__(self, blocks: Iterable[NamedBlock]) -> None:
        blocks = list(blocks)
        self._told = settle(e for block in blocks for e in block.evidence)
        self._family_names = {
            family
            for block in blocks
            for name, spelling in block.names.items()
            if self._told.get(spelling, name.type) == "PERSON" and (family := family_name(block.doc, name))
        }

    def names(self, block: NamedBlock) -> dict[MentionSpan, MentionSpan]:
        """The uncertain names of a block, each with the name of the settled type; it may be "" for a name that the model misses."""
        return {name: name._replace(type=self._type(block.doc, name, told)) for name, told in block.names.items()}

    def mentions(self, block: NamedBlock) -> list[MentionSpan]:
        """All mentions of a block in text order, names with their settled types."""
        names = self.names(block)
        family = find_family_names(block.doc, self._family_names, [*block.mentions, *names])
        certain = (m for m in block.mentions if m.kind != "name" or m not in names)
        return sorted((*certain, *(n for n in names.values() if n.type), *family), key=lambda m: m.place)

    def _type(self, doc: Doc, name: MentionSpan, spelling: str) -> str:
        if (told := self._told.get(spelling)) is not None:
            return told
        single = name.first == name.last
        return "PERSON" if single and doc[name.head].text in self._family_names else name.type
