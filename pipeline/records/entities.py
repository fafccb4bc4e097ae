"""What mentions refer to."""

from pipeline.records.base import Record


class Merge(Record):
    """Why a name was taken for this entity: the `name`, the `reason` in words, and how sure that is (0 to 1)."""

    name: str
    reason: str
    score: float


class Alias(Record):
    """What a user says about a name: `same_as` is a name of the same thing, and `different_from` a name of another thing; each is None if
    the user does not give it. `codes` maps schemes to identifiers that others use for the thing. `where` is the file and line, for
    messages.
    """

    name: str
    same_as: str | None = None
    different_from: str | None = None
    codes: dict[str, str] = {}
    where: str = "aliases.csv"


class EntityMention(Record):
    """Where an entity is mentioned: a document, and a half-open span of its text in code points."""

    document: str
    start: int
    end: int


class Entity(Record):
    """One thing that mentions in one or more documents refer to.

    `name` is its fullest name as written; `names` are all its names as written, sorted. `merges` give for each name other than
    `name` the reason why it is the same thing. `doubts` are sentences about what was left open: names that could be this thing or
    another. `codes` maps schemes such as ``iso3166`` to identifiers that others use for it. `mentions` are in text order.
    """

    id: str
    name: str
    type: str
    names: tuple[str, ...] = ()
    codes: dict[str, str] = {}
    merges: tuple[Merge, ...] = ()
    doubts: tuple[str, ...] = ()
    mentions: tuple[EntityMention, ...] = ()
