"""Gender: for whom a document says "he", and for whom "she"."""

from collections.abc import Callable

import pytest

from pipeline.resolve.coreference import Coreference
from pipeline.resolve.coreference.gender import Genders, gender_of_pronoun

HE = "[he|PERSON|pronoun]"
SHE = "[she|PERSON|pronoun]"
KIM = "[Kim Berg|PERSON]"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[Mrs Berg|PERSON] came.", {"Mrs Berg": "she"}),  # a title in the name
        ("They met Mr [Lind|PERSON].", {"Lind": "he"}),  # or before it
        ("[Dr Berg|PERSON] came.", {}),  # a title of either
        ("[Anna Berg|PERSON] met [Olof Lind|PERSON].", {"Anna Berg": "she", "Olof Lind": "he"}),  # given names
        ("[Anna|PERSON] came.", {}),  # a single name may be a family name
        (
            f"[Anna|PERSON] met [Kim Moe|PERSON]. [Anna|PERSON] said that {SHE}",
            {"Anna": "she"},
        ),  # with a pronoun, enough
        ("[A. Berg|PERSON] met [Kim Moe|PERSON].", {}),  # no given name, and one of both
        ("[Li Anna|PERSON] met [Dr. Anna Berg|PERSON].", {"Dr. Anna Berg": "she"}),  # a family name first
        (f"{KIM} said that {SHE}", {"Kim Berg": "she"}),  # a pronoun that refers back to the name
        (f"{KIM} came. Then {SHE}", {"Kim Berg": "she"}),  # there is nobody else
        (f"{KIM} met [Lee Moe|PERSON]. Then {SHE}", {}),  # one of two
        (f"{KIM} met [Lee Moe|PERSON] before {SHE}", {}),  # the sentence names two
        (f"{KIM} said that {SHE}. {KIM} said that {HE}", {}),  # as many signs for both
        (f"{KIM} said that {SHE}. {KIM} said that {SHE}. {KIM} said that {HE}", {"Kim Berg": "she"}),  # more for one
        (f"{KIM}'s friend said that {HE}", {}),  # the friend
        (f"{KIM} met a man before {HE}", {}),  # the man
        (f"{KIM} {'x' * 200} {HE}", {}),  # too far away
        (f"[Mrs Berg|PERSON] said that {HE}", {"Mrs Berg": "she"}),  # what she is called weighs more
        (f"[Anna Berg|PERSON] said that {HE}", {"Anna Berg": "she"}),  # so does a given name
        (
            f"[Anna Berg|PERSON] said that {HE}. {HE}. {HE}. {HE}",
            {"Anna Berg": "he"},
        ),  # but not more than many pronouns
        ("[Norda|ORG] said that [it|THING|pronoun]", {}),  # no person
        (f"[Norda|ORG] said that {HE}", {}),  # no person that is named
    ],
)
def test_gender_follows_from_titles_names_and_pronouns(
    markup: str, expected: dict[str, str], read: Callable[..., Coreference]
) -> None:
    context = read(markup).context
    genders = Genders(context)
    people = {context.registry.find(key) for key in context.document.keys.values()}
    assert {context.registry.name(key): found for key in people if (found := genders.of(key)) is not None} == expected


def test_a_resolved_pronoun_tells_the_gender_of_who_has_none(read: Callable[..., Coreference]) -> None:
    context = read(f"{KIM} met [Anna Berg|PERSON].").context
    genders = Genders(context)
    kim, anna = (context.document.keys[i] for i in (0, 1))
    genders.learn(kim, "he")
    genders.learn(anna, "he")
    assert (genders.of(kim), genders.of(anna)) == ("he", "she")


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
