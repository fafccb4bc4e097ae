"""Slots: which arguments of a clause may fill a place of a rule."""

from typing import Any

import pytest
from pydantic import ValidationError

from pipeline.records import Argument
from pipeline.vocabulary.rules import Slot


def argument(role: str, preposition: str | None = None, owner_form: Any = None, nesting: int = 0) -> Argument:
    """An argument of a clause, of which only these fields count."""
    return Argument(
        role=role,
        preposition=preposition,
        owner_form=owner_form,
        nesting=nesting,
        start=0,
        end=4,
        head=(0, 4),
        lemma="lund",
    )


OF = {"role": "of", "prepositions": ["of"]}
ANY_OF = {**OF, "possessor": True, "modifier": True}
FROM = {"role": "oblique", "prepositions": ["from"], "nested": ["at"]}


@pytest.mark.parametrize(
    ("slot", "given", "admitted"),
    [
        ("subject", argument("subject"), True),
        ("subject", argument("object"), False),  # another role
        ("oblique", argument("oblique", "to"), True),  # a role alone takes any preposition
        ("of", argument("of", owner_form="possessor"), True),  # and any form: “Norway's chair”
        ("oblique", argument("oblique", "to", nesting=1), False),  # but nothing nested
        ("oblique to into", argument("oblique", "into"), True),
        ("oblique to into", argument("oblique", "from"), False),
        ("oblique to", argument("oblique", "to", nesting=1), False),  # “wrote a letter to X”
        (OF, argument("of", "of"), True),  # “the chair of X”
        (OF, argument("of", owner_form="possessor"), False),  # “X's chair”
        (OF, argument("of", owner_form="modifier"), False),  # “the X chair”
        ({**OF, "possessor": True}, argument("of", owner_form="possessor"), True),
        ({**OF, "possessor": True}, argument("of", owner_form="modifier"), False),
        ({**OF, "possessor": True}, argument("of", "for"), False),
        ({"role": "of", "modifier": True}, argument("of", owner_form="modifier"), True),
        ({"role": "of", "modifier": True}, argument("of", "of"), False),
        (ANY_OF, argument("of", "of"), True),
        (ANY_OF, argument("of", owner_form="possessor"), True),
        (ANY_OF, argument("of", owner_form="modifier"), True),
        (FROM, argument("oblique", "from"), True),  # “graduated from X”
        (FROM, argument("oblique", "at", nesting=1), True),  # “finished a course at X”
        (FROM, argument("oblique", "at"), False),  # not nested
        (FROM, argument("oblique", "from", nesting=1), False),  # nested, after another preposition
        (FROM, argument("oblique", "at", nesting=2), False),  # nested twice: “the head of a course at X”
    ],
)
def test_a_slot_admits_an_argument(slot: Any, given: Argument, admitted: bool) -> None:
    assert Slot.model_validate(slot).admits(given) is admitted


def test_a_slot_in_words_is_the_table_of_them() -> None:
    assert Slot.model_validate("oblique to into") == Slot(role="oblique", prepositions=("to", "into"))
    assert str(Slot(role="oblique", prepositions=("to", "into"))) == "oblique to into"


@pytest.mark.parametrize("slot", ["", "objekt", {"role": "of", "possesor": True}, {"prepositions": ["of"]}])
def test_a_wrong_slot_is_refused(slot: Any) -> None:
    with pytest.raises(ValidationError):
        Slot.model_validate(slot)
