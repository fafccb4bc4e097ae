"""Possessors: whose or of what a relational noun is."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.parsed import ParsedBlock, Phrase
from pipeline.clauses.phrases import Phrases
from pipeline.parse.syntax import prepositions

_NEAR = 4
_OWNING = {"of", "in", "at", "for", "to", "with"}
_TITLING = {"appos", "compound", "conj", "nmod", "pobj"}
_LEADING = {"head", "lead", "manage", "run"}
_BOARDS = {"board", "director", "trustee", "governor"}
_CHILDREN = {"child", "daughter", "son"}
_KIN = _CHILDREN | {"brother", "father", "husband", "mother", "sister", "widow", "widower", "wife"}


class Possessors:
    """Finds the owners of nouns."""

    def __init__(self, block: ParsedBlock, phrases: Phrases) -> None:
        self._block = block
        self._phrases = phrases

    def of(self, noun: Token) -> Iterator[Phrase]:
        """Whose or of what a relational noun is."""
        owners = [*self.own(noun), *self._shared_owners(noun)]
        yield from owners or self._led(noun)

    def _led(self, noun: Token) -> Iterator[Phrase]:
        """The organisation in "Norda is led by chief executive Anna Berg", "Norda, led by Anna Berg, its chair"."""
        person = noun if noun.dep_ == "pobj" else noun.head
        while person.dep_ in {"appos", "conj"} and self._block.type_at(person) != "PERSON":
            person = person.head
        named = [person, *(c for c in person.children if c.dep_ == "appos")]
        if not any(self._block.type_at(t) == "PERSON" for t in named) or noun.dep_ not in _TITLING:
            return
        verb = person.head.head if person.dep_ == "pobj" and person.head.dep_ == "agent" else person.head
        places = {"nsubjpass"} if person.dep_ == "pobj" else {"dobj"}
        above = verb.head if verb.dep_ == "conj" and not any(c.dep_ in places for c in verb.children) else verb
        for led in above.children if verb.lemma_.lower() in _LEADING and person.dep_ in {"nsubj", "pobj"} else ():
            if led.dep_ in places and self._block.type_at(led) == "ORG":
                yield from self._phrases.spread("of", led, "of", coordinated=False)

    def own(self, noun: Token) -> Iterator[Phrase]:
        """The owners that the parser gives to the noun itself: possessors, names before it, what stands behind "of", "at", "for"."""
        complement = self._block.bare_complement(noun)
        name = self._block.name_within(noun)
        for child in noun.children:
            if child.dep_ == "poss":
                yield from self._possessor(child)
            elif child.dep_ in {"compound", "nmod", "amod"} and child.i in self._block.by_head and child.i < noun.i:
                found = self._block.by_head[child.i][0]
                denied = self._block.doc[max(found.first - 2, 0) : found.first].text.lower() == "non-"
                if found.kind == "name" and found.last < noun.i and found != name and not denied:
                    yield Phrase("of", child, None, found.first, found.last, owner_form="modifier")
        for preposition in prepositions(noun):
            if preposition.lower_ not in _OWNING or self._is_excluded(preposition):
                continue
            for target in preposition.children:
                if complement is not None and target.i == complement.i:
                    yield from self.own(target)
                    continue
                of_people = noun.lemma_.lower() in _KIN  # "son of Genevan Anna Berg"
                misread = not of_people and self._block.misread_person(target) is not None
                target = self._of_whose_board(target) or target
                if target.dep_ == "pobj" and target.i not in self._block.time_tokens and not misread:
                    yield from self._phrases.spread("of", target, preposition.lower_)
                    yield from self._second_parent(noun, target)
                    yield from self._seats_behind(target, {"at", "for", "in", "with"})
        if not any(c.dep_ == "poss" for c in noun.children):
            for token in noun.lefts:
                if token.dep_ in {"compound", "nmod"} and token.i not in self._block.by_head:
                    for inner in token.lefts:
                        if inner.i in self._block.by_head and self._block.by_head[inner.i][0].kind == "name":
                            found = self._block.by_head[inner.i][0]
                            yield Phrase("of", inner, None, found.first, found.last, owner_form="modifier")

    def _of_whose_board(self, board: Token) -> Token | None:
        """The organisation in "chairman of the board of directors of X"; null for another owner."""
        if board.lemma_.lower() not in _BOARDS or board.dep_ != "pobj":
            return None
        for preposition in (c for c in board.children if c.dep_ == "prep" and c.lower_ in {"of", "at", "for"}):
            for target in (c for c in preposition.children if c.dep_ == "pobj"):
                if self._block.type_at(target) == "ORG" and target.lemma_.lower() not in _BOARDS:
                    return target
                if (inner := self._of_whose_board(target)) is not None:
                    return inner
        return None

    def _second_parent(self, noun: Token, first: Token) -> Iterator[Phrase]:
        """The other person in "son of Olof Lind, Earl of X, and Anna Berg", wherever the parser hangs her."""
        if noun.lemma_.lower() not in _CHILDREN or self._block.type_at(first) != "PERSON":
            return
        for i in range(first.i + 2, first.right_edge.i + 1):
            other = self._block.names_from.get(i)
            before = i - 1
            while before > first.i and self._block.lexicon.noun_types.get(self._block.doc[before].lower_) == "PERSON":
                before -= 1  # "and actress Anna Berg"
            if other is not None and other.type == "PERSON" and self._block.doc[before].lower_ == "and":
                yield Phrase("of", self._block.doc[other.head], "of", other.first, other.last)

    def _seats_behind(self, word: Token, prepositions: set[str]) -> Iterator[Phrase]:
        """The organisation behind what an office is about ("professor of art history at X") or behind its verb."""
        for preposition in (c for c in word.children if c.dep_ == "prep" and c.lower_ in prepositions):
            for target in preposition.children:
                if target.dep_ == "pobj" and self._block.type_at(target) == "ORG":
                    yield from self._phrases.spread("of", target, preposition.lower_)

    def _is_excluded(self, preposition: Token) -> bool:
        """ "A member of X but not of Y"."""
        return preposition.i > 0 and self._block.doc[preposition.i - 1].lower_ == "not"

    def _possessor(self, owner: Token) -> Iterator[Phrase]:
        """The owners in "its", "X and Y's"."""
        return (phrase._replace(owner_form="possessor") for phrase in self._phrases.spread("of", owner))

    def _shared_owners(self, noun: Token) -> Iterator[Phrase]:
        """Possessors that the parser gives to another word: "founder and chairman of X", "professor of botany at X"."""
        if not any(c.dep_ in {"poss", "prep"} for c in noun.children):
            partners = [c for c in noun.children if c.dep_ == "conj" and c.i - noun.i <= _NEAR]
            partners += [noun.head] if noun.dep_ == "conj" and noun.i - noun.head.i <= _NEAR else []
            partners += self._inserted(noun)
            for partner in partners:
                partner = self._several(partner)
                if partner.i not in self._block.by_head and partner.pos_ in {"NOUN", "PROPN"}:
                    yield from self.own(partner)
            first = self._first_said(noun)
            for preposition in (c for c in first.children if c.dep_ == "prep" and c.i > noun.i and first.i != noun.i):
                if preposition.lower_ in _OWNING:  # "businessman, founder and chairman of X"
                    for target in (
                        c for c in preposition.children if c.dep_ == "pobj" and c.i not in self._block.time_tokens
                    ):
                        yield from self._phrases.spread("of", target, preposition.lower_)
        titled = self._block.by_head.get(noun.head.i) if noun.dep_ in {"compound", "nmod"} else None
        if titled is not None and titled[0].type == "ORG" and noun.i < titled[0].first:
            for possessor in (c for c in noun.head.children if c.dep_ == "poss" and c.i < noun.i):
                yield from self._possessor(possessor)  # "its subsidiary Norda Steel"
        verb = noun.head
        if noun.dep_ in {"attr", "oprd"} and verb.pos_ in {"VERB", "AUX"}:
            yield from self._seats_behind(verb, {"at"})
        if noun.dep_ == "dobj" and verb.lemma_ == "have" and not any(c.dep_ in {"poss", "prep"} for c in noun.children):
            for subject in (c for c in verb.children if c.dep_ == "nsubj"):
                yield from self._phrases.spread("of", subject, "have")

    def _inserted(self, noun: Token) -> list[Token]:
        """The second complement in "is a founding member, and a representative, of X"."""
        if noun.dep_ != "attr":
            return []
        others = (c for c in noun.head.children if c.dep_ == "conj" and 0 < c.i - noun.i <= _NEAR + 1)
        return [c for c in others if any(self._block.doc[p.i - 1].text == "," for p in prepositions(c))]

    def _several(self, one: Token) -> Token:
        """The nouns in "one of the songwriters of X"; another word itself."""
        behind = (t for p in one.children if one.lower_ == "one" and p.lower_ == "of" for t in p.children)
        return next((t for t in behind if t.dep_ == "pobj"), one)

    def _first_said(self, noun: Token) -> Token:
        """The first of the nouns for persons that say side by side what somebody is."""
        first = noun
        while (
            first.dep_ in {"conj", "appos"}
            and first.head.i not in self._block.by_head
            and self._block.lexicon.noun_types.get(first.head.lemma_.lower()) == "PERSON"
        ):
            first = first.head
        return first
