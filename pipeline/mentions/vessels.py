"""Names of ships by what stands before them: "MS Norda", "HMS Lund Star"."""

from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token

from pipeline.mentions.span import MentionSpan, name_of
from pipeline.vocabulary.lexicon import Lexicon

SHIP = "SHIP"
_LONGEST = 4


def find_vessels(doc: Doc, timed: Set[int], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The names that begin with letters for a ship; none of the tokens in `timed`. Letters that stand for other things too ("MS") count
    only where the block speaks of a ship."""
    speaks: bool | None = None
    for token in doc:
        letters = token.lower_
        if not token.text.isupper() or letters not in lexicon.vessel_prefixes | lexicon.vessel_letters:
            continue
        if letters in lexicon.vessel_letters:
            if speaks is None:
                speaks = any(t.lower_ in lexicon.vessel_words for t in doc)
            if not speaks:
                continue
        last = token.i
        while (
            last - token.i < _LONGEST
            and last + 1 < len(doc)
            and last + 1 not in timed
            and _names(doc[last + 1], lexicon)
        ):
            last += 1
        if last > token.i:
            yield name_of(doc, token.i, last, SHIP)


def _names(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is part of a name: capitalised, and no noun for people ("SS Officer")."""
    written = token.is_title or (token.text.isupper() and token.is_alpha) or token.is_digit
    return written and token.pos_ in {"PROPN", "NOUN", "ADJ", "NUM"} and token.lower_ not in lexicon.noun_types
