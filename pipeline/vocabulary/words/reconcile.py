"""The word lists that only `pipeline/reconcile/` uses, from `reconcile.toml`."""

from pipeline.records import Record


class Term(Record):
    """Three predicates of one course of things: the date of its `start`, how long it lasts (`term`), and the date of its `end`. If the
    term is `exact`, it is not told in rounded units."""

    start: str
    term: str
    end: str
    exact: bool = False


class ReconcileWords(Record):
    """Words are in lower case. `repetition` are words that say that something happens again, `exclusive` that there is no other.
    `terms` say which predicates give a start, a term and an end of one thing."""

    repetition: frozenset[str]
    exclusive: frozenset[str]
    terms: tuple[Term, ...]
