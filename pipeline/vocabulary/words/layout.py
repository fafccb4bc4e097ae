"""The word lists that only `pipeline/layout/` uses, from `layout.toml`."""

from pipeline.records import Record


class LayoutWords(Record):
    """Words are in lower case.

    `sentence_openers` start a sentence and no label; `finite_verbs` stand in a sentence and not in a label.
    """

    sentence_openers: frozenset[str]
    finite_verbs: frozenset[str]
