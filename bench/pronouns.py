"""How many pronouns are resolved, and how many of them rightly, on short texts of many shapes.

    .venv/bin/python bench/pronouns.py [FILE] [--half a|b] [--show]

A line of FILE (by default `tests/resolve/coreference/pronouns.tsv`) is a shape, a half and a text in which each pronoun has what it means:
"{He=Olof Lind} met …"; several are joined by "+", and "-" means that the text does not say. `half` prints the figures of one half alone,
`--show` prints each pronoun that is wrong or left open.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.records import Document
from pipeline.resolve.coreference import Coreference
from pipeline.resolve.linking import link_names
from pipeline.resolve.names import NameForms
from pipeline.resolve.registration import Registration
from pipeline.resolve.registry import Registry
from pipeline.resolve.resolution import resolve_nouns
from pipeline.run import Pipeline

FILE = Path(__file__).parents[1] / "tests" / "resolve" / "coreference" / "pronouns.tsv"
_MARK = re.compile(r"\{(?P<pronoun>\w+)=(?P<meant>[^}]+)\}")


class Case(NamedTuple):
    """A text, and for each marked pronoun its offset and the names of what it means; no names if the text does not say."""

    shape: str
    half: str
    text: str
    pronouns: tuple[tuple[int, tuple[str, ...]], ...]


class Answer(NamedTuple):
    """What a pronoun means, and what it is resolved to: each a tuple of names, empty if it is left open."""

    case: Case
    start: int
    meant: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """Whether it is right, wrong, missed, or rightly left open."""
        if self.found:
            return "right" if self.found == self.meant else "wrong"
        return "missed" if self.meant else "open"


class Score(NamedTuple):
    """Precision of what is resolved, and recall of what the texts say."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)


def read_cases(file: Path) -> Iterator[Case]:
    """The cases of a file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            shape, half, marked = line.split("\t")
            yield Case(shape, half, *_unmarked(marked.replace("\\n", "\n")))


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    text, pronouns, position = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        meant = () if mark["meant"] == "-" else tuple(sorted(mark["meant"].split("+")))
        pronouns.append((len(text), meant))
        text += mark["pronoun"]
        position = mark.end()
    return text + marked[position:], tuple(pronouns)


def answers(pipeline: Pipeline, cases: Iterable[Case]) -> Iterator[Answer]:
    """What the pronouns of all cases are resolved to, each text on its own."""
    cases = list(cases)
    documents = [Document(id=f"{number:04}", text=case.text) for number, case in enumerate(cases)]
    for case, extraction in zip(cases, pipeline.extract(documents), strict=True):
        assert not isinstance(extraction, Document), extraction.error
        registry = Registry(NameForms(pipeline.vocabulary.lexicon))
        document = Registration(registry, pipeline.vocabulary.predicates).register(extraction)
        link_names([document], registry, pipeline.vocabulary.predicates)
        coreference = resolve_nouns(document, registry)
        at = {mention.start: i for i, mention in enumerate(document.mentions) if mention.kind == "pronoun"}
        for start, meant in case.pronouns:
            found = _names(coreference, at[start], meant) if start in at else ()
            yield Answer(case, start, meant, found)


def _names(coreference: Coreference, index: int, meant: tuple[str, ...]) -> tuple[str, ...]:
    """The names of what a pronoun is resolved to: of several names of one thing, the one that is meant."""
    registry = coreference.context.registry
    names = []
    for key in coreference.pronouns(index, ("any",)):
        known = [set(name.split()) for name in registry.names(key)]
        fitting = (m for m in meant if any(set(m.split()) <= words or words <= set(m.split()) for words in known))
        names.append(next(fitting, registry.name(key)))
    return tuple(sorted(names))


def score(found: Iterable[Answer]) -> Score:
    """How many are right, wrong and missed. A wrong one is also missed if the text says what is meant."""
    found = list(found)
    counts = Counter(answer.outcome for answer in found)
    mistaken = sum(answer.outcome == "wrong" and bool(answer.meant) for answer in found)
    return Score(counts["right"], counts["wrong"], counts["missed"] + mistaken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--half", choices=["a", "b"])
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    cases = [case for case in read_cases(arguments.file) if arguments.half in (None, case.half)]
    found = list(answers(Pipeline(), cases))
    for shape in dict.fromkeys(case.shape for case in cases):
        _print(shape, [answer for answer in found if answer.case.shape == shape])
    _print("all", found)
    for answer in found if arguments.show else ():
        if answer.outcome in {"wrong", "missed"}:
            text = answer.case.text.replace("\n", " ")
            print(f"{answer.outcome} [{answer.case.shape}] {text[: answer.start]}^{text[answer.start :]}")
            print(f"    meant {', '.join(answer.meant) or 'nobody'}; found {', '.join(answer.found) or 'nobody'}")


def _print(label: str, found: list[Answer]) -> None:
    total = score(found)
    print(
        f"{label:14} {len(found):4} pronouns, {total.right + total.wrong:4} resolved, {total.right:4} right"
        f"   P {total.precision:.3f} R {total.recall:.3f}"
    )


if __name__ == "__main__":
    main()
