"""The word lists that only `pipeline/layout/` uses, from `layout.toml`."""

from pipeline.records import Record


class LayoutWords(Record):
    """Words are in lower case.

    `sentence_openers` start a sentence, not a label; `finite_verbs` occur in a sentence, not in a label; `labels` are labels though they
    begin like a sentence. `known_labels` are the labels of the vocabulary and the heads of columns, in the singular.
    """

    sentence_openers: frozenset[str]
    finite_verbs: frozenset[str]
    labels: frozenset[str]
    known_labels: frozenset[str] = frozenset()
