"""Topics: what a document or a section is about."""

import functools
from collections import Counter

from pipeline.records import Block, Mention, Span
from pipeline.resolve.context import Context
from pipeline.resolve.keys import Key
from pipeline.vocabulary.places import country_code

# The types that the title of a document may name, the likeliest first.
TITLE_TYPES = ("PERSON", "GPE", "ORG", "NORP")
# Before the name in a field such as "Name: Dr. Anna Berg".
_LONGEST_TITLE = 16

_BeforeFields = tuple[Key | None, Key | None, list[tuple[int, int, Key]]]
"""What fields of a section can be about: the thing in a heading; what a field names; and for each type the thing that is named first, with
the offsets between which no other is named."""


class Topics:
    """The topics of one document and its sections. `title_key` is the key of what the title names, once it has been looked up."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._registry = context.registry
        self._key = context.forms.key
        self.title_key: Key | None = None
        self._before_fields: dict[tuple[int, tuple[str, ...]], tuple[tuple[int, int], _BeforeFields]] = {}
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

    def of_field(self, block: Block, types: tuple[str, ...]) -> Key | None:
        """What a labelled field is about: the thing in its heading, in the title or the first heading; what a field of the section such as
        "Name: …" names; the only thing that the section names before it; or what the section is about. A later line takes nothing away."""
        headed, named, bounds = self._before(block, types)
        if headed or named:
            return headed or named
        for first, second, key in bounds:
            if first < block.start <= second:
                return key
        return self.of_section(block.section, types)

    def of_sheet(self, block: Block, types: tuple[str, ...]) -> Key | None:
        """What a line of a sheet is about if it names nothing of these types: what a heading or a field such as "Name: …" names, or what
        the document begins with."""
        headed, named, _ = self._before(block, types)
        return headed or named or self._begun_with(types)

    @functools.cached_property
    def _has_title(self) -> bool:
        """Whether the text begins with a heading or with a field."""
        blocks = self._context.document.annotation.blocks
        return bool(blocks) and blocks[0].kind in {"field", "heading"}

    def _begun_with(self, types: tuple[str, ...]) -> Key | None:
        """What the document is about by its heading, a field or its first sentence, if that is of one of these types."""
        topic = self._context.document.extraction.topic
        key = self._context.entity(topic.mention) if topic is not None and topic.mention is not None else None
        return key if key is not None and self._registry.type(key) in types else None

    def _before(self, block: Block, types: tuple[str, ...]) -> "_BeforeFields":
        before = self._before_fields.get((block.section, types))
        if before is None or before[0] != self._state:
            before = self._before_fields[block.section, types] = (
                self._state,
                self._candidates_before(block.section, types),
            )
        return before[1]

    @property
    def _state(self) -> tuple[int, int]:
        """What the topics of sections depend on: the registry, and whether it knows what the title names."""
        return self._registry.changes, self._registry.size if self._context.document.topic is not None else 0

    def _headed(self, section: int, types: tuple[str, ...]) -> Key | None:
        """The only thing in the heading of a section, in the title or in the first heading."""
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
                if (begun := self._begun_with((type_,))) in headings:
                    return begun
        return None

    def _candidates_before(self, section: int, types: tuple[str, ...]) -> "_BeforeFields":
        named, bounds = None, []
        for type_ in types:
            found: dict[Key, int] = {}
            for index, key in self._in_fields.get(section, ()):
                mention, block = self._context.mentions[index], self._context.block(self._context.mentions[index].start)
                assert block is not None
                whole = self._registry.find(key)
                if self._registry.type(whole) != type_:
                    continue
                if block.label is None:
                    found.setdefault(whole, mention.start)
                elif mention.start <= block.body[0] + _LONGEST_TITLE and self._is_naming(block.label):
                    named = named or whole
            ordered = sorted((start, str(key), key) for key, start in found.items())
            if ordered:
                second = ordered[1][0] if len(ordered) > 1 else len(self._context.document.text) + 1
                bounds.append((ordered[0][0], second, ordered[0][2]))
        return self._headed(section, types), named or self._named_by_fields(types), bounds

    def _named_by_fields(self, types: tuple[str, ...]) -> Key | None:
        """The only thing of these types that a field of the document names: "Name: Anna Berg"."""
        named = {self._registry.find(key) for key in self._naming_fields if self._registry.type(key) in types}
        return next(iter(named)) if len(named) == 1 else None

    @functools.cached_property
    def _naming_fields(self) -> list[Key]:
        """The keys of what fields with such labels begin with."""
        keys = []
        for names in self._in_fields.values():
            for index, key in names:
                start = self._context.mentions[index].start
                block = self._context.block(start)
                if block is not None and block.label is not None and start <= block.body[0] + _LONGEST_TITLE:
                    keys += [key] if self._is_naming(block.label) else []
        return keys

    def _is_paper(self, mention: Mention) -> bool:
        """Whether a name is only the noun for a paper, as in the heading "Obituary"."""
        return mention.text.casefold() in self._context.lexicon.extract.sheets

    def _is_naming(self, label: Span) -> bool:
        """Whether the value of a field is the name of what the fields are about: "Name: Anna Berg"."""
        words = self._context.document.text[slice(*label)].casefold().strip(" *:")
        return words in self._context.lexicon.extract.naming

    @functools.cached_property
    def _in_fields(self) -> dict[int, list[tuple[int, Key]]]:
        """The names in each section but those in lists and tables, in text order."""
        names: dict[int, list[tuple[int, Key]]] = {}
        for index, key in sorted(self._context.document.keys.items()):
            mention = self._context.mentions[index]
            block = self._context.block(mention.start) if mention.kind == "name" else None
            if block is not None and block.kind in {"field", "heading", "paragraph"} and not self._is_paper(mention):
                names.setdefault(block.section, []).append((index, key))
        return names

    def _of_section(self, section: int, types: tuple[str, ...]) -> Key | None:
        headed = self._headed(section, types)
        if headed is not None:
            return headed
        for type_ in types:
            best = self._named(section, type_, None).most_common(2)
            if best and (len(best) == 1 or best[0][1] > best[1][1]):
                return best[0][0]
            # A first sentence decides nothing: "The Treaty of Lund and the Treaty of Oslo were praised."
            if best and self._has_title and (begun := self._begun_with((type_,))) in dict(best):
                return begun
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
            if block is not None and not self._is_paper(mention):
                names.setdefault(block.section, []).append((key, block.kind))
        return names
