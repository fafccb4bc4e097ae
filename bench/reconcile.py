"""What it costs to reconcile, as the facts grow.

    .venv/bin/python bench/reconcile.py [--largest N]

Reconciles made-up facts, 10,000 to N (by default 1,000,000; 10,000,000 takes about half an hour): subjects with a dozen facts
each (dates, chairs with times, counts, members, lists, open events) from a thousand sources, each of which knows some of them; one value in
twenty is wrong. The facts are made on demand, as a reader of files would do it, so that peak memory is that of the reconciler and its
findings. Prints seconds, their growth from row to row, facts a second, and the peak.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator, Sequence

from pipeline.reconcile import reconcile_subjects
from pipeline.records import DateValue, EntityRef, EntityValue, Evidence, Fact, NumberValue, Value
from pipeline.vocabulary import load_vocabulary

_SOURCES = 1000
_WRONG = 0.05
_MEMBERS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=1_000_000, metavar="N")
    largest = parser.parse_args().largest
    print(
        "| facts | conflicts | corroborations | seconds | × the row above | facts/s | peak MiB |\n|---:|---:|---:|---:|---:|---:|---:|"
    )
    size, before = 10_000, 0.0
    while size <= largest:
        made = [0]

        def subjects(size: int = size, made: list[int] = made) -> Iterator[Sequence[Fact]]:
            made[0] = 0
            number = 0
            while made[0] < size:
                facts = _facts(number)
                made[0] += len(facts)
                number += 1
                yield facts

        start = time.perf_counter()
        found = reconcile_subjects(subjects, load_vocabulary())
        taken = time.perf_counter() - start
        growth = f"{taken / before:.1f}" if before else "–"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"| {made[0]:,} | {len(found.conflicts):,} | {len(found.corroborations):,} | {taken:.1f} | {growth} "
            f"| {made[0] / taken:,.0f} | {peak:,} |",
            flush=True,
        )
        size, before = size * 10, taken


def _facts(number: int) -> list[Fact]:
    """The facts of one subject, sorted by id."""
    chance = random.Random(number)
    subject = EntityRef(entity=f"e-{number:09}", name=f"League {number}", type="ORG")
    told: dict[tuple[str, str, str], list[str]] = {}
    values: dict[tuple[str, str, str], tuple[str, Value, Value | None]] = {}

    def say(predicate: str, value: Value, source: str, time_: Value | None = None) -> None:
        key = (predicate, value.model_dump_json(), time_.name if time_ else "")
        told.setdefault(key, []).append(source)
        values[key] = (predicate, value, time_)

    year = chance.randrange(1900, 2000)
    for source in {f"source {chance.randrange(_SOURCES)}" for _ in range(4)}:
        wrong = chance.random() < _WRONG
        founded = year + (1 + chance.randrange(9) if wrong else 0)
        say("founded", DateValue(name=str(founded), edtf=str(founded)), source)
        count = 12 + number % 50 + (1 if wrong else 0)
        say("member_count", NumberValue(name=str(count), amount=count), source)
        for term in range(3):
            time_ = DateValue(name=f"{year + term}", edtf=f"{year + term}/{year + term}", extent="whole")
            say("chair", EntityValue(name=f"Chair {number} {term}", entity=f"e-c{number}-{term}"), source, time_)
        for member in chance.sample(range(20), _MEMBERS):
            say("member", EntityValue(name=f"Member {member}", entity=f"e-m{member}"), source)
        boats = 100 + number % 900 + (7 if wrong else 0)
        say("open:own_boat", NumberValue(name=str(boats), amount=boats, unit="boat"), source)
    facts = []
    for place, key in enumerate(told):
        predicate, value, time_ = values[key]
        facts.append(
            Fact(
                id=f"f-{number:09}-{place:03}",
                subject=subject,
                predicate=predicate,
                value=value,
                qualifiers={"time": (time_,)} if time_ else {},
                confidence=0.9,
                evidence=tuple(
                    Evidence(document=source, start=0, end=len(value.name), quote=value.name, rule="bench/made")
                    for source in sorted(told[key])
                ),
            )
        )
    return facts


if __name__ == "__main__":
    main()
