"""Parts of a total: "12 people: seven men and five women" gives one number with its parts, which belong together."""

import re
from collections.abc import Sequence

from pipeline.extract.reading import Reading
from pipeline.records import NumberValue, Operand, Span, Statement, TextValue

# Between the total and its first part, and between two parts; after the last part.
_OPENING = re.compile(r"(?:\s+[a-z-]+){0,3}\s*(?::|[–—(-]|,\s+of\s+(?:whom|which))\s*(?:the\s+)?$")
_BETWEEN = re.compile(r"(?:\s+[a-z-]+){1,4}\s*(?:,\s*(?:and\s+)?|\s+and\s+)$")
_NOUN = re.compile(r"\s*(?P<noun>[a-z]+(?:[- ][a-z]+)?)")
_CLOSING = re.compile(r"(?:\s+[a-z-]+){1,4}\s*[.;)–—]")


def with_parts(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a document; those of the parts of a total name the part, and are one complete list."""
    changed: dict[int, Statement] = {}
    numbers = [
        (s.value.span, n, s)
        for n, s in enumerate(statements)
        if isinstance(s.value.literal, NumberValue) and s.value.span
    ]
    numbers.sort(key=lambda n: (n[0], n[1]))
    for position, (span, _, total) in enumerate(numbers):
        alike = [n for n in numbers[position + 1 :] if _is_alike(n[2], total)]
        parts = _parts(reading, span, alike)
        for part_span, number, part in parts:
            noun = _NOUN.match(reading.text, part_span[1])
            name = Operand(literal=TextValue(name=noun["noun"] if noun is not None else ""))
            changed[number] = part.model_copy(
                update={
                    "qualifiers": {**part.qualifiers, "part": (name,)},
                    "enumeration": f"{span[0]}/parts",
                    "closed": True,
                }
            )
    return [changed.get(number, statement) for number, statement in enumerate(statements)]


def _is_alike(part: Statement, total: Statement) -> bool:
    return (part.predicate, part.span, part.subject, part.polarity) == (
        total.predicate,
        total.span,
        total.subject,
        total.polarity,
    )


def _parts(
    reading: Reading, total: Span, numbers: Sequence[tuple[Span, int, Statement]]
) -> Sequence[tuple[Span, int, Statement]]:
    """The numbers that follow a total as its parts, at least two; none if anything else comes before the list ends."""
    if len(numbers) < 2 or _OPENING.fullmatch(reading.text[total[1] : numbers[0][0][0]]) is None:
        return ()
    parts = [numbers[0]]
    for number in numbers[1:]:
        if _BETWEEN.fullmatch(reading.text[parts[-1][0][1] : number[0][0]]) is None:
            break
        parts.append(number)
    return parts if len(parts) > 1 and _CLOSING.match(reading.text, parts[-1][0][1]) else ()
