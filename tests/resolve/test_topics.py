"""Topics: what a section or a document is about, and when that is left open."""

from collections.abc import Callable

import pytest

from pipeline.resolve.coreference import Coreference

Read = Callable[..., Coreference]


def section_topic(coreference: Coreference, types: tuple[str, ...]) -> str | None:
    section = coreference.document.annotation.blocks[-1].section
    key = coreference.topics.of_section(section, types)
    return coreference.context.registry.name(key) if key is not None else None


@pytest.mark.parametrize(
    ("markup", "types", "expected"),
    [
        ("# [Lund League|ORG]\n\nMembers", ("ORG",), "Lund League"),  # its heading
        (
            "# [Lund League|ORG]\n\n[Norda|ORG], [Norda|ORG]",
            ("ORG",),
            "Lund League",
        ),  # the heading weighs more than what is named most
        ("# [Lund League|ORG] and [Norda|ORG]\n\nMembers", ("ORG",), None),  # two in the heading
        (
            "# [Lund League|ORG]\n\nFounded\n\n# Members\n\nNorway",
            ("ORG",),
            "Lund League",
        ),  # the first heading of the document
        ("# [Lund League|ORG]\n\nx\n\n# [Norda|ORG]\n\ny", ("ORG",), "Norda"),  # its own heading comes first
        ("[Norda|ORG] met [Velm|ORG]. [Norda|ORG]", ("ORG",), "Norda"),  # what is named most
        ("[Norda|ORG] met [Velm|ORG]", ("ORG",), None),  # as often
        ("[Lund|GPE] met [Norda|ORG]", ("ORG", "GPE"), "Norda"),  # the better type
        ("[Lund|GPE] met [Lund|GPE]", ("ORG", "GPE"), "Lund"),  # the other type if nothing has the better one
        ("[Lund|GPE]", ("ORG",), None),  # no such thing
        ("[the league|ORG|noun]", ("ORG",), None),  # a noun names nothing
    ],
)
def test_the_topic_of_a_section(markup: str, types: tuple[str, ...], expected: str | None, read: Read) -> None:
    assert section_topic(read(markup), types) == expected


@pytest.mark.parametrize(
    ("title", "markup", "types", "expected"),
    [
        ("Norda", "[Norda|ORG] met [Velm|ORG]", ("ORG",), "Norda"),  # the title decides which of two
        ("Norda", "[Norda|ORG]", ("GPE",), None),  # of another type
        ("Norway", "[Oslo|ORG]", ("GPE",), "Norway"),  # a country, though the text never names it
        ("Norda", "Members", ("ORG",), None),  # running text may be about something else
    ],
)
def test_the_title_tells_the_topic_of_a_section(
    title: str, markup: str, types: tuple[str, ...], expected: str | None, read: Read
) -> None:
    assert section_topic(read(markup, title), types) == expected


def test_the_topic_of_a_document_is_what_its_title_names(read: Read) -> None:
    coreference = read("[Anna Berg|PERSON] sings.", "Anna Berg")
    assert coreference.topics.of_document() == coreference.document.keys[0]
    assert read("[Anna Berg|PERSON] sings.").topics.of_document() is None, "no title"
    unknown = read("Rain fell.", "Grey Water")
    key = unknown.topics.of_document()
    assert key is not None
    assert (unknown.context.registry.name(key), unknown.context.registry.type(key)) == ("Grey Water", "THING")
