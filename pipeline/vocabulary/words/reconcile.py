"""The word lists that only `pipeline/reconcile/` uses, from `reconcile.toml`."""

from pipeline.records import Record


class ReconcileWords(Record):
    """Words are in lower case. `repetition` are words that say that something happens again, `exclusive` that there is no other."""

    repetition: frozenset[str]
    exclusive: frozenset[str]
