"""Names that the model misses: capitalised words that no mention covers. They are mentions only if the text shows their type."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import is_regnal
from pipeline.vocabulary.lexicon import Lexicon

_MOST_INNER = 2
_FEWEST_LETTERS = 3


def find_missed_names(doc: Doc, found: Iterable[MentionSpan], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The longest runs of capitalised words outside the mentions `found`, as names without a type, in text order.

    Offices ("Chief Executive Officer"), the letters after a name ("OBE") and pieces of longer names are left out. A word for
    inhabitants before such a run belongs to it if the parser attaches it ("Swedish Cargo Line").
    """
    covered = {i for f in found for i in f.tokens}
    inhabitants = {f.last: f for f in found if f.type == "NORP"}
    named = {i for f in found if f.kind == "name" for i in (f.first, f.last)}
    i = 0
    while i < len(doc):
        last = _run(doc, i, covered, lexicon)
        if last is None:
            i += 1
            continue
        ends = [doc[last], *([doc[i]] if doc[i : i + 2].text.lower().endswith(" of") else [])]
        office = any(
            lexicon.noun_types.get(t.lemma_.lower()) == "PERSON" or t.lemma_.lower() in lexicon.name_types for t in ends
        )
        letters = i == last and doc[i].is_upper and i > 0 and doc[i - 1].text in {",", "."}
        root = doc[i : last + 1].root
        people = inhabitants.get(i - 1)
        if people is not None and doc[people.head].head.i == root.i and doc[people.head].dep_ in {"compound", "nmod"}:
            yield MentionSpan(people.first, last, root.i, "", "name")
        elif not (office or letters or i - 1 in named or last + 1 in named):
            yield MentionSpan(i, last, root.i, "", "name")
        i = last + 1


def _run(doc: Doc, first: int, covered: set[int], lexicon: Lexicon) -> int | None:
    """The last token of the run that begins at a token; None if none does."""
    if not _is_name(doc[first]) or first in covered:
        return None
    last = first
    for token in doc[first + 1 :]:
        if token.i in covered or token.is_sent_start:
            break
        if _is_name(token):
            last = token.i
        elif token.lower_ not in lexicon.mentions.in_names or token.i - last > _MOST_INNER:
            break
    following = doc[last + 1 : last + 2]
    return last + 1 if len(following) and is_regnal(following[0]) else last


def _is_name(token: Token) -> bool:
    """Whether a word is a capitalised proper noun, or letters."""
    letters = token.pos_ == "NOUN" and token.is_upper and token.is_alpha and len(token) >= _FEWEST_LETTERS
    return (token.pos_ == "PROPN" and token.text[0].isupper()) or letters
