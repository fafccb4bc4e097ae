"""The word lists that only `pipeline/reconcile/` uses, from `reconcile.toml`."""

from pipeline.records import Record


class ReconcileWords(Record):
    """Words are in lower case, verbs are lemmas. `repetition` are words that say that something happens again.

    Open facts: `light_verbs` say only that there is something; `singling_out` are words before a noun that make it a part of what the noun
    counts; `increments` are those for what is added, which mean the same; `once` are verbs for what happens to a thing once;
    `converses` are pairs of verbs for the two sides of one event.
    """

    repetition: frozenset[str]
    light_verbs: frozenset[str]
    singling_out: frozenset[str]
    increments: frozenset[str]
    once: frozenset[str]
    converses: tuple[frozenset[str], ...]
