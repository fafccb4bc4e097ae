"""The word lists that only `pipeline/reconcile/` uses, from `reconcile.toml`."""

from pipeline.records import Record


class Term(Record):
    """Three predicates of one course of things: the date of its `start`, how long it lasts (`term`), and the date of its `end`. If the
    term is `exact`, it is not told in rounded units."""

    start: str
    term: str
    end: str
    exact: bool = False


class Sum(Record):
    """An attribute whose value is the sum of those of others, if a text gives all of them."""

    total: str
    parts: tuple[str, ...]


class ReconcileWords(Record):
    """Words are in lower case, verbs are lemmas. `repetition` are words that say that something happens again, `exclusive` that there is no
    other. `terms` say which predicates give a start, a term and an end of one thing,
    `sums` which attributes add up to others, `rhythms` how often in a year a sum is paid ("monthly").

    Open facts: `light_verbs` say only that there is something; `singling_out` are words before a noun that make it a part of what the noun
    counts; `increments` are those for what is added, which mean the same; `once` are verbs for what happens to a thing once;
    `converses` are pairs of verbs for the two sides of one event.
    """

    contracts: frozenset[str]
    aimed: frozenset[str]
    repetition: frozenset[str]
    exclusive: frozenset[str]
    terms: tuple[Term, ...]
    sums: tuple[Sum, ...]
    light_verbs: frozenset[str]
    singling_out: frozenset[str]
    increments: frozenset[str]
    once: frozenset[str]
    converses: tuple[frozenset[str], ...]
    rhythms: dict[str, float]
