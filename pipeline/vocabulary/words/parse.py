"""The word lists that only `pipeline/parse/` uses, from `parse.toml`."""

from pipeline.records import Record


class ParseWords(Record):
    """Words are lemmas in lower case unless a list says otherwise."""
