"""What the tests of clauses share: the clauses of a text in words."""

from collections.abc import Callable

import pytest

from pipeline.records import Clause, Document
from pipeline.run import Pipeline


@pytest.fixture(scope="session")
def roles(pipeline: Pipeline) -> Callable[[str], list[str]]:
    """All clauses of a text, each as its lemma with the words of its arguments by role."""

    def read(text: str) -> list[str]:
        clauses = pipeline.annotate(Document(id="a", text=text)).clauses
        return [f"{clause.lemma}: {_arguments(text, clause)}" for clause in clauses]

    return read


def _arguments(text: str, clause: Clause) -> str:
    words: dict[str, list[str]] = {}
    for argument in clause.arguments:
        words.setdefault(argument.role, []).append(text[slice(*argument.span)])
    return "; ".join(f"{role} {' + '.join(said)}" for role, said in words.items())
