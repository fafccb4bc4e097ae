"""A number and the list that it counts: "six countries" followed by seven names."""

from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.checks.lists import list_value
from pipeline.reconcile.conflicts import make_conflict, make_side
from pipeline.reconcile.grouping import SubjectFacts, documents_of, enumerations, stated
from pipeline.reconcile.severity import Assessment
from pipeline.reconcile.validity import may_coincide, time_of
from pipeline.records import Conflict, Fact, NumberValue, Side
from pipeline.vocabulary import OPEN
from pipeline.vocabulary.plurals import plural

_NUMBER_OF = f"{OPEN}number_of_"
_ASSESSMENT = Assessment("medium", ("the list may omit some of what is counted, or name more than what is counted",))


def check_counts(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """Lists whose length differs from the number that introduces them, or from a fact that counts their members."""
    return [*_introduced(subject), *_counted(subject, background)]


def _introduced(subject: SubjectFacts) -> list[Conflict]:
    """Lists that are longer or shorter than their own text says."""
    found: dict[tuple[str, ...], Conflict] = {}
    for name, members in enumerations(stated(subject.all), closed=False).items():
        counts = {e.count for f in members for e in f.evidence if e.enumeration == name and e.count is not None}
        if len(counts) == 1 and (count := counts.pop()) != len(members):
            listed = make_side(members, list_value(members))
            announced = Side(
                value=NumberValue(name=str(count), amount=count), facts=listed.facts, documents=documents_of(members)
            )
            predicate = members[0].predicate
            # The same list with the same number in several documents makes one conflict.
            key = (predicate, str(count), *(f.value.identity for f in members))
            if key not in found:
                sentence = f"the text says {count}, but lists {len(members)}"
                found[key] = make_conflict(
                    "count", members[0].subject, predicate, [announced, listed], [sentence], _ASSESSMENT, name
                )
    return list(found.values())


def _counted(subject: SubjectFacts, background: Background) -> Iterator[Conflict]:
    """Facts that count the values of another predicate, against complete lists of these values."""
    for name, facts in subject.by_predicate.items():
        listed = _listed(subject, name, facts, background)
        if listed is None:
            continue
        counted = subject.by_predicate.get(listed, ())
        for enumeration, members in enumerations(counted, closed=True).items():
            for fact in facts:
                number = fact.value
                if (
                    isinstance(number, NumberValue)
                    and number.low is None
                    and number.amount != len(members)
                    and _at_one_time(fact, members, enumeration, background)
                    and not _introduces(fact, members, enumeration)
                ):
                    sides = [make_side([fact]), make_side(members, list_value(members))]
                    sentence = f"the number given is {number.name}, but the list has {len(members)}"
                    yield make_conflict("count", fact.subject, name, sides, [sentence], _ASSESSMENT, enumeration)


def _at_one_time(fact: Fact, members: Sequence[Fact], enumeration: str, background: Background) -> bool:
    """Whether a number and a list are of one time: the number has none, or the document with the list was written in it."""
    time = time_of(fact)
    if time is None:
        return True
    documents = {e.document for f in members for e in f.evidence if e.enumeration == enumeration}
    written = [date for d in documents if (date := background.written(d)) is not None]
    return ".." not in time.edtf and any(may_coincide(time, date) for date in written)


def _introduces(fact: Fact, members: Sequence[Fact], enumeration: str) -> bool:
    """Whether a number introduces a list in its own sentence, which is then compared with it already."""
    places = {
        (e.document, e.start, e.end)
        for f in members
        for e in f.evidence
        if e.enumeration == enumeration and e.count is not None
    }
    return any((e.document, e.start, e.end) in places for e in fact.evidence)


def _listed(subject: SubjectFacts, name: str, facts: Sequence[Fact], background: Background) -> str | None:
    """The predicate whose values a number counts; None if it counts none. An open list has the name of what it lists
    (`open:trustees`), and what counts it is `open:number_of_trustees`, or an attribute that counts trustees."""
    predicate = background.predicates.get(name)
    if predicate is not None and predicate.counts is not None:
        return predicate.counts
    if name.startswith(_NUMBER_OF):
        return OPEN + name.removeprefix(_NUMBER_OF)
    attribute = background.vocabulary.attributes.by_name.get(name)
    quotes = " ".join(e.quote.casefold() for f in facts for e in f.evidence)
    nouns = attribute.counts if attribute is not None else ()
    if any(plural(noun) in quotes for noun in nouns):  # "ten songs", and a list of tracks
        for noun in nouns:
            listed = f"{OPEN}{plural(noun).replace(' ', '_')}"
            if listed in subject.by_predicate:
                return listed
    return None
