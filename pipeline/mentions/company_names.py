"""Names of companies that end in a legal form, of which the model finds only pieces: "Norda Norway AS", "Lund Mills GmbH & Co. KG"."""

import re
from collections.abc import Iterator, Set

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan, name_of
from pipeline.vocabulary.lexicon import Lexicon

_LONGEST = 6
# What a legal form of several words has become for the parser: "GmbHnnnConnKG".
_JOINED = re.compile(r"(?:GmbH|AG|UG|SE|Ltd|BV|Sp|Sdn|Pty|Pvt|Pte|spol|S)n+[A-Za-z]{2,}")


def find_company_names(doc: Doc, timed: Set[int], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The names that end in a legal form; none of the tokens in `timed`, and none among words that are all in capitals."""
    for token in doc:
        if token.text not in lexicon.mentions.ending_forms and _JOINED.fullmatch(token.text) is None:
            continue
        first = token.i
        while (
            first > 0
            and token.i - first < _LONGEST
            and first - 1 not in timed
            and not doc[first].is_sent_start
            and (
                _is_part(doc, first - 1)
                or (doc[first - 1].text in {"&", "-"} and first > 1 and _is_part(doc, first - 2))
            )
        ):
            first -= 1
        before, following = doc[first : token.i], doc[token.i + 1 : token.i + 2]
        if not len(before) or (before.text.isupper() and token.text.isupper() and len(before) > 1):
            continue
        if len(following) and following[0].pos_ == "PROPN" and following[0].text[0].isupper():
            continue  # "Berg AG Holm"
        head = next((t for t in doc[first : token.i + 1] if not first <= t.head.i <= token.i), None)
        name = name_of(doc, first, token.i, "ORG")
        yield name._replace(head=head.i) if head is not None else name


def _is_part(doc: Doc, i: int) -> bool:
    token = doc[i]
    return token.text[0].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"} and token.lower_ not in {"the", "a"}
