"""The ways to say what a quantity measures, the surest first: "is 41 metres tall", "a profit of 5 million", "weighs 182 grams"."""

import functools
import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.extract.bearers import Bearer, bearer_after, bearer_of, clause_bearer, oblique_bearer, scopes_of
from pipeline.extract.descriptions import described, phrase_at, words_in
from pipeline.extract.measure_counts import by_apposition, by_counted_noun, by_counting
from pipeline.extract.measure_fields import attributes_of_label, part_of_topic
from pipeline.extract.measure_words import (
    LONGEST_NOUN,
    Read,
    attributes_named,
    attributes_named_around,
    bearer_for,
    can_be_in,
    fits,
    lemmas,
    words_after,
)
from pipeline.extract.measured import Measured
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Operand
from pipeline.values.units import dimension_of
from pipeline.vocabulary.attributes import Attribute, AttributeContext
from pipeline.vocabulary.plurals import singular

# "A profit of 5 million", "the battery, at 56 Wh", "rent: 500 euros".
_OF_QUANTITY = re.compile(r"(?:\s+of|,?\s+at|:)\s+(?:(?:an?|the)\s+)?$")


_LONGEST_JOIN = 12  # characters


_LONGEST_PHRASE = 60  # characters before it in which the attribute is named


_FARTHEST_LEAD = 200  # characters before it in which its context begins


_OLDEST = 120


def _by_context(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "With 61 votes in favour and 48 against"."""
    (start, end), text = measured.quantity.span, reading.text
    for attribute, before, after in reading.once(_contexts)(measured.quantity.value.unit):
        first = max(measured.sentence[0], start - _FARTHEST_LEAD)
        lead = before.search(text, first, start) if before is not None else None
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
            bearer = bearer_for(reading, measured, attribute)
        if (bearer is None or measured.clause is None) and attribute.of == "thing":
            bearer = (_phrase_up_to(reading, measured, lead) if lead is not None else bearer) or bearer
        if bearer is None and attribute.of == "thing":
            bearer = Bearer(Operand(types=("any",)), {})
        if bearer is not None:
            yield Read(attribute, bearer, way="context")


def _contexts(reading: Reading) -> Callable[[str | None], Sequence[AttributeContext]]:
    """The contexts of the attributes that an amount in a unit can be a value of."""
    contexts = reading.vocabulary.attributes.contexts
    return functools.cache(lambda unit: [context for context in contexts if can_be_in(context.attribute, unit)])


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
    words = words_after(reading, end, measured.sentence[1], 3, any_word=True)
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
    for attribute, first, kinds in attributes_named(reading, [w.text for w in words], at_end=True):
        if not fits(attribute, measured):
            continue
        bearer = (
            _given_to(reading, measured, attribute)
            or _paid_for(reading, measured, attribute)
            or bearer_of(reading, measured, (words[first].span[0], words[-1].span[1]), attribute)
        )
        if bearer is not None:
            yield Read(attribute, bearer, kinds, "noun")


def _given_to(reading: Reading, measured: Measured, attribute: Attribute) -> Bearer | None:
    """Who is given what an attribute names: "gave *Anna Berg* a sentence of five years"; None if the clause is of no such kind."""
    clause = measured.clause
    if clause is None or not any(f.bearer == f.value == "object" and clause.lemma in f.verbs for f in attribute.frames):
        return None
    for argument in clause.arguments:
        mention = reading.mention_of(argument)
        if argument.role == "object" and mention is not None and mention.kind in {"name", "pronoun"}:
            operand = described(reading, argument)
            return Bearer(operand, {}) if operand is not None else None
    return None


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
        for attribute, at, kinds in attributes_named(reading, [w.text for w in words[:last]], at_end=True):
            if fits(attribute, measured):
                bearer = bearer_of(reading, measured, (words[at].span[0], words[last - 1].span[1]), attribute)
                if bearer is not None:
                    yield Read(attribute, bearer, kinds, "linking")


def _by_fragment(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Max gust 65 kt", "Norda tunnel: length 5.2 km": the words before a quantity name it, and no verb does."""
    start, text, first = measured.quantity.span[0], reading.text, measured.sentence[0]
    if measured.clause is not None and measured.clause.span[0] < start:
        return
    found = _FRAGMENT.search(text, max(first, start - _LONGEST_PHRASE), start)
    if found is None:
        return
    words = words_in(text, found.span("words"))
    before = text[first : found.start("words")].rstrip()
    if not words or (before and before[-1] not in ".,;:"):
        return
    for attribute, at, kinds in attributes_named(reading, [w.text for w in words], at_end=True):
        narrowed = all(w.text.casefold() in reading.words.narrowing | reading.words.undescriptive for w in words[:at])
        if narrowed and fits(attribute, measured):
            block = reading.annotation.blocks[measured.block]
            owner = part_of_topic(reading, phrase_at(reading, *block.label)) if block.label is not None else None
            bearer = Bearer(owner, {}) if owner is not None and attribute.of == "thing" else None
            bearer = bearer or bearer_for(reading, measured, attribute)
            if bearer is not None:
                yield Read(attribute, bearer, kinds, "fragment")


def _by_counted_fragment(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Norda viaduct: 19 arches", "Norda, market town, 4,875 inhabitants": a count where no verb says who has it."""
    quantity, text = measured.quantity, reading.text
    if quantity.value.unit is not None or (measured.clause is not None and measured.clause.span[0] <= quantity.span[0]):
        return
    before = text[measured.sentence[0] : quantity.span[0]].rstrip()
    if before and before[-1] not in ",;:.":
        return
    words = words_after(reading, quantity.span[1], measured.sentence[1], 2)
    if words and text[slice(*words[0][1])].istitle():
        return  # "12 Mill Street"
    by_counted = reading.vocabulary.attributes.by_counted
    for attribute in by_counted.get(lemmas([w for w, _ in words]), ()) or (
        by_counted.get(singular(words[0][0]), ()) if words else ()
    ):
        label = reading.annotation.blocks[measured.block].label
        if label is not None and attributes_of_label(reading, text[slice(*label)]):
            return  # "Present: 47 members": the label says what is counted
        owner = part_of_topic(reading, phrase_at(reading, *label)) if label is not None else None
        yield Read(attribute, Bearer(owner or Operand(types=("any",)), {}), way="fragment")


# The words right before a quantity, with a time between them at most: "maximum temperature on Tuesday 34 °C".
_FRAGMENT = re.compile(
    r"(?P<words>[A-Za-z][\w-]*(?:\s+[a-z][\w-]*){0,3}?)(?:\s+(?:on|in|at|that)\s+(?:[A-Z]?[\w-]+)(?:\s+\d{1,4})?)?\s+$"
)


def _by_noun_after(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "A six-year prison term", "a 4,500 mAh battery", "8 GB of memory"."""
    words = words_after(reading, measured.quantity.span[1], measured.sentence[1], LONGEST_NOUN)
    words = words[1:] if words and words[0][0] == "of" else words
    for size in range(len(words), 0, -1):
        phrase = lemmas([word for word, _ in words[:size]])
        for attribute in reading.vocabulary.attributes.by_noun.get(phrase, ()):
            # "Ten deaths", "a 5.9-magnitude earthquake"; a crew of people is counted by other words.
            counted = attribute.measures == "count" and not (size == len(words) == 1 or attribute.of == "event")
            if not counted and fits(attribute, measured):
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
        and (argument.preposition == "to" or _is_last(reading, argument, measured))
    )
    if clause.lemma.split()[0] not in reading.words.linking and not changed:
        return
    if argument is not None and (
        argument.role == "subject"
        or (argument.role == "oblique" and argument.preposition not in {"to", "at", "of", None} and not changed)
    ):
        return
    for subject in (a for a in clause.arguments if a.role in {"subject", "object"} and a is not argument):
        words = words_in(reading.text, subject.span)
        head = next((i for i, w in enumerate(words) if w.span[0] == subject.head[0]), None)
        if head is None:
            continue
        for attribute, first, last, kinds in attributes_named_around(reading, [w.text for w in words], head):
            # A term or a sentence that is changed has one value before and another after.
            altered = attribute.dimension == "money" and clause.lemma in reading.words.altering
            kept = changed and (attribute.lasts == "once" or (attribute.lasts == "lasting" and not altered))
            if fits(attribute, measured) and not kept:
                span = words[first].span[0], words[last].span[1]
                bearer = bearer_of(reading, measured, span, attribute, subject)
                if bearer is not None:
                    yield Read(attribute, bearer, kinds, "linking")


def _is_last(reading: Reading, argument: Argument, measured: Measured) -> bool:
    """Whether a quantity is the value after a change that the parser takes for one phrase: "from | £40 to *£45*"."""
    before = reading.text[argument.start : measured.quantity.span[0]]
    return argument.preposition == "from" and before.rstrip().endswith(" to")


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
        if not fits(attribute, measured) or not whole:
            continue
        if (attribute.of == "event") != _tells_event(reading, clause) and attribute.dimension == "duration":
            continue
        bearer = bearer_for(reading, measured, attribute)
        if bearer is not None:
            yield Read(attribute, bearer, way="verb")


def _by_frame(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Sold the mill for €5m", "paid €5m for the mill", "sentenced her to four years"."""
    clause, argument = measured.clause, measured.argument
    if clause is None or argument is None:
        return
    for attribute, frame in reading.vocabulary.attributes.by_frame_verb.get(clause.lemma, ()):
        slot = argument.preposition if argument.role == "oblique" else argument.role
        if slot != frame.value or not fits(attribute, measured) or not _is_whole(reading, argument, measured):
            continue
        if (bearer := _in_slot(reading, measured, frame.bearer)) is not None:
            yield Read(attribute, bearer, way="frame")


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
    if attribute is not None and operand is not None and fits(attribute, measured):
        yield Read(attribute, Bearer(operand, {}), way="front")


def _by_thing(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "The 148-metre tower", "Skerrow (72 km²)"."""
    quantity = measured.quantity
    words = words_after(reading, quantity.span[1], measured.sentence[1], LONGEST_NOUN)
    attributes = reading.vocabulary.attributes
    if quantity.joined and words:
        for word, span in words[:3]:
            for attribute in attributes.by_bare.get(singular(word), ()):
                if fits(attribute, measured):
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


WAYS = (
    _by_age,
    _by_front,
    _by_context,
    _by_adjective,
    _by_noun_before,
    by_counting,
    _by_noun_after,
    _by_frame,
    _by_linking_verb,
    _by_verb,
    by_counted_noun,
    by_apposition,
    _by_words,
    _by_fragment,
    _by_counted_fragment,
    _by_thing,
)


# What several ways share


def _follows_verb(reading: Reading, clause: Clause, measured: Measured) -> bool:
    """Whether a quantity stands right after the verb of a clause, though the parser gives it no part in it: "lasted 11 weeks"."""
    return reading.text[clause.trigger[1] : measured.quantity.span[0]].strip() in {"", "for", "to"}


def _tells_event(reading: Reading, clause: Clause) -> bool:
    """Whether the subject of a clause is a word for an event: "the siege lasted …"."""
    nouns = reading.vocabulary.event_types.by_noun
    return any(a.role == "subject" and not a.nesting and singular(a.lemma) in nouns for a in clause.arguments)


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
