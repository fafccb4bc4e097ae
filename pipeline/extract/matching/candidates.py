"""Which rules look at a clause: those on its verb, or on the longest ending of its noun phrase that has rules."""

from collections.abc import Iterator, Sequence, Set

from pipeline.records import Clause
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import Rule


def candidates(clause: Clause, vocabulary: Vocabulary) -> Iterator[tuple[Predicate, Rule]]:
    """The rules on the word of a clause, with their predicates."""
    return _on_verb(clause.lemma, vocabulary) if clause.form == "verb" else _on_noun(clause.lemma, vocabulary)


def excluded_candidates(clause: Clause, vocabulary: Vocabulary) -> tuple[str, list[tuple[Predicate, Rule]]]:
    """The rules that would look at a clause without the modifiers that exclude them ("former chair"): the first such modifier, and
    the rules. An empty string and no rules if there is no such modifier."""
    if clause.form == "verb":
        return "", []
    lists = vocabulary.lexicon.extract
    words = clause.lemma.replace("-", " ").split()
    modifiers = [word for word in words if word in lists.excluding or word in lists.excluding_now]
    if not modifiers:
        return "", []
    tried = list(candidates(clause, vocabulary))
    plain = " ".join(word for word in words if word not in modifiers)
    return modifiers[0], [found for found in _on_noun(plain, vocabulary) if found not in tried]


def _on_verb(lemma: str, vocabulary: Vocabulary) -> Iterator[tuple[Predicate, Rule]]:
    """The rules on a verb with its particle ("settle down"); if there are none, the rules on the verb alone ("settle")."""
    verb = lemma.removeprefix("co-")
    yield from vocabulary.by_verb.get(verb, ()) or vocabulary.by_verb.get(verb.partition(" ")[0], ())


def _on_noun(lemma: str, vocabulary: Vocabulary) -> Iterator[tuple[Predicate, Rule]]:
    """The rules on the longest ending of a noun with modifiers, for each predicate separately: "prime minister" is a minister for one
    predicate and an office of its own for another. A modifier that excludes rules ("deputy") must be in the ending."""
    excluding, excluding_now = vocabulary.lexicon.extract.excluding, vocabulary.lexicon.extract.excluding_now
    phrase = lemma.replace("-", " ")
    # "Professor of history" is a professor if no rule is on the whole phrase.
    for variant in dict.fromkeys((phrase, phrase.partition(" of ")[0])):
        words = variant.split()
        now = _allowed_starts(words, excluding, excluding_now)
        ever = _allowed_starts(words, excluding)
        seen: set[str] = set()
        for start in range(max(now, ever)):
            known = vocabulary.by_noun.get(" ".join(words[start:]), ())
            found = [(p, r) for p, r in known if start < (ever if p.past else now)]
            yield from (pair for pair in found if pair[0].name not in seen)
            seen.update(predicate.name for predicate, _ in found)
        if seen:
            return


def _allowed_starts(words: Sequence[str], *excluding: Set[str]) -> int:
    """How many endings of a phrase are looked up: those with its last excluding word, or all if it has none."""
    last = max((i for i, word in enumerate(words) if any(word in list_ for list_ in excluding)), default=len(words) - 1)
    return last + 1
