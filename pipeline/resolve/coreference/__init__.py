"""Coreference: what "the treaty", "it", "she", "two of them" and words without a subject refer to, inside one document.

A reference that could be to two things is left open: None, never a guess between equals.
"""

from pipeline.records import Operand, Statement
from pipeline.resolve.context import Context
from pipeline.resolve.coreference.nouns import DefiniteNouns
from pipeline.resolve.coreference.partitives import members_left
from pipeline.resolve.coreference.pronouns import Pronouns
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key
from pipeline.resolve.registry import Registry
from pipeline.resolve.topics import Topics
from pipeline.vocabulary.predicates import OPEN

# The rules on lines of a curriculum vitae, which are about the person of the whole document.
CAREER_LINE = "/career_line"


class Coreference:
    """What the mentions of one document refer to, as keys of the registry. The keys that it finds are added to `document`."""

    def __init__(self, document: KeyedDocument, registry: Registry) -> None:
        self.document = document
        self.context = Context(document, registry)
        self.topics = Topics(self.context)
        self._nouns = DefiniteNouns(self.context, self.topics)
        self._pronouns = Pronouns(self.context, self.topics)

    def resolve_nouns(self) -> None:
        """Give each definite noun ("the treaty") the key of what it refers back to."""
        self._nouns.resolve()

    def is_left_open(self, index: int) -> bool:
        """Whether a noun, the mention with this index, can mean two things equally well."""
        return index in self._nouns.left_open

    def referent(self, operand: Operand, statement: Statement, unlike: Key | None = None) -> Key | None:
        """The key of what an operand of a statement refers to, other than `unlike`; None if the document does not say."""
        if operand.mention is not None:
            if self.document.mentions[operand.mention].kind != "pronoun":
                return self.document.keys.get(operand.mention)
            key = self._pronouns.antecedent(operand.mention, operand.types, unlike)
            if key is None and statement.predicate.startswith(OPEN) and operand == statement.subject:
                key = self._pronouns.titled(operand.mention)
            if key is not None:
                self.document.keys.setdefault(operand.mention, key)
            return key
        if operand == Operand():
            return self.topics.of_document()
        if operand.span is None and operand.literal is None:
            block = self.document.annotation.blocks[statement.block]
            if statement.rule.endswith(CAREER_LINE):
                return self.topics.of_sheet(block, operand.types)
            if block.label is not None:
                return self.topics.of_field(block, operand.types)
            return self.topics.of_section(block.section, operand.types)
        return None

    def pronoun(self, index: int, types: tuple[str, ...]) -> Key | None:
        """The key of what a pronoun, the mention with this index, refers to; None if the document does not say."""
        return self._pronouns.antecedent(index, types, None)

    def titled(self, index: int) -> Key | None:
        """The topic in the document's title, for a pronoun, the mention with this index, if nothing named before it fits."""
        return self._pronouns.titled(index)

    def referents(self, operand: Operand, statement: Statement, unlike: Key | None = None) -> list[Key]:
        """The keys of all that an operand refers to, other than `unlike`: several for "they"; empty if the document does not say."""
        mention = self.document.mentions[operand.mention] if operand.mention is not None else None
        if operand.mention is not None and mention is not None and mention.plural and mention.kind == "pronoun":
            return self.pronouns(operand.mention, operand.types, unlike)
        key = self.referent(operand, statement, unlike)
        return [key] if key is not None else []

    def pronouns(self, index: int, types: tuple[str, ...], unlike: Key | None = None) -> list[Key]:
        """The keys of all that a pronoun refers to, other than `unlike`: several for "they"; empty if the document does not say."""
        return self._pronouns.antecedents(index, types, unlike)

    def members(self, operand: Operand, statement: Statement) -> list[Key]:
        """Who "six of them (except A and B)" are; empty if the document does not say."""
        return members_left(self.context, operand, statement)
