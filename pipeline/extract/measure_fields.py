"""Statements from labels that name an attribute or an event: "Net profit: EUR 28 million", "Date of sinking: 21 January 1998"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.amount_periods import Period, period_after, period_filling
from pipeline.extract.descriptions import phrase_at
from pipeline.extract.document_topics import document_topic
from pipeline.extract.field_records import owner_of_record
from pipeline.extract.operands.dates import date_of
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.periods import period_of, rate_after
from pipeline.extract.reading import Reading
from pipeline.extract.scales import Scale, scale_in, scale_of_document, scale_over, scaled
from pipeline.extract.suitability import suitability
from pipeline.records import Block, DateValue, NumberValue, Occurrence, Operand, Span, Statement
from pipeline.values.quantities_in_text import Quantity, find_quantities
from pipeline.values.units import dimension_of
from pipeline.values.words import WORDS
from pipeline.vocabulary.attributes import Attribute
from pipeline.vocabulary.plurals import singular

_CONFIDENCE = 0.93
_FOR_UNIT = "7"
_MINUS = {"-", "−", "–"}
# "Meetings: monthly".
_RHYTHM = re.compile(rf"(?P<word>{'|'.join(WORDS.rhythms)})\s*(?:[.;,(]|$)", re.IGNORECASE)
# "(12,400)", "$(3.2)", "(€3.2 million)".
_IN_BRACKETS = re.compile(
    r"(?P<sign>(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}\s)?)\s*\(\s*(?P<figures>(?:[A-Z]{0,3}[$€£¥₹]\s?)?\d[\d.,]*(?:\s?(?:%|bn|m|million|billion))?)\s*\)\s*"
)
_NONE = re.compile(r"(?P<word>none|nil|no)\s*(?:[.;,(]|$)", re.IGNORECASE)
_UNIT_IN_LABEL = re.compile(r"[(\[](?P<bracketed>[^()\[\]]{1,16})[)\]]\s*$|,\s*(?P<after>[^,]{1,16})$")
_YEARS = range(1000, 2101)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NUMBERED = re.compile(r"\s*\b(?:no\.?\s*)?\d+\b")
_TAIL = re.compile(r"\s+(?:in|for|at|on|of|per|to|as of|p\.?a\.?)\b.*$")
_WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_OF = re.compile(r"\s+of\s+")
_BEFORE_PLACE = re.compile(r"(?:,|\bin|\bat)\s+(?:the\s+)?$")
# A label that tells an event without its date: "Cause of collision".
_ABOUT_EVENT = re.compile(r"(?:probable )?(?:cause|scene|place|reason) of (?:the )?(?P<noun>[a-z]+)$")


class Labelled(NamedTuple):
    """A label, its value, and the number of the block that holds both; the spans are offsets into the text. `unit` are the words for the
    unit and scale at the head of the table ("EUR million"), empty if there are none; `period` is the time at the head of the column."""

    label: Span
    body: Span
    number: int
    unit: str = ""
    period: Period | None = None


def labelled(reading: Reading) -> tuple[Labelled, ...]:
    """The labels of a document with their values: fields and rows of two cells. The first row of a table may be its head."""
    found: list[Labelled] = []
    unit, period, previous = "", None, None
    for number, block in enumerate(reading.annotation.blocks):
        if block.label is None:
            unit, period = "", None
        else:
            if block.kind == "row" and previous != "row":
                unit, period = _head(reading, block)
            if block.kind != "row":
                unit, period = "", None
            found.append(Labelled(block.label, block.body, number, unit, period))
        previous = block.kind
    return tuple(found)


def _head(reading: Reading, block: Block) -> tuple[str, Period | None]:
    """The unit and the period in the first row of a table: "EUR million | 2017"."""
    assert block.label is not None
    head = reading.text[slice(*block.label)]
    unit = unit_in(head) or (head if scale_in(head) is not None else "")
    label = reading.label_text(block.label)
    types = reading.vocabulary.event_types.by_label
    if label in reading.vocabulary.by_label or label in types or attributes_of_label(reading, label):
        return "", None  # the first row is one like the others: "Founded | 1926"
    return unit, period_filling(reading, block.body)


def unit_in(label: str) -> str:
    """The words for a unit and scale that a label is, has in brackets or after a comma: "EUR million", "Height (m)", "Revenue, EUR m";
    empty if there are none."""
    found = _UNIT_IN_LABEL.search(label)
    inside = (found["bracketed"] or found["after"] or "") if found is not None else ""
    for words in (inside, label):
        words = words.strip(" *()").removeprefix("in ")
        tried = (_with_amount(words), f"{_FOR_UNIT} {words}") if words and not words.isdigit() else ()
        quantities = [q for text in tried for q in find_quantities(text, (0, len(text)))]
        if any(q.span[1] - q.span[0] >= len(words) for q in quantities):
            return words
    return ""


def in_unit(value: NumberValue, unit: str) -> NumberValue:
    """A number without a unit, in the unit that the head of its table gives: "1,310" in "EUR million"."""
    if not unit or value.unit is not None:
        return value
    sign, plain = (value.name[0], value.name[1:]) if value.amount < 0 else ("", value.name)
    words = _scaled(plain, unit)
    scaled = next(find_quantities(words, (0, len(words))), None)
    if scaled is None:
        return value
    return _negative(sign + words, scaled._replace(span=(1, len(words) + 1))).value if sign else scaled.value


def _with_amount(label: str) -> str:
    """The words of a unit with an amount where one belongs: "EUR million" as "EUR 1 million"."""
    first, _, rest = label.partition(" ")
    return f"{first} {_FOR_UNIT} {rest}"


def read_measure_fields(reading: Reading) -> list[Statement]:
    """The statements of all labels that name an attribute, about the topic of the document."""
    return [statement for field in reading.once(labelled) for statement in _statements(reading, field)]


def _statements(reading: Reading, field: Labelled) -> Iterator[Statement]:
    field, owner = _with_owner(reading, field)
    owner = owner or owner_of_record(reading, field.number)
    quantity = leading_quantity(reading, field.body)
    if quantity is None:
        return
    label = reading.text[slice(*field.label)]
    unit = field.unit or unit_in(label)
    scale = scale_in(label) or scale_in(field.unit)
    if scale is None and reading.annotation.blocks[field.number].kind == "row":
        scale = scale_over(reading, field.number)
    found = attributes_of_label(reading, label)
    for attribute, kinds in sorted(found, key=lambda f: suitability(reading, f[0], owner or Operand())):
        value = value_of(reading, attribute, quantity.value, unit, scale or reading.once(scale_of_document))
        if not fits(attribute, value.unit) or may_be_year(reading, label, value):
            continue
        types = ("EVENT",) if attribute.of == "event" else ("any",)
        qualifiers: dict[str, tuple[Operand, ...]] = {}
        if attribute.dimension == "money":
            rates = rate_after(reading, reading.text, quantity.span[1]) or _rate_in_label(reading, field.label)
            kinds = tuple(dict.fromkeys((*kinds, *rates)))
        period = _period(reading, field, quantity, attribute)
        kinds = (*kinds, *(period.kinds if period is not None else ()))
        if kinds:
            qualifiers["kind"] = tuple(words_operand(k) for k in kinds)
        if period is not None and period.time is not None:
            qualifiers["time"] = (period.time,)
        yield Statement(
            document=reading.document.id,
            block=field.number,
            predicate=attribute.name,
            subject=owner if owner is not None and attribute.of == "thing" else Operand(types=types),
            value=Operand(span=quantity.span, literal=value),
            qualifiers=qualifiers,
            confidence=_CONFIDENCE,
            span=(reading.annotation.blocks[field.number].start, max(field.body[1], quantity.span[1])),
            rule=f"{attribute.name}/label",
        )
        return


def _period(reading: Reading, field: Labelled, quantity: Quantity, attribute: Attribute) -> Period | None:
    """The period of a value: the one right after it ("€5m (2014)"), otherwise that of its column, otherwise that of the heading above."""
    own = period_after(reading, quantity.span, field.body[1], counted=attribute.dimension == "count")
    if own is not None and own.time is not None:
        return own
    if field.period is not None:
        return field.period
    of_heading = period_of(reading, field.number) if attribute.lasts in {"period", "moment"} else None
    return Period(of_heading) if of_heading is not None else None


def value_of(reading: Reading, attribute: Attribute, value: NumberValue, unit: str, scale: Scale | None) -> NumberValue:
    """The value of an attribute in a table or field, in the unit that its heads give, and sums of money in their scale."""
    if attribute.dimension == "money" and scale is not None:
        of_scale = scaled(reading, value, scale)
        if of_scale != value:
            return of_scale
    return in_unit(value, unit)


_INNER = re.compile(r"(?P<label>[^:.;]{3,60}):\s+(?P<body>.+)", re.DOTALL)


def _with_owner(reading: Reading, field: Labelled) -> tuple[Labelled, Operand | None]:
    """A field with what its label says has the value: "Print speed of the Norda 10: 25", "Norda: print speed: 25"; None if the label names
    the attribute alone. What stands before an attribute in a value of its own is taken for the label."""
    text = reading.text
    inner = _INNER.fullmatch(text, *field.body)
    if inner is not None and attributes_of_label(reading, inner["label"]):
        owner = part_of_topic(reading, phrase_at(reading, *field.label))
        if owner is not None:
            return field._replace(label=inner.span("label"), body=inner.span("body")), owner
    of = _OF.search(text, *field.label)
    if of is None or not attributes_of_label(reading, text[field.label[0] : of.start()]):
        return field, None
    if (
        attributes_of_label(reading, text[slice(*field.label)])[:1]
        != attributes_of_label(reading, text[field.label[0] : of.start()])[:1]
    ):
        return field, None
    return field, part_of_topic(reading, phrase_at(reading, of.end(), field.label[1]))


def part_of_topic(reading: Reading, part: Operand | None) -> Operand | None:
    """What a label names; a bare noun in it ("Spire: height 76 m") is a part of what the document is about."""
    described = part.described if part is not None else None
    topic = reading.once(document_topic)
    whole = topic.described if topic is not None else None
    if part is None or described is None or whole is None or part.mention is not None:
        return part
    if not described.head or described.names or described.anchors or described.head == whole.head:
        return part
    anchors = tuple(dict.fromkeys((*whole.names, *whole.anchors)))
    words = tuple(dict.fromkeys((*described.words, *([whole.head] if whole.head else []))))
    return part.model_copy(update={"described": described.model_copy(update={"anchors": anchors, "words": words})})


def may_be_year(reading: Reading, label: str, value: NumberValue) -> bool:
    """Whether a plain number is a year: "Built: 1932", where the label also tells an event."""
    dated = label.casefold().strip(" *:") in reading.vocabulary.event_types.by_label
    return dated and value.unit is None and value.amount in _YEARS


def _rate_in_label(reading: Reading, label: Span) -> tuple[str, ...]:
    """How often a sum is paid according to its label: "Rent per month"."""
    words = reading.text[slice(*label)]
    per = re.search(r"\bper\b", words)
    return rate_after(reading, words, per.start()) if per is not None else ()


def _scaled(amount: str, unit: str) -> str:
    """An amount with the unit of its table: "1,310" in a table in "EUR million" is "EUR 1,310 million"."""
    first, _, rest = unit.partition(" ")
    if unit != "%" and not rest and not first.isupper():
        return f"{amount} {unit}"
    if unit == "%":
        return f"{amount}%"
    if first.isupper() or not first[:1].isalpha():
        return f"{first} {amount} {rest}".strip()
    return f"{amount} {unit}"


def attributes_of_label(reading: Reading, label: str) -> list[tuple[Attribute, tuple[str, ...]]]:
    """The attributes that the words of a label name, each with the words that narrow it down. The label as it stands comes first, then
    without what follows a preposition, then its last words."""
    by_label = reading.vocabulary.attributes.by_label
    unit = _UNIT_IN_LABEL.search(label)  # "Revenue, EUR m"
    after = unit.start() if unit is not None and unit["after"] and unit_in(unit["after"]) else len(label)
    whole = _BRACKETS.sub("", label[:after]).casefold().strip(" *:_")
    whole = re.sub(r"\s*\b\d{4}\b", "", whole).strip(" ,")
    for words in dict.fromkeys((label.casefold().strip(" *:"), whole, _TAIL.sub("", whole))):
        for phrase in (words, singular_of(words), singular_of(words.replace("-", " "))):
            if found := by_label.get(phrase):
                return [(a, rhythm_in(reading, a, phrase)) for a in found]
    parts = _WORDS.findall(_TAIL.sub("", whole))
    for first in range(1, len(parts)):
        phrase = singular_of(" ".join(parts[first:]))
        if (found := by_label.get(phrase)) and all(w in reading.words.narrowing for w in parts[:first]):
            return [(a, tuple(parts[:first])) for a in found]
    return []


def is_named_whole(reading: Reading, label: str) -> bool:
    """Whether a label, apart from brackets, is the name of an attribute as it stands: "Number of employees"."""
    words = _BRACKETS.sub("", label).casefold().strip(" *:_")
    by_label = reading.vocabulary.attributes.by_label
    return words in by_label or singular_of(words) in by_label


def rhythm_in(reading: Reading, attribute: Attribute, phrase: str) -> tuple[str, ...]:
    """How often a sum is paid according to the name of its attribute: "annual subscription"; empty if it does not say."""
    first = phrase.partition(" ")[0]
    paid = attribute.dimension == "money" and (first in reading.words.rates.values() or first == "annual")
    return (first,) if paid else ()


def singular_of(words: str) -> str:
    """A phrase in lower case with its last word in the singular."""
    first, _, last = words.rpartition(" ")
    return f"{first} {singular(last)}".strip()


def leading_quantity(reading: Reading, span: Span) -> Quantity | None:
    """The quantity with which a value begins; None if it begins with a date or with other words."""
    if (none := _NONE.match(reading.text, *span)) is not None:
        value = NumberValue(name=none["word"], amount=0)
        return Quantity(none.span("word"), none.span("word"), value, joined=False)
    if (rhythm := _RHYTHM.match(reading.text, *span)) is not None:
        amount, unit = WORDS.spans[WORDS.rhythms[rhythm["word"].lower()]]
        value = NumberValue(name=rhythm["word"], amount=1 / amount, unit=f"time per {unit}")
        return Quantity(rhythm.span("word"), rhythm.span("word"), value, joined=False)
    quantity = _negative_at(reading.numerals, span) or next(reading.quantities(span), None)
    if quantity is None or quantity.span[0] - span[0] > 4:
        return None
    for _, mention in reading.mentions_near(quantity.number):
        if mention.timex is not None and mention.timex.type in {"DATE", "TIME"} and mention.end > quantity.number[1]:
            return None
    return quantity


def _negative_at(text: str, span: Span) -> Quantity | None:
    """The quantity after the minus sign with which a value begins, or in the brackets that it is: "-3.2", "(3.2)"; None if it begins
    otherwise."""
    start, end = span
    if (bracketed := _IN_BRACKETS.fullmatch(text, start, end)) is not None:
        inside = bracketed["sign"] + bracketed["figures"]
        found = next(find_quantities(inside, (0, len(inside))), None)
        if found is None or found.span != (0, len(inside)):
            return None
        negative = _negative("-" + inside, found._replace(span=(1, len(inside) + 1)))
        return negative._replace(span=(start, end), number=bracketed.span("figures"))
    if text[start : start + 1] not in _MINUS or not text[start + 1 : start + 2].isdigit():
        return None
    found = next(find_quantities(text[start + 1 : end], (0, end - start - 1)), None)
    if found is None or found.span[0] != 0:
        return None
    shifted = found._replace(
        span=(start + 1, start + 1 + found.span[1]), number=(start + 1, start + 1 + found.number[1])
    )
    return _negative(text, shifted)


def _negative(text: str, quantity: Quantity) -> Quantity:
    """A quantity with the minus sign before it."""
    value, (start, end) = quantity.value, quantity.span
    bounds = {
        "low": None if value.high is None else -value.high,
        "high": None if value.low is None else -value.low,
    }
    name = text[start - 1] + value.name
    negative = value.model_copy(update={"name": name, "amount": -value.amount, **bounds})
    return quantity._replace(span=(start - 1, end), value=negative)


def fits(attribute: Attribute, unit: str | None) -> bool:
    """Whether a value in a unit, or a count without one, has the dimension of an attribute."""
    return attribute.fits(unit, dimension_of(unit))


# Events


def labelled_occurrences(reading: Reading) -> tuple[Occurrence, ...]:
    """The events that labels tell with their dates: "Opening of the museum: 16 June 1993"."""
    return tuple(o for field in reading.once(labelled) if (o := _occurrence(reading, field)) is not None)


def _occurrence(reading: Reading, field: Labelled) -> Occurrence | None:
    date = leading_date(reading, field.body)
    text = reading.text
    label = text[slice(*field.label)].casefold().strip(" *:")
    by_label = reading.vocabulary.event_types.by_label
    if date is None:
        about = _ABOUT_EVENT.match(label)
        noun = about["noun"] if about is not None else ""
        types = reading.vocabulary.event_types.by_noun.get(noun) or by_label.get(noun)
        if not types:
            return None
        return Occurrence(
            type=types[0].name,
            known=True,
            trigger=field.label,
            span=(field.label[0], field.body[1]),
            block=field.number,
            themes=(owner_of_record(reading, field.number) or Operand(types=("any",)),)
            if types[0].theme is not None
            else (),
        )
    theme: Operand | None = owner_of_record(reading, field.number) or Operand(types=("any",))
    types = by_label.get(label) or by_label.get(_NUMBERED.sub("", label))
    of = _OF.search(text, *field.label)
    while types is None and of is not None:
        types = by_label.get(text[field.label[0] : of.start()].casefold().strip(" *:"))
        if types is not None:
            theme = phrase_at(reading, of.end(), field.label[1])
        of = _OF.search(text, of.end(), field.label[1])
    if not types:
        return None
    described = theme.described if theme is not None else None
    return Occurrence(
        type=types[0].name,
        known=True,
        trigger=field.label,
        span=(field.label[0], field.body[1]),
        block=field.number,
        themes=(theme,) if theme is not None and types[0].theme is not None else (),
        names=(*described.names, *described.anchors) if described is not None else (),
        words=described.words if described is not None else (),
        time=date,
        place=_place_after(reading, field.body, date),
        certainty="planned" if reading.words.coming & set(label.split()) else "asserted",
    )


def _place_after(reading: Reading, body: Span, date: Operand) -> Operand | None:
    """The place that a field names after its date: "3 May 2019, 7 pm, Town Hall", "3 May 2019 in the Town Hall"."""
    after = date.span[1] if date.span is not None else body[1]
    for index, mention in reading.mentions_in((after, body[1])):
        joined = _BEFORE_PLACE.search(reading.text, after, mention.start) is not None
        if joined and mention.kind == "name" and mention.type in {"FAC", "GPE", "LOC"}:
            return Operand(span=mention.span, mention=index, types=("FAC", "GPE", "LOC"))
    return None


def leading_date(reading: Reading, span: Span) -> Operand | None:
    """The date with which a value begins; None if it does not begin with one."""
    for index, mention in reading.mentions_in(span):
        if mention.start - span[0] > 2:
            return None
        if mention.timex is not None:
            date = date_of(reading, index)
            return date if date is not None and isinstance(date.literal, DateValue) else None
    return None
