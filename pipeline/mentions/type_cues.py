"""What the words around a name show about its type: what the name is ("X is a band") or does ("X was born")."""

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum

from spacy.tokens import Doc, Token

from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import SAID, SUBJECTS, conjuncts, described_type, is_passive, noun_before, noun_type
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import names_inhabitants

# "Berg (born in 1950)", "Berg, OC (Chinese: …; born 3 May 1950)", "Berg (died 1443)".
_VITAL_AFTER = re.compile(r"(?:, [A-Z.]{1,6})*\s\(\s?(?:[^()]{0,40}[;,] )?(?:born\b|died\b|[bd]\. \d)")

# "Velm (Finnish: …) is a town in": parsers lose the name before the brackets.
_SAID_AFTER = re.compile(rf"(?:\s?\([^()]*\))+,? {SAID}")

_DAY = r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{3,4}"
# "Berg (3 May 1950 – 4 June 2011) was".
_LIFE_AFTER = re.compile(
    rf"\s\((?:[^()]{{0,60}}[;,] ?)?{_DAY}[^()\d]{{0,30}}[-–—][^()\d]{{0,30}}{_DAY}[^()\d]{{0,30}}\),? (?:was|is)\b"
)

# Where somebody was born or died: "(born 3 May 1950 in Lund", "(3 May 1950, Lund – 4 June 2011, Lund", "(Lund, 3 May 1950 – ".
_LONGEST_LIFE = 120
_POINT = rf"(?:{_DAY}|(?:[A-Z][a-z]+ )?\d{{4}})"
_PLACE_IN_LIFE = re.compile(
    rf"\((?:[^()]*[;,] ?)?(?:born |b\. )?(?:on |in )?{_POINT},? ?(?:(?:in|at|near) )?$"
    rf"|\([^()]*{_POINT}[^()\d]*[-–—] ?(?:died )?{_POINT},? ?(?:(?:in|at|near) )?$"
)
_PLACE_BEFORE_DATE = re.compile(rf",? {_DAY}\s?[-–—)]")
_OPENS_LIFE = re.compile(rf"(?:\(|\([^()]*{_POINT}\s?[-–—]\s?)$")

# "Berg, 1st Baronet": the text after a name and a comma.
_PARTED = re.compile(r"[,.]\s?(?:\d\w+\s)?$")
_LONGEST_PARTING = 8
_LONGEST_BY_ENDING = 4

# The types of the model that the hint of a verb outweighs: a thing that is released is not a place, but may be a person in prison; a thing
# that is founded is not a product, but may be a city.
_DOUBTFUL = {
    "GPE": {"PERSON"},
    "ORG": {"EVENT", "LAW", "NORP", "PERSON", "PRODUCT", "WORK_OF_ART"},
    "WORK_OF_ART": {"EVENT", "FAC", "LOC", "NORP", "ORG"},
}


class Cue(IntEnum):
    """What shows a type, from the strongest to the weakest cue."""

    ENDING = 0
    """the last word of the name: "Wichel District\""""
    LIFE_PLACE = 1
    """a place next to the date of a birth or a death"""
    GROUP = 2
    """a name whose members are named, or that "which" refers to: not a person"""
    LIFE = 3
    """the birth or death of a person"""
    COPULA = 4
    """a description after brackets: "Velm (Finnish: …) is a town\""""
    NOUN = 5
    """a noun that says what it is: "the band Velm", "Velm is a band\""""
    VERB = 6
    """what it does or what is done to it: "studied at Velm\""""
    TITLE = 7
    """the title of a person: "King Olof\""""
    HINT = 8
    """a hint that usually, but not always, fits a type: "released Velm", "the Velm party\""""
    GUESS = 9
    """what the model takes it for"""


class TypeCues:
    """Reads the cues for the names of one parsed block. `text` is the text of the block before any of its titles was parsed again."""

    def __init__(self, doc: Doc, text: str, lexicon: Lexicon) -> None:
        self._doc = doc
        self._text = text
        self._lexicon = lexicon

    def read(self, name: MentionSpan) -> Iterator[tuple[Cue, str]]:
        """The cues for the type of a name, the strongest first, each with its type. A name without a type is one that the model misses."""
        yield from self._beside(name)
        if name.type:
            yield Cue.GUESS, name.type
        elif name.first < name.last and self._doc[name.first].lower_.rstrip(".") in self._lexicon.titles:
            yield Cue.TITLE, "PERSON"
        elif hinted := self._hint(self._doc[name.head]):
            yield Cue.HINT, hinted

    def _beside(self, name: MentionSpan) -> Iterator[tuple[Cue, str]]:
        doc, text = self._doc, self._text
        head, last = doc[name.head], doc[name.last]
        end = last.idx + len(last.text)
        short = 0 < name.last - name.first < _LONGEST_BY_ENDING
        type_ = self._lexicon.endings.get(last.lower_) if short else None
        if type_ and not (type_ == "GPE" and name.type == "ORG"):
            yield Cue.ENDING, type_
        if self._is_in_life(name, end):
            yield Cue.LIFE_PLACE, "GPE"
        if not name.type and self._follows_name(name):
            return
        if name.type == "PERSON" and (self._has_member(name) or _is_thing(head)):
            yield Cue.GROUP, "ORG"
        inner = name.first > 0 and doc[name.first - 1].lower_ == "of"  # "Anna Berg of Lund (died 1950)"
        if (_VITAL_AFTER.match(text, end) and not inner) or (name.type != "EVENT" and _LIFE_AFTER.match(text, end)):
            yield Cue.LIFE, "PERSON"
        if not inner and (said := _SAID_AFTER.match(text, end)):
            type_ = described_type(said["what"], self._lexicon)
            if type_ and not (name.type == "PERSON" and type_ != "PERSON" and name.last > name.first):
                yield Cue.COPULA, type_
        for noun in self._nouns_beside(head, name):
            type_ = noun_type(noun, self._lexicon.noun_types)
            located = type_ == "PERSON" and head.dep_ == "pobj" and head.head.lower_ in {"in", "near"}
            # "The scientist Anna Berg", "the scientists Anna Berg (1950–2011) and Olof Lind", but not "the other countries, Norda members"
            several = type_ != "PERSON" and noun.tag_ == "NNS" and head.tag_ == "NNP" and not head.conjuncts
            either = name.type == "PERSON" and noun.lemma_.lower() in self._lexicon.either
            if type_ and not (located or several or either):
                yield Cue.NOUN, type_
        first = head
        while first.dep_ == "conj" and first.head.pos_ in {"PROPN", "NOUN"}:
            first = first.head
        if type_ := self._told_by_verb(first, self._lexicon.companions):
            yield Cue.VERB, type_
        hinted = self._told_by_verb(first, self._lexicon.hints)
        people = name.type == "NORP" and names_inhabitants(doc[name.first : name.last + 1].text)
        acting = name.type == "PERSON" and head.dep_ == "nsubj"  # "Berg acquired it"
        if hinted is not None and name.type in _DOUBTFUL.get(hinted, ()) and not (people or acting):
            yield Cue.HINT, hinted

    def _hint(self, head: Token) -> str | None:
        """What the noun after a missed name ("the Norda party") or its verb shows about its type; None if nothing."""
        if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ == "native":
            return "GPE"
        noun = head.head if head.dep_ in {"compound", "nmod"} and head.head.pos_ == "NOUN" else None
        type_ = noun_type(noun, self._lexicon.noun_types) if noun is not None else None
        if type_ in {"ORG", "WORK_OF_ART"}:
            return type_
        if noun is not None and noun.lemma_.lower() in self._lexicon.affiliated:
            return "ORG"
        return self._told_by_verb(head, self._lexicon.hints)

    def _has_member(self, name: MentionSpan) -> bool:
        """Whether the text mentions a member of the thing that a name refers to: "Norda member Anna Berg"."""
        noun = self._doc[name.last + 1 : name.last + 2]
        return noun.text == "member" and self._doc[name.last + 2 : name.last + 3].text[:1].isupper()

    def _is_in_life(self, name: MentionSpan, end: int) -> bool:
        """Whether a name is in brackets in the position of a place of birth or death."""
        start = self._doc[name.first].idx
        before = self._text[max(start - _LONGEST_LIFE, 0) : start]
        return bool(
            _PLACE_IN_LIFE.search(before) or (_PLACE_BEFORE_DATE.match(self._text, end) and _OPENS_LIFE.search(before))
        )

    def _follows_name(self, name: MentionSpan) -> bool:
        """Whether a missed name is the letters or the title after another ("FRS", ", 1st Baronet"), or the next of a list."""
        start = self._doc[name.first].idx
        letters = name.first == name.last and self._doc[name.first].is_upper
        return letters or _PARTED.search(self._text[max(start - _LONGEST_PARTING, 0) : start]) is not None

    def _told_by_verb(self, head: Token, companions: Mapping[tuple[str, str], str]) -> str | None:
        """The type that the verb governing a name implies; None if it implies none."""
        above, slot = head.head, head.dep_
        if slot in SUBJECTS and above.pos_ == "VERB":
            slot = "object" if is_passive(above, self._lexicon.parse) else "subject"
            for child in above.children:  # "Born in Lund, Berg moved …"
                if child.dep_ == "advcl" and child.tag_ == "VBN" and (child.lemma_.lower(), "object") in companions:
                    return companions[child.lemma_.lower(), "object"]
        elif slot in {"dobj", "obj"}:
            slot = "object"
        elif slot == "pobj" and above.lower_ == "of" and (told := self._lexicon.nominalisations.get(above.head.lemma_)):
            return companions.get((told.verb, told.of))  # "the death of Berg"
        elif slot == "pobj" and above.pos_ == "ADP":
            slot, above = above.lower_, above.head
            if above.dep_ in {"dobj", "oprd"} and above.head.lower_ == "born":  # "She was born Anna Lind in Velm"
                above = above.head
        else:
            return None
        return companions.get((above.lemma_.lower(), slot))

    def _nouns_beside(self, head: Token, name: MentionSpan) -> Iterator[Token]:
        """The common nouns that say what a name is: as complement of a copula, in apposition, or right before it."""
        words = self._lexicon.mentions
        if head.dep_ == "nsubj" and head.head.lemma_ in self._lexicon.parse.copulas:
            for child in head.head.children:
                if child.dep_ == "attr" and (child.pos_ == "NOUN" or (child.pos_ == "PROPN" and child.is_lower)):
                    yield from conjuncts(child)
        if head.dep_ == "attr" and head.head.lemma_ in self._lexicon.parse.copulas:  # "The capital of X is Velm"
            for child in head.head.children:
                possessed = any(c.dep_ == "poss" or c.lower_ == "of" for c in child.children)
                if child.dep_ == "nsubj" and child.tag_ == "NN" and possessed:
                    yield from conjuncts(child)
        if head.dep_ in SUBJECTS:  # "A subsidiary of X, Norda is …"
            for child in head.head.children:
                if child.dep_ in SUBJECTS and child.i < name.first and child.pos_ == "NOUN":
                    yield child
        if name.first > 1 and self._doc[name.first - 1].lower_ in words.naming:
            noun = self._doc[name.first - 2]
            if noun.pos_ == "NOUN":
                yield noun  # "a bank called Norda"
        before = noun_before(head)
        describing = head.dep_ in SUBJECTS and head.head.dep_ == "relcl" and head.head.head.dep_ != "ROOT"
        if before is not None and not describing:
            yield before  # "the album Velmora", but not "They heard the album Berg made"
        for child in head.children:
            if child.dep_ == "appos" and child.i > name.last and child.pos_ == "NOUN" and not _ends_title(child):
                yield from conjuncts(child)
            elif child.dep_ in {"compound", "nmod"} and child.i == name.first - 1 and child.pos_ == "NOUN":
                yield child
        if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in words.named_by_of:
            yield head.head.head  # "the city of Velm"
        if head.dep_ == "appos" and head.head.pos_ == "NOUN" and head.head.i < name.first:
            yield noun_before(head) or head.head


def _is_thing(subject: Token) -> bool:
    """Whether "which" refers to a subject: "Norda Marine, which employs 40 people, has …"."""
    return subject.dep_ in SUBJECTS and any(
        clause.dep_ == "relcl"
        and clause.i < subject.head.i
        and any(c.dep_ in SUBJECTS and c.lower_ == "which" for c in clause.children)
        for clause in subject.children
    )


def _ends_title(noun: Token) -> bool:
    """Whether a noun is the last word of a title: "Velmora (1950), The Smith's Daughter (1952)"."""
    return noun.is_title and any(c.dep_ == "poss" and c.is_title for c in noun.children)
