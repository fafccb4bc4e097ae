"""How well names are resolved, and what that costs as the corpus grows.

    .venv/bin/python bench/entities.py quality GOLD.jsonl [--limit N]
    .venv/bin/python bench/entities.py scale [--largest N]

`quality` clusters our mentions of each document by entity and prints B³ (Bagga and Baldwin, 1998) against the clusters of GOLD. A line
of GOLD is a document: `text`, and `entities`, each with `mentions` as pairs of offsets and a `type` (TIME and NUM are left out). A gold
mention is found if it shares at least half of its and our mention's joint length with one of ours; B³ counts only what was found.

`scale` resolves made-up corpora of 10,000 to 1,000,000 mentions, fifty in each document: people, places, organisations in several
forms, and acronyms. New names come up all the time. It prints the seconds, their growth from row to row, and the peak of memory.
"""

import argparse
import json
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.records import Annotation, Block, Document, Extraction, Mention, Result
from pipeline.resolve import resolve
from pipeline.run import Pipeline
from pipeline.vocabulary import load_vocabulary

_LEFT_OUT = {"TIME", "NUM"}
_PER_DOCUMENT = 50
_SYLLABLES = (
    "ba ber da dor fal fen gar gil hol jan kal kor lun mar nor oste pel rik sal tor ula vik wen yor zan".split()
)


def quality(gold: Path, limit: int | None) -> None:
    pipeline = Pipeline()
    precision = recall = found = every = 0.0
    with gold.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == limit:
                break
            record = json.loads(line)
            result = pipeline.run([Document(id="a", text=record["text"], title=record.get("title"))])
            pairs, size = _pairs(record, result)
            by_gold, by_ours, both = Counter(g for g, _ in pairs), Counter(o for _, o in pairs), Counter(pairs)
            precision += sum(both[pair] / by_ours[pair[1]] for pair in pairs)
            recall += sum(both[pair] / by_gold[pair[0]] for pair in pairs)
            found += len(pairs)
            every += size
    p, r = precision / found, recall / found
    print(f"{found:,.0f} of {every:,.0f} mentions found; B³ P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}")


def _pairs(record: dict[str, Any], result: Result) -> tuple[list[tuple[int, str]], int]:
    """(gold cluster, our entity) of each gold mention that we found, and how many gold mentions there are."""
    ours = {m.span: m.entity for m in result.mentions if m.entity}
    pairs, size = [], 0
    for number, entity in enumerate(record["entities"]):
        if entity.get("type") in _LEFT_OUT:
            continue
        for start, end in entity["mentions"]:
            size += 1
            shared = {(s, e): (min(end, e) - max(start, s)) / (max(end, e) - min(start, s)) for s, e in ours}
            best = max(shared, key=lambda span: shared[span], default=None)
            if best is not None and shared[best] >= 0.5:
                pairs.append((number, ours[best]))
    return pairs, size


def scale(largest: int) -> None:
    print("| mentions | names | entities | seconds | × the row above | peak MiB |\n|---:|---:|---:|---:|---:|---:|")
    size, before = 10_000, 0.0
    while size <= largest:
        extractions = list(_corpus(size))
        names = len({m.text for r in extractions for m in r.annotation.mentions})
        start = time.perf_counter()
        resolution = resolve(extractions, load_vocabulary())
        taken = time.perf_counter() - start
        growth = f"{taken / before:.1f}" if before else "–"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"| {size:,} | {names:,} | {len(resolution.entities):,} | {taken:.1f} | {growth} | {peak:,} |", flush=True
        )
        size, before = size * 10, taken


def _corpus(size: int) -> Iterator[Extraction]:
    chance = random.Random(size)
    for number in range(size // _PER_DOCUMENT):
        names = [_name(chance, size) for _ in range(_PER_DOCUMENT // 2)]
        chosen = [*names, *(_again(chance, chance.choice(names)) for _ in range(_PER_DOCUMENT - len(names)))]
        text = ". ".join(name for name, _ in chosen)
        mentions, position = [], 0
        for name, type_ in chosen:
            mentions.append(
                Mention(document=str(number), start=position, end=position + len(name), text=name, type=type_)
            )
            position += len(name) + 2
        block = Block(kind="paragraph", start=0, end=len(text), body=(0, len(text)))
        annotation = Annotation(
            document=str(number), blocks=(block,), sentences=((0, len(text)),), mentions=tuple(mentions)
        )
        yield Extraction(document=Document(id=str(number), text=text), annotation=annotation, statements=())


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).capitalize()


def _name(chance: random.Random, size: int) -> tuple[str, str]:
    """A name from a stock that grows with the corpus, as real names do."""
    own = random.Random(int(chance.random() ** 2 * size))
    match own.randrange(4):
        case 0:
            return f"{_word(own)} {_word(own)}", "PERSON"
        case 1:
            return _word(own), "GPE"
        case 2:
            return f"{_word(own)} {_word(own)} League", "ORG"
        case _:
            return f"{_word(own)} Ltd", "ORG"


def _again(chance: random.Random, name: tuple[str, str]) -> tuple[str, str]:
    """The same thing by another name: a part, the initials, or as before."""
    words = name[0].split()
    match chance.randrange(3):
        case 0 if len(words) > 1:
            return words[-1] if name[1] == "PERSON" else words[0], name[1]
        case 1 if len(words) > 2:
            return "".join(w[0] for w in words), "ORG"
        case _:
            return name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    measured = commands.add_parser("quality", help="B³ against gold clusters")
    measured.add_argument("gold", type=Path)
    measured.add_argument("--limit", type=int)
    grown = commands.add_parser("scale", help="seconds and memory as the corpus grows")
    grown.add_argument("--largest", type=int, default=1_000_000)
    arguments = parser.parse_args()
    if arguments.command == "quality":
        quality(arguments.gold, arguments.limit)
    else:
        scale(arguments.largest)


if __name__ == "__main__":
    main()
