"""`aliases.csv`: what a user knows about names. It overrides what resolution finds."""

from pipeline.read.remarks import Remarks
from pipeline.read.tables import read_table
from pipeline.records import Alias

NAME = "aliases.csv"
_COLUMNS = ("name", "same_as", "different_from", "code")


def read_aliases(data: bytes, remarks: Remarks) -> tuple[Alias, ...]:
    """The usable rows of an `aliases.csv`. Never raises; each row that is skipped is a fault in `remarks`, also one that contradicts the
    rows above it.

    Columns: `name`, and any of `same_as` (another name of the same thing, which is preferred), `different_from` (a name of another
    thing) and `code` (an identifier from elsewhere, as ``scheme:value``).
    """
    aliases: list[Alias] = []
    said = _Said()
    for where, row in read_table(data, NAME, _COLUMNS, remarks):
        cells = {column: " ".join(row[column].split()) for column in _COLUMNS if row.get(column)}
        scheme, colon, value = cells.get("code", "").partition(":")
        if not cells:
            continue
        if "name" not in cells or len(cells) < 2:
            remarks.fault(f"{where} is skipped: it needs a name and one of {', '.join(_COLUMNS[1:])}")
            continue
        if "code" in cells and not (scheme and colon and value):
            remarks.fault(f"{where} is skipped: a code consists of a scheme and a value, as in wikidata:Q42")
            continue
        alias = Alias(
            name=cells["name"],
            same_as=cells.get("same_as"),
            different_from=cells.get("different_from"),
            codes={scheme: value} if colon else {},
            where=where,
        )
        fault = said.against(alias)
        if fault is not None:
            remarks.fault(f"{where} is skipped: {fault}; correct one of the lines")
        else:
            said.add(alias)
            aliases.append(alias)
    return tuple(aliases)


class _Said:
    """What the rows so far say of names, without regard to case: which are one thing, which are two, and their codes."""

    def __init__(self) -> None:
        self._rows: list[Alias] = []

    def add(self, alias: Alias) -> None:
        self._rows.append(alias)

    def against(self, alias: Alias) -> str | None:
        """Why an alias cannot hold beside the rows so far; None if it can."""
        name, same, other = (_folded(n) for n in (alias.name, alias.same_as, alias.different_from))
        own, row_of_own = self._same(name)
        if other and (other == name or other in own or (same and other == same)):
            return f"{alias.name!r} and {alias.different_from!r} are one thing{_by(row_of_own)}"
        if not same:
            return self._other_code(alias, own)
        if same == name:
            return "a name cannot be an alias of itself" if alias.same_as == alias.name else None
        preferred = self._preferred(same)
        if name in preferred:
            return f"{alias.same_as!r} is called {alias.name!r}{_by(preferred[name])}"
        others, row_of_others = self._same(same)
        apart = [
            row
            for row in [*self._rows, alias]
            if row.different_from
            and {_folded(row.name), _folded(row.different_from)} <= own | others
            and not {_folded(row.name), _folded(row.different_from)} <= own
        ]
        if apart:
            return f"{alias.name!r} and {alias.same_as!r} are two things{_by([*apart, *row_of_own, *row_of_others])}"
        return self._other_code(alias, own | others)

    def _same(self, name: str) -> tuple[set[str], list[Alias]]:
        """All names of the thing that has this name, and the rows that say so."""
        names, rows = {name}, [row for row in self._rows if row.same_as]
        used: list[Alias] = []
        while more := [row for row in rows if row not in used and {_folded(row.name), _folded(row.same_as)} & names]:
            used += more
            names |= {folded for row in more for folded in (_folded(row.name), _folded(row.same_as))}
        return names, used

    def _preferred(self, name: str) -> dict[str, list[Alias]]:
        """The names that are preferred to this one, each with the rows that lead to it."""
        found: dict[str, list[Alias]] = {}
        todo: list[tuple[str, list[Alias]]] = [(name, [])]
        while todo:
            here, way = todo.pop()
            for row in self._rows:
                target = _folded(row.same_as)
                if row.same_as and _folded(row.name) == here and target not in found:
                    found[target] = [*way, row]
                    todo.append((target, found[target]))
        return found

    def _other_code(self, alias: Alias, names: set[str]) -> str | None:
        codes = [(row, scheme) for row in self._rows if _folded(row.name) in names for scheme in row.codes]
        for row, scheme in codes:
            if alias.codes.get(scheme, row.codes[scheme]) != row.codes[scheme]:
                return f"the {scheme} code of {alias.name!r} is {row.codes[scheme]!r}{_by([row])}"
        return None


def _folded(name: str | None) -> str:
    return (name or "").casefold()


def _by(rows: list[Alias]) -> str:
    """The lines that say something, in words; empty without any."""
    lines = sorted({int(row.where.rsplit(" ", 1)[1]) for row in rows if row.where[-1].isdigit()})
    named = ", ".join(map(str, lines))
    return f" according to line{'s' if len(lines) > 1 else ''} {named}" if lines else ""
