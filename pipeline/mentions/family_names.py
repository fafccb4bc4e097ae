"""Family names of people that a document names in full."""

from collections.abc import Iterable, Iterator, Set

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import SUBJECTS

_ROLES = {*SUBJECTS, "dobj", "pobj", "poss"}


def family_name(doc: Doc, person: MentionSpan) -> str | None:
    """The last word of the name of a person; None if it has one word only or does not end in a capitalised one."""
    last = doc[person.last]
    return last.text if person.last > person.first and last.is_title else None


def find_family_names(doc: Doc, family_names: Set[str], found: Iterable[MentionSpan]) -> Iterator[MentionSpan]:
    """The family names outside the mentions `found` that the parser takes for common nouns: "Berg left" at the start of a sentence."""
    if not family_names:
        return
    covered = {i for f in found for i in f.tokens}
    for token in doc:
        if (
            token.text in family_names
            and token.i not in covered
            and token.pos_ == "NOUN"
            and token.dep_ in _ROLES
            and not any(c.dep_ != "case" for c in token.children)
        ):
            yield MentionSpan(token.i, token.i, token.i, "PERSON", "name")
