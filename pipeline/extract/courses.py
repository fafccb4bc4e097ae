"""Statements of when something that takes time began and ended, and how long it lasted: a siege, a strike, a voyage."""

from collections.abc import Iterator
from typing import Literal

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.descriptions import described
from pipeline.extract.occurrences import occurrences
from pipeline.extract.operands.dates import date_of, date_operand, edge_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, DateValue, Occurrence, Operand, Statement

_CONFIDENCE = 0.9
# How far after its verb a duration may stand, in characters.
_NEAR = 24
_UNITS = {"day", "week", "month", "year"}


def read_courses(reading: Reading) -> list[Statement]:
    """The statements of beginnings, ends and durations of what takes time."""
    found = []
    for clause in reading.annotation.clauses:
        if clause.form == "verb" and (subject := _subject(reading, clause)) is not None:
            found += [
                _statement(reading, clause, predicate, subject, value) for predicate, value in _told(reading, clause)
            ]
    return [*found, *_followed(reading)]


def _subject(reading: Reading, clause: Clause) -> Operand | None:
    """What takes time: an event that the clause tells or has as its subject; None if it is about anything else."""
    numbered = {o.trigger: (number, o) for number, o in enumerate(reading.once(occurrences))}
    if clause.trigger in numbered and _takes_time(reading, numbered[clause.trigger][1]):
        return Operand(span=clause.trigger, event=numbered[clause.trigger][0], types=("EVENT",))
    if clause.lemma not in reading.words.courses:
        return None
    about = [
        a
        for a in clause.arguments
        if a.role in {"subject", "object"}
        and not a.nesting
        and ((mention := reading.mention_of(a)) is None or mention.kind not in {"time", "quantity"})
    ]
    # "The league ended the war" is about the war.
    for argument in sorted(about, key=lambda a: a.role != "object"):
        for trigger, (number, _) in numbered.items():
            if trigger[0] <= argument.head[0] < trigger[1]:
                return Operand(span=trigger, event=number, types=("EVENT",))
        mention = reading.mention_of(argument)
        inside = mention is not None and mention.start <= argument.head[0] < mention.end
        if mention is not None and not inside and not _tells_event(reading, argument.lemma):
            return None
        operand = described(reading, argument) if _tells_event(reading, argument.lemma) else None
        # "Operations began" may be those of anybody.
        thing = operand.described if operand is not None else None
        return operand if thing is not None and (thing.names or thing.anchors) else None
    return None


def _tells_event(reading: Reading, noun: str) -> bool:
    """Whether a noun is for what happens: "voyage", and not "organisation" or "work", which have meanings that are more common."""
    return (
        noun not in reading.words.actions
        and noun not in reading.vocabulary.lexicon.noun_types
        and reading.vocabulary.wordnet.is_event(noun)
    )


def _takes_time(reading: Reading, occurrence: Occurrence) -> bool:
    return reading.vocabulary.event_types.by_name[occurrence.type].lasts


def _told(reading: Reading, clause: Clause) -> Iterator[tuple[str, Operand]]:
    """What a clause says about the course of its subject, by predicate."""
    words = reading.words
    times = [a for a in clause.arguments if a.role == "time" and not a.framing]
    if clause.lemma in words.beginning or clause.lemma in words.ending:
        predicate = "began" if clause.lemma in words.beginning else "ended"
        yield from ((predicate, date) for date in _dates(reading, times)[:1])
        return
    edges = (("start", "began"), ("end", "ended")) if clause.lemma not in words.taking else ()
    for edge, predicate in edges:
        dates = [d for a in times if (d := _edge(reading, a, edge)) is not None and _is_date(d)]  # type: ignore[arg-type]
        yield from ((predicate, date) for date in dates[:1])
    duration = _duration(reading, clause)
    if duration is not None:
        yield "lasted", duration


def _edge(reading: Reading, time: Argument, edge: Literal["start", "end"]) -> Operand | None:
    """ "From 3 April to 9 June", "from 3 April", "until 9 June"."""
    if edge == "start" and time.preposition == "from" and time.mention is not None:
        return date_of(reading, time.mention, edge)
    return edge_operand(reading, time, edge)


def _dates(reading: Reading, times: list[Argument]) -> list[Operand]:
    return [d for a in times if (d := date_operand(reading, a)) is not None and _is_date(d)]


def _is_date(operand: Operand | None) -> bool:
    return operand is not None and isinstance(operand.literal, DateValue) and "/" not in operand.literal.edtf


def _duration(reading: Reading, clause: Clause) -> Operand | None:
    """ "Lasted eleven weeks", "was besieged for eleven weeks"."""
    start = clause.trigger[1]
    quantity = next(reading.quantities((start, min(start + _NEAR, clause.span[1]))), None)
    if quantity is None or quantity.value.unit not in _UNITS:
        return None
    between = reading.text[start : quantity.span[0]].casefold().split()
    allowed = [] if clause.lemma in reading.words.lasting | reading.words.taking else ["for"]
    if [w for w in between if w not in reading.words.undescriptive] or (allowed and between != allowed):
        return None
    return Operand(span=quantity.span, literal=quantity.value)


def _followed(reading: Reading) -> Iterator[Statement]:
    """The ends that another event brings: "Norda was besieged …; it surrendered on 19 May". Only if the document tells one event that this
    one can end."""
    types = reading.vocabulary.event_types.by_name
    told = list(enumerate(reading.once(occurrences)))
    by_ending: dict[str, list[tuple[int, Occurrence]]] = {}
    for number, occurrence in told:
        for type_ in set(types[occurrence.type].ended_by):
            by_ending.setdefault(type_, []).append((number, occurrence))
    alone = {
        type_: could_end[0]
        for type_, could_end in by_ending.items()
        if len({types[o.type].group for _, o in could_end}) == len({o.names for _, o in could_end}) == 1
    }
    for number, ending in told:
        if ending.type not in alone or ending.time is None or ending.negated:
            continue
        ended, occurrence = alone[ending.type]
        shared = set(ending.names) & set(occurrence.names)
        if not (shared or not ending.names) or number == ended:
            continue
        yield Statement(
            document=reading.document.id,
            block=ending.block,
            predicate="ended",
            subject=Operand(span=occurrence.trigger, event=ended, types=("EVENT",)),
            value=ending.time,
            certainty=ending.certainty,
            confidence=_CONFIDENCE,
            span=ending.span,
            rule=f"ended/{ending.type}",
        )


def _statement(reading: Reading, clause: Clause, predicate: str, subject: Operand, value: Operand) -> Statement:
    return clause_statement(reading, clause, f"{predicate}/course", subject, value, _CONFIDENCE)
