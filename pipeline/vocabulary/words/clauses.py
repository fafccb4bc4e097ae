"""The word lists that only `pipeline/clauses/` uses, from `clauses.toml`."""

from pipeline.records import Record


class ClauseWords(Record):
    """Words are lemmas in lower case unless a list says otherwise."""
