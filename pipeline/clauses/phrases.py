"""Arguments spread out: coordination, enumeration, lists behind a colon, and what stands behind a preposition."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.enumerations import split_items, with_examples
from pipeline.clauses.parsed import MADE, ParsedBlock, Phrase
from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import SUBJECTS, antecedent, conjuncts, noun_type
from pipeline.vocabulary.places import PLACE_TYPES

# "Founded Norda with Olof Lind": of a name too.
_BESIDE = {"alongside", "with"}
_NAMING = {"called", "entitled", "named", "titled"}
_PLACE_PREPOSITIONS = {"in", "at", "near", "outside"}


class Phrases:
    """Turns the head of an argument into phrases, one for each thing that is meant."""

    def __init__(self, block: ParsedBlock) -> None:
        self._block = block

    def spread(
        self, role: str, head: Token, preposition: str | None = None, *, coordinated: bool = True
    ) -> Iterator[Phrase]:
        """The argument and, each for itself, what is coordinated with it or listed behind it; for a relative pronoun what it stands
        for."""
        head = antecedent(head) or head
        if head.tag_ == "NNS" and role != "is" and (named := self._apposed(head)) is not None:
            head = named  # "the actors Anna Berg and Olof Lind"
        members = list(conjuncts(head)) if coordinated else [head]
        listed = self._list_behind(members[-1]) if coordinated else []
        for before in head.lefts if coordinated else ():
            # "Louis and Maria Ferrucci": parsers take the first for a modifier of the second.
            if self._block.type_at(before) == "PERSON" and any(c.dep_ == "cc" for c in before.children):
                found = self._block.by_head[before.i][0]
                yield Phrase(role, before, preposition, found.first, found.last)
        for member in members:
            argument = self.phrase_argument(role, member, preposition, members)
            if listed and argument.last is not None and argument.last >= listed[0][0]:
                argument = argument._replace(
                    last=next(i for i in range(member.i, listed[0][0]) if self._block.doc[i].text == ":") - 1
                )
            yield argument
        for first, last, item in listed:
            yield Phrase(role, item, preposition, first, last)

    def _list_behind(self, head: Token) -> list[tuple[int, int, Token]]:
        """The items in "the heads of six countries: A, B and C"."""
        end = max(head.right_edge.i, head.i)
        limit = head.sent.end
        colon = next((t for t in self._block.doc[head.i : min(end + 2, limit)] if t.text == ":"), None)
        if (
            colon is None
            or any(t.pos_ in {"VERB", "AUX"} for t in self._block.doc[head.i : colon.i])
            or (
                head.tag_ not in {"NNS", "NNPS"}
                and not any(t.tag_ in {"NNS", "NNPS"} for t in self._block.doc[head.i : colon.i])
            )
        ):
            return []
        items = list(self.enumerate(colon.i + 1, limit))
        return items if len(items) > 1 and all(i[2].i in self._block.by_head for i in items) else []

    def phrase_argument(self, role: str, head: Token, preposition: str | None, members: list[Token]) -> Phrase:
        """One argument: the mention that a token heads, the name in apposition to a common noun, else the whole noun phrase up to the
        next of its coordinated `members`."""
        found = self._block.by_head.get(head.i)
        if found is None or found[0].kind == "noun":
            # "an organisation – the League of …": the name says which.
            named = self._apposed(head)
            person = named is not None and self._block.by_head[named.i][0].type == "PERSON" and head.dep_ in SUBJECTS
            if named is not None and (role != "is" or person):
                head, found = named, self._block.by_head[named.i]
            elif (name := self._named_before(head) or self._named_behind(head)) is not None:
                return Phrase(role, self._block.doc[name.head], preposition, name.first, name.last)
            elif noun_type(head, self._block.lexicon.noun_types) in MADE and (title := self._block.title_behind(head)):
                return Phrase(role, self._block.doc[title.head], preposition, title.first, title.last)
        if found and found[0].kind in {"name", "noun", "pronoun"}:
            return Phrase(role, head, preposition, found[0].first, found[0].last)
        first, last = head.left_edge.i, head.right_edge.i
        if len(members) > 1:
            last = min([last, *(m.left_edge.i - 1 for m in members if m.i > head.i)])
            while last > head.i and (self._block.doc[last].is_punct or self._block.doc[last].dep_ == "cc"):
                last -= 1
        while first < head.i and self._block.doc[first].dep_ in {"det", "cc", "punct"}:
            first += 1
        return Phrase(role, head, preposition, first, last)

    def _apposed(self, noun: Token) -> Token | None:
        """The name in apposition to a common noun, "an organisation – the League of …": it says which; null without one."""
        if self._block.is_named(noun):
            return None
        return next((c for c in noun.children if c.dep_ == "appos" and self._is_name(c)), None)

    def _is_name(self, token: Token) -> bool:
        found = self._block.by_head.get(token.i)
        return found is not None and found[0].kind == "name"

    def _named_before(self, noun: Token) -> MentionSpan | None:
        """The name in "the Norda group": what is named is such a thing."""
        name = self._block.names_to.get(noun.i - 1)
        modifies = name is not None and all(t.lower_ == "the" or t.i == name.head for t in noun.lefts)
        told = name is not None and name.type == noun_type(noun, self._block.lexicon.noun_types) == "ORG"
        return name if modifies and told and noun.tag_ == "NN" else None

    def _named_behind(self, noun: Token) -> MentionSpan | None:
        """The name in "the city of Lund", "a bank called Norda"."""
        start = noun.i + 2
        between = self._block.doc[noun.i + 1 : start].text
        name = self._block.names_from.get(start) if between == "of" or between in _NAMING else None
        if name is not None and between in _NAMING:
            return name if name.type == self._type_of(noun) else None
        place = self._block.lexicon.noun_types.get(noun.lemma_.lower()) == "GPE" and noun.tag_ == "NN"
        return name if place and name is not None and name.type == "GPE" else None

    def _type_of(self, noun: Token) -> str | None:
        """The type of what a common noun names."""
        return self._block.type_at(noun) or noun_type(noun, self._block.lexicon.noun_types)

    def enumerate(self, start: int, end: int) -> Iterator[tuple[int, int, Token]]:
        """The items of an enumeration in ``doc[start:end]``, split at commas and at the last "and" outside brackets.

        Read from the surface, since parsers lose long lists. Ends at what cannot be an item.
        """
        for begin, stop in with_examples(self._block.doc, split_items(self._block.doc, start, end)):
            head = self._item_head(begin, stop)
            if head is None:
                if any(t.text == "(" for t in self._block.doc[begin:stop]):
                    continue
                return
            yield begin, stop - 1, head

    def _item_head(self, begin: int, stop: int) -> Token | None:
        found = [
            f
            for f, _ in self._block.mentions
            if begin <= f.first < stop
            and f.kind in {"name", "noun"}
            and all(t.pos_ in {"DET", "ADJ", "NOUN", "NUM", "PROPN"} for t in self._block.doc[begin : f.first])
        ]
        if found:
            return self._block.doc[max(found, key=lambda f: f.last - f.first).head]
        nouns = [t for t in self._block.doc[begin:stop] if t.pos_ in {"NOUN", "PROPN"} or t.tag_ == "VBG"]
        if not nouns or (
            self._block.doc[begin].pos_ in {"VERB", "AUX", "SCONJ", "PRON", "ADP"}
            and self._block.doc[begin].tag_ != "VBG"
        ):
            return None
        return next((t for t in nouns if t.head.i < begin or t.head.i >= stop or t.dep_ == "ROOT"), nouns[0])

    def prepositional(self, preposition: Token) -> Iterator[Phrase]:
        """What stands behind a preposition: places as such, other things as obliques, and the places behind those."""
        for target in preposition.children:
            if target.dep_ in {"pobj", "pcomp"} and target.i not in self._block.time_tokens:
                target = antecedent(target) or target
                word = preposition.lower_
                found = self._block.by_head.get(target.i)
                where = word in _PLACE_PREPOSITIONS or (word == "on" and found is not None and found[0].type == "LOC")
                if found and found[0].type in PLACE_TYPES and where:  # "on Lund Island", but no attack on Lund
                    if (nearer := self._nearer_place(preposition, found[0])) is not None:
                        yield Phrase("place", self._block.doc[nearer.head], word, nearer.first, nearer.last)
                    else:
                        yield from self.spread("place", target, word)
                else:
                    yield from self.spread("oblique", target, word)
                    # A place behind a common noun ("in the city of X", "at a ceremony in X") is where it happened.
                    # "With offices in X" is not.
                    inner_ones = target.children if word != "with" else ()
                    leading = set(_PLACE_PREPOSITIONS)
                    if (
                        word in _PLACE_PREPOSITIONS
                        and self._block.lexicon.noun_types.get(target.lemma_.lower()) in PLACE_TYPES
                    ):
                        leading.add("of")  # "in the city of X"
                    for inner in (c for c in inner_ones if c.dep_ == "prep" and c.lower_ in leading):
                        for place in inner.children:
                            known = self._block.by_head.get(place.i)
                            if place.dep_ == "pobj" and known and known[0].type in PLACE_TYPES:
                                yield from self.spread("place", place, word if inner.lower_ == "of" else inner.lower_)
                    yield from self.behind(target)

    def _nearer_place(self, preposition: Token, place: MentionSpan) -> MentionSpan | None:
        """The first place in "in the Bronx, New York", which parsers take for a part of the last; null where the place stands right
        behind its preposition."""
        first = preposition.i + 1
        if first < place.first and self._block.doc[first].dep_ == "det":
            first += 1
        nearer = self._block.names_from.get(first)
        last = nearer
        while last is not None and last.type in PLACE_TYPES and last.last < place.first:
            following = last.last + 2
            if self._block.doc[last.last + 1].text != ",":
                return None
            if following == place.first:
                return nearer
            last = self._block.names_from.get(following)
        return None

    def behind(self, noun: Token) -> Iterator[Phrase]:
        """What follows a common noun beside a verb, as nested arguments: "holds a degree from X"; of an
        organisation, who stands beside."""
        known = self._block.by_head.get(noun.i)
        plain = known is None or known[0].kind == "noun"
        if plain or self._block.type_at(noun) == "ORG":
            for preposition in (c for c in noun.children if c.dep_ == "prep" and (plain or c.lower_ in _BESIDE)):
                for argument in self.prepositional(preposition):
                    yield argument._replace(nesting=argument.nesting + 1)
