"""More than two statements that cannot all hold: parents and children, acts after a death, totals and their parts."""

import pytest

from tests.conflicts.conftest import Found

pytestmark = pytest.mark.model

MOTHER = "Eva Lind is the mother of Karl Holm."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Eva Lind was born in 1950.", "Karl Holm was born in 1940.", MOTHER], [("order", "parent")]),
        (["Eva Lind was born in 1950.", "Karl Holm was born in 1975.", MOTHER], []),
        (
            ["Eva Lind was born in 1950.", "Karl Holm was born in 1955.", MOTHER],
            [("order", "parent")],
        ),  # at the age of five
        (["Eva Lind was born in 1950.", "Karl Holm was born in 1940.", "Eva Lind is the teacher of Karl Holm."], []),
        (["Eva Lind died in 1950.", "Eva Lind was the president of Norda in 1960."], [("order", "position_held")]),
        (["Eva Lind died in 1950.", "Eva Lind was the president of Norda in 1950."], []),
        (
            ["In 1960 Eva Lind was the president of Norda. Her aunt, the painter Eva Lind, died in 1950."],
            [],
        ),  # two of one name
        (["Eva Lind died in 1950.", "Eva Lind won the Lund Prize in 1960."], []),  # prizes are given to the dead
        (["Eva Lind died in 1950.", "The Lund Accord was signed by Eva Lind in 1960."], [("order", "signatory")]),
        (["The fire at the Norda mill killed 12 people: seven men and six women."], [("count", "killed")]),
        (["The fire at the Norda mill killed 13 people: seven men and six women."], []),
        (["The fire at the Norda mill killed 13 people, among them seven men and three women."], []),  # not all of them
        (["The fire at the Norda mill killed about 12 people: seven men and six women."], []),
    ],
)
def test_lives_and_totals(texts: list[str], expected: list[tuple[str, str]], conflicts: Found) -> None:
    assert [(kind, predicate) for kind, predicate, _ in conflicts(*texts)] == expected
