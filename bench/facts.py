"""How often each rule is right, and whether its confidence shows it.

    .venv/bin/python bench/facts.py GOLD.jsonl [--limit N] [--rules]

GOLD holds one document per line in the format of KnowledgeNet (Mesquita et al., 2019), with offsets into the text: `id`, `text`, and
`passages`, each with `start`, `end`, `properties` (what was annotated there) and `facts`, each with `property`, and `subject` and
`object` as pairs of offsets. A fact of ours is right if gold has one of its property whose subject and object it overlaps. Facts of
properties that nobody annotated in a passage are left out.

Prints how many facts of each confidence are right (calibration); with --rules, also how many of each rule.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.records import Document, Fact, Result
from pipeline.run import Pipeline

# What KnowledgeNet calls our predicates.
_PROPERTIES = {
    "founded": "DATE_FOUNDED", "founded_by": "FOUNDED_BY", "headquarters": "HEADQUARTERS", "parent_organization": "SUBSIDIARY_OF",
    "chief_executive": "CEO", "born": "DATE_OF_BIRTH", "birth_place": "PLACE_OF_BIRTH", "died": "DATE_OF_DEATH",
    "nationality": "NATIONALITY", "residence": "PLACE_OF_RESIDENCE", "spouse": "SPOUSE", "parent": "CHILD_OF",
    "educated_at": "EDUCATED_AT", "employer": "EMPLOYEE_OR_MEMBER_OF", "party": "POLITICAL_AFFILIATION",
}  # fmt: skip
_STEP = 0.05


class Judged(NamedTuple):
    """A fact of ours with the rule that read it, its confidence, and whether gold has it."""

    rule: str
    confidence: float
    right: bool


def judge(record: dict[str, Any], result: Result) -> Iterator[Judged]:
    """Our facts in the passages of one record, if their property was annotated there."""
    for fact in result.facts:
        name = _PROPERTIES.get(fact.predicate)
        if name is None or fact.polarity != "affirmed":
            continue
        for passage in record["passages"]:
            value = fact.evidence[0].value
            if name not in passage["properties"] or value is None or not passage["start"] <= value[0] < passage["end"]:
                continue
            gold = [g for g in passage["facts"] if g["property"] == name]
            right = any(_same(fact, g["subject"], g["object"]) for g in gold)
            # A marriage has two sides.
            right = right or (fact.predicate == "spouse" and any(_same(fact, g["object"], g["subject"]) for g in gold))
            yield Judged(fact.evidence[0].rule, fact.confidence, right)


def _same(fact: Fact, subject: list[int], value: list[int]) -> bool:
    said = fact.evidence[0]
    return _overlap(said.subject, subject) and _overlap(said.value, value)


def _overlap(ours: tuple[int, int] | None, gold: list[int]) -> bool:
    return ours is not None and ours[0] < gold[1] and gold[0] < ours[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--rules", action="store_true")
    arguments = parser.parse_args()
    pipeline = Pipeline()
    judged: list[Judged] = []
    with arguments.gold.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == arguments.limit:
                break
            record = json.loads(line)
            judged += judge(record, pipeline.run([Document(id="a", text=record["text"])]))
    print("| confidence | facts | right |\n|---:|---:|---:|")
    bins: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        bins[round(one.confidence / _STEP)].append(one)
    for step in sorted(bins):
        print(
            f"| {step * _STEP:.2f} | {len(bins[step]):,} | {sum(j.right for j in bins[step]) / len(bins[step]):.2f} |"
        )
    if arguments.rules:
        by_rule: dict[str, list[Judged]] = defaultdict(list)
        for one in judged:
            by_rule[one.rule].append(one)
        print("\n| rule | facts | right |\n|---|---:|---:|")
        for rule in sorted(by_rule):
            print(f"| {rule} | {len(by_rule[rule])} | {sum(j.right for j in by_rule[rule]) / len(by_rule[rule]):.2f} |")


if __name__ == "__main__":
    main()
