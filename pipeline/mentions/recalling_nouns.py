"""Bare nouns with which a text refers back to a thing: "the album", "this band"."""

from collections.abc import Iterable, Iterator, Mapping, Set

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan
from pipeline.vocabulary.lexicon import Lexicon

# Types of names whose last word can be a noun for what they name.
_NAMED = {"AWARD", "DOCUMENT", "EVENT", "FAC", "LAW", "LOC", "ORG", "PRODUCT", "SHIP", "TREATY"}
# A noun that refers back to a thing is neither a modifier nor a complement.
_OTHER_ROLES = {"amod", "appos", "attr", "compound", "nmod", "oprd"}


def find_recalling_nouns(doc: Doc, timed: Set[int], nouns: Mapping[str, str]) -> Iterator[MentionSpan]:
    """The nouns with "the" or "this" and without any other modifier, as mentions of kind `noun`; none of the tokens in `timed`. `nouns`
    maps their lemmas to the types of the mentions."""
    for token in doc:
        type_ = nouns.get(token.lemma_.lower())
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


def nouns_in_names(blocks: Iterable[tuple[Doc, Iterable[MentionSpan]]], lexicon: Lexicon) -> dict[str, str]:
    """The last words of names in a document that are nouns no list has, each with the type of what it names: "study" of "Lund Study"."""
    types: dict[str, set[str]] = {}
    for doc, mentions in blocks:
        for mention in mentions:
            last = doc[mention.last]
            noun = last.lower_
            if (
                mention.kind != "name"
                or mention.type not in _NAMED
                or mention.first == mention.last
                or not last.is_alpha
            ):
                continue
            if noun not in lexicon.recalling and noun not in lexicon.name_types and len(noun) > 2:
                types.setdefault(noun, set()).add(mention.type)
    return {noun: min(of_noun) for noun, of_noun in sorted(types.items()) if len(of_noun) == 1}


def _opens_name(word: str) -> bool:
    return word[:1].isupper() or word in {'"', "“"}
