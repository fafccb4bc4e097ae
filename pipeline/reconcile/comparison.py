"""How two values of facts compare: dates, numbers and texts by themselves, places also by what the documents say about them."""

from pipeline.reconcile.areas import Areas
from pipeline.records import DateValue, EntityValue, NumberValue, Value
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
        return _compare_entities(a, b, areas or {})
    if a.type == b.type == "text":
        return compare_texts(a.name, b.name)
    return at("not comparable", f"values of different kinds: {a.name}, {b.name}")


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
