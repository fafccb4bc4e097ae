"""The word lists that only `pipeline/reconcile/` uses, from `reconcile.toml`."""

from pipeline.records import Record


class ReconcileWords(Record):
    """Words are lemmas in lower case unless a list says otherwise."""
