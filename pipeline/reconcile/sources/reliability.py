"""How reliable a source is, judged by what other sources say about the same things.

This is truth discovery in the manner of ACCU (Dong, Berti-Équille and Srivastava 2009, "Integrating conflicting data: the role of source
dependence"). The reliability of sources and the likelihood of values are estimated in turn, and a source that is right more often
counts for more. Two changes keep a source that repeats others from proving itself right. A claim is judged only by what the other sources
say. And a source builds its record only on questions on which those others disagree, since agreeing with all of them may be copying. If its
record is short, the gap is filled from sources that make about as many claims (an empirical Bayes prior).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Contest = Sequence[Sequence[str]]
"""What sources say about one question: for each value the sources that give it, sorted."""

_ROUNDS = 10
_USUAL = 0.8  # how often an unknown source is right
_PRIOR = 4  # claims that the prior is worth
_POOLED = 2  # claims that the usual rate is worth in a pool of sources
_MOST = 0.99
_LEAST = 0.02
_WRONG_VALUES = 3  # wrong values over which errors are spread: few, since sources repeat each other's errors
_MOST_VALUES = 100  # a question with more answers than this is no test of who is right
_POOLS = 6  # sources are pooled by their number of claims, in powers of two up to 64
_FAINT = (
    0.2  # even a source that is mostly wrong counts a little; otherwise sources that disagree would silence each other
)


class Record(NamedTuple):
    """How often a source is right (`rate`, 0 to 1), how many of its claims were tested, and how many of these were right."""

    rate: float
    tested: int
    right: int

    @property
    def vote(self) -> float:
        """How much the source counts: the logarithm of how much likelier a value becomes if the source gives it."""
        return max(math.log(_WRONG_VALUES * self.rate / (1 - self.rate)), _FAINT)


UNKNOWN = Record(_USUAL, 0, 0)
"""The record of a source about which nothing is known."""


def judge_sources(contests: Iterable[Contest], claims: Mapping[str, int]) -> dict[str, Record]:
    """The record of each source that takes part in a contest with another source.

    `claims` is the number of claims that each source makes in all.
    """
    several = [[value for value in contest if value] for contest in contests]
    several = [contest for contest in several if len({source for value in contest for source in value}) > 1]
    names = sorted({source for contest in several for value in contest for source in value})
    records = dict.fromkeys(names, UNKNOWN)
    votes = dict.fromkeys(names, 1.0)
    agreed = Counter(source for contest in several if len(contest) == 1 for source in contest[0])
    contested = [contest for contest in several if 1 < len(contest) <= _MOST_VALUES]
    for _ in range(_ROUNDS if several else 0):
        tally: dict[str, list[float]] = {source: [agreed[source], agreed[source], 0.0, 0.0] for source in names}
        for contest in contested:
            for source, right, was_tested in _judge(contest, votes):
                own = tally[source]
                own[0] += right
                own[1] += 1
                if was_tested:
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

    If a source stands alone against one other value, nobody can confirm it. It is then as likely as its share of all votes.
    """
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
    """How likely each value is, given that exactly one is right."""
    highest = max(support.values())
    odds = {number: math.exp(votes - highest) for number, votes in support.items()}
    total = sum(odds.values())
    return {number: share / total for number, share in odds.items()}


def _pool(claims: int) -> int:
    return min(max(claims, 1).bit_length() - 1, _POOLS)


def _pools(tally: Mapping[str, Sequence[float]], claims: Mapping[str, int]) -> Mapping[int, float]:
    """How often the claims of the sources in each pool agree with those of others."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for source, (right, number, _, _) in tally.items():
        for pool in (_pool(claims.get(source, 1)), -1):
            sums[pool][0] += right
            sums[pool][1] += number
    right, number = sums.pop(-1)
    usual = (right + _POOLED * _USUAL) / (number + _POOLED)
    return {pool: (r + _POOLED * usual) / (n + _POOLED) for pool, (r, n) in sums.items()}
