"""Statements from quantities in sentences: what each one measures or counts, and of what ("the 41-metre tower", "six people died")."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.bearers import (
    Bearer,
    bearer_after,
    bearer_of,
    clause_bearer,
    event_bearer,
    object_bearer,
    oblique_bearer,
    scopes_of,
)
from pipeline.extract.descriptions import described, words_in
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
_LONGEST_LEAD = 24  # characters before a number in its phrase: "an estimated", "a total of"
_MOST_COUNTED = 1_000_000  # a larger number without a noun counts no people


class Measured(NamedTuple):
    """A quantity in a sentence. `clause` is the clause of the innermost `argument` that holds it; both are None outside clauses."""

    quantity: Quantity
    sentence: Span
    block: int
    clause: Clause | None
    argument: Argument | None


class Read(NamedTuple):
    """What a quantity is the value of, and what has it. `kinds` are words that narrow the attribute down ("average")."""

    attribute: Attribute
    bearer: Bearer
    kinds: tuple[str, ...] = ()
    way: str = "noun"


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
                clause, argument = _innermost(reading, block, quantity, sentence)
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


def _innermost(
    reading: Reading, block: int, quantity: Quantity, sentence: Span
) -> tuple[Clause | None, Argument | None]:
    start, end = quantity.number
    holding = [
        (argument.end - argument.start, _precedence(clause, argument), -clause.trigger[0], clause, argument)
        for clause in reading.clauses_in_block(block)
        if clause.form == "verb"
        for argument in clause.arguments
        if argument.start <= start and end <= argument.end and argument.role not in {"time", "is"}
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


def _precedence(clause: Clause, argument: Argument) -> int:
    """The rank of an argument among those that cover the same words: before the clause that describes it, and before an owner."""
    described = (
        argument.start <= clause.trigger[0] < argument.end
        or clause.trigger[0] >= argument.end
        and argument.role == "object"
    )
    return 2 * (argument.role == "owner") + described


def _statement(reading: Reading, measured: Measured) -> Statement | None:
    reads = next((found for way in _WAYS if (found := list(way(reading, measured)))), None)
    if not reads:
        return None
    read = _fittest(reading, reads)
    clause = measured.clause
    value = _value(read.attribute, measured.quantity)
    operand = Operand(span=measured.quantity.span, literal=value)
    qualifiers: dict[str, tuple[Operand, ...]] = {}
    times = [a for a in clause.arguments if a.role == "time"] if clause is not None else []
    intervals = tuple(dict.fromkeys(o for a in times if (o := interval_operand(reading, a, term=False)) is not None))
    if intervals:
        qualifiers["time"] = intervals[:1]
    elif read.attribute.lasts == "period" and (period := period_of(reading, measured.block)) is not None:
        qualifiers["time"] = (period,)
    kinds = set(read.kinds)
    if read.attribute.dimension == "money":
        kinds.update(rate_after(reading, reading.text, measured.quantity.span[1]))
    if kinds:
        qualifiers["kind"] = tuple(Operand(literal=_text(kind)) for kind in sorted(kinds))
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
        polarity="negated" if clause is not None and clause.negated else "affirmed",
        certainty=clause.certainty if clause is not None else "asserted",
        attributed_to=speaker(reading, clause) if clause is not None else None,
        confidence=_CONFIDENCE,
        span=spans[0],
        rule=f"{read.attribute.name}/{read.way}",
    )


def _fittest(reading: Reading, reads: Sequence[Read]) -> Read:
    """The first reading; of several whose attributes share a word, the one for things such as its bearer: a film runs as long as it
    plays, a lease as long as it binds."""
    first = reads[0]
    words = {*first.attribute.nouns, *first.attribute.verbs, *first.attribute.adjectives}
    alike = [r for r in reads if words & {*r.attribute.nouns, *r.attribute.verbs, *r.attribute.adjectives}]
    return min([first, *alike], key=lambda r: suitability(reading, r.attribute, r.bearer.operand))


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
        if before is not None and before.search(text, measured.sentence[0], start) is None:
            continue
        if after is not None and after.match(text, end, measured.sentence[1]) is None:
            continue
        if (bearer := _bearer(reading, measured, attribute)) is not None:
            yield Read(attribute, bearer, way="context")


def _by_adjective(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Is 41 metres tall", "a 41-metre-high tower"."""
    end = measured.quantity.span[1]
    words = _following(reading, end, measured.sentence[1], 2)
    for size in (2, 1):
        phrase = " ".join(word for word, _ in words[:size])
        for attribute in reading.vocabulary.attributes.by_adjective.get(phrase, ()) if len(words) >= size else ():
            if attribute.measures == dimension_of(measured.quantity.value.unit):
                bearer = clause_bearer(reading, measured, words[size - 1][1][1])
                if bearer is not None:
                    yield Read(attribute, bearer, way="adjective")


def _by_noun_before(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "A net profit of 38 million euros", "a crew of six"."""
    start, text = measured.quantity.span[0], reading.text
    before = re.search(
        r"(?P<words>(?:[^\W\d_][\w’'-]*\s+){1,5})(?:of|at|:)\s+(?:(?:a|the)\s+)?$", text[max(0, start - 80) : start]
    )
    if before is None:
        return
    offset = max(0, start - 80)
    words = words_in(text, (offset + before.start("words"), offset + before.end("words")))
    for attribute, first, kinds in _named(reading, [w.text for w in words], at_end=True):
        if not _fits(reading, attribute, measured):
            continue
        bearer = bearer_of(reading, measured, (words[first].span[0], words[-1].span[1]), attribute)
        if bearer is not None:
            yield Read(attribute, bearer, kinds, "noun")


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
            if attribute.measures != "count" and _fits(reading, attribute, measured):
                bearer = bearer_after(reading, measured, words[size - 1][1], attribute)
                if bearer is not None:
                    yield Read(attribute, bearer, way="noun")


def _by_linking_verb(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "The death toll rose to 17", "turnout was 57.2 percent"."""
    clause, argument = measured.clause, measured.argument
    if clause is None or clause.lemma.split()[0] not in reading.words.linking:
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
            if _fits(reading, attribute, measured):
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
        if reading.text[clause.trigger[1] : measured.quantity.span[0]].strip():
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
        if _fits(reading, attribute, measured) and (argument is None or _is_whole(reading, argument, measured)):
            bearer = clause_bearer(reading, measured, None)
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
        if not _counts(reading, counting, noun, argument):
            continue
        if attribute.of == "event":
            bearer = event_bearer(reading, measured, attribute)
        elif counting.bearer == "place":
            bearer = oblique_bearer(reading, measured)
        elif argument is not None and argument.role == "object":
            bearer = clause_bearer(reading, measured, None) or oblique_bearer(reading, measured)
        else:
            subject = argument is not None and argument.role == "subject"
            bearer = (object_bearer(reading, measured) if subject else None) or oblique_bearer(reading, measured)
        if bearer is not None:
            # What may be anything is part of the question: paintings and rings are not compared.
            kinds = (noun,) if noun is not None and "*" in counting.nouns else ()
            yield Read(attribute, bearer, kinds, "count")


def _by_counted_noun(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Has 2,300 members", "a board of seven trustees"."""
    clause, argument = measured.clause, measured.argument
    if clause is None or measured.quantity.value.unit is not None:
        return
    noun = _counted(reading, measured) or ""
    end = measured.quantity.span[1]
    following = [word for word, _ in _following(reading, end, measured.sentence[1], 2)]
    by_counted = reading.vocabulary.attributes.by_counted
    # "40 parking spaces" are counted as such, not as spaces.
    for attribute in by_counted.get(_lemmas(following), ()) or by_counted.get(noun, ()):
        first = clause.lemma.split()[0]
        if first not in reading.words.having_value and first != "be" and not (argument and argument.nesting):
            continue
        bearer = clause_bearer(reading, measured, None)
        if bearer is not None:
            yield Read(attribute, bearer, way="count")


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


_WAYS = (
    _by_context,
    _by_adjective,
    _by_noun_before,
    _by_counting,
    _by_noun_after,
    _by_frame,
    _by_linking_verb,
    _by_verb,
    _by_counted_noun,
    _by_words,
    _by_thing,
)


# What the ways share


def _bearer(reading: Reading, measured: Measured, attribute: Attribute) -> Bearer | None:
    if attribute.of == "event":
        return event_bearer(reading, measured, attribute)
    return clause_bearer(reading, measured, None)


def _fits(reading: Reading, attribute: Attribute, measured: Measured) -> bool:
    """Whether a quantity has the dimension of an attribute. An amount of memory has no dimension in the library, a count no unit."""
    unit = measured.quantity.value.unit
    if attribute.dimension == "memory":
        return unit is not None and unit.endswith("byte")
    return attribute.measures == dimension_of(unit or attribute.implied)


def _following(reading: Reading, start: int, end: int, most: int) -> list[tuple[str, Span]]:
    """The words in lower case right after a quantity, at most so many, up to punctuation or a word that ends a noun phrase."""
    words: list[tuple[str, Span]] = []
    position = start + (reading.text[start : start + 1] in {"'", "’"})  # "six months' notice"
    while len(words) < most:
        space = _SPACE.match(reading.text, position, end)
        found = _WORD.match(reading.text, space.end() if space else position, end)
        if found is None or found[0].casefold() in _ending(reading):
            break
        if found[0].casefold() in {"in", "of"} and words:
            break
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


def _is_counted(reading: Reading, measured: Measured) -> bool:
    """Whether a quantity counts what its argument is: "two men" and not "the father of two sons". Of "two women and one man", neither
    number is the count; "one" alone counts nothing."""
    argument, quantity = measured.argument, measured.quantity
    if argument is None:
        return True
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
    if argument is not None and argument.head[0] >= end and not set(text[end : argument.head[0]]) & set(",;()"):
        noun = text[slice(*argument.head)].casefold()
        return singular(noun)
    limit = argument.end if argument is not None else min(measured.sentence[1], end + 40)
    of = re.compile(r"\s+of\s+(?:the\s+|these\s+|those\s+)?(?P<noun>[a-z]+)").match(text, end, limit)
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
    for argument in measured.clause.arguments:
        filled = argument.preposition if argument.role == "oblique" else argument.role
        if filled == slot and argument is not measured.argument and not argument.nesting:
            operand = described(reading, argument)
            if operand is not None:
                return Bearer(operand, scopes_of(reading, measured))
    return None


def _is_whole(reading: Reading, argument: Argument, measured: Measured) -> bool:
    """Whether an argument is the quantity with what it counts, and not a phrase in which it is deeper down."""
    return measured.quantity.number[0] - argument.start <= 24 and not re.search(
        r"\b(?:of|for|with|from)\b", reading.text[argument.start : measured.quantity.span[0]]
    )
