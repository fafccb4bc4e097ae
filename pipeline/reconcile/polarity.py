"""The same thing affirmed and negated."""

from collections.abc import Sequence

from pipeline.reconcile.grouping import Background, by_slot, conflict, may_coincide, side, time_of, weigh
from pipeline.records import Conflict, Fact


def check_polarity(facts: Sequence[Fact], background: Background) -> list[Conflict]:
    """A fact that one place affirms and another denies, for times that can be one."""
    found = []
    own_words = [f for f in facts if f.certainty == "asserted" and f.attributed_to is None]
    for (_, name), slot in by_slot(own_words).items():
        by_value: dict[str, list[Fact]] = {}
        for fact in slot:
            if fact.polarity == "affirmed":
                by_value.setdefault(fact.value.identity, []).append(fact)
        for negated in (f for f in slot if f.polarity == "negated"):
            same = by_value.get(negated.value.identity, ())
            affirmed = [f for f in same if may_coincide(time_of(f), time_of(negated))]
            if affirmed:
                sentence = f"affirmed and denied: {name.replace('_', ' ')} {negated.value.name}"
                groups = [affirmed, [negated]]
                found.append(
                    conflict(
                        "polarity",
                        negated.subject,
                        name,
                        [side(g) for g in groups],
                        [sentence],
                        weigh(groups),
                        negated.value.identity,
                    )
                )
    return found
