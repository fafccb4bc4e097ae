"""Names at the beginning of a title, before its dash: "NORDA CHESS CLUB – Annual meeting"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan, name_of
from pipeline.vocabulary.lexicon import Lexicon

_DASHES = {"-", "–", "—", "−"}
_LONGEST = 9  # tokens


def find_titled_names(doc: Doc, lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The capitalised words before the first dash of a block, if the last of them is a noun for what they name."""
    dash = next((t.i for t in doc[:_LONGEST] if t.text in _DASHES and t.i and doc[t.i - 1].whitespace_), None)
    if dash is None or dash < 2 or not doc[dash].whitespace_:
        return
    words = doc[:dash]
    last = words[-1].lower_
    type_ = lexicon.name_types.get(last) or lexicon.noun_types.get(last)
    if type_ not in {None, "PERSON"} and all(
        t.text[0].isupper() or t.text in {"&", "of", "and", "the", "for"} for t in words
    ):
        yield name_of(doc, 0, dash - 1, type_ or "ORG")
