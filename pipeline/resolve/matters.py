"""Matters: which documents tell of the same things, judged by the words they share.

Words count the more, the fewer documents have them, and more at the beginning of a document, which says what it is about. Documents are
joined as long as those on both sides are alike on average, so that one document between two matters does not join them.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from pipeline.resolve.linkage import join_alike
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
    groups = join_alike(len(vectors), _pairs(list(vectors.values())), least=likeness.same_matter)
    return dict(zip(vectors, groups, strict=True))


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
