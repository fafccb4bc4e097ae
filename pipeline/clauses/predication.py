"""Predication: what a relational noun is said of, by copula, list, apposition, appointment, or as title before a name."""

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein
from spacy.tokens import Token

from pipeline.clauses.complements import Complements
from pipeline.clauses.parsed import ParsedBlock, Phrase
from pipeline.clauses.phrases import Phrases
from pipeline.clauses.subjects import Subjects
from pipeline.parse.syntax import COPULAS, LISTING, SUBJECTS, noun_before
from pipeline.vocabulary.places import PLACE_TYPES

_POINTING = {"following", "these", "follow", "below"}
# "Named chief executive", "served as chief executive": what somebody was made, and what somebody did the work of.
_APPOINTING = {"appoint", "choose", "confirm", "elect", "install", "name", "nominate", "proclaim"}
_SERVING = {"act", "bear", "continue", "join", "know", "operate", "play", "return", "serve", "succeed", "work"}
# "Was set up as a branch of": what something was made.
_MAKING = {"create", "establish", "form", "found", "incorporate", "launch", "set"}
_LONGEST_NAME = 8
_ROLES = _APPOINTING | _SERVING | _MAKING


class Predication:
    """Finds what nouns are said of."""

    def __init__(self, block: ParsedBlock, phrases: Phrases, complements: Complements, subjects: Subjects) -> None:
        self._block = block
        self._phrases = phrases
        self._complements = complements
        self._subjects = subjects

    def of(self, noun: Token) -> Iterator[Phrase]:
        """What a relational noun is said of: by copula, listing, apposition, appointment, or as title before a name."""
        yield from list(self._right_before(noun)) or self.said_of(noun)
        for child in noun.children:
            if (
                child.dep_ == "appos"
                and child.i > noun.i
                and noun.dep_ != "attr"
                and noun_before(child) in {None, noun}
            ):
                # "The minister Anna Berg and Olof Lind": one minister.
                people = self._block.type_at(child) == "PERSON"
                yield from self._phrases.spread("is", child, coordinated=not people or noun.tag_ in {"NNS", "NNPS"})
        if any(c.dep_ == "poss" for c in noun.children) and self._block.doc[noun.i + 1 : noun.i + 2].text == ",":
            # "Olof and his wife, Anna Berg, …": parsers take her for a third.
            person = self._block.names_from.get(noun.i + 2)
            if person is not None and person.type == "PERSON":
                yield Phrase("is", self._block.doc[person.head], None, person.first, person.last)
        if self._block.lexicon.noun_types.get(noun.lemma_.lower()) == "PERSON" and noun.dep_ in {
            *SUBJECTS,
            "pobj",
            "dobj",
        }:
            # "The head of the bank, Anna Berg, said": parsers hang her under the bank.
            for target in (t for p in noun.children if p.dep_ == "prep" for t in p.children):
                for child in target.children:
                    if child.dep_ == "appos" and self._block.type_at(child) == "PERSON" != self._block.type_at(target):
                        yield from self._phrases.spread("is", child)
        if noun.dep_ in {"compound", "nmod"} and noun.head.i in self._block.by_head:
            found = self._block.by_head[noun.head.i][0]
            if noun.i < found.first and found.type in {
                "PERSON",
                self._block.lexicon.noun_types.get(noun.lemma_.lower()),
            }:
                yield Phrase("is", noun.head, None, found.first, found.last)
        if (name := self._block.name_within(noun)) is not None:
            yield Phrase("is", self._block.doc[name.head], None, name.first, name.last)

    def said_of(self, noun: Token) -> Iterator[Phrase]:
        """What a noun is said of by what stands above it in the sentence."""
        above = noun.head
        plain_noun = above.pos_ in {"NOUN", "PROPN"} and above.i not in self._block.by_head
        if (noun.dep_ == "attr" and above.lemma_ in COPULAS) or self._complements.is_stray(noun):
            for subject in self._subjects.of(above):
                if subject.lemma_.lower() != noun.lemma_.lower():
                    yield from self._phrases.spread("is", subject)
        elif (named := self._named_behind(noun)) is not None:
            yield from self._phrases.spread("is", named)
        elif noun.dep_ in SUBJECTS and (above.lemma_ in COPULAS | LISTING or self._misspelt(above)):
            yield from self._listed(above)
        elif noun.dep_ == "conj" and self._is_office_behind(noun):
            yield from self._phrases.spread("is", above, coordinated=False)
        elif noun.dep_ in {"conj", "appos"} and plain_noun:
            yield from self.said_of(above)  # "X is a painter, founder and chairman of Y"
        elif (other := self._relation_around(noun)) is not None:
            yield from self.said_of(other)  # "X, wife of Y and mother of Z"
        elif noun.dep_ == "appos" and self._is_misplaced(noun):
            verb = next((a for a in above.ancestors if a.pos_ == "VERB"), None)
            for subject in self._subjects.of(verb) if verb is not None else ():
                yield from self._phrases.spread("is", subject, coordinated=False)
        elif noun.dep_ == "appos":
            yield from self._phrases.spread("is", above, coordinated=False)
        elif noun.dep_ == "oprd" and above.lemma_ in _APPOINTING:
            yield from self._appointed(above)
        elif (verb := self._complements.served(noun)) is not None and verb.lemma_ in _ROLES:
            yield from self._appointed(verb)
        elif verb is not None and noun.i < verb.i and self._block.doc[self._block.end_of(noun) + 1].text == ",":
            for subject in self._subjects.of(verb):  # "As a member of X, Berg was …"
                if subject.i > noun.i:
                    yield from self._phrases.spread("is", subject)
        elif noun.dep_ in {"advcl", "dep", "npadvmod"} and (behind := self._subject_behind(noun)) is not None:
            yield from self._phrases.spread("is", behind)

    def _subject_behind(self, noun: Token) -> Token | None:
        """The subject in "Born in Lund, the daughter of X, she …", where the parser hangs the daughter on nothing or, as if she were
        a clause, on the verb; null for none."""
        start = self._block.end_of(noun) + 2
        if self._block.doc[start - 1 : start].text != ",":
            return None
        found = (
            t for t in self._block.doc[start : start + _LONGEST_NAME] if t.dep_ in SUBJECTS and t.left_edge.i == start
        )
        return next((t for t in found if self._block.is_named(t)), None)

    def _is_office_behind(self, noun: Token) -> bool:
        """Whether a noun says what the person before a comma is, where the parser coordinates them: "Anna Berg, President and …"."""
        singular = noun.tag_ in {"NN", "NNP"} and self._block.lexicon.noun_types.get(noun.lemma_.lower()) == "PERSON"
        parted = self._block.doc[noun.left_edge.i - 1].text == ","
        return singular and parted and self._block.type_at(noun.head) == "PERSON" and not self._block.is_named(noun)

    def _is_misplaced(self, noun: Token) -> bool:
        """Whether a noun for people stands in apposition to a place: "born in Lund, the son of X, he …"."""
        person = self._block.lexicon.noun_types.get(noun.lemma_.lower()) == "PERSON"
        return person and noun.head.dep_ == "pobj" and self._block.type_at(noun.head) in PLACE_TYPES

    def _named_behind(self, noun: Token) -> Token | None:
        """The second subject in "A native of X, Berg attended Y"; null for another clause."""
        if noun.dep_ not in SUBJECTS:
            return None
        others = (c for c in noun.head.children if c.dep_ in SUBJECTS and c.i > noun.i and self._block.is_named(c))
        return next((c for c in others if self._block.doc[c.left_edge.i - 1].text == ","), None)

    def _right_before(self, noun: Token) -> Iterator[Phrase]:
        """The name in "Lund, capital of X, is …", whatever the parser makes of it."""
        if noun.tag_ != "NN" or self._block.doc[noun.i + 1 : noun.i + 2].text != "of":
            return
        before = reversed(list(self._block.doc[max(noun.i - _LONGEST_NAME, 0) : noun.i]))
        parting = next((t for t in before if t.dep_ not in {"amod", "compound", "det"}), None)
        name = self._block.names_to.get(parting.i - 1) if parting is not None and parting.text == "," else None
        kind = self._block.lexicon.noun_types.get(noun.lemma_.lower())
        if name is not None and kind in {None, name.type}:
            yield Phrase("is", self._block.doc[name.head], None, name.first, name.last)

    def _relation_around(self, noun: Token) -> Token | None:
        """The noun that another is coordinated with where the parser has it as one with the owner: "wife of Y and mother of Z"."""
        owner = noun.head
        if (
            noun.dep_ != "conj"
            or owner.i not in self._block.by_head
            or noun.i in self._block.by_head
            or owner.dep_ != "pobj"
        ):
            return None
        other = owner.head.head
        people = {self._block.lexicon.noun_types.get(t.lemma_.lower()) for t in (noun, other)} == {"PERSON"}
        return other if people and any(c.dep_ == "prep" for c in noun.children) else None

    def _appointed(self, verb: Token) -> Iterator[Phrase]:
        """Who gets or has the office in "X named Y director", "Y was elected president", "Y served as mayor"."""
        objects = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
        for holder in objects or self._subjects.of(verb):
            yield from self._phrases.spread("is", holder)

    def _misspelt(self, verb: Token) -> bool:
        """A listing verb with one wrong letter ("iclude"): a word the model has never seen, one edit away."""
        return (
            verb.is_oov
            and verb.pos_ in {"VERB", "NOUN", "ADJ", "PROPN"}
            and DamerauLevenshtein.distance(verb.lower_, "include", score_cutoff=1) <= 1
        )

    def _listed(self, verb: Token) -> Iterator[Phrase]:
        """The complements of a copula or listing verb, one argument for each item of an enumeration."""
        targets = [
            c
            for c in verb.children
            if c.dep_ in {"attr", "dobj", "oprd", "xcomp"} and c.i > verb.i and c.i not in self._block.time_tokens
        ]
        if not targets:
            return
        first = targets[0]
        if first.dep_ == "xcomp":
            yield Phrase("is", first, "to")
            return
        start = first.left_edge.i
        if first.lemma_.lower() in _POINTING:
            colon = next((t.i for t in self._block.doc[first.i :] if t.text in {":", "–", "-"}), None)
            if colon is None:
                return
            start = colon + 1
        items = list(self._phrases.enumerate(start, first.sent.end))
        if len(items) > 1:
            for begin, end, head in items:
                yield Phrase("is", head, None, begin, end)
        else:
            yield from self._phrases.spread("is", first)
            person = self._block.by_head.get(first.i)
            if not (person and person[0].type == "PERSON"):
                yield from self._misread_title(first)

    def _misread_title(self, attribute: Token) -> Iterator[Phrase]:
        """The person in "has been the representative of B C. D", where the parser takes the name for a complement."""
        for preposition in (c for c in attribute.children if c.dep_ == "prep" and c.lower_ == "of"):
            for target in (t for t in preposition.children if t.dep_ == "pobj"):
                if person := self._block.misread_person(target):
                    yield Phrase("is", target, None, person.first, person.last)
