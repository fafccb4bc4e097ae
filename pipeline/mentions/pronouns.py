"""Pronouns that refer to people or things."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import is_regnal
from pipeline.vocabulary.lexicon import Lexicon

_CLAUSES = {"ccomp", "csubj", "csubjpass", "xcomp"}


def find_pronouns(doc: Doc, lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The pronouns for people as PERSON, and those for things and groups as THING."""
    words = lexicon.mentions
    for token in doc:
        if token.lower_ in words.personal_pronouns:
            if token.text != "I" or not is_regnal(token):
                yield MentionSpan(token.i, token.i, token.i, "PERSON", "pronoun")
        elif token.lower_ in words.thing_pronouns and not _is_expletive(token):
            yield MentionSpan(token.i, token.i, token.i, "THING", "pronoun")


def _is_expletive(token: Token) -> bool:
    """Whether a word is a dummy "it", which refers to nothing: "it was decided to …", "it is clear that …"."""
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass", "expl"}:
        return False
    return token.dep_ == "expl" or any(c.dep_ in _CLAUSES for c in token.head.children if c.i > token.head.i)
