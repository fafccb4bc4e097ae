"""The word lists that only `pipeline/reconcile/` uses, from `reconcile.toml`."""

from pipeline.records import Record


class ReconcileWords(Record):
    """Words are lemmas in lower case unless a list says otherwise.

    `ending` and `repeating` are verbs that do not date the beginning of a relation: they end it, or begin it again. `repetition` are other
    words that say that something happens again.
    """

    ending: frozenset[str]
    repeating: frozenset[str]
    repetition: frozenset[str]
