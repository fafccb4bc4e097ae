"""What fills the places of a statement: arguments of clauses, mentions and phrases turned into operands."""

import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal

from pipeline.records import Annotation, Argument, Clause, DateValue, Document, Mention, Operand, Span, TextValue
from pipeline.values.dates import beside
from pipeline.values.quantities import read_number
from pipeline.vocabulary.places import PLACE_TYPES, area_code, country_code, is_capital, is_continental, lies_in
from pipeline.vocabulary.predicates import Predicate, allows

# Prepositions that say when an event was not: "before 2016" and "by 2016" are bounds, "for 2016" a purpose.
_NO_DATE_OF_EVENT = {"before", "after", "until", "till", "by", "for", "since", "from", "to", "through", "than"}
_RANGE = {"from", "to", "until", "through"}
_OPEN_END = {"since", "from", "after"}
_OPEN_START = {"until", "till", "through", "before", "to"}
_PRONOUN_TYPES = {"THING", "PERSON"}


def topic(predicate: Predicate) -> Operand:
    """A subject that the text leaves to the heading or the section."""
    return Operand(types=predicate.subject)


def entity_operand(annotation: Annotation, argument: Argument, types: tuple[str, ...]) -> Operand | None:
    """The operand for an argument that should be an entity of these types; null if it is none."""
    if argument.mention is None:
        return None
    mention = annotation.mentions[argument.mention]
    if not may_refer(mention, types):
        return None
    return Operand(span=mention.span, mention=argument.mention, types=types)


def may_refer(mention: Mention, types: tuple[str, ...]) -> bool:
    """Whether a mention can refer to something of these types. What a pronoun stands for is not known yet."""
    if mention.kind in {"time", "quantity"}:
        return False
    if mention.kind == "pronoun":
        return mention.type == "THING" or allows(types, "PERSON")
    return allows(types, mention.type)


def speaker(annotation: Annotation, clause: Clause) -> Operand | None:
    """Whose words a clause is; null for the document's own."""
    if clause.attributed_to is None:
        return None
    mention = annotation.mentions[clause.attributed_to]
    return Operand(span=mention.span, mention=clause.attributed_to, types=("any",))


def is_nested(argument: Argument) -> bool:
    """Whether an argument stands behind another one and not beside the clause's word."""
    return argument.nesting > 0


def block_at(annotation: Annotation, position: int) -> int:
    """The number of the block that a position of the text lies in, 0 if it lies in none."""
    return next((n for n, b in enumerate(annotation.blocks) if b.start <= position < b.end), 0)


def mentions_in(annotation: Annotation, span: Span) -> Iterator[tuple[int, Mention]]:
    """The mentions inside a span, with their indexes, in text order."""
    first = bisect.bisect_left(annotation.mentions, span[0], key=lambda m: m.start)
    for index in range(first, len(annotation.mentions)):
        mention = annotation.mentions[index]
        if mention.start >= span[1]:
            return
        if mention.end <= span[1]:
            yield index, mention


def label_of(document: Document, span: Span) -> str:
    """The label of a field in lower case, without the name of what the document is about: it stands in the same line as the first
    row of a table, where that was pasted."""
    label = " ".join(document.text[slice(*span)].casefold().split())
    return label.removeprefix((document.topic or "").casefold()).strip()


def areas_around(
    document: Document, annotation: Annotation, index: int, *, joins: Collection[str] = (",",)
) -> list[int]:
    """The mentions of what a place is said to lie in, from inner to outer: of "Lund, Ohio, USA" Ohio and the USA. What is only
    listed behind it ("Oslo, Bergen and Turku") is not. `joins` are what may stand between the names."""
    mentions, text = annotation.mentions, document.text
    chain = [index] if _is_place(mentions[index]) else []
    while chain and (after := next_mention(annotation, chain[-1])) is not None and _is_place(mentions[after]):
        here = mentions[chain[-1]]
        between = text[here.end : mentions[after].start].split()
        listed = is_capital(here.text) and is_capital(mentions[after].text) and area_code(mentions[after].text) is None
        if listed or is_continental(here.text):
            return []  # "Oslo, Stockholm, …", "in West Africa, Kenya …"
        if (
            len(between) == 1
            and between[0] in joins
            and country_code(here.text) is None
            and any(lies_in(mentions[i].text, mentions[after].text) is not False for i in chain)
        ):
            chain.append(after)
        elif between and between[-1] in {"and", "or", "&"} and not _is_known_area(mentions, chain[-2:]):
            return []
        else:
            break
    return chain[1:]


def _is_place(mention: Mention) -> bool:
    return mention.kind == "name" and mention.type in PLACE_TYPES


def next_mention(annotation: Annotation, index: int) -> int | None:
    """The first mention behind one, none inside it, by index; null for the last."""
    end = annotation.mentions[index].end
    return next((i for i in range(index + 1, len(annotation.mentions)) if annotation.mentions[i].start >= end), None)


def _is_known_area(mentions: Sequence[Mention], pair: Sequence[int]) -> bool:
    """Whether the second is a country or state that the first can lie in."""
    if len(pair) != 2:
        return False
    inner, outer = (area_code(mentions[i].text) for i in pair)
    return outer is not None and inner is None


def date_operand(annotation: Annotation, argument: Argument) -> Operand | None:
    """The date of an event, or the range it lies in; null where the time is no date or only bounds it."""
    if argument.mention is None:
        return None
    bounded = argument.preposition in _NO_DATE_OF_EVENT
    if bounded and not (argument.preposition in _RANGE and range_around(annotation, argument.mention)):
        return None
    return date_of(annotation, argument.mention, argument.edge)


def bound_operand(annotation: Annotation, argument: Argument) -> Operand | None:
    """What only bounds the date of an event, as an interval that is open to one side: "before 2016", "by 2016", "after May 1992";
    null for another time."""
    if argument.mention is None or range_around(annotation, argument.mention):
        return None
    date = date_of(annotation, argument.mention)
    if date is None or not isinstance(date.literal, DateValue) or date.literal.readings:
        return None
    edtf = date.literal.edtf
    match argument.preposition:
        case "before":
            before = beside(edtf, -1)
            interval = before and f"../{before}"
        case "by":
            interval = f"../{edtf}" if beside(edtf, 1) else None
        case "after":
            after = beside(edtf, 1)
            interval = after and f"{after}/.."
        case _:
            interval = None
    return date.model_copy(update={"literal": DateValue(name=interval, edtf=interval)}) if interval else None


def edge_operand(annotation: Annotation, argument: Argument, edge: Literal["start", "end"]) -> Operand | None:
    """The start or the end of a period: of "from 1950 to 1960", "since 1950", "until 1960"; null where the time tells none."""
    if argument.mention is None:
        return None
    if range_around(annotation, argument.mention):
        return date_of(annotation, argument.mention, edge)
    told = {"from", "since"} if edge == "start" else {"until", "till", "to"}
    return date_of(annotation, argument.mention) if argument.preposition in told else None


def date_of(annotation: Annotation, index: int, end: str | None = None) -> Operand | None:
    """A time mention, or the range that it is an end of, as date value; null where its date is not known. `end` picks the
    ``start`` or the ``end`` of a range."""
    both = range_around(annotation, index)
    if both and end not in {"start", "end"}:
        first, last = both
        whole = _interval(annotation.mentions[first])
        span = annotation.mentions[first].start, annotation.mentions[last].end
        return Operand(span=span, mention=first, literal=DateValue(name=whole, edtf=whole)) if whole else None
    if both:
        index = both[0] if end == "start" else both[1]
    mention = annotation.mentions[index]
    timex = mention.timex
    if timex is None or timex.edtf is None:
        return None
    return Operand(
        span=mention.span,
        mention=index,
        literal=DateValue(name=timex.edtf, edtf=timex.edtf, readings=timex.readings),
    )


def range_around(annotation: Annotation, index: int) -> tuple[int, int] | None:
    """The mentions of both ends of the range that a time is an end of; null if it is of none."""
    mentions = annotation.mentions
    whole = _interval(mentions[index])
    if whole is None:
        return None
    if index + 1 < len(mentions) and _interval(mentions[index + 1]) == whole:
        return index, index + 1
    return (index - 1, index) if index and _interval(mentions[index - 1]) == whole else None


def _interval(mention: Mention) -> str | None:
    return mention.timex.interval if mention.timex else None


def interval_operand(annotation: Annotation, argument: Argument, *, term: bool) -> Operand | None:
    """The time in which a state held, as an EDTF interval. `term`: the time given is all of it, not some time within it."""
    if argument.mention is None:
        return None
    date = date_of(annotation, argument.mention)
    if date is None or not isinstance(date.literal, DateValue):
        return None
    edtf = date.literal.edtf
    both = range_around(annotation, argument.mention)
    if argument.preposition in _OPEN_END and not both:
        interval = f"{edtf.split('/')[0]}/.."
    elif argument.preposition in _OPEN_START and not both:
        interval = f"../{edtf.split('/')[-1]}"
    else:
        interval = edtf if "/" in edtf else f"{edtf}/{edtf}"
    bounded = argument.preposition in _OPEN_END | _OPEN_START or "/" in edtf
    whole = bounded or (term and not argument.framing)
    return date.model_copy(
        update={"literal": DateValue(name=interval, edtf=interval, extent="whole" if whole else "within")}
    )


def number_operand(document: Document, span: Span, unit: str | None = None) -> Operand | None:
    """The number that a phrase holds; null if it holds none."""
    number = read_number(document.text[slice(*span)], unit)
    return None if number is None else Operand(span=span, literal=number)


def text_operand(document: Document, span: Span) -> Operand | None:
    """The words of a phrase, without the punctuation around them; null if nothing is left."""
    start, end = trimmed(document.text, span)
    return (
        Operand(span=(start, end), literal=TextValue(name=" ".join(document.text[start:end].split())))
        if start < end
        else None
    )


def trimmed(text: str, span: Span) -> Span:
    """The span without white space and closing punctuation at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:."):
        end -= 1
    return start, end


def outermost(mentions: Iterable[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    """Mentions that lie in no longer one of these, in order."""
    kept: list[tuple[int, Mention]] = []
    for index, mention in mentions:
        if not kept or mention.start >= kept[-1][1].end:
            kept.append((index, mention))
    return kept
