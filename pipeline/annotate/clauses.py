"""Clauses: one predicate word with its arguments by logical role, so that rules need not know about syntax.

Undone here, once: passives, relative and participle clauses, shared subjects of coordinated verbs, subjects of
infinitives, nominalisations, coordination and enumeration of arguments, and what makes a clause less than asserted.
The dependency labels are those of spaCy's English pipelines (ClearNLP).
"""

import bisect
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein
from spacy.tokens import Doc, Token

from pipeline.annotate.enumerations import split_items, with_examples
from pipeline.annotate.found import Found
from pipeline.annotate.lifespans import find_vitals
from pipeline.annotate.status import Status, status_of
from pipeline.annotate.syntax import COPULAS, LISTING, conjuncts, is_infinitive, is_passive, kind_of, prepositions
from pipeline.annotate.titles import speaks_of_works
from pipeline.knowledge.lexicon import Lexicon
from pipeline.knowledge.places import PLACE_TYPES
from pipeline.records import Argument, Clause, Span

_PLACE_PREPOSITIONS = {"in", "at", "near", "outside"}
_MADE = {"WORK_OF_ART", "PRODUCT"}
_NEAR = 4
_OWNING = {"of", "in", "at", "for", "to", "with"}
_PREFIXES = {"ex", "non", "vice"}
_POINTING = {"following", "these", "follow", "below"}
_ENDING = {"cease", "stop"}
# "Named chief executive", "served as chief executive": what somebody was made, and what somebody did the work of.
_APPOINTING = {"appoint", "choose", "confirm", "elect", "install", "name", "nominate", "proclaim"}
_SERVING = {"act", "continue", "operate", "play", "serve", "work"}
_CHILDREN = {"child", "daughter", "son"}
_COMMEMORATING = {"anniversary", "bicentenary", "celebration", "centenary", "centennial", "commemoration", "jubilee"}
_BEHIND_ENTRY = {":", "-", "–", "—", "|"}
# "After graduating from X, she …": whoever did the one did the other.
_FRAMING_GERUND = {"after", "before", "since", "to", "upon", "while"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_FRAMES = {"at", "during", "in", "of", "on", "with"}


class _Argument(NamedTuple):
    role: str
    head: Token
    preposition: str | None = None
    first: int | None = None
    last: int | None = None


class ClauseFinder:
    """Finds the clauses of one parsed block. `mentions` are its mentions, `numbers` their indexes in the document."""

    def __init__(
        self, doc: Doc, mentions: Iterable[Found], numbers: Iterable[int], lexicon: Lexicon, block: int, offset: int
    ) -> None:
        self._doc = doc
        self._lexicon = lexicon
        self._block = block
        self._offset = offset
        self._mentions = list(zip(mentions, numbers, strict=True))
        self._by_head: dict[int, tuple[Found, int]] = {}
        for found, number in self._mentions:
            known = self._by_head.get(found.head)
            if known is None or found.last - found.first > known[0].last - known[0].first:
                self._by_head[found.head] = (found, number)
        for found, number in self._mentions:
            if found.type == "WORK_OF_ART" and found.kind == "name":  # parsers read the words of a title as a sentence
                self._by_head |= dict.fromkeys(range(found.first, found.last + 1), (found, number))
        self._times = [(f, n) for f, n in self._mentions if f.kind == "time" and f.type in {"DATE", "TIME"}]
        named = [f for f, _ in self._mentions if f.kind == "name"]
        self._names_from = {f.first: f for f in named}
        self._names_to = {f.last: f for f in named}
        self._times_from = {f.first: f for f, _ in self._times}
        self._times_to = {f.last: f for f, _ in self._times}
        people = [f for f, _ in self._mentions if f.type == "PERSON" and f.kind == "name"]
        places = [f for f, _ in self._mentions if f.kind == "name" and f.type in PLACE_TYPES]
        dated = [f for f, _ in self._times]
        self._vitals = {p.first: find_vitals(doc, p, people, dated, places) for p in people}
        self._lifespans = {v.time.first for vitals in self._vitals.values() for v in vitals}
        self._framed: dict[int, list[Found]] = {}
        for found, _ in self._times:
            for governor in self._governors(found):
                self._framed.setdefault(governor, []).append(found)
        self._events = [f for f, _ in self._mentions if f.type == "EVENT" and f.kind != "time"]
        self._time_tokens = {i for f, _ in self._times for i in range(f.first, f.last + 1)}
        self._entries = self._find_entries()

    def find(self) -> list[Clause]:
        """All clauses, in the order of their predicate words."""
        clauses = []
        in_names = {i for f, _ in self._mentions if f.kind == "name" for i in range(f.first, f.last + 1)}
        for token in self._doc:
            if token.i in self._time_tokens or token.i in in_names:
                continue  # "the treaty on establishing X" does not say that X was established
            if any(a.lemma_ in _ENDING for a in (token.head, token.head.head) if a.i != token.i):
                continue  # "ceased to be a member" says neither that it is one nor that it never was
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "prep"}:
                clauses.append(self._verb_clause(token))
            elif token.pos_ in {"NOUN", "PROPN"}:
                clauses.extend(self._noun_clauses(token))
        for found, _ in self._mentions:
            if found.type == "EVENT" and found.kind in {"name", "noun"}:
                clauses.extend(self._event_clause(self._doc[found.head]))
            elif found.type == "PERSON" and found.kind == "name":
                clauses.extend(self._lifespan(found))
                clauses.extend(self._affiliation(found))
            elif found.type in _MADE and found.kind == "name":
                clauses.extend(self._release(found))
        return sorted((c for c in clauses if c.arguments or c.leads), key=lambda c: (c.trigger, c.lemma))

    # Verbs

    def _verb_clause(self, verb: Token) -> Clause:
        arguments = list(self._verb_arguments(verb))
        return self._clause("verb", verb.lemma_.lower(), verb, arguments)

    def _verb_arguments(self, verb: Token) -> Iterator[_Argument]:
        yield from self._based(verb)
        passive = is_passive(verb)
        surface = list(self._surface_subjects(verb))
        for subject in surface:
            if subject.lower_ != "it" or subject.i in self._by_head:  # "it was decided" has no subject
                yield from self._said_of(verb, "object" if passive else "subject", subject)
                if subject.i not in self._by_head:
                    yield from (a._replace(role="owner") for a in self._own_owners(subject))
        for child in verb.children:
            if child.dep_ == "agent":
                for by in child.children:
                    if by.dep_ in {"pobj", "pcomp"} and by.i not in self._time_tokens:
                        yield from self._spread("subject", by, "by")
            elif child.dep_ in {"dobj", "obj"} and child.i not in self._time_tokens:
                yield from self._spread("object", child)
                yield from self._behind(child)
            elif child.i in self._time_tokens and child.dep_ in {"dobj", "npadvmod"}:
                yield from self._swallowed(verb, child)
            elif child.dep_ in {"attr", "oprd", "acomp"} and child.i not in self._time_tokens:
                yield from self._spread("complement", child)
            elif child.dep_ == "dative":
                target = next((t for t in child.children if t.dep_ == "pobj"), child)
                yield from self._spread("oblique", target, "to")
            elif child.dep_ in {"xcomp", "ccomp"} or (child.dep_ == "advcl" and child.tag_ == "VB"):
                yield _Argument("complement", child, "to" if is_infinitive(child) else None)
        if not passive and not any(c.dep_ in {"dobj", "obj"} for c in verb.children) and verb.dep_ == "relcl":
            antecedent = self._gap(verb)
            if antecedent is not None:
                yield from self._spread("object", antecedent)
        yield from self._obliques(verb)
        yield from self._shared(verb)
        if verb.dep_ == "acomp":
            yield from self._obliques(verb.head)
            yield from self._times_of(verb.head)
        yield from self._events_of(verb)
        yield from self._times_of(verb)

    def _said_of(self, verb: Token, role: str, subject: Token) -> Iterator[_Argument]:
        """A subject with what is coordinated with it, but not behind a clause that describes the first alone: "the Court,
        created in 1993, and the Tribunal"."""
        describing = verb.dep_ in {"acl", "relcl"} and subject.i < verb.i
        for argument in self._spread(role, subject):
            if not (describing and argument.head.i > verb.i):
                yield argument

    def _behind(self, noun: Token) -> Iterator[_Argument]:
        """What stands behind a common noun beside a verb, with a plus before its preposition: "holds a degree from X"."""
        known = self._by_head.get(noun.i)
        if known is None or known[0].kind == "noun":
            for preposition in (c for c in noun.children if c.dep_ == "prep"):
                for argument in self._prepositional(preposition):
                    yield argument._replace(preposition=f"+{argument.preposition}")

    def _swallowed(self, verb: Token, time: Token) -> Iterator[_Argument]:
        """The object in "married Anna Berg March 10, 1972", which parsers take for a part of the time."""
        for found, _ in self._mentions:
            if (
                found.kind == "name"
                and verb.i < found.first
                and found.last + 1 < len(self._doc)
                and found.last + 1 in self._time_tokens
                and self._doc[found.head].head == time
            ):
                yield _Argument("object", self._doc[found.head], None, found.first, found.last)

    def _based(self, verb: Token) -> Iterator[_Argument]:
        """The place and what is there in "the Oslo-based bank Norda"."""
        joined = verb.i > 1 and self._doc[verb.i - 1].text == "-"
        before = verb.i - 2 if joined else verb.i - 1
        place = next((f for f, _ in self._mentions if f.type in PLACE_TYPES and f.last == before), None)
        if verb.dep_ == "amod" and place is not None:
            yield _Argument("place", self._doc[place.head], "in", place.first, place.last)
            noun = verb.head
            titled = noun.dep_ in {"compound", "nmod"} and noun.head.i in self._by_head
            for subject in self._described(noun.head if titled else noun):
                yield from self._spread("object", subject)

    def _is_named(self, token: Token) -> bool:
        known = self._by_head.get(token.i)
        return known is not None and known[0].kind != "noun"

    def _type_at(self, token: Token) -> str | None:
        known = self._by_head.get(token.i)
        return known[0].type if known else None

    def _events_of(self, verb: Token) -> Iterator[_Argument]:
        """ "At the session": an event that frames the clause, wherever the parser hung it."""
        for found in self._events:
            preposition = self._preposition_before(found)
            if preposition in {"at", "during"} and verb.i in self._governors(found):
                yield _Argument("oblique", self._doc[found.head], preposition, found.first, found.last)

    def _surface_subjects(self, verb: Token) -> Iterator[Token]:
        """The tokens that stand as subject of a verb form, here or in the clause that lends it."""
        own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "csubj"} and c.i not in self._time_tokens]
        if own:
            for subject in own:
                relative = subject.tag_ in {"WDT", "WP"} or subject.lower_ == "that"
                if relative:
                    antecedent = self._antecedent(verb)
                    if antecedent is not None:
                        yield from self._described(antecedent)
                else:
                    yield subject
            return
        if verb.lemma_ == "be" and (named := self._before_brackets(verb)) is not None:
            yield named
        elif (verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}) or (
            verb.dep_ == "acomp" and verb.head.lemma_ in COPULAS
        ):
            yield from self._surface_subjects(verb.head)
        elif verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG", "VBD"}:
            yield from self._described(verb.head)
        elif verb.dep_ == "advcl" and (
            verb.tag_ == "VBN" or (verb.tag_ == "VBG" and not any(c.dep_ == "mark" for c in verb.children))
        ):
            yield from self._surface_subjects(verb.head)
        elif verb.dep_ == "pcomp" and verb.head.lower_ in _FRAMING_GERUND:
            governor = next((a for a in verb.ancestors if a.pos_ in {"VERB", "AUX"}), None)
            if governor is not None:
                yield from self._surface_subjects(governor)
        elif verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}:
            controller = [c for c in verb.head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i]
            if controller:
                yield from controller
            else:
                yield from (t for t in self._surface_subjects(verb.head) if t.lower_ != "it")

    def _before_brackets(self, verb: Token) -> Token | None:
        """The name in "Anna Berg (born 1950; died 2011) was …", where the parser loses it among the words in brackets, and a title
        that it reads as something else ("Across the Harbour is …")."""
        closing = verb.i - 1
        title = self._names_to.get(closing)
        if title is not None and title.type in _MADE:
            return self._doc[title.head]
        while closing > 0 and self._doc[closing].text == ")":
            opening = next((t.i for t in reversed(self._doc[:closing]) if t.text == "("), 0)
            named = self._names_to.get(opening - 1)
            if named is not None:
                return self._doc[named.head]
            closing = opening - 1
        return None

    def _described(self, noun: Token) -> Iterator[Token]:
        """What a noun with a clause behind it is: in "X is a bank founded in 1990" it is X that was founded."""
        while noun.dep_ == "pobj" and noun.head.lower_ == "of" and not self._is_named(noun):
            # "A maker of boats based in X": parsers say that the boats are based there.
            if kind_of(noun.head.head, self._lexicon.kinds) != "ORG":
                break
            noun = noun.head.head
        while noun.dep_ in {"pobj", "conj"} and (made := self._made_by(noun)) is not None:
            noun = made
        found = self._by_head.get(noun.i)
        named = found is not None and found[0].kind == "name"
        if noun.dep_ == "appos" and not named and (owner := self._by_head.get(noun.head.i)) and owner[0].kind == "name":
            yield noun.head
            return
        complement = noun.head if noun.dep_ == "conj" and noun.head.dep_ == "attr" else noun
        if complement.dep_ == "attr" and complement.head.lemma_ in COPULAS and not named:
            subjects = [s for s in self._surface_subjects(complement.head) if s.i != noun.i and s.lower_ != "there"]
            yield from subjects or [noun]
        elif noun.dep_ == "nsubj" and not named and (name := self._named_complement(noun.head)) is not None:
            yield name  # "the oldest school, founded in 1950, is X"
        else:
            yield noun

    def _named_complement(self, verb: Token) -> Token | None:
        """The name in "… is X"; null for another verb or complement."""
        if verb.lemma_ != "be":
            return None
        complement = next((c for c in verb.children if c.dep_ == "attr"), None)
        found = self._by_head.get(complement.i) if complement is not None else None
        return complement if found and found[0].kind == "name" and found[0].type != "NORP" else None

    def _made_by(self, noun: Token) -> Token | None:
        """The work in "a novel by Anna Berg, published in X", where parsers say that she was published; null for others."""
        while noun.dep_ == "conj":
            noun = noun.head
        work = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "by" else None
        return work if work is not None and kind_of(work, self._lexicon.kinds) in _MADE else None

    def _antecedent(self, verb: Token) -> Token | None:
        """What "which", "who" or "that" stands for. A clause that says what resulted stands for no noun."""
        head = (
            verb.head
            if verb.dep_ in {"relcl", "acl"}
            else verb.head.head
            if verb.dep_ == "conj" and verb.head.dep_ == "relcl"
            else None
        )
        return head if head is not None and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} else None

    def _gap(self, verb: Token) -> Token | None:
        """The antecedent of an object relative clause ("the treaty that they signed")."""
        has_subject = any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in verb.children)
        return verb.head if has_subject and verb.head.pos_ in {"NOUN", "PROPN"} else None

    def _obliques(self, head: Token) -> Iterator[_Argument]:
        for preposition in prepositions(head):
            for target in preposition.children:
                if target.dep_ == "prep":
                    yield from (
                        a._replace(preposition=f"{preposition.lower_} {a.preposition}")
                        for a in self._prepositional(target)
                    )
            yield from self._prepositional(preposition)
        for found in self._framed.get(head.i, ()):
            # "born on 3 May 1950 in B": parsers hang the place under the time.
            for preposition in (c for c in self._doc[found.head].children if c.dep_ == "prep" and c.i > found.last):
                yield from self._prepositional(preposition)

    def _shared(self, verb: Token) -> Iterator[_Argument]:
        """What two verbs side by side have in common: "was born and raised in B"."""
        for other in (c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i - verb.i <= 2):
            yield from self._obliques(other)
            yield from self._times_of(other)

    def _prepositional(self, preposition: Token) -> Iterator[_Argument]:
        for target in preposition.children:
            if target.dep_ in {"pobj", "pcomp"} and target.i not in self._time_tokens:
                word = preposition.lower_
                found = self._by_head.get(target.i)
                if found and found[0].type in PLACE_TYPES and word in _PLACE_PREPOSITIONS:
                    yield from self._spread("place", target, word)
                else:
                    yield from self._spread("oblique", target, word)
                    # A place behind a common noun ("in the city of X", "at a ceremony in X") is where it happened.
                    # "With offices in X" is not.
                    inner_ones = target.children if word != "with" else ()
                    leading = set(_PLACE_PREPOSITIONS)
                    if word in _PLACE_PREPOSITIONS and self._lexicon.kinds.get(target.lemma_.lower()) in PLACE_TYPES:
                        leading.add("of")  # "in the city of X"
                    for inner in (c for c in inner_ones if c.dep_ == "prep" and c.lower_ in leading):
                        for place in inner.children:
                            known = self._by_head.get(place.i)
                            if place.dep_ == "pobj" and known and known[0].type in PLACE_TYPES:
                                yield from self._spread("place", place, word if inner.lower_ == "of" else inner.lower_)
                    yield from self._behind(target)

    # Lifespans

    def _lifespan(self, person: Found) -> Iterator[Clause]:
        """The birth and death in brackets behind a name."""
        trigger = self._doc[person.head]
        for vital in self._vitals.get(person.first, ()):
            role = "object" if vital.verb == "bear" else "subject"
            yield self._clause(
                "verb",
                vital.verb,
                trigger,
                [
                    _Argument(role, trigger, None, person.first, person.last),
                    self._point(vital.time, vital.point),
                    *(_Argument("place", self._doc[p.head], "in", p.first, p.last) for p in vital.places),
                ],
                told=True,
            )

    def _affiliation(self, person: Found) -> Iterator[Clause]:
        """The organisation in "Anna Berg of the Lund League"."""
        head = self._doc[person.head]
        owners = [
            _Argument("of", self._doc[found.head], "of", found.first, found.last)
            for preposition in head.children
            if preposition.lower_ == "of" and preposition.i == person.last + 1
            for target in preposition.children
            if target.dep_ == "pobj" and (found := self._by_head.get(target.i, (None,))[0]) and found.type == "ORG"
        ]
        if owners:
            yield self._clause(
                "noun", "person", head, [*owners, _Argument("is", head, None, person.first, person.last)]
            )

    # Works

    def _release(self, work: Found) -> Iterator[Clause]:
        """The year in brackets behind a title, or the year before it that is no other's: "The Silent Harbour (1992)", "Lind's
        1992 The Silent Harbour"."""
        trigger = self._doc[work.head]
        made = _Argument("object", trigger, None, work.first, work.last)
        if (year := self._year_before(work)) is not None:
            yield self._clause("verb", "release", trigger, [made, self._point(year, "in")], told=True)
        opening = work.last + 1
        while opening < len(self._doc) and self._doc[opening].is_quote:
            opening += 1
        if opening == work.last + 1 and not speaks_of_works(trigger.sent, self._lexicon):
            return
        time = self._times_from.get(opening + 1)
        if time is not None and self._doc[opening].text == "(" and time.last + 1 < len(self._doc):
            point = self._point(time, "start" if len(time.times) > 1 else "in")
            if self._doc[time.last + 1].text in {")", ",", ";"}:
                yield self._clause("verb", "release", trigger, [made, point], told=True)

    def _year_before(self, work: Found) -> Found | None:
        """The year in "Lind's 1992 The Silent Harbour", "her 1992 Harbour", "1992's Harbour"; null for others."""
        last = work.first - 1
        while last > 0 and (self._doc[last].dep_ == "det" or self._doc[last].is_quote):
            last -= 1
        owned = last > 0 and self._doc[last].text == "'s"
        year = self._times_to.get(last - owned)
        if year is None or (not owned and (year.first == 0 or self._doc[year.first - 1].tag_ not in {"POS", "PRP$"})):
            return None
        return year

    def _dated_work(self, noun: Token) -> Iterator[Clause]:
        """The year before what a work is: "X is a 1992 film", "the 1992 film X"."""
        time = next((f for f, _ in self._times if noun.left_edge.i <= f.first and f.last < noun.i), None)
        if time is None or kind_of(noun, self._lexicon.kinds) not in _MADE:
            return
        made = [a._replace(role="object") for a in self._bearers(noun)]
        if (title := self._title_behind(noun)) is not None:
            made.append(_Argument("object", self._doc[title.head], None, title.first, title.last))
        if made:
            yield self._clause("verb", "release", noun, [*made, self._point(time, "in")])

    def _title_behind(self, noun: Token) -> Found | None:
        """The title right behind what a work is, whatever the parser makes of it: 'the 1992 single "Blue Harbour"'."""
        start = noun.i + 1
        while start < len(self._doc) and (
            self._doc[start].is_quote or self._doc[start].text == "," or self._doc[start].dep_ == "det"
        ):
            start += 1
        title = self._names_from.get(start)
        return title if title is not None and title.type in _MADE else None

    def _point(self, time: Found, preposition: str | None) -> _Argument:
        return _Argument("time", self._doc[time.head], preposition, time.first, time.last)

    # Times

    def _times_of(self, head: Token) -> Iterator[_Argument]:
        framed = self._framed.get(head.i, ())
        if not framed and (when := self._time_of_when(head)) is not None:
            yield self._point(when, None)
        if not framed and (entry := self._entry_of(head)) is not None:
            framed = [entry]
        for found in framed:
            if found.first not in self._lifespans:
                yield self._point(found, self._preposition_before(found))

    def _time_of_when(self, verb: Token) -> Found | None:
        """The time in "since 1950, when X was founded"; null where "when" takes up none."""
        if verb.dep_ not in {"relcl", "advcl"} or not any(c.lower_ == "when" for c in verb.children):
            return None
        first = verb.left_edge.i
        time = self._times_to.get(first - 1) or self._times_to.get(first - 2)
        return time if time is not None and time.head != verb.i else None

    def _find_entries(self) -> dict[int, tuple[Found, int]]:
        """The times that begin an entry of a chronicle ("1992: The office was opened."), by the start of its first sentence
        behind the time, with where that ends."""
        doc, found = self._doc, {}
        ends = [s.end for s in doc.sents]
        for time, _ in self._times:
            behind = time.last + 1
            first = time.first == 0 or (time.first == 1 and doc[0].lower_ in {"in", "on"})
            marks = _BEHIND_ENTRY if first else {":"}
            if (first or doc[time.first - 1].text in {".", ";"}) and behind < len(doc) and doc[behind].text in marks:
                place = bisect.bisect_right(ends, behind + 1)
                if place < len(ends):
                    found[behind] = (time, ends[place])
        return found

    def _entry_of(self, verb: Token) -> Found | None:
        """The time of the entry in whose first sentence a verb is that of a main clause; null for others."""
        start = next((b for b in reversed(self._entries) if b < verb.i), None)
        if verb.pos_ not in {"VERB", "AUX"} or start is None or verb.i >= self._entries[start][1]:
            return None
        while verb.dep_ in {"conj", "parataxis"} and verb.head.pos_ in {"VERB", "AUX"} and verb.head.i > start:
            verb = verb.head
        main = verb.dep_ in {"ROOT", "parataxis", "appos", "conj"}
        return self._entries[start][0] if main or (verb.dep_ == "acl" and verb.head.i in self._time_tokens) else None

    def _governors(self, frame: Found) -> list[int]:
        """The predicate words that a time or an event frames.

        It is the nearest verb, or noun that says the same as a verb or names an event, above it; where that is the
        infinitive of what somebody decided or planned, the deciding too. Parsers often hang a time at the end of a
        sentence on its last noun, so plain nouns are passed over, unless the time is of the thing itself ("a plan for 2030").
        """
        token = self._doc[frame.head]
        preposition = self._preposition_before(frame)
        # "The ratification of the 1970 convention": the year is the convention's.
        named = token.head if token.dep_ != "pobj" and frame.last < token.head.i and token.head.dep_ == "pobj" else None
        while token.head.i != token.i:
            previous, token = token, token.head
            if frame.first <= token.i <= frame.last:
                continue
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "prep"}:
                deciding = token.dep_ == "xcomp" and token.head.lemma_.lower() in self._lexicon.planning
                return [token.i, token.head.i] if deciding else [token.i]
            if token.pos_ not in {"NOUN", "PROPN"}:
                continue
            if named is not None and self._is_eventive(token) and named.head.head.i == token.i:
                return [named.i]
            if preposition in {"for", "of"} and previous.i > token.i:
                return [token.i]
            parted = previous.i > token.i and self._doc[previous.left_edge.i - 1].text == ","
            if (self._is_eventive(token) or (self._is_office_beside(token) and previous.i > token.i)) and not parted:
                return [token.i]
        return [token.i] if token.pos_ in {"NOUN", "PROPN"} else []

    def _is_office_beside(self, noun: Token) -> bool:
        """Whether a noun says in apposition what a person is: "Larsen, chair of the council from 1992 to 1996, …"."""
        first = noun.head if noun.dep_ == "conj" else noun
        person = self._by_head.get(first.head.i) if first.dep_ == "appos" else None
        return person is not None and person[0].type == "PERSON"

    def _is_eventive(self, noun: Token) -> bool:
        lemma = noun.lemma_.lower()
        return lemma in self._lexicon.nominalisations or self._lexicon.types.get(lemma) == "EVENT"

    def _preposition_before(self, found: Found) -> str | None:
        for i in range(found.first - 1, max(found.first - 4, -1), -1):
            token = self._doc[i]
            if token.pos_ in {"ADP", "SCONJ"}:
                return token.lower_
            if token.pos_ not in {"DET", "PROPN", "ADJ"}:
                return None
        return None

    # Nouns

    def _noun_clauses(self, noun: Token) -> Iterator[Clause]:
        """The relation that a noun names, with owner (`of`) and what it is said of (`is`); and the verb it stands for."""
        lemma = noun.lemma_.lower()
        nominal = self._lexicon.nominalisations.get(lemma)
        if nominal is not None:
            arguments = list(self._nominal_arguments(noun, nominal.of))
            if arguments:
                yield self._clause("verb", nominal.verb, noun, arguments)
        yield from self._dated_work(noun)
        leads = self._leads_list(noun)
        relational = [*self._owners(noun), *self._fillers(noun)]
        if any(a.role == "is" for a in relational) or leads:
            relational += self._own_times(noun, [*self._times_of(noun), *self._clause_times(noun)])
            yield self._clause("noun", self._phrase(noun), noun, relational, leads=leads)

    def _event_clause(self, noun: Token) -> Iterator[Clause]:
        """A session, a summit with its time or place says that it was held then and there."""
        arguments = [
            *self._obliques(noun),
            *self._times_of(noun),
            *self._following_time(noun),
        ]
        around = list(self._obliques(noun.head)) if noun.head.pos_ == "VERB" else []
        if not any(a.role == "place" for a in [*arguments, *around]):  # "the Lund summit in Oslo" was held in Oslo
            arguments += self._place_before(noun)
        if any(a.role in {"time", "place"} for a in arguments):
            yield self._clause("verb", "hold", noun, [self._phrase_argument("object", noun, None, [noun]), *arguments])

    def _following_time(self, noun: Token) -> Iterator[_Argument]:
        """A time right behind an event's phrase, or before its head ("the March 2004 session"), wherever the parser hung it."""
        found = self._by_head.get(noun.i)
        end = found[0].last if found else noun.right_edge.i
        for time, _ in self._times:
            if time in self._framed.get(noun.i, ()):
                continue
            between = self._doc[end + 1 : time.first]
            behind = time.first > end and len(between) == 1 and between[0].pos_ == "ADP"
            if behind or (noun.left_edge.i <= time.first and time.last < noun.i):
                yield self._point(time, between[0].lower_ if behind else None)

    def _place_before(self, noun: Token) -> Iterator[_Argument]:
        """The place in "the Moscow session"."""
        for child in noun.lefts:
            known = self._by_head.get(child.i)
            if (
                known
                and known[0].type in PLACE_TYPES
                and known[0].last < noun.i
                and child.dep_ in {"compound", "nmod", "amod"}
            ):
                yield _Argument("place", child, None, known[0].first, known[0].last)

    def _nominal_arguments(self, noun: Token, of: str) -> Iterator[_Argument]:
        other = "subject" if of == "object" else "object"
        complements = [
            t
            for p in noun.children
            if p.dep_ == "prep" and p.lower_ in {"of", "in"}
            for t in p.children
            if t.dep_ == "pobj" and self._is_thing(t)
        ]
        for preposition in (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "by"):
            for agent in preposition.children:
                yield from self._spread("subject", agent, "by")
        possessors = [c for c in noun.children if c.dep_ == "poss"]
        modifiers = [
            c
            for c in noun.lefts
            if c.dep_ in {"compound", "nmod", "amod"} and c.i in self._by_head and self._by_head[c.i][0].kind == "name"
        ]
        for target in complements:
            yield from self._spread(of, target)
        for modifier in modifiers:
            yield from self._spread(of if not complements else other, modifier)
        for possessor in possessors:
            yield from self._spread(other if complements or modifiers else of, possessor)
        yield from self._obliques(noun)
        times = list(self._times_of(noun)) or list(self._following_time(noun))
        remembered = noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in _COMMEMORATING
        if remembered:
            times = [t for t in times if t.head.i > noun.i]  # "the 1999 anniversary of the birth of X"
        yield from times
        if not remembered and not times and complements + modifiers + possessors:
            yield from self._framed_time(noun)

    def _is_thing(self, token: Token) -> bool:
        found = self._by_head.get(token.i)
        return token.i not in self._time_tokens and not (
            found and found[0].type in PLACE_TYPES and token.head.lower_ == "in"
        )

    def _framed_time(self, noun: Token) -> Iterator[_Argument]:
        """The time of the clause around a nominalisation that frames it ("as part of its chairmanship, on D, …") or results from it."""
        if noun.dep_ != "pobj" or noun.head.lower_ not in _FRAMES:
            return  # neither "announced the creation of X on D" nor "ruled from D until his death" date it
        verb = next((a for a in noun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        while verb is not None:
            times = list(self._times_of(verb))
            if times:
                yield from (a._replace(preposition="within") for a in times)
                return
            verb = (
                next((a for a in verb.ancestors if a.pos_ in {"VERB", "AUX"}), None) if verb.dep_ == "relcl" else None
            )

    def _clause_times(self, noun: Token) -> Iterator[_Argument]:
        """The times of the clause that a relational noun stands in: its copula, or the verb of appointing or serving."""
        first = self._first_complement(noun)
        verb = self._served(first) or first.head
        complement = first.dep_ in {"attr", "nsubj", "nsubjpass", "oprd", "pobj"} or self._is_stray(first)
        if complement and verb.pos_ in {"VERB", "AUX"}:
            yield from self._times_of(verb)

    def _first_complement(self, noun: Token) -> Token:
        """The noun itself, or that which it is coordinated with or stands in apposition to as complement of a verb."""
        first = noun
        while first.dep_ in {"conj", "appos"} and first.head.pos_ in {"NOUN", "PROPN"} and not self._is_stray(first):
            first = first.head
        return first if first.dep_ in {"attr", "oprd"} or self._is_stray(first) else noun

    def _is_stray(self, noun: Token) -> bool:
        """Whether a noun is a further complement of a copula that the parser did not know as one: "became minister in
        1990, ambassador in 1994"."""
        return (
            noun.dep_ in {"conj", "npadvmod"}
            and noun.head.lemma_ in COPULAS
            and noun.i not in self._time_tokens
            and any(c.dep_ == "attr" for c in noun.head.children)
        )

    def _served(self, noun: Token) -> Token | None:
        """The verb of "served as mayor and as minister", for either; null for another noun."""
        if noun.dep_ != "pobj" or noun.head.lower_ != "as":
            return None
        above = noun.head.head
        while above.pos_ == "ADP" and above.head.i != above.i:
            above = above.head
        return above

    def _own_times(self, noun: Token, times: list[_Argument]) -> list[_Argument]:
        """Of the times of a clause those of this noun, where it says several things with times between them: "chair from
        1992 to 1996 and president since 1997"."""
        beside = self._beside(noun)
        if len(beside) < 2 or not any(beside[0] < t.head.i < beside[-1] for t in times):
            return times
        following = next((i for i in beside if i > noun.i), len(self._doc))
        return [t for t in times if noun.i < t.head.i < following]

    def _beside(self, noun: Token) -> list[int]:
        """Where a noun and those coordinated with it stand, in order."""
        if verb := self._served(noun):
            return [t.i for t in verb.subtree if self._served(t) == verb]
        first = self._first_complement(noun)
        if first.head.lemma_ in COPULAS and first.i not in self._by_head:
            complements = [c for c in first.head.children if c.dep_ == "attr" or self._is_stray(c)]
            return [t.i for t in first.head.subtree if self._first_complement(t) in complements]
        return sorted([noun.i, *(c.i for c in noun.conjuncts if c.pos_ in {"NOUN", "PROPN"})])

    def _owners(self, noun: Token) -> Iterator[_Argument]:
        """Whose or of what a relational noun is."""
        yield from self._own_owners(noun)
        yield from self._shared_owners(noun)

    def _own_owners(self, noun: Token) -> Iterator[_Argument]:
        complement = self._bare_complement(noun)
        for child in noun.children:
            if child.dep_ == "poss":
                yield from self._spread("of", child, "poss")
            elif child.dep_ in {"compound", "nmod", "amod"} and child.i in self._by_head and child.i < noun.i:
                found = self._by_head[child.i][0]
                if found.kind == "name" and found.last < noun.i:
                    yield _Argument("of", child, "compound", found.first, found.last)
        for preposition in prepositions(noun):
            if preposition.lower_ not in _OWNING or self._is_excluded(preposition):
                continue
            for target in preposition.children:
                if complement is not None and target.i == complement.i:
                    yield from self._own_owners(target)
                    continue
                misread = self._misread_person(target) is not None
                if target.dep_ == "pobj" and target.i not in self._time_tokens and not misread:
                    yield from self._spread("of", target, preposition.lower_)
                    yield from self._second_parent(noun, target)
                    yield from self._seats_behind(target, {"at", "for", "in", "with"})
        if not any(c.dep_ == "poss" for c in noun.children):
            for token in noun.lefts:
                if token.dep_ in {"compound", "nmod"} and token.i not in self._by_head:
                    for inner in token.lefts:
                        if inner.i in self._by_head and self._by_head[inner.i][0].kind == "name":
                            found = self._by_head[inner.i][0]
                            yield _Argument("of", inner, "compound", found.first, found.last)

    def _second_parent(self, noun: Token, first: Token) -> Iterator[_Argument]:
        """The other person in "son of Olof Lind, Earl of X, and Anna Berg", wherever the parser hangs her."""
        if noun.lemma_.lower() not in _CHILDREN or self._type_at(first) != "PERSON":
            return
        for i in range(first.i + 2, first.right_edge.i + 1):
            other = self._names_from.get(i)
            if other is not None and other.type == "PERSON" and self._doc[i - 1].lower_ == "and":
                yield _Argument("of", self._doc[other.head], "of", other.first, other.last)

    def _seats_behind(self, word: Token, prepositions: set[str]) -> Iterator[_Argument]:
        """The organisation behind what an office is about ("professor of art history at X") or behind its verb."""
        for preposition in (c for c in word.children if c.dep_ == "prep" and c.lower_ in prepositions):
            for target in preposition.children:
                if target.dep_ == "pobj" and self._type_at(target) == "ORG":
                    yield from self._spread("of", target, preposition.lower_)

    def _is_excluded(self, preposition: Token) -> bool:
        """ "A member of X but not of Y"."""
        return preposition.i > 0 and self._doc[preposition.i - 1].lower_ == "not"

    def _shared_owners(self, noun: Token) -> Iterator[_Argument]:
        """Owners that the parser gives to another word: "founder and chairman of X", "professor of botany at X"."""
        if not any(c.dep_ in {"poss", "prep"} for c in noun.children):
            partners = [c for c in noun.children if c.dep_ == "conj" and c.i - noun.i <= _NEAR]
            partners += [noun.head] if noun.dep_ == "conj" and noun.i - noun.head.i <= _NEAR else []
            for partner in partners:
                if partner.i not in self._by_head and partner.pos_ in {"NOUN", "PROPN"}:
                    yield from self._own_owners(partner)
            first = self._first_said(noun)
            for preposition in (c for c in first.children if c.dep_ == "prep" and c.i > noun.i and first.i != noun.i):
                if preposition.lower_ in _OWNING:  # "businessman, founder and chairman of X"
                    for target in (
                        c for c in preposition.children if c.dep_ == "pobj" and c.i not in self._time_tokens
                    ):
                        yield from self._spread("of", target, preposition.lower_)
        verb = noun.head
        if noun.dep_ in {"attr", "oprd"} and verb.pos_ in {"VERB", "AUX"}:
            yield from self._seats_behind(verb, {"at"})
        if noun.dep_ == "dobj" and verb.lemma_ == "have" and not any(c.dep_ in {"poss", "prep"} for c in noun.children):
            for subject in (c for c in verb.children if c.dep_ == "nsubj"):
                yield from self._spread("of", subject, "have")

    def _first_said(self, noun: Token) -> Token:
        """The first of the nouns for persons that say side by side what somebody is."""
        first = noun
        while (
            first.dep_ in {"conj", "appos"}
            and first.head.i not in self._by_head
            and self._lexicon.kinds.get(first.head.lemma_.lower()) == "PERSON"
        ):
            first = first.head
        return first

    def _fillers(self, noun: Token) -> Iterator[_Argument]:
        """What a relational noun is said of: by copula, listing, apposition, appointment, or as title before a name."""
        yield from self._bearers(noun)
        for child in noun.children:
            if child.dep_ == "appos" and child.i > noun.i and noun.dep_ != "attr":
                # "The minister Anna Berg and Olof Lind": one minister.
                people = self._type_at(child) == "PERSON"
                yield from self._spread("is", child, coordinated=not people or noun.tag_ in {"NNS", "NNPS"})
        if any(c.dep_ == "poss" for c in noun.children) and self._doc[noun.i + 1 : noun.i + 2].text == ",":
            # "Olof and his wife, Anna Berg, …": parsers take her for a third.
            person = self._names_from.get(noun.i + 2)
            if person is not None and person.type == "PERSON":
                yield _Argument("is", self._doc[person.head], None, person.first, person.last)
        if self._lexicon.kinds.get(noun.lemma_.lower()) == "PERSON" and noun.dep_ in {*_SUBJECTS, "pobj", "dobj"}:
            # "The head of the bank, Anna Berg, said": parsers hang her under the bank.
            for target in (t for p in noun.children if p.dep_ == "prep" for t in p.children):
                for child in target.children:
                    if child.dep_ == "appos" and self._type_at(child) == "PERSON" != self._type_at(target):
                        yield from self._spread("is", child)
        if noun.dep_ in {"compound", "nmod"} and noun.head.i in self._by_head:
            found = self._by_head[noun.head.i][0]
            if found.type == "PERSON" and noun.i < found.first:
                yield _Argument("is", noun.head, None, found.first, found.last)

    def _bearers(self, noun: Token) -> Iterator[_Argument]:
        """What a noun is said of by what stands above it in the sentence."""
        above = noun.head
        plain_noun = above.pos_ in {"NOUN", "PROPN"} and above.i not in self._by_head
        if (noun.dep_ == "attr" and above.lemma_ in COPULAS) or self._is_stray(noun):
            for subject in self._surface_subjects(above):
                if subject.lemma_.lower() != noun.lemma_.lower():
                    yield from self._spread("is", subject)
        elif noun.dep_ in {"nsubj", "nsubjpass"} and (above.lemma_ in COPULAS | LISTING or self._misspelt(above)):
            yield from self._listed(above)
        elif noun.dep_ in {"conj", "appos"} and plain_noun:
            yield from self._bearers(above)  # "X is a painter, founder and chairman of Y"
        elif (other := self._relation_around(noun)) is not None:
            yield from self._bearers(other)  # "X, wife of Y and mother of Z"
        elif noun.dep_ == "appos":
            yield from self._spread("is", above, coordinated=False)
        elif noun.dep_ == "oprd" and above.lemma_ in _APPOINTING:
            yield from self._appointed(above)
        elif (verb := self._served(noun)) is not None and verb.lemma_ in _SERVING | _APPOINTING:
            yield from self._appointed(verb)
        elif verb is not None and noun.i < verb.i and self._doc[noun.right_edge.i + 1].text == ",":
            for subject in self._surface_subjects(verb):  # "As a member of X, Berg was …"
                if subject.i > noun.i:
                    yield from self._spread("is", subject)

    def _relation_around(self, noun: Token) -> Token | None:
        """The noun that another is coordinated with where the parser has it as one with the owner: "wife of Y and mother of Z"."""
        owner = noun.head
        if noun.dep_ != "conj" or owner.i not in self._by_head or noun.i in self._by_head or owner.dep_ != "pobj":
            return None
        other = owner.head.head
        people = {self._lexicon.kinds.get(t.lemma_.lower()) for t in (noun, other)} == {"PERSON"}
        return other if people and any(c.dep_ == "prep" for c in noun.children) else None

    def _appointed(self, verb: Token) -> Iterator[_Argument]:
        """Who gets or has the office in "X named Y director", "Y was elected president", "Y served as mayor"."""
        objects = [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
        for holder in objects or self._surface_subjects(verb):
            yield from self._spread("is", holder)

    def _misspelt(self, verb: Token) -> bool:
        """A listing verb with one wrong letter ("iclude"): a word the model has never seen, one edit away."""
        return (
            verb.is_oov
            and verb.pos_ in {"VERB", "NOUN", "ADJ", "PROPN"}
            and DamerauLevenshtein.distance(verb.lower_, "include", score_cutoff=1) <= 1
        )

    def _listed(self, verb: Token) -> Iterator[_Argument]:
        """The complements of a copula or listing verb, one argument for each item of an enumeration."""
        targets = [
            c
            for c in verb.children
            if c.dep_ in {"attr", "dobj", "oprd", "xcomp"} and c.i > verb.i and c.i not in self._time_tokens
        ]
        if not targets:
            return
        first = targets[0]
        if first.dep_ == "xcomp":
            yield _Argument("is", first, "to")
            return
        start = first.left_edge.i
        if first.lemma_.lower() in _POINTING:
            colon = next((t.i for t in self._doc[first.i :] if t.text in {":", "–", "-"}), None)
            if colon is None:
                return
            start = colon + 1
        items = list(self._enumerate(start, first.sent.end))
        if len(items) > 1:
            for begin, end, head in items:
                yield _Argument("is", head, None, begin, end)
        else:
            yield from self._spread("is", first)
            person = self._by_head.get(first.i)
            if not (person and person[0].type == "PERSON"):
                yield from self._misread_title(first)

    def _misread_title(self, attribute: Token) -> Iterator[_Argument]:
        """The person in "has been the representative of B C. D", where the parser takes the name for a complement."""
        for preposition in (c for c in attribute.children if c.dep_ == "prep" and c.lower_ == "of"):
            for target in (t for t in preposition.children if t.dep_ == "pobj"):
                if person := self._misread_person(target):
                    yield _Argument("is", target, None, person.first, person.last)

    def _misread_person(self, target: Token) -> Found | None:
        """The person whose name the parser takes for the head of what stands before it ("of B C. D"); null if it is none."""
        found = self._by_head.get(target.i)
        if found is None or found[0].type != "PERSON":
            return None
        before = self._doc[target.left_edge.i : found[0].first]
        titled = all(t.pos_ != "PROPN" or self._lexicon.kinds.get(t.lower_) == "PERSON" for t in before)
        coordinated = any(t.dep_ == "cc" for t in before)
        return None if titled or coordinated else found[0]

    def _enumerate(self, start: int, end: int) -> Iterator[tuple[int, int, Token]]:
        """The items of an enumeration in ``doc[start:end]``, split at commas and at the last "and" outside brackets.

        Read from the surface, since parsers lose long lists. Ends at what cannot be an item.
        """
        for begin, stop in with_examples(self._doc, split_items(self._doc, start, end)):
            head = self._item_head(begin, stop)
            if head is None:
                if any(t.text == "(" for t in self._doc[begin:stop]):
                    continue
                return
            yield begin, stop - 1, head

    def _item_head(self, begin: int, stop: int) -> Token | None:
        found = [
            f
            for f, _ in self._mentions
            if begin <= f.first < stop
            and f.kind in {"name", "noun"}
            and all(t.pos_ in {"DET", "ADJ", "NOUN", "NUM", "PROPN"} for t in self._doc[begin : f.first])
        ]
        if found:
            return self._doc[max(found, key=lambda f: f.last - f.first).head]
        nouns = [t for t in self._doc[begin:stop] if t.pos_ in {"NOUN", "PROPN"} or t.tag_ == "VBG"]
        if not nouns or (
            self._doc[begin].pos_ in {"VERB", "AUX", "SCONJ", "PRON", "ADP"} and self._doc[begin].tag_ != "VBG"
        ):
            return None
        return next((t for t in nouns if t.head.i < begin or t.head.i >= stop or t.dep_ == "ROOT"), nouns[0])

    def _first_of_phrase(self, noun: Token) -> int:
        """Where the noun's own phrase starts: its modifiers and a name before it, no article, possessor or time."""
        first = noun.i
        for token in reversed(list(self._doc[noun.left_edge.i : noun.i])):
            if token.dep_ not in {"amod", "compound", "nmod"} or token.i in self._time_tokens or token.is_punct:
                break
            first = token.i
        return first

    def _trigger(self, noun: Token) -> Span:
        """The words that name a relation: "secretary general", "head of state"."""
        complement = self._bare_complement(noun)
        return self._span(self._first_of_phrase(noun), complement.i if complement else noun.i)

    def _leads_list(self, noun: Token) -> bool:
        return self._doc[-1].text == ":" and noun.dep_ in {"nsubj", "ROOT", "nsubjpass", "attr"}

    def _phrase(self, noun: Token) -> str:
        """The noun with its modifiers, as lemmas in lower case, without names; with "of" and a bare noun behind it."""
        words = []
        for token in self._doc[noun.left_edge.i : noun.i + 1]:
            inside_name = any(
                f.kind == "name" and f.first <= token.i <= f.last and f.head != noun.i for f, _ in self._mentions
            )
            telling = token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "ADV"} or token.lower_ in _PREFIXES
            if not inside_name and telling and not token.is_punct:
                words.append(token.lower_ if token.lower_ in _PREFIXES else token.lemma_.lower())
        complement = self._bare_complement(noun)
        return " ".join([*words, "of", complement.lemma_.lower()] if complement else words)

    def _bare_complement(self, noun: Token) -> Token | None:
        """The noun in "head of state": right behind "of", without article, and no mention."""
        follow = self._doc[noun.i + 1 : noun.i + 3]
        bare = len(follow) == 2 and follow[0].lower_ == "of" and follow[1].pos_ == "NOUN" and follow[1].dep_ == "pobj"
        return follow[1] if bare and follow[1].i not in self._by_head else None

    # Arguments

    def _spread(
        self, role: str, head: Token, preposition: str | None = None, *, coordinated: bool = True
    ) -> Iterator[_Argument]:
        """The argument and, each for itself, what is coordinated with it or listed behind it."""
        members = list(conjuncts(head)) if coordinated else [head]
        listed = self._list_behind(members[-1]) if coordinated else []
        for before in head.lefts if coordinated else ():
            # "Louis and Maria Ferrucci": parsers take the first for a modifier of the second.
            if self._type_at(before) == "PERSON" and any(c.dep_ == "cc" for c in before.children):
                found = self._by_head[before.i][0]
                yield _Argument(role, before, preposition, found.first, found.last)
        for member in members:
            argument = self._phrase_argument(role, member, preposition, members)
            if listed and argument.last is not None and argument.last >= listed[0][0]:
                argument = argument._replace(
                    last=next(i for i in range(member.i, listed[0][0]) if self._doc[i].text == ":") - 1
                )
            yield argument
        for first, last, item in listed:
            yield _Argument(role, item, preposition, first, last)

    def _list_behind(self, head: Token) -> list[tuple[int, int, Token]]:
        """The items in "the heads of six countries: A, B and C"."""
        end = max(head.right_edge.i, head.i)
        limit = head.sent.end
        colon = next((t for t in self._doc[head.i : min(end + 2, limit)] if t.text == ":"), None)
        if (
            colon is None
            or any(t.pos_ in {"VERB", "AUX"} for t in self._doc[head.i : colon.i])
            or (
                head.tag_ not in {"NNS", "NNPS"}
                and not any(t.tag_ in {"NNS", "NNPS"} for t in self._doc[head.i : colon.i])
            )
        ):
            return []
        items = list(self._enumerate(colon.i + 1, limit))
        return items if len(items) > 1 and all(i[2].i in self._by_head for i in items) else []

    def _phrase_argument(self, role: str, head: Token, preposition: str | None, members: list[Token]) -> _Argument:
        found = self._by_head.get(head.i)
        if found is None or found[0].kind == "noun":
            # "an organisation – the League of …": the name says which.
            named = next(
                (
                    c
                    for c in head.children
                    if c.dep_ == "appos" and c.i in self._by_head and self._by_head[c.i][0].kind == "name"
                ),
                None,
            )
            person = named is not None and self._by_head[named.i][0].type == "PERSON" and head.dep_ in _SUBJECTS
            if named is not None and (role != "is" or person):
                head, found = named, self._by_head[named.i]
            elif kind_of(head, self._lexicon.kinds) in _MADE and (title := self._title_behind(head)):
                return _Argument(role, self._doc[title.head], preposition, title.first, title.last)
        if found and found[0].kind in {"name", "noun", "pronoun"}:
            return _Argument(role, head, preposition, found[0].first, found[0].last)
        first, last = head.left_edge.i, head.right_edge.i
        if len(members) > 1:
            last = min([last, *(m.left_edge.i - 1 for m in members if m.i > head.i)])
            while last > head.i and (self._doc[last].is_punct or self._doc[last].dep_ == "cc"):
                last -= 1
        while first < head.i and self._doc[first].dep_ in {"det", "cc", "punct"}:
            first += 1
        return _Argument(role, head, preposition, first, last)

    # Records

    def _clause(
        self,
        form: str,
        lemma: str,
        trigger: Token,
        arguments: list[_Argument],
        *,
        leads: bool = False,
        told: bool = False,
    ) -> Clause:
        # What brackets tell does not share the status of the clause around them.
        status = Status(False, "asserted", None) if told else status_of(trigger, self._lexicon)
        seen: dict[tuple[str, int], Argument] = {}
        for argument in arguments:
            seen.setdefault((argument.role, argument.head.i), self._argument(argument))
        # The time of an entry ("1992: …") may stand outside the sentence.
        start = min([trigger.sent.start, *(a.first for a in arguments if a.role == "time" and a.first is not None)])
        return Clause(
            form=form,  # type: ignore[arg-type]
            lemma=lemma,
            trigger=self._trigger(trigger) if form == "noun" else self._span(trigger.i, trigger.i),
            span=self._span(start, trigger.sent.end - 1),
            block=self._block,
            arguments=tuple(seen.values()),
            negated=status.negated,
            certainty=status.certainty,  # type: ignore[arg-type]
            attributed_to=self._speaker(status.reporting) if status.reporting else None,
            leads=leads,
        )

    def _argument(self, argument: _Argument) -> Argument:
        head = argument.head
        first = argument.first if argument.first is not None else head.left_edge.i
        last = argument.last if argument.last is not None else head.right_edge.i
        while last > first and ((self._doc[last].is_punct and self._doc[last].text != ")") or self._doc[last].is_space):
            last -= 1
        found = self._by_head.get(head.i)
        if argument.role == "time":
            found = next(((f, n) for f, n in self._times if f.first == first), None)
        return Argument(
            role=argument.role,  # type: ignore[arg-type]
            start=self._span(first, last)[0],
            end=self._span(first, last)[1],
            head=self._span(head.i, head.i),
            lemma=head.lemma_.lower(),
            preposition=argument.preposition,
            mention=found[1] if found else None,
        )

    def _span(self, first: int, last: int) -> Span:
        while last > first and self._doc[last].is_space:
            last -= 1
        while first < last and self._doc[first].is_space:
            first += 1
        end = self._doc[last]
        return self._offset + self._doc[first].idx, self._offset + end.idx + len(end.text)

    def _speaker(self, verb: Token) -> int | None:
        for subject in self._surface_subjects(verb):
            found = self._by_head.get(subject.i)
            if found:
                return found[1]
        return None
