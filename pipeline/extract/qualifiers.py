"""The qualifiers of what a rule reads in a clause: when, where, in which role, and how many."""

from pipeline.extract.matching.slots import arguments
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.entities import entity_operand, outermost
from pipeline.extract.operands.literals import number_operand, quantities_before, text_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, DateValue, Operand
from pipeline.vocabulary.rules import QUALIFIERS, Rule

Qualifiers = dict[str, tuple[Operand, ...]]


def clause_qualifiers(reading: Reading, clause: Clause, rule: Rule) -> Qualifiers:
    """The qualifiers that a rule finds in a clause, by name; they hold for all of its values. The number of a value is not among
    them."""
    found: Qualifiers = {}
    for name, slots in sorted(rule.qualifiers.items()):
        if name == "number":
            continue
        fillers = [a for slot in slots for a in arguments(clause, slot)]
        operands = [o for a in fillers if (o := _operand(reading, name, a, rule)) is not None]
        if operands:
            found[name] = _one_interval(operands) if name == "time" else tuple(operands)
    return found


def number_of(reading: Reading, value: Operand) -> Operand | None:
    """How many things a value names: "two Lund Prizes". None if there is no number before its name."""
    position = value.span[0] if value.span is not None else 0
    number = next((q for q in quantities_before(reading, position) if q.type == "CARDINAL"), None)
    return number_operand(reading, number.span) if number is not None else None


def holder_of(reading: Reading, event: Operand) -> Operand | None:
    """The organisation whose event it is by its name: "session of the Lund League". None if its name contains none or several."""
    if event.mention is None:
        return None
    start, end = reading.mentions[event.mention].span
    inside = [(i, m) for i, m in reading.mentions_in((start + 1, end)) if m.type == "ORG" and m.kind == "name"]
    holders = outermost(inside)
    if len(holders) != 1:
        return None
    index, mention = holders[0]
    return Operand(span=mention.span, mention=index, types=("ORG",))


def _operand(reading: Reading, name: str, argument: Argument, rule: Rule) -> Operand | None:
    """What an argument gives as the qualifier of that name; None if it gives nothing of the kind."""
    match name:
        case "time":
            return interval_operand(reading, argument, term=rule.term)
        case "role":
            return text_operand(reading, argument.span)
        case _:
            return entity_operand(reading, argument, QUALIFIERS.get(name, ("any",)))


def _one_interval(times: list[Operand]) -> tuple[Operand, ...]:
    """Each time once, because both ends of a range stand for the same interval. "Since 1950" and "until 1955" in one clause are one
    interval too."""
    times = list(dict.fromkeys(times))
    dates = [t.literal for t in times if isinstance(t.literal, DateValue)]
    starts = [d.edtf for d in dates if d.edtf.endswith("/..")]
    ends = [d.edtf for d in dates if d.edtf.startswith("../")]
    if len(times) != 2 or len(starts) != 1 or len(ends) != 1:
        return tuple(times)
    interval = f"{starts[0].removesuffix('/..')}/{ends[0].removeprefix('../')}"
    first = min(times, key=lambda t: t.span or (0, 0))
    return (first.model_copy(update={"literal": DateValue(name=interval, edtf=interval, extent="whole")}),)
