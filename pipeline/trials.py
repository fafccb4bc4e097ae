"""Trials of rules, attributes, states and event types: on their own examples, and on a text from the user."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from pipeline.extract import Reading, unfired_rules
from pipeline.records import Annotation, Clause, Document, Extraction, Fact, Occurrence, Result
from pipeline.resolve import resolve
from pipeline.run import Pipeline, running_document
from pipeline.vocabulary import Predicate, Rule
from pipeline.vocabulary.attributes import Attribute
from pipeline.vocabulary.event_types import EventType
from pipeline.vocabulary.states import State

Kind = TypeVar("Kind", Attribute, EventType, State)


class Failure(NamedTuple):
    """A rule (``<predicate>/<rule>``), attribute or event type that does not do what its file says for a text, and what is wrong."""

    rule: str
    text: str
    reason: str


def check_rules(predicates: Sequence[Predicate], pipeline: Pipeline) -> Iterator[Failure]:
    """The failures of all rules of these predicates on their examples and counter-examples, each run through the whole pipeline."""
    for predicate in predicates:
        for rule in predicate.rules:
            yield from check_rule(predicate, rule, pipeline)


def check_rule(predicate: Predicate, rule: Rule, pipeline: Pipeline) -> Iterator[Failure]:
    """The failures of one rule: what it does not read in its examples, and what it reads in its counter-examples."""
    name = f"{predicate.name}/{rule.name}"
    for example in rule.examples:
        read = _read_by(name, example.text, pipeline)
        expected = {}
        for line in example.facts:
            subject, value, *qualifiers = line.split(" | ")
            expected[f"{subject} | {value}"] = qualifiers
        facts = {_line(fact): fact for fact in read}
        if set(facts) != set(expected):
            yield Failure(name, example.text, f"reads {_list(facts)} and should read {_list(expected)}")
        for line, qualifiers in expected.items():
            for qualifier in qualifiers if line in facts else ():
                key, _, value = qualifier.partition(" = ")
                if value not in [v.name for v in facts[line].qualifiers.get(key, ())]:
                    yield Failure(name, example.text, f"reads {line} without {qualifier}")
    for text in rule.counter_examples:
        read = _read_by(name, text, pipeline)
        wrong = [_line(f) for f in read if f.polarity == "affirmed" and f.certainty == "asserted"]
        if wrong:
            yield Failure(name, text, f"reads {_list(wrong)} but should read nothing")


def _read_by(rule: str, text: str, pipeline: Pipeline) -> list[Fact]:
    result = pipeline.run([Document(id="example", text=text)])
    return [fact for fact in result.facts if any(e.rule == rule for e in fact.evidence)]


def check_attributes(attributes: Iterable[Attribute], pipeline: Pipeline) -> Iterator[Failure]:
    """The failures of attributes on their examples and counter-examples, by the facts that the program reads in each text alone."""

    yield from _check_facts(attributes, _measured, pipeline)


def check_states(states: Iterable[State], pipeline: Pipeline) -> Iterator[Failure]:
    """The failures of states on their examples and counter-examples, by the facts that the program reads in each text alone."""

    yield from _check_facts(states, _line, pipeline)


def _check_facts(kinds: Iterable[Kind], written: Callable[[Fact], str], pipeline: Pipeline) -> Iterator[Failure]:
    """The failures of attributes or states, whose facts are `written` as in the examples."""

    def read(kind: Kind, extraction: Extraction, counter: bool) -> list[str]:
        facts = resolve([extraction], pipeline.vocabulary).facts
        return [written(f) for f in facts if f.predicate == kind.name and not (counter and _is_unsaid(f))]

    yield from _check_kinds(kinds, read, pipeline)


def check_event_types(types: Iterable[EventType], pipeline: Pipeline) -> Iterator[Failure]:
    """The failures of event types on their examples and counter-examples, by the events that the program reads in each text."""

    def read(type_: EventType, extraction: Extraction, counter: bool) -> list[str]:
        return [
            _told(type_, occurrence, extraction)
            for occurrence in extraction.occurrences
            if occurrence.known and occurrence.type == type_.name and not (counter and occurrence.negated)
        ]

    yield from _check_kinds(types, read, pipeline)


def _check_kinds(
    kinds: Iterable[Kind], read: Callable[[Kind, Extraction, bool], list[str]], pipeline: Pipeline
) -> Iterator[Failure]:
    """The failures of attributes or event types. All texts are parsed together, which takes a tenth of the time."""
    texts: list[tuple[Kind, str, tuple[str, ...]]] = []
    for kind in kinds:
        texts += [(kind, example.text, example.facts) for example in kind.examples]
        texts += [(kind, text, ()) for text in kind.counter_examples]
    documents = [Document(id=f"{number:06}", text=text) for number, (_, text, _) in enumerate(texts)]
    for (kind, text, facts), extraction in zip(texts, pipeline.extract(documents), strict=True):
        if isinstance(extraction, Document):
            yield Failure(kind.name, text, extraction.error or "cannot be read")
            continue
        found = read(kind, extraction, not facts)
        if set(found) != set(facts):
            yield Failure(kind.name, text, f"reads {_list(found)} and should read {_list(facts)}")


def _measured(fact: Fact) -> str:
    """A fact in the notation of the examples, with the kinds of its value ("monthly")."""
    return " | ".join([_line(fact), *(f"kind = {value.name}" for value in fact.qualifiers.get("kind", ()))])


def _is_unsaid(fact: Fact) -> bool:
    """Whether a fact is denied or not asserted."""
    return fact.polarity != "affirmed" or fact.certainty != "asserted"


def _told(type_: EventType, occurrence: Occurrence, extraction: Extraction) -> str:
    """An event in the notation of the examples."""
    text, topic = extraction.document.text, extraction.topic
    spans = [
        theme.span or (topic.span if topic is not None else None)
        for theme in (occurrence.themes if type_.theme is not None else ())
    ]
    themes = [text[slice(*span)].removeprefix("the ") for span in spans if span is not None]
    who = " and ".join(themes) if type_.theme is not None else " ".join(occurrence.names or occurrence.words)
    time = occurrence.time.literal if occurrence.time is not None else None
    return f"{who or 'none'} | {time.name if time is not None else 'none'}"


def _line(fact: Fact) -> str:
    """A fact in the notation of the examples, without qualifiers."""
    marks = ["not"] * (fact.polarity == "negated") + [fact.certainty] * (fact.certainty != "asserted")
    return " ".join([*marks, f"{fact.subject.name} | {fact.value.name}"])


def _list(lines: Iterable[str]) -> str:
    return "; ".join(sorted(lines)) or "nothing"


def try_text(text: str, pipeline: Pipeline) -> list[str]:
    """What the program reads in a text, as lines: the clauses with their arguments, the rules that fire with their facts, and the
    rules on the same words that do not fire, each with the reason."""
    document = Document(id="text", text=text)
    annotation = pipeline.annotate(document)
    lines = ["Clauses"]
    document = running_document(document, annotation)
    for clause in annotation.clauses:
        lines += _drawn(clause, document.text)
    result = pipeline.run([document])
    fired = {(e.rule, fact.id): fact for fact in result.facts for e in fact.evidence}
    lines += ["", "Rules that fire"]
    lines += [f"  {rule}: {fact.subject.name} | {fact.value.name}" for (rule, _), fact in sorted(fired.items())]
    lines += ["", "Rules on the same words that do not fire"]
    for unfired in unfired_rules(Reading(document, annotation, pipeline.vocabulary)):
        lines.append(f"  {unfired.rule}, at “{document.text[slice(*unfired.clause.trigger)]}”: {unfired.reason}")
    return lines


def draw_match(identifier: str, saved: Result, pipeline: Pipeline) -> list[str]:
    """The clauses that a fact of an earlier run was read from, as lines. `identifier` is the id of the fact or a prefix of it; the
    list is empty if no fact or more than one has it."""
    found = [fact for fact in saved.facts if fact.id.startswith(identifier)]
    texts = {document.id: document.text for document in saved.documents}
    annotations: dict[str, Annotation] = {}
    lines = []
    for evidence in found[0].evidence if len(found) == 1 else ():
        text = texts.get(evidence.document, "")
        lines += [
            "",
            f"Clauses of {evidence.document}, characters {evidence.start}–{evidence.end}, read by {evidence.rule}",
        ]
        document = Document(id=evidence.document, text=text)
        if document.id not in annotations:
            annotations[document.id] = pipeline.annotate(document)
        annotation = annotations[document.id]
        for clause in annotation.clauses:
            start, end = clause.span if annotation.running is None else annotation.running.written(clause.span)
            if start < evidence.end and evidence.start < end:
                lines += _drawn(clause, running_document(document, annotation).text)
    return lines


def _drawn(clause: Clause, text: str) -> Iterator[str]:
    status = [clause.certainty] * (clause.certainty != "asserted") + ["negated"] * clause.negated
    yield f"  {clause.form} {clause.lemma}, “{text[slice(*clause.trigger)]}”" + (
        f" ({', '.join(status)})" if status else ""
    )
    for argument in clause.arguments:
        role = " ".join(
            word
            for word in ("nested" if argument.nesting else "", argument.role, argument.preposition, argument.owner_form)
            if word
        )
        yield f"    {role}: {text[argument.start : argument.end]}"
