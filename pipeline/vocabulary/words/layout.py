"""The word lists that only `pipeline/layout/` uses, from `layout.toml`."""

from pipeline.records import Record


class LayoutWords(Record):
    """Words are in lower case.

    `sentence_openers` start a sentence, not a label; `finite_verbs` occur in a sentence, not in a label.
    """

    sentence_openers: frozenset[str]
    finite_verbs: frozenset[str]
