"""How two values of facts compare: dates, numbers and texts by themselves, places also by what the documents say about them."""

import re
from collections.abc import Container, Iterable

from pipeline.reconcile.areas import Areas
from pipeline.records import DateValue, EntityValue, Evidence, Fact, NumberValue, Value
from pipeline.values.comparison import Comparison, at, compare_dates, compare_numbers, compare_texts
from pipeline.vocabulary.places import country_code, lies_in, may_be_part


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
    """Whether two dates may differ only by the days that their words were read against, because it is not known when a document was
    written: "on Monday", "last year", or "on 2 March" without a year. `dated` are the ids of the documents whose date is known."""
    ours, theirs = ([e for fact in facts for e in fact.evidence] for facts in (a, b))
    same_words = any(
        (words := _relative_words(one)) is not None
        and words == _relative_words(other)
        and not (one.document in dated and other.document in dated)
        for one in ours
        for other in theirs
    )
    unsure = [all(_is_guess(e, dated) for e in evidence) for evidence in (ours, theirs)]
    yearless = any(all(_has_guessed_year(e, dated) for e in evidence) for evidence in (ours, theirs))
    return same_words or any(unsure) or (yearless and _same_but_year(a, b))


_YEAR = re.compile(r"\b[12]\d{3}\b")


def _is_guess(evidence: Evidence, dated: Container[str]) -> bool:
    return _relative_words(evidence) is not None and evidence.document not in dated


def _has_guessed_year(evidence: Evidence, dated: Container[str]) -> bool:
    """Whether the words of a date give no year, in a document without a date."""
    if evidence.value is None or evidence.document in dated:
        return False
    start, end = evidence.value
    return _YEAR.search(evidence.quote[start - evidence.start : end - evidence.start]) is None


def _same_but_year(a: Iterable[Fact], b: Iterable[Fact]) -> bool:
    ours, theirs = ({f.value.edtf[5:] for f in facts if isinstance(f.value, DateValue)} for facts in (a, b))
    return bool(ours & theirs - {""})


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
    for inner, outer in ((a, b), (b, a)):
        if may_be_part(inner.name, outer.name):
            return at("may refine", f"{inner.name} may be in {outer.name}")
    return at("differs", f"names differ: {a.name}, {b.name}")
