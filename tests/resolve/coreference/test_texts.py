"""Whole texts: which facts are about one thing. One text per way of referring."""

import pytest

from pipeline.records import Document, Entity, Result
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def run(pipeline: Pipeline, *texts: str) -> Result:
    return pipeline.run([Document(id=f"{n}.txt", text=text) for n, text in enumerate(texts)])


def entities(result: Result, name: str) -> list[Entity]:
    return [e for e in result.entities if name in e.names]


def told(result: Result, predicate: str) -> set[tuple[str, str]]:
    return {(f.subject.name, f.value.name) for f in result.facts if f.predicate == predicate}


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        (
            "The Treaty of Lund was signed in 1950. The treaty came into force in 1951.",
            "entered_into_force",
            {("Treaty of Lund", "1951")},
        ),  # short form
        (
            "The Treaty of Lund was signed in 1950. Norway joined it.",
            "joined",
            {("Treaty of Lund", "Norway")},
        ),  # pronoun
        (
            "The Lund Sea League (LSL) met. Norway joined the LSL.",
            "joined",
            {("Lund Sea League", "Norway")},
        ),  # defined abbreviation
        ("The Lund Sea League met. Norway joined the LSL.", "joined", {("Lund Sea League", "Norway")}),  # its letters
        ("Lund League\n\nMembers: Norway", "member", {("Lund League", "Norway")}),  # the heading
        (
            "Anna Berg is a painter. The sea is cold. The wind is strong. The sun is low. She was born in 1950.",
            "born",
            {("Anna Berg", "1950")},  # whom the text is about
        ),
        (
            "Norda is a rock band. The band was formed in 1950.",
            "founded",
            {("Norda", "1950")},
        ),  # something described as one
        (
            "Norda is a trio from Lund. This band was formed in 1950.",
            "founded",
            {("Norda", "1950")},  # in another word
        ),
        (
            "They heard the band Norda in Oslo. The band was formed in 1950.",
            "founded",
            {("Norda", "1950")},  # by the word before it
        ),
        (
            "Salt is the fourth album by Norda. It follows their third album, Pepper. The album was released in 1950.",
            "published",
            {("Salt", "1950")},  # what the text is about
        ),
        (
            "Olof Lind made the albums Salt and Pepper. The album was released in 1950.",
            "published",
            set(),  # the one or the other
        ),
        (
            "Olof Lind made the album Salt. Later he made the album Pepper. The album was released in 1950.",
            "published",
            {("Pepper", "1950")},  # the nearest
        ),
        (
            "Salt is an album by Norda. The second album was released in 1950.",
            "published",
            set(),  # another album
        ),
        ("Olof Lind is a banker. The album was released in 1950.", "published", set()),  # nothing is described as one
        (
            "Olof Lind is a writer. The son of Nils Holm, he was born in 1950.",
            "born",
            {("Olof Lind", "1950")},  # not his father
        ),
        (
            "Olof Lind is a writer. He met Nils Holm. He was born in 1950.",
            "born",
            {("Olof Lind", "1950")},  # he who met the other
        ),
        (
            "Velm Post is a newspaper. Alongside the Lund News it is read in Oslo. Founded in 1950, it is old.",
            "founded",
            {("Velm Post", "1950")},  # not what stands before "it"
        ),
        (
            "Olof Lind served until 1971, when he was succeeded by his daughter, Anna Moe. She studied at the University of Oslo.",
            "educated_at",
            {("Anna Moe", "University of Oslo")},  # he is a "he", and she his daughter
        ),
        (
            "Mr Lind met Anna Berg in Oslo. She was born in 1950.",
            "born",
            {("Anna Berg", "1950")},  # a mister is no "she"
        ),
        (
            "Kim Lind's grandfather lost his farm. She was born in 1950.",
            "born",
            {("Kim Lind", "1950")},  # the farm is the grandfather's
        ),
        (
            "Kim Lind taught him in Lund. She was born in 1950.",
            "born",
            {("Kim Lind", "1950")},  # whom somebody teaches is somebody else
        ),
        ("Olof Lind was the son of a smith. She was born in 1950.", "born", set()),  # a son is no "she"
        ("The treaty was praised. Norway joined it.", "joined", set()),  # nothing to point at
        (
            "The Treaty of Lund and the Treaty of Oslo were praised.\n\nMembers: Norway",
            "member",
            set(),  # two candidates: none
        ),
    ],
)
def test_references(text: str, predicate: str, expected: set[tuple[str, str]], pipeline: Pipeline) -> None:
    assert told(run(pipeline, text), predicate) == expected


def test_a_noun_means_what_the_title_names_where_nothing_else_is_one(pipeline: Pipeline) -> None:
    text = "The band was formed in 1950. The mayor died in 1960."
    result = pipeline.run([Document(id="a", text=text, title="Norda"), Document(id="b", text=text, title="Norda")])
    assert told(result, "founded") == {("Norda", "1950")}
    assert told(result, "died") == set()
    text = "She sings. The band was formed in 1950."  # the title names her
    assert told(pipeline.run([Document(id="a", text=text, title="Norda")]), "founded") == set()


def test_all_but_the_exceptions_if_the_number_is_right(pipeline: Pipeline) -> None:
    text = "The Treaty of Lund was signed by Norway, Sweden and Finland. The Protocol on fishing was signed by {} of them (except Finland)."

    def signed(count: str) -> set[str]:
        facts = [f for f in run(pipeline, text.format(count)).facts if f.predicate == "signatory"]
        return {f.value.name for f in facts if f.subject.name == "Protocol on fishing" and f.polarity == "affirmed"}

    assert signed("two") == {"Norway", "Sweden"}
    assert signed("three") == set(), "three is not what is left: the document does not say who is meant"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I was born in Oslo in 1950.", True),  # whoever writes
        ("My birth in Oslo in 1950 was a surprise. I was born in Oslo in 1950.", True),
        ('Olof Lind said: "I was born in Oslo in 1950."', False),  # somebody else speaks
        ("“I was born in Oslo in 1950,” said Olof Lind.", False),
    ],
)
def test_who_writes_in_the_first_person_is_the_author(text: str, found: bool, pipeline: Pipeline) -> None:
    result = run(pipeline, text)
    said = {(f.subject.name, f.value.name) for f in result.facts if f.predicate == "born"}
    assert (("author of 0.txt", "1950") in said) is found
    assert bool(entities(result, "author of 0.txt")) is found


def test_the_authors_of_two_documents_are_two(pipeline: Pipeline) -> None:
    result = run(pipeline, "I was born in Oslo in 1950.", "I was born in Oslo in 1960.")
    assert not result.conflicts
