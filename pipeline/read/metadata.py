"""The metadata of a document. `sources.csv` and the records of a corpus have the same fields."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from pipeline.records import Document

FIELDS = ("title", "date", "source", "url", "weight")


def checked(fields: Mapping[str, object]) -> dict[str, Any]:
    """The metadata among `fields` that is not empty, as `Document` takes it; other keys are left out.

    A weight may be given as text, and a year as a number. Raises ValueError with the name of the invalid field and the reason.
    """
    known = {name: fields[name] for name in FIELDS if fields.get(name) not in (None, "")}
    for name in ("title", "source", "url"):
        if name in known:
            known[name] = _words(name, known[name])
    if "date" in known:
        known["date"] = _date(known["date"])
    if "weight" in known:
        known["weight"] = _weight(known["weight"])
    return known


def _words(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"the {name} is {value!r}; it must be a string")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError(f"the {name} contains half of a surrogate pair; write the whole character") from None
    return value


def _date(value: object) -> str | None:
    """The day, month or year, as `Document` stores it."""
    fault = f"the date is {value!r}; it must be YYYY, YYYY-MM or YYYY-MM-DD, and exist in the calendar"
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(fault)
    try:
        day = Document(id="-", text="", date=str(value)).date
        if day:
            date.fromisoformat(f"{day}-01-01"[:10])
    except (ValidationError, ValueError):
        raise ValueError(fault) from None
    return day


def _weight(value: object) -> float:
    try:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValueError
        weight = float(value)
        if not 0 <= weight < math.inf:
            raise ValueError
    except (ValueError, OverflowError):
        raise ValueError(f"the weight is {value!r}; it must be a number, 0 or more") from None
    return weight
