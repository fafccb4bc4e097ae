"""Quantities that no attribute of the vocabulary reads, and that two documents give differently for one question.

Two open measures answer one question if they are about one thing, their nouns mean the same, their verbs do not contradict each other,
and neither do the times and the names beside them. What joins two different words is said in the explanation.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.reconcile.background import Background
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, documents_of
from pipeline.reconcile.severity import assess
from pipeline.reconcile.validity import may_coincide, time_of
from pipeline.records import Conflict, DateValue, Fact, NumberValue
from pipeline.values.comparison import LEVELS, Comparison, at
from pipeline.values.ordinals import ordinals_in
from pipeline.values.quantities import excludes_its_bound
from pipeline.values.quantities_in_text import find_quantities
from pipeline.vocabulary import OPEN
from pipeline.vocabulary.wordnet import WordNet
from pipeline.vocabulary.wordnet_table import Part
from pipeline.vocabulary.words.reconcile import ReconcileWords

RULE = "open/measure"
# A document with more open measures of one thing is a list of them, which nothing here can tell apart.
_MOST_FACTS = 60
# What the name of an indefinite noun begins with: "a film" is not the film that a document is about.
INDEFINITE = "a "
_RANK = "rank"
_SUPERLATIVE = ("est", "most")
_SETTLING = ("time", "day", "among", "kind")
_SCOPES = ("noun", "action", "verb", "about", "object", "kind", "among")
_PRONOUNS = {"he", "her", "his", "it", "its", "she", "their", "they", "this"}
_WORD = re.compile(r"\w+")
# What the unit of a mark begins with: "out of 10".
_OUT_OF = "out of "


class _Measure(NamedTuple):
    """An open measure taken apart."""

    fact: Fact
    value: NumberValue
    noun: str
    action: str
    kinds: frozenset[str]


class _Pair(NamedTuple):
    a: _Measure
    b: _Measure
    comparison: Comparison
    joins: tuple[str, ...]

    @property
    def apart(self) -> int:
        """How many more words one side has before the noun, and whether only one side has names beside it."""
        named = [bool(m.fact.qualifiers.get("among")) for m in (self.a, self.b)]
        return abs(len(self.a.kinds) - len(self.b.kinds)) + (named[0] != named[1])


def is_open_measure(fact: Fact) -> bool:
    """Whether a fact is an open measure."""
    return fact.predicate.startswith(OPEN) and any(e.rule == RULE for e in fact.evidence)


def check_open_measures(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Conflicts between the open measures of two documents. Each document must give one value for the question."""
    by_document: dict[str, list[_Measure]] = {}
    for fact in subject.own:
        if is_open_measure(fact) and fact.polarity == "affirmed" and fact.certainty in {"asserted", "reported"}:
            measure = _measure(fact)
            for document in documents_of([fact]):
                by_document.setdefault(document, []).append(measure)
    question = _Question(background.vocabulary.wordnet, background.vocabulary.lexicon.reconcile)
    found: dict[str, Conflict] = {}
    for ours, theirs in itertools.combinations(sorted(by_document), 2):
        if max(len(by_document[ours]), len(by_document[theirs])) > _MOST_FACTS:
            continue
        same_topic = background.topics.get(ours) == background.topics.get(theirs, "")
        for pair in _pairs(by_document[ours], by_document[theirs], question, same_topic=same_topic):
            conflict = _conflict(pair)
            found.setdefault(conflict.id, conflict)
    return list(found.values())


def _measure(fact: Fact) -> _Measure:
    assert isinstance(fact.value, NumberValue)
    words = {name: tuple(v.name for v in values) for name, values in fact.qualifiers.items()}
    noun, action = (words.get(name, ("",))[0] for name in ("noun", "action"))
    return _Measure(fact, fact.value, noun, action, frozenset(words.get("kind", ())))


def _pairs(
    ours: Sequence[_Measure], theirs: Sequence[_Measure], question: "_Question", *, same_topic: bool
) -> Iterator[_Pair]:
    """The measures of two documents that differ, if each document gives one value for what they answer. Unless the documents are on one
    topic, which is then the scope of both, they must give the same scope themselves."""
    joined = [
        _Pair(a, b, comparison, joins)
        for a, b in itertools.product(ours, theirs)
        if (joins := question.joins(a, b)) is not None
        and (comparison := _compare(a.value, b.value)).level != "units differ"
    ]
    agreeing = {id(m) for pair in joined if pair.comparison.agrees is not False for m in (pair.a, pair.b)}
    open_ = [pair for pair in joined if id(pair.a) not in agreeing and id(pair.b) not in agreeing]
    for pair in sorted(open_, key=lambda p: p.apart):
        if not same_topic and not question.is_settled(pair.a, pair.b):
            continue
        if _said(pair.a, theirs, question) or _said(pair.b, ours, question):
            continue
        if pair.a.value.amount != pair.b.value.amount and (
            _is_beside(pair.a.value, pair.b.fact) or _is_beside(pair.b.value, pair.a.fact)
        ):
            continue
        rivals = [p for p in open_ if (p.a is pair.a or p.b is pair.b) and p.apart <= pair.apart]
        if len({p.a.value.identity for p in rivals}) == len({p.b.value.identity for p in rivals}) == 1:
            yield pair


def _said(measure: _Measure, others: Iterable[_Measure], question: "_Question") -> bool:
    """Whether the other document gives the same value for what may be the same noun, in whatever scope."""
    return any(_compare(measure.value, o.value).agrees and question.same_noun(measure, o) is not None for o in others)


def _is_beside(value: NumberValue, fact: Fact) -> bool:
    """Whether the sentence of the other side gives the same number too, for whatever it is: "93 cases, 34 of them in Lund"."""
    return any(
        found.value.amount == value.amount
        for e in fact.evidence
        for found in find_quantities(e.quote, (0, len(e.quote)))
    ) or any(value.amount == number for e in fact.evidence for number in ordinals_in(e.quote) if value.unit == "rank")


def _compare(a: NumberValue, b: NumberValue) -> Comparison:
    """Compare two numbers; "more than 5" does not agree with exactly 5."""
    a, b = _on_one_scale(a, b), _on_one_scale(b, a)
    comparison = compare(a, b)
    for bound, exact in ((a, b), (b, a)):
        if (
            excludes_its_bound(bound)
            and exact.low is exact.high is None
            and exact.amount == bound.amount
            and a.unit == b.unit
        ):
            return at("differs", f"numbers differ: {bound.name}, {exact.name}")
    return comparison


def _on_one_scale(number: NumberValue, other: NumberValue) -> NumberValue:
    """A bare mark on the scale of another: "an average rating of 6" beside "5.9 out of 10"."""
    scale = (other.unit or "").removeprefix(_OUT_OF)
    if number.unit is None and scale.isdigit() and number.amount <= float(scale):
        return number.model_copy(update={"unit": other.unit})
    return number


def _conflict(pair: _Pair) -> Conflict:
    a, b = pair.a.fact, pair.b.fact
    if a.predicate > b.predicate:
        a, b = b, a
    groups = [[pair.a.fact], [pair.b.fact]]
    assessment = assess(groups, LEVELS[pair.comparison.level].meaning).at_most(
        "medium", "no attribute of the vocabulary is compared"
    )
    scope = "|".join(sorted((pair.a.value.identity, pair.b.value.identity)))
    return make_conflict(
        "value",
        a.subject,
        a.predicate,
        [make_side(g) for g in groups],
        [pair.comparison.explanation, *pair.joins],
        assessment,
        scope,
    )


class _Question:
    """Tells whether two measures answer one question."""

    def __init__(self, wordnet: WordNet, words: ReconcileWords) -> None:
        self._wordnet = wordnet
        self._words = words

    def joins(self, a: _Measure, b: _Measure) -> tuple[str, ...] | None:
        """The sentences that say what joins the different words of two measures of one question; empty if they say the same, None if the
        measures may answer different questions."""
        noun = self.same_noun(a, b)
        if noun is None or not self._same_action(a, b) or not self._same_kind(a, b):
            return None
        if not same_thing(a.fact, b.fact, self._wordnet) or not names_agree(a.fact, b.fact):
            return None
        if not _times_agree(a.fact, b.fact):
            return None
        return noun

    def is_settled(self, a: _Measure, b: _Measure) -> bool:
        """Whether two measures of one question leave nothing open: verbs that say the same, and times, names and words before the noun
        either on both sides or on none."""
        if any(bool(a.fact.qualifiers.get(name)) != bool(b.fact.qualifiers.get(name)) for name in _SETTLING):
            return False
        if a.value.unit == _RANK and a.kinds == b.kinds and any(k.endswith(_SUPERLATIVE) for k in a.kinds):
            return True  # "the 16th richest person"
        if not a.action or not b.action:
            return False
        return a.action == b.action or self._wordnet.related(a.action, "v", b.action, "v") is not None

    def same_noun(self, a: _Measure, b: _Measure) -> tuple[str, ...] | None:
        """What joins the nouns, or the verbs if there is no noun; None if nothing does."""
        words = [(m.noun or m.action, "n" if m.noun else "v") for m in (a, b)]
        if words[0] == words[1]:
            return ()
        if a.value.unit == b.value.unit == _RANK and (_ranks_among(a, b) or _ranks_among(b, a)):
            return ()
        reason = self._wordnet.related(*words[0], *words[1])  # type: ignore[arg-type]
        return (reason,) if reason is not None else None

    def _same_action(self, a: _Measure, b: _Measure) -> bool:
        if not (a.noun and b.noun) or not a.action or not b.action or a.action == b.action:
            return True
        light = self._words.light_verbs
        if a.action in light or b.action in light:
            return True
        return self._wordnet.related(a.action, "v", b.action, "v") is not None

    def _same_kind(self, a: _Measure, b: _Measure) -> bool:
        """Whether the words before two nouns let them be the same: a word that only one side has must not single out a part."""
        ours, theirs = self._kinds(a), self._kinds(b)
        more, other = sorted((ours - theirs, theirs - ours), key=len, reverse=True)
        unmatched = set(more)
        for word in sorted(other):
            like = next((m for m in sorted(unmatched) if self._alike(m, word)), None)
            if like is None:
                return False
            unmatched.remove(like)
        return not unmatched & self._words.singling_out

    def _alike(self, a: str, b: str) -> bool:
        """Whether two words before a noun mean the same: "highest-grossing", "highest-earning"."""
        parts: tuple[Part, ...] = ("a", "n", "v")
        forms = [{w, w.removesuffix("ing"), w.removesuffix("ed")} for w in (a, b)]
        return any(
            self._wordnet.related(x, part, y, part) is not None for x in forms[0] for y in forms[1] for part in parts
        )

    def _kinds(self, measure: _Measure) -> frozenset[str]:
        return frozenset("new" if kind in self._words.increments else kind for kind in measure.kinds)


def _ranks_among(bare: _Measure, other: _Measure) -> bool:
    """Whether a rank without a noun is among what another rank counts: "is fourth in the list of mills", "the third-largest mill"."""
    said = {w.casefold() for e in bare.fact.evidence for w in _WORD.findall(e.quote)}
    return not bare.noun and bare.action == _RANK and bool({other.noun, f"{other.noun}s"} & said)


def same_thing(a: Fact, b: Fact, wordnet: WordNet) -> bool:
    """Whether two open facts are about the same part of their subject. A definite noun beside none says what kind of thing it is."""
    if not _named_alike(a, b):
        return False
    ours, theirs = (next((v.name for v in f.qualifiers.get("about", ())), "") for f in (a, b))
    if ours == theirs:
        return not ours.startswith(INDEFINITE) or same_words(a, b)
    if ours.startswith(INDEFINITE) or theirs.startswith(INDEFINITE):
        return False
    return not ours or not theirs or wordnet.related(ours, "n", theirs, "n") is not None


def same_words(a: Fact, b: Fact) -> bool:
    """Whether two open facts say the same in the same words, apart from their values."""
    return all(
        {v.name for v in a.qualifiers.get(name, ())} == {v.name for v in b.qualifiers.get(name, ())} for name in _SCOPES
    )


def _named_alike(a: Fact, b: Fact) -> bool:
    """Whether two sentences name their subject in words of which one has all of the other's, or in initials.

    Names that resolution has joined on weaker grounds are not enough for a fact whose question is open too. A subject that a sentence does
    not name agrees with any.
    """
    ours, theirs = ([w.casefold() for w in _WORD.findall(_subject_words(f)) if w[0].isupper()] for f in (a, b))
    entity = [w.casefold() for w in _WORD.findall(a.subject.name)]
    return _alike(ours, theirs) and _alike(ours, entity) and _alike(theirs, entity)


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one of two names has all words of the other or is made of its initials; a missing name is like any."""
    if not ours or not theirs or set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return any("".join(w[0] for w in long) == "".join(short) for long, short in ((ours, theirs), (theirs, ours)))


def _subject_words(fact: Fact) -> str:
    """How the first piece of evidence names the subject; empty if it does not."""
    evidence = fact.evidence[0]
    if evidence.subject is None:
        return ""
    words = evidence.quote[evidence.subject[0] - evidence.start : evidence.subject[1] - evidence.start]
    return "" if words.casefold() in _PRONOUNS else words


def names_agree(a: Fact, b: Fact) -> bool:
    """Whether the names beside two open facts have a word in common, if both have any."""
    ours, theirs = ({w for v in f.qualifiers.get("among", ()) for w in v.name.split()} for f in (a, b))
    return not ours or not theirs or bool(ours & theirs)


def _times_agree(a: Fact, b: Fact) -> bool:
    s, t = time_of(a), time_of(b)
    if s is not None and t is not None:
        return may_coincide(s, t)
    days = [_day(f, time) for f, time in ((a, s), (b, t))]
    if days[0] is not None and days[1] is not None:
        return days[0] == days[1]
    return True


def _day(fact: Fact, time: DateValue | None) -> str | None:
    """The month and day of a fact, as ``03-14``; None if it has none."""
    if time is not None:
        first, _, last = time.edtf.partition("/")
        return first[5:10] if len(first) == 10 and first == last else None
    return next((v.name for v in fact.qualifiers.get("day", ())), None)
