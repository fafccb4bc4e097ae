"""Abbreviations that do not fit the names they stand for."""

import re
from collections.abc import Sequence, Set

from pipeline.reconcile.grouping import Background, Weight, conflict, side, stated
from pipeline.records import Conflict, Fact, TextValue

_SPELLING = Weight("low", ("a spelling, no statement of fact",))
# A hyphen joins what is one word ("co-operation") and parts what is two ("Asian-African"); an apostrophe parts ("d'État") but for
# a genitive ("Women's").
_WORD = re.compile(r"[^\W\d_]+(?:-[a-zà-ÿ]+|['’]s\b)*")


def check_abbreviations(facts: Sequence[Fact], background: Background) -> list[Conflict]:
    """A note for each abbreviation in capitals that leaves out the initial of a word of its name, or has a letter of none."""
    silent = background.vocabulary.lexicon.silent
    found = []
    for fact in stated(facts):
        if fact.predicate != "abbreviation":
            continue
        short = fact.value.name
        for evidence in fact.evidence:
            if evidence.subject is None:
                continue
            start, end = evidence.subject
            long = evidence.quote[start - evidence.start : end - evidence.start]
            if not fits(short, long, silent):
                expected = "".join(w[0].upper() for w in _significant(long, silent))
                sides = [side([fact]), side([fact], TextValue(name=expected))]
                sentence = f"{short} does not spell {long}: its initials are {expected}"
                found.append(
                    conflict("value", fact.subject, "abbreviation", sides, [sentence], _SPELLING, f"spelling/{short}")
                )
                break
    return found


def fits(short: str, long: str, silent: Set[str]) -> bool:
    """Whether an abbreviation spells a name: each word of the name that is no function word gives its initial, in order, and what
    letters are left are found, in order, inside the words. Only whole capitals with two words or more can be told; others fit."""
    letters = [c for c in short.casefold() if c.isalnum()]
    words = [w.casefold() for w in _WORD.findall(long)]
    significant = [w.casefold() for w in _significant(long, silent)]
    if not short.isupper() or not short.isalpha() or len(significant) < 2 or len(letters) < 2:
        return True
    return _spells(letters, words, set(significant))


def _significant(long: str, silent: Set[str]) -> list[str]:
    return [w for w in _WORD.findall(long) if w.casefold() not in silent]


def _spells(letters: Sequence[str], words: Sequence[str], significant: set[str]) -> bool:
    """Match letters to words from left to right: a significant word takes its initial and may take more of its letters in order;
    a function word may take its initial or nothing."""
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if word not in significant:
        return _spells(letters, rest, significant) or bool(
            letters and letters[0] == word[0] and _spells(letters[1:], rest, significant)
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
    return any(_spells(letters[n:], rest, significant) for n in options)
