"""`aliases.csv`: what a user knows about names. It overrides what resolution finds."""

from pipeline.read.tables import read_table
from pipeline.records import Alias

NAME = "aliases.csv"
_COLUMNS = ("name", "same_as", "different_from", "code")


def read_aliases(data: bytes) -> tuple[tuple[Alias, ...], tuple[str, ...]]:
    """The usable rows of an `aliases.csv`, and a warning for each row that is skipped. Never raises.

    Columns: `name`, and any of `same_as` (another name of the same thing), `different_from` (a name of another thing) and
    `code` (an identifier from elsewhere, as ``scheme:value``).
    """
    aliases: list[Alias] = []
    warnings: list[str] = []
    for where, row in read_table(data, NAME, _COLUMNS, warnings):
        cells = {column: " ".join(row[column].split()) for column in _COLUMNS if row.get(column)}
        scheme, colon, value = cells.get("code", "").partition(":")
        if not cells:
            continue
        if "name" not in cells or len(cells) < 2:
            warnings.append(f"{where} is skipped: it needs a name and one of {', '.join(_COLUMNS[1:])}")
        elif "code" in cells and not (scheme and colon and value):
            warnings.append(f"{where} is skipped: a code consists of a scheme and a value, as in wikidata:Q42")
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
    return tuple(aliases), tuple(warnings)
