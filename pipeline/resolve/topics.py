"""Topics: what a document or a section is about."""

import functools
from collections import Counter

from pipeline.resolve.context import Context
from pipeline.resolve.keys import Key
from pipeline.vocabulary.places import country_code

# The types that the title of a document may name, the likeliest first.
TITLE_TYPES = ("PERSON", "GPE", "ORG", "NORP")


class Topics:
    """The topics of one document and its sections. `title_key` is the key of what the title names, once it has been looked up."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._registry = context.registry
        self._key = context.forms.key
        self.title_key: Key | None = None
        self._of_sections: dict[tuple[int, tuple[str, ...]], tuple[tuple[int, int], Key | None]] = {}

    def of_document(self, type_: str = "THING") -> Key | None:
        """What the title names, for words that nothing in the text explains; None without a title. If the name is not known, it is entered
        as something of this type."""
        topic = self._context.document.topic
        if topic is None:
            return None
        if self.title_key is None:
            known = (self._registry.known(self._key(topic, candidate)) for candidate in TITLE_TYPES)
            self.title_key = next((key for key in known if key is not None), None)
        if self.title_key is None:
            self.title_key = self._key(topic, type_)
            self._registry.add(self.title_key, topic, type_)
        return self.title_key

    def of_document_as(self, topic: str, type_: str) -> Key:
        """The key of what the title, `topic`, names, entered in the registry as something of this type."""
        key = self._key(topic, type_)
        if self._registry.known(key) is None:
            self._registry.add(key, topic, type_)
            self.title_key = key
        return key

    def of_section(self, section: int, types: tuple[str, ...]) -> Key | None:
        """What a section is about: the thing in its heading, or in the document's title or first heading, or the one that it names most
        often. In each case, the first of these types that has a candidate counts. None if two fit equally well."""
        known = self._of_sections.get((section, types))
        if known is None or known[0] != self._state:
            key = self._of_section(section, types)
            known = self._of_sections[section, types] = self._state, key
        return known[1]

    @property
    def _state(self) -> tuple[int, int]:
        """What the topics of sections depend on: the registry, and whether it knows what the title names."""
        return self._registry.changes, self._registry.size if self._context.document.topic is not None else 0

    def _of_section(self, section: int, types: tuple[str, ...]) -> Key | None:
        blocks = self._context.document.annotation.blocks
        first = next((block.section for block in blocks if block.kind == "heading"), section)
        for type_ in types:
            for headings in (
                self._named(section, type_, "heading"),
                self._in_title(type_),
                self._named(first, type_, "heading"),
            ):
                if len(headings) == 1:
                    return next(iter(headings))
        for type_ in types:
            best = self._named(section, type_, None).most_common(2)
            if best and (len(best) == 1 or best[0][1] > best[1][1]):
                return best[0][0]
        return self._of_fields(types)

    def _in_title(self, type_: str) -> Counter[Key]:
        document = self._context.document
        for title in (document.document.title, document.topic) if document.topic else ():
            key = self._registry.known(self._key(title, type_)) if title else None
            if key is not None and self._registry.type(key) == type_:
                return Counter([key])
        topic = document.topic
        if topic is not None and type_ == "GPE" and country_code(topic):
            return Counter([self.of_document_as(topic, "GPE")])
        return Counter()

    def _of_fields(self, types: tuple[str, ...]) -> Key | None:
        """What the title names, if the text has nothing but fields: a box of data is about its title."""
        topic, blocks = self._context.document.topic, self._context.document.annotation.blocks
        if topic is None or not types or any(block.label is None for block in blocks):
            return None
        return self.of_document_as(topic, types[0])

    def _named(self, section: int, type_: str, kind: str | None) -> Counter[Key]:
        """How often each thing of a type is named in the blocks of one kind in a section; None means all kinds but items of lists."""
        counts: Counter[Key] = Counter()
        for key, block_kind in self._names_by_section.get(section, ()):
            if (block_kind == kind if kind else block_kind != "item") and self._registry.type(key) == type_:
                counts[self._registry.find(key)] += 1
        return counts

    @functools.cached_property
    def _names_by_section(self) -> dict[int, list[tuple[Key, str]]]:
        """The keys of the names in each section, each with the kind of its block."""
        names: dict[int, list[tuple[Key, str]]] = {}
        for index, key in self._context.document.keys.items():
            mention = self._context.mentions[index]
            block = self._context.block(mention.start) if mention.kind == "name" else None
            if block is not None:
                names.setdefault(block.section, []).append((key, block.kind))
        return names
