"""Documents that repeat each other, found by their fingerprints.

Fingerprints: Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting". Containment: Broder 1997,
"On the resemblance and containment of documents".
"""

import hashlib
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.records import Copy, Document, Passage, Span
from pipeline.records.base import identifier

_GRAM = 5  # words; texts share shorter runs by chance
_WINDOW = 4  # grams, of which one is kept, so that any eight words in common are found
_COPIED = 0.6  # the share of the shorter text that makes a copy
_COMMON = 50  # documents; a fingerprint that more of them share is boilerplate, not a sign of copying
_PASSAGES = 3  # shown to the reader


def find_copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """The pairs of documents of which one contains most of the other's words in the same order, sorted by their ids."""
    texts = {d.id: d.text for d in documents if d.text}
    prints = {name: _fingerprints(text) for name, text in texts.items()}
    holders: dict[bytes, list[str]] = defaultdict(list)
    for name in sorted(prints):
        for mark in prints[name]:
            holders[mark].append(name)
    # The fingerprints of a text that very many documents contain look like boilerplate. Exact copies are found by the text itself.
    shared = Counter(p for names in holders.values() if len(names) <= _COMMON for p in itertools.combinations(names, 2))
    for names in _identical(texts):
        shared.update(dict.fromkeys(itertools.pairwise(names), 10**9))
    found = []
    for (one, other), number in sorted(shared.items()):
        share = min(1.0, number / max(1, min(len(prints[one]), len(prints[other]))))
        if share >= _COPIED:
            found.append(
                Copy(
                    id=identifier("d", one, other),
                    documents=(one, other),
                    share=round(share, 2),
                    passages=_passages(texts[one], texts[other]),
                )
            )
    return tuple(found)


def _identical(texts: Mapping[str, str]) -> Iterable[list[str]]:
    """Groups of more than `_COMMON` documents that have the same words."""
    same: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(texts):
        same[tuple(word for word, _ in _words(texts[name]))].append(name)
    return [names for words, names in same.items() if words and len(names) > _COMMON]


def _words(text: str) -> list[tuple[str, Span]]:
    return [(m.group().casefold(), m.span()) for m in re.finditer(r"\w+", text)]


def _grams(words: Sequence[tuple[str, Span]]) -> list[bytes]:
    """A digest of each run of `_GRAM` words. A shorter text is one run."""
    plain = [word for word, _ in words]
    runs = (plain[i : i + _GRAM] for i in range(max(1, len(plain) - _GRAM + 1)))
    return [hashlib.blake2b(" ".join(run).encode("utf-8", "surrogatepass"), digest_size=8).digest() for run in runs]


def _fingerprints(text: str) -> frozenset[bytes]:
    words = _words(text)
    if not words:
        return frozenset()
    grams = _grams(words)
    return frozenset(min(grams[i : i + _WINDOW]) for i in range(max(1, len(grams) - _WINDOW + 1)))


def _passages(one: str, other: str) -> tuple[Passage, ...]:
    """The longest runs of words that both texts contain, in the order of the first text."""
    first, second = _words(one), _words(other)
    at: dict[bytes, int] = {}
    for place, gram in enumerate(_grams(second)):
        at.setdefault(gram, place)
    runs = []
    i, grams = 0, _grams(first)
    while i < len(grams):
        j = at.get(grams[i])
        if j is None:
            i += 1
            continue
        length = 0
        while i + length < len(first) and j + length < len(second) and first[i + length][0] == second[j + length][0]:
            length += 1
        runs.append((length, i, j))
        i += max(length, 1)
    longest = sorted(sorted(runs, key=lambda r: (-r[0], r[1]))[:_PASSAGES], key=lambda r: r[1])
    return tuple(
        Passage(first=_span(first, i, length), second=_span(second, j, length)) for length, i, j in longest if length
    )


def _span(words: Sequence[tuple[str, Span]], start: int, length: int) -> Span:
    return words[start][1][0], words[start + length - 1][1][1]
