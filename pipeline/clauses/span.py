"""An argument as the clause finders return it, in tokens."""

from typing import Literal, NamedTuple

from spacy.tokens import Token


class ArgumentSpan(NamedTuple):
    """An argument with the tokens it covers: ``doc[first:last + 1]``, headed by `head`; without `first` and `last`, everything that depends
    on the head. `phrase` covers the whole phrase, if a common noun in it is a mention. The other fields are those of `Argument`."""

    role: str
    head: Token
    preposition: str | None = None
    first: int | None = None
    last: int | None = None
    nesting: int = 0
    owner_form: Literal["possessor", "modifier"] | None = None
    edge: Literal["start", "end"] | None = None
    framing: bool = False
    phrase: tuple[int, int] | None = None
    denied: bool = False
