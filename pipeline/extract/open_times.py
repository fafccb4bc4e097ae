"""The time for which what an open fact says was right."""

from pipeline.extract.open_bearers import Spot
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.reading import Reading
from pipeline.records import DateValue, Mention, Operand


def times_of(reading: Reading, spot: Spot) -> dict[str, tuple[Operand, ...]]:
    """The time of the clause that holds a spot, or the only date in its sentence. A day without a year is the qualifier `day`,
    as ``03-14``. Empty if there is no time."""
    clause = spot.clause
    arguments = [a for a in clause.arguments if a.role == "time" and a.mention is not None] if clause else []
    for argument in arguments:
        operand = interval_operand(reading, argument, term=False)
        if operand is not None:
            return {"time": (operand,)}
    dates = [
        (i, m)
        for i, m in reading.mentions_in(spot.sentence)
        if m.timex is not None and m.timex.type == "DATE" and any(c.isdigit() for c in m.text)
    ]
    if len(dates) > 1 and arguments:
        dates = [(i, m) for i, m in dates if any(a.mention == i for a in arguments)]
    if not dates or len({m.timex.value for _, m in dates if m.timex}) > 1:
        return {}
    index, mention = dates[0]
    if mention.timex is not None and mention.timex.edtf is None:
        day = day_of(mention)
        return {"day": (words_operand(day),)} if day else {}
    edtf = mention.timex.edtf if mention.timex else None
    if edtf is None:
        return {}
    interval = edtf if "/" in edtf else f"{edtf}/{edtf}"
    return {
        "time": (
            Operand(span=mention.span, mention=index, literal=DateValue(name=interval, edtf=interval, extent="within")),
        )
    }


def day_of(mention: Mention) -> str | None:
    """The month and day of a date without a year, as ``03-14``; None for any other date."""
    value = mention.timex.value if mention.timex is not None else ""
    return (
        value[5:10]
        if value.startswith("XXXX-") and len(value) >= 10 and value[5:7].isdigit() and value[8:10].isdigit()
        else None
    )
