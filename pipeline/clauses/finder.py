"""The clauses of one parsed block: verbs, relational nouns, nominalisations, events, and what brackets tell."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pipeline.clauses.complements import Complements
from pipeline.clauses.frames import Frames
from pipeline.clauses.nominals import Nominals
from pipeline.clauses.parsed import MADE, ParsedBlock, Phrase
from pipeline.clauses.phrases import Phrases
from pipeline.clauses.possessors import Possessors
from pipeline.clauses.predication import Predication
from pipeline.clauses.status import Status, status_of
from pipeline.clauses.subjects import Subjects
from pipeline.clauses.verbs import Verbs
from pipeline.mentions.span import MentionSpan
from pipeline.mentions.titles import WORK, bracket_before, speaks_of_works
from pipeline.parse.syntax import ARTICLES, noun_type
from pipeline.records import Argument, Clause, Span
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import PLACE_TYPES, country_code

_LONGEST_PHRASE = 8
_PREFIXES = {"ex", "non", "vice"}
_ENDING = {"cease", "stop"}


def find_clauses(
    doc: Doc, mentions: Iterable[MentionSpan], numbers: Iterable[int], lexicon: Lexicon, block: int, offset: int
) -> list[Clause]:
    """The clauses of one parsed block, in the order of their predicate words.

    `mentions` are its mentions, `numbers` their indexes in the document; `block` is its number and `offset` where it starts in the
    document's text.
    """
    return ClauseFinder(ParsedBlock(doc, mentions, numbers, lexicon, block, offset)).find()


class ClauseFinder:
    """Finds the clauses of one parsed block."""

    def __init__(self, block: ParsedBlock) -> None:
        self._block = block
        self._phrases = Phrases(block)
        self._frames = Frames(block, self._phrases)
        self._complements = Complements(block)
        self._subjects = Subjects(block)
        self._possessors = Possessors(block, self._phrases)
        self._predication = Predication(block, self._phrases, self._complements, self._subjects)
        self._nominals = Nominals(block, self._phrases, self._frames)
        self._verbs = Verbs(block, self._phrases, self._frames, self._subjects, self._possessors)

    def find(self) -> list[Clause]:
        """All clauses, in the order of their predicate words."""
        clauses = []
        in_names = {i for f, _ in self._block.mentions if f.kind == "name" for i in range(f.first, f.last + 1)}
        for token in self._block.doc:
            if token.i in self._block.time_tokens or token.i in in_names:
                continue  # "the treaty on establishing X" does not say that X was established
            if any(a.lemma_ in _ENDING for a in (token.head, token.head.head) if a.i != token.i):
                continue  # "ceased to be a member" says neither that it is one nor that it never was
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "prep"}:
                clauses.append(self._verb_clause(token))
            elif token.pos_ in {"NOUN", "PROPN"}:
                clauses.extend(self._noun_clauses(token))
            elif token.lower_ == "native" and token.dep_ == "amod":
                clauses.extend(self._native(token))
        for found, _ in self._block.mentions:
            if found.type == "EVENT" and found.kind in {"name", "noun"}:
                clauses.extend(self._event_clause(self._block.doc[found.head]))
            elif found.type == "PERSON" and found.kind == "name":
                clauses.extend(self._lifespan(found))
                clauses.extend(self._affiliation(found))
            elif found.type in MADE and found.kind == "name":
                clauses.extend(self._release(found))
        return sorted((c for c in clauses if c.arguments or c.leads), key=lambda c: (c.trigger, c.lemma))

    def _verb_clause(self, verb: Token) -> Clause:
        arguments = list(self._verbs.arguments(verb))
        particle = next((c.lower_ for c in verb.children if c.dep_ == "prt" or c.lower_ == "away"), None)
        lemma = f"{verb.lemma_} {particle}" if particle else verb.lemma_
        return self._clause("verb", lemma.lower(), verb, arguments)

    def _lifespan(self, person: MentionSpan) -> Iterator[Clause]:
        """The birth and death in brackets behind a name."""
        trigger = self._block.doc[person.head]
        for vital in self._block.vitals.get(person.first, ()):
            role = "object" if vital.verb == "bear" else "subject"
            yield self._clause(
                "verb",
                vital.verb,
                trigger,
                [
                    Phrase(role, trigger, None, person.first, person.last),
                    self._block.point(vital.time, "in", vital.edge),
                    *(Phrase("place", self._block.doc[p.head], "in", p.first, p.last) for p in vital.places),
                ],
                told=True,
            )

    def _affiliation(self, person: MentionSpan) -> Iterator[Clause]:
        """The organisation in "Anna Berg of the Lund League"."""
        head = self._block.doc[person.head]
        if person.first == person.last:
            return  # "the Sanjak of Lundvik"
        bodies = [
            found
            for preposition in head.children
            if preposition.lower_ == "of" and preposition.i == person.last + 1
            for target in preposition.children
            if target.dep_ == "pobj"
            and (found := self._block.by_head.get(target.i, (None,))[0])
            and found.type == "ORG"
        ]
        if bodies:
            before = self._block.doc[bodies[0].first - 1].lemma_.lower()  # "Anna Berg of the rock group Norda"
            lemma = "band person" if self._block.lexicon.alike.get(before) == "band" else "person"
            owners = [Phrase("of", self._block.doc[b.head], "of", b.first, b.last) for b in bodies]
            yield self._clause("noun", lemma, head, [*owners, Phrase("is", head, None, person.first, person.last)])

    def _release(self, work: MentionSpan) -> Iterator[Clause]:
        """The year in brackets behind a title, or the year before it that is no other's: "The Silent Harbour (1992)", "Lind's
        1992 The Silent Harbour"."""
        trigger = self._block.doc[work.head]
        made = Phrase("object", trigger, None, work.first, work.last)
        if (year := self._year_before(work)) is not None:
            yield self._clause("verb", "release", trigger, [made, self._block.point(year, "in")], told=True)
        opening = work.last + 1
        while opening < len(self._block.doc) and self._block.doc[opening].is_quote:
            opening += 1
        if opening == work.last + 1 and not self._speaks_of_works(trigger.sent):
            return
        inside = (self._block.times_from.get(i) for i in range(opening + 1, opening + _LONGEST_PHRASE))
        time = next((t for t in inside if t is not None), None)
        if (
            time is not None
            and bracket_before(self._block.doc, time) == opening
            and time.last + 1 < len(self._block.doc)
        ):
            point = self._block.point(time, "in", "start" if len(time.times) > 1 else None)
            if self._block.doc[time.last + 1].text in {")", ",", ";"}:
                yield self._clause("verb", "release", trigger, [made, point], told=True)

    def _speaks_of_works(self, sentence: Tokens) -> bool:
        """Whether a sentence speaks of works: by a word for one, or as it names several."""
        if speaks_of_works(sentence, self._block.lexicon):
            return True
        named = (f for f, _ in self._block.mentions if f.kind == "name" and f.type == WORK)
        return sum(sentence.start <= f.first < sentence.end for f in named) > 1

    def _year_before(self, work: MentionSpan) -> MentionSpan | None:
        """The year in "Lind's 1992 The Silent Harbour", "her 1992 Harbour", "1992's Harbour", "the 1992 Lind hit "Harbour""; null
        for others."""
        last = work.first - 1
        while last > 0 and (self._block.doc[last].lower_ in ARTICLES or self._block.doc[last].is_quote):
            last -= 1
        told = last - (self._block.doc[last].text == ",")
        if told > 0 and noun_type(self._block.doc[told], self._block.lexicon.noun_types) in MADE:
            return self._year_within(told)
        owned = last > 0 and self._block.doc[last].text == "'s"
        year = self._block.times_to.get(last - owned)
        if year is None or (
            not owned and (year.first == 0 or self._block.doc[year.first - 1].tag_ not in {"POS", "PRP$"})
        ):
            return None
        return year

    def _year_within(self, noun: int) -> MentionSpan | None:
        """The year before what a work is, with nothing but what belongs to the same phrase between them."""
        for i in range(noun - 1, max(noun - _LONGEST_PHRASE, -1), -1):
            if i in self._block.times_to:
                return self._block.times_to[i]
            token = self._block.doc[i]
            breaks = token.pos_ in {"ADP", "AUX", "CCONJ", "VERB"} and token.dep_ not in {"amod", "compound"}
            if breaks or (token.is_punct and token.text != "-"):
                return None
        return None

    def _dated_work(self, noun: Token) -> Iterator[Clause]:
        """The year before what a work is said to be: "X is a 1992 film"."""
        time = next((f for f, _ in self._block.times if noun.left_edge.i <= f.first and f.last < noun.i), None)
        if time is None or noun_type(noun, self._block.lexicon.noun_types) not in MADE:
            return
        made = [a._replace(role="object") for a in self._predication.said_of(noun)]
        if made:
            yield self._clause("verb", "release", noun, [*made, self._block.point(time, "in")])

    def _native(self, native: Token) -> Iterator[Clause]:
        """Who is one in "her native Lund", "her native city of Lund"."""
        place = native.head
        for whose in (c for c in place.children if c.dep_ == "poss"):
            where = self._phrases.phrase_argument("of", place, "of", [place])
            yield self._clause("noun", "native", native, [where, *self._phrases.spread("is", whose, coordinated=False)])

    def _noun_clauses(self, noun: Token) -> Iterator[Clause]:
        """The relation that a noun names, with owner (`of`) and what it is said of (`is`); and the verb it stands for."""
        lemma = noun.lemma_.lower()
        nominal = self._block.lexicon.nominalisations.get(lemma)
        if nominal is not None and (noun.is_lower or noun.is_sent_start):  # not "Fund for the Establishment of a Court"
            arguments = list(self._nominals.arguments(noun, nominal.of))
            if arguments:
                yield self._clause("verb", nominal.verb, noun, arguments)
        yield from self._dated_work(noun)
        leads = self._leads_list(noun)
        relational = [*self._possessors.of(noun), *self._predication.of(noun)]
        if any(a.role == "is" for a in relational) or leads:
            relational += self._complements.own_times(noun, [*self._frames.times_of(noun), *self._clause_times(noun)])
            yield self._clause("noun", self._phrase(noun), noun, relational, leads=leads)

    def _event_clause(self, noun: Token) -> Iterator[Clause]:
        """A session, a summit with its time or place says that it was held then and there."""
        arguments = [
            *self._frames.obliques(noun),
            *self._frames.times_of(noun),
            *self._frames.following_time(noun),
        ]
        around = list(self._frames.obliques(noun.head)) if noun.head.pos_ == "VERB" else []
        if not any(a.role == "place" for a in [*arguments, *around]):  # "the Lund summit in Oslo" was held in Oslo
            arguments += self._place_before(noun)
        if any(a.role in {"time", "place"} for a in arguments):
            yield self._clause(
                "verb", "hold", noun, [self._phrases.phrase_argument("object", noun, None, [noun]), *arguments]
            )

    def _place_before(self, noun: Token) -> Iterator[Phrase]:
        """The place in "the Moscow session"; a country or a region says whose session it is."""
        for child in noun.lefts:
            known = self._block.by_head.get(child.i)
            if (
                known
                and known[0].type in PLACE_TYPES - {"LOC"}
                and not country_code(self._block.doc[known[0].first : known[0].last + 1].text)
                and known[0].last < noun.i
                and child.dep_ in {"compound", "nmod", "amod"}
            ):
                yield Phrase("place", child, None, known[0].first, known[0].last)

    def _clause_times(self, noun: Token) -> Iterator[Phrase]:
        """The times of the clause that a relational noun stands in: its copula, or the verb of appointing or serving."""
        first = self._complements.first_complement(noun)
        verb = self._complements.served(first) or first.head
        complement = first.dep_ in {"attr", "nsubj", "nsubjpass", "oprd", "pobj"} or self._complements.is_stray(first)
        if complement and verb.pos_ in {"VERB", "AUX"}:
            yield from self._frames.times_of(verb)

    def _first_of_phrase(self, noun: Token) -> int:
        """Where the noun's own phrase starts: its modifiers and a name before it, no article, possessor or time."""
        first = noun.i
        for token in reversed(list(self._block.doc[noun.left_edge.i : noun.i])):
            joining = (
                token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_
            )  # "secretary-general"
            modifying = token.dep_ in {"amod", "compound", "nmod"} and not token.is_punct
            if not (joining or modifying) or token.i in self._block.time_tokens:
                break
            first = token.i
        return first

    def _trigger(self, noun: Token) -> Span:
        """The words that name a relation: "secretary general", "head of state"."""
        complement = self._block.bare_complement(noun)
        return self._block.span(self._first_of_phrase(noun), complement.i if complement else noun.i)

    def _leads_list(self, noun: Token) -> bool:
        return self._block.doc[-1].text == ":" and noun.dep_ in {"nsubj", "ROOT", "nsubjpass", "attr"}

    def _phrase(self, noun: Token) -> str:
        """The noun with its modifiers, as lemmas in lower case, without names; with "of" and a bare noun behind it."""
        words = []
        for token in self._block.doc[noun.left_edge.i : noun.i + 1]:
            inside_name = any(head != noun.i for head in self._block.names_around.get(token.i, ()))
            telling = token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "ADV"} or token.lower_ in _PREFIXES
            if not inside_name and telling and not token.is_punct:
                words.append(token.lower_ if token.lower_ in _PREFIXES else token.lemma_.lower())
        complement = self._block.bare_complement(noun)
        return " ".join([*words, "of", complement.lemma_.lower()] if complement else words)

    def _clause(
        self,
        form: str,
        lemma: str,
        trigger: Token,
        arguments: list[Phrase],
        *,
        leads: bool = False,
        told: bool = False,
    ) -> Clause:
        # What brackets tell does not share the status of the clause around them.
        status = Status(False, "asserted", None) if told else status_of(trigger, self._block.lexicon)
        seen: dict[tuple[str, int], Argument] = {}
        for argument in arguments:
            seen.setdefault((argument.role, argument.head.i), self._argument(argument))
        # The time of an entry ("1992: …") may stand outside the sentence.
        start = min([trigger.sent.start, *(a.first for a in arguments if a.role == "time" and a.first is not None)])
        return Clause(
            form=form,  # type: ignore[arg-type]
            lemma=lemma,
            trigger=self._trigger(trigger) if form == "noun" else self._block.span(trigger.i, trigger.i),
            span=self._block.span(start, trigger.sent.end - 1),
            block=self._block.number,
            arguments=tuple(seen.values()),
            negated=status.negated,
            certainty=status.certainty,  # type: ignore[arg-type]
            attributed_to=self._speaker(status.reporting) if status.reporting else None,
            leads=leads,
        )

    def _argument(self, argument: Phrase) -> Argument:
        head = argument.head
        first = argument.first if argument.first is not None else head.left_edge.i
        last = argument.last if argument.last is not None else head.right_edge.i
        while last > first and (
            (self._block.doc[last].is_punct and self._block.doc[last].text != ")") or self._block.doc[last].is_space
        ):
            last -= 1
        found = self._block.by_head.get(head.i)
        if argument.role == "time":
            found = next(((f, n) for f, n in self._block.times if f.first == first), None)
        start, end = self._block.span(first, last)
        return Argument(
            role=argument.role,  # type: ignore[arg-type]
            start=start,
            end=end,
            head=self._block.span(head.i, head.i),
            lemma=head.lemma_.lower(),
            preposition=argument.preposition,
            nesting=argument.nesting,
            owner_form=argument.owner_form,
            edge=argument.edge,
            framing=argument.framing,
            mention=found[1] if found else None,
        )

    def _speaker(self, verb: Token) -> int | None:
        for subject in self._subjects.of(verb):
            found = self._block.by_head.get(subject.i)
            if found:
                return found[1]
        return None
