"""The number that a clause gives for an enumeration in it: "six states, A, B, …", "six members: A, B, …"."""

import re

from pipeline.extract.matching import Hit
from pipeline.extract.matching.slots import arguments
from pipeline.extract.operands.literals import announced_count, quantities_before
from pipeline.extract.reading import Reading
from pipeline.records import Clause
from pipeline.values.quantities import read_number

_ARTICLE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_LIST_MARKS = {":", "–", "—", "-", "("}
_LIST_ENDS = re.compile(r"[.;:)!?](?:\s|$)")
_BETWEEN_ITEMS = re.compile(r",\s*(?:and\s+)?|\s+and\s+")


def is_enumeration(hit: Hit) -> bool:
    """Whether the values of a hit are the items of an enumeration."""
    return len(hit.values) > 1 and hit.predicate.value == "entity" and hit.predicate.cardinality == "many"


def stated_counts(reading: Reading, hit: Hit) -> set[int]:
    """The numbers of items that a clause gives for its enumeration; empty if it gives none or has no enumeration."""
    if not is_enumeration(hit):
        return set()
    counts = [announced_count(reading, argument.span) for argument in arguments(hit.clause, hit.rule.value)]
    if hit.clause.form == "noun":
        counts.append(_before_list(reading, hit))
    return {count for count in counts if count is not None}


def is_whole(reading: Reading, clause: Clause) -> bool:
    """Whether a noun says that there are no others: "the *only* members"."""
    return clause.form == "noun" and not reading.words.exclusive.isdisjoint(clause.lemma.split()[:-1])


def _before_list(reading: Reading, hit: Hit) -> int | None:
    """The number before a noun that is followed by a list: "has six members: A, B and C". None if there is no such list, if the list may be
    incomplete, or if not all of it was read."""
    start, end = hit.clause.trigger
    first = min((v.operand.span[0] for v in hit.values if v.operand.span is not None), default=0)
    between = _ARTICLE.sub("", reading.text[end : max(first, end)]).strip().lower()
    opener = between.removeprefix(",").strip()
    if between not in _LIST_MARKS and opener not in reading.words.list_openers:
        return None
    items = _LIST_ENDS.split(reading.text[first : hit.clause.span[1]], maxsplit=1)[0]
    if len(_BETWEEN_ITEMS.split(items)) != len(hit.values):
        return None
    quantity = next(quantities_before(reading, start), None)
    number = read_number(quantity.text) if quantity is not None else None
    return int(number.amount) if number and number.low is None and number.high is None else None
