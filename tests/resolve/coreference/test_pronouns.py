"""Pronouns: what they stand for, and when that is left open."""

from collections.abc import Callable

import pytest

Last = Callable[..., str | None]

IT = "[it|THING|pronoun]"
HE = "[he|PERSON|pronoun]"
SHE = "[she|PERSON|pronoun]"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"[Norda|ORG] met. Then {IT}", "Norda"),  # the sentence before, if its own names nothing
        (f"[Norda|ORG] met [Lund League|ORG]. Then {IT}", "Norda"),  # the first of two
        (f"[Norda|ORG] met. [Lund League|ORG] says that {IT}", "Lund League"),  # its own sentence comes first
        (f"[Norda|ORG] met. Rain fell. Snow fell. Then {IT}", None),  # too far back
        (f"[Anna Berg|PERSON] came. Then {IT}", None),  # no person
        (f"[Norda|ORG] met [Anna Berg|PERSON]. Then {SHE}", "Anna Berg"),  # a person
        (f"[Norda|ORG] met. Then {HE}", None),  # an organisation is not a person
        (
            "[Norda|ORG] and [Lund League|ORG] met. Then [they|ORG|pronoun|plural]",
            None,
        ),  # several things have no one key
        ("[Norda|ORG] met in [May|DATE]. Then [it|THING|pronoun]", "Norda"),  # a date is a later mention
        (f"Then {IT} said that [Norda|ORG] met. And {IT}", None),  # what the first "it" means is not shown
        (f"[Olof Lind|PERSON] came. {HE} met [Nils Holm|PERSON]. Then {HE}", "Olof Lind"),  # he who met the other
        ("[Anna Berg|PERSON] met [Olof Lind|PERSON] and [his|PERSON|pronoun]", "Olof Lind"),  # right before "and his"
        (
            f"[Anna Berg|PERSON], a friend of [Olof Lind|PERSON], said that {HE}",
            "Olof Lind",
        ),  # Anna is a woman's name
        (
            f"[Kim Berg|PERSON], a friend of [Anna Lind|PERSON], said that {HE}",
            "Kim Berg",
        ),  # nothing says that Kim is no "he"
        (f"[Mrs Berg|PERSON] met [Olof Lind|PERSON]. Then {HE}", "Olof Lind"),  # "Mrs" says it
        (
            f"[Anna Berg|PERSON] sings.\n\nRain fell. Snow fell. Hail fell. {SHE}",
            "Anna Berg",
        ),  # whom the section names most
        (f"[Anna Berg|PERSON] died. Then {HE}", None),  # no man
        (f"[Kim Berg|PERSON] and [Lee Moe|PERSON] came. Then {HE}", None),  # one of two
        (f"[Anna Berg|PERSON] came with a sister. Then {SHE}", None),  # she, or the sister
        (
            f"[Anna Berg|PERSON] and [Kim Moe|PERSON] sing.\n\nRain fell. Snow fell. Hail fell. {SHE}",
            None,
        ),  # one of two
    ],
)
def test_the_antecedent_is_the_first_fitting_thing(markup: str, expected: str | None, last: Last) -> None:
    assert last(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[I|PERSON|pronoun]", "author of a"),  # whoever writes
        ("“[I|PERSON|pronoun]", None),  # somebody else speaks
        ("“No.” [I|PERSON|pronoun]", "author of a"),  # the quotation has ended
        ('He said: "[My|PERSON|pronoun]', None),  # straight quotation marks
    ],
)
def test_the_first_person_is_the_author(markup: str, expected: str | None, last: Last) -> None:
    assert last(markup) == expected
