"""Independent sources: copies of one text, and documents from one source, count once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.reconcile.components import components
from pipeline.records import Copy, Document, Fact

# Words; sentences as long as this are not identical by chance.
_QUOTED = 8


@dataclass(frozen=True)
class Sources:
    """The independent source of each document, and the weight of each source.

    `of_document` maps the id of a document to its source, which is named after one of its documents. A missing document is its own source.
    `weights` are by source; a missing source has the weight 1.
    """

    of_document: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

    def source(self, document: str) -> str:
        """The independent source of a document."""
        return self.of_document.get(document, document)

    def weight(self, source: str) -> float:
        """How much a source counts, as `sources.csv` says."""
        return self.weights.get(source, 1.0)

    def among(self, documents: Iterable[str]) -> frozenset[str]:
        """The independent sources of documents."""
        return frozenset(map(self.source, documents))

    def behind(self, facts: Iterable[Fact]) -> frozenset[str]:
        """The independent sources that state any of the facts. Two that use the same sentence, word for word, count as one."""
        first_with: dict[str, str] = {}
        sources, pairs = set(), []
        for evidence in (e for f in facts for e in f.evidence):
            source = self.source(evidence.document)
            sources.add(source)
            words = evidence.quote.casefold().split()
            if len(words) >= _QUOTED:
                pairs.append((source, first_with.setdefault(" ".join(words), source)))
        return frozenset(group[0] for group in components(sources, pairs))


def sources_of(documents: Iterable[Document], copies: Sequence[Copy]) -> Sources:
    """The independent sources of documents. Documents that share a `source`, or that are copies of each other, have one source."""
    known = {d.id: d for d in documents}
    named: dict[str, str] = {}
    pairs = [(d.id, named.setdefault(d.source, d.id)) for d in known.values() if d.source]
    groups = components(known, [*pairs, *(c.documents for c in copies)])
    return Sources(
        of_document={document: group[0] for group in groups for document in group},
        weights={group[0]: max(known[document].weight for document in group) for group in groups},
    )
