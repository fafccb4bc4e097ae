"""Clauses: who does what to whom, when, where, and whether it is so. A sentence per construction that has to be undone."""

import pytest

from pipeline.records import Annotation, Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def annotate(text: str, pipeline: Pipeline) -> Annotation:
    return pipeline.annotate(Document(id="a", text=text))


def roles(text: str, lemma: str, pipeline: Pipeline) -> list[dict[str, list[str]]]:
    """For each clause of this lemma: role to the words that fill it."""
    found = []
    for clause in annotate(text, pipeline).clauses:
        if clause.lemma == lemma:
            filled: dict[str, list[str]] = {}
            for argument in clause.arguments:
                filled.setdefault(argument.role, []).append(text[argument.start : argument.end])
            found.append(filled)
    return found


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        # active
        ("Norway signed the Treaty of Lund.", "sign", {"subject": ["Norway"], "object": ["Treaty of Lund"]}),
        # passive with agent
        ("The Treaty of Lund was signed by Norway.", "sign", {"subject": ["Norway"], "object": ["Treaty of Lund"]}),
        # participle after the noun
        (
            "The Treaty of Lund, signed by Norway, was praised.",
            "sign",
            {"subject": ["Norway"], "object": ["Treaty of Lund"]},
        ),
        # relative clause
        (
            "Norway praised the Lund League, which adopted a resolution.",
            "adopt",
            {"subject": ["Lund League"], "object": ["resolution"]},
        ),
        # coordinated subjects
        (
            "Norway, Sweden and Finland joined the Lund League.",
            "join",
            {"subject": ["Norway", "Sweden", "Finland"], "object": ["Lund League"]},
        ),
        # a subject shared by two verbs
        (
            "The Treaty of Lund was signed in Oslo and entered into force.",
            "enter",
            {"subject": ["Treaty of Lund"], "oblique": ["force"]},
        ),
        # control
        ("Norway decided to join the Lund League.", "join", {"subject": ["Norway"], "object": ["Lund League"]}),
        # nominalisation
        (
            "They praised Norway's chairmanship of the Lund League.",
            "chair",
            {"subject": ["Norway"], "object": ["Lund League"], "oblique": ["Lund League"]},
        ),
        # a list behind a colon
        (
            "The Treaty of Lund was signed by the leaders of two countries: Norway and Sweden.",
            "sign",
            {"object": ["Treaty of Lund"], "subject": ["leaders of two countries", "Norway", "Sweden"]},
        ),
        # a relational noun as complement
        ("Oslo is the capital of Norway.", "capital", {"of": ["Norway"], "is": ["Oslo"]}),
        # a participle behind a predicate noun
        ("Norda is a bank founded by Anna Berg.", "found", {"object": ["Norda"], "subject": ["Anna Berg"]}),
        # a participle that looks like an adjective
        ("Anna Berg is married to Olof Lind.", "marry", {"object": ["Anna Berg"], "oblique": ["Olof Lind"]}),
        # an office by appointment, and by service
        ("Anna Berg was elected president.", "president", {"is": ["Anna Berg"]}),
        ("Anna Berg served as mayor of Oslo.", "mayor", {"of": ["Oslo"], "is": ["Anna Berg"]}),
        # one owner for two offices
        (
            "Anna Berg is the founder and chairwoman of the Lund Museum.",
            "founder",
            {"of": ["Lund Museum"], "is": ["Anna Berg"]},
        ),
        (
            "Anna Berg is the president and director of the Lund Museum.",
            "director",
            {"of": ["Lund Museum"], "is": ["Anna Berg"]},
        ),
        # not of the one, though of the other
        (
            "Norway is a member of the Lund League but not of the Oslo League.",
            "member",
            {"of": ["Lund League"], "is": ["Norway"]},
        ),
        # a noun with its complement
        ("Anna Berg is the head of state of Norway.", "head of state", {"of": ["Norway"], "is": ["Anna Berg"]}),
        # a lifespan in brackets
        ("Anna Berg (1900–1950) was a painter.", "bear", {"object": ["Anna Berg"], "time": ["1900–1950"]}),
        ("Anna Berg (1900–1950) was a painter.", "die", {"subject": ["Anna Berg"], "time": ["1900–1950"]}),
        (
            "Anna Berg (born 3 May 1950 in Oslo) is a painter.",
            "bear",
            {"object": ["Anna Berg"], "time": ["3 May 1950"], "place": ["Oslo"]},
        ),
        # a gerund behind a preposition
        (
            "After graduating from Lund University, Anna Berg left.",
            "graduate",
            {"subject": ["Anna Berg"], "oblique": ["Lund University"]},
        ),
        # a participle behind a conjunction
        ("Although born in Oslo, Anna Berg left.", "bear", {"object": ["Anna Berg"], "place": ["Oslo"]}),
        # what is said to be a name, and described before it
        (
            "The oldest school, founded by Olof Lind, is Lund University.",
            "found",
            {"object": ["Lund University"], "subject": ["Olof Lind"]},
        ),
        # whose novel it is was not published
        (
            "Salt is a novel by Anna Berg, published by Norda Books.",
            "publish",
            {"object": ["Salt"], "subject": ["Norda Books"]},
        ),
        # one owner behind three nouns
        (
            "Anna Berg is a banker, founder and owner of Lund Motors.",
            "owner",
            {"of": ["Lund Motors"], "is": ["Anna Berg"]},
        ),
        # of somebody's organisation
        ("Anna Berg of the Lund League spoke.", "person", {"of": ["Lund League"], "is": ["Anna Berg"]}),
        # whom the parser takes for a third
        (
            "Olof Lind and his wife, Anna Berg, founded the school.",
            "wife",
            {"of": ["his"], "is": ["Anna Berg"]},
        ),
        # both parents, with a title between
        (
            "Nils was the son of Olof Lind, 7th Earl of Lund and Anna Berg.",
            "son",
            {"of": ["Olof Lind", "Anna Berg"], "is": ["Nils"]},
        ),
        # of which only the first was created then
        (
            "They praised the Lund Court, created in 1993, and the Oslo Court.",
            "create",
            {"object": ["Lund Court"], "time": ["1993"]},
        ),
        # a passive without an auxiliary, told by its agent
        (
            "Norda is a firm based in Oslo and co-founded by Anna Berg.",
            "co-found",
            {"object": ["Norda"], "subject": ["Anna Berg"]},
        ),
        # a participle that the parser takes for a past tense
        (
            "Salt is the fourth studio album by Norda, released January 25, 2011 via Fjord.",
            "release",
            {"object": ["Salt"], "oblique": ["Fjord"], "time": ["January 25, 2011"]},
        ),
        # what came out, and not who made it
        (
            "Salt is an album of live recordings by Swedish pop group Norda, released by Fjord Music in 1986.",
            "release",
            {"object": ["Salt"], "subject": ["Fjord Music"], "time": ["1986"]},
        ),
        # a verb with its particle
        ("The Lund League was set up in 1950.", "set up", {"object": ["Lund League"], "time": ["1950"]}),
        # a name before brackets with another name in them
        (
            "Olof Berg (February 3, 1934, Turku – November 14, 2014, Oslo) was a Norwegian mathematician.",
            "mathematician",
            {"of": ["Norwegian"], "is": ["Olof Berg"]},
        ),
        # born, whatever else the parser sees
        (
            "Olof Berg, born 5 January 1938 (Turku), died 12 November 2012 (Oslo), was a sculptor.",
            "bear",
            {"object": ["Olof Berg"], "place": ["Turku"], "time": ["5 January 1938"]},
        ),
        # the first place, though the parser takes it for a part of the second
        (
            "Olof Berg was a playwright born in the Bronx, New York, United States.",
            "bear",
            {"object": ["Olof Berg"], "place": ["Bronx"]},
        ),
        # two subjects, of which one says what the other is
        (
            "A native of Lund, Berg attended Oslo University.",
            "native",
            {"of": ["Lund"], "is": ["Berg"]},
        ),
        # what somebody is known as
        (
            "Olof Berg was a singer, best known as the drummer of the metal band Fjord Strings.",
            "drummer",
            {"of": ["Fjord Strings"], "is": ["Olof Berg"]},
        ),
        # one of several
        (
            "Anna Berg is the guitarist and one of the songwriters of the metal band Norda.",
            "guitarist",
            {"of": ["Norda"], "is": ["Anna Berg"]},
        ),
        # as what something was set up
        (
            "Norda Works was established in 1991 as a subsidiary of Fjord Industries.",
            "subsidiary",
            {"of": ["Fjord Industries"], "is": ["Norda Works"], "time": ["1991"]},
        ),
        # the name before the noun is what it says, and not whose
        (
            "They met the Norda Stations subsidiary of Fjord Corporation.",
            "subsidiary",
            {"of": ["Fjord Corporation"], "is": ["Norda Stations"]},
        ),
        # whose subsidiary, where the parser gives "its" to the name
        (
            "Norda Steel and its subsidiary Fjord Steel meld.",
            "subsidiary",
            {"of": ["its"], "is": ["Fjord Steel"]},
        ),
        # both firms are based there
        (
            "Oslo-based special effects companies Norda Works and Norda Digital made it.",
            "base",
            {"object": ["Norda Works", "Norda Digital"], "place": ["Oslo"]},
        ),
        # the band is not the album that the parser hangs it on
        ("Salt is the debut album by the rock band Norda.", "debut album", {"is": ["Salt"]}),
        # not the place that the parser gives a father
        (
            "Born in Rome, the son of Olof Lind, Anna Berg left.",
            "son",
            {"of": ["Olof Lind"], "is": ["Anna Berg"]},
        ),
        # both actors
        (
            "Born in Rome, the daughter of actors Raf Lind and Elena Holm, she made her debut.",
            "daughter",
            {"of": ["Raf Lind", "Elena Holm"], "is": ["she"]},
        ),
        # what is behind the pronoun for it
        ("Since its founding in 1857, the Lund Post has grown.", "found", {"object": ["Lund Post"], "time": ["1857"]}),
        ("Upon his death in 2013, the Lund Post praised him.", "die", {"subject": ["his"], "time": ["2013"]}),
        # the time before all else is that of both
        (
            "On 17 March 2009 Olof Lind was removed, and the Lund Authority was formed.",
            "form",
            {"object": ["Lund Authority"], "time": ["17 March 2009"]},
        ),
        (
            "In 2009 Olof Lind resigned, and later the Lund Authority was formed.",
            "form",
            {"object": ["Lund Authority"]},
        ),
        # an inserted complement
        (
            "Anna Berg is a founding member, and a representative, of the Lund Party.",
            "found member",
            {"of": ["Lund Party"], "is": ["Anna Berg"]},
        ),
        # in apposition to a place, whatever the parser makes of it
        (
            "The Norway – Sweden Friendship Monument in Lund, capital of Norway, is a large monument.",
            "capital",
            {"of": ["Norway"], "is": ["Lund"]},
        ),
        # the city by its name
        ("The city of Lund, which was founded in 1624, is old.", "found", {"object": ["Lund"], "time": ["1624"]}),
        # what came out, though the parser hangs it on somebody else
        (
            "Salt is a compact disc credited to the jazz musician Nils Holm, released in 1999.",
            "release",
            {"object": ["Salt"], "time": ["1999"]},
        ),
        (
            'He won fame as the "singing prince" with the favorite "Salt Harbour", released in 1967.',
            "release",
            {"object": ["Salt Harbour"], "time": ["1967"]},
        ),
        # where it happened
        (
            "Anna Berg moved to Lund, Ohio, where Olof Lind died in 1919.",
            "die",
            {"subject": ["Olof Lind"], "place": ["Lund"], "time": ["1919"]},
        ),
        (
            "Olof Lind, born 5 January 1938 (Bergen), left.",
            "bear",
            {"object": ["Olof Lind"], "place": ["Bergen"], "time": ["5 January 1938"]},
        ),
        # all of an office with a hyphen
        (
            "Nils Holm, the Secretary-General of the Lund League, spoke.",
            "secretary general",
            {"of": ["Lund League"], "is": ["Nils Holm"]},
        ),
        # what a relative pronoun stands for
        (
            "She met the conductor Olof Lind, whom Anna Berg married in 2010.",
            "marry",
            {"subject": ["Anna Berg"], "object": ["Olof Lind"], "time": ["2010"]},
        ),
        (
            "She worked with Olof Lind, to whom Anna Berg was married between 1975 and 1985.",
            "marry",
            {"object": ["Anna Berg"], "oblique": ["Olof Lind"], "time": ["1975", "1985"]},
        ),
        ("They met Anna Berg, whose father was Olof Lind.", "father", {"of": ["Anna Berg"], "is": ["Olof Lind"]}),
        # where somebody studied
        (
            "He left Lund University in 1990, where Anna Berg studied law.",
            "study",
            {"subject": ["Anna Berg"], "object": ["law"], "oblique": ["Lund University"]},
        ),
        # one minister, though two people
        (
            "They met the minister Anna Berg and Olof Lind.",
            "minister",
            {"is": ["Anna Berg"]},
        ),
        # prepositions side by side
        (
            "Anna Berg is a member of the Lund League and of the Oslo League.",
            "member",
            {"of": ["Lund League", "Oslo League"], "is": ["Anna Berg"]},
        ),
        # as what somebody did something
        ("As a member of the Lund League, Norway refused.", "member", {"of": ["Lund League"], "is": ["Norway"]}),
        # in apposition
        (
            "They met Anna Berg, the director of the Lund Museum.",
            "director",
            {"of": ["Lund Museum"], "is": ["Anna Berg"]},
        ),
        # verbs in "-e" that look like others without
        ("Norda staged the play in 1990.", "stage", {"subject": ["Norda"], "object": ["play"], "time": ["1990"]}),
        ("Norda Bank was fined in 1990.", "fine", {"object": ["Norda Bank"], "time": ["1990"]}),
        ("Norda was staring at Oslo.", "stare", {"subject": ["Norda"], "place": ["Oslo"]}),
        ("Norda was singing in 1990.", "sing", {"subject": ["Norda"], "time": ["1990"]}),
        # an amount with the code of a currency
        (
            "Norda Bank paid NOK 300 million to the club.",
            "pay",
            {"subject": ["Norda Bank"], "object": ["NOK 300 million"], "oblique": ["club"]},
        ),
    ],
)
def test_arguments(text: str, lemma: str, expected: dict[str, list[str]], pipeline: Pipeline) -> None:
    assert expected in roles(text, lemma, pipeline)


@pytest.mark.parametrize(
    ("text", "lemma", "negated", "certainty"),
    [
        ("Norway joined the Lund League.", "join", False, "asserted"),
        ("Norway did not join the Lund League.", "join", True, "asserted"),
        ("Norway never joined the Lund League.", "join", True, "asserted"),
        ("Norway refused to join the Lund League.", "join", True, "asserted"),
        ("Norway will join the Lund League.", "join", False, "planned"),
        ("Norway would join the Lund League.", "join", False, "planned"),
        ("Norway plans to join the Lund League.", "join", False, "planned"),
        ("The treaty is to be signed in May.", "sign", False, "planned"),
        ("Norway suggested the creation of a Lund League.", "create", False, "planned"),
        ("Norway called for the dissolution of the Lund League.", "dissolve", False, "planned"),
        ("Norway celebrated the creation of the Lund League.", "create", False, "asserted"),
        ("Norway may join the Lund League.", "join", False, "hedged"),
        ("Norway reportedly joined the Lund League.", "join", False, "hedged"),
        ("If Norway joined the Lund League, it would pay.", "join", False, "hedged"),
        ("Sweden said that Norway had joined the Lund League.", "join", False, "reported"),
        # nouns side by side share what is said of the first
        ("Norway is not a member or observer of the Lund League.", "observer", True, "asserted"),
        ("Norway is not a member but an observer of the Lund League.", "observer", False, "asserted"),
        ("Anna Berg may become president and chairwoman of the Lund League.", "chairwoman", False, "hedged"),
    ],
)
def test_status(text: str, lemma: str, negated: bool, certainty: str, pipeline: Pipeline) -> None:
    (clause,) = [c for c in annotate(text, pipeline).clauses if c.lemma == lemma]
    assert (clause.negated, clause.certainty) == (negated, certainty)


def test_a_place_has_no_organisation(pipeline: Pipeline) -> None:
    assert roles("The Sanjak of Lundvik was free.", "person", pipeline) == []


def test_what_a_clause_denies_is_not_what_its_subject_is(pipeline: Pipeline) -> None:
    annotation = annotate("One Lund League member, Norway, has not joined the Oslo Club.", pipeline)
    assert [c.negated for c in annotation.clauses if c.lemma == "member"] == [False]


def test_what_has_ended_is_neither_affirmed_nor_denied(pipeline: Pipeline) -> None:
    assert roles("Norway ceased to be a member of the Lund League.", "member", pipeline) == []


def test_reported_words_have_a_speaker(pipeline: Pipeline) -> None:
    annotation = annotate("Sweden said that Norway had joined the Lund League.", pipeline)
    (clause,) = [c for c in annotation.clauses if c.lemma == "join"]
    assert clause.attributed_to is not None
    assert annotation.mentions[clause.attributed_to].text == "Sweden"


@pytest.mark.parametrize(
    ("text", "lemma", "times"),
    [
        ("On 3 May 1950 the treaty was signed in Oslo.", "sign", ["3 May 1950"]),  # in front
        (
            "The treaty was signed on 3 May 1950 and came into force on 1 June 1951.",
            "sign",
            ["3 May 1950"],
        ),  # each verb its own
        ("The treaty was signed on 3 May 1950 and came into force on 1 June 1951.", "come", ["1 June 1951"]),
        ("The treaty signed in 1950 was dissolved in 1960.", "sign", ["1950"]),  # inside the noun phrase
        ("The treaty signed in 1950 was dissolved in 1960.", "dissolve", ["1960"]),
        ("The session of the Lund Council in May 1950 in Oslo was short.", "hold", ["May 1950"]),  # an event's own time
    ],
)
def test_a_time_belongs_to_its_event(text: str, lemma: str, times: list[str], pipeline: Pipeline) -> None:
    assert [found.get("time", []) for found in roles(text, lemma, pipeline)] == [times]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "The Charter of the Lund League was signed.",
            [("Charter of the Lund League", "DOCUMENT"), ("Lund League", "ORG")],
        ),
        ("The contract on fishing rights was signed.", [("contract on fishing rights", "TREATY")]),
        ("The council of ministers met.", [("council of ministers", "ORG")]),
        ("They created the Fund for the Victims of War.", [("Fund for the Victims of War", "ORG")]),  # astray
        ("• Norway", [("Norway", "GPE")]),
        ("They met in Trinidad\nand Tobago.", [("Trinidad\nand Tobago", "GPE")]),
        ("The Lund League (LL) met.", [("Lund League", "ORG"), ("LL", "ORG")]),
    ],
)
def test_names_are_found_by_their_heads(text: str, mentions: list[tuple[str, str]], pipeline: Pipeline) -> None:
    assert [(m.text, m.type) for m in annotate(text, pipeline).mentions if m.kind == "name"] == mentions
