"""What mentions refer to."""

from pipeline.records.base import Record


class Merge(Record):
    """Why a name was taken for this entity: the `name`, the `reason` in words, and how sure that is (0 to 1)."""

    name: str
    reason: str
    score: float


class Alias(Record):
    """What a user says of a name: that it is the `same_as` another name, or another thing than `different_from` names; null
    where the row says neither. `codes` are outside identifiers of it. `where` is the file and line, for messages."""

    name: str
    same_as: str | None = None
    different_from: str | None = None
    codes: dict[str, str] = {}
    where: str = "aliases.csv"


class EntityMention(Record):
    """Where an entity is mentioned."""

    document: str
    start: int
    end: int


class Entity(Record):
    """One thing that mentions in one or more documents refer to.

    `name` is its fullest name as written; `names` are all its written names, sorted; `merges` say for each name beyond
    the first why it is the same thing, and `doubts` in sentences what was left open: names that could be this or
    another. `codes` are outside identifiers, such as ``iso3166``.
    """

    id: str
    name: str
    type: str
    names: tuple[str, ...] = ()
    codes: dict[str, str] = {}
    merges: tuple[Merge, ...] = ()
    doubts: tuple[str, ...] = ()
    mentions: tuple[EntityMention, ...] = ()
