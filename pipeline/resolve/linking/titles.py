"""Titles: a name that the text shares with the title of its document means what the title names.

An encyclopaedic text on Anna Maria Berg calls her "Berg", "Anna Berg" or "Anna Maria Lind Berg", and a title has no mention to which
such names could be linked.
"""

from collections.abc import Sequence

from pipeline.records import Mention
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key
from pipeline.resolve.linking.candidates import Reason, link_in_document
from pipeline.resolve.registry import Registry
from pipeline.vocabulary.places import country_code, is_capital

_LONGEST_NAME = 4
_ARTICLES = {"the", "a", "an"}
# Types that no model gives to the name of a person by mistake.
_NO_PERSON = {"EVENT", "LAW", "PRODUCT", "TREATY", "WORK_OF_ART"}


def link_titles(document: KeyedDocument, registry: Registry) -> None:
    """Link the names in a document that mean what its title names: the same words, and for a person the family name or a fuller name."""
    topic = document.document.topic
    if topic is None:
        return
    forms = registry.forms
    titled = _words(forms.plain(topic))
    person = forms.key(topic, "PERSON")
    is_person = _is_person(document, topic, person, registry)
    reason = Reason("named in the title", registry.scores.part_of_person)
    for _, mention, key in document.keyed_mentions():
        if mention.kind != "name":
            continue
        words = _words(forms.plain(mention.text))
        if words == titled:
            target = person if is_person else forms.key(topic, registry.type(key))
        elif is_person and _is_name_of(words, titled, mention):
            target = person
        else:
            continue
        if registry.find(key) == registry.find(target) or target.kind == "place" != key.kind:
            continue
        if registry.known(target) is None:
            registry.add(target, topic, "PERSON" if target == person else registry.type(key))
        link_in_document(document, registry, key, [target], forms.plain(mention.text), reason)


def _words(name: str) -> list[str]:
    return [w for w in name.casefold().replace(".", " ").split() if w not in _ARTICLES]


def _is_person(document: KeyedDocument, topic: str, person: Key, registry: Registry) -> bool:
    """Whether the title of a document names a person: its words look like a name, and it is known as one, or the text says "he" or
    "she"."""
    parts = topic.split()
    if not 1 < len(parts) <= _LONGEST_NAME or not all(part[0].isupper() for part in parts):
        return False
    if registry.forms.head(topic) in registry.forms.lexicon.name_types:
        return False
    if any(m.kind == "name" and m.type in _NO_PERSON and _words(m.text) == _words(topic) for m in document.mentions):
        return False
    return registry.known(person) is not None or any(
        m.kind == "pronoun" and m.type == "PERSON" and not m.plural for m in document.mentions
    )


def _is_name_of(words: Sequence[str], titled: Sequence[str], mention: Mention) -> bool:
    """Whether a name is one of the person whom the title names."""
    if len(words) == 1:
        known_place = country_code(mention.text) or is_capital(mention.text)
        return words[0] == titled[-1] and len(words[0]) > 2 and not known_place
    return (
        words[0] == titled[0] and words[-1] == titled[-1] and (set(words) <= set(titled) or set(titled) <= set(words))
    )
