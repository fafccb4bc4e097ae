"""Average linkage: things are joined step by step, the most alike first, as long as those on both sides are alike on average."""

import heapq
from collections.abc import Callable, Iterable


def join_alike(
    count: int,
    pairs: Iterable[tuple[int, int, float]],
    *,
    least: float,
    unlike: float = 0.0,
    apart: Callable[[list[int], list[int]], bool] | None = None,
) -> list[int]:
    """The number of its group for each of `count` things, numbered from 0: that of the first thing in the group.

    `pairs` are two numbers, the smaller first, and how much those things are alike; pairs that are not among them count as `unlike`. Groups
    are joined if they are alike at least `least` on average, unless `apart` says of their members that they must not be.
    """
    linkage = _Linkage(count, pairs, least, unlike, apart)
    linkage.join()
    group = list(range(count))
    for first, members in linkage.members.items():
        for member in members:
            group[member] = first
    return group


class _Linkage:
    """Groups of things. For two groups that have a pair in common, `sums` has the sum of what their pairs are alike, and `known` the number
    of those pairs."""

    def __init__(
        self,
        count: int,
        pairs: Iterable[tuple[int, int, float]],
        least: float,
        unlike: float,
        apart: Callable[[list[int], list[int]], bool] | None,
    ) -> None:
        self.members = {i: [i] for i in range(count)}
        self._least, self._unlike, self._apart = least, unlike, apart
        self._sums: dict[int, dict[int, float]] = {}
        self._known: dict[int, dict[int, int]] = {}
        for one, other, alike in pairs:
            for a, b in ((one, other), (other, one)):
                self._sums.setdefault(a, {})[b] = alike
                self._known.setdefault(a, {})[b] = 1

    def join(self) -> None:
        """Join all groups that can be joined."""
        waiting = [
            (-alike, i, j)
            for i, others in self._sums.items()
            for j, alike in others.items()
            if i < j and alike >= self._least
        ]
        heapq.heapify(waiting)
        while waiting:
            best, kept, gone = heapq.heappop(waiting)
            if kept not in self.members or gone not in self.members or -best != self._average(kept, gone):
                continue
            if self._apart is not None and self._apart(self.members[kept], self.members[gone]):
                continue
            self._unite(kept, gone)
            for other in self._sums[kept]:
                first, second = sorted((kept, other))
                average = self._average(first, second)
                if average >= self._least:
                    heapq.heappush(waiting, (-average, first, second))

    def _unite(self, kept: int, gone: int) -> None:
        sums, known = self._sums.pop(gone), self._known.pop(gone)
        for other, alike in sums.items():
            del self._sums[other][gone]
            pairs = known[other]
            del self._known[other][gone]
            if other != kept:
                for a, b in ((kept, other), (other, kept)):
                    self._sums[a][b] = self._sums[a].get(b, 0.0) + alike
                    self._known[a][b] = self._known[a].get(b, 0) + pairs
        self.members[kept] += self.members.pop(gone)

    def _average(self, one: int, other: int) -> float:
        possible = len(self.members[one]) * len(self.members[other])
        return (self._sums[one][other] + self._unlike * (possible - self._known[one][other])) / possible
