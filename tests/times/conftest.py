"""What the tests of times share: reading a text, and a text with its expected expressions in square brackets."""

import re
from collections.abc import Callable

import pytest

from pipeline.times import find_times
from pipeline.times.grammar import load_grammar

WRITTEN = "2004-06-15"  # a Tuesday

Reading = tuple[str, str, str, str | None]
"""The words of an expression, the type and value of its timex, and its EDTF."""


def _read(text: str, written: str | None = WRITTEN) -> list[Reading]:
    return [
        (text[t.start : t.end], t.timex.type, t.timex.value, t.timex.edtf) for t in find_times(text, written=written)
    ]


@pytest.fixture(scope="session", autouse=True)
def _compiled_grammar() -> None:
    """Compile the grammar once, so that no test is slow because it is the first."""
    load_grammar()


@pytest.fixture(scope="session")
def read() -> Callable[..., list[Reading]]:
    """`read(text, written)`: everything found in a text."""
    return _read


@pytest.fixture(scope="session")
def split() -> Callable[[str], tuple[str, list[str]]]:
    """`split(marked)`: the text without its brackets, and what is in them."""
    return lambda marked: (re.sub(r"[\[\]]", "", marked), re.findall(r"\[([^]]*)\]", marked))


@pytest.fixture(scope="session")
def check(split: Callable[[str], tuple[str, list[str]]]) -> Callable[..., None]:
    """`check(marked, (type, value, edtf), written)`: exactly what is in brackets is found, with these values."""

    def check(marked: str, expected: tuple[str, str, str | None], written: str | None = WRITTEN) -> None:
        text, (words,) = split(marked)
        assert _read(text, written) == [(words, *expected)]

    return check
