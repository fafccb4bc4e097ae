"""Pronouns: what "it" stands for, who "I" is; whom "he", "she" and "they" mean is in `people.py`."""

import functools

from pipeline.records import Mention
from pipeline.resolve.context import Context
from pipeline.resolve.coreference.people import People
from pipeline.resolve.keys import Key
from pipeline.resolve.topics import Topics
from pipeline.vocabulary.predicates import allows

# The antecedent is in one of this many sentences: that of the pronoun and the one before.
_SENTENCES = 2
# In "It … . It … . It …", this many pronouns are followed back.
_LONGEST_CHAIN = 20
# The name that the program gives to the writer of a document.
_AUTHOR = "author of"


class Pronouns:
    """The pronouns of one document."""

    def __init__(self, context: Context, topics: Topics) -> None:
        self._context = context
        self._topics = topics
        self._registry = context.registry
        self._document = context.document
        self._words = context.lexicon.resolve
        self._people = People(context, topics)

    def antecedents(self, index: int, types: tuple[str, ...], unlike: Key | None = None) -> list[Key]:
        """What a pronoun stands for: the people of a "they", or the one thing or person that `antecedent` gives; empty if that is open."""
        if self._document.mentions[index].plural:
            return [key for key in self._people.group(index) if key != unlike] if allows(types, "PERSON") else []
        key = self.antecedent(index, types, unlike)
        return [key] if key is not None else []

    def antecedent(self, index: int, types: tuple[str, ...], unlike: Key | None = None) -> Key | None:
        """What a singular pronoun stands for, other than `unlike`, if it is of one of these types; None if the text does not make it
        clear."""
        mention = self._document.mentions[index]
        if mention.plural:
            return None
        if mention.text.casefold() in self._words.first_person:
            return self._author(mention) if allows(types, "PERSON") else None
        if mention.type == "PERSON":
            key = self._people.antecedent(index, unlike)
            return key if key is not None and allows(types, self._registry.type(key)) else None
        return self._thing(index, types, unlike, _LONGEST_CHAIN)

    def _thing(self, index: int, types: tuple[str, ...], unlike: Key | None, longest: int) -> Key | None:
        """The first thing before a pronoun of one of these types in its own sentence or the previous one.

        If the previous sentence has the same pronoun ("It … . It …"), it is what that pronoun stands for; `longest` is how many
        pronouns are followed back.
        """
        mention = self._document.mentions[index]
        fellows = self._context.fellow_arguments(index)
        here = self._context.sentence(mention.start)
        for sentence in range(here, max(here - _SENTENCES, -1), -1):
            within = self._context.in_sentence(sentence)
            chained = [i for i in within if self._is_continued(i, mention)] if longest and sentence < here else []
            for earlier in within:
                if earlier in chained or (chained and earlier < chained[0] and self._is_frame(earlier)):
                    return self._thing(chained[0], types, unlike, longest - 1)
                key = self._context.entity(earlier)
                if key is None or earlier >= index or self._document.mentions[earlier].end > mention.start:
                    continue
                if earlier in fellows or key == unlike or self._document.mentions[earlier].type == "NORP":
                    continue  # "according to the Swedish census, it …"
                type_ = self._registry.type(key)
                if allows(types, type_) and type_ != "PERSON":
                    return key
        return None

    def titled(self, index: int) -> Key | None:
        """The topic in the document's title, for a pronoun if nothing named before it fits."""
        mention = self._document.mentions[index]
        if mention.plural or self._document.topic is None or self._is_preceded(index, mention):
            return None
        is_person = mention.type == "PERSON"
        key = self._topics.of_document("PERSON" if is_person else "THING")
        return key if key is not None and (self._registry.type(key) == "PERSON") == is_person else None

    def _is_preceded(self, index: int, mention: Mention) -> bool:
        fellows = self._context.fellow_arguments(index)
        names = self._names[mention.type == "PERSON"]
        first = next((i for i in names if i not in fellows), index)
        return first < index and self._document.mentions[first].start < mention.start

    @functools.cached_property
    def _names(self) -> dict[bool, list[int]]:
        """The names of people (True) and of other things (False), in text order."""
        names: dict[bool, list[int]] = {True: [], False: []}
        for index, mention in enumerate(self._document.mentions):
            if mention.kind == "name":
                names[mention.type == "PERSON"].append(index)
        return names

    def _is_continued(self, earlier: int, pronoun: Mention) -> bool:
        """Whether an earlier mention is the same pronoun, referring to the topic of the text: "It … . It …"."""
        mention = self._document.mentions[earlier]
        word = mention.text.casefold()
        return mention.kind == "pronoun" and word == pronoun.text.casefold() and word in self._words.continuing

    def _is_frame(self, index: int) -> bool:
        """Whether a mention is only the object of a preposition: "Alongside Norda, it …"."""
        clauses = self._context.clauses_of(index)
        roles = {a.role for c in clauses for a in c.arguments if a.mention == index and c.form == "verb"}
        return bool(roles) and roles <= {"oblique", "place"}

    def _author(self, pronoun: Mention) -> Key | None:
        """The writer of a document in the first person; None inside a quotation, because somebody else speaks there."""
        block = self._context.block(pronoun.start)
        before = self._document.text[block.start if block else 0 : pronoun.start]
        if before.count('"') % 2 or before.count("“") > before.count("”"):
            return None
        key = Key("person", _AUTHOR, document=self._document.id)
        if self._registry.known(key) is None:
            self._registry.add(key, f"{_AUTHOR} {self._document.id}", "PERSON", type_stated=True)
        return key
