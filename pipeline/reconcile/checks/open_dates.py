"""Events that two documents date differently, in the same or other words, and that no predicate of the vocabulary dates."""

import itertools
from collections.abc import Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.checks.open_measures import INDEFINITE, names_agree, same_thing, same_words
from pipeline.reconcile.comparison import compare, differ_by_anchor
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, by_document
from pipeline.reconcile.severity import assess
from pipeline.records import Conflict, Fact
from pipeline.values.comparison import LEVELS
from pipeline.vocabulary import OPEN, Vocabulary

RULE = "open/date"
_MOST_FACTS = 60


def is_open_date(fact: Fact) -> bool:
    """Whether a fact is an open date."""
    return fact.predicate.startswith(OPEN) and any(e.rule == RULE for e in fact.evidence)


def check_open_dates(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Conflicts between the dates that two documents give for one event. Each document must give one date; a plan that came true on another
    day counts too."""
    reports = by_document(
        f for f in subject.own if is_open_date(f) and f.polarity == "affirmed" and f.certainty != "hedged"
    )
    vocabulary = background.vocabulary
    found: dict[str, Conflict] = {}
    for ours, theirs in itertools.combinations(reports, 2):
        if max(len(reports[ours]), len(reports[theirs])) > _MOST_FACTS:
            continue
        same_topic = background.topics.get(ours) == background.topics.get(theirs, "")
        joined = [
            (a, b, reason)
            for a, b in itertools.product(reports[ours], reports[theirs])
            if (reason := _same_event(a, b, vocabulary)) is not None
            and (same_topic or same_words(a, b) or all(f.qualifiers.get("among") for f in (a, b)))
        ]
        agreeing = {f.id for a, b, _ in joined if compare(a.value, b.value).agrees is not False for f in (a, b)}
        differing = [(a, b, reason) for a, b, reason in joined if not {a.id, b.id} & agreeing]
        for a, b, reason in differing:
            rivals = [(x, y) for x, y, _ in differing if x is a or y is b]
            if len(rivals) != 1 or differ_by_anchor([a], [b], background.dated):
                continue
            comparison = compare(a.value, b.value)
            conflict = _conflict(a, b, [comparison.explanation, *reason], LEVELS[comparison.level].meaning)
            found.setdefault(conflict.id, conflict)
    return list(found.values())


def _conflict(a: Fact, b: Fact, sentences: Sequence[str], difference: str) -> Conflict:
    first, second = sorted((a, b), key=lambda f: (f.predicate, f.value.identity))
    assessment = assess([[a], [b]], difference).at_most("medium", "the event may have happened twice")
    scope = f"{first.value.identity}|{second.value.identity}"
    return make_conflict(
        "value", a.subject, first.predicate, [make_side([a]), make_side([b])], sentences, assessment, scope
    )


def _same_event(a: Fact, b: Fact, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """What joins the words of two events, empty if they are the same; None if they may be two events.

    What recurs is left out, unless a name beside both singles it out.
    """
    wordnet, types = vocabulary.wordnet, vocabulary.event_types
    one, other = (_word(f, "verb") for f in (a, b))
    common = [t for t in types.by_verb.get(one, ()) if t in types.by_verb.get(other, ())]
    shared = {t.name for t in common}
    reason = None if one == other or shared else _join(one, other, a, b, vocabulary)
    if one != other and not shared and reason is None:
        return None
    if not same_thing(a, b, wordnet) or not names_agree(a, b):
        return None
    named = bool(a.qualifiers.get("among")) and bool(b.qualifiers.get("among"))
    if not named and all(_word(f, "object").startswith(INDEFINITE) for f in (a, b)):
        return None  # "passed a resolution"
    if same_words(a, b):
        return ()
    if any(t.theme is not None and t.dated_by is None for t in common):
        return None  # both tell an event of the vocabulary, which has a date of its own
    phrases = [_word(f, "object") or _word(f, "about") for f in (a, b)]
    if not named and all(phrase.startswith(INDEFINITE) for phrase in phrases):
        return None
    nouns = [phrase.removeprefix(INDEFINITE) for phrase in phrases]
    if nouns[0] != nouns[1] and (not all(nouns) or wordnet.related(nouns[0], "n", nouns[1], "n") is None):
        return None
    recurs = any(t.recurs for verb in (one, other) for t in types.by_verb.get(verb, ()))
    once = {one, other} <= vocabulary.lexicon.reconcile.once
    if not named and (recurs or not (once or shared or any(nouns))):
        return None
    return (reason,) if reason is not None else ()


def _join(one: str, other: str, a: Fact, b: Fact, vocabulary: Vocabulary) -> str | None:
    """Why two different verbs tell one event; None if nothing says so. The two sides of one ("buy", "sell") need a name beside both."""
    if {one, other} in vocabulary.lexicon.reconcile.converses:
        named = bool(a.qualifiers.get("among")) and bool(b.qualifiers.get("among"))
        return f"“{min(one, other)}” and “{max(one, other)}” are two sides of one event" if named else None
    return vocabulary.wordnet.related(one, "v", other, "v")


def _word(fact: Fact, qualifier: str) -> str:
    return next((v.name for v in fact.qualifiers.get(qualifier, ())), "")
