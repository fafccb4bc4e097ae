"""How two values of facts compare: dates, numbers and texts by themselves, places also by what the documents say about them."""

from collections.abc import Container, Iterable

from pipeline.reconcile.areas import Areas
from pipeline.records import DateValue, EntityValue, Evidence, Fact, NumberValue, Value
from pipeline.values.comparison import Comparison, at, compare_dates, compare_numbers, compare_texts
from pipeline.vocabulary.places import country_code, lies_in


def compare(a: Value, b: Value, areas: Areas | None = None) -> Comparison:
    """Compare two values. Values of different kinds are not comparable.

    `areas` says which place lies in which according to the documents, beyond what is known about cities and countries.
    """
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return compare_dates(a.edtf, b.edtf, a.readings, b.readings)
    if isinstance(a, NumberValue) and isinstance(b, NumberValue):
        return compare_numbers(a, b)
    if isinstance(a, EntityValue) and isinstance(b, EntityValue):
        if a.readings or b.readings:
            return _compare_choices(a, b)
        return _compare_entities(a, b, areas or {})
    if a.type == b.type == "text":
        return compare_texts(a.name, b.name)
    return at("not comparable", f"values of different kinds: {a.name}, {b.name}")


def differ_by_anchor(a: Iterable[Fact], b: Iterable[Fact], dated: Container[str]) -> bool:
    """Whether two dates were read from the same relative words ("on Monday", "last year"), and it is not known when one of the documents
    was written. Then only the days that the words were read against differ, and those are guesses. `dated` are the ids of the documents
    whose date is known."""
    ours, theirs = (
        [(words, e.document) for fact in facts for e in fact.evidence if (words := _relative_words(e)) is not None]
        for facts in (a, b)
    )
    return any(
        words == others and not (one in dated and other in dated) for words, one in ours for others, other in theirs
    )


def _relative_words(evidence: Evidence) -> str | None:
    """The words of a date without figures, in lower case; None if it has figures or the evidence does not say where it is."""
    if evidence.value is None:
        return None
    start, end = evidence.value
    words = evidence.quote[start - evidence.start : end - evidence.start].casefold()
    return None if any(c.isdigit() for c in words) else words


def _compare_choices(a: EntityValue, b: EntityValue) -> Comparison:
    """Values of which at least one leaves a choice: they agree if they share a reading."""
    if set(a.readings or (a.entity,)) & set(b.readings or (b.entity,)):
        return at("refines", f"{a.name} and {b.name} agree in one reading")
    return at("differs", f"names differ: {a.name}, {b.name}")


def _compare_entities(a: EntityValue, b: EntityValue, areas: Areas) -> Comparison:
    if a.entity == b.entity:
        return at("same", f"both say {a.name}")
    for inner, outer in ((a, b), (b, a)):
        if outer.entity in areas.get(inner.entity, ()):
            return at("refines", f"{inner.name} is in {outer.name}")
    if bool(country_code(a.name)) != bool(country_code(b.name)):
        inner, outer = (b, a) if country_code(a.name) else (a, b)
        contained = lies_in(inner.name, outer.name)
        if contained:
            return at("refines", f"{inner.name} is in {outer.name}")
        if contained is None:
            return at("may refine", f"{inner.name} may be in {outer.name}")
        return at("differs", f"{inner.name} is not in {outer.name}")
    return at("differs", f"names differ: {a.name}, {b.name}")
