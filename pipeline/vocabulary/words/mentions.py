"""The word lists that only `pipeline/mentions/` uses, from `mentions.toml`."""

from pipeline.records import Record


class MentionWords(Record):
    """Words are lemmas in lower case unless a list says otherwise."""
