"""Gender: for whom a document says "he", and for whom "she"."""

from collections.abc import Callable

import pytest

from pipeline.resolve.coreference import Coreference
from pipeline.resolve.coreference.gender import gender_of_pronoun, genders

HE = "[he|PERSON|pronoun]"
SHE = "[she|PERSON|pronoun]"
KIM = "[Kim Berg|PERSON]"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[Mrs Berg|PERSON] came.", {"Mrs Berg": "she"}),  # a title in the name
        ("They met Mr [Lind|PERSON].", {"Lind": "he"}),  # or before it
        ("[Dr Berg|PERSON] came.", {}),  # a title of either
        (f"{KIM} said that {SHE}", {"Kim Berg": "she"}),  # a pronoun that refers back to the name
        (f"{KIM} came. Then {SHE}", {}),  # not in its sentence
        (f"{KIM} met [Anna Moe|PERSON] before {SHE}", {}),  # the sentence names two
        (f"{KIM} said that {SHE}. {KIM} said that {HE}", {}),  # as many signs for both
        (f"{KIM} said that {SHE}. {KIM} said that {SHE}. {KIM} said that {HE}", {"Kim Berg": "she"}),  # more for one
        (f"{KIM}'s friend said that {HE}", {}),  # the friend
        (f"{KIM} met a man before {HE}", {}),  # the man
        (f"{KIM} {'x' * 200} {HE}", {}),  # too far away
        (f"[Mrs Berg|PERSON] said that {HE}", {"Mrs Berg": "she"}),  # what she is called weighs more
        ("[Norda|ORG] said that [it|THING|pronoun]", {}),  # no person
        (f"[Norda|ORG] said that {HE}", {}),  # no person that is named
    ],
)
def test_gender_follows_from_titles_or_pronouns(
    markup: str, expected: dict[str, str], read: Callable[..., Coreference]
) -> None:
    context = read(markup).context
    assert {context.registry.name(key): gender for key, gender in genders(context).items()} == expected


@pytest.mark.parametrize(
    ("pronoun", "gender"),
    [
        ("he", "he"),
        ("His", "he"),
        ("himself", "he"),
        ("She", "she"),
        ("her", "she"),
        ("it", None),
        ("they", None),
        ("I", None),
    ],
)
def test_gender_of_pronouns(pronoun: str, gender: str | None, read: Callable[..., Coreference]) -> None:
    assert gender_of_pronoun(pronoun, read("").context) == gender
