"""The word lists that only `pipeline/layout/` uses, from `layout.toml`."""

from pipeline.records import Record


class LayoutWords(Record):
    """Words are lemmas in lower case unless a list says otherwise."""
