"""`aliases.csv`: what a user says of names, with the last word over what resolution finds."""

import csv
import io

from pipeline.read.files import Unreadable, decode
from pipeline.records import Alias

NAME = "aliases.csv"
_COLUMNS = ("name", "same_as", "different_from", "code")


def read_aliases(data: bytes) -> tuple[tuple[Alias, ...], tuple[str, ...]]:
    """The rows of an `aliases.csv`, and a warning for each that says nothing usable. Never raises.

    Columns: `name`, and any of `same_as` (another name of the same thing), `different_from` (a name of another thing) and
    `code`, an outside identifier as ``scheme:value``.
    """
    try:
        rows = csv.DictReader(io.StringIO(decode(data), newline=""), strict=True)
        columns = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    except (Unreadable, csv.Error) as error:
        return (), (f"{NAME} is left out: {error}",)
    if "name" not in columns:
        return (), (f"{NAME} is left out: its first line names no column 'name'; add one",)
    rows.fieldnames = columns
    unknown = sorted(set(columns) - {*_COLUMNS, ""})
    warnings = [f"{NAME}: the column {name!r} is not used; known are {', '.join(_COLUMNS)}" for name in unknown]
    aliases: list[Alias] = []
    try:
        for row in rows:
            where = f"{NAME}, line {rows.line_num}"
            cells = {c: " ".join(row[c].split()) for c in _COLUMNS if c in columns and isinstance(row.get(c), str)}
            cells = {c: value for c, value in cells.items() if value}
            scheme, colon, value = cells.get("code", "").partition(":")
            if not cells:
                continue
            if "name" not in cells or len(cells) < 2:
                warnings.append(f"{where} is left out: it needs a name and one of {', '.join(_COLUMNS[1:])}")
            elif "code" in cells and not (scheme and colon and value):
                warnings.append(f"{where} is left out: a code is a scheme and a value, as in wikidata:Q42")
            else:
                aliases.append(
                    Alias(
                        name=cells["name"],
                        same_as=cells.get("same_as"),
                        different_from=cells.get("different_from"),
                        codes={scheme: value} if colon else {},
                        where=where,
                    )
                )
    except csv.Error as error:
        warnings.append(f"{NAME}, line {rows.line_num}: not valid CSV ({error}); what stands below it is left out")
    return tuple(aliases), tuple(warnings)
