"""Matters: which documents tell of the same things, judged by the words they share.

Words count the more, the fewer documents have them, and more at the beginning of a document, which says what it is about. Documents are
joined as long as those on both sides are alike on average, so that one document between two matters does not join them.
"""

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from pipeline.vocabulary.event_words import Likeness

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
# Of each document, this many words are compared, those that count most; a word in more documents than this finds no candidates.
_MOST_WORDS = 150
_MOST_DOCUMENTS = 300


def find_matters(texts: Mapping[str, str], ignored: Collection[str], likeness: Likeness) -> dict[str, int]:
    """The number of its matter for each document; `texts` maps the ids of documents to their texts, `ignored` are words that do not count.

    The result does not depend on the order of the documents.
    """
    vectors = _vectors(texts, ignored, likeness)
    groups = _Groups(vectors)
    groups.join(likeness.same_matter)
    return groups.numbers()


def _vectors(texts: Mapping[str, str], ignored: Collection[str], likeness: Likeness) -> dict[str, dict[str, float]]:
    """The words of each document with their weights; the squares of all weights of a document add up to 1."""
    counts: dict[str, Counter[str]] = {}
    for document in sorted(texts):
        words: Counter[str] = Counter()
        for match in _WORD.finditer(texts[document]):
            word = match[0].casefold()
            if word not in ignored:
                words[word.removesuffix("s")] += likeness.lead_weight if match.start() < likeness.lead else 1
        counts[document] = words
    frequency = Counter(word for words in counts.values() for word in words)
    rarity = {word: math.log((len(texts) + 1) / n + likeness.commonest) for word, n in frequency.items()}
    vectors = {}
    for document, words in counts.items():
        weighted = {word: math.log1p(n) * rarity[word] for word, n in words.items()}
        norm = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        shared = ((word, weight / norm) for word, weight in weighted.items() if frequency[word] > 1)
        vectors[document] = dict(sorted(shared, key=lambda item: (-item[1], item[0]))[:_MOST_WORDS])
    return vectors


class _Groups:
    """Groups of documents, joined step by step, the most alike first."""

    def __init__(self, vectors: Mapping[str, Mapping[str, float]]) -> None:
        self._documents = list(vectors)
        self._members: dict[int, list[int]] = {i: [i] for i in range(len(self._documents))}
        self._alike: dict[int, dict[int, float]] = {i: {} for i in self._members}
        """For two groups, the sum of the likenesses of their documents; documents without a common word have none."""
        for one, other, likeness in _pairs(list(vectors.values())):
            self._alike[one][other] = self._alike[other][one] = likeness

    def join(self, least: float) -> None:
        """Join groups whose documents are alike at least this much on average."""
        waiting = [(-a, i, j) for i, others in self._alike.items() for j, a in others.items() if i < j and a >= least]
        heapq.heapify(waiting)
        while waiting:
            known, kept, gone = heapq.heappop(waiting)
            if kept not in self._members or gone not in self._members or -known != self._average(kept, gone):
                continue
            del self._alike[kept][gone]
            for other, alike in self._alike.pop(gone).items():
                if other != kept:
                    self._alike[kept][other] = self._alike[kept].get(other, 0.0) + alike
                    self._alike[other][kept] = self._alike[kept][other]
                    del self._alike[other][gone]
            self._members[kept] += self._members.pop(gone)
            for other in self._alike[kept]:
                first, second = sorted((kept, other))
                if (average := self._average(first, second)) >= least:
                    heapq.heappush(waiting, (-average, first, second))

    def _average(self, one: int, other: int) -> float:
        alike = self._alike[one].get(other, 0.0)
        return alike / (len(self._members[one]) * len(self._members[other]))

    def numbers(self) -> dict[str, int]:
        """The number of its group for each document."""
        return {self._documents[i]: group for group, members in self._members.items() for i in members}


def _pairs(vectors: list[Mapping[str, float]]) -> Iterator[tuple[int, int, float]]:
    """The pairs of documents that share a word, with their likeness: the cosine of their words."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        sums: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            earlier = by_word[word]
            for other in earlier[-_MOST_DOCUMENTS:]:
                sums[other] += weight * vectors[other][word]
            earlier.append(number)
        for other, likeness in sums.items():
            yield other, number, likeness
