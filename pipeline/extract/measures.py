"""Statements from quantities in sentences: what each one measures or counts, and of what ("the 41-metre tower", "six people died")."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from pipeline.extract.bearers import (
    Bearer,
    bearer_after,
    bearer_of,
    clause_bearer,
    event_bearer,
    object_bearer,
    oblique_bearer,
    scopes_of,
    text_bearer,
)
from pipeline.extract.descriptions import described, phrase_at, words_in
from pipeline.extract.occurrences import occurrences
from pipeline.extract.open_clauses import as_of
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.entities import speaker
from pipeline.extract.periods import period_of, rate_after
from pipeline.extract.persons import is_for_people
from pipeline.extract.reading import Reading
from pipeline.extract.suitability import suitability
from pipeline.records import Argument, Clause, NumberValue, Operand, Span, Statement, TextValue
from pipeline.values.quantities_in_text import Quantity, find_quantities
from pipeline.values.units import dimension_of
from pipeline.vocabulary.attributes import Attribute, Counting
from pipeline.vocabulary.plurals import singular

_CONFIDENCE = 0.9
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SPACE = re.compile(r"[\s\u00a0-]+")
_LONGEST_NOUN = 4  # words in the name of an attribute
_NUMERALS = {"TIME", "DATE", "SET"}
_MOST_WORDS = 5
# "A profit of 5 million", "the battery, at 56 Wh", "rent: 500 euros".
_OF_QUANTITY = re.compile(r"(?:\s+of|,?\s+at|:)\s+(?:(?:an?|the)\s+)?$")
_LONGEST_JOIN = 12  # characters
_LONGEST_PHRASE = 60  # characters before it in which the attribute is named
_LONGEST_LEAD = 24  # characters before a number in its phrase: "an estimated", "a total of"
_OLDEST = 120
_MOST_COUNTED = 1_000_000  # a larger number without a noun counts no people


class Measured(NamedTuple):
    """A quantity in a sentence. `clause` is the clause of the innermost `argument` that holds it; both are None outside clauses."""

    quantity: Quantity
    sentence: Span
    block: int
    clause: Clause | None
    argument: Argument | None


class Read(NamedTuple):
    """What a quantity is the value of, and what has it. `kinds` are words that narrow the attribute down ("average"). `lacking`: the
    count is of those who lack something, which the clause denies that they have."""

    attribute: Attribute
    bearer: Bearer
    kinds: tuple[str, ...] = ()
    way: str = "noun"
    lacking: bool = False


def read_measures(reading: Reading) -> list[Statement]:
    """The statements of all quantities in sentences whose attribute the vocabulary has."""
    return [
        statement
        for measured in reading.once(measured_quantities)
        if (statement := _statement(reading, measured)) is not None
    ]


def measured_quantities(reading: Reading) -> tuple[Measured, ...]:
    """All quantities in the sentences of a document, in text order; dates, times and parts of names are not among them."""
    found = []
    blocks = reading.annotation.blocks
    for sentence in reading.annotation.sentences:
        block = reading.block_at(sentence[0])
        if blocks and blocks[block].kind in {"cell", "row"}:
            continue
        for quantity in find_quantities(reading.text, sentence):
            if not _is_other(reading, quantity):
                clause, argument = innermost(reading, block, quantity.number, sentence)
                found.append(Measured(quantity, sentence, block, clause, argument))
    return tuple(found)


def _is_other(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is part of a date, a time or a name."""
    start, end = quantity.number
    for _, mention in reading.mentions_near(quantity.number):
        # The model takes some units for names: "8 GB".
        if quantity.value.unit is not None and mention.end == quantity.span[1] and mention.start == start:
            continue
        if (
            mention.start <= start
            and end <= mention.end
            and (mention.kind == "name" or (mention.timex is not None and mention.timex.type in _NUMERALS))
        ):
            return True
    return False


def innermost(reading: Reading, block: int, span: Span, sentence: Span) -> tuple[Clause | None, Argument | None]:
    """The clause and its argument that hold a span most closely; without one, the last clause before it in the sentence, and None."""
    start, end = span
    holding = [
        (argument.end - argument.start, _precedence(clause, argument), -clause.trigger[0], clause, argument)
        for clause in reading.clauses_in_block(block)
        if clause.form == "verb"
        for argument in clause.arguments
        if argument.start <= start and end <= argument.end and argument.role not in {"time", "is"}
        if not _is_reported(reading, argument)
    ]
    best = min(holding, key=lambda h: h[:3], default=None)
    if best is not None:
        return best[3], best[4]
    before = [
        c
        for c in reading.clauses_in_block(block)
        if c.form == "verb" and sentence[0] <= c.trigger[0] and c.trigger[1] <= start
    ]
    return (max(before, key=lambda c: c.trigger[0]), None) if before else (None, None)


def _is_reported(reading: Reading, argument: Argument) -> bool:
    """Whether an argument is a clause of its own, which the verb only reports: "[the mill lost 5 people], the owner says"."""
    return argument.role == "complement" and any(
        c.form == "verb" and c.trigger == argument.head for c in reading.clauses_at(argument.head)
    )


def _precedence(clause: Clause, argument: Argument) -> int:
    """The rank of an argument among those that cover the same words: before the clause that describes it, and before an owner."""
    described = argument.start <= clause.trigger[0] < argument.end or (
        clause.trigger[0] >= argument.end and argument.role == "object"
    )
    return 2 * (argument.role == "owner") + described


def _statement(reading: Reading, measured: Measured) -> Statement | None:
    reads = next((found for way in _WAYS if (found := list(way(reading, measured)))), None)
    if not reads:
        return None
    read = _fittest(reading, reads)
    clause = measured.clause
    value = _value(read.attribute, measured.quantity)
    if read.way == "age":
        value = value.model_copy(update={"unit": "year"})
    operand = Operand(span=measured.quantity.span, literal=value)
    qualifiers: dict[str, tuple[Operand, ...]] = {}
    times = [a for a in clause.arguments if a.role == "time"] if clause is not None else []
    if read.attribute.of == "event" and read.attribute.lasts == "once":
        # When it was counted matters, not when it happened.
        times = [a for a in times if a.preposition in {"by", "as of", "until", "before", "after"}]
    intervals = tuple(dict.fromkeys(o for a in times if (o := interval_operand(reading, a, term=False)) is not None))
    if intervals:
        qualifiers["time"] = intervals[:1]
    elif (voted := _day_of_vote(reading, measured, read.attribute)) is not None:
        qualifiers["time"] = (voted,)
    elif read.attribute.lasts == "period" and (period := period_of(reading, measured.block)) is not None:
        qualifiers["time"] = (period,)
    kinds = set(read.kinds)
    if read.attribute.dimension == "money":
        kinds.update(rate_after(reading, reading.text, measured.quantity.span[1]))
    if kinds:
        qualifiers["kind"] = tuple(Operand(literal=_text(kind)) for kind in sorted(kinds))
    if clause is not None and read.attribute.lasts == "moment" and as_of(reading, clause) == "now":
        qualifiers["as_of"] = (Operand(literal=_text("now")),)
    for name, scope in read.bearer.scopes.items():
        qualifiers[name] = (scope,)
    spans = [measured.sentence]
    return Statement(
        document=reading.document.id,
        block=measured.block,
        predicate=read.attribute.name,
        subject=read.bearer.operand,
        value=operand,
        qualifiers=qualifiers,
        polarity="negated" if clause is not None and clause.negated and not read.lacking else "affirmed",
        certainty=_certainty(reading, measured, read.attribute),
        attributed_to=speaker(reading, clause) if clause is not None else None,
        confidence=_CONFIDENCE,
        span=spans[0],
        rule=f"{read.attribute.name}/{read.way}",
    )


def _day_of_vote(reading: Reading, measured: Measured, attribute: Attribute) -> Operand | None:
    """The date of the vote that a sentence names, for what was won in it: "won 12 seats in Sunday's election"."""
    if attribute.domain != "politics" or attribute.of == "event":
        return None
    types = reading.vocabulary.event_types.by_name
    start, end = measured.sentence
    days = [
        o.time
        for o in reading.once(occurrences)
        if o.time is not None and start <= o.trigger[0] < end and (types[o.type].voted or "election" in o.type)
    ]
    return days[0] if len(days) == 1 else None


_MAY = re.compile(r"\b(?:may|can)\b")
_IF = re.compile(r"\b(?:if|unless|provided|when|where)\b", re.IGNORECASE)


def _certainty(
    reading: Reading, measured: Measured, attribute: Attribute
) -> Literal["asserted", "hedged", "planned", "reported"]:
    """How sure a statement is. What a text permits ("may be ended at three months' notice") or sets as a condition ("is valid if 20
    members vote") is what it sets."""
    clause = measured.clause
    if clause is None:
        return "asserted"
    hedged = attribute.prescribed and clause.certainty == "hedged"
    permits = hedged and (_MAY.search(reading.text, *clause.span) or _IF.search(reading.text, *measured.sentence))
    return "asserted" if permits else clause.certainty


def _fittest(reading: Reading, reads: Sequence[Read]) -> Read:
    """The first reading; of several whose attributes share a word, the one for things such as its bearer: a film runs as long as it
    plays, a lease as long as it binds."""
    first = reads[0]
    words = _words_for(first.attribute)
    alike = [r for r in reads if words & _words_for(r.attribute)]
    return min([first, *alike], key=lambda r: suitability(reading, r.attribute, r.bearer.operand))


def _words_for(attribute: Attribute) -> set[str]:
    """The words that name an attribute, and the nouns for what it counts."""
    return {*attribute.nouns, *attribute.verbs, *attribute.adjectives, *attribute.counts}


def _text(words: str) -> TextValue:
    return TextValue(name=words)


def _value(attribute: Attribute, quantity: Quantity) -> NumberValue:
    """The value of an attribute; "up to 88 m" is itself the greatest depth."""
    value = quantity.value
    if value.unit is None and attribute.implied is not None:
        value = value.model_copy(update={"unit": attribute.implied})
    if attribute.extreme and value.low is None and value.high == value.amount:
        return value.model_copy(update={"high": None})
    return value


# The ways to say what a quantity measures, the surest first


def _by_context(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "With 61 votes in favour and 48 against"."""
    (start, end), text = measured.quantity.span, reading.text
    for attribute, before, after in reading.vocabulary.attributes.contexts:
        if not _fits(reading, attribute, measured):
            continue
        lead = before.search(text, measured.sentence[0], start) if before is not None else None
        if before is not None and lead is None:
            continue
        if after is not None and after.match(text, end, measured.sentence[1]) is None:
            continue
        named = _subject_naming(measured, attribute)
        if lead is not None and "thing" in lead.groupdict():
            thing = phrase_at(reading, *lead.span("thing"))
            bearer = Bearer(thing, {}) if thing is not None else None
        elif named is not None:
            bearer = bearer_of(reading, measured, named.head, attribute, named)
        elif attribute.of == "thing" and lead is not None and _is_in_lead(measured, lead):
            # "Exports make up 70 percent of turnover at Norda".
            bearer = _named_after(reading, measured) or oblique_bearer(reading, measured)
        else:
            bearer = _bearer(reading, measured, attribute)
        if (bearer is None or measured.clause is None) and attribute.of == "thing":
            bearer = (_phrase_up_to(reading, measured, lead) if lead is not None else bearer) or bearer
        if bearer is None and attribute.of == "thing":
            bearer = Bearer(Operand(types=("any",)), {})
        if bearer is not None:
            yield Read(attribute, bearer, way="context")


def _is_in_lead(measured: Measured, lead: re.Match[str]) -> bool:
    """Whether the subject of the clause of a quantity is among the words that show what the quantity is."""
    arguments = measured.clause.arguments if measured.clause is not None else ()
    return any(a.role == "subject" and not a.nesting and lead.start() <= a.start < lead.end() for a in arguments)


_AT_NAME = re.compile(r"\s(?:at|by|of)\s+(?:the\s+)?(?:[a-z]+\s+)?(?=[A-Z])")


def _named_after(reading: Reading, measured: Measured) -> Bearer | None:
    """The first name after a quantity and a preposition: "70 percent of turnover at *Norda*"; None if there is none."""
    found = _AT_NAME.search(reading.text, measured.quantity.span[1], measured.sentence[1])
    thing = phrase_at(reading, found.end(), measured.sentence[1]) if found is not None else None
    return Bearer(thing, {}) if thing is not None else None


def _phrase_up_to(reading: Reading, measured: Measured, lead: re.Match[str]) -> Bearer | None:
    """What a sentence in which the parser finds no clause begins with, up to the words that show what its quantity is: "[the alloy norvium]
    melts at 900 °C"; None if more than one phrase stands there."""
    first = measured.sentence[0]
    if measured.clause is not None or not lead[0][:1].islower():
        return None
    thing = phrase_at(reading, first, lead.start())
    article = re.compile(r"(?:The|A|An)\s+").match(reading.text, first)
    start = article.end() if article is not None else first
    whole = thing is not None and thing.span is not None and thing.span[1] >= len(reading.text[: lead.start()].rstrip())
    return Bearer(thing, {}) if thing is not None and whole and start < lead.start() else None


def _subject_naming(measured: Measured, attribute: Attribute) -> Argument | None:
    """The subject of the clause of a quantity if it is a noun for the attribute itself: "*its range* is 45 km on one charge"."""
    arguments = measured.clause.arguments if measured.clause is not None else ()
    return next((a for a in arguments if a.role == "subject" and singular(a.lemma) in attribute.nouns), None)


def _by_adjective(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Is 41 metres tall", "a 41-metre-high tower"."""
    end = measured.quantity.span[1]
    words = _following(reading, end, measured.sentence[1], 3, any_word=True)
    for size in (3, 2, 1):
        phrase = " ".join(word for word, _ in words[:size])
        for attribute in reading.vocabulary.attributes.by_adjective.get(phrase, ()) if len(words) >= size else ():
            if attribute.measures == dimension_of(measured.quantity.value.unit):
                bearer = clause_bearer(reading, measured, words[size - 1][1][1])
                if bearer is not None:
                    yield Read(attribute, bearer, way="adjective")


def _by_noun_before(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "A net profit of 38 million euros", "a crew of six"."""
    start, text = measured.quantity.span[0], reading.text
    joined = _OF_QUANTITY.search(text, max(measured.sentence[0], start - _LONGEST_JOIN), start)
    if joined is None:
        return
    begin = max(measured.sentence[0], joined.start() - _LONGEST_PHRASE)
    words = [
        w for w in words_in(text, (begin, joined.start())) if w.span[0] > begin or w.span[0] == measured.sentence[0]
    ]
    for attribute, first, kinds in _named(reading, [w.text for w in words], at_end=True):
        if not _fits(reading, attribute, measured):
            continue
        bearer = _paid_for(reading, measured, attribute) or bearer_of(
            reading, measured, (words[first].span[0], words[-1].span[1]), attribute
        )
        if bearer is not None:
            yield Read(attribute, bearer, kinds, "noun")


def _paid_for(reading: Reading, measured: Measured, attribute: Attribute) -> Bearer | None:
    """What somebody pays for: "shall pay a price of €5m *for the mill*"; None if the clause is of no such kind."""
    clause = measured.clause
    for frame in attribute.frames if clause is not None and measured.argument is not None else ():
        paying = clause is not None and clause.lemma in frame.verbs
        if paying and frame.bearer not in {"subject", "object", "of"}:
            bearer = _in_slot(reading, measured, frame.bearer)
            if bearer is not None:
                return bearer
    return None


def _by_words(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "The number of injured stands at 32", where no clause shows it."""
    start, text, first = measured.quantity.span[0], reading.text, measured.sentence[0]
    linked = reading.linking_form.search(text, max(first, start - 40), start)
    if linked is None:
        return
    words = words_in(text, (max(first, linked.start() - 60), linked.start()))
    for last in range(len(words), 0, -1):
        if last < len(words) and words[last].text.casefold() not in reading.words.joining | {"for", "from"}:
            continue
        for attribute, at, kinds in _named(reading, [w.text for w in words[:last]], at_end=True):
            if _fits(reading, attribute, measured):
                bearer = bearer_of(reading, measured, (words[at].span[0], words[last - 1].span[1]), attribute)
                if bearer is not None:
                    yield Read(attribute, bearer, kinds, "linking")


def _by_noun_after(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "A six-year prison term", "a 4,500 mAh battery", "8 GB of memory"."""
    words = _following(reading, measured.quantity.span[1], measured.sentence[1], _LONGEST_NOUN)
    words = words[1:] if words and words[0][0] == "of" else words
    for size in range(len(words), 0, -1):
        phrase = _lemmas([word for word, _ in words[:size]])
        for attribute in reading.vocabulary.attributes.by_noun.get(phrase, ()):
            # "Ten deaths", "a 5.9-magnitude earthquake"; a crew of people is counted by other words.
            counted = attribute.measures == "count" and not (size == len(words) == 1 or attribute.of == "event")
            if not counted and _fits(reading, attribute, measured):
                bearer = bearer_after(reading, measured, words[size - 1][1], attribute)
                if bearer is not None:
                    yield Read(attribute, bearer, way="noun")


def _by_linking_verb(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "The death toll rose to 17", "turnout was 57.2 percent"."""
    clause, argument = measured.clause, measured.argument
    if clause is None:
        return
    changed = (
        clause.lemma in reading.words.changing
        and argument is not None
        and argument.role == "oblique"
        and argument.preposition == "to"
    )
    if clause.lemma.split()[0] not in reading.words.linking and not changed:
        return
    if argument is not None and (
        argument.role == "subject"
        or (argument.role == "oblique" and argument.preposition not in {"to", "at", "of", None})
    ):
        return
    for subject in (a for a in clause.arguments if a.role in {"subject", "object"} and a is not argument):
        words = words_in(reading.text, subject.span)
        head = next((i for i, w in enumerate(words) if w.span[0] == subject.head[0]), None)
        if head is None:
            continue
        for attribute, first, last, kinds in _named_around(reading, [w.text for w in words], head):
            # A term or a sentence that is changed has one value before and another after.
            if _fits(reading, attribute, measured) and not (changed and attribute.lasts in {"once", "lasting"}):
                span = words[first].span[0], words[last].span[1]
                bearer = bearer_of(reading, measured, span, attribute, subject)
                if bearer is not None:
                    yield Read(attribute, bearer, kinds, "linking")


# What makes a length a distance: "stands 40 metres from the church".
_AWAY = re.compile(r"\s+(?:away|apart|from|off|outside|short of|ahead of|behind|(?:north|south|east|west)\w*)\b")


def _by_verb(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Weighs 182 grams", "cost 82 million kronor", "seats 118 passengers"."""
    clause, argument = measured.clause, measured.argument
    if clause is None:
        return
    verbs = [clause.lemma]
    if argument is None:
        # "The tower rises 41 metres": the parser gives a measure after a verb without object no role.
        if not _follows_verb(reading, clause, measured):
            return
    elif argument.role == "oblique":
        if argument.preposition not in {"for", "over", "to", None}:
            return
        verbs.insert(0, f"{clause.lemma} {argument.preposition}")
    elif argument.role not in {"object", "complement"}:
        return
    if _AWAY.match(reading.text, measured.quantity.span[1]) is not None:
        return
    for attribute in (a for verb in verbs for a in reading.vocabulary.attributes.by_verb.get(verb, ())):
        whole = argument is None or _is_whole(reading, argument, measured)
        if not _fits(reading, attribute, measured) or not whole:
            continue
        if (attribute.of == "event") != _tells_event(reading, clause) and attribute.dimension == "duration":
            continue
        bearer = _bearer(reading, measured, attribute)
        if bearer is not None:
            yield Read(attribute, bearer, way="verb")


def _by_frame(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Sold the mill for €5m", "paid €5m for the mill", "sentenced her to four years"."""
    clause, argument = measured.clause, measured.argument
    if clause is None or argument is None:
        return
    for attribute, frame in reading.vocabulary.attributes.by_frame_verb.get(clause.lemma, ()):
        slot = argument.preposition if argument.role == "oblique" else argument.role
        if slot != frame.value or not _fits(reading, attribute, measured) or not _is_whole(reading, argument, measured):
            continue
        if (bearer := _in_slot(reading, measured, frame.bearer)) is not None:
            yield Read(attribute, bearer, way="frame")


def _by_counting(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Six pupils lost their lives", "21 were hurt", "claimed nine lives"."""
    clause, argument = measured.clause, measured.argument
    if clause is None or measured.quantity.value.unit not in {None, "percent"}:
        return
    if not _is_counted(reading, measured):
        return
    noun = _counted(reading, measured)
    for attribute, counting in reading.vocabulary.attributes.by_counting_verb.get(clause.lemma, ()):
        if not _fits(reading, attribute, measured) or not _has_object(clause, counting):
            continue
        if counting.lacking != clause.negated:
            continue
        if not _counts(reading, counting, noun, argument):
            continue
        if attribute.of == "event":
            bearer = event_bearer(reading, measured, attribute)
        elif counting.bearer == "place":
            bearer = oblique_bearer(reading, measured)
        elif argument is not None and (argument.role == "object" or argument.preposition == "by"):
            bearer = clause_bearer(reading, measured, None) or oblique_bearer(reading, measured)
        else:
            subject = argument is not None and argument.role == "subject"
            bearer = (object_bearer(reading, measured) if subject else None) or oblique_bearer(reading, measured)
        if bearer is not None:
            kinds = _degrees(reading, measured) if attribute.of == "event" else ()
            # What may be anything is part of the question: paintings and rings are not compared.
            kinds += (noun,) if noun is not None and "*" in counting.nouns else ()
            yield Read(attribute, bearer, kinds, "count", counting.lacking)


def _degrees(reading: Reading, measured: Measured) -> tuple[str, ...]:
    """The words that say how badly those who are counted were hurt: "four were seriously injured"."""
    clause = measured.clause
    assert clause is not None
    start, end = measured.quantity.span[1], clause.trigger[1]
    beside = reading.text[start:end] if start < end else reading.text[end : end + 16]
    return tuple(w for w in re.findall(r"[a-z]+", beside) if w in reading.words.degrees)[:1]


def _by_counted_noun(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Has 2,300 members", "a board of seven trustees"."""
    clause, argument = measured.clause, measured.argument
    if clause is None or measured.quantity.value.unit is not None:
        return
    noun = _counted(reading, measured) or ""
    end = measured.quantity.span[1]
    following = [word for word, _ in _following(reading, end, measured.sentence[1], 2)]
    by_counted = reading.vocabulary.attributes.by_counted
    if noun not in by_counted and argument is None:
        noun = next((n for word in following if (n := singular(word)) in by_counted), noun)
    inside = argument is not None and argument.nesting and measured.quantity.span[0] >= argument.start
    if inside and argument is not None and argument.preposition == "of" and clause.lemma == "have":
        return  # "has a reading club of seven members" says nothing about its own members
    # "40 parking spaces" are counted as such, not as spaces.
    for attribute in by_counted.get(_lemmas(following), ()) or by_counted.get(noun, ()):
        first = clause.lemma.split()[0]
        if first not in reading.words.having_value and first != "be" and not (argument and argument.nesting):
            continue
        bearer = clause_bearer(reading, measured, None)
        if bearer is not None:
            yield Read(attribute, bearer, _before_noun(reading, measured, noun), way="count")


def _before_noun(reading: Reading, measured: Measured, noun: str | None) -> tuple[str, ...]:
    """The word that makes what is counted a part of it: "25 female members"."""
    words = _following(reading, measured.quantity.span[1], measured.sentence[1], 2)
    first = words[0][0] if len(words) == 2 and singular(words[1][0]) == noun else ""
    return (first,) if first in reading.words.narrowing else ()


def _by_apposition(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Norda, an exhibition of 210 pieces"."""
    if measured.quantity.value.unit is not None:
        return
    start, end = measured.quantity.number
    for clause in reading.clauses_at(measured.sentence) or reading.clauses_in_block(measured.block):
        inside = [a for a in clause.arguments if a.role == "of" and a.start <= start and end <= a.end]
        named = [a for a in clause.arguments if a.role == "is" and a.mention is not None]
        if clause.form != "noun" or clause.negated or not inside or not named:
            continue
        noun = singular(inside[0].lemma)
        for attribute in reading.vocabulary.attributes.by_counted.get(noun, ()):
            operand = described(reading, named[0])
            if operand is not None:
                yield Read(attribute, Bearer(operand, {}), way="of")


_FRONT = re.compile(r"(?:At|With|Weighing|Measuring)\s+$")
_SUPERLATIVES = {
    "tall": "height", "high": "height", "long": "length", "short": "length", "deep": "depth", "wide": "width", "broad": "width",
    "heavi": "weight", "light": "weight", "fast": "top_speed", "large": "area", "small": "area", "big": "area",
}  # fmt: skip


def _by_front(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "At 41 metres, the Norda tower is the tallest of the town"."""
    text, (start, end) = reading.text, measured.quantity.span
    if _FRONT.fullmatch(text, measured.sentence[0], start) is None or text[end : end + 2] != ", ":
        return
    subject = re.compile(r", (?:the )?").match(text, end)
    superlative = re.search(r"\b(?:most )?(?P<stem>[a-z]+?)est\b", text[end : measured.sentence[1]])
    name = _SUPERLATIVES.get(superlative["stem"]) if superlative is not None else None
    attribute = reading.vocabulary.attributes.by_name.get(name or "")
    operand = phrase_at(reading, subject.end(), measured.sentence[1]) if subject is not None else None
    if attribute is not None and operand is not None and _fits(reading, attribute, measured):
        yield Read(attribute, Bearer(operand, {}), way="front")


def _by_thing(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "The 148-metre tower", "Skerrow (72 km²)"."""
    quantity = measured.quantity
    words = _following(reading, quantity.span[1], measured.sentence[1], _LONGEST_NOUN)
    attributes = reading.vocabulary.attributes
    if quantity.joined and words:
        for word, span in words[:3]:
            for attribute in attributes.by_bare.get(singular(word), ()):
                if _fits(reading, attribute, measured):
                    bearer = bearer_after(reading, measured, span, attribute, itself=True)
                    if bearer is not None:
                        yield Read(attribute, bearer, way="thing")
    if quantity.value.unit is None:
        return
    default = next(
        (
            attributes.by_name[n]
            for n in ("length", "area", "weight")
            if n in attributes.by_name and attributes.by_name[n].measures == dimension_of(quantity.value.unit)
        ),
        None,
    )
    if default is None:
        return
    name = reading.name_starting(quantity.span[1] + 1)
    if quantity.joined and name is not None:
        yield Read(
            default, Bearer(Operand(span=reading.mentions[name].span, mention=name, types=("any",)), {}), way="thing"
        )
    before = reading.text[: quantity.span[0]].rstrip()
    if before.endswith("(") and reading.text[quantity.span[1] : quantity.span[1] + 1] in {")", ";", ","}:
        owner = reading.name_ending(len(before[:-1].rstrip()))
        if owner is not None:
            yield Read(
                default,
                Bearer(Operand(span=reading.mentions[owner].span, mention=owner, types=("any",)), {}),
                way="thing",
            )


def _by_age(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Anna Berg, 46, a teacher"."""
    (start, end), text = measured.quantity.span, reading.text
    attribute = reading.vocabulary.attributes.by_name.get("age")
    if (
        attribute is None
        or measured.quantity.value.unit is not None
        or not 0 < measured.quantity.value.amount <= _OLDEST
    ):
        return
    if text[start - 2 : start] == ", " and text[end : end + 1] in {",", ")", ";", "."}:
        index = reading.name_ending(start - 2)
        if index is not None and reading.mentions[index].type == "PERSON":
            bearer = Operand(span=reading.mentions[index].span, mention=index, types=("any",))
            yield Read(attribute, Bearer(bearer, {}), way="age")


_WAYS = (
    _by_age,
    _by_front,
    _by_context,
    _by_adjective,
    _by_noun_before,
    _by_counting,
    _by_noun_after,
    _by_frame,
    _by_linking_verb,
    _by_verb,
    _by_counted_noun,
    _by_apposition,
    _by_words,
    _by_thing,
)


# What the ways share


def _follows_verb(reading: Reading, clause: Clause, measured: Measured) -> bool:
    """Whether a quantity stands right after the verb of a clause, though the parser gives it no part in it: "lasted 11 weeks"."""
    return reading.text[clause.trigger[1] : measured.quantity.span[0]].strip() in {"", "for", "to"}


def _tells_event(reading: Reading, clause: Clause) -> bool:
    """Whether the subject of a clause is a word for an event: "the siege lasted …"."""
    nouns = reading.vocabulary.event_types.by_noun
    return any(a.role == "subject" and not a.nesting and singular(a.lemma) in nouns for a in clause.arguments)


def _bearer(reading: Reading, measured: Measured, attribute: Attribute) -> Bearer | None:
    if attribute.of == "event":
        return event_bearer(reading, measured, attribute)
    return text_bearer(reading, measured, attribute) or clause_bearer(reading, measured, None)


def _fits(reading: Reading, attribute: Attribute, measured: Measured) -> bool:
    """Whether a quantity can be a value of an attribute."""
    unit = measured.quantity.value.unit
    return attribute.fits(unit, dimension_of(unit or attribute.implied))


def _following(reading: Reading, start: int, end: int, most: int, *, any_word: bool = False) -> list[tuple[str, Span]]:
    """The words in lower case right after a quantity, at most so many, up to punctuation or, unless `any_word` is good, a word that ends a
    noun phrase."""
    words: list[tuple[str, Span]] = []
    position = start + (reading.text[start : start + 1] in {"'", "’"})  # "six months' notice"
    while len(words) < most:
        space = _SPACE.match(reading.text, position, end)
        found = _WORD.match(reading.text, space.end() if space else position, end)
        if found is None or (not any_word and found[0].casefold() in _ending(reading)):
            break
        if not any_word and words and found[0].casefold() in reading.words.undescriptive:
            break  # "twelve schools *in* 1950"
        words.append((found[0].casefold(), found.span()))
        position = found.end()
    return words


def _ending(reading: Reading) -> frozenset[str]:
    """The words that end a phrase after a quantity; those with which an adjective begins ("74 years *old*") do not."""
    adjectives = {adjective.split()[0] for adjective in reading.vocabulary.attributes.by_adjective}
    return frozenset(reading.words.undescriptive - adjectives - {"in", "of"})


def _lemmas(words: Sequence[str]) -> str:
    """A phrase with its last word in the singular and without hyphens."""
    return " ".join([*words[:-1], singular(words[-1])]).replace("-", " ") if words else ""


def _named(reading: Reading, words: Sequence[str], *, at_end: bool) -> Iterator[tuple[Attribute, int, tuple[str, ...]]]:
    """The attributes that the last words of a phrase name, the longest name first, each with the index of its first word and the words
    before it that narrow it down."""
    lowered = [word.casefold().removesuffix("'s").removesuffix("’s") for word in words]
    for first in range(max(0, len(lowered) - _LONGEST_NOUN), len(lowered)):
        phrase, plain = _lemmas(lowered[first:]), " ".join(lowered[first:]).replace("-", " ")
        for attribute in dict.fromkeys(
            (
                *reading.vocabulary.attributes.by_noun.get(phrase, ()),
                *reading.vocabulary.attributes.by_noun.get(plain, ()),
            )
        ):
            yield attribute, first, _kinds(reading, words[:first])


def _named_around(
    reading: Reading, words: Sequence[str], head: int
) -> Iterator[tuple[Attribute, int, int, tuple[str, ...]]]:
    """The attributes that a phrase names around its head noun, the longest name first: "number of injured", "net profit"."""
    lowered = [word.casefold() for word in words]
    for size in range(_LONGEST_NOUN, 0, -1):
        for first in range(max(0, head - size + 1), head + 1):
            if first + size > len(lowered):
                continue
            part = lowered[first : first + size]
            for phrase in dict.fromkeys((_lemmas(part), " ".join(part).replace("-", " "))):
                for attribute in reading.vocabulary.attributes.by_noun.get(phrase, ()):
                    yield attribute, first, first + size - 1, _kinds(reading, words[:first])


def _kinds(reading: Reading, words: Sequence[str]) -> tuple[str, ...]:
    """The adjectives right before the name of an attribute that narrow it down: "average", "annual"."""
    kinds = []
    for word in reversed(words):
        lowered = word.casefold()
        if lowered in reading.words.narrowing:
            kinds.append(lowered)
        elif lowered in reading.words.undescriptive or not word[0].islower():
            break
    return tuple(kinds)


_MORE = re.compile(
    r"\s*(?:,|and|,\s+and)\s+(?:an?|another|\d+|[a-z]+teen|one|two|three|four|five|six|seven|eight|nine|ten|more)\s+[a-z]+",
    re.IGNORECASE,
)


_AGED = re.compile(r"\b(?P<noun>[a-z]+)\s+of\s+$")
_BEFORE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+[a-z]+(?:,\s+|,?\s+and\s+)$",
    re.IGNORECASE,
)


def _is_counted(reading: Reading, measured: Measured) -> bool:
    """Whether a quantity counts what its argument is: "two men" and not "the father of two sons". Of "two women and one man", neither
    number is the count; "one" alone counts nothing."""
    argument, quantity = measured.argument, measured.quantity
    if argument is None:
        return _counted(reading, measured) is not None
    before = reading.text[max(0, argument.start - 30) : argument.start]
    aged = _AGED.search(before)  # "a man of 61"
    if _BEFORE.search(before) is not None or (aged is not None and is_for_people(reading, aged["noun"])):
        return False
    lead = reading.text[argument.start : quantity.span[0]]
    if len(lead) > _LONGEST_LEAD or re.search(r"\b(?:of|with|for|in|and)\b|[—–,]", lead.replace("total of", "total")):
        return False
    alone = argument.head[0] < quantity.span[1]
    if alone and (quantity.value.amount == 1 or quantity.value.amount > _MOST_COUNTED):
        return False
    after = max(argument.head[1], quantity.span[1])
    return _MORE.match(reading.text, after) is None


def _counted(reading: Reading, measured: Measured) -> str | None:
    """The noun that a quantity counts, in the singular, with what makes it another noun left out: "water samples"; None if it stands
    alone ("21 were hurt")."""
    argument, end = measured.argument, measured.quantity.span[1]
    text = reading.text
    if (
        argument is not None
        and argument.head[0] >= end
        and text[end : end + 4] != " of "
        and not set(text[end : argument.head[0]]) & set(",;()")
    ):
        noun = text[slice(*argument.head)].casefold()
        return singular(noun)
    limit = argument.end if argument is not None else min(measured.sentence[1], end + 40)
    of = re.compile(r"\s+of\s+(?:the\s+|its\s+|these\s+|those\s+)?(?:\d+\s+)?(?P<noun>[a-z]+)").match(text, end, limit)
    if of is not None:
        return singular(of["noun"])
    words = _following(reading, end, limit, _MOST_WORDS)
    return singular(words[-1][0]) if words else None


def _has_object(clause: Clause, counting: Counting) -> bool:
    if not counting.object:
        return not (counting.intransitive and any(a.role == "object" for a in clause.arguments))
    return any(a.lemma in counting.object and a.role in {"object", "complement", "oblique"} for a in clause.arguments)


def _counts(reading: Reading, counting: Counting, noun: str | None, argument: Argument | None) -> bool:
    """Whether a clause counts what a quantity counts: the slot and the noun are right."""
    role = argument.role if argument is not None else counting.slot
    # "21 injured in a crash" without a verb of its own: the parser takes the injured for those who injure.
    if role == "owner":
        role = counting.slot
    if role != counting.slot and not (noun is None and {role, counting.slot} <= {"subject", "object"}):
        return False
    if argument is not None and argument.nesting:
        return False
    if "*" in counting.nouns:
        return noun is not None and not is_for_people(reading, noun)
    if "@person" in counting.nouns:
        return noun is None or is_for_people(reading, noun) or noun in counting.nouns
    return (noun or "") in counting.nouns


def _in_slot(reading: Reading, measured: Measured, slot: str) -> Bearer | None:
    """What fills the slot of the bearer in a frame."""
    assert measured.clause is not None and measured.argument is not None
    if slot == "of":
        return bearer_after(reading, measured, (measured.quantity.span[1], measured.quantity.span[1]), None, of=True)
    if slot == measured.argument.role:  # "fined [Norda Bank 18 million euros]", which the parser takes for one object
        name = reading.name_ending(len(reading.text[: measured.quantity.span[0]].rstrip()))
        if name is not None and reading.mentions[name].start >= measured.argument.start:
            named = Operand(span=reading.mentions[name].span, mention=name, types=("any",))
            return Bearer(named, scopes_of(reading, measured))
    for argument in measured.clause.arguments:
        filled = argument.preposition if argument.role == "oblique" else argument.role
        if filled == slot and argument is not measured.argument and not argument.nesting:
            operand = _whole(reading, argument) or described(reading, argument)
            if operand is not None and not _is_any(reading, argument):
                return Bearer(operand, scopes_of(reading, measured))
    return None


def _is_any(reading: Reading, argument: Argument) -> bool:
    """Whether an argument is a plural that stands for no things in particular: "spent $5m on *boats*"."""
    noun = reading.text[slice(*argument.head)]
    return argument.mention is None and argument.start == argument.head[0] and singular(noun) != noun


def _whole(reading: Reading, argument: Argument) -> Operand | None:
    """What a phrase means a part or all of: "the whole of the share capital of *Norda*"; None for other phrases."""
    if singular(argument.lemma) not in reading.words.partitives:
        return None
    found = None
    for of in re.finditer(r"(?P<noun>[a-z]+)\s+(?:of|in)\s+(?:the\s+)?", reading.text[argument.start : argument.end]):
        if singular(of["noun"]) in reading.words.partitives:
            found = of
    return phrase_at(reading, argument.start + found.end(), argument.end) if found is not None else None


def _is_whole(reading: Reading, argument: Argument, measured: Measured) -> bool:
    """Whether an argument is the quantity with what it counts, and not a phrase in which it is deeper down. A name before it is none."""
    return measured.quantity.number[0] - argument.start <= 24 and not re.search(
        r"\b(?:of|for|with|from)\b", reading.text[argument.start : measured.quantity.span[0]]
    )
