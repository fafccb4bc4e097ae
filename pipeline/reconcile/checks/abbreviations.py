"""Abbreviations that do not fit the names they stand for."""

import re
from collections.abc import Iterator, Sequence, Set

from pipeline.reconcile.background import Background
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts
from pipeline.reconcile.severity import Assessment
from pipeline.records import Conflict, Evidence, Fact, TextValue

_SHORTEST_BEGINNING = 3
_ASSESSMENT = Assessment("low", ("only a spelling is in doubt, not what a document states",))
# A hyphen before a lower-case letter joins ("co-operation"), one before a capital separates ("Asian-African"). An apostrophe
# separates ("d'État"), except in a genitive ("Women's").
_WORD = re.compile(r"[^\W\d_]+(?:-[a-zà-ÿ]+|['’]s\b)*")


def check_abbreviations(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """One conflict for each abbreviation in capitals whose letters cannot come from its name or a part of it."""
    silent = background.vocabulary.lexicon.silent
    found = []
    for name, facts in subject.by_predicate.items():
        if name in background.predicates and background.predicates[name].abbreviates:
            found += [conflict for fact in facts if (conflict := _check(fact, silent)) is not None]
    return found


def _check(fact: Fact, silent: Set[str]) -> Conflict | None:
    """The conflict of an abbreviation with the first long form that it does not fit; None if it fits all."""
    short = fact.value.name
    for long in filter(None, map(_long_form, fact.evidence)):
        if not fits(short, long, silent):
            initials = "".join(w[0].upper() for w in _significant(long, silent))
            sides = [make_side([fact]), make_side([fact], TextValue(name=initials))]
            sentence = f"{short} does not fit {long}, whose initials are {initials}"
            scope = f"spelling/{short}"
            return make_conflict("value", fact.subject, fact.predicate, sides, [sentence], _ASSESSMENT, scope)
    return None


def _long_form(evidence: Evidence) -> str | None:
    """The name that a piece of evidence abbreviates; None if the text does not give it there."""
    if evidence.subject is None:
        return None
    start, end = evidence.subject
    return evidence.quote[start - evidence.start : end - evidence.start]


def fits(short: str, long: str, silent: Set[str]) -> bool:
    """Whether an abbreviation fits a name or a part of it.

    It fits if every letter is the initial of a word that is not `silent`, in order; if it begins a word ("CHEM"); or if it fits a part of
    the name with at least two such words: then each of them must give its initial, in order, and any further letters must occur in order
    within the words. Only abbreviations all in capitals, of names with two such words or more, can be tested; others fit.
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    words = [w.casefold() for w in _WORD.findall(long)]
    significant = [w.casefold() for w in _significant(long, silent)]
    if not short.isupper() or not short.isalpha() or len(significant) < 2 or len(letters) < 2:
        return True
    initials = iter(word[0] for word in significant)
    if all(letter in initials for letter in letters):  # in order, since each search goes on where the last one stopped
        return True
    if len(letters) >= _SHORTEST_BEGINNING and any(word.startswith("".join(letters)) for word in significant):
        return True
    telling = set(significant)
    return any(_align(letters, part, telling) for part in _parts(words, telling))


def _parts(words: Sequence[str], significant: set[str]) -> Iterator[Sequence[str]]:
    """The runs of words in a name that hold at least two significant ones."""
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            part = words[start:end]
            if sum(word in significant for word in part) > 1:
                yield part


def _significant(long: str, silent: Set[str]) -> list[str]:
    return [w for w in _WORD.findall(long) if w.casefold() not in silent]


def _align(letters: Sequence[str], words: Sequence[str], significant: set[str]) -> bool:
    """Whether letters match words from left to right. A significant word takes its initial and may take further letters in order;
    a silent word may take its initial or nothing."""
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if word not in significant:
        return _align(letters, rest, significant) or bool(
            letters and letters[0] == word[0] and _align(letters[1:], rest, significant)
        )
    if not letters or letters[0] != word[0]:
        return False
    taken, position = 1, 0
    options = [1]
    while taken < len(letters):
        position = word.find(letters[taken], position + 1)
        if position < 0:
            break
        taken += 1
        options.append(taken)
    return any(_align(letters[n:], rest, significant) for n in options)
