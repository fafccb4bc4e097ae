"""Reviews that separate: a reviewer says that a name means two things."""

from collections.abc import Container, Iterable, Sequence

from pipeline.records import Review
from pipeline.resolve.documents import KeyedDocument
from pipeline.resolve.keys import Key, OnSide
from pipeline.resolve.linking.aliases import keys_by_name
from pipeline.resolve.registry import Registry


def separate_reviewed(reviews: Iterable[Review], documents: Sequence[KeyedDocument], registry: Registry) -> None:
    """Split names that do not mean one thing: a name in the documents of one side of a conflict does not mean what it means in the
    documents of the other sides."""
    separating = [review for review in reviews if review.decision.verdict == "not_same_thing"]
    by_name = keys_by_name(documents, registry) if separating else {}
    for number, review in enumerate(separating):
        things = {registry.find(key) for key in by_name.get(registry.forms.folded(review.subject), ())}
        taken = set(review.sides[0].documents)
        for place, side in enumerate(review.sides[1:], start=1):
            own = set(side.documents) - taken
            taken |= own
            for document in documents:
                if document.id in own:
                    _separate(document, registry, things, OnSide(number, place))


def _separate(document: KeyedDocument, registry: Registry, things: Container[Key], side: OnSide) -> None:
    same = {index: registry.find(key) for index, _, key in document.keyed_mentions()}
    same = {index: whole for index, whole in same.items() if whole in things}
    for index, whole in same.items():
        document.keys[index] = own = whole.within(side)
        registry.split(whole, own, [document.position(index)])
    for whole in set(same.values()):
        doubt = f"a reviewer says that it is not the {registry.name(whole)} of other documents"
        registry.doubt(whole.within(side), doubt)
