"""Keys of entities: two mentions with the same key are taken for the same thing."""

from typing import Literal, NamedTuple

from pipeline.vocabulary.places import PLACE_TYPES

Kind = Literal["person", "place", "group", "thing", "short", "described", "event"]
"""What a key refers to: a person, a place, the inhabitants of a place or the members of a group, any other thing, an
abbreviation that its own document defines, a thing that a common noun describes, or an event."""


class InDocument(NamedTuple):
    """The scope of a name that has its own meaning in one document."""

    document: str

    def __str__(self) -> str:
        return f"here:{self.document}"


class OnSide(NamedTuple):
    """The scope of a name in the documents on one side of a reviewer's decision; `review` and `side` count from 0."""

    review: int
    side: int

    def __str__(self) -> str:
        return f"reviewed:{self.review}:{self.side}"


class Key(NamedTuple):
    """What distinguishes one entity from another. Keys are compared and hashed by all their fields.

    `name` is the name as compared (see `NameForms.key`), empty for a noun phrase that has no name. The other fields are None or empty if
    the name alone says which thing is meant. `document` is the only document in which the key means this thing, and `position` the offset
    in it of a noun phrase without a name ("a resolution"). `date` is the EDTF date of an event that recurs ("session"), `bearer`
    distinguishes a namesake from the others ("born 1950"), and `apart` is the name, folded, that the user keeps apart from others with the
    same key. `scopes`, the outermost first, narrow down where the key holds.
    """

    kind: Kind
    name: str
    document: str | None = None
    position: int | None = None
    date: str | None = None
    bearer: str | None = None
    apart: str | None = None
    scopes: tuple[InDocument | OnSide, ...] = ()

    def __str__(self) -> str:
        """The key in one line. Ids of entities are made of it, so a change here changes them all."""
        if self.kind == "short":
            line = f"short:{self.document}:{self.name}"
        elif self.position is not None:
            line = f"{self.kind}:{self.document}:{self.position}"
        else:
            line = f"{self.kind}:{self.name}"
            for which in (self.document, self.date, self.bearer):
                if which is not None:
                    line += f"@{which}"
        if self.apart is not None:
            line += f"#{self.apart}"
        return "".join(f"{scope}:" for scope in self.scopes) + line

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.name.split()

    def within(self, scope: InDocument | OnSide) -> "Key":
        """The same key in a scope of its own."""
        return self._replace(scopes=(scope, *self.scopes))

    def is_unscoped(self, *kinds: Kind) -> bool:
        """Whether the key is of one of these kinds and has no scope."""
        return self.kind in kinds and not self.scopes


def kind_of(type_: str) -> Kind:
    """The kind of key for a type of entity. Names of different kinds are never the same thing by their words alone."""
    if type_ == "PERSON":
        return "person"
    if type_ in PLACE_TYPES:
        return "place"
    return "group" if type_ == "NORP" else "thing"


def abbreviation_key(document: str, short: str) -> Key:
    """The key of an abbreviation, which means what its own document says it means."""
    return Key("short", short, document=document)
