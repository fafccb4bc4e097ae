"""The word lists that only `pipeline/extract/` uses, from `extract.toml`."""

from pipeline.records import Record


class ExtractWords(Record):
    """Words are lemmas in lower case unless a list says otherwise."""
