"""Dates in an order that cannot be: in force before it was signed, died before born, a session before the body existed."""

from collections.abc import Sequence

from pipeline.reconcile.grouping import Background, by_slot, conflict, side, stated, weigh
from pipeline.reconcile.values import compare
from pipeline.records import Conflict, DateValue, EntityValue, Fact
from pipeline.values.dates import earliest, latest, readable

# The date of an event, and that before which its body holds none.
_HELD, _BEGINNING = "held", "founded"


def check_order(facts: Sequence[Fact], background: Background) -> list[Conflict]:
    """Each pair of dates in the wrong order. A date that other values of its own predicate contradict is left to that conflict,
    as long as one of them is in order."""
    slots = by_slot(f for f in stated(facts) if isinstance(f.value, DateValue))
    found = []
    for (entity, name), slot in slots.items():
        for later in background.predicates[name].before if name in background.predicates else ():
            pairs = [(a, b) for a in slot for b in slots.get((entity, later), ())]
            wrong = [(a, b) for a, b in pairs if is_after(a.value, b.value)]
            for a, b in wrong:
                if _disputed(a, slot) and any(not is_after(x.value, b.value) for x in slot):
                    continue
                if _disputed(b, slots[entity, later]) and any(
                    not is_after(a.value, y.value) for y in slots[entity, later]
                ):
                    continue
                sentence = (
                    f"{name.replace('_', ' ')} {readable(_edtf(a))}, but {later.replace('_', ' ')} {readable(_edtf(b))}"
                )
                found.append(
                    conflict(
                        "order",
                        a.subject,
                        name,
                        [side([a]), side([b])],
                        [sentence],
                        weigh([[a], [b]]),
                        f"{later}/{a.id}/{b.id}",
                    )
                )
    for event in background.events.get(facts[0].subject.entity, ()) if facts else ():
        for slot in (slot for (_, name), slot in slots.items() if name == _BEGINNING):
            if all(is_after(fact.value, event.value) for fact in slot):
                sentence = f"founded {_founded(slot)}, but {event.subject.name} held {readable(_edtf(event))}"
                groups = [slot, [event]]
                sides = [side(g) for g in groups]
                found.append(
                    conflict(
                        "order", slot[0].subject, _BEGINNING, sides, [sentence], weigh(groups), f"event/{event.id}"
                    )
                )
    return found


def note_event(fact: Fact, events: dict[str, list[Fact]]) -> None:
    """Enter a stated fact that dates an event under the bodies whose event it is, by their entities."""
    if fact.predicate == _HELD and isinstance(fact.value, DateValue):
        for whose in fact.qualifiers.get("of", ()):
            if isinstance(whose, EntityValue):
                events.setdefault(whose.entity, []).append(fact)


def _founded(slot: Sequence[Fact]) -> str:
    return ", ".join(dict.fromkeys(readable(_edtf(fact)) for fact in slot))


def _edtf(fact: Fact) -> str:
    return fact.value.edtf if isinstance(fact.value, DateValue) else ""


def _disputed(fact: Fact, slot: Sequence[Fact]) -> bool:
    return any(compare(fact.value, other.value).agrees is False for other in slot)


def is_after(a: object, b: object) -> bool:
    """Whether date `a` is certainly after date `b`."""
    if not (isinstance(a, DateValue) and isinstance(b, DateValue)):
        return False
    start, end = earliest(a.edtf), latest(b.edtf)
    return start is not None and end is not None and start > end
