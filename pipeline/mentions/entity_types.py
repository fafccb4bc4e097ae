"""Types of names that a document tells: what a name is said to be, or to do, outweighs the model's guess."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from pipeline.mentions.missed_names import find_missed_names
from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import SAID, SUBJECTS, conjuncts, described_type, is_passive, noun_before, noun_type
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import PLACE_TYPES, country_code, country_of_inhabitants, is_capital

_MODEL = {"EVENT", "FAC", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"}


# "Berg (born in 1950)", "Berg, OC (Chinese: …; born 3 May 1950)", "Berg (died 1443)".
_VITAL_BEHIND = re.compile(r"(?:, [A-Z.]{1,6})*\s\(\s?(?:[^()]{0,40}[;,] )?(?:born\b|died\b|[bd]\. \d)")

# "Velm (Finnish: …) is a town in": parsers lose the name before the brackets.
_SAID_BEHIND = re.compile(rf"(?:\s?\([^()]*\))+,? {SAID}")

_DAY = r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{3,4}"
# "Berg (3 May 1950 – 4 June 2011) was".
_LIFE_BEHIND = re.compile(
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

_NAMING = {"called", "named"}
_IN = {"in", "near"}
_NAMED_BY_OF = {"borough", "canton", "city", "commune", "municipality", "suburb", "town", "village"}
# The types of the model that a hint outweighs: what is released is no place, but may be a person in prison; what is founded is no
# product, but may be a city.
_DOUBTFUL = {
    "GPE": {"PERSON"},
    "ORG": {"EVENT", "LAW", "NORP", "PERSON", "PRODUCT", "WORK_OF_ART"},
    "WORK_OF_ART": {"EVENT", "FAC", "LOC", "NORP", "ORG"},
}
_LONGEST_BY_ENDING = 4
_PARTED = re.compile(r"[,.]\s?(?:\d\w+\s)?$")
_LONGEST_PARTING = 8


class EntityTypes:
    """What the blocks of one document, read in order, have told so far."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._text = ""
        self._told: dict[str, str] = {}
        self._family_names: set[str] = set()

    def retype(self, doc: Doc, found: Sequence[MentionSpan]) -> list[MentionSpan]:
        """The mentions of the next block, names with the type that this block or an earlier one tells."""
        self._text = doc.text  # made anew each time that a block is asked for it
        missed = list(find_missed_names(doc, found, self._lexicon))
        names = [f for f in found if self._is_guessed(doc, f)] + missed
        for name in names:
            for type_ in self._cues(doc, name):
                if type_ == "GPE" and name.type in PLACE_TYPES and doc[name.last].lower_ not in self._lexicon.endings:
                    break
                self._told.setdefault(_spelling(doc, name), type_)
            titled = name.first < name.last and doc[name.first].lower_.rstrip(".") in self._lexicon.titles
            if not name.type and (hinted := "PERSON" if titled else self._hint(doc[name.head])):
                self._told.setdefault(_spelling(doc, name), hinted)
        self._family_names |= {
            doc[n.last].text
            for n in names
            if self._type(doc, n) == "PERSON" and n.last > n.first and doc[n.last].is_title
        }
        guessed = set(names)
        missed += self._family(doc, [*found, *missed])
        typed = [f._replace(type=self._type(doc, f)) if f in guessed else f for f in [*found, *missed]]
        return sorted((f for f in typed if f.type), key=lambda f: f.place)

    def _family(self, doc: Doc, known: Sequence[MentionSpan]) -> list[MentionSpan]:
        """The family names of persons told before that the parser takes for common nouns: "Berg left" at the start of a sentence."""
        covered = {i for f in known for i in range(f.first, f.last + 1)}
        return [
            MentionSpan(t.i, t.i, t.i, "PERSON", "name")
            for t in doc
            if t.text in self._family_names
            and t.i not in covered
            and t.pos_ == "NOUN"
            and t.dep_ in {*SUBJECTS, "dobj", "pobj", "poss"}
            and not any(c.dep_ != "case" for c in t.children)
        ]

    def _type(self, doc: Doc, name: MentionSpan) -> str:
        told = self._told.get(_spelling(doc, name))
        if told is None and name.first == name.last and doc[name.head].text in self._family_names:
            return "PERSON"
        return told or name.type

    def _is_guessed(self, doc: Doc, found: MentionSpan) -> bool:
        """Whether only the model says what a name is: no noun in it does, and it is no country or capital."""
        text = doc[found.first : found.last + 1].text
        return (
            found.kind == "name"
            and found.type in _MODEL
            and (
                doc[found.head].lemma_.lower() not in self._lexicon.name_types
                or doc[found.last].lower_ in self._lexicon.endings
            )
            and not country_code(text)
            and not is_capital(text)
        )

    def _cues(self, doc: Doc, name: MentionSpan) -> Iterator[str]:
        head, last = doc[name.head], doc[name.last]
        behind = last.idx + len(last.text)
        short = 0 < name.last - name.first < _LONGEST_BY_ENDING
        if short and (type_ := self._lexicon.endings.get(last.lower_)) and not (type_ == "GPE" and name.type == "ORG"):
            yield type_
        if self._is_in_life(doc, name, behind):
            yield "GPE"
        if not name.type and self._is_behind_name(doc, name):
            return
        if name.type == "PERSON" and (self._is_member_of(doc, name) or _is_thing(head)):
            yield "ORG"
        inner = name.first > 0 and doc[name.first - 1].lower_ == "of"  # "Anna Berg of Lund (died 1950)"
        if (_VITAL_BEHIND.match(self._text, behind) and not inner) or (
            name.type != "EVENT" and _LIFE_BEHIND.match(self._text, behind)
        ):
            yield "PERSON"
        if not inner and (said := _SAID_BEHIND.match(self._text, behind)):
            type_ = described_type(said["what"], self._lexicon)
            if type_ and not (name.type == "PERSON" and type_ != "PERSON" and name.last > name.first):
                yield type_
        for noun in _nouns_beside(head, name, self._lexicon.parse.copulas):
            type_ = noun_type(noun, self._lexicon.noun_types)
            located = type_ == "PERSON" and head.dep_ == "pobj" and head.head.lower_ in _IN
            if type_ and not located and not (name.type == "PERSON" and noun.lemma_.lower() in self._lexicon.either):
                yield type_
        first = head
        while first.dep_ == "conj" and first.head.pos_ in {"PROPN", "NOUN"}:
            first = first.head
        if type_ := self._said_by_verb(first, self._lexicon.companions):
            yield type_
        hinted = self._said_by_verb(first, self._lexicon.hints)
        people = name.type == "NORP" and country_of_inhabitants(doc[name.first : name.last + 1].text) is not None
        acting = name.type == "PERSON" and head.dep_ == "nsubj"  # "Berg acquired it"
        if hinted is not None and name.type in _DOUBTFUL.get(hinted, ()) and not (people or acting):
            yield hinted

    def _hint(self, head: Token) -> str | None:
        """What tells a little of a name that nothing else tells the type of: the noun behind it ("the Norda party"), its verb."""
        if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ == "native":
            return "GPE"
        noun = head.head if head.dep_ in {"compound", "nmod"} and head.head.pos_ == "NOUN" else None
        type_ = noun_type(noun, self._lexicon.noun_types) if noun is not None else None
        if type_ in {"ORG", "WORK_OF_ART"}:
            return type_
        if noun is not None and noun.lemma_.lower() in self._lexicon.affiliated:
            return "ORG"
        return self._said_by_verb(head, self._lexicon.hints)

    def _is_member_of(self, doc: Doc, name: MentionSpan) -> bool:
        """Whether the members of what a name names are spoken of, the member's name behind: "Norda member Anna Berg"."""
        noun = doc[name.last + 1 : name.last + 2]
        return noun.text == "member" and doc[name.last + 2 : name.last + 3].text[:1].isupper()

    def _is_in_life(self, doc: Doc, name: MentionSpan, behind: int) -> bool:
        """Whether a name stands where brackets tell a place of birth or death."""
        start = doc[name.first].idx
        before = self._text[max(start - _LONGEST_LIFE, 0) : start]
        return bool(
            _PLACE_IN_LIFE.search(before)
            or (_PLACE_BEFORE_DATE.match(self._text, behind) and _OPENS_LIFE.search(before))
        )

    def _is_behind_name(self, doc: Doc, name: MentionSpan) -> bool:
        """Whether an missed name is the letters or the title behind another ("FRS", ", 1st Baronet"), or the next of a list."""
        start = doc[name.first].idx
        letters = name.first == name.last and doc[name.first].is_upper
        return letters or _PARTED.search(self._text[max(start - _LONGEST_PARTING, 0) : start]) is not None

    def _said_by_verb(self, head: Token, companions: Mapping[tuple[str, str], str]) -> str | None:
        """What the verb that a name depends on tells about it; null for nothing."""
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


def _nouns_beside(head: Token, name: MentionSpan, copulas: Container[str]) -> Iterator[Token]:
    """The common nouns that say what a name is: complement of a copula, apposition, or right before it."""
    if head.dep_ == "nsubj" and head.head.lemma_ in copulas:
        for child in head.head.children:
            if child.dep_ == "attr" and (child.pos_ == "NOUN" or (child.pos_ == "PROPN" and child.is_lower)):
                yield from conjuncts(child)
    if head.dep_ == "attr" and head.head.lemma_ in copulas:  # "The capital of X is Velm"
        for child in head.head.children:
            owned = any(c.dep_ == "poss" or c.lower_ == "of" for c in child.children)
            if child.dep_ == "nsubj" and child.tag_ == "NN" and owned:
                yield from conjuncts(child)
    if head.dep_ in SUBJECTS:  # "A subsidiary of X, Norda is …"
        for child in head.head.children:
            if child.dep_ in SUBJECTS and child.i < name.first and child.pos_ == "NOUN":
                yield child
    if name.first > 1 and head.doc[name.first - 1].lower_ in _NAMING and head.doc[name.first - 2].pos_ == "NOUN":
        yield head.doc[name.first - 2]  # "a bank called Norda"
    before = noun_before(head)
    describing = head.dep_ in SUBJECTS and head.head.dep_ == "relcl" and head.head.head.dep_ != "ROOT"
    if before is not None and not describing:
        yield before  # "the album Velmora", but not "They heard the album Berg made"
    for child in head.children:
        if child.dep_ == "appos" and child.i > name.last and child.pos_ == "NOUN" and not _is_titled(child):
            yield from conjuncts(child)
        elif child.dep_ in {"compound", "nmod"} and child.i == name.first - 1 and child.pos_ == "NOUN":
            yield child
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in _NAMED_BY_OF:
        yield head.head.head  # "the city of Velm"
    if head.dep_ == "appos" and head.head.pos_ == "NOUN" and head.head.i < name.first:
        yield noun_before(head) or head.head


def _is_thing(subject: Token) -> bool:
    """Whether a subject is spoken of as "which": "Norda Marine, which employs 40 people, has …"."""
    return subject.dep_ in SUBJECTS and any(
        clause.dep_ == "relcl"
        and clause.i < subject.head.i
        and any(c.dep_ in SUBJECTS and c.lower_ == "which" for c in clause.children)
        for clause in subject.children
    )


def _is_titled(noun: Token) -> bool:
    """Whether a noun is the last word of a title: "Velmora (1950), The Smith's Daughter (1952)"."""
    return noun.is_title and any(c.dep_ == "poss" and c.is_title for c in noun.children)


def _spelling(doc: Doc, name: MentionSpan) -> str:
    return doc[name.first : name.last + 1].text.casefold()
