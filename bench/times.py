"""How well and how fast times are read, compared with Duckling, dateparser and timexy on the same texts.

    .venv/bin/python bench/times.py [--show] [--rounds N]

Each row of `time_forms.tsv` has a text with one time expression and its value, or with none (a near miss). The value is TIMEX3 for a
duration, a set or a time of day, and EDTF otherwise. `|` separates values that are all right, and `[a,b]` means that the text
leaves open which of the two it is.

If conventions differ, the answer is judged in the tool's favour:

- An answer that overlaps the expression has found it. Only the days that its value spans are compared. "About" and "perhaps"
  need not be read, and a duration may be given as a set.
- A range may be one answer, or two answers with the values of its ends.
- Of an ambiguous date either reading is right, and of a season any three months or so within it.
- A tool that needs a date to read a text against gets the date of the document. If there is none, it reads the text twice, against two
  different dates, and the parts that differ count as unknown.

For speed, all tools read the same pieces of text, one at a time, as plain spaCy does for comparison.
"""

import argparse
import csv
import functools
import importlib
import importlib.metadata
import logging
import re
import statistics
import time
import zoneinfo
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import spacy

from pipeline.parse.model import load_model
from pipeline.records import Timex
from pipeline.times import find_times
from pipeline.values.dates import PartialDate, earliest, latest, parse_edtf

FORMS = Path(__file__).parent / "time_forms.tsv"
TEXTS = Path(__file__).parents[1] / "raw"
WRITTEN = "2004-06-15"
REPEATED = 5
HINT = "not installed: `pip install '.[bench]'`"

# Different in year, month, day and weekday.
UNDATED = (date(2001, 3, 5), date(2014, 10, 23))


class Form(NamedTuple):
    """A row of the list; `written` and `expression` may be empty."""

    group: str
    text: str
    written: str
    expression: str
    type: str
    value: str


class Answer(NamedTuple):
    """``text[start:end]``, and its value according to the tool; several values if the answer can be understood in several ways."""

    start: int
    end: int
    values: tuple[str, ...]


Read = Callable[[str, str | None], list[Answer]]
"""Reads all times of a text, given the ISO day on which it was written, or None."""
ReadAt = Callable[[str, date], list[Answer]]


def forms() -> list[Form]:
    with FORMS.open(encoding="utf-8", newline="") as lines:
        return [Form(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


# The tools. Each function raises ImportError if its tool is not installed.
def factmill() -> Read:
    def values(timex: Timex) -> tuple[str, ...]:
        if timex.readings:
            return (f"[{','.join(timex.readings)}]",)
        value = timex.edtf if timex.type == "DATE" and timex.edtf else timex.value
        return (value, timex.interval) if timex.interval else (value,)

    def read(text: str, written: str | None) -> list[Answer]:
        return [Answer(found.start, found.end, values(found.timex)) for found in find_times(text, written=written)]

    return read


# The length of an ISO time at each of Duckling's grains.
_WRITTEN_AT = {"year": 4, "quarter": 7, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16, "second": 16}
_DURATIONS = {
    "year": "P{}Y", "quarter": "P{}Q", "month": "P{}M", "week": "P{}W", "day": "P{}D",
    "hour": "PT{}H", "minute": "PT{}M", "second": "PT{}S",
}  # fmt: skip


def duckling() -> Read:
    library: Any = importlib.import_module("duckling")
    zones = library.load_time_zones(zoneinfo.TZPATH[0])
    locale = library.parse_locale("EN_US", library.default_locale_lang(library.parse_lang("EN")))
    dimensions = library.parse_dimensions(["time", "duration"])

    @functools.cache
    def context(base: date) -> Any:
        midnight = datetime(base.year, base.month, base.day, tzinfo=UTC)
        return library.Context(library.parse_ref_time(zones, "UTC", int(midnight.timestamp())), locale)

    def read(text: str, base: date) -> list[Answer]:
        return [
            Answer(found["start"], found["end"], _duckling_values(found["value"], base))
            for found in library.parse(text, context(base), dimensions, False)
        ]

    return with_unknowns(read)


def _duckling_values(value: dict[str, Any], base: date) -> tuple[str, ...]:
    if "unit" in value:
        return (_DURATIONS[value["unit"]].format(value["value"]),)
    if value["type"] == "value":
        return (_duckling_time(value),)
    start, end = value.get("from"), value.get("to")
    first = _duckling_time(start).partition("/")[0] if start else ".."
    if end is None:
        return (f"{first}/..",)
    last = _duckling_time(end, before=True).rpartition("/")[2]
    if first == f"{base}T00:00":
        # "By 2030": from the moment of reading, which is midnight, to the first moment of 2030.
        return f"../{last}", f"../{last.removesuffix('T23:59')}"
    # "Until 2030", "before 2030": the answer does not say whether 2030 is included.
    return (f"{first}/{last}",) if start else (f"../{last}", f"../{_duckling_time(end)}")


def _duckling_time(point: dict[str, Any], *, before: bool = False) -> str:
    """A time at its grain; if `before`, the one before it, for an end that is exclusive."""
    text, grain = point["value"], point["grain"]
    if text.startswith("-"):
        # Duckling has no year 0.
        return f"-{int(text[1:5]) - 1:04}"
    moment = datetime.fromisoformat(text)
    months = {"year": 12, "quarter": 3, "month": 1}.get(grain)
    if before and months:
        moment = _on(moment, -months)
    elif before:
        moment -= timedelta(**{f"{grain}s": 1})
    written = moment.isoformat()[: _WRITTEN_AT[grain]]
    if grain == "quarter":
        return f"{written}/{_on(moment, 2).isoformat()[:7]}"
    return f"{written}/{moment.date() + timedelta(days=6)}" if grain == "week" else written


def _on(moment: datetime, months: int) -> datetime:
    """The first day of the month that is this many months later."""
    month = moment.year * 12 + moment.month - 1 + months
    return moment.replace(year=month // 12, month=month % 12 + 1, day=1)


def dateparser() -> Read:
    search: Any = importlib.import_module("dateparser.search")
    parser: Any = importlib.import_module("dateparser.date").DateDataParser

    @functools.cache
    def settings(base: date) -> dict[str, Any]:
        return {"RELATIVE_BASE": datetime(base.year, base.month, base.day), "RETURN_TIME_AS_PERIOD": True}

    @functools.cache
    def precision(base: date) -> Any:
        return parser(languages=["en"], settings=settings(base))

    def read(text: str, base: date) -> list[Answer]:
        answers, position = [], 0
        for words, moment in search.search_dates(text, languages=["en"], settings=settings(base)) or []:
            # It gives the words without their offsets.
            start = max(text.lower().find(words.lower(), position), position)
            position = start + len(words)
            period = precision(base).get_date_data(words).period
            answers.append(Answer(start, position, _dateparser_values(moment, period)))
        return answers

    return with_unknowns(read)


def _dateparser_values(moment: datetime, period: str) -> tuple[str, ...]:
    if period == "week":
        # "Last week" means the week, "a week ago" the day.
        monday = moment.date() - timedelta(days=moment.weekday())
        return f"{monday}/{monday + timedelta(days=6)}", str(moment.date())
    return (moment.isoformat()[: {"year": 4, "month": 7, "time": 16}.get(period, 10)],)


def timexy() -> Read:
    importlib.import_module("timexy")
    # It logs each number that it cannot interpret.
    logging.getLogger("timexy").setLevel(logging.CRITICAL)
    nlp = spacy.blank("en")
    nlp.add_pipe("timexy")

    def read(text: str, written: str | None) -> list[Answer]:
        return [Answer(e.start_char, e.end_char, _timexy_values(e.text, e.kb_id_)) for e in nlp(text).ents]

    return read


def _timexy_values(words: str, timex: str) -> tuple[str, ...]:
    value = timex.rpartition('value="')[2].rstrip('"')
    # For a month it gives the first day.
    month = re.fullmatch(r"[A-Za-z]+\s+\d+", words)
    return (value if value.startswith("P") else value[: 7 if month else 10],)


TOOLS: dict[str, tuple[str, Callable[[], Read]]] = {
    "Factmill": ("factmill", factmill),
    "Duckling": ("pyduckling-native-phihos", duckling),
    "dateparser": ("dateparser", dateparser),
    "timexy": ("timexy", timexy),
}
"""The package and the reader of each tool, by its name."""


def with_unknowns(read: ReadAt) -> Read:
    """A reader made from one that always needs a date. If the text has none, X stands for what comes only from that date."""

    def read_undated(text: str, written: str | None) -> list[Answer]:
        if written:
            return read(text, date.fromisoformat(written))
        answers, others = (read(text, base) for base in UNDATED)
        by_span = {(other.start, other.end): other.values for other in others}
        return [
            answer._replace(
                values=tuple(
                    _common(a, b) for a, b in zip(answer.values, by_span.get(answer[:2], answer.values), strict=False)
                )
            )
            for answer in answers
        ]

    return read_undated


def _common(one: str, other: str) -> str:
    """The parts that two values have in common, with X for the others: XXXX-05-15."""
    parts, others = (re.split(r"([-/T:])", value) for value in (one, other))
    if len(parts) != len(others):
        return one
    return "".join(a if a == b else "X" * len(a) for a, b in zip(parts, others, strict=True))


# Judging.


def judge(form: Form, answers: Sequence[Answer]) -> tuple[str, bool]:
    """The verdict, and whether there is an answer outside the expression. The verdict is ``right``, ``wrong value`` or ``missed``; for a
    near miss, ``right`` or ``false``."""
    start = form.text.index(form.expression) if form.expression else 0
    end = start + len(form.expression)
    inside = [answer for answer in answers if answer.start < end and answer.end > start]
    false = len(inside) < len(answers)
    if not form.expression:
        return ("false" if false else "right"), false
    if any(says(inside, value) for value in form.value.split("|")):
        return "right", false
    return ("wrong value" if inside else "missed"), false


def says(answers: Iterable[Answer], expected: str) -> bool:
    """Whether one of the answers has this value, or two of them have the values of its ends."""
    values = [value for answer in answers for value in answer.values]
    ends = expected.split("/")
    return any(same(value, expected) for value in values) or (
        len(ends) == 2 and all(any(same(value, end) for value in values) for end in ends)
    )


def same(value: str, expected: str) -> bool:
    """Whether two values mean the same."""
    if expected.startswith("["):
        return value == expected or value in expected.strip("[]").split(",")
    if value.removesuffix(":00") == expected.removesuffix(":00"):
        return True
    if value.startswith("P") and expected.startswith("P"):
        return _length(value) == _length(expected) is not None
    days, wanted = _days(value), _days(expected)
    if days is None or wanted is None:
        return False
    if _is_season(expected) and None not in (*days, *wanted):
        (first, last), (earliest_start, latest_end) = days, wanted
        return bool(earliest_start <= first and last <= latest_end and last - first > 80)
    return days == wanted


def _is_season(edtf: str) -> bool:
    found = parse_edtf(edtf)
    return isinstance(found, PartialDate) and found.season is not None


def _days(edtf: str) -> tuple[Any, Any] | None:
    """The first and last day as ordinals, None for an open end; None if it is not a date."""
    try:
        return earliest(edtf), latest(edtf)
    except ValueError:
        return None


def _length(duration: str) -> tuple[str, float] | None:
    """A duration of one unit, in months, days or seconds; None for any other value."""
    found = re.fullmatch(r"P(T?)([\d.]+)([A-Z]+)", duration)
    unit, size = {
        "Y": ("M", 12), "Q": ("M", 3), "M": ("M", 1), "W": ("D", 7), "D": ("D", 1),
        "TH": ("S", 3600), "TM": ("S", 60), "TS": ("S", 1),
    }.get(found[1] + found[3] if found else "", ("", 0))  # fmt: skip
    return (unit, float(found[2]) * size) if found and unit else None


# Measuring and printing.


def pieces() -> list[str]:
    """The documents in `raw/`, cut at empty lines and repeated."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    return [piece for text in texts for piece in re.split(r"\n\s*\n", text) if piece.strip()] * REPEATED


def read_all(read: Read, texts: Iterable[str]) -> list[list[Answer]]:
    return [read(text, WRITTEN) for text in texts]


def seconds(rounds: int, run: Callable[[], object]) -> float:
    """The median time of a number of rounds, after one that does not count."""
    run()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the answers of each tool to each row")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()

    readers: dict[str, Read] = {}
    for name, (_, reader) in TOOLS.items():
        try:
            readers[name] = reader()
        except ImportError:
            continue
    rows = forms()
    answers = {name: [read(form.text, form.written or None) for form in rows] for name, read in readers.items()}
    if arguments.show:
        show(rows, answers)

    print("| tool | list | right | wrong value | missed | false |\n|---|---|---:|---:|---:|---:|")
    for name in TOOLS:
        if name not in readers:
            print(f"| {name} | {HINT} | | | | |")
            continue
        for group, size in Counter(form.group for form in rows).items():
            judged = [judge(form, a) for form, a in zip(rows, answers[name], strict=True) if form.group == group]
            verdicts, false = Counter(verdict for verdict, _ in judged), sum(false for _, false in judged)
            counts = ("–", "–") if group == "near miss" else (verdicts["wrong value"], verdicts["missed"])
            print(f"| {name} | {group}, {size} | {verdicts['right']} | {counts[0]} | {counts[1]} | {false} |")

    texts, nlp = pieces(), load_model()
    plain = seconds(arguments.rounds, lambda: list(nlp.pipe(texts)))
    print(f"\n{sum(map(len, texts)):,} characters in {len(texts)} pieces; median of {arguments.rounds}\n")
    print("| tool | version | seconds | of plain spaCy |\n|---|---|---:|---:|")
    print(f"| plain spaCy (`nlp.pipe`) | {importlib.metadata.version('spacy')} | {plain:.3f} | 1.00 |")
    for name, (package, _) in TOOLS.items():
        if name not in readers:
            print(f"| {name} | {HINT} | | |")
            continue
        taken = seconds(arguments.rounds, functools.partial(read_all, readers[name], texts))
        version = importlib.metadata.version(package)
        print(f"| {name} | {version} | {taken:.3f} | {taken / plain:.2f} |")


def show(rows: Sequence[Form], answers: dict[str, list[list[Answer]]]) -> None:
    for number, form in enumerate(rows):
        print(f"{form.group}: {form.text}\n    {form.expression or '(no time)'} = {form.value or '–'}")
        for name, found in answers.items():
            verdict, false = judge(form, found[number])
            said = "; ".join(f"{form.text[a.start : a.end]} = {' or '.join(a.values)}" for a in found[number])
            print(f"    {name:<10} {verdict + (' and false' if false and verdict != 'false' else ''):<22} {said}")
    print()


if __name__ == "__main__":
    main()
