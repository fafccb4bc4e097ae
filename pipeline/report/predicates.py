"""Predicates and rules in words."""

from collections.abc import Iterator, Sequence

from pipeline.report.wording import count
from pipeline.vocabulary import Predicate, Rule, Slot, Vocabulary

_ROLES = {
    "topic": "the topic of the section",
    "of": "its possessor",
    "is": "who or what it describes",
    "time": "its date",
    "place": "its place",
    "owner": "the possessor of its subject",
    "oblique": "a prepositional phrase",
}


def meaning(predicate: str, vocabulary: Vocabulary) -> str | None:
    """What a predicate means, in a sentence; None if the vocabulary lacks it."""
    known = vocabulary.predicates.get(predicate)
    return known.meaning if known else None


def wikidata(predicate: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The Wikidata properties (``P571``) that a predicate corresponds to; empty if the vocabulary names none."""
    known = vocabulary.predicates.get(predicate)
    return known.wikidata if known else ()


def rule_in_words(name: str, vocabulary: Vocabulary) -> str | None:
    """What a rule reads; None if the vocabulary lacks it. `name` is ``<predicate>/<rule>``."""
    predicate, _, short = name.partition("/")
    known = vocabulary.predicates.get(predicate)
    rule = next((r for r in known.rules if r.name == short), None) if known else None
    return _pattern(rule) if rule else None


def predicate_lines(predicate: Predicate, *, full: bool) -> Iterator[str]:
    """A line with the name and the meaning of a predicate. If `full`, also its rules with what they read and their examples."""
    number = count(len(predicate.rules), "rule")
    yield f"{predicate.name:24} {number:>9}  {predicate.meaning}"
    for rule in predicate.rules if full else ():
        yield f"  {rule.name} ({rule.confidence:.2f}): {_pattern(rule)}"
        for example in rule.examples:
            yield f"    reads   {example.text!r}: {'; '.join(example.facts)}"
        for text in rule.counter_examples:
            yield f"    not     {text!r}"


def _pattern(rule: Rule) -> str:
    if rule.address:
        return "a name followed by a comma and a place"
    if rule.definition:
        return "a short form in parentheses after its long form"
    if rule.title:
        return f"a name of its subject that contains {_any_of(rule.title)}"
    if rule.period:
        return "a name of its subject followed by a range of times"
    if rule.label:
        return f"a field labelled {_any_of(rule.label)}"
    kind, words = ("verb", rule.verb) if rule.verb else ("noun", rule.noun)
    return f"the {kind} {_any_of(words)} (subject: {_filler(rule.subject)}; value: {_filler(rule.value)})"


def _filler(slot: Slot | None) -> str:
    """What fills a slot."""
    if slot is None:
        return "nothing"
    prepositions = list(dict.fromkeys([*slot.prepositions, *slot.nested]))
    if prepositions:
        possessor = " or its possessor" if slot.possessor or slot.modifier else ""
        return f"the words after {_any_of(prepositions)}{possessor}"
    return _ROLES.get(slot.role, f"its {slot.role}")


def _any_of(words: Sequence[str]) -> str:
    shown = [f"“{word}”" for word in words[:4]]
    if len(words) > 4:
        return ", ".join(shown) + ", …"
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
