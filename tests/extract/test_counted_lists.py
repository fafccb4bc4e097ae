"""Lists with their number in one sentence. No model needed."""

from collections.abc import Callable

import pytest

from pipeline.extract.counted_lists import read_counted_lists

NORDA = {"- | open:towns | Lund", "- | open:towns | Oslo", "- | open:towns | Turku"}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("It has [three]{CARDINAL} towns (Lund, Oslo and Turku).", NORDA),
        ("It has [three]{CARDINAL} small old towns (Lund, Oslo and Turku).", NORDA),  # words before the noun
        ("It has [three]{CARDINAL} towns: Lund, Oslo and Turku.", NORDA),  # after a colon
        ("It has [three]{CARDINAL} towns in the north: Lund, Oslo and Turku.", NORDA),  # words before the colon
        ("It has [three]{CARDINAL} towns (Lund; Oslo; and Turku).", NORDA),  # semicolons
        ("It has [four]{CARDINAL} towns (Lund, Oslo and Turku).", NORDA),  # a list that is shorter than its text says
        ("It has [three]{CARDINAL} women (Lund, Oslo and Turku).", {line.replace("towns", "women") for line in NORDA}),
        ("It has [two]{CARDINAL} towns (Lund, Sweden, and Oslo, Norway).", set()),  # two towns or four
        ("It has [two]{CARDINAL} firms (Berg and Lind, and Norda).", set()),  # two firms or three
        ("It has [three]{CARDINAL} towns (Lund, Oslo and others).", set()),  # not all of them
        ("It has [three]{CARDINAL} towns (for example Lund, Oslo and Turku).", set()),
        ("It has [two]{CARDINAL} firms (Norda, Inc.).", set()),  # one name with a comma
        ("It has [three]{CARDINAL} towns (lund, oslo and turku).", set()),  # no names
        ("It has [three]{CARDINAL} towns of Norway (Lund, Oslo and Turku).", set()),  # more about them before the list
        ("It has [three]{CARDINAL} town (Lund, Oslo and Turku).", set()),  # no plural
        ("It has [three]{CARDINAL} quite small old grey towns (Lund, Oslo and Turku).", set()),  # too many words between
        ("It has [three]{CARDINAL} towns (Lund).", set()),  # one item
        ("It has [50]{CARDINAL} towns (Lund, Oslo and Turku).", set()),  # too many to list
        ("It has [three]{CARDINAL} towns, of which 2: Lund, Oslo and Turku.", set()),  # another number before the list
    ],
)  # fmt: skip
def test_counted_lists(marked: str, expected: set[str], read: Callable, lines: Callable) -> None:
    reading = read(marked, title="Norda")
    assert lines(reading, read_counted_lists(reading)) == expected


def test_the_items_are_one_enumeration_with_the_number_of_the_text(read: Callable) -> None:
    statements = read_counted_lists(read("It has [four]{CARDINAL} towns (Lund, Oslo and Turku).", title="Norda"))
    assert len({s.enumeration for s in statements}) == 1
    assert {s.count for s in statements} == {4}


def test_a_document_without_title_has_nothing_to_say_it_of(read: Callable) -> None:
    assert read_counted_lists(read("It has [three]{CARDINAL} towns (Lund, Oslo and Turku).")) == []


@pytest.mark.parametrize(("subject", "count"), [("Lund League", 0), ("It", 3)])
def test_a_sentence_that_a_rule_reads_is_left_to_it(subject: str, count: int, read: Callable) -> None:
    reading = read(
        "The [Lund League]{ORG} of [three]{CARDINAL} towns (Lund, Oslo and Turku) was founded in [1950]{DATE=1950}. It grew.",
        title="Norda",
        clauses=[{"lemma": "found", "trigger": "founded", "arguments": {"object": subject, "time": "1950"}}],
    )
    assert len(read_counted_lists(reading)) == count
