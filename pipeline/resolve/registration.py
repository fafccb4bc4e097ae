"""Registration: the key of each mention that names something, entered in the registry."""

import itertools
import re
from collections.abc import Container, Mapping, Set

from pipeline.records import DateValue, Extraction, Mention
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.governments import Governments
from pipeline.resolve.keys import InDocument, Key, abbreviation_key
from pipeline.resolve.linking.namesakes import Namesakes
from pipeline.resolve.names import NameForms, alternatives
from pipeline.resolve.registry import Registry
from pipeline.vocabulary.predicates import ANYTHING, Predicate

# An event is the same throughout its document if it has at least this many words besides those that any event may have.
_FEWEST_WORDS = 2
# Between a name and a former one behind it: " (formerly known as ".
_LONGEST_BETWEEN = 24


class Registration:
    """Enters the names of documents in the registry.

    `apart` holds the names, folded, that the user keeps apart: each gets a key of its own. So does each of several `namesakes`.
    """

    def __init__(
        self,
        registry: Registry,
        predicates: Mapping[str, Predicate],
        apart: Container[str] = (),
        namesakes: Namesakes | None = None,
    ) -> None:
        self._registry = registry
        self._forms = registry.forms
        self._predicates = predicates
        self._apart = apart
        self._namesakes = namesakes or Namesakes()
        words = registry.forms.lexicon.resolve
        self._indefinite = re.compile(rf"\b(?:{alternatives(words.indefinite)})\s+$", re.IGNORECASE)
        self._introduced = re.compile(rf"\b(?:{alternatives(words.introducing)})\s+an?\s+$", re.IGNORECASE)

    def register(self, extraction: Extraction) -> KeyedDocument:
        """Enter all names of a document and the abbreviations that it defines; returns the document with the keys."""
        registry, forms = self._registry, self._forms
        document = KeyedDocument(extraction, {})
        long_forms = _long_forms(document, forms)
        dates = self._event_dates(document)
        governments = Governments(document, forms)
        defined_apart = _defined_apart(document, forms)
        for index, mention in enumerate(document.mentions):
            if mention.kind not in {"name", "noun"}:
                continue
            key = governments.key(index) or self._key(document, mention, long_forms, dates.get(index))
            if key is None:
                continue
            folded = forms.folded(mention.text)
            if folded in self._apart or folded in defined_apart:
                key = key._replace(apart=folded)
            document.keys[index] = key = self._namesakes.bearer(document.id, key)
            name = forms.plain(mention.text)
            type_stated = forms.head(mention.text) in forms.lexicon.name_types or name in long_forms
            if key.kind == "person":
                name = forms.people.given_name_first(name)
            if key.date is not None:
                name = f"{name} ({key.date})"
            position, is_name = document.position(index), mention.text not in _roles(document)
            registry.add(key, name, mention.type, type_stated=type_stated, mention=position, is_name=is_name)
        self._register_former_names(document)
        self._register_definitions(document, defined_apart)
        return document

    def _register_former_names(self, document: KeyedDocument) -> None:
        """Give the name that a person had before the person's key: "Anna Hult (née *Berg*)"."""
        registry, mentions = self._registry, document.mentions
        people = [(i, m, key) for i, m, key in document.keyed_mentions() if m.type == "PERSON" and m.kind == "name"]
        for (_, mention, key), (index, after, own) in itertools.pairwise(people):
            former = self._forms.people.former_names(document.text, mention.end)
            if after.text in former and after.start - mention.end < _LONGEST_BETWEEN and key != own:
                document.keys[index] = key
                named_so = own.within(InDocument(document.id))
                registry.split(own, named_so, [document.position(index)])
                reason = f"a former name in {document.id}"
                registry.merge(named_so, key, mentions[index].text, reason, registry.scores.former_name)

    def _register_definitions(self, document: KeyedDocument, defined_apart: Set[str]) -> None:
        registry, forms = self._registry, self._forms
        at = {document.mentions[index].span: index for index in sorted(document.keys, reverse=True)}
        for definition in document.annotation.definitions:
            long, short = forms.plain(document.text[slice(*definition.long)]), document.text[slice(*definition.short)]
            index = at.get(definition.long)
            if index is not None:
                key = document.keys[index]
            else:
                type_ = forms.lexicon.name_types.get(forms.head(long), "TERM")
                key = forms.key(long, type_)
                if forms.folded(long) in defined_apart:
                    key = key._replace(apart=forms.folded(long))
                position = (document.id, *definition.long)
                registry.add(key, long, type_, type_stated=type_ != "TERM", mention=position)
            own = abbreviation_key(document.id, short)
            registry.add(own, short, registry.type(key), is_name=not definition.role)
            registry.merge(own, key, short, f"defined in {document.id}: {long} ({short})", registry.scores.defined)

    def _event_dates(self, document: KeyedDocument) -> dict[int, str]:
        """The EDTF date on which each event takes place, by the index of its mention; events with several dates are left out."""
        dates: dict[int, set[str]] = {}
        for statement in document.statements:
            index, value = statement.subject.mention, statement.value.literal
            occurs = self._predicates.get(statement.predicate, ANYTHING).occurs
            if occurs and index is not None and isinstance(value, DateValue):
                dates.setdefault(index, set()).add(value.edtf)
        return {index: next(iter(found)) for index, found in dates.items() if len(found) == 1}

    def _key(
        self, document: KeyedDocument, mention: Mention, long_forms: Mapping[str, str], date: str | None
    ) -> Key | None:
        """The key of a name or noun; None if the words alone do not say which thing they mean."""
        forms = self._forms
        name = forms.plain(mention.text)
        if name in long_forms or name in _roles(document):
            return abbreviation_key(document.id, name)
        key = forms.key(" ".join(long_forms.get(word, word) for word in name.split()), mention.type)
        if mention.type == "EVENT":
            if mention.plural:
                return None
            if (name[0].isupper() or name[0].isdigit()) and mention.kind == "name" and _is_head_capitalised(mention):
                return key
            if date is not None:
                # Sessions and meetings recur; only the date shows which one is meant.
                return key._replace(date=date)
            return key._replace(document=document.id) if len(forms.content(name)) >= _FEWEST_WORDS else None
        if mention.kind == "noun":
            own = self._is_thing_of_its_own(document, mention)
            return Key("thing", "", document=document.id, position=mention.start) if own else None
        return key

    def _is_thing_of_its_own(self, document: KeyedDocument, mention: Mention) -> bool:
        """Whether a noun refers to something without a name: "a resolution".

        "An organisation" mostly describes what has a name elsewhere, but not after a preposition ("given to a commission").
        """
        if mention.plural or not self._indefinite.search(document.text, max(0, mention.start - 8), mention.start):
            return False
        introduced = self._introduced.search(document.text, max(0, mention.start - 16), mention.start)
        return mention.type != "ORG" or introduced is not None


def _long_forms(document: KeyedDocument, forms: NameForms) -> dict[str, str]:
    """The plain long form of each abbreviation that a document defines."""
    definitions = document.annotation.definitions
    return {
        document.text[slice(*d.short)]: forms.plain(document.text[slice(*d.long)]) for d in definitions if not d.role
    }


def _roles(document: KeyedDocument) -> set[str]:
    """What a contract calls its parties: "Supplier"."""
    return {document.text[slice(*d.short)] for d in document.annotation.definitions if d.role}


def _defined_apart(document: KeyedDocument, forms: NameForms) -> set[str]:
    """The long forms, folded, that would have one key, although the document defines a different abbreviation for each: "international
    charities (IC)" are not the "charities (C&C)"."""
    defined: dict[Key, dict[str, str]] = {}
    for definition in document.annotation.definitions:
        long, short = document.text[slice(*definition.long)], document.text[slice(*definition.short)]
        defined.setdefault(forms.key(forms.plain(long), "TERM"), {})[forms.folded(long)] = short.rstrip("s")
    return {long for by_long in defined.values() if len(set(by_long.values())) > 1 for long in by_long}


def _is_head_capitalised(mention: Mention) -> bool:
    return mention.head is not None and mention.text[mention.head[0] - mention.start].isupper()
