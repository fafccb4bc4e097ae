"""Records in words."""

from collections.abc import Iterator, Sequence

from pipeline.records import Conflict, DateValue, Decision, Document, Fact, NumberValue, Value
from pipeline.values.dates import readable
from pipeline.vocabulary.predicates import Predicate, load_predicates
from pipeline.vocabulary.rules import Rule, Slot

SEVERITIES = ("high", "medium", "low")

KINDS = {
    "value": "one value is possible, several are given",
    "set": "complete lists of the same thing differ",
    "count": "a number and the list that it counts differ",
    "order": "dates in an order that cannot be",
    "overlap": "several holders at one time, where there can be one",
    "polarity": "affirmed and denied",
}


_ROLES = {
    "topic": "the topic of the section",
    "of": "what it belongs to",
    "is": "what is said to be it",
    "time": "its date",
    "place": "the place of it",
    "owner": "whose its subject is",
    "oblique": "what a preposition ties to it",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 fact``, ``1,200 facts``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def predicate_in_words(predicate: str) -> str:
    """``entered_into_force`` as ``entered into force``; of an open relation, its words."""
    return predicate.removeprefix("open:").replace("_", " ").strip()


def meaning(predicate: str) -> str | None:
    """What a predicate of the vocabulary means, in a sentence."""
    known = load_predicates().get(predicate)
    return known.meaning if known else None


def value_in_words(value: Value) -> str:
    """A value as a person writes it: ``15 May 1992``, ``4.9 million km²``."""
    if isinstance(value, DateValue):
        return " or ".join(map(_date_in_words, value.readings or (value.edtf,)))
    if isinstance(value, NumberValue) and value.unit and value.unit not in value.name:
        return f"{value.name} {value.unit}"
    return value.name


def _date_in_words(edtf: str) -> str:
    try:
        return readable(edtf)
    except ValueError:  # facts from elsewhere may hold what is no EDTF
        return edtf


def period_in_words(edtf: str) -> str:
    """An interval as a person writes it; one that begins and ends in the same day, month or year as that."""
    start, _, end = edtf.partition("/")
    return _date_in_words(start if start == end else edtf)


def qualifiers_in_words(fact: Fact) -> tuple[str, ...]:
    """Each qualifier: ``place: Tashkent``, ``time: at some time in 2021``."""
    return tuple(
        f"{predicate_in_words(name)}: {', '.join(map(_bounded, values))}"
        for name, values in sorted(fact.qualifiers.items())
    )


def _bounded(value: Value) -> str:
    words = value_in_words(value)
    if not isinstance(value, DateValue) or value.extent != "within":
        return words
    start, _, end = value.edtf.partition("/")
    if start != end:
        return f"{words} (at some time in it)"
    return f"on {words}" if len(start) == len("YYYY-MM-DD") else f"at some time in {words}"


def remarks(fact: Fact) -> tuple[str, ...]:
    """What a reader must know beside the value: that it is denied or not certain, whose words it is, its qualifiers."""
    said = []
    if fact.polarity == "negated":
        said.append("denied")
    if fact.certainty != "asserted":
        said.append(fact.certainty)
    if fact.attributed_to:
        said.append(f"according to {fact.attributed_to}")
    return (*said, *qualifiers_in_words(fact))


def statement(fact: Fact) -> str:
    """A fact in one line: ``Treaty of Lund – signed: 3 May 1950 (place: Bergen)``."""
    more = "; ".join(remarks(fact))
    return f"{fact.subject.name} – {short_statement(fact)}" + (f" ({more})" if more else "")


def short_statement(fact: Fact) -> str:
    """A fact without its subject: ``signed: 3 May 1950``."""
    return f"{predicate_in_words(fact.predicate)}: {value_in_words(fact.value)}"


def decision_in_words(decision: Decision, conflict: Conflict) -> str:
    """What a reviewer said: verdict, note, who and when."""
    verdict = {
        "side": "one side is right",
        "both": "all sides hold",
        "not_same_thing": "the sides are about different things",
        "not_a_conflict": "this is no conflict",
        "unsure": "undecided",
    }[decision.verdict]
    if decision.side is not None and decision.side < len(conflict.sides):
        verdict = f"{value_in_words(conflict.sides[decision.side].value)} is right"
    who = " ".join(
        part
        for part in (f"by {decision.by}" if decision.by else "", f"on {decision.at}" if decision.at else "")
        if part
    )
    return verdict + (f", {who}" if who else "") + (f": {decision.note}" if decision.note else "")


def about_document(document: Document) -> str:
    """Title, source and date of a document, as far as known and more than its id."""
    known = dict.fromkeys(
        part for part in (document.title, document.source, document.date) if part and part != document.id
    )
    return ", ".join(known)


def rule_in_words(name: str) -> str | None:
    """What a rule, by ``<predicate>/<rule>``, looks at; null for one that is none of the vocabulary's."""
    predicate, _, short = name.partition("/")
    known = load_predicates().get(predicate)
    rule = next((r for r in known.rules if r.name == short), None) if known else None
    return _looks_at(rule) if rule else None


def predicate_lines(predicate: Predicate, *, full: bool) -> Iterator[str]:
    """A predicate in one line with what it means; `full`: with its rules, what each looks at, and its examples."""
    number = count(len(predicate.rules), "rule")
    yield f"{predicate.name:24} {number:>9}  {predicate.meaning}"
    for rule in predicate.rules if full else ():
        yield f"  {rule.name} ({rule.confidence:.2f}): {_looks_at(rule)}"
        for example in rule.examples:
            yield f"    reads   {example.text!r}: {'; '.join(example.facts)}"
        for text in rule.counter_examples:
            yield f"    not     {text!r}"


def _looks_at(rule: Rule) -> str:
    if rule.address:
        return "a place and what stands behind it and a comma"
    if rule.definition:
        return "a short form in parentheses behind its long form"
    if rule.label:
        return f"a field labelled {_any_of(rule.label)}"
    kind, of = ("verb", rule.verb) if rule.verb else ("noun", rule.noun)
    return f"the {kind} {_any_of(of)}, {_role(rule.subject)} as subject, {_role(rule.value)} as value"


def _role(slot: Slot | None) -> str:
    if slot is None:
        return "nothing"
    before = list(dict.fromkeys([*slot.prepositions, *slot.nested]))
    if before:
        owned = " or its owner" if slot.possessor or slot.modifier else ""
        return f"what follows {_any_of(before)}{owned}"
    return _ROLES.get(slot.role, f"its {slot.role}")


def _any_of(words: Sequence[str]) -> str:
    shown = [f"“{word}”" for word in words[:4]]
    if len(words) > 4:
        return ", ".join(shown) + " or the like"
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
