"""Clauses of relational nouns: what somebody is, and of what. Each text with all its clauses."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a relational noun as complement (the complement should be "capital of Norway")
        ("Oslo is the capital of Norway.", ["be: subject Oslo; complement Norway", "capital: of Norway; is Oslo"]),
        # an office by appointment, and by service
        (
            "Anna Berg was elected president.",
            ["elect: object Anna Berg; complement president", "president: is Anna Berg"],
        ),
        (
            "Anna Berg served as mayor of Oslo.",
            ["serve: subject Anna Berg; oblique mayor of Oslo + Oslo", "mayor: of Oslo; is Anna Berg"],
        ),
        # one possessor for two offices
        (
            "Anna Berg is the founder and chairwoman of the Lund Museum.",
            [
                "be: subject Anna Berg; complement founder + chairwoman",
                "founder: of Lund Museum; is Anna Berg",
                "chairwoman: of Lund Museum; is Anna Berg",
            ],
        ),
        (
            "Anna Berg is the president and director of the Lund Museum.",
            [
                "be: subject Anna Berg; complement president + director",
                "president: of Lund Museum; is Anna Berg",
                "director: of Lund Museum; is Anna Berg",
            ],
        ),
        # a possessor that is denied
        (
            "Norway is a member of the Lund League but not of the Oslo League.",
            ["be: subject Norway; complement member of the Lund League", "member: of Lund League; is Norway"],
        ),
        # a noun with its complement
        (
            "Anna Berg is the head of state of Norway.",
            ["be: subject Anna Berg; complement head of state of Norway", "head of state: of Norway; is Anna Berg"],
        ),
        # one possessor after three nouns
        (
            "Anna Berg is a banker, founder and owner of Lund Motors.",
            [
                "be: subject Anna Berg; complement banker, founder and owner of Lund Motors",
                "banker: is Anna Berg",
                "founder: of Lund Motors; is Anna Berg",
                "owner: of Lund Motors; is Anna Berg",
            ],
        ),
        # the organisation of a person
        ("Anna Berg of the Lund League spoke.", ["person: of Lund League; is Anna Berg", "speak: subject Anna Berg"]),
        # a wife whom the parser takes for a third person
        (
            "Olof Lind and his wife, Anna Berg, founded the school.",
            ["wife: of his; is Anna Berg", "found: subject Olof Lind + Anna Berg; object school"],
        ),
        # both parents, with a title between
        (
            "Nils was the son of Olof Lind, 7th Earl of Lund and Anna Berg.",
            [
                "be: subject Nils; complement son of Olof Lind, 7th Earl of Lund and Anna Berg",
                "son: of Olof Lind + Anna Berg; is Nils",
            ],
        ),
        # a name before brackets with another name in them
        (
            "Olof Berg (February 3, 1934, Turku – November 14, 2014, Oslo) was a Norwegian mathematician.",
            [
                "bear: object Olof Berg; time February 3, 1934; place Turku",
                "die: subject Olof Berg; time November 14, 2014; place Oslo",
                "be: subject Olof Berg; complement Norwegian mathematician",
                "mathematician: of Norwegian; is Olof Berg",
            ],
        ),
        # two subjects, the first of which says what the second is
        (
            "A native of Lund, Berg attended Oslo University.",
            ["native: of Lund; is Berg", "attend: subject native of Lund + Berg; owner Lund; object Oslo University"],
        ),
        # what somebody is known as
        (
            "Olof Berg was a singer, best known as the drummer of the metal band Fjord Strings.",
            [
                "be: subject Olof Berg; complement singer, best known as the drummer of the metal band Fjord Strings",
                "singer: is Olof Berg",
                "know: object Olof Berg; oblique drummer of the metal band Fjord Strings + Fjord Strings",
                "drummer: of Fjord Strings; is Olof Berg",
                "metal band: is Fjord Strings",
            ],
        ),
        # one of several
        (
            "Anna Berg is the guitarist and one of the songwriters of the metal band Norda.",
            [
                "be: subject Anna Berg; complement guitarist + one of the songwriters of the metal band Norda",
                "guitarist: of Norda; is Anna Berg",
                "metal band: is Norda",
            ],
        ),
        # as what something was set up
        (
            "Norda Works was established in 1991 as a subsidiary of Fjord Industries.",
            [
                "establish: object Norda Works; oblique subsidiary of Fjord Industries + Fjord Industries; time 1991",
                "subsidiary: of Fjord Industries; is Norda Works; time 1991",
            ],
        ),
        # the name before the noun has the relation and is not a possessor
        (
            "They met the Norda Stations subsidiary of Fjord Corporation.",
            [
                "meet: subject They; object Norda Stations; oblique Fjord Corporation",
                "subsidiary: of Fjord Corporation; is Norda Stations",
            ],
        ),
        # "its" belongs to the noun, though the parser attaches it to the name
        ("Norda Steel and its subsidiary Fjord Steel meld.", ["subsidiary: of its; is Fjord Steel"]),
        # the band is not the album
        (
            "Salt is the debut album by the rock band Norda.",
            ["be: subject Salt; complement Norda", "debut album: is Salt"],
        ),
        # a son in apposition to a person, and not to the place before
        (
            "Born in Rome, the son of Olof Lind, Anna Berg left.",
            ["bear: object Anna Berg; place Rome", "son: of Olof Lind; is Anna Berg", "leave: subject Anna Berg"],
        ),
        # both actors
        (
            "Born in Rome, the daughter of actors Raf Lind and Elena Holm, she made her debut.",
            [
                "bear: object she; place Rome",
                "daughter: of Raf Lind + Elena Holm; is she",
                "actor: is Raf Lind + Elena Holm",
                "make: subject she; object her debut",
            ],
        ),
        # an inserted complement
        (
            "Anna Berg is a founding member, and a representative, of the Lund Party.",
            [
                "be: subject Anna Berg; complement founding member",
                "found member: of Lund Party; is Anna Berg",
                "representative: of Lund Party; is Anna Berg",
            ],
        ),
        # in apposition to a place
        (
            "The Norway – Sweden Friendship Monument in Lund, capital of Norway, is a large monument.",
            [
                "capital: of Norway; is Lund",
                "be: subject The Norway; complement large monument",
                "large monument: is The Norway",
            ],
        ),
        # all of an office with a hyphen
        (
            "Nils Holm, the Secretary-General of the Lund League, spoke.",
            ["secretary general: of Lund League; is Nils Holm", "speak: subject Nils Holm"],
        ),
        # the antecedent of a relative pronoun ("whose father was" has no object)
        (
            "They met Anna Berg, whose father was Olof Lind.",
            [
                "meet: subject They; object Anna Berg",
                "father: of Anna Berg; is Olof Lind",
                "be: subject whose father; owner Anna Berg; complement Olof Lind; object Anna Berg",
            ],
        ),
        # one minister, though two people met
        (
            "They met the minister Anna Berg and Olof Lind.",
            ["meet: subject They; object Anna Berg + Olof Lind", "minister: is Anna Berg"],
        ),
        # people with what they are, in turn
        (
            "The bank was founded by Anna Berg, a painter, Olof Lind, a singer, and Nils Holm.",
            [
                "found: object bank; subject Anna Berg + Olof Lind + Nils Holm",
                "painter: is Anna Berg",
                "singer: is Olof Lind",
            ],
        ),
        # two parents, of whom the parser coordinates the second with the child
        (
            "Nils Holm is the son of Clara Lind of Lynchburg and the late David Lind.",
            [
                "be: subject Nils Holm; complement son of Clara Lind of Lynchburg + David Lind",
                "son: of Clara Lind + David Lind; is Nils Holm",
            ],
        ),
        # two offices before a name
        (
            "Nordvik Bank's president and CEO Anna Berg spoke.",
            [
                "president: of Nordvik Bank; is Anna Berg",
                "ceo: of Nordvik Bank; is Anna Berg",
                "speak: subject Anna Berg",
            ],
        ),
        # a second preposition that the parser attaches to the copula
        (
            "Anna Berg was married to Olof Lind from 1966 to 1975, and to Nils Holm.",
            [
                "be: subject Anna Berg; complement married to Olof Lind from 1966 to 1975; oblique Nils Holm",
                "marry: object Anna Berg; oblique Olof Lind + Nils Holm; time 1966 + 1975",
            ],
        ),
        # coordinated prepositions
        (
            "Anna Berg is a member of the Lund League and of the Oslo League.",
            [
                "be: subject Anna Berg; complement member of the Lund League and of the Oslo League",
                "member: of Lund League + Oslo League; is Anna Berg",
            ],
        ),
        # what somebody did something as
        (
            "As a member of the Lund League, Norway refused.",
            [
                "member: of Lund League; is Norway",
                "refuse: subject Norway; oblique member of the Lund League + Lund League",
            ],
        ),
        # in apposition
        (
            "They met Anna Berg, the director of the Lund Museum.",
            ["meet: subject They; object Anna Berg", "director: of Lund Museum; is Anna Berg"],
        ),
        # a place has no organisation
        ("The Sanjak of Lundvik was free.", ["be: subject Sanjak; complement free"]),
        # what has ended is neither affirmed nor denied
        (
            "Norway ceased to be a member of the Lund League.",
            ["cease: subject Norway; complement to be a member of the Lund League"],
        ),
    ],
)
def test_all_clauses_of_a_text(text: str, expected: list[str], roles: Callable[[str], list[str]]) -> None:
    assert roles(text) == expected
