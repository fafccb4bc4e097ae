"""Statements from clauses: each rule on a verb or a relational noun, applied to each clause of that word."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.operands import (
    areas_around,
    bound_operand,
    date_operand,
    edge_operand,
    entity_operand,
    interval_operand,
    mentions_in,
    number_operand,
    outermost,
    speaker,
    text_operand,
    topic,
)
from pipeline.records import Annotation, Argument, Clause, DateValue, Document, Mention, Operand, Span, Statement
from pipeline.values.quantities import read_number
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.places import PLACE_TYPES, country_code, country_of_inhabitants
from pipeline.vocabulary.predicates import Predicate
from pipeline.vocabulary.rules import QUALIFIERS, Rule, Slot

# "Former member", "deputy chairman": not what the noun alone says.
_UNDOING = {
    "acting", "aspiring", "assistant", "candidate", "deputy", "ex", "former", "future", "honorary", "incoming", "non", "outgoing", "past",
    "potential", "previous", "prospective", "then", "vice",
}  # fmt: skip
_PAST = {"ex", "former", "past", "previous", "then"}
_EXCEPT = re.compile(
    r"[\s,(]*(?:except(?: for)?|excluding|apart from|other than|without)\b(?P<whom>[^).;]*)", re.IGNORECASE
)
_OBJECT, _SUBJECT, _PLACE = Slot(role="object"), Slot(role="subject"), Slot(role="place")
_MOST_WORDS = 6
_SOME_OF_THEM = re.compile(r"(?P<count>[\w-]+) of (?:them|these|those)\b", re.IGNORECASE)
_LIST_BEGINS = re.compile(r"\s*(?::|[–—-]|,? namely|,? viz\.?|\(| are| were)\s*(?:the\s+)?", re.IGNORECASE)
_LIST_ENDS = re.compile(r"[.;:)!?](?:\s|$)")
_ITEM_ENDS = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_PLAIN_WORDS = re.compile(r"\s+(?:[a-z-]+\s+){0,2}")
_NEAR_COUNT = 40  # characters between a number and the noun that it counts, adjectives included
_COUNTED = re.compile(
    r"\b(?P<count>\d{1,3}|[a-z]+(?:-[a-z]+)?) (?:\w+ )?"
    r"(?:countries|states|nations|members|parties|organi[sz]ations|companies|bodies|republics)\b",
    re.IGNORECASE,
)


def read_clauses(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> list[Statement]:
    """The statements that the verb and noun rules read in the clauses of a document."""
    return [
        statement
        for clause in annotation.clauses
        for predicate, rule in _rules_for(clause, vocabulary)
        for statement in _apply(document, annotation, clause, predicate, rule)
    ]


def _rules_for(clause: Clause, vocabulary: Vocabulary) -> Iterator[tuple[Predicate, Rule]]:
    """The rules on this clause's word; on a verb alone where none is on it with its particle ("settle down"). For a noun with
    modifiers those on its longest ending count, for each predicate by itself ("prime minister" is a minister to one, an office of
    its own to another)."""
    if clause.form == "verb":
        verb = clause.lemma.removeprefix("co-")
        yield from vocabulary.by_verb.get(verb, ()) or vocabulary.by_verb.get(verb.partition(" ")[0], ())
        return
    phrase = clause.lemma.replace("-", " ")
    # "Professor of history" is a professor where nobody has a rule for the whole.
    for words in (phrase.split(), phrase.partition(" of ")[0].split()):
        undone = max((i + 1 for i, word in enumerate(words) if word in _UNDOING), default=len(words))
        undone_ever = max((i + 1 for i, word in enumerate(words) if word in _UNDOING - _PAST), default=len(words))
        seen: set[str] = set()
        for start in range(len(words)):
            known = vocabulary.by_noun.get(" ".join(words[start:]), ())
            found = [(p, r) for p, r in known if start < (undone_ever if p.past else undone)]
            yield from (pair for pair in found if pair[0].name not in seen)
            seen.update(predicate.name for predicate, _ in found)
        if seen:
            return


def _apply(
    document: Document, annotation: Annotation, clause: Clause, predicate: Predicate, rule: Rule
) -> Iterator[Statement]:
    filled = _filled(document, annotation, clause, predicate, rule)
    if isinstance(filled, str):
        return
    subjects, values = filled
    qualifiers = _qualifiers(document, annotation, clause, rule)
    places = _places_by_date(annotation, clause, predicate, rule)
    listed = len(values) > 1 and predicate.value == "entity" and predicate.cardinality == "many"
    counts = {c for a in arguments(clause, rule.value) if listed and (c := _count(document, a)) is not None}
    if listed and clause.form == "noun" and (number := _counted_list(document, annotation, clause, values)) is not None:
        counts.add(number)
    areas = {value: _areas(document, annotation, predicate, value) for value, _ in values}
    around = {area.mention for found in areas.values() for area in found}
    values = [(value, polarity) for value, polarity in values if value.mention is None or value.mention not in around]
    said = [(value, polarity, False) for value, polarity in values]
    if predicate.cardinality == "many":
        said += [(area, polarity, True) for value, polarity in values for area in areas[value]]
    else:
        said = [(_to_the_end_of(value, areas[value]), polarity, False) for value, polarity in values]
    for subject in subjects:
        whose = _holder(annotation, subject) if predicate.subject == ("EVENT",) else None
        for value, polarity, is_area in said:
            if subject.span is not None and subject.span == value.span:
                continue
            own = {"of": (whose,)} if whose else {}
            if "number" in rule.qualifiers and (many := _number_before(document, annotation, value)) is not None:
                own["number"] = (many,)
            if value.mention in places:
                own["place"] = (places[value.mention],)
            yield Statement(
                document=document.id,
                block=clause.block,
                predicate=predicate.name,
                subject=subject,
                value=value,
                qualifiers={**qualifiers, **own},
                polarity="negated" if (clause.negated != (polarity == "negated")) else "affirmed",
                certainty=clause.certainty,
                attributed_to=speaker(annotation, clause),
                confidence=rule.confidence,
                span=clause.span,
                rule=f"{predicate.name}/{rule.name}",
                enumeration=f"{clause.trigger[0]}/{rule.name}"
                if (listed or value.count) and polarity == "affirmed" and not is_area
                else None,
                closed=not is_area and (rule.closed or bool(counts) or value.count is not None),
                count=value.count or (next(iter(counts)) if len(counts) == 1 and not is_area else None),
            )


def _filled(
    document: Document, annotation: Annotation, clause: Clause, predicate: Predicate, rule: Rule
) -> tuple[list[Operand], list[tuple[Operand, str]]] | str:
    """The subjects and the values, each with its polarity, that a rule finds in a clause of its word; or why it does not fire."""
    if unmet := _unmet_requirement(document, clause, rule):
        return unmet
    said = list(arguments(clause, rule.subject))
    subjects = [o for a in said if (o := entity_operand(annotation, a, predicate.subject))]
    if not subjects:
        # Running text names its subject; under a label it is left to the heading.
        left_out = annotation.blocks[clause.block].kind == "field" and not said
        if rule.subject.role != "topic" and not (rule.optional_subject and left_out):
            return _unfit(document, annotation, said, f"subject ({rule.subject})", predicate.subject)
        subjects = [topic(predicate)]
    values = list(_values(document, annotation, clause, predicate, rule))
    if not values:
        types = (rule.objects or predicate.objects) if predicate.value == "entity" else (predicate.value,)
        return _unfit(document, annotation, list(arguments(clause, rule.value)), f"value ({rule.value})", types)
    return subjects, values


def _unfit(document: Document, annotation: Annotation, said: list[Argument], place: str, types: tuple[str, ...]) -> str:
    """Why none of the arguments in a place will do."""
    if not said:
        return f"nothing stands where its {place} should"
    words = ", ".join(
        f"“{document.text[a.start : a.end]}”"
        + (f" ({annotation.mentions[a.mention].type})" if a.mention is not None else "")
        for a in said
    )
    return f"its {place} would be {words}, and it takes {' or '.join(types)}"


def _said_in(document: Document, clause: Clause, slot: Slot) -> set[str]:
    """The nouns in a role, and each with the word before it: "office", "head office"."""
    said = list(arguments(clause, slot))
    pairs = (document.text[a.start : a.head[1]].casefold().split()[-2:] for a in said)
    return {a.lemma for a in said} | {" ".join(pair) for pair in pairs}


def _unmet_requirement(document: Document, clause: Clause, rule: Rule) -> str | None:
    if rule.requires_modifier and not any(
        a.owner_form == "modifier" and a.lemma in rule.requires_modifier for a in clause.arguments
    ):
        return f"before it it wants {_one_of(rule.requires_modifier)}"
    for preposition, words in rule.requires.items():
        if not any(a.preposition == preposition and not a.nesting and a.lemma in words for a in clause.arguments):
            return f"behind “{preposition}” it wants {_one_of(words)}"
    if rule.intransitive and any(arguments(clause, _OBJECT)):
        return "it wants no object"
    if not (rule.requires_object or rule.requires_subject):
        return None
    objects, subjects = (_said_in(document, clause, slot) for slot in (_OBJECT, _SUBJECT))
    if rule.requires_object and not objects & set(rule.requires_object):
        return f"as object it wants {_one_of(rule.requires_object)}"
    if rule.requires_subject and not (subjects | objects) & set(rule.requires_subject):
        return f"as subject it wants {_one_of(rule.requires_subject)}"
    return None


def _one_of(words: tuple[str, ...]) -> str:
    return " or ".join(words[:_MOST_WORDS]) + (" or …" if len(words) > _MOST_WORDS else "")


def clauses_read(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> set[Span]:
    """The words of the clauses in which some rule reads something."""
    return {
        clause.trigger
        for clause in annotation.clauses
        if any(
            not isinstance(_filled(document, annotation, clause, predicate, rule), str)
            for predicate, rule in _rules_for(clause, vocabulary)
        )
    }


class NearMiss(NamedTuple):
    """A clause of a rule's word in which the rule read nothing, and why."""

    clause: Clause
    rule: str
    reason: str


def near_misses(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> list[NearMiss]:
    """The rules on the words of a document's clauses that did not fire, each with the reason, in text order."""
    found = []
    for clause in annotation.clauses:
        tried = list(_rules_for(clause, vocabulary))
        for predicate, rule in tried:
            reason = _filled(document, annotation, clause, predicate, rule)
            if isinstance(reason, str):
                found.append(NearMiss(clause, f"{predicate.name}/{rule.name}", reason))
        plain = clause.lemma.replace("-", " ").split()
        undoing = [w for w in plain if w in _UNDOING]
        rest = clause.model_copy(update={"lemma": " ".join(w for w in plain if w not in _UNDOING)})
        for predicate, rule in _rules_for(rest, vocabulary) if undoing and clause.form == "noun" else ():
            if (predicate, rule) not in tried:
                found.append(NearMiss(clause, f"{predicate.name}/{rule.name}", f"“{undoing[0]}” takes it back"))
    return found


def arguments(clause: Clause, slot: Slot | None) -> Iterator[Argument]:
    """The arguments of a clause that fill a slot; for the role ``trigger``, the word of the clause itself with its modifiers. No
    slot has none."""
    if slot is None:
        return
    if slot.role == "trigger":
        yield Argument(
            role="is", start=clause.trigger[0], end=clause.trigger[1], head=clause.trigger, lemma=clause.lemma
        )
    yield from (argument for argument in clause.arguments if slot.admits(argument))


def _values(
    document: Document, annotation: Annotation, clause: Clause, predicate: Predicate, rule: Rule
) -> Iterator[tuple[Operand, str]]:
    """(value, polarity) for each argument that can be the value."""
    dated = _dates_of_event(annotation, clause, predicate, rule) if predicate.value == "date" else ()
    types = rule.objects or predicate.objects
    for argument in arguments(clause, rule.value):
        if (rule.requires_value and argument.lemma not in rule.requires_value) or argument.lemma in rule.excludes_value:
            continue
        name = document.text[argument.start : argument.end]
        if rule.inhabitants and not country_of_inhabitants(name):
            continue
        if rule.countries and _type(annotation, argument) in PLACE_TYPES and not country_code(name):
            continue
        match predicate.value:
            case "entity":
                if some := _some_of_them(document, annotation, argument):
                    yield some, "affirmed"
                    for index in some.without:
                        yield (
                            Operand(span=annotation.mentions[index].span, mention=index, types=predicate.objects),
                            "negated",
                        )
                elif entity := entity_operand(annotation, argument, types):
                    yield entity, "affirmed"
            case "date" if rule.edge:
                if edge := edge_operand(annotation, argument, rule.edge):
                    yield edge, "affirmed"
            case "date":
                date = date_operand(annotation, argument) or bound_operand(annotation, argument)
                if date is not None and argument in dated:
                    yield date, "affirmed"
            case "number":
                if number := number_operand(document, argument.span):
                    yield number, "affirmed"
            case "text":
                if words := text_operand(document, argument.span):
                    yield words, "affirmed"


def _type(annotation: Annotation, argument: Argument) -> str | None:
    return annotation.mentions[argument.mention].type if argument.mention is not None else None


def _holder(annotation: Annotation, event: Operand) -> Operand | None:
    """The organisation whose event it is by its name: "session of the Lund League"; null where the name tells none or several."""
    if event.mention is None:
        return None
    whole = annotation.mentions[event.mention]
    inside = [
        (i, m)
        for i, m in enumerate(annotation.mentions)
        if whole.start < m.start and m.end <= whole.end and m.type == "ORG" and m.kind == "name"
    ]
    outer = outermost(inside)
    if len(outer) != 1:
        return None
    index, mention = outer[0]
    return Operand(span=mention.span, mention=index, types=("ORG",))


def _areas(document: Document, annotation: Annotation, predicate: Predicate, value: Operand) -> list[Operand]:
    """The areas that a place is said to lie in: who lives in Lund, Sweden, lives in Sweden, and who was born at Lund in Scania
    was born in Scania. Where several values are allowed, "in" joins none."""
    if value.mention is None:
        return []
    joins = (",",) if predicate.cardinality == "many" else (",", "in")
    around = areas_around(document, annotation, value.mention, joins=joins)
    return [value.model_copy(update={"span": annotation.mentions[i].span, "mention": i}) for i in around]


def _to_the_end_of(value: Operand, areas: Sequence[Operand]) -> Operand:
    """A place with the areas behind its name in its span. Where one value is allowed, "born in Lund, Sweden" is one fact."""
    spans = [o.span for o in (value, *areas) if o.span is not None]
    return value.model_copy(update={"span": (spans[0][0], spans[-1][1])}) if areas else value


def _dates_of_event(annotation: Annotation, clause: Clause, predicate: Predicate, rule: Rule) -> tuple[Argument, ...]:
    """The one time that dates an event: an event has one date, so of several it is the nearest to the word, one with a
    preposition before one without; what only bounds the date counts where there is none. All of them where each has a place."""
    if places := _places_by_date(annotation, clause, predicate, rule):
        return tuple(a for a in arguments(clause, rule.value) if a.mention in places)
    times = [a for a in arguments(clause, rule.value) if date_operand(annotation, a)]
    times = times or [a for a in arguments(clause, rule.value) if bound_operand(annotation, a)]
    nearest = sorted(times, key=lambda a: (a.preposition is None and not a.framing, _distance(clause, a)))
    return tuple(nearest[:1])


def _places_by_date(annotation: Annotation, clause: Clause, predicate: Predicate, rule: Rule) -> dict[int, Operand]:
    """The place of each date, by its mention, where a clause names several with a place before each ("was released in Norway on
    3 May and in Sweden on 4 May"); empty where it does not, or where the place does not tell events apart."""
    if "place" not in predicate.scope or predicate.value != "date":
        return {}
    times = [a for a in arguments(clause, rule.value) if a.mention is not None and date_operand(annotation, a)]
    slots = rule.qualifiers.get("place", (_PLACE,))
    where = [a for slot in slots for a in arguments(clause, slot) if a.mention is not None]
    found: dict[int, Operand] = {}
    for time in times:
        before = [a for a in (*times, *where) if a.end <= time.start]
        nearest = max(before, key=lambda a: a.end, default=None)
        if nearest in where and (place := entity_operand(annotation, nearest, QUALIFIERS["place"])):
            found[time.mention] = place  # type: ignore[index]
    return found if len(found) > 1 else {}


def _distance(clause: Clause, argument: Argument) -> int:
    return max(argument.start - clause.trigger[1], clause.trigger[0] - argument.end)


def _some_of_them(document: Document, annotation: Annotation, argument: Argument) -> Operand | None:
    """ "Six of them (except A and B)": who they are follows from who was named before, less the exceptions, if the number is right."""
    said = _SOME_OF_THEM.match(document.text, argument.start)
    if said is None or said.end() > argument.end:
        return None
    number = read_number(said["count"])
    if number is None:
        return None
    excepted: tuple[int, ...] = ()
    if exceptions := _EXCEPT.match(document.text, said.end()):
        start, end = exceptions.span("whom")
        excepted = tuple(
            i for i, m in enumerate(annotation.mentions) if start <= m.start and m.end <= end and m.kind == "name"
        )
    return Operand(span=said.span(), without=excepted, count=int(number.amount))


def _counted_list(
    document: Document, annotation: Annotation, clause: Clause, values: Sequence[tuple[Operand, str]]
) -> int | None:
    """The number in front of a noun that a list follows: "has six members: A, B and C"; null where what follows may be a part of
    them, or not all of it was read."""
    start, end = clause.trigger
    first = min((value.span[0] for value, _ in values if value.span is not None), default=0)
    if not _LIST_BEGINS.fullmatch(document.text, end, max(first, end)):
        return None
    items = _LIST_ENDS.split(document.text[first : clause.span[1]], maxsplit=1)[0]
    if len(_ITEM_ENDS.split(items)) != len(values):
        return None
    quantity = next(_quantities_before(document, annotation, start), None)
    number = read_number(quantity.text) if quantity is not None else None
    return int(number.amount) if number and number.low is None and number.high is None else None


def _count(document: Document, argument: Argument) -> int | None:
    """The number of things that a phrase announces: "the heads of six countries"."""
    said = _COUNTED.search(document.text, argument.start, argument.end)
    number = read_number(said["count"]) if said else None
    return int(number.amount) if number else None


def _qualifiers(
    document: Document, annotation: Annotation, clause: Clause, rule: Rule
) -> dict[str, tuple[Operand, ...]]:
    found: dict[str, tuple[Operand, ...]] = {}
    for name, slots in sorted((n, s) for n, s in rule.qualifiers.items() if n != "number"):
        said = [a for slot in slots for a in arguments(clause, slot)]
        operands = [o for a in said if (o := _qualifier(document, annotation, name, a, rule)) is not None]
        if operands:
            found[name] = _one_interval(operands) if name == "time" else tuple(operands)
    return found


def _qualifier(document: Document, annotation: Annotation, name: str, argument: Argument, rule: Rule) -> Operand | None:
    """What an argument says as qualifier of that name; null if it is nothing of the kind."""
    match name:
        case "time":
            return interval_operand(annotation, argument, term=rule.term)
        case "role":
            return text_operand(document, argument.span)
        case _:
            return entity_operand(annotation, argument, QUALIFIERS.get(name, ("any",)))


def _number_before(document: Document, annotation: Annotation, value: Operand) -> Operand | None:
    """The number of things that a value names: "two Lund Prizes"; null where none stands right before their name."""
    quantities = _quantities_before(document, annotation, value.span[0] if value.span is not None else 0)
    number = next((q for q in quantities if q.type == "CARDINAL"), None)
    return number_operand(document, number.span) if number is not None else None


def _quantities_before(document: Document, annotation: Annotation, position: int) -> Iterator[Mention]:
    """The quantities that nothing but plain words parts from a position."""
    for _, mention in mentions_in(annotation, (max(position - _NEAR_COUNT, 0), position)):
        if mention.kind == "quantity" and _PLAIN_WORDS.fullmatch(document.text, mention.end, position):
            yield mention


def _one_interval(times: list[Operand]) -> tuple[Operand, ...]:
    """Each time once: both ends of a range say the same. "Since 1950 … until 1955", apart, are one interval too."""
    times = list(dict.fromkeys(times))
    dates = [t.literal for t in times if isinstance(t.literal, DateValue)]
    starts = [d.edtf for d in dates if d.edtf.endswith("/..")]
    ends = [d.edtf for d in dates if d.edtf.startswith("../")]
    if len(times) != 2 or len(starts) != 1 or len(ends) != 1:
        return tuple(times)
    interval = f"{starts[0].removesuffix('/..')}/{ends[0].removeprefix('../')}"
    first = min(times, key=lambda t: t.span or (0, 0))
    return (first.model_copy(update={"literal": DateValue(name=interval, edtf=interval, extent="whole")}),)
