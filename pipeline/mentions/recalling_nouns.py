"""Bare nouns with which a text refers back to a thing: "the album", "this band"."""

from collections.abc import Iterator, Set

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan
from pipeline.vocabulary.lexicon import Lexicon

# A noun that refers back to a thing is neither a modifier nor a complement.
_OTHER_ROLES = {"amod", "appos", "attr", "compound", "nmod", "oprd"}


def find_recalling_nouns(doc: Doc, timed: Set[int], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The nouns with "the" or "this" and without any other modifier, as mentions of kind `noun`; none of the tokens in `timed`."""
    for token in doc:
        type_ = lexicon.recalling.get(token.lemma_.lower())
        if (
            type_ is not None
            and token.tag_ == "NN"
            and token.is_lower
            and token.i not in timed
            and not token.ent_type_
            and token.dep_ not in _OTHER_ROLES
            and [t.lower_ for t in token.lefts] in (["the"], ["this"])
            and all(t.dep_ in {"case", "cc", "conj", "punct"} for t in token.rights)
            and not _opens_name(doc[token.i + 1 : token.i + 2].text)  # "the album Velmora"
        ):
            yield MentionSpan(token.i, token.i, token.i, type_, "noun")


def _opens_name(word: str) -> bool:
    return word[:1].isupper() or word in {'"', "“"}
