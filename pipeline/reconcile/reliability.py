"""How often a source is right, judged by what others say of the same things.

Truth discovery in the manner of ACCU (Dong, Berti-Équille and Srivastava 2009, "Integrating conflicting data: the role of source
dependence"): how reliable sources are and which values are likely are estimated in turn, and a source that is right more often counts
for more. Two changes keep one who repeats what others wrote from proving itself right: a claim is judged by the word of the
others alone, and a source earns its record only where those others disagree, since agreeing with all of them may be copying. What
its record is too short to say is taken from sources that claim about as much (an empirical Bayes prior).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Contest = Sequence[Sequence[str]]
"""What sources say of one thing: for each value the sources that give it, sorted."""

_ROUNDS = 10
_USUAL = 0.8  # how often a source is right of which nothing is known
_PRIOR = 4  # claims that the prior counts for
_POOLED = 2  # claims that the usual rate counts for beside a pool of sources
_MOST = 0.99
_LEAST = 0.02
_WRONG_VALUES = 3  # wrong values among which errors fall: few, since sources repeat each other's errors
_POOLS = 6  # sources are pooled by their number of claims, to the power of two, up to 64
_FAINT = 0.2  # the word of a source that is mostly wrong still counts, or those that disagree would silence each other


class Record(NamedTuple):
    """How often a source is right (0 to 1), on how many claims that were put to the test, and how many of them others bear out."""

    rate: float
    tested: int
    right: int

    @property
    def vote(self) -> float:
        """How much its word counts: the logarithm of how much likelier a value is when it gives it."""
        return max(math.log(_WRONG_VALUES * self.rate / (1 - self.rate)), _FAINT)


UNKNOWN = Record(_USUAL, 0, 0)
"""The record of a source of which nothing is known."""


def judge_sources(contests: Iterable[Contest], claims: Mapping[str, int]) -> dict[str, Record]:
    """The record of each source that is in a contest with another; `claims` is how many claims each source makes in all."""
    several = [[value for value in contest if value] for contest in contests]
    several = [contest for contest in several if len({source for value in contest for source in value}) > 1]
    names = sorted({source for contest in several for value in contest for source in value})
    records = dict.fromkeys(names, UNKNOWN)
    votes = dict.fromkeys(names, 1.0)
    agreed = Counter(source for contest in several if len(contest) == 1 for source in contest[0])
    contested = [contest for contest in several if len(contest) > 1]
    for _ in range(_ROUNDS if several else 0):
        tally: dict[str, list[float]] = {source: [agreed[source], agreed[source], 0.0, 0.0] for source in names}
        for contest in contested:
            for source, right, put_to_test in _judge(contest, votes):
                own = tally[source]
                own[0] += right
                own[1] += 1
                if put_to_test:
                    own[2] += right
                    own[3] += 1
        pools = _pools(tally, claims)
        for source, (_, _, right, tested) in tally.items():
            rate = (right + _PRIOR * pools[_pool(claims.get(source, 1))]) / (tested + _PRIOR)
            records[source] = Record(min(max(rate, _LEAST), _MOST), int(tested), round(right))
            votes[source] = records[source].vote
    return records


def _judge(contest: Contest, votes: Mapping[str, float]) -> Iterable[tuple[str, float, bool]]:
    """Each claim of a contest: its source, how likely the others make it, and whether the others disagree among themselves.

    Where a source stands alone against one value, nobody else could bear it out; it is then as likely as its share of all votes."""
    support = [sum(votes[source] for source in value) for value in contest]
    shares = _shares(dict(enumerate(support)))
    for number, value in enumerate(contest):
        for source in value:
            others = {i: s for i, s in enumerate(support) if i != number}
            if len(value) > 1:
                others[number] = support[number] - votes[source]
            tested = len(others) > 1
            yield source, (_shares(others).get(number, 0.0) if tested or number in others else shares[number]), tested


def _shares(support: Mapping[int, float]) -> dict[int, float]:
    """How likely each value is of which one is right."""
    highest = max(support.values())
    odds = {number: math.exp(votes - highest) for number, votes in support.items()}
    total = sum(odds.values())
    return {number: share / total for number, share in odds.items()}


def _pool(claims: int) -> int:
    return min(max(claims, 1).bit_length() - 1, _POOLS)


def _pools(tally: Mapping[str, Sequence[float]], claims: Mapping[str, int]) -> Mapping[int, float]:
    """How often the claims of sources of one size agree with others."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for source, (right, number, _, _) in tally.items():
        for pool in (_pool(claims.get(source, 1)), -1):
            sums[pool][0] += right
            sums[pool][1] += number
    right, number = sums.pop(-1)
    usual = (right + _POOLED * _USUAL) / (number + _POOLED)
    return {pool: (r + _POOLED * usual) / (n + _POOLED) for pool, (r, n) in sums.items()}
