"""Statements of states: in which of several ways that exclude each other something is ("open-label", "Masking: double-blind")."""

from collections.abc import Iterator, Sequence

from pipeline.extract.descriptions import described
from pipeline.extract.measured import clause_at, sentences_of_text
from pipeline.extract.occurrences import occurrences
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.entities import speaker
from pipeline.extract.persons import is_for_people
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Operand, Span, Statement, TextValue
from pipeline.vocabulary.phrases import Told
from pipeline.vocabulary.plurals import singular
from pipeline.vocabulary.states import State

_CONFIDENCE = 0.85
# The parts of a clause that may name what is in a state, the likeliest first.
_ROLES = ("subject", "object", "owner", "of", "oblique", "place", "complement")
_OF_THINGS = {"it", "its", "this"}
_PREPOSITIONS = {None, "in", "of", "at", "for", "on", "under", "with", "to", "against", "by"}


def read_states(reading: Reading) -> list[Statement]:
    """The statements of all states in the sentences and fields of a document."""
    return [*_in_sentences(reading), *_by_verbs(reading), *_in_fields(reading)]


def _in_sentences(reading: Reading) -> Iterator[Statement]:
    states = reading.vocabulary.states
    for sentence, block in sentences_of_text(reading):
        found = list(states.in_text.find(reading.text, sentence))
        for told in found:
            if any(_yields(told, other) for other in found if other is not told):
                continue
            state, value = states.by_name[told.what[0]], told.what[1]
            clause = clause_at(reading, block, told.span)
            if clause is not None and clause.negated and not told.denies:
                continue
            bearer = _bearer(reading, state, told.span, sentence, clause)
            if bearer is not None:
                yield _statement(reading, state, value, told.span, bearer, sentence, clause)


def _by_verbs(reading: Reading) -> Iterator[Statement]:
    by_verb = reading.vocabulary.states.by_verb
    for clause in reading.annotation.clauses:
        if clause.form != "verb" or clause.negated:
            continue
        for state, value, role in by_verb.get(clause.lemma, ()):
            for argument in clause.arguments:
                if argument.role == role and not argument.nesting and _may_have(reading, state, argument):
                    bearer = described(reading, argument)
                    if bearer is not None and not _is_any(bearer):
                        yield _statement(reading, state, value, clause.trigger, bearer, clause.span, clause)
                    break


def _in_fields(reading: Reading) -> Iterator[Statement]:
    states = reading.vocabulary.states
    for block in reading.annotation.blocks:
        if block.label is None:
            continue
        label = reading.text[slice(*block.label)].casefold().strip(" *:_")
        for state in states.by_label.get(label, ()):
            found: list[Told[tuple[str, str]]] = [
                told for told in states.in_values.find(reading.text, block.body) if told.what[0] == state.name
            ]
            for told in found if state.several else found[:1]:
                types = ("EVENT",) if state.of == "event" else ("any",)
                own = next((i for i, o in enumerate(reading.once(occurrences)) if o.trigger == block.label), None)
                bearer = Operand(types=types, event=own if state.of == "event" else None)
                span = block.label[0], block.body[1]
                yield _statement(reading, state, told.what[1], told.span, bearer, span, None)


def _yields(told: Told[tuple[str, str]], other: Told[tuple[str, str]]) -> bool:
    """Whether a phrase is only a part of another one, or of what another one denies: "neither … [knew who was treated]"."""
    overlap = other.span[0] <= told.span[0] < other.span[1]
    denied = other.what[0] == told.what[0] and other.denies and not told.denies
    return _is_inside(told.span, other.span) or (overlap and denied)


def _is_inside(inner: Span, outer: Span) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _bearer(reading: Reading, state: State, span: Span, sentence: Span, clause: Clause | None) -> Operand | None:
    """What a phrase tells a state of: an event of its types, or a thing that the clause names; the topic of the document if the clause
    names nothing that can have it. None if the clause is about something else."""
    if state.of == "event":
        return _event(reading, state, span, sentence)
    if clause is None:
        return Operand(types=("any",)) if state.topical or not state.persons else None
    inside = _person_in(reading, span) if state.persons else None
    if inside is not None:  # "found Anna Berg guilty"
        return inside
    arguments = [a for a in clause.arguments if a.mention is None or reading.mentions[a.mention].timex is None]
    fitting = [
        a
        for role in _ROLES
        for a in arguments
        if a.role == role and (role in {"subject", "object"} or a.preposition in _PREPOSITIONS)
        if not _is_inside(a.span, span) and _may_have(reading, state, a)
    ]
    people = [a for a in fitting if (m := reading.mention_of(a)) is not None and m.type == "PERSON"]
    best = next(iter(people if state.persons and people else fitting), None)
    if best is not None:
        return described(reading, best)
    if not state.persons and any(_is_of_event(reading, a) for a in arguments):
        return None  # "a talk given by Anna Berg"
    return Operand(types=("any",)) if state.topical or not state.persons else None


def _is_of_event(reading: Reading, argument: Argument) -> bool:
    """Whether a clause is about what its subject or object names, and that is something that happens."""
    return (
        argument.mention is None
        and argument.role in {"subject", "object"}
        and reading.vocabulary.wordnet.is_event(argument.lemma)
    )


def _person_in(reading: Reading, span: Span) -> Operand | None:
    """The person who is named inside a phrase; None if nobody is."""
    for index, mention in reading.mentions_in(span):
        if mention.type == "PERSON" and mention.kind in {"name", "pronoun"}:
            return Operand(span=mention.span, mention=index, types=("any",))
    return None


def _may_have(reading: Reading, state: State, argument: Argument) -> bool:
    """Whether an argument names something that can be in a state: one of its nouns, a kind of one, or a name."""
    mention = reading.mention_of(argument)
    head = reading.text[slice(*argument.head)].casefold()
    noun = singular(argument.lemma.casefold())
    if mention is not None and mention.kind in {"name", "pronoun"}:
        if not state.named or (mention.kind == "name" and mention.text.islower()):
            return False
        if mention.kind == "pronoun" and not state.persons and mention.text.casefold() not in _OF_THINGS:
            return False
        body = {singular(w) for w in mention.text.casefold().split()} & set(reading.words.bodies)
        return not body if state.persons else mention.type != "PERSON"
    if state.persons:
        return is_for_people(reading, noun) and noun not in reading.words.bodies
    if noun in state.nouns or head in state.nouns:
        return True
    if any(c.isdigit() for c in head) and any(c.isalpha() for c in head):
        return state.named  # "in NX-22", which the model takes for no name
    if is_for_people(reading, noun):
        return False
    wordnet = reading.vocabulary.wordnet
    return noun.isalpha() and any(wordnet.is_a(noun, n) for n in state.nouns)


def _is_any(bearer: Operand) -> bool:
    """Whether a phrase means no thing in particular: "adopted a resolution"."""
    words = bearer.described
    return words is not None and words.indefinite and not words.anchors


def _event(reading: Reading, state: State, span: Span, sentence: Span) -> Operand | None:
    """The event of one of the types of a state that is told nearest to a phrase in its sentence, otherwise last before it; the event that
    the document is about if it tells none of these. None if the document tells several others."""
    known: Sequence[tuple[int, int]] = [
        (i, o.trigger[0]) for i, o in enumerate(reading.once(occurrences)) if o.type in state.events
    ]
    here = [k for k in known if sentence[0] <= k[1] < sentence[1]]
    if here:
        return Operand(event=min(here, key=lambda k: abs(k[1] - span[0]))[0], types=("EVENT",))
    before = [k for k in known if k[1] < sentence[0]]
    if before:
        return Operand(event=before[-1][0], types=("EVENT",))
    return None


def _statement(
    reading: Reading, state: State, value: str, span: Span, bearer: Operand, sentence: Span, clause: Clause | None
) -> Statement:
    times = [a for a in clause.arguments if a.role == "time"] if clause is not None and state.of == "thing" else []
    intervals = tuple(dict.fromkeys(o for a in times if (o := interval_operand(reading, a, term=False)) is not None))
    return Statement(
        document=reading.document.id,
        block=reading.block_at(sentence[0]),
        predicate=state.name,
        subject=bearer,
        value=Operand(span=span, literal=TextValue(name=value)),
        qualifiers={"time": intervals[:1]} if intervals else {},
        certainty=clause.certainty if clause is not None else "asserted",
        attributed_to=speaker(reading, clause) if clause is not None else None,
        confidence=_CONFIDENCE,
        span=sentence,
        rule=f"{state.name}/state",
    )
