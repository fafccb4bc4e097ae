"""The date of a document as somebody noted it: "2009-02-03", "3 February 2009", "03-02-2009".

What the notation leaves open stays open: it is read twice, with day and month in either order and against two different
days, and only the parts that all readings share are kept ("03-02-2009" is in 2009, and more is not known).
"""

import datetime
import re

_ISO = re.compile(r"(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?")
# dateparser fills what is missing from its base date; two bases that share no part show what was filled in.
_BASES = (datetime.datetime(2001, 3, 5), datetime.datetime(2002, 8, 17))
_ORDERS = ("DMY", "MDY")


def read_document_date(text: str) -> str:
    """The day, month or year that a note of a date means, as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

    Raises `ValueError` where it names no date with a year.
    """
    if iso := _ISO.fullmatch(text.strip()):
        if not _exists(iso["date"]):
            raise ValueError(f"a document's date is a day that exists, not {text!r}")
        return iso["date"]
    import dateparser  # takes a tenth of a second, and most dates are written as above

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
        raise ValueError(f"a document's date is a day, month or year like 2009-02-03, not {text!r}")
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
