"""The facts that give words which another document lists as misprinted (for "five years" read "six years")."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.records import Evidence, Fact, TextValue
from pipeline.records.facts import same_words


def corrections_of(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts that list misprinted words."""
    return (f for f in facts if any(isinstance(e.corrects, TextValue) for e in f.evidence))


def misprinted_in(facts: Iterable[Fact], corrections: Sequence[Fact]) -> Mapping[str, list[Fact]]:
    """The facts with a date or number that stands in misprinted words of their document, by the id of the fact that corrects these."""
    wrong = [(c.id, e.document, same_words(e.corrects.name)) for c in corrections for e in c.evidence if e.corrects]
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.value.type not in {"date", "number"}:
            continue
        for identifier, document, words in wrong:
            if any(e.document != document and _is_in(e, words) for e in fact.evidence):
                found.setdefault(identifier, []).append(fact)
    return found


def _is_in(evidence: Evidence, words: str) -> bool:
    """Whether the value of a piece of evidence is part of these words."""
    if evidence.value is None:
        return False
    start, end = (position - evidence.start for position in evidence.value)
    value = same_words(evidence.quote[start:end])
    return value in words and words in same_words(evidence.quote)
