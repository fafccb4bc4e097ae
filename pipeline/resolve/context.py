"""The context of a mention: its sentence, block and section, the clauses around it, and what its neighbours refer to."""

import bisect
import functools

from pipeline.records import Block, Clause
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key
from pipeline.resolve.registry import Registry


class Context:
    """Looks things up around the mentions of one document. Mentions are given by their index, positions as offsets in the text."""

    def __init__(self, document: KeyedDocument, registry: Registry) -> None:
        self.document = document
        self.registry = registry
        self.forms = registry.forms
        self.lexicon = registry.forms.lexicon
        self.mentions = document.mentions
        self._sentence_starts = [start for start, _ in document.annotation.sentences]
        self._block_starts = [block.start for block in document.annotation.blocks]
        self._in_sentence: dict[int, list[int]] = {}
        for index, mention in enumerate(document.mentions):
            self._in_sentence.setdefault(self.sentence(mention.start), []).append(index)

    def entity(self, index: int) -> Key | None:
        """The key, after all merges, of what a mention refers to; None if that is not known."""
        key = self.document.keys.get(index)
        return self.registry.find(key) if key is not None else None

    def sentence(self, position: int) -> int:
        """The number of the sentence at a position; -1 before the first sentence."""
        return bisect.bisect_right(self._sentence_starts, position) - 1

    def in_sentence(self, sentence: int) -> list[int]:
        """The mentions in a sentence, in text order."""
        return self._in_sentence.get(sentence, [])

    def sentences(self) -> list[list[int]]:
        """The mentions of each sentence that has any, in text order."""
        return list(self._in_sentence.values())

    def block(self, position: int) -> Block | None:
        """The last block that starts at or before a position; None before the first block."""
        number = bisect.bisect_right(self._block_starts, position) - 1
        return self.document.annotation.blocks[number] if number >= 0 else None

    def section(self, position: int) -> int:
        """The number of the section at a position."""
        block = self.block(position)
        return block.section if block is not None else 0

    def clauses_of(self, index: int) -> list[Clause]:
        """The clauses of which a mention is an argument. A possessor is not an argument: "Olof and his wife"."""
        return self._clauses_of.get(index, [])

    def fellow_arguments(self, index: int) -> set[int]:
        """The mentions that are arguments of the same clause as a mention, and so are different things: "the son of Olof Lind, he …"."""
        clauses = self.clauses_of(index)
        return {a.mention for c in clauses for a in c.arguments if a.mention is not None and a.mention != index}

    @functools.cached_property
    def _clauses_of(self) -> dict[int, list[Clause]]:
        clauses: dict[int, list[Clause]] = {}
        for clause in self.document.annotation.clauses:
            for argument in clause.arguments:
                if argument.mention is not None and argument.role != "of":
                    clauses.setdefault(argument.mention, []).append(clause)
        return clauses
