"""Subjects: what stands as subject of a verb form, there or in the clause that lends it."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.parsed import MADE, ParsedBlock
from pipeline.parse.syntax import COPULAS, TAKING_UP, is_bare, noun_type

_BELOW_WORKS = {"acl", "appos", "compound", "conj", "pobj", "prep"}
_SEATED = {"base", "headquarter"}
# The types of what these happen to.
_HAPPENING = {
    **dict.fromkeys(_SEATED | {"co-found", "establish", "form", "found", "incorporate"}, ("ORG",)),
    **dict.fromkeys({"adopt", "conclude", "ratify", "sign"}, ("DOCUMENT", "LAW", "TREATY")),
}
_WRITING = {"compose", "record", "write"}
# "After graduating from X, she …": whoever did the one did the other.
_FRAMING_GERUND = {"after", "before", "since", "to", "upon", "while"}


class Subjects:
    """Finds the tokens that stand as subject."""

    def __init__(self, block: ParsedBlock) -> None:
        self._block = block

    def of(self, verb: Token) -> Iterator[Token]:
        """The tokens that stand as subject of a verb form, here or in the clause that lends it."""
        own = [
            c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "csubj"} and c.i not in self._block.time_tokens
        ]
        if own:
            outside = self._before_brackets(verb)
            for subject in own:
                if outside is not None and outside.i < subject.i:
                    yield outside  # "Anna Berg (3 May 1950, Oslo – 4 June 2011, Lund) was …"
                    continue
                if subject.lower_ in TAKING_UP and (taken := self._block.names_to.get(subject.i - 2)) is not None:
                    # "the albums Norda and Velmora, both released in 1950"
                    last = self._block.doc[taken.head]
                    yield last.head if last.dep_ == "conj" else last
                    continue
                relative = subject.tag_ in {"WDT", "WP"} or subject.lower_ == "that"
                if relative:
                    antecedent = self._antecedent(verb)
                    if antecedent is not None:
                        yield from self.described(antecedent)
                else:
                    yield subject
            return
        if verb.lemma_ == "be" and (named := self._before_brackets(verb)) is not None:
            yield named
        elif (thing := self._thing_before(verb)) is not None:
            yield thing
        elif verb.dep_ == "conj" and verb.head.dep_ == "acl" and self._is_of_works(verb):
            yield from self.described(self._released(verb, verb.head.head))
        elif (verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}) or (
            verb.dep_ == "acomp" and verb.head.lemma_ in COPULAS
        ):
            yield from self.of(verb.head)
        elif (verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG", "VBD"}) or (
            verb.dep_ == "relcl" and verb.tag_ == "VBN" and is_bare(verb)
        ):
            yield from self.described(self._released(verb, self._located(verb, verb.head)))
        elif verb.dep_ == "advcl" and (
            verb.tag_ == "VBN"
            or (verb.tag_ == "VBD" and is_bare(verb))
            or (verb.tag_ == "VBG" and not any(c.dep_ == "mark" for c in verb.children))
        ):
            yield from self.of(verb.head)
        elif verb.dep_ == "pcomp" and verb.head.lower_ in _FRAMING_GERUND:
            governor = next((a for a in verb.ancestors if a.pos_ in {"VERB", "AUX"}), None)
            if governor is not None:
                yield from self.of(governor)
        elif verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}:
            controller = [c for c in verb.head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i]
            if controller:
                yield from controller
            else:
                yield from (t for t in self.of(verb.head) if t.lower_ != "it")

    def _before_brackets(self, verb: Token) -> Token | None:
        """The name in "Anna Berg (born 1950; died 2011) was …", where the parser loses it among the words in brackets, and a title
        that it reads as something else ("Across the Harbour is …")."""
        closing = verb.i - 1
        title = self._block.names_to.get(closing)
        if title is not None and title.type in MADE:
            return self._block.doc[title.head]
        while closing > 0 and self._block.doc[closing].text == ")":
            opening = next((t.i for t in reversed(self._block.doc[:closing]) if t.text == "("), 0)
            named = self._block.names_to.get(opening - 1)
            if named is not None:
                return self._block.doc[named.head]
            closing = opening - 1
        return None

    def described(self, noun: Token) -> Iterator[Token]:
        """What a noun with a clause behind it is: in "X is a bank founded in 1990" it is X that was founded."""
        while noun.dep_ == "pobj" and noun.head.lower_ == "of" and not self._block.is_named(noun):
            # "A maker of boats based in X": parsers say that the boats are based there.
            if noun_type(noun.head.head, self._block.lexicon.noun_types) != "ORG":
                break
            noun = noun.head.head
        while noun.dep_ in {"pobj", "conj"} and (made := self._made_by(noun)) is not None:
            noun = made
        found = self._block.by_head.get(noun.i)
        named = found is not None and found[0].kind == "name"
        if not named and (beside := self._block.name_beside(noun)) is not None:
            yield self._block.doc[beside.head]
            return
        while noun.dep_ == "appos" and not self._block.is_named(noun) and self._is_complement(noun.head):
            noun = noun.head  # "X is an airline, the largest of the country, founded in 1950"
        if (
            noun.dep_ == "appos"
            and not named
            and (owner := self._block.by_head.get(noun.head.i))
            and owner[0].kind == "name"
        ):
            yield noun.head
            return
        complement = noun.head if noun.dep_ == "conj" and noun.head.dep_ == "attr" else noun
        if self._is_complement(complement) and not named:
            subjects = [s for s in self.of(complement.head) if s.i != noun.i and s.lower_ != "there"]
            yield from subjects or [noun]
        elif noun.dep_ == "nsubj" and not named and (name := self._named_complement(noun.head)) is not None:
            yield name  # "the oldest school, founded in 1950, is X"
        else:
            yield noun

    def _is_complement(self, noun: Token) -> bool:
        """Whether a noun is what a copula says of its subject, alone or beside another: "X is a bank, and an insurer, …"."""
        beside = noun.dep_ == "conj" and any(c.dep_ == "attr" for c in noun.head.children)
        return noun.head.lemma_ in COPULAS and (noun.dep_ == "attr" or beside)

    def _thing_before(self, verb: Token) -> Token | None:
        """What stands right before the comma or the bracket of "chief of Norda, based in X", "home of Norda (founded in 1950)",
        "founded by the Treaty of X, signed in 1950", whatever the parser hangs the participle on; null for other verbs."""
        participle = (
            verb.tag_ in {"VBD", "VBN"} and is_bare(verb) and not any(c.dep_ == "auxpass" for c in verb.children)
        )
        if not participle or self._block.doc[verb.i - 1].text not in {",", "("}:
            return None
        name = self._block.name_ending(verb.i - 2, _HAPPENING.get(verb.lemma_.lower(), ()))
        return self._block.doc[name.head] if name is not None else None

    def _located(self, verb: Token, noun: Token) -> Token:
        """What is based there: in "a firm operating ships, based in X" not the ships."""
        if verb.lemma_.lower() not in _SEATED or self._block.doc[verb.i - 1].text != ",":
            return noun
        operating = noun.head if noun.dep_ == "dobj" and noun.tag_ == "NNS" else None
        return operating.head if operating is not None and operating.dep_ == "acl" else noun

    def _released(self, verb: Token, noun: Token) -> Token:
        """What came out: of "an album of songs by the band Norda, released in 1950" the album, not what the parser hangs the verb on."""
        if not self._is_of_works(verb):
            return noun
        if (title := self._title_before(verb)) is not None:
            return title
        above = noun
        while above.dep_ in _BELOW_WORKS and self._block.type_at(above) not in MADE:
            if self._is_whole_work(above):
                return above
            above = above.head
        return above if noun_type(above, self._block.lexicon.noun_types) in MADE else noun

    def _is_whole_work(self, noun: Token) -> bool:
        """Whether a noun says what a work is, and not what it is made of: "an album of recordings"."""
        kinds = self._block.lexicon.noun_types
        inside = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun_type(noun.head.head, kinds) in MADE
        return noun_type(noun, kinds) in MADE and not inside

    def _is_of_works(self, verb: Token) -> bool:
        """Whether a verb tells what happens to works: "released", "written"."""
        lemma = verb.lemma_.lower()
        return lemma in _WRITING or self._block.lexicon.hints.get((lemma, "object")) in MADE

    def _title_before(self, verb: Token) -> Token | None:
        """The title in '"Blue Harbour", released in 1950'; null where none stands right before the comma."""
        last = verb.i - 1
        while last > 0 and (self._block.doc[last].text == "," or self._block.doc[last].is_quote):
            last -= 1
        title = self._block.names_to.get(last) if last < verb.i - 1 else None
        return self._block.doc[title.head] if title is not None and title.type in MADE else None

    def _named_complement(self, verb: Token) -> Token | None:
        """The name in "… is X"; null for another verb or complement."""
        if verb.lemma_ != "be":
            return None
        complement = next((c for c in verb.children if c.dep_ == "attr"), None)
        found = self._block.by_head.get(complement.i) if complement is not None else None
        return complement if found and found[0].kind == "name" and found[0].type != "NORP" else None

    def _made_by(self, noun: Token) -> Token | None:
        """The work in "a novel by Anna Berg, published in X", where parsers say that she was published; null for others."""
        while noun.dep_ == "conj":
            noun = noun.head
        work = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "by" else None
        return work if work is not None and noun_type(work, self._block.lexicon.noun_types) in MADE else None

    def _antecedent(self, verb: Token) -> Token | None:
        """What "which", "who" or "that" stands for. A clause that says what resulted stands for no noun."""
        head = (
            verb.head
            if verb.dep_ in {"relcl", "acl"}
            else verb.head.head
            if verb.dep_ == "conj" and verb.head.dep_ == "relcl"
            else None
        )
        if (thing := self._thing_before_which(verb, head)) is not None:
            return thing
        if head is None or head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            return head
        work = noun_type(head, self._block.lexicon.noun_types) in MADE  # "single", which parsers take for an adjective
        return head if work else None

    def _thing_before_which(self, verb: Token, head: Token | None) -> Token | None:
        """The name right before "which" where the parser has it stand for a person: "a director of Norda Bank, which was founded
        in 1950"; null elsewhere."""
        which = next((c for c in verb.children if c.lower_ == "which"), None)
        if which is None or head is None or self._block.lexicon.noun_types.get(head.lemma_.lower()) != "PERSON":
            return None
        name = self._block.names_to.get(which.i - 1 - (self._block.doc[which.i - 1].text == ","))
        return self._block.doc[name.head] if name is not None and name.type != "PERSON" else None

    def gap(self, verb: Token) -> Token | None:
        """The antecedent of an object relative clause ("the treaty that they signed")."""
        if any(c.tag_ == "WRB" for c in verb.children):
            return None  # "the town where they met"
        has_subject = any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in verb.children)
        return verb.head if has_subject and verb.head.pos_ in {"NOUN", "PROPN"} else None
