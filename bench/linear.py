"""What twice the input costs, for every shape of input that a stranger's document may have.

    .venv/bin/python bench/linear.py [SHAPE …] [--rounds N] [--scale F] [--above RATIO]
    .venv/bin/python bench/linear.py SHAPE --profile

Each shape is made in two sizes, the second twice the first, and goes through the whole run: read, annotate, extract, resolve, reconcile,
report, export. Prints a Markdown table: seconds of processor time for both sizes (the best of N rounds), their ratio, the stage that grows
most, and the memory that the larger one needs beside the loaded program. A ratio above 2.3 is marked. SHAPE is a name, or the beginning of
several.

With `--profile`, prints the functions whose own time grows most beyond the double. Each run is in a process of its own, made with `fork`,
so this works on Linux and macOS.
"""

import argparse
import cProfile
import io
import multiprocessing
import os
import pstats
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from pipeline.cli.output import write_output
from pipeline.export import describe_run, open_output
from pipeline.extract import extract
from pipeline.read import input_hashes, read_folder
from pipeline.reconcile import reconcile
from pipeline.records import Result
from pipeline.resolve import resolve
from pipeline.run import Pipeline, running_document
from pipeline.written import as_written

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.writing import FORMATS, Block, workbook, written, zipped

MOST = 2.3
"""The highest ratio that a shape may have."""

Files = Mapping[str, str | bytes]
"""Texts, or bytes of other formats, by the names of their files."""


class Shape(NamedTuple):
    """Makes the files of a size; `size` is the smaller of the two that are tried."""

    size: int
    make: Callable[[int], Files]


_SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo zu".split()


def name(number: int) -> str:
    """A name that no other number has: "Badefi"."""
    syllables = []
    for _ in range(3):
        number, at = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[at])
    return "".join(syllables).capitalize() + ("" if number == 0 else name(number - 1).lower())


def repeated(piece: str, size: int = 5_000) -> Shape:
    """One text that repeats a piece, with the number of each at ``{n}`` and a name of its own at ``{name}``."""
    numbered = "{n}" in piece or "{name}" in piece
    return Shape(
        size,
        lambda n: {
            "a.txt": "".join(piece.format(n=i, name=name(i)) for i in range(n)) + "x" if numbered else piece * n + "x"
        },
    )


def between(before: str, after: str, size: int, suffix: str = "html") -> Shape:
    """One page that has a piece many times before its text and another as many times after it."""
    return Shape(size, lambda n: {f"a.{suffix}": f"{before * n}Lund is a town.{after * n}"})


def documents(piece: str, size: int = 400) -> Shape:
    """Many documents of a sentence or two, numbered as in `repeated`."""
    return Shape(size, lambda n: {f"{i}.txt": piece.format(n=i, name=name(i)) for i in range(n)})


def corpus(*pieces: str, size: int = 400) -> Shape:
    """Many documents, each with one of a few pieces in turn."""
    return Shape(size, lambda n: {f"{i}.txt": pieces[i % len(pieces)].format(n=i, name=name(i)) for i in range(n)})


def in_format(suffix: str, size: int = 300) -> Shape:
    """One document in the format of a suffix, with headings, paragraphs, items and rows."""
    return Shape(size, lambda n: {f"a{suffix}": written(suffix, _blocks(n))})


def _blocks(n: int) -> list[Block]:
    return [
        block
        for number in range(n)
        for block in (
            ("heading", f"{name(number)} League"),
            ("paragraph", f"The {name(number)} League was founded in 1950."),
            ("item", "Norway"),
            ("row", ["Members", str(number)]),
            ("row", ["Seat", "Lund"]),
        )
    ]


def pages(n: int) -> bytes:
    """A PDF of a page for every 40 sentences."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    for number in range(n):
        canvas.drawString(72, 780 - 18 * (number % 40), f"The {name(number)} League is old.")
        if number % 40 == 39:
            canvas.showPage()
    canvas.save()
    return file.getvalue()


def with_attachments(n: int) -> bytes:
    """A mail with so many texts attached, and as many mails, each with a text attached."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "notes"
    message.set_content("See the files.")
    for number in range(n):
        inner = EmailMessage()
        inner["From"], inner["Subject"] = "b@example.org", "notes"
        inner.set_content("A note.")
        inner.add_attachment("A word.", filename="a.txt")
        message.add_attachment("A word.", filename=f"{number}.txt")
        message.add_attachment(inner)
    return message.as_bytes()


_HEADERS = "From: a@example.org\nSubject: notes\n"

SHAPES: dict[str, Shape] = {
    # layout
    "bullets": repeated("• a line of text\n", 4_000),
    "bullets, letters": repeated("• a\n", 10_000),
    "bullets, names": repeated("• {name}\n", 3_000),
    "bullets, sentences": repeated("• It was signed by {name} in 1950.\n", 600),
    "bullets, under a lead": repeated("The members are:\n• {name}\n• Lund\n", 1_000),
    "bullets, works": repeated("• “Lund {name}”, a song\n", 800),
    "numbered items": repeated("1. a line of text\n", 4_000),
    "cells": repeated("| {name} | 12 | Lund |\n", 1_000),
    "cells, one row": repeated("| a ", 4_000),
    "cells, tabs": repeated("{name}\t12\tLund\n", 1_000),
    "cells, numbers": repeated("| 1 | 2 | 3 | 4 |\n", 1_500),
    "fields": repeated("Label {n}: value\n", 3_000),
    "fields, one label": repeated("Members: Norway, {name}\n", 1_000),
    "fields, dashes": repeated("Capital – {name}\n", 1_500),
    "headings": repeated("## The {name} League\n\nIt is old.\n\n", 800),
    "headings, deep": repeated("###### a\n", 4_000),
    "headings, alone": repeated("Lund League\n\n", 3_000),
    "blank lines": repeated("\n", 200_000),
    "white space": repeated(" ", 200_000),
    "white space, lines": repeated(" \t\n", 60_000),
    "short lines": repeated("a\n", 20_000),
    "carriage returns": repeated("a\r", 10_000),
    "quoted lines": repeated("> a\n", 10_000),
    "stamps": repeated("3 May 1950, 9:15 GMT\n", 1_000),
    "addresses": repeated("https://a.example/b ", 2_000),
    # web pages
    "tags, nested": between("<div>", "</div>", 20_000),
    "tags, nested inline": between("<b>", "</b>", 20_000),
    "tags, nested lists": between("<ul><li>a", "</li></ul>", 4_000),
    "tags, nested tables": between("<table><tr><td>a<td>", "</table>", 1_500),
    "tags, nested rows": between("<table><tr><td>a</td><td>", "</td></tr></table>", 1_500),
    "tags, unclosed": between("<p><i>a", "", 3_000),
    "tags, siblings": between("<p>a</p>", "", 8_000),
    "tags, cells": between("<table><tr><td>a</td><td>b</td></tr></table>", "", 2_000),
    "tags, one row": between("<td>a</td>", "", 4_000),
    "tags, attributes": between("<a title='Lund' ", "", 20_000),
    # names
    "names, repeated": repeated("Treaty of ", 1_000),
    "names, repeated with and": repeated("Treaty of Lund and ", 1_000),
    "names, listed": repeated("{name}, ", 2_000),
    "names, of persons": repeated("Anna {name}, ", 1_500),
    "names, of bodies": repeated("the {name} League, ", 1_500),
    "names, one": repeated("Lund ", 6_000),
    "names, capitals": repeated("A ", 6_000),
    "names, upper case": repeated("LUND LEAGUE ", 3_000),
    "names, defined": repeated("The {name} League (L{n}) is old. ", 500),
    "names, defined again": repeated("The Lund League (LL) is old. ", 600),
    "names, initials": repeated("A. B. ", 3_000),
    "names, possessive": repeated("Lund's ", 4_000),
    "names, of works": repeated("The song “{name}” is by Anna Berg. ", 400),
    "names, that begin alike": repeated("Lund {name} League is old. ", 600),
    "names, by a family": repeated("{name} Berg is a nurse. ", 600),
    "names, by two given names": repeated("Anna {name} Berg is a nurse. ", 400),
    "names, by a nickname": documents("William “Bill” {name} is a nurse. Bill {name} ran. "),
    "names, by a first name": repeated("Anna {name} is a nurse. Anna ran. ", 400),
    # words
    "conjunctions": repeated("word and Lund or ", 1_500),
    "conjunctions, verbs": repeated("ran and sang and ", 2_000),
    "commas": repeated("word, ", 5_000),
    "relative clauses": repeated("who saw the man ", 1_500),
    "attributions": repeated("Anna said that ", 1_500),
    "prepositions": repeated("of the house in ", 1_500),
    "adjectives": repeated("red ", 6_000),
    "negations": repeated("not ", 6_000),
    "pronouns": repeated("It ran. He ran. She ran. They ran. ", 500),
    "pronouns, one": repeated("he ", 6_000),
    "pronouns, persons": repeated("Anna {name} ran. She sang. ", 400),
    "the treaty": repeated("The treaty is old. ", 1_000),
    "the treaty, of names": repeated("The Treaty of {name} is old. The treaty was signed. ", 400),
    # values
    "dates": repeated("3 May 1950, ", 1_500),
    "dates, other ones": Shape(2_000, lambda n: {"a.txt": "".join(f"{i % 28 + 1} May, " for i in range(n))}),
    "dates, ranges": repeated("1950-1951, ", 2_000),
    "dates, relative": repeated("last year ", 3_000),
    "dates, of one word": repeated("signed on 3 May 1950 ", 1_000),
    "numbers": repeated("1 ", 8_000),
    "numbers, decimals": repeated("1.5 ", 6_000),
    "numbers, in words": repeated("twenty ", 5_000),
    "numbers, of units": repeated("5 km ", 4_000),
    "measures": repeated("The tower is {n} m tall. ", 500),
    "measures, of many": repeated("The {name} Tower is 50 m tall. ", 500),
    "counts": repeated("{n} people were killed in {name}. ", 400),
    "money": repeated("NOK 5 million ", 2_000),
    "ages": repeated("Anna {name}, {n}, ", 1_000),
    # facts
    "events": repeated("A fire broke out in {name} in 1950. ", 400),
    "events, one": repeated("A fire broke out in Lund in 1950. ", 400),
    "events, one word": repeated("fire ", 6_000),
    "facts, one": repeated("The Treaty of Lund was signed in 1950. ", 400),
    "facts, of one name": repeated("The Treaty of Lund was signed in {n}. ", 400),
    "facts, of many names": repeated("The Treaty of {name} was signed in 1950. ", 400),
    "facts, corrected": repeated("It was opened in 1936, not in 1963. ", 400),
    "facts, with a choice": repeated("Lund was founded in 1731 or 1734. ", 400),
    "facts, of lives": repeated("{name} Berg (1950–1990) was a nurse. ", 400),
    "members, of one": repeated("{name} is a member of the Lund League. ", 400),
    "members, in one list": Shape(
        1_000, lambda n: {"a.txt": f"The members of the Lund League are {', '.join(map(name, range(n)))} and Lund."}
    ),
    # one line
    "line, words": repeated("a word in the water ", 2_500),
    "line, other words": repeated("{name} ", 5_000),
    "line, lower case": Shape(5_000, lambda n: {"a.txt": " ".join(name(i).lower() for i in range(n))}),
    "line, no spaces": repeated("abcdefghij", 20_000),
    "line, no spaces but dots": repeated("abc.", 20_000),
    "line, sentences": repeated("The ship left the town of Lund. ", 1_000),
    "line, wide spaces": repeated("a" + " " * 50, 5_000),
    "line, wrapped": repeated("the ship left the town of Lund and went to another town in the north\n", 600),
    "line, no-break spaces": repeated("word\u00a0", 5_000),
    # many documents
    "documents": documents("A word."),
    "documents, one name": documents("Anna Berg was born in Lund in 1950."),
    "documents, one family": documents("{name} Berg was born in Lund."),
    "documents, one first name": documents("Anna {name} was born in Lund. Anna Berg ran."),
    "documents, many names": documents("{name} League was founded in 1950."),
    "documents, many values": documents("The Treaty of Lund was signed in {n}."),
    "documents, many days": corpus(
        *(f"The Treaty of Lund was signed on {day} May 1950." for day in range(1, 29)), size=400
    ),
    "documents, one event": documents("A fire broke out in Lund on 3 May 1950."),
    "documents, many events": documents("A fire broke out in {name} on 3 May 1950."),
    "documents, events of a kind": documents("A fire broke out."),
    "documents, measures": documents("The Lund Tower is {n} m tall."),
    "documents, things": documents("The mill in {name} was built in 1950. The mill has 50 workers."),
    "documents, one thing": documents("The carpet mill in Lund was built in 1950."),
    "documents, abbreviations": documents("The Lund League of {name} (LL) was founded in 1950."),
    "documents, copies": documents("The Treaty of Lund was signed in Oslo in 1950 by Anna Berg, who was born in Lund."),
    "documents, members": documents("The members of the Lund League are Norway, Sweden and {name}."),
    "documents, offices": documents("Anna {name} has been the president of Norland since 1950."),
    "documents, executives": documents("Anna {name} joined Norda Foods in 1950 and was its president from 1955 to 1960."),
    # contracts and careers
    "contracts": repeated("This Agreement is made on 3 May 1950 between {name} Ltd (the “Seller”) and Lund Ltd (the “Buyer”). ", 200),
    "contracts, terms": repeated("“Term {n}” means the {name} Plant. The Seller shall pay NOK {n} to the Buyer. ", 300),
    "officers": repeated("{name} Berg was president of the Lund League from 1950 to 1955. ", 300),
    "officers, listed": repeated("• {name} Berg, president (1950–1955)\n", 600),
    "career lines": repeated("1950–1955: engineer, {name} Mill\n", 600),
    "career lines, one": repeated("1950–1955 engineer at Lund Mill; ", 600),
    "names, of all kinds": repeated("Dr. Anna B. {name}-Holm Jr. is a nurse. ", 400),
    # mails
    "mails, quoted": repeated("On 2 May 2021, Per wrote:\n> It is old.\n\n", 1_000),
    "mails, quoted deep": Shape(2_000, lambda n: {"a.eml": _HEADERS + "\n" + "".join("> " * min(i, 60) + "a\n" for i in range(n))}),
    "mails, attachments": Shape(100, lambda n: {"a.eml": with_attachments(n)}),
    "mails, in HTML": Shape(
        2_000, lambda n: {"a.eml": f"{_HEADERS}Content-Type: text/html\n\n{'<blockquote type=cite><p>a' * n}"}
    ),
    "mailbox": Shape(400, lambda n: {"a.mbox": f"From a Mon May  3 09:12:00 2021\n{_HEADERS}\nA word.\n\n" * n}),
    # formats
    **{f"format {suffix}": in_format(suffix) for suffix in FORMATS if suffix.count(".") == 1 and suffix not in (".txt", ".zip", ".mbox")},
    "format .pdf": Shape(1_000, lambda n: {"a.pdf": pages(n)}),
    "format .zip": Shape(400, lambda n: {"a.zip": zipped({f"{i}.txt": "A word." for i in range(n)})}),
    "format .zip, of archives": Shape(200, lambda n: {"a.zip": zipped({f"{i}.zip": zipped({"a.txt": "A word."}) for i in range(n)})}),
    "format .csv, wide": Shape(1_000, lambda n: {"a.csv": ",".join(map(name, range(n))) + "\n" + ",".join(map(str, range(n)))}),
    "format .xlsx, wide": Shape(1_000, lambda n: {"a.xlsx": workbook({"Sheet": [list(map(name, range(n))), list(range(n))]})}),
    # characters
    "accents": repeated("e\u0301", 40_000),
    "accents, on one letter": repeated("\u0301", 40_000),
    "letters outside the plane": repeated("𝔘 ", 5_000),
    "right to left": repeated("\u202e ", 5_000),
    "emphasis": repeated("*a* ", 5_000),
    "emphasis, open": repeated("**", 20_000),
    "mails": repeated("a@b.c ", 4_000),
    "tokens with marks": repeated("a_b.c-d/e ", 3_000),
    **{f"{marks} in a row": repeated(marks, 20_000) for marks in "( ) [ { < > / \\ \" “ ' ’ - – — . , ; : ! ? * # | = _ @ & % $ +".split()},
    **{f"{marks} with spaces": repeated(f"{marks} ", 5_000) for marks in "( ) [ { < / \" “ ” ' - – — . , ; : ? * | & % $ No. Mr.".split()},
    **{f"{marks} with letters": repeated(f"{marks}a ", 4_000) for marks in "( [ / \" “ ' - – . : * | # $".split()},
    **{f"{mark} between letters": repeated(f"a{mark}b{mark}", 10_000) for mark in "/ - – ' . , : & _ (".split()},
    **{f"{mark} between names": repeated(f"Lund{mark}", 4_000) for mark in "/ - – ' . , : & (".split()},
    **{f"{mark} between digits": repeated(f"1{mark}", 10_000) for mark in "/ - – . , : ( '".split()},
    "digits": repeated("1", 40_000),
    "digits, four": repeated("1950 ", 5_000),
    "brackets, nested with words": between("(a ", ")", 3_000, "txt"),
    "brackets, of names": repeated("Lund (Lund) ", 2_000),
    "quotes, of names": repeated("“Lund” ", 3_000),
    "quotes, of sentences": repeated("“It is old,” said Anna. ", 800),
    "dashes, of names": repeated("Lund – ", 3_000),
}  # fmt: skip


class Cost(NamedTuple):
    """Seconds of processor time by stage, and megabytes."""

    seconds: dict[str, float]
    megabytes: float

    @property
    def total(self) -> float:
        return sum(self.seconds.values())


def stages(folder: Path, pipeline: Pipeline) -> Iterator[str]:
    """The whole run on a folder of documents, one stage after the other; yields the name of each when it is done."""
    raw, out = folder / "raw", folder / "out"
    documents = list(read_folder(raw))
    manifest = describe_run(version="0", inputs=input_hashes(raw), model=pipeline.model, rules=None)
    yield "read"
    annotations = [pipeline.annotate(document) for document in documents]
    yield "annotate"
    extractions = [
        extract(running_document(document, annotation), annotation, pipeline.vocabulary)
        for document, annotation in zip(documents, annotations, strict=True)
    ]
    yield "extract"
    resolution = as_written(resolve(extractions, pipeline.vocabulary), extractions, documents)
    yield "resolve"
    reconciliation = reconcile(resolution.facts, pipeline.vocabulary, documents=documents)
    yield "reconcile"
    result = Result(
        documents=tuple(documents),
        mentions=resolution.mentions,
        entities=resolution.entities,
        facts=resolution.facts,
        **reconciliation._asdict(),
    )
    with open_output(out) as output:
        write_output(output, result, pipeline.vocabulary, manifest)
    yield "write"


def cost(folder: Path, pipeline: Pipeline) -> Cost:
    """What a run on a folder costs in this process."""
    before = _peak()
    seconds = {}
    start = time.process_time()
    for stage in stages(folder, pipeline):
        now = time.process_time()
        seconds[stage], start = now - start, now
    return Cost(seconds, _peak() - before)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def in_a_fork(files: Files, run: Callable[[Path], object], most: float | None = None) -> object:
    """What a function returns for a folder with these documents in its folder `raw`, in a process of its own; None if it fails, or takes
    more than `most` seconds."""
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "raw").mkdir()
        for file, text in files.items():
            (folder / "raw" / file).write_bytes(text if isinstance(text, bytes) else text.encode())
        ours, theirs = multiprocessing.Pipe()
        child = os.fork()
        if child == 0:
            try:
                theirs.send(run(folder))
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(0)
        theirs.close()
        try:
            return ours.recv() if ours.poll(most) else None
        except EOFError:
            return None
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    finally:
        shutil.rmtree(folder)


Profile = dict[str, tuple[int, float]]
"""The calls of each function, and the seconds spent in the function itself."""


def profile(folder: Path, pipeline: Pipeline) -> Profile:
    """Where the time of a run goes."""
    profiler = cProfile.Profile(time.process_time)
    profiler.runcall(lambda: list(stages(folder, pipeline)))
    found: Profile = {}
    for (file, line, function), (_, calls, seconds, *_) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        place = f"{'/'.join(Path(file).parts[-3:])}:{line} {function}" if line else function
        before = found.get(place, (0, 0.0))
        found[place] = before[0] + calls, before[1] + seconds
    return found


def print_growth(small: Profile, large: Profile) -> None:
    """The functions whose time grows most beyond the double."""
    print("| function | calls | | seconds | |\n|---|---:|---:|---:|---:|")
    excess = {place: seconds - 2 * small.get(place, (0, 0.0))[1] for place, (_, seconds) in large.items()}
    for place in sorted(excess, key=lambda place: -excess[place])[:15]:
        (calls, seconds), (more_calls, more_seconds) = small.get(place, (0, 0.0)), large[place]
        print(f"| `{place}` | {calls:,} | {more_calls:,} | {seconds:.2f} | {more_seconds:.2f} |")


def row(label: str, small: Cost | None, large: Cost | None, most: float) -> str:
    label = label.replace("|", "\\|")
    if small is None:
        return f"| {label} | over {most:.0f} | | **!** | | |"
    if large is None:
        return f"| {label} | {small.total:.2f} | over {most:.0f} | **!** | | |"
    ratio = large.total / small.total
    growth = {stage: large.seconds[stage] - 2 * small.seconds[stage] for stage in large.seconds}
    worst = max(growth, key=growth.__getitem__)
    within = f"{worst} {large.seconds[worst] / max(small.seconds[worst], 0.001):.1f}"
    mark = " **!**" if ratio > MOST else ""
    return f"| {label} | {small.total:.2f} | {large.total:.2f} | {ratio:.2f}{mark} | {within} | {large.megabytes:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--scale", type=float, default=1, help="multiplies all sizes")
    parser.add_argument("--most", type=float, default=120, help="end a run after this many seconds")
    parser.add_argument("--above", type=float, default=0, help="print only the rows with a higher ratio")
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()

    pipeline = Pipeline(workers=1)
    chosen = {
        label: shape
        for label, shape in SHAPES.items()
        if not arguments.shapes or label.startswith(tuple(arguments.shapes))
    }
    # What is loaded on first use is no part of a shape's cost.
    warm = {
        "a.txt": "The Treaty of Lund was signed on 3 May 1950 in Oslo. A fire killed 5 people.",
        "b.html": "<p>Lund",
    }
    folder = Path(tempfile.mkdtemp())
    (folder / "raw").mkdir()
    for file, text in warm.items():
        (folder / "raw" / file).write_text(text, encoding="utf-8")
    cost(folder, pipeline)
    shutil.rmtree(folder)

    if not arguments.profile:
        print("| shape | once (s) | twice (s) | ratio | grows most | memory (MB) |\n|---|---:|---:|---:|---|---:|")
    for label, shape in chosen.items():
        once = max(int(shape.size * arguments.scale), 1)
        if arguments.profile:
            print(f"\n## {label}, {once:,} and {2 * once:,}")
            profiles = [
                in_a_fork(shape.make(size), lambda folder: profile(folder, pipeline)) for size in (once, 2 * once)
            ]
            print_growth(*(p if isinstance(p, dict) else {} for p in profiles))
            continue
        best: list[Cost | None] = []
        for size in (once, 2 * once):
            files = shape.make(size)
            rounds = []
            for _ in range(arguments.rounds if None not in best else 0):
                rounds.append(in_a_fork(files, lambda folder: cost(folder, pipeline), arguments.most))
            costs = [r for r in rounds if isinstance(r, Cost)]
            best.append(min(costs, key=lambda r: r.total) if costs else None)
        small, large = best
        if small is None or large is None or large.total / small.total >= arguments.above:
            print(row(label, small, large, arguments.most), flush=True)


if __name__ == "__main__":
    main()
