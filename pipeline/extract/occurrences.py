"""Occurrences: the events that a document tells, by verbs ("the hall burned down") and by nouns ("the fire at the hall")."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.descriptions import Word, describe, described, phrase_at, words_in, words_of_sentences
from pipeline.extract.measure_fields import labelled_occurrences
from pipeline.extract.measure_tables import table_occurrences
from pipeline.extract.operands.dates import date_of, date_operand
from pipeline.extract.persons import is_for_people
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.extract.timelines import with_dates_of_lines
from pipeline.records import Argument, Clause, DateValue, Description, Occurrence, Operand, Span, Statement
from pipeline.values.ordinals import read_ordinal
from pipeline.values.units import dimension_of
from pipeline.vocabulary.event_types import EventType
from pipeline.vocabulary.places import PLACE_TYPES
from pipeline.vocabulary.plurals import singular

_CONFIDENCE = 0.9
_OWNER = re.compile(r"(?P<owner>[^\W\d_][^,;:()]*?)[’']s?\s+(?:[a-z-]+\s+){0,3}$")
_ENDING = re.compile(r"[’']s?$")
_PARTICLES = {"down", "for", "in", "off", "out", "over", "up"}
_NEXT_WORD = re.compile(r" ([a-z]+)\b(?! of\b)")
_FARTHEST_OWNER = 40
_FARTHEST_PARTICIPLE = 160
_NUMBER_AFTER = re.compile(r" \d{1,4}(?=[.,;:]|$)")
_LONGEST_NOUN = 5  # words in the name of an event
_LIGHT_OBJECT = {"place"}
_OWN = re.compile(r"(?:its|their|his|her)\b")
_TAKING_PART = {"subject", "object", "complement", "oblique", "place", "owner", "of", "is"}


class _Told(NamedTuple):
    """An event type with the word that tells it, and the clause if that word is its verb or the subject or object of it."""

    type: EventType
    trigger: Span
    clause: Clause | None
    argument: Argument | None


def occurrences(reading: Reading) -> tuple[Occurrence, ...]:
    """The events of a document whose types the vocabulary has, in text order, one for each word that tells one."""
    found: dict[Span, Occurrence] = {}
    for told in (*_told_by_verbs(reading), *_told_by_nouns(reading)):
        occurrence = _occurrence(reading, told)
        known = found.get(told.trigger)
        if occurrence is not None and (known is None or _weight(occurrence) > _weight(known)):
            found[told.trigger] = occurrence
    for occurrence in (*labelled_occurrences(reading), *table_occurrences(reading)):
        found[occurrence.trigger] = occurrence
    return with_dates_of_lines(reading, [found[trigger] for trigger in sorted(found)])


def _weight(occurrence: Occurrence) -> int:
    return 2 * bool(occurrence.themes) + 2 * (occurrence.time is not None) + len(occurrence.names)


def _told_by_verbs(reading: Reading) -> Iterator[_Told]:
    types = reading.vocabulary.event_types
    for clause in reading.annotation.clauses:
        if clause.form != "verb":
            continue
        if _tells_noun(reading, clause):
            continue
        for type_ in (t for lemma in _verbs(reading, clause) for t in types.by_verb.get(lemma, ())):
            if _is_told(reading, clause, type_):
                yield _Told(type_, clause.trigger, clause, None)
                break


def _verbs(reading: Reading, clause: Clause) -> Iterator[str]:
    """The lemma of a clause, alone and with the word that makes it another verb: its particle ("walk out"), its preposition ("break into"),
    its object or complement ("catch fire", "go bankrupt")."""
    following = _NEXT_WORD.match(reading.text, clause.trigger[1], clause.span[1])
    if following is not None:
        yield f"{clause.lemma} {following[1]}"
    for argument in clause.arguments:
        if argument.role == "oblique" and argument.preposition is not None:
            yield f"{clause.lemma} {argument.preposition}"
        elif argument.role in {"object", "complement"}:
            yield f"{clause.lemma} {argument.lemma}"
    yield clause.lemma


def _tells_noun(reading: Reading, clause: Clause) -> bool:
    """Whether the subject of a verb is itself an event, which the verb only goes on about: "the earthquake hit the town"."""
    nouns = reading.vocabulary.event_types.by_noun
    return any(
        a.role == "subject"
        and a.preposition is None
        and not a.nesting
        and a.mention is None
        and singular(a.lemma) in nouns
        for a in clause.arguments
    )


def _is_told(reading: Reading, clause: Clause, type_: EventType) -> bool:
    """Whether the words that a type needs beside its verb are there."""
    beside = {a.lemma for a in clause.arguments}
    if type_.objects and not beside & set(type_.objects):
        return False
    if type_.complements and not beside & set(type_.complements):
        return False
    happens_to = [a for a in clause.arguments if a.role == "object"] or [
        a for a in clause.arguments if a.role == "subject"
    ]
    own = {a.lemma for a in clause.arguments if f"{clause.lemma} {a.lemma}" in type_.verbs and _is_own(reading, a)}
    prepositions = {f"@{a.preposition}" for a in clause.arguments if a.role == "oblique"}
    if ((beside - own) | prepositions) & set(type_.unless) or (
        "@money" in type_.unless and any(_is_money(reading, a) for a in clause.arguments)
    ):
        return False
    if type_.persons and any(_is_no_person(reading, a) for a in happens_to):
        return False
    if not type_.adverbs:
        return True
    start, end = clause.trigger
    around = reading.text[max(clause.span[0], start - 16) : end + 24].casefold()
    return any(re.search(rf"\b{adverb}\b", around) for adverb in type_.adverbs)


def _is_money(reading: Reading, argument: Argument) -> bool:
    """Whether an object is a sum of money: "charged her €60"."""
    quantity = next(reading.quantities(argument.span), None) if argument.role == "object" else None
    return quantity is not None and dimension_of(quantity.value.unit) == "money"


def _is_no_person(reading: Reading, argument: Argument) -> bool:
    """Whether a common noun is not for people: "hung a picture"."""
    mention = reading.mention_of(argument)
    if mention is not None and mention.kind in {"name", "pronoun"}:
        return False
    noun = reading.text[slice(*argument.head)]
    return noun.islower() and not is_for_people(reading, noun) and not is_for_people(reading, argument.lemma)


def _told_by_nouns(reading: Reading) -> Iterator[_Told]:
    types = reading.vocabulary.event_types.by_noun
    first_words = reading.once(_first_words)
    for sentence, of_sentence in zip(reading.annotation.sentences, reading.once(words_of_sentences), strict=True):
        block = reading.block_at(sentence[0])
        alphabetic = [n for n, word in enumerate(of_sentence.words) if word.text[0].isalpha()]
        words = [of_sentence.words[n] for n in alphabetic]
        nouns = [of_sentence.nouns[n] for n in alphabetic]
        lower = [w.text.casefold() for w in words]
        skip = -1
        for number in range(len(words)):
            if number <= skip or (nouns[number] not in types and lower[number] not in first_words):
                continue
            for size in range(min(_LONGEST_NOUN, len(words) - number), 0, -1):
                last = number + size - 1
                phrase = " ".join((*lower[number:last], nouns[last]))
                part = words[number : number + size]
                if phrase not in types or not _is_common_noun(reading, part[-1].span, sentence):
                    continue
                if number + size < len(words) and _modifies(reading, part[-1].span, words[number + size]):
                    break
                skip = number + size - 1
                trigger = part[0].span[0], part[-1].span[1]
                following = words[skip + 1].text if skip + 1 < len(words) else ""
                if reading.text[trigger[1] : trigger[1] + 1] == " " and following in reading.words.after_events:
                    break
                if reading.text[trigger[0]].isupper() and _NUMBER_AFTER.match(reading.text, trigger[1]) is not None:
                    break  # "Wreck 118"
                clause, argument = _holding(reading, block, part[-1].span)
                before = words[number - 1].text.casefold() if number else ""
                type_ = _of_persons(reading, types[phrase], part[-1].span) or types[phrase][0]
                if before not in type_.unless:
                    yield _Told(type_, trigger, clause, argument)
                break


def _first_words(reading: Reading) -> frozenset[str]:
    """The first words of the nouns for events that are several words."""
    return frozenset(noun.partition(" ")[0] for noun in reading.vocabulary.event_types.by_noun if " " in noun)


def _of_persons(reading: Reading, types: Sequence[EventType], noun: Span) -> EventType | None:
    """The type among those with one noun that happens to people, if the noun has a person as its object: "the election of Anna Berg"."""
    for clause in reading.clauses_at(noun) if len(types) > 1 else ():
        for argument in clause.arguments if clause.trigger == noun else ():
            mention = reading.mention_of(argument)
            if argument.role == "object" and mention is not None and mention.type == "PERSON":
                return next((t for t in types if t.persons and clause.lemma in t.verbs), None)
    return None


def _modifies(reading: Reading, noun: Span, following: Word) -> bool:
    """Whether a noun only says of what kind the next one is: "the fire brigade", but not "the fire last night"."""
    word = following.text.casefold()
    if reading.text[noun[1] : following.span[0]] not in {" ", "-"} or not following.text.islower():
        return False
    if singular(word) in reading.words.event_nouns | set(reading.vocabulary.event_types.by_noun):
        return False
    if word in reading.words.undescriptive | reading.words.ending_phrases | reading.words.joining:
        return False
    if reading.is_timed(following.span) or any(
        c.form == "verb" and c.trigger[0] == following.span[0] for c in reading.clauses_at(following.span)
    ):
        return False
    senses = reading.vocabulary.wordnet.senses
    return bool(senses(word, "n") or senses(singular(word), "n"))


def _is_common_noun(reading: Reading, span: Span, sentence: Span) -> bool:
    """Whether a word is a common noun: in lower case or the first of its sentence, no part of a name, and no verb of a clause."""
    if _names_event(reading, span):
        return True
    if reading.text[span[0]].isupper() and not reading.opens_sentence(span[0]):
        return False
    alone = (
        reading.opens_sentence(span[0]) and reading.name_at(span) is not None
    )  # "Fire destroyed …", taken for a name
    if reading.name_covers(span) and reading.text[span[0]].isupper() and not alone:
        return False
    if any(m.type == "EVENT" and m.start <= span[0] and span[1] <= m.end for _, m in reading.mentions_near(span)):
        return False  # an event with a name, or a mention of its own
    return not any(
        c.form == "verb" and c.trigger == span and _is_verb_form(reading, c) for c in reading.clauses_at(span)
    )


_OF_NAME = re.compile(r" of (?:the )?(?=[A-Z])")


def _names_event(reading: Reading, span: Span) -> bool:
    """Whether a capitalised noun with a name after it is the name of an event: "the Battle of Norda"."""
    return reading.text[span[0]].isupper() and _OF_NAME.match(reading.text, span[1]) is not None


def _is_verb_form(reading: Reading, clause: Clause) -> bool:
    """Whether the word of a clause is a verb, not a noun with the meaning of one."""
    word = reading.text[slice(*clause.trigger)].casefold()
    nominal = reading.vocabulary.lexicon.nominalisations.get(singular(word))
    return (
        nominal is None
        or nominal.verb != clause.lemma
        or any(
            a.role in {"subject", "object"}
            and a.preposition is None
            and a.owner_form is None
            and a.end <= clause.trigger[0]
            for a in clause.arguments
        )
    )


def _holding(reading: Reading, block: int, span: Span) -> tuple[Clause | None, Argument | None]:
    """The clause of a verb and its argument that holds a noun most closely."""
    holding = [
        (a.end - a.start, -c.trigger[0], c, a)
        for c in reading.clauses_in_block(block)
        if c.form == "verb" and c.trigger != span
        for a in c.arguments
        if a.start <= span[0] and span[1] <= a.end and a.role not in {"time", "is", "of"}
    ]
    best = min(holding, key=lambda h: h[:2], default=None)
    return (best[2], best[3]) if best is not None else (None, None)


def _occurrence(reading: Reading, told: _Told) -> Occurrence | None:
    if told.argument is None and told.clause is not None and told.trigger == told.clause.trigger:
        return _of_verb(reading, told, told.clause)
    return _of_noun(reading, told)


# Events told by verbs


def _of_verb(reading: Reading, told: _Told, clause: Clause) -> Occurrence:
    roles: dict[str, list[Argument]] = {}
    for argument in clause.arguments:
        roles.setdefault(argument.role, []).append(argument)
    themes = _themes(reading, told.type, clause, roles)
    taking_part = [a for a in clause.arguments if a.role in _TAKING_PART]
    names, words = _words_of(reading, taking_part)
    return Occurrence(
        type=told.type.name,
        known=True,
        trigger=told.trigger,
        span=clause.span,
        block=clause.block,
        themes=themes,
        names=names,
        words=words,
        time=_time(reading, clause.arguments, clause.trigger),
        place=_place(reading, clause.arguments),
        agent=_agent(reading, told.type, roles, clause),
        between=_between(reading, told.type, clause.arguments),
        certainty=clause.certainty,
        negated=clause.negated,
    )


def _themes(
    reading: Reading, type_: EventType, clause: Clause, roles: dict[str, list[Argument]]
) -> tuple[Operand, ...]:
    """What an event told by a verb happens to; empty if the type has no theme or the clause does not name it."""
    subjects = [a for a in roles.get("subject", ()) if not a.nesting]
    objects = [a for a in roles.get("object", ()) if not a.nesting and a.lemma not in type_.objects]
    if subjects:  # "opened its doors" is about what opened
        objects = [a for a in objects if f"{clause.lemma} {a.lemma}" not in type_.verbs or not _is_own(reading, a)]
    if subjects:  # the parser may take the whole clause for an object of itself
        objects = [a for a in objects if not a.start <= clause.trigger[0] < a.end]
    if type_.complements and not objects:  # "found Anna Berg guilty"
        named = (a for a in roles.get("complement", ()) if a.lemma in type_.complements and a.start < a.head[0])
        operand = next((phrase_at(reading, a.start, a.head[0]) for a in named), None)
        if operand is not None:
            return (operand,)
    match type_.theme:
        case "patient":
            # "Took over | the company": the parser takes some particles for prepositions.
            after = [
                a
                for a in roles.get("oblique", ())
                if a.preposition in _PARTICLES and f"{clause.lemma} {a.preposition}" in type_.verbs and not a.nesting
            ]
            fillers = objects or after if type_.transitive else objects or after or subjects
        case "agent":
            fillers = subjects or objects
        case "both":
            fillers = [*subjects, *objects]
        case _:
            return ()
    operands = tuple(o for a in fillers if (o := described(reading, a)) is not None)
    return operands if type_.theme == "both" else operands[:1]


def _is_own(reading: Reading, argument: Argument) -> bool:
    """Whether a phrase begins with a pronoun for its owner: "its doors"."""
    return _OWN.match(reading.text, argument.start) is not None


def _words_of(reading: Reading, arguments: Sequence[Argument]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names and the other words of who and what takes part."""
    found = [describe(reading, a.span, a.head, singular(a.lemma)) for a in arguments]
    names, words = _all(found)
    more = (name for a in arguments for name in _names_in(reading, a.span))
    return tuple(dict.fromkeys((*names, *more))), words


def _names_in(reading: Reading, span: Span) -> list[str]:
    """The words of all names in a span, in lower case: each of them helps to tell which event is meant."""
    plain = [(_ENDING.sub("", w.text), w.span[0]) for w in words_in(reading.text, span) if w.text[0].isupper()]
    return [
        word.casefold()
        for word, start in plain
        if not reading.is_timed((start, start + len(word)))
        and (not reading.opens_sentence(start) or reading.name_covers((start, start + len(word))))
    ]


def _all(descriptions: Sequence[Description]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = tuple(dict.fromkeys(name for d in descriptions for name in (*d.names, *d.anchors)))
    words = (word for d in descriptions for word in (*([d.head] if d.head else []), *d.words))
    return names, tuple(dict.fromkeys(words))


def _time(reading: Reading, times: Sequence[Argument], trigger: Span) -> Operand | None:
    """The date of an event: that of its time with a preposition of dating, or without one; otherwise the date in a phrase such as "in the
    early hours of 3 May" or "by the vote of 3 May"."""
    dating = reading.words.dating | {None, "of", "from", "since", "between"}
    own = [a for a in times if a.role == "time" and not a.framing and a.preposition in dating]
    # The nearest one: "was found guilty last month of the robbery in March 1950".
    for argument in sorted(own, key=lambda a: _distance(a, trigger))[:1]:
        started = argument.mention if argument.preposition in {"since", "from"} else None
        operand = date_operand(reading, argument) or (date_of(reading, started) if started is not None else None)
        if operand is not None and isinstance(operand.literal, DateValue):
            return operand
    for argument in times:
        # "Adopted by the vote of 3 May", but not "convicted of the robbery of 3 May".
        by_event = argument.preposition == "by" and argument.lemma in reading.vocabulary.event_types.by_noun
        dated = by_event or argument.lemma in reading.words.parts_of_day
        if (
            dated
            and argument.role in {"oblique", "subject"}
            and argument.preposition in {"in", "at", "on", "by", "during"}
        ):
            inside = _time_inside(reading, (argument.head[1], argument.end))
            if inside is not None:
                return inside
    return None


def _distance(argument: Argument, trigger: Span) -> int:
    """How many characters lie between an argument and a word."""
    return max(argument.start - trigger[1], trigger[0] - argument.end, 0)


def _place(reading: Reading, arguments: Sequence[Argument]) -> Operand | None:
    """Where an event was: the first place with a name after a preposition of place."""
    for argument in arguments:
        if argument.role in {"place", "oblique"} and argument.preposition in {"in", "at"}:
            mention = reading.mention_of(argument)
            if mention is not None and mention.kind == "name" and mention.type in PLACE_TYPES:
                return Operand(span=mention.span, mention=argument.mention, types=("any",))
    return None


def _agent(reading: Reading, type_: EventType, roles: dict[str, list[Argument]], clause: Clause) -> Operand | None:
    """Who did it, if the event type has one who does and the clause names one alone."""
    if type_.agent is None:
        return None
    agents = [a for a in roles.get("subject", ()) if not a.nesting]
    operand = described(reading, agents[0]) if len(agents) == 1 and roles.get("object") else None
    return operand if operand is not None and operand.mention is not None else None


def _between(reading: Reading, type_: EventType, arguments: Sequence[Argument]) -> tuple[str, ...]:
    """The words of what distinguishes events of one theme: the post in "elected as president of the union"."""
    found = [
        a for a in arguments if (a.preposition if a.role == "oblique" else a.role) in type_.between and not a.nesting
    ]
    return tuple(dict.fromkeys(singular(a.lemma) for a in found))


# Events told by nouns

_AGAINST = re.compile(r"\s(?:on|against|upon)\s+")
_BEFORE_PLACE = re.compile(r"\s+(?:at|in|near|off|outside|aboard|on board)\s+(?:the\s+|an?\s+)?")


def _end_with_place(clause: Clause | None, argument: Argument, text: str) -> int:
    """Where the phrase of an event ends, with its place right after it, which the parser gives to the verb: "fought the fire | at the
    mill"."""
    for other in clause.arguments if clause is not None else ():
        if other.role in {"oblique", "place"} and _BEFORE_PLACE.fullmatch(
            text[argument.end : max(other.start, argument.end)]
        ):
            return other.end
    return argument.end


def _of_noun(reading: Reading, told: _Told) -> Occurrence | None:
    text, (start, end) = reading.text, told.trigger
    sentence = reading.sentence_around(told.trigger)
    if sentence is None:
        return None
    argument = told.argument
    limit = _end_with_place(told.clause, argument, text) if argument is not None else sentence[1]
    phrase_start = argument.start if argument is not None else max(sentence[0], start - _FARTHEST_OWNER)
    inside = describe(reading, (phrase_start, limit), (start, end), "")
    names = [*inside.names, *inside.anchors]
    words = [*inside.words, *([inside.head] if inside.head else [])]  # "the Norda *mill* fire"
    if argument is not None:
        names += _names_in(reading, argument.span)
    themes = _themes_of_noun(reading, told, sentence, limit)
    if told.type.harms and (against := _AGAINST.search(text, end, limit)) is not None:
        part = phrase_at(reading, against.end(), limit)
        if part is not None and part.described is not None:
            names += (*part.described.names, *part.described.anchors)
            words += (*([part.described.head] if part.described.head else []), *part.described.words)
    for described_ in (theme.described for theme in themes if theme.described is not None):
        names += (*described_.names, *described_.anchors)
        words += (*([described_.head] if described_.head else []), *described_.words)
    times: list[Operand] = []
    place: Operand | None = None
    for clause, carried in _carrying(reading, told):
        if (
            carried.start <= clause.trigger[0] < carried.end
        ):  # "the fire which gutted the mill": the clause describes the event
            more = _words_of(reading, [a for a in clause.arguments if a.role in _TAKING_PART and a is not carried])
            names += more[0]
            words += more[1]
        elif _carries(reading, clause, carried):
            others = [
                a
                for a in clause.arguments
                if a.role in _TAKING_PART and a is not carried and a.lemma not in _LIGHT_OBJECT
            ]
            more = _words_of(reading, others)
            names += more[0]
            words += more[1]
            subjects = [a for a in clause.arguments if a.role == "subject" and a is not carried]
            if not themes and told.type.theme is not None and clause.lemma.split()[0] in reading.words.receiving:
                themes = tuple(o for a in subjects if (o := described(reading, a)) is not None)[:1]
            if told.type.theme == "both":  # "the wedding of Anna Berg and the painter Olof Lind took place"
                later = (described(reading, a) for a in subjects if a.start >= carried.end)
                themes = (*themes, *(o for o in later if o is not None and o.span not in {t.span for t in themes}))
            time = _time(reading, clause.arguments, clause.trigger)
            times += [time] if time is not None else []
            place = _place(reading, clause.arguments)
    own = _time_inside(reading, (start, limit)) or _time_before(reading, start)
    own = own or _time_of_participle(reading, end, sentence)
    if not themes and told.type.theme == "agent" and told.clause is None:
        themes = (Operand(types=("any",)),)  # "1979: degree in law" in an account of somebody's life
    block = reading.block_at(start)
    return Occurrence(
        type=told.type.name,
        known=True,
        trigger=told.trigger,
        span=sentence,
        block=block,
        themes=themes,
        names=tuple(dict.fromkeys(names)),
        words=tuple(dict.fromkeys(w for w in words if w != singular(text[start:end].casefold()))),
        time=own or next(iter(times), None),
        place=place,
        between=_between_after(reading, told, limit),
        number=_number(reading, start),
        certainty=told.clause.certainty if told.clause is not None else "asserted",
        negated=told.clause is not None and told.clause.negated,
    )


def _between_after(reading: Reading, told: _Told, limit: int) -> tuple[str, ...]:
    """The words of what distinguishes events of one theme, after a noun: "appointment *as chair*", "degree *from the college*"."""
    prepositions = [p for p in told.type.between if p not in {"complement", "object"}]
    if not prepositions:
        return ()
    found = re.search(rf"\s(?:{'|'.join(prepositions)})\s+", reading.text[told.trigger[1] : limit])
    if found is None:
        return ()
    operand = phrase_at(reading, told.trigger[1] + found.end(), limit)
    described = operand.described if operand is not None else None
    return (
        ((described.head or described.names[-1]),)
        if described is not None and (described.head or described.names)
        else ()
    )


def _carrying(reading: Reading, told: _Told) -> list[tuple[Clause, Argument]]:
    """The clauses of verbs in which the noun that tells an event is the head of an argument, each with that argument."""
    start, end = told.trigger
    found = [
        (c, a)
        for c in reading.clauses_in_block(reading.block_at(start))
        if c.form == "verb" and c.trigger != told.trigger
        for a in c.arguments
        if start <= a.head[0] < end and a.role not in {"time", "is", "of"}
    ]
    return found[:4]


def _carries(reading: Reading, clause: Clause, argument: Argument) -> bool:
    """Whether the verb of a clause only says that an event was, so that its time and place are those of the event."""
    first = clause.lemma.split()[0]
    if argument.role in {"subject", "owner"}:
        verbs = reading.words.occurring | reading.words.affecting
        return first in verbs or clause.lemma in verbs
    if argument.role == "object":
        return first in reading.words.receiving or first in reading.words.occurring
    if argument.role == "oblique":
        return argument.preposition in reading.words.casualty_scopes
    return False


def _themes_of_noun(reading: Reading, told: _Told, sentence: Span, limit: int) -> tuple[Operand, ...]:
    """Whose event a noun tells: "the sinking *of the Norda*", "*her* wedding", "the *Norda* sinking"."""
    if told.type.theme is None:
        return ()
    start, end = told.trigger
    of = re.compile(r"\s+(?:date\s+)?(?:of|between)\s+").match(reading.text, end, min(limit + 1, sentence[1]))
    if of is not None:
        first = phrase_at(reading, of.end(), limit)
        if first is None or told.type.theme != "both" or first.span is None:
            return (first,) if first is not None else ()
        both = re.compile(r"\s+and\s+").match(reading.text, first.span[1], sentence[1])
        second = phrase_at(reading, both.end(), sentence[1]) if both is not None else None
        return (first, second) if second is not None else (first,)
    by_name = re.compile(r"\s+for\s+").match(reading.text, end, sentence[1])
    person = reading.name_starting(by_name.end()) if by_name is not None else None
    if person is not None and reading.mentions[person].type == "PERSON":  # "the funeral for Anna Berg"
        return (Operand(span=reading.mentions[person].span, mention=person, types=("any",)),)
    owner = _OWNER.search(reading.text, max(sentence[0], start - _FARTHEST_OWNER), start)
    if owner is not None:
        index = reading.name_ending(owner.end("owner"))
        if index is not None:
            return (Operand(span=reading.mentions[index].span, mention=index, types=("any",)),)
    for index, mention in reading.mentions_near((start - 12, start)):
        if mention.kind == "pronoun" and reading.text[mention.end : start].strip() in {"", "own", "first"}:
            return (Operand(span=mention.span, mention=index, types=("any",)),)
    return ()


def _time_inside(reading: Reading, span: Span) -> Operand | None:
    """The date right in the phrase of an event: "the referendum of 18 May 2003"."""
    for index, mention in reading.mentions_in(span):
        if mention.timex is not None and mention.timex.type in {"DATE", "TIME"}:
            before = reading.text[max(0, mention.start - 12) : mention.start].split()
            bracketed = (
                reading.text[max(mention.start - 1, 0) : mention.start] == "("
                and reading.text[mention.end : mention.end + 1] == ")"
            )
            if bracketed or (before and before[-1].casefold() in reading.words.dating | {"of", "held"}):
                date = date_of(reading, index)
                return date if date is not None and isinstance(date.literal, DateValue) else None
    return None


def _time_before(reading: Reading, start: int) -> Operand | None:
    """The date before the noun: "Monday's collision", "the 2015 count"."""
    for index, mention in reading.mentions_near((start - 6, start)):
        if (
            mention.timex is not None
            and mention.end <= start
            and re.fullmatch(r"(?:(?:[’']s?)?\s+|\s*[:–—-]\s+)(?:[a-z-]+\s+){0,2}", reading.text[mention.end : start])
        ):
            date = date_of(reading, index)
            return date if date is not None and isinstance(date.literal, DateValue) else None
    return None


def _time_of_participle(reading: Reading, end: int, sentence: Span) -> Operand | None:
    """The date by a participle that says that the event took place: "the resignation of Anna Berg as minister, *tendered* on 3 May"."""
    form = reading.once(_participle_form)
    for index, mention in reading.mentions_in((end, min(sentence[1], end + _FARTHEST_PARTICIPLE))):
        if mention.timex is None or mention.timex.type != "DATE":
            continue
        found = form.fullmatch(reading.text, end, mention.start)
        if found is None:
            return None
        date = date_of(reading, index)
        return date if date is not None and isinstance(date.literal, DateValue) else None
    return None


def _participle_form(reading: Reading) -> re.Pattern[str]:
    """What may stand between an event and the date by such a participle."""
    return re.compile(
        rf"(?:\s+(?:of|by|as|in|at|between|for|from|with)\s+(?:(?!\b(?:is|was|are|were|had?s?|be)\b)[^,;:.()]){{1,60}}?)*"
        rf",?\s+(?:which\s+(?:was|were)\s+)?"
        rf"{any_of(reading.words.taking_place)}\s+(?:on|in)\s+(?:the\s+)?"
    )


def _number(reading: Reading, start: int) -> int | None:
    """The ordinal before a noun: "the second battle"; None if there is none."""
    words = reading.text[max(0, start - 24) : start].split()
    return read_ordinal(words[-1]) if words else None


# Statements


def read_occurrences(reading: Reading) -> list[Statement]:
    """When and where the events of a document were, and who did it if the event type has a predicate for that."""
    return [
        statement
        for number, occurrence in enumerate(reading.once(occurrences))
        if not occurrence.negated and occurrence.certainty != "hedged"
        for statement in _statements(reading, number, occurrence)
    ]


def _statements(reading: Reading, number: int, occurrence: Occurrence) -> Iterator[Statement]:
    type_ = reading.vocabulary.event_types.by_name[occurrence.type]
    event = Operand(span=occurrence.trigger, event=number, types=("EVENT",))
    if occurrence.time is not None and not type_.lasts:
        if type_.dated_by is None:
            yield _statement(reading, occurrence, "held", event, occurrence.time, type_)
        elif type_.states and any(not type_.unnamed or _is_unread(reading, type_, t) for t in occurrence.themes[:1]):
            yield _statement(reading, occurrence, type_.dated_by, occurrence.themes[0], occurrence.time, type_)
    if occurrence.place is not None and type_.theme is not None and type_.dated_by is None:
        yield _statement(reading, occurrence, "venue", event, occurrence.place, type_)
    if type_.agent is not None and occurrence.agent is not None and occurrence.themes:
        yield _statement(reading, occurrence, type_.agent, occurrence.themes[0], occurrence.agent, type_)


def _is_unread(reading: Reading, type_: EventType, theme: Operand) -> bool:
    """Whether the rules of a predicate that is for names of some types leave out what an event happens to: it has a noun, but no name
    of its own, or one of another type ("the database Norda")."""
    described = theme.described
    if described is None or not described.head:
        return False
    if theme.mention is None:
        return not described.names
    predicate = reading.vocabulary.predicates[type_.dated_by or ""]
    mention = reading.mentions[theme.mention]
    return mention.kind == "name" and mention.type not in {*predicate.subject, "PERSON"}


def _statement(
    reading: Reading, occurrence: Occurrence, predicate: str, subject: Operand, value: Operand, type_: EventType
) -> Statement:
    return Statement(
        document=reading.document.id,
        block=occurrence.block,
        predicate=predicate,
        subject=subject,
        value=value,
        certainty=occurrence.certainty,
        confidence=_CONFIDENCE,
        span=occurrence.span,
        rule=f"{predicate}/{type_.name}",
    )
