"""Connected components of a graph."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T", int, str)


def components(items: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The items in groups: two are in one group if a chain of pairs connects them. Groups are sorted, and ordered by their first item."""
    parent = {item: item for item in items}

    def root(item: T) -> T:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    groups: dict[T, list[T]] = {}
    for item in sorted(parent):
        groups.setdefault(root(item), []).append(item)
    return [groups[first] for first in sorted(groups)]
