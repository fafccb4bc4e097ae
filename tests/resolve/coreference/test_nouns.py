"""Definite nouns: what "the treaty" or "this band" refers back to, and when that is left open."""

from collections.abc import Callable

import pytest

Last = Callable[..., str | None]

TREATY = "[treaty|TREATY|noun]"
BAND = "[band|ORG|noun]"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"[Treaty of Lund|TREATY] and the {TREATY}", "Treaty of Lund"),  # the same head noun
        (f"[Treaty of Lund|TREATY], [Treaty of Oslo|TREATY] and the {TREATY}", "Treaty of Oslo"),  # the nearest
        (f"[Charter of Lund|TREATY] and [Norda|ORG] signed the {TREATY}", "Charter of Lund"),  # the topic, of its type
        (f"[Lund Treaty Office|ORG] and the {TREATY}", None),  # another head noun
        (
            "[Treaty on Fishing|TREATY], [Treaty of Oslo|TREATY], the [fishing treaty|TREATY|noun]",
            "Treaty on Fishing",
        ),  # all its words
        ("[Treaty of Oslo|TREATY] and the [fishing treaty|TREATY|noun]", None),  # a word that no name has
        (f"[Treaty of Lund|TREATY] and the {TREATY} establishing a court", None),  # says itself which one it is
        ("[Treaty of Lund|TREATY] and the [treaties|TREATY|noun|plural]", None),  # several
        ("[Treaty of Lund|TREATY] and a [resolution|DOCUMENT|noun]", "resolution"),  # a thing of its own
        (f"They heard the band [Norda|ORG]. The {BAND}", "Norda"),  # described by the noun
        (f"They heard the trio [Norda|ORG]. The {BAND}", "Norda"),  # described by a noun of its group
        (f"They heard the bank [Norda|ORG]. The {BAND}", None),  # described by another noun
        (
            f"[Olof Lind|PERSON] heard the band [Norda|ORG] and the band [Velm|ORG]. The {BAND}",
            None,
        ),  # the one or the other
        (
            f"[Velm|ORG], the band [Norda|ORG]. [Norda|ORG], the band [Velm|ORG]. The {BAND}",
            "Norda",
        ),  # what the sentence before starts with
    ],
)
def test_the_antecedent_has_the_noun_in_its_name_or_its_description(
    markup: str, expected: str | None, last: Last
) -> None:
    assert last(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"The {BAND}", "Norda"),  # nothing else could be meant
        (f"[Velm|ORG] heard the {BAND}", None),  # another organisation
        (f"[She|PERSON|pronoun] heard the {BAND}", None),  # the title may name her
        (f"[Oslo|GPE] heard the {BAND}", "Norda"),  # a city is not a band
        ("The [mayor|PERSON|noun]", None),  # a title is mostly not a person
    ],
)
def test_the_title_counts_if_nothing_else_could_be_meant(markup: str, expected: str | None, last: Last) -> None:
    assert last(markup, "Norda") == expected
