"""Clauses of verbs and nominalisations: who does what to whom, when and where. Each text with all its clauses."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # active
        ("Norway signed the Treaty of Lund.", ["sign: subject Norway; object Treaty of Lund"]),
        # passive with agent
        ("The Treaty of Lund was signed by Norway.", ["sign: object Treaty of Lund; subject Norway"]),
        # participle after the noun
        (
            "The Treaty of Lund, signed by Norway, was praised.",
            ["sign: object Treaty of Lund; subject Norway", "praise: object Treaty of Lund"],
        ),
        # relative clause
        (
            "Norway praised the Lund League, which adopted a resolution.",
            ["praise: subject Norway; object Lund League", "adopt: subject Lund League; object resolution"],
        ),
        # coordinated subjects
        (
            "Norway, Sweden and Finland joined the Lund League.",
            ["join: subject Norway + Sweden + Finland; object Lund League"],
        ),
        # a subject shared by two verbs
        (
            "The Treaty of Lund was signed in Oslo and entered into force.",
            ["sign: object Treaty of Lund; place Oslo", "enter: subject Treaty of Lund; oblique force"],
        ),
        # control
        (
            "Norway decided to join the Lund League.",
            ["decide: subject Norway; complement to join the Lund League", "join: subject Norway; object Lund League"],
        ),
        # nominalisation
        (
            "They praised Norway's chairmanship of the Lund League.",
            [
                "praise: subject They; object Norway's chairmanship of the Lund League; oblique Lund League",
                "chair: object Lund League; subject Norway; oblique Lund League",
            ],
        ),
        # a list after a colon
        (
            "The Treaty of Lund was signed by the leaders of two countries: Norway and Sweden.",
            [
                "sign: object Treaty of Lund; subject leaders of two countries + Norway + Sweden",
                "country: is Norway + Sweden",
            ],
        ),
        # a participle after a predicate noun
        (
            "Norda is a bank founded by Anna Berg.",
            ["be: subject Norda; complement bank", "bank: is Norda", "found: object Norda; subject Anna Berg"],
        ),
        # a participle that looks like an adjective
        (
            "Anna Berg is married to Olof Lind.",
            ["be: subject Anna Berg; complement married to Olof Lind", "marry: object Anna Berg; oblique Olof Lind"],
        ),
        # a lifespan in brackets
        (
            "Anna Berg (1900–1950) was a painter.",
            [
                "bear: object Anna Berg; time 1900–1950",
                "die: subject Anna Berg; time 1900–1950",
                "be: subject Anna Berg; complement painter",
                "painter: is Anna Berg",
            ],
        ),
        (
            "Anna Berg (born 3 May 1950 in Oslo) is a painter.",
            [
                "bear: object Anna Berg; time 3 May 1950; place Oslo",
                "bear: place Oslo",
                "be: subject Anna Berg; complement painter",
                "painter: is Anna Berg",
            ],
        ),
        # a gerund after a preposition
        (
            "After graduating from Lund University, Anna Berg left.",
            [
                "graduate: subject Anna Berg; oblique Lund University",
                "leave: subject Anna Berg; oblique graduating from Lund University + Lund University",
            ],
        ),
        # a participle after a conjunction
        ("Although born in Oslo, Anna Berg left.", ["bear: object Anna Berg; place Oslo", "leave: subject Anna Berg"]),
        # described before the name that it is
        (
            "The oldest school, founded by Olof Lind, is Lund University.",
            [
                "old school: is Lund University",
                "found: object Lund University; subject Olof Lind",
                "be: subject school; complement Lund University",
            ],
        ),
        # the novel was published, and not its author
        (
            "Salt is a novel by Anna Berg, published by Norda Books.",
            [
                "be: subject Salt; complement novel by Anna Berg, published by Norda Books",
                "novel: is Salt",
                "publish: object Salt; subject Norda Books",
            ],
        ),
        # the participle describes only the first conjunct
        (
            "They praised the Lund Court, created in 1993, and the Oslo Court.",
            ["praise: subject They; object Lund Court + Oslo Court", "create: object Lund Court; time 1993"],
        ),
        # a passive without an auxiliary, shown by its agent
        (
            "Norda is a firm based in Oslo and co-founded by Anna Berg.",
            [
                "be: subject Norda; complement firm based in Oslo",
                "firm: is Norda",
                "base: object Norda; place Oslo",
                "co-found: object Norda; subject Anna Berg",
            ],
        ),
        # a participle that the parser takes for a past tense
        (
            "Salt is the fourth studio album by Norda, released January 25, 2011 via Fjord.",
            [
                "be: subject Salt; complement fourth studio album by Norda",
                "fourth studio album: is Salt",
                "release: object Salt; oblique Fjord; time January 25, 2011",
            ],
        ),
        # the album was released, and not the recordings or the group
        (
            "Salt is an album of live recordings by Swedish pop group Norda, released by Fjord Music in 1986.",
            [
                "be: subject Salt; complement album of live recordings by Swedish pop group Norda, released by Fjord Music in 1986",
                "album: of live recordings by Swedish pop group Norda, released by Fjord Music in 1986; is Salt",
                "pop group: of Swedish; is Norda",
                "release: object Salt; subject Fjord Music; time 1986",
            ],
        ),
        # a verb with its particle
        ("The Lund League was set up in 1950.", ["set up: object Lund League; time 1950"]),
        # born, whatever tag the word has
        (
            "Olof Berg, born 5 January 1938 (Turku), died 12 November 2012 (Oslo), was a sculptor.",
            [
                "bear: object Olof Berg; place Turku; time 5 January 1938",
                "die: subject Olof Berg; place Oslo; time 12 November 2012",
                "be: subject Olof Berg; complement sculptor",
                "sculptor: is Olof Berg",
            ],
        ),
        # the first of several places, though the parser takes it for a part of the second
        (
            "Olof Berg was a playwright born in the Bronx, New York, United States.",
            [
                "be: subject Olof Berg; complement playwright born in the Bronx, New York, United States",
                "playwright: is Olof Berg",
                "bear: object Olof Berg; place Bronx",
            ],
        ),
        # both firms are based there
        (
            "Oslo-based special effects companies Norda Works and Norda Digital made it.",
            [
                "base special effect company: is Norda Works + Norda Digital",
                "base: place Oslo; object Norda Works + Norda Digital",
                "make: subject Norda Works + Norda Digital; object it",
            ],
        ),
        # the name after the pronoun that stands for it
        (
            "Since its founding in 1857, the Lund Post has grown.",
            ["found: object Lund Post; time 1857", "grow: subject Lund Post; oblique its founding in 1857"],
        ),
        (
            "Upon his death in 2013, the Lund Post praised him.",
            ["die: subject his; time 2013", "praise: subject Lund Post; object him; oblique his death in 2013"],
        ),
        # a fronted time is that of both clauses, unless the second has its own
        (
            "On 17 March 2009 Olof Lind was removed, and the Lund Authority was formed.",
            ["remove: object Olof Lind; time 17 March 2009", "form: object Lund Authority; time 17 March 2009"],
        ),
        (
            "In 2009 Olof Lind resigned, and later the Lund Authority was formed.",
            ["resign: subject Olof Lind; time 2009", "form: object Lund Authority"],
        ),
        # the city by its name
        (
            "The city of Lund, which was founded in 1624, is old.",
            ["found: object Lund; time 1624", "be: subject Lund; owner Lund; complement old"],
        ),
        # the work was released, though the parser attaches the participle to a name
        (
            "Salt is a compact disc credited to the jazz musician Nils Holm, released in 1999.",
            [
                "be: subject Salt; complement compact disc credited to the jazz musician Nils Holm, released in 1999",
                "compact disc: is Salt",
                "credit: object Salt; oblique Nils Holm",
                "jazz musician: is Nils Holm",
                "release: object Salt; time 1999",
            ],
        ),
        (
            'He won fame as the "singing prince" with the favorite "Salt Harbour", released in 1967.',
            [
                'win: subject He; object fame; oblique singing prince" with the favorite "Salt Harbour", released in 1967 + Salt Harbour',
                "release: object Salt Harbour; time 1967",
            ],
        ),
        # the place of a relative clause with "where"
        (
            "Anna Berg moved to Lund, Ohio, where Olof Lind died in 1919.",
            ["move: subject Anna Berg; oblique Lund", "die: subject Olof Lind; place Lund; time 1919"],
        ),
        (
            "Olof Lind, born 5 January 1938 (Bergen), left.",
            ["bear: object Olof Lind; place Bergen; time 5 January 1938", "leave: subject Olof Lind"],
        ),
        # the antecedent of a relative pronoun ("whose father was" has no object)
        (
            "She met the conductor Olof Lind, whom Anna Berg married in 2010.",
            [
                "meet: subject She; object Olof Lind",
                "conductor: is Olof Lind",
                "marry: subject Anna Berg; object Olof Lind; time 2010",
            ],
        ),
        (
            "She worked with Olof Lind, to whom Anna Berg was married between 1975 and 1985.",
            ["work: subject She; oblique Olof Lind", "marry: object Anna Berg; oblique Olof Lind; time 1975 + 1985"],
        ),
        # where somebody studied
        (
            "He left Lund University in 1990, where Anna Berg studied law.",
            [
                "leave: subject He; object Lund University; time 1990",
                "study: subject Anna Berg; object law; oblique Lund University",
            ],
        ),
        # verbs in "-e" that look like verbs without
        ("Norda staged the play in 1990.", ["stage: subject Norda; object play; time 1990"]),
        ("Norda Bank was fined in 1990.", ["fine: object Norda Bank; time 1990"]),
        ("Norda was staring at Oslo.", ["stare: subject Norda; place Oslo"]),
        ("Norda was singing in 1990.", ["sing: subject Norda; time 1990"]),
        # an amount with the code of a currency
        (
            "Norda Bank paid NOK 300 million to the club.",
            ["pay: subject Norda Bank; object NOK 300 million; oblique club"],
        ),
        # a name does not say that something happened
        (
            "The Fund for the Establishment of a Court met.",
            ["meet: subject Fund for the Establishment of a Court"],
        ),
    ],
)
def test_all_clauses_of_a_text(text: str, expected: list[str], roles: Callable[[str], list[str]]) -> None:
    assert roles(text) == expected
