"""Aliases: what the user says about names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.records import Alias
from pipeline.resolve.documents import KeyedDocument, merged_keys
from pipeline.resolve.keys import Key
from pipeline.resolve.registry import Registry


def keep_apart(aliases: Iterable[Alias], documents: Iterable[KeyedDocument], registry: Registry) -> None:
    """Prevent links between names that are two things."""
    different = [alias for alias in aliases if alias.different_from]
    by_name = keys_by_name(documents, registry) if different else {}
    folded = registry.forms.folded
    for alias in different:
        for one in by_name.get(folded(alias.name), ()):
            for other in by_name.get(folded(alias.different_from or ""), ()):
                registry.keep_apart(one, other)


def link_aliases(aliases: Sequence[Alias], documents: Iterable[KeyedDocument], registry: Registry) -> None:
    """Link names that are one thing, and record its codes. The user's word overrides the documents."""
    by_name = keys_by_name(documents, registry) if aliases else {}
    folded = registry.forms.folded
    for alias in aliases:
        own = _merged(by_name.get(folded(alias.name), ()), registry)
        if alias.same_as:
            other = _merged(by_name.get(folded(alias.same_as), ()), registry)
            reason = f"{alias.where} says that it is {alias.same_as}"
            for key in (*own[1:], *other) if own else ():
                registry.merge(own[0], key, alias.name, reason, registry.scores.alias)
            for key in own[:1]:
                registry.prefer(key, alias.same_as)
        for key in {registry.find(key) for key in own}:
            registry.code(key, alias.codes)


def keys_by_name(documents: Iterable[KeyedDocument], registry: Registry) -> dict[str, set[Key]]:
    """The keys of what the documents mention, after all merges, by each folded name."""
    by_name: dict[str, set[Key]] = defaultdict(set)
    for key in merged_keys(documents, registry):
        for name in registry.names(key):
            by_name[registry.forms.folded(name)].add(key)
    return by_name


def _merged(keys: Iterable[Key], registry: Registry) -> list[Key]:
    return sorted({registry.find(key) for key in keys}, key=str)
