"""People: parts of their names, and initials for given names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.records import Mention
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key
from pipeline.resolve.linking.candidates import Reason, link, link_in_document
from pipeline.resolve.names import NameForms
from pipeline.resolve.registry import Registry
from pipeline.vocabulary.places import country_code, is_capital

_LONGEST_NAME = 4


def link_people(document: KeyedDocument, registry: Registry) -> None:
    """Link a part of a person's name ("Berg", "A. Berg") with the only person in its document whose name has it.

    The model may take the part for something else ("Berg", an organisation).
    """
    words, forms = "part of the name of {name}", registry.forms
    people = sorted({key for key in document.keys.values() if key.is_unscoped("person")}, key=str)
    if (titled := _person_in_title(document, people, registry)) is not None:
        people.append(titled)
    first: dict[Key, int] = {}
    for index, key in document.keys.items():
        first[key] = min(index, first.get(key, index))
    by_part: dict[str, set[Key]] = defaultdict(set)
    by_initial: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for key in people:
        for part in key.words:
            by_part[part].add(key)
        if key.words:
            by_initial[key.words[0][0], key.words[-1]].add(key)
    reason = Reason(words, registry.scores.part_of_person)
    for key in people:
        parts = key.words
        sharing = set.intersection(*(by_part[part] for part in parts)) if parts else set()
        candidates = [person for person in sharing if len(person.words) > len(parts)]
        if len(parts) > 1:
            # Olof Lind whom a text names before Olof Lind Jr. is the father.
            sons = {person for person in candidates if _without_generation(person, forms) == parts}
            if any(first.get(key, 0) < first.get(son, 0) for son in sons):
                candidates = [person for person in candidates if person not in sons]
        alike = by_initial[parts[0][0], parts[-1]] if any(len(part) == 1 for part in parts[:-1]) else ()
        candidates += [person for person in alike if _abbreviates(parts, person.words)]
        link_in_document(document, registry, key, candidates, registry.name(key), reason)
    reason = Reason(words, registry.scores.part_of_person_other_type)
    for _, mention, key in document.keyed_mentions():
        if key.kind != "person" and not key.scopes and _may_be_person(mention, forms):
            candidates = [person for person in by_part.get(forms.folded(mention.text), ()) if len(person.words) > 1]
            link_in_document(document, registry, key, candidates, forms.plain(mention.text), reason)


def link_people_across_documents(keys: Iterable[Key], registry: Registry) -> None:
    """Link a family name, alone or with initials, that its own document does not explain, to the only person in the corpus whom it fits."""
    only = Reason("the only {name} in the corpus", registry.scores.only_person)
    initials = Reason("the initials of {name}", registry.scores.person_initials)
    people = {key for key in keys if key.is_unscoped("person")}
    by_family_name: dict[str, set[Key]] = defaultdict(set)
    by_initial: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for key in people:
        parts = _without_generation(key, registry.forms)
        if len(parts) > 1 and len(parts[0]) > 1:
            by_family_name[parts[-1]].add(key)
            by_initial[parts[0][0], parts[-1]].add(key)
    for key in sorted(people, key=str):
        parts = key.words
        if len(parts) == 1:
            link(registry, key, by_family_name[parts[0]], registry.name(key), only)
        elif parts and len(parts[0]) == 1:
            candidates = [person for person in by_initial[parts[0], parts[-1]] if _abbreviates(parts, person.words)]
            link(registry, key, candidates, registry.name(key), initials)


def _person_in_title(document: KeyedDocument, people: Sequence[Key], registry: Registry) -> Key | None:
    """The person whom the title of a document names, if the text has only the family name or the given name; None if the title may be
    something else."""
    forms, topic = registry.forms, document.topic or ""
    if not 1 < len(topic.split()) <= _LONGEST_NAME or not all(word[0].isupper() for word in topic.split()):
        return None
    key = forms.key(topic, "PERSON")
    ends = {key.words[0], key.words[-1]} if key.words else set()
    if key in people or not any(len(person.words) == 1 and person.words[0] in ends for person in people):
        return None
    if forms.head(topic) in forms.lexicon.name_types:
        return None
    if any(registry.known(forms.key(topic, type_)) for type_ in ("GPE", "ORG", "NORP")):
        return None
    if registry.known(key) is None:
        registry.add(key, topic, "PERSON")
    return key


def _without_generation(key: Key, forms: NameForms) -> list[str]:
    """The words of a person's name without "Jr." or the like."""
    words = key.words
    return words[:-1] if len(words) > 1 and forms.people.generation(words[-1]) is not None else words


def _abbreviates(parts: Sequence[str], fuller: Sequence[str]) -> bool:
    """Whether a name is the other one with initials for given names: "A. Berg", "A. M. Berg" of "Anna Maria Berg"."""
    given, fuller_given = parts[:-1], fuller[:-1]
    return (
        parts[-1] == fuller[-1]
        and 0 < len(given) <= len(fuller_given)
        and any(len(name) == 1 for name in given)
        and all(
            full == name or (len(name) == 1 and full[0] == name and len(full) > 1)
            for name, full in zip(given, fuller_given, strict=False)
        )
    )


def _may_be_person(mention: Mention, forms: NameForms) -> bool:
    """Whether a name that the model does not take for a person is a single capitalised word and not a known place."""
    name = forms.plain(mention.text)
    return (
        mention.kind == "name"
        and " " not in name
        and name[:1].isupper()
        and not name.isupper()
        and not country_code(name)
        and not is_capital(name)
    )
