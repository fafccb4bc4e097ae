"""The date of a document as its metadata give it: "2009-02-03", "3 February 2009", "03-02-2009".

Ambiguity is kept. A date is parsed with day and month in either order and against two different base dates, and only the parts that
all readings share are kept: "03-02-2009" is in 2009, and nothing more is known.
"""

import datetime
import re

_ISO = re.compile(r"(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?")
# dateparser takes missing parts from its base date. Two base dates that have no part in common show which parts were missing.
_BASES = (datetime.datetime(2001, 3, 5), datetime.datetime(2002, 8, 17))
_ORDERS = ("DMY", "MDY")


def read_document_date(text: str) -> str:
    """The day, month or year that a text gives, as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

    Raises `ValueError` if it is not a date with a year.
    """
    if iso := _ISO.fullmatch(text.strip()):
        if not _exists(iso["date"]):
            raise ValueError(f"the date of a document must exist in the calendar, unlike {text!r}")
        return iso["date"]
    import dateparser  # takes a tenth of a second to load, and most dates are in ISO form

    readings = [
        dateparser.parse(
            text,
            languages=["en"],
            settings={
                "DATE_ORDER": order,
                "RELATIVE_BASE": base,
                "REQUIRE_PARTS": ["year"],
                "PARSERS": ["absolute-time"],
            },
        )
        for order in _ORDERS
        for base in _BASES
    ]
    dates = {(r.year, r.month, r.day) for r in readings if r is not None}
    if None in readings or len({year for year, _, _ in dates}) != 1:
        raise ValueError(f"the date of a document must be a day, month or year like 2009-02-03, not {text!r}")
    year, month, day = next(iter(dates))
    if len({m for _, m, _ in dates}) > 1:
        return f"{year:04}"
    return f"{year:04}-{month:02}" if len(dates) > 1 else f"{year:04}-{month:02}-{day:02}"


def _exists(iso: str) -> bool:
    year, *rest = map(int, iso.split("-"))
    try:
        datetime.date(year, *[*rest, 1, 1][:2])
    except ValueError:
        return False
    return True
