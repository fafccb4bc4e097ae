"""The word lists that only `pipeline/resolve/` uses, from `resolve.toml`."""

from pipeline.records import Record


class ResolveWords(Record):
    """Words are lemmas in lower case unless a list says otherwise."""
