"""Alternatives: "in 1731 or 1734", "either Lund or Malmö" are one value with several readings, none of which is asserted alone."""

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.extract.operands.values import value_at, value_before
from pipeline.extract.reading import Reading
from pipeline.records import DateValue, NumberValue, Operand, Statement
from pipeline.values.dates import earliest, latest

_OR = re.compile(r"\s*[,(]?\s*or\s+(?:(?:possibly|perhaps|maybe|rather)\s+)?(?:(?:in|on|at|by|from)\s+)?(?:the\s+)?")
_OR_BEFORE = re.compile(rf"(?:{_OR.pattern})$")
_FARTHEST = 24


def with_alternatives(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a document, with those of alternatives as one."""
    by_question: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        by_question[_question(statement)].append(number)
    kept: list[Statement] = []
    taken: set[int] = set()
    for number, statement in enumerate(statements):
        if number in taken or statement.value.span is None or " or " not in reading.text[slice(*statement.span)]:
            kept += [statement] if number not in taken else []
            continue
        same = by_question[_question(statement)]
        others = [(n, statements[n]) for n in same if n not in taken and n != number]
        value, used = _joined(reading, statement, others)
        taken |= used
        kept.append(
            statement.model_copy(update={"value": value, "enumeration": None, "closed": False, "count": None})
            if value is not statement.value
            else statement
        )
    return kept


def _question(statement: Statement) -> tuple[object, ...]:
    return statement.predicate, statement.subject.span, statement.span, statement.polarity, statement.rule


def _joined(
    reading: Reading, statement: Statement, others: Sequence[tuple[int, Statement]]
) -> tuple[Operand, set[int]]:
    """The value of a statement with its alternatives, and the numbers of the statements that give these."""
    value = statement.value
    if isinstance(value.literal, DateValue | NumberValue):
        readings = _readings(reading, value)
        spans = {o.span for o in readings}
        used = {n for n, s in others if s.value.span in spans}
        return (_choice(reading, readings), used) if len(readings) > 1 else (value, set())
    if value.mention is None:
        return value, set()
    chain, used = [value], set()
    for number, other in sorted(others, key=lambda o: o[1].value.span or (0, 0)):
        last, span = chain[-1].span, other.value.span
        if other.value.mention is None or last is None or span is None or span[0] < last[1]:
            continue
        if _OR.fullmatch(reading.text, last[1], span[0]):
            chain.append(other.value)
            used.add(number)
    if len(chain) < 2:
        return value, set()
    last = chain[-1].span or (0, 0)
    return value.model_copy(update={"alternatives": tuple(chain[1:]), "span": ((value.span or last)[0], last[1])}), used


def _readings(reading: Reading, value: Operand) -> list[Operand]:
    """A date or number with those that "or" joins to it, in the order of the text."""
    found = [value]
    while found[-1].span is not None and (joint := _OR.match(reading.text, found[-1].span[1])):
        following = value_at(reading, joint.end())
        if following is None or not _alike(value, following):
            break
        found.append(following)
    while found[0].span is not None:
        start = found[0].span[0]
        joint = _OR_BEFORE.search(reading.text, max(0, start - _FARTHEST), start)
        before = value_before(reading, joint.start()) if joint is not None else None
        if before is None or not _alike(value, before):
            break
        found.insert(0, before)
    return found


def _alike(a: Operand, b: Operand) -> bool:
    x, y = a.literal, b.literal
    if isinstance(x, DateValue) and isinstance(y, DateValue):
        return not x.readings and not y.readings and "/" not in x.edtf + y.edtf and x.edtf != y.edtf
    if isinstance(x, NumberValue) and isinstance(y, NumberValue):
        bounds = (x.low, x.high, y.low, y.high)
        return x.amount != y.amount and bounds == (None,) * 4 and (x.unit == y.unit or x.unit is None or y.unit is None)
    return False


def _choice(reading: Reading, operands: Sequence[Operand]) -> Operand:
    first, last = (operands[0].span or (0, 0)), (operands[-1].span or (0, 0))
    dates = [o.literal for o in operands if isinstance(o.literal, DateValue)]
    numbers = [o.literal for o in operands if isinstance(o.literal, NumberValue)]
    words = " ".join(reading.text[first[0] : last[1]].split())
    literal: DateValue | NumberValue
    if dates:
        ordered = sorted(dates, key=lambda d: (earliest(d.edtf) or 0, latest(d.edtf) or 0))
        whole = f"{ordered[0].edtf}/{ordered[-1].edtf}"
        literal = DateValue(
            name=" or ".join(d.edtf for d in dates), edtf=whole, readings=tuple(d.edtf for d in ordered)
        )
    else:
        unit = next((n.unit for n in numbers if n.unit is not None), None)
        amounts = tuple(sorted(n.amount for n in numbers))
        literal = NumberValue(
            name=words, amount=amounts[0], unit=unit, low=amounts[0], high=amounts[-1], readings=amounts
        )
    return Operand(span=(first[0], last[1]), literal=literal)
