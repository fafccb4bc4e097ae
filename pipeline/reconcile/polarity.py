"""The same thing affirmed and negated."""

from collections.abc import Mapping, Sequence

from pipeline.knowledge.predicates import Predicate
from pipeline.reconcile.grouping import by_slot, conflict, may_coincide, severity_of, side, time_of, value_key
from pipeline.records import Conflict, Fact


def check_polarity(facts: Sequence[Fact], predicates: Mapping[str, Predicate]) -> list[Conflict]:
    """A fact that one place affirms and another denies, for times that can be one."""
    found = []
    own_words = [f for f in facts if f.certainty == "asserted" and f.attributed_to is None]
    for (_, name), slot in by_slot(own_words).items():
        denied = [f for f in slot if f.polarity == "negated"]
        for negated in denied:
            affirmed = [
                f
                for f in slot
                if f.polarity == "affirmed"
                and value_key(f.value) == value_key(negated.value)
                and may_coincide(time_of(f), time_of(negated))
            ]
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
                        severity_of(groups),
                        value_key(negated.value),
                    )
                )
    return found
