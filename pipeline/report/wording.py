"""Records in words: values, facts, decisions and documents as a person writes them."""

from pipeline.records import HEADINGS, Conflict, DateValue, Decision, Document, Evidence, Fact, NumberValue, Value
from pipeline.values.dates import as_written, readable
from pipeline.vocabulary import OPEN

KINDS = {
    "value": "Documents give different values; only one can be right",
    "set": "Lists that should be the same differ",
    "count": "A number differs from the list that it counts",
    "order": "The order of the dates is impossible",
    "overlap": "There are several holders at the same time; only one is possible",
    "polarity": "One side affirms what the other denies",
}
"""What each kind of conflict means."""


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 fact``, ``1,200 facts``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def predicate_in_words(predicate: str) -> str:
    """``entered into force`` for ``entered_into_force``; the words of the relation for an open predicate."""
    return predicate.removeprefix(OPEN).replace("_", " ").strip()


def value_in_words(value: Value) -> str:
    """A value as a person writes it: ``15 May 1992``, ``4.9 million km²``."""
    if isinstance(value, DateValue) and value.impossible:
        return as_written(value.name)
    if isinstance(value, DateValue):
        return " or ".join(map(_date_in_words, value.readings or (value.edtf,)))
    if isinstance(value, NumberValue) and value.unit and value.unit not in value.name:
        return f"{value.name} {value.unit}"
    return value.name


def _date_in_words(edtf: str) -> str:
    try:
        return readable(edtf)
    except ValueError:  # facts from elsewhere may hold dates that are not EDTF
        return edtf


def period_in_words(edtf: str) -> str:
    """An interval as a person writes it; ``2011/2011`` is ``2011``."""
    start, _, end = edtf.partition("/")
    return _date_in_words(start if start == end else edtf)


def qualifiers_in_words(fact: Fact) -> tuple[str, ...]:
    """Each qualifier of a fact: ``place: Oslo``, ``time: at some time in 2021``."""
    return tuple(
        f"{predicate_in_words(name)}: {', '.join(map(_bounded, values))}"
        for name, values in sorted(fact.qualifiers.items())
    )


def _bounded(value: Value) -> str:
    words = value_in_words(value)
    if not isinstance(value, DateValue) or value.extent != "within":
        return words
    start, _, end = value.edtf.partition("/")
    is_day = start == end and len(start) == len("YYYY-MM-DD")
    return f"on {words}" if is_day else f"at some time in {words}"


def remarks(fact: Fact) -> tuple[str, ...]:
    """What a reader must know in addition to the value: whether it is denied or uncertain, who says so, and the qualifiers."""
    found = []
    if fact.polarity == "negated":
        found.append("denied")
    if fact.certainty != "asserted":
        found.append(fact.certainty)
    if fact.attributed_to:
        found.append(f"according to {fact.attributed_to}")
    return (*found, *qualifiers_in_words(fact))


def statement(fact: Fact) -> str:
    """A fact on one line: ``Treaty of Lund – signed: 3 May 1950 (place: Bergen)``."""
    more = "; ".join(remarks(fact))
    return f"{fact.subject.name} – {short_statement(fact)}" + (f" ({more})" if more else "")


def short_statement(fact: Fact) -> str:
    """A fact without its subject: ``signed: 3 May 1950``."""
    return f"{predicate_in_words(fact.predicate)}: {value_in_words(fact.value)}"


def decision_in_words(decision: Decision, conflict: Conflict) -> str:
    """A reviewer's decision: the verdict, who made it and when, and the note."""
    verdict = {
        "side": "one side is right",
        "both": "all sides are right",
        "not_same_thing": "the sides are about different things",
        "not_a_conflict": "this is not a conflict",
        "unsure": "undecided",
    }[decision.verdict]
    if decision.side is not None and decision.side < len(conflict.sides):
        verdict = f"{value_in_words(conflict.sides[decision.side].value)} is right"
    who = (f" by {decision.by}" if decision.by else "") + (f" on {decision.at}" if decision.at else "")
    return verdict + (f" (decided{who})" if who else "") + (f": {decision.note}" if decision.note else "")


def position_in_words(evidence: Evidence) -> str:
    """Where evidence stands in its source: ``page 3``; ``sheet Costs, cell B7``. Empty if that is unknown."""
    known = (
        ("page", evidence.page),
        ("slide", evidence.slide),
        ("sheet", evidence.sheet),
        ("cell", evidence.cell),
        ("row", evidence.row),
        ("header", evidence.header),
        ("under", HEADINGS.join(evidence.heading) if evidence.heading else None),
    )
    return ", ".join(f"{name} {value}" for name, value in known if value is not None)


def about_document(document: Document) -> str:
    """The title, the author, the source and the date of a document, without what is unknown or repeats the id or the source."""
    author = document.author if not (document.source or "").startswith(document.author or "") else None
    known = dict.fromkeys(
        part for part in (document.title, author, document.source, document.date) if part and part != document.id
    )
    return ", ".join(known)
