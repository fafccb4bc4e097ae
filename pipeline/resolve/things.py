"""Things that common nouns describe: "the old carpet mill in Lund" in one document, "the Lund mill" in another.

Two descriptions are of one thing if their nouns can mean the same and the names in one are all in the other. Without names, the other words
must agree. A bare noun ("the vessel") is the last thing before it that is one.
"""

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.records import Description, Operand, Span, Statement
from pipeline.resolve.coreference import Coreference
from pipeline.resolve.keys import Key
from pipeline.resolve.registry import Registry
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.places import PLACE_TYPES, area_code, cities, is_capital
from pipeline.vocabulary.predicates import ANYTHING
from pipeline.vocabulary.wordnet import WordNet

# If this many things share a word, it does not help to find what is the same.
_MOST_SHARING = 400
_LONGEST_NAME = 80
_FARTHEST_PHRASE = 20_000  # characters
_SHORTEST_NUMBER = 4  # figures


@dataclass
class _Thing:
    """A thing in one document: its number, its key, its description so far, where it was mentioned last, and the phrases that describe
    it."""

    number: int
    key: Key
    described: Description
    last: int
    spans: set[Span] = field(default_factory=set)
    last_phrase: int = -1

    @property
    def last_described(self) -> int:
        """Where a phrase described it last; where it was mentioned last if none does."""
        return self.last_phrase if self.spans else self.last


class _Things:
    """The things of one document, to look up by their keys, by their words, and from the last one mentioned backwards."""

    def __init__(self) -> None:
        self._all: list[_Thing] = []
        self._by_key: dict[Key, _Thing] = {}
        self._by_word: dict[str, dict[int, None]] = defaultdict(dict)
        self._nameless: dict[int, None] = {}
        self._recent: dict[int, None] = {}
        self._phrases: list[tuple[int, int, int]] = []

    def __iter__(self) -> Iterator[_Thing]:
        return iter(self._all)

    def of_key(self, key: Key) -> _Thing | None:
        """The thing with a key; None if there is none."""
        return self._by_key.get(key)

    def add(self, key: Key, described: Description, start: int) -> _Thing:
        """A new thing, mentioned at an offset."""
        thing = self._by_key[key] = _Thing(len(self._all), key, described, start)
        self._all.append(thing)
        return thing

    def mention(self, thing: _Thing, described: Description, span: Span, *, phrase: bool) -> None:
        """Mention a thing again, after all mentions so far."""
        old = thing.described
        thing.described = new = Description(
            head=old.head or described.head,
            names=tuple(dict.fromkeys((*old.names, *described.names))),
            anchors=tuple(dict.fromkeys((*old.anchors, *described.anchors))),
            words=tuple(dict.fromkeys((*old.words, *described.words))),
        )
        thing.last = max(thing.last, span[0])
        self._recent.pop(thing.number, None)
        self._recent[thing.number] = None
        for word in (*new.names, *new.anchors, *(() if new.head else new.words)):
            self._by_word[word][thing.number] = None
        if new.head or new.names:
            self._nameless.pop(thing.number, None)
        else:
            self._nameless[thing.number] = None
        if phrase:
            thing.spans.add(span)
            thing.last_phrase = max(thing.last_phrase, span[0])
            self._phrases.append((*span, thing.number))

    def sharing_name(self, described: Description) -> Iterator[_Thing]:
        """The things that have a word in common with a description, and those without any name, in the order of their first mentions; all
        if the description has no name of its own and no noun."""
        if not described.head and not described.names:
            return iter(self._all)
        words = {*described.names, *described.anchors, described.head, *described.words}
        shared = (self._by_word[word] for word in words if word in self._by_word)
        numbers = {n for of_word in shared if len(of_word) <= _MOST_SHARING for n in of_word}
        return (self._all[n] for n in sorted(numbers.union(self._nameless)))

    def backwards(self) -> Iterator[_Thing]:
        """The things from the last one mentioned backwards, as many as one can refer back to; of those mentioned at one place, the first
        one first."""
        recent = (self._all[number] for number in itertools.islice(reversed(self._recent), _MOST_SHARING))
        for _, together in itertools.groupby(recent, key=lambda thing: thing.last):
            yield from sorted(together, key=lambda thing: thing.number)

    def around(self, span: Span) -> _Thing | None:
        """The first thing that a phrase around a span describes, if the phrase begins before the span; None if there is none."""
        inside = []
        for start, end, number in reversed(self._phrases):
            if start < span[0] - _FARTHEST_PHRASE:
                break
            if start < span[0] and span[1] <= end:
                inside.append(number)
        return self._all[min(inside)] if inside else None


class DescribedThings:
    """The things that the statements and events of one document are about. Keys are those of the registry, before later merges."""

    def __init__(self, coreference: Coreference, registry: Registry, vocabulary: Vocabulary) -> None:
        self._coreference = coreference
        self._predicates = vocabulary.predicates
        self._document = coreference.document
        self._registry = registry
        self._wordnet = vocabulary.wordnet
        self._recalling = vocabulary.lexicon.resolve.recalling
        self._prefixes = vocabulary.lexicon.vessel_prefixes | vocabulary.lexicon.vessel_letters
        self._things = _Things()
        self._keys: dict[Span, Key] = {}
        self.topic: Key | None = None
        self._enter_all()

    @property
    def document(self) -> str:
        """The id of the document."""
        return self._document.id

    def things(self) -> Iterator[tuple[Key, Description]]:
        """The things with their descriptions, in the order of their first mention."""
        return ((thing.key, thing.described) for thing in self._things)

    def mentions(self) -> Iterator[tuple[Span, Key]]:
        """The spans of the phrases that describe things, with their keys; names and pronouns are not among them."""
        return ((span, thing.key) for thing in self._things for span in sorted(thing.spans))

    def key(self, operand: Operand) -> Key | None:
        """The key of what an operand refers to; None if the document does not say."""
        if operand.span is None:
            return self.topic if operand.types == ("any",) else None
        return self._keys.get(operand.span)

    def as_written(self, word: str, span: Span) -> str:
        """A word in lower case as a span of the text writes it ("UN"); with a capital if it stands elsewhere."""
        text = self._document.text[slice(*span)]
        found = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
        return found[0] if found is not None else word.capitalize()

    def is_named(self, operand: Operand) -> bool:
        """Whether an operand is a name, and no pronoun or description."""
        return operand.mention is not None and self._document.mentions[operand.mention].kind == "name"

    def _enter_all(self) -> None:
        topic = self._document.extraction.topic
        operands = [o for o in self._operands() if o.span is not None]
        contract = self._document.extraction.contract
        operands += [o for o in (topic, contract) if o is not None and o.span is not None]
        ordered = sorted({o.span: o for o in operands if o.span is not None}.items())
        for span, operand in ordered:
            key = self._resolve(operand, span)
            if key is not None:
                self._keys[span] = key
        titled = self._coreference.topics.of_document()
        self.topic = titled or (self._keys.get(topic.span) if topic is not None and topic.span is not None else None)

    def _operands(self) -> Iterator[Operand]:
        for occurrence in self._document.extraction.occurrences:
            yield from occurrence.themes
            if occurrence.agent is not None:
                yield occurrence.agent
        for statement in self._document.statements:
            for operand in (statement.subject, statement.value):
                if operand.described is not None or (operand.mention is not None and self._measures(statement)):
                    yield operand
            sole = self._predicates.get(statement.predicate, ANYTHING).sole is not None
            if sole and statement.subject.described is None and statement.subject.mention is not None:
                yield statement.subject

    def _measures(self, statement: Statement) -> bool:
        predicate = self._predicates.get(statement.predicate, ANYTHING)
        return predicate.measure is not None or predicate.state

    def _resolve(self, operand: Operand, span: Span) -> Key | None:
        if operand.mention is not None:
            mention = self._document.mentions[operand.mention]
            if mention.kind == "pronoun":
                return self._antecedent(operand, span)
            key = self._document.keys.get(operand.mention)
            if key is not None and (mention.kind == "name" or key.position is None):
                self._enter(key, operand.described or _of_name(mention.text, self._prefixes), span, phrase=False)
                return key
        if operand.described is None:
            return None
        if operand.mention is not None and self._coreference.is_left_open(operand.mention):
            alone = {"definite": False, "indefinite": True}
            return self._of_description(operand.described.model_copy(update=alone), span)
        return self._of_description(operand.described, span)

    def _antecedent(self, operand: Operand, span: Span) -> Key | None:
        """What a pronoun refers to: as the coreference says, otherwise for "it" and "they" the last thing that the sentence before it, or
        its own, is about."""
        assert operand.mention is not None
        mention = self._document.mentions[operand.mention]
        key = self._coreference.pronoun(operand.mention, operand.types)
        if key is not None or mention.type == "PERSON":
            return self._whole(key, span) if key is not None else None
        context = self._coreference.context
        here = context.sentence(span[0])
        before = (t for t in self._things.backwards() if t.last < span[0])
        recent = list(itertools.takewhile(lambda t: here - context.sentence(t.last) <= 1, before))
        nearest = min(recent, key=lambda t: (-context.sentence(t.last_described), t.number), default=None)
        return nearest.key if nearest is not None else None

    def _whole(self, key: Key, span: Span) -> Key:
        """The thing in whose description the name that a pronoun seems to mean stands: "the organ in Norda Church was restored; *it* …" is
        about the organ."""
        if key.kind == "person":
            return key
        mentions = self._document.mentions
        last = next((mentions[i] for i in reversed(self._mentions_of.get(key, ())) if mentions[i].end <= span[0]), None)
        thing = self._things.around(last.span) if last is not None else None
        return thing.key if thing is not None else key

    @functools.cached_property
    def _mentions_of(self) -> dict[Key, list[int]]:
        """The mentions of each key, in text order."""
        mentions: dict[Key, list[int]] = {}
        for index, key in sorted(self._document.keys.items()):
            mentions.setdefault(key, []).append(index)
        return mentions

    def _of_description(self, described: Description, span: Span) -> Key:
        if described.names or described.anchors:
            for thing in self._things.sharing_name(described):
                if (
                    may_be_same(thing.described, described, self._wordnet)
                    and not _two_names(thing.described, described)
                    and not _is_only_there(thing.key, described, self._registry)
                ):
                    self._extend(thing, described, span)
                    return thing.key
        elif (known := self._referred(described, span)) is not None:
            self._extend(known, described, span)
            return known.key
        key = Key("described", _canonical(described))
        if described.indefinite and not described.names and not described.anchors:
            key = key._replace(document=self._document.id, position=span[0])
        elif not described.names and not described.anchors and not described.words:
            key = key._replace(document=self._document.id)
        self._enter(key, described, span, phrase=True)
        return key

    def _referred(self, described: Description, span: Span) -> _Thing | None:
        """The last thing before a phrase without names that the phrase can refer back to."""
        for thing in (t for t in self._things.backwards() if t.last <= span[0]):
            known = thing.described
            nouns = [known.head] if known.head else [*known.words, *known.names]
            if not described.definite and known.head != described.head:
                continue
            if not any(n == described.head or self._wordnet.is_a(n, described.head) for n in nouns if n):
                continue
            if set(described.words) <= {*known.words, *known.names, *known.anchors}:
                return thing
        return self._as_topic(described)

    def _as_topic(self, described: Description) -> _Thing | None:
        """The topic of the document, for a bare noun for things of all kinds ("the machine") that nothing before it explains."""
        if not described.definite or described.words or described.head not in self._recalling:
            return None
        topic = self._document.extraction.topic
        key = self._keys.get(topic.span) if topic is not None and topic.span is not None else None
        return self._things.of_key(key) if key is not None else None

    def _enter(self, key: Key, described: Description, span: Span, *, phrase: bool) -> None:
        known = self._things.of_key(key)
        if known is None:
            known = self._things.add(key, described, span[0])
            if phrase:
                self._name(key, described, span)
        self._extend(known, described, span, phrase=phrase)

    def _extend(self, thing: _Thing, described: Description, span: Span, *, phrase: bool = True) -> None:
        self._things.mention(thing, described, span, phrase=phrase)
        if phrase and thing.key.kind == "described":
            self._name(thing.key, described, span)

    def _name(self, key: Key, described: Description, span: Span) -> None:
        words = " ".join(self._document.text[slice(*span)].split())[:_LONGEST_NAME]
        lexicon = self._registry.forms.lexicon
        nouns = (described.head,) if described.head else tuple(reversed(described.names))
        types = [t for n in nouns if (t := lexicon.name_types.get(n) or lexicon.noun_types.get(n)) is not None]
        # "Keeping of Dogs Act of Lund Island" is an act.
        type_ = next((t for t in types if t not in PLACE_TYPES), types[0] if types else "THING")
        self._registry.add(key, words, type_ if type_ != "EVENT" else "THING", mention=(self._document.id, *span))


def _of_name(name: str, prefixes: Collection[str]) -> Description:
    """The description of what has a name; what stands before the name of a vessel ("SS Norda") is no part of it."""
    words = [w.casefold() for w in name.split()]
    return Description(names=tuple(w for w in words if w not in prefixes) or tuple(words))


def _canonical(described: Description) -> str:
    return " ".join([described.head, *sorted({*described.names, *described.anchors}), *sorted(described.words)])


def may_be_same(a: Description, b: Description, wordnet: WordNet) -> bool:
    """Whether two descriptions can be of one thing."""
    if not a.head or not b.head:
        return _named_alike(a, b) if not (a.head or b.head) else _named_as(*((a, b) if not a.head else (b, a)))
    numbered = any(n.isdigit() and len(n) >= _SHORTEST_NUMBER for n in {*a.names} & {*b.names})
    if numbered and ({a.head, *a.words} & {b.head, *b.words}):
        return True  # "order 5518", "order confirmation 5518"
    if not _heads_agree(a.head, b.head, wordnet) or _apart(a, b):
        return False
    names_a, names_b = {*a.names, *a.anchors}, {*b.names, *b.anchors}
    if bool(names_a) != bool(names_b):
        return False
    if names_a:
        if _differ(a.names, b.names):
            return False
        return bool(names_a & names_b) and (
            names_a <= names_b or names_b <= names_a or set(a.names) == set(b.names) != set()
        )
    shared = set(a.words) & set(b.words)
    return bool(shared) and (set(a.words) <= set(b.words) or set(b.words) <= set(a.words))


def _two_names(a: Description, b: Description) -> bool:
    """Whether two names without a noun are names of two things where one document has both: "Norda", "Little Norda"."""
    return not a.head and not b.head and set(a.names) != set(b.names) and a.names[-1:] == b.names[-1:]


def _named_alike(a: Description, b: Description) -> bool:
    return set(a.names) <= set(b.names) or set(b.names) <= set(a.names)


def _named_as(name: Description, other: Description) -> bool:
    """Whether a name alone can be the name of a thing that a noun describes: "Norda Lighthouse", "Norda" and "the Norda lighthouse", but
    not "Norda" and "the lighthouse of Norda"."""
    return (
        bool(other.names)
        and set(name.names) <= {*other.names, other.head, *other.words}
        and bool(set(name.names) & set(other.names))
    )


def _is_only_there(place: Key, described: Description, registry: Registry) -> bool:
    """Whether a description names a country, state or city before a noun for something else: "the New York woman" is not New York."""
    if place.kind != "place" or not described.head or registry.known(place) is None:
        return False
    if registry.forms.lexicon.noun_types.get(described.head) in PLACE_TYPES:
        return False
    name = registry.name(place)
    return area_code(name) is not None or is_capital(name) or bool(cities([name]))


def _differ(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two things have names of their own that are not the same: "the Norda mill", "the Lund mill"."""
    return bool(a) and bool(b) and not set(a) & set(b)


def _heads_agree(a: str, b: str, wordnet: WordNet) -> bool:
    return a == b or wordnet.related(a, "n", b, "n") is not None or wordnet.is_a(a, b) or wordnet.is_a(b, a)


def _apart(a: Description, b: Description) -> bool:
    """Whether the words before two nouns make them two things: "the carpet mill", "the paper mill"."""
    ours, theirs = (set(x.words) - {y.head} - {*y.names, *y.anchors} for x, y in ((a, b), (b, a)))
    return a.head == b.head and bool(ours) and bool(theirs) and not ours & theirs


def link_things(documents: Sequence[DescribedThings], registry: Registry, wordnet: WordNet) -> None:
    """Merge the keys of things that several documents describe, each time with a reason.

    A thing is joined only with the one thing of another document that it can be, and never so that two things of one document, or things
    with names of their own, become one. A name that is a part of the names of several things joins none.
    """
    forms = registry.forms.lexicon.mentions.legal_forms
    entries = [(number, key, described) for number, d in enumerate(documents) for key, described in d.things()]
    entries = [entry for entry in entries if entry[1].document is None]
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, (_, _, described) in enumerate(entries):
        for word in _blocking_words(described):
            by_word[word].append(index)
    fitting: dict[tuple[int, int], set[int]] = defaultdict(set)
    for index, (number, key, described) in enumerate(entries):
        shared = [by_word[w] for w in _blocking_words(described) if len(by_word[w]) <= _MOST_SHARING]
        for other in sorted({j for indexes in shared for j in indexes if j < index}):
            other_number, other_key, other_described = entries[other]
            if other_number == number:
                continue
            kinds_of_keys = {key.kind, other_key.kind}
            if kinds_of_keys == {"described", "group"}:
                continue
            if _is_only_there(key, other_described, registry) or _is_only_there(other_key, described, registry):
                continue
            named = "described" not in kinds_of_keys
            if named and not (key.kind != other_key.kind and _same_name(described, other_described)):
                continue
            if may_be_same(described, other_described, wordnet) and not _share_only(described, other_described, forms):
                fitting[index, other_number].add(other)
                fitting[other, number].add(index)
    united = _Clusters(
        [number for number, _, _ in entries],
        [registry.find(key) for _, key, _ in entries],
        [described for _, _, described in entries],
    )
    longer: dict[int, set[frozenset[str]]] = defaultdict(set)
    for (index, _), others in fitting.items():
        own = set(entries[index][2].names)
        longer[index] |= {names for o in others if own < (names := frozenset(entries[o][2].names))}
    several = {index for index, names in longer.items() if not entries[index][2].head and not _is_chain(names)}
    for (index, _), others in sorted(fitting.items()):
        for other in sorted(others):
            if len(others) > 1 or len(fitting[other, entries[index][0]]) > 1:
                continue
            if index in several or other in several:
                continue  # "Norda", where other documents have "Norda Bank" and "Norda Airlines"
            one, two = registry.find(entries[index][1]), registry.find(entries[other][1])
            if one == two or not united.unite(index, other):
                continue
            gone, kept = (one, two) if one.kind == "described" or two.kind != "described" else (two, one)
            if registry.known(gone) is not None and registry.known(kept) is not None:
                registry.merge(
                    gone, kept, registry.name(gone), "the same noun and the same names", registry.scores.same_part
                )


class _Clusters:
    """Groups of things of different documents. Things that begin with one key are together from the start."""

    def __init__(self, documents: Sequence[int], keys: Sequence[Key], described: Sequence[Description]) -> None:
        first: dict[Key, int] = {}
        self._parents = [first.setdefault(key, index) for index, key in enumerate(keys)]
        self._documents: dict[int, set[int]] = defaultdict(set)
        self._names: dict[int, set[frozenset[str]]] = defaultdict(set)
        for index, (document, thing) in enumerate(zip(documents, described, strict=True)):
            self._documents[self._parents[index]].add(document)
            if not thing.head:
                self._names[self._parents[index]].add(frozenset(thing.names))

    def unite(self, a: int, b: int) -> bool:
        """Put two groups together; False if some document has a thing in each of them, or if a name in one is no part of a name in the
        other, nor the other way round."""
        a, b = self._find(a), self._find(b)
        if a == b or self._documents[a] & self._documents[b]:
            return False
        if any(not (one <= two or two <= one) for one in self._names[a] for two in self._names[b]):
            return False
        self._parents[b] = a
        self._documents[a] |= self._documents[b]
        self._names[a] |= self._names[b]
        return True

    def _find(self, index: int) -> int:
        while self._parents[index] != index:
            index = self._parents[index]
        return index


def _blocking_words(described: Description) -> tuple[str, ...]:
    """The words by which things are looked up: their names; without names, their noun and the words before it."""
    words = (*described.names, *described.anchors) or ((described.head, *described.words) if described.words else ())
    return tuple(dict.fromkeys(word for word in words if word))


def _share_only(a: Description, b: Description, forms: Collection[str]) -> bool:
    """Whether two descriptions with names have only legal forms of companies and single letters in common: "Berg & Co", "Lund Co"."""
    ours, theirs = {*a.names, *a.anchors}, {*b.names, *b.anchors}
    shared = (name.strip(".,") for name in ours & theirs)
    return bool(ours and theirs) and all(word in forms or (len(word) == 1 and word.isalpha()) for word in shared)


def _is_chain(names: Collection[frozenset[str]]) -> bool:
    """Whether of any two names the shorter is a part of the longer."""
    ordered = sorted(names, key=len)
    return all(one <= two for one, two in itertools.pairwise(ordered))


def _same_name(a: Description, b: Description) -> bool:
    """Whether two names are the same words, whatever the model takes them for."""
    return set(a.names) == set(b.names)
