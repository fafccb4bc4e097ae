"""The one rule for overlaps, on candidates written by hand. No model needed."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from pipeline.mentions.overlaps import Candidate, Source, without_overlaps
from pipeline.mentions.span import MentionSpan

Found = tuple[Source, int, int, int, str]  # source, first token, last token, head, type

KINDS = {
    Source.AMOUNT: "quantity",
    Source.NUMBER: "quantity",
    Source.PRONOUN: "pronoun",
    Source.DATE: "time",
    Source.TIME: "time",
}


def candidate(found: Found) -> Candidate:
    source, first, last, head, type_ = found
    return Candidate(MentionSpan(first, last, head, type_, KINDS.get(source, "name")), source)


def kept(text: str, candidates: list[Found]) -> list[str]:
    doc = Doc(English().vocab, words=text.split())
    return [
        f"{doc[m.first : m.last + 1].text}/{m.type}" for m in without_overlaps(doc, [candidate(c) for c in candidates])
    ]


@pytest.mark.parametrize(
    ("text", "candidates", "expected"),
    [
        # names nest
        ("Charter of the League", [(Source.KNOWN, 0, 3, 0, "DOCUMENT"), (Source.KNOWN, 3, 3, 3, "ORG")],
         ["Charter of the League/DOCUMENT", "League/ORG"]),
        ("Norway and Lund", [(Source.MODEL, 2, 2, 2, "GPE"), (Source.KNOWN, 0, 0, 0, "GPE")], ["Norway/GPE", "Lund/GPE"]),  # apart
        ("Lund League", [(Source.KNOWN, 0, 1, 1, "ORG"), (Source.KNOWN, 0, 1, 1, "ORG")], ["Lund League/ORG"]),  # found twice
        # times and amounts
        ("May 1950", [(Source.DATE, 0, 1, 0, "DATE"), (Source.MODEL, 0, 0, 0, "PERSON")], ["May 1950/DATE"]),
        ("May 1950", [(Source.DATE, 0, 1, 0, "DATE"), (Source.TITLE, 0, 1, 0, "WORK_OF_ART")],
         ["May 1950/WORK_OF_ART", "May 1950/DATE"]),  # a title may be a date
        ("Good Friday", [(Source.TIME, 0, 1, 1, "DATE"), (Source.TITLE, 0, 1, 1, "WORK_OF_ART")], ["Good Friday/WORK_OF_ART"]),  # ... or a feast
        ("NOK 5 million", [(Source.AMOUNT, 0, 2, 0, "MONEY"), (Source.MODEL, 0, 0, 0, "ORG"), (Source.NUMBER, 1, 2, 1, "CARDINAL")],
         ["NOK 5 million/MONEY"]),
        # titles
        ("Anna and the King", [(Source.TITLE, 0, 3, 0, "WORK_OF_ART"), (Source.MODEL, 0, 0, 0, "PERSON"), (Source.PRONOUN, 3, 3, 3, "PERSON")],
         ["Anna and the King/WORK_OF_ART"]),  # nothing stays inside
        ("Fog by Anna Berg", [(Source.TITLE, 0, 2, 0, "WORK_OF_ART"), (Source.MODEL, 2, 3, 3, "PERSON")],
         ["Fog by Anna/WORK_OF_ART"]),  # a guess that crosses it
        # long forms
        ("Army and Navy Institutes of Lund", [(Source.LONG_FORM, 0, 3, 3, "ORG"), (Source.KNOWN, 2, 5, 3, "ORG")],
         ["Army and Navy Institutes/ORG"]),  # what crosses it
        ("Army and Navy Institutes", [(Source.LONG_FORM, 0, 3, 3, "ORG"), (Source.MODEL, 0, 0, 0, "ORG")],
         ["Army and Navy Institutes/ORG"]),  # a guessed organisation inside it
        ("Norda Army Institutes", [(Source.LONG_FORM, 0, 2, 2, "ORG"), (Source.MODEL, 0, 0, 0, "GPE")],
         ["Norda Army Institutes/ORG", "Norda/GPE"]),  # but not a place
        # the model's guesses
        ("Lund League", [(Source.KNOWN, 0, 1, 1, "ORG"), (Source.MODEL, 1, 1, 1, "PERSON")], ["Lund League/ORG"]),  # the same head
        ("Lund League of Norda", [(Source.KNOWN, 0, 1, 1, "ORG"), (Source.MODEL, 0, 3, 3, "GPE")], ["Lund League/ORG"]),  # it holds a known name
        ("Norway Line", [(Source.KNOWN, 0, 0, 0, "GPE"), (Source.MODEL, 0, 1, 1, "ORG")], ["Norway Line/ORG", "Norway/GPE"]),  # it may hold a country
        ("Norway Berg", [(Source.KNOWN, 0, 0, 0, "GPE"), (Source.MODEL, 0, 1, 1, "PERSON")], ["Norway/GPE"]),  # if it is an organisation
        ("Trinidad and Tobago", [(Source.KNOWN, 0, 2, 0, "GPE"), (Source.MODEL, 2, 2, 2, "PERSON")], ["Trinidad and Tobago/GPE"]),
        ("Grey Water League", [(Source.KNOWN, 0, 2, 2, "ORG"), (Source.MODEL, 0, 1, 1, "PRODUCT")], ["Grey Water League/ORG"]),  # a scrap
        ("NLL Council", [(Source.KNOWN, 0, 1, 1, "ORG"), (Source.MODEL, 0, 0, 0, "ORG")], ["NLL Council/ORG", "NLL/ORG"]),  # letters are not a piece
        ("Berg Institute", [(Source.KNOWN, 0, 1, 1, "ORG"), (Source.MODEL, 0, 0, 0, "PERSON")], ["Berg Institute/ORG", "Berg/PERSON"]),  # nor is a person
    ],
)  # fmt: skip
def test_which_candidates_are_mentions(text: str, candidates: list[Found], expected: list[str]) -> None:
    assert kept(text, candidates) == expected
    assert kept(text, candidates[::-1]) == expected


def test_what_gives_way_to_one_that_is_not_taken_stays() -> None:
    # The League crosses the long form and is not taken, so that the guess with its head stays.
    candidates: list[Found] = [
        (Source.LONG_FORM, 0, 2, 2, "ORG"),
        (Source.KNOWN, 2, 4, 4, "ORG"),
        (Source.MODEL, 4, 4, 4, "PERSON"),
    ]
    assert kept("Army Navy Institutes Lund League", candidates) == ["Army Navy Institutes/ORG", "League/PERSON"]
