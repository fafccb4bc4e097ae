"""How many things a clause says that its enumeration has, and "six of them". No model needed."""

from collections.abc import Callable

import pytest

from pipeline.extract.clauses import read_clauses
from pipeline.extract.operands.literals import announced_count

NAMES = "[Norway]{GPE}, [Sweden]{GPE} and [Velm]{GPE}"


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        (f"The [Lund League]{{ORG}} has [six]{{CARDINAL}} members: {NAMES}.", 6),  # the count that the text gives, right or wrong
        (f"The [Lund League]{{ORG}} has [six]{{CARDINAL}} full members ({NAMES}).", 6),  # a word between number and noun
        (f"The [Lund League]{{ORG}} has [six]{{CARDINAL}} members, namely {NAMES}.", 6),
        (f"The [six]{{CARDINAL}} members of it are {NAMES}; the [Lund League]{{ORG}} grew.", None),  # words before the list
        (f"The [Lund League]{{ORG}} has [six]{{CARDINAL}} members, among them {NAMES}.", None),  # some of them
        (f"The [Lund League]{{ORG}} has [six]{{CARDINAL}} members: {NAMES} and Turku.", None),  # one was not read
        (f"The [Lund League]{{ORG}} has members: {NAMES}.", None),  # no number
    ],
)  # fmt: skip
def test_a_number_before_the_noun(marked: str, count: int | None, read: Callable, lines: Callable) -> None:
    arguments = {"of": "Lund League", "is": ("Norway", "Sweden", "Velm")}
    clause = {"lemma": "member", "trigger": "members", "form": "noun", "arguments": arguments}
    reading = read(marked, clauses=[clause])
    statements = [s for s in read_clauses(reading) if s.predicate == "member"]
    assert lines(reading, statements) == {f"Lund League | member | {name}" for name in ("Norway", "Sweden", "Velm")}
    assert {s.count for s in statements} == {count}
    assert {s.closed for s in statements} == {count is not None}
    assert len({s.enumeration for s in statements}) == 1


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        ("six states", 6),
        ("six coastal states", 6),  # a word between
        ("twenty-two states", 22),
        ("the heads of six states", 6),  # "of" is no number
        ("four of the six states", 4),
        ("three boats", None),  # boats are not members
        ("some states", None),  # no number
    ],
)
def test_a_number_in_the_phrase(phrase: str, count: int | None, read: Callable) -> None:
    reading = read(
        f"Signed by {phrase}, [Norway]{{GPE}} and [Sweden]{{GPE}}, the [Lund Treaty]{{TREATY}} is old.",
        clauses=[
            {
                "lemma": "sign",
                "trigger": "Signed",
                "arguments": {"object": "Lund Treaty", "subject": (phrase, "Norway", "Sweden")},
            }
        ],
    )
    statements = [s for s in read_clauses(reading) if s.predicate == "signatory"]
    assert len(statements) == 2
    assert {s.count for s in statements} == {count}


@pytest.mark.parametrize(
    ("phrase", "count", "excepted"),
    [
        ("Six of them", 6, set()),
        ("Six of these, except [Norway]{GPE} and [Sweden]{GPE}", 6, {"Norway", "Sweden"}),
        ("Six of them (all other than [Norway]{GPE})", 6, set()),  # the exceptions do not follow at once
        ("Six of them (excluding [Norway]{GPE})", 6, {"Norway"}),
        ("Some of them", None, set()),  # no number
        ("Six of all", None, set()),  # of whom is not said
    ],
)
def test_some_of_them(phrase: str, count: int | None, excepted: set[str], read: Callable, lines: Callable) -> None:
    plain = phrase.replace("[", "").replace("]{GPE}", "")
    reading = read(
        f"{phrase} signed the [Lund Treaty]{{TREATY}}.",
        clauses=[{"lemma": "sign", "trigger": "signed", "arguments": {"object": "Lund Treaty", "subject": plain}}],
    )
    statements = [s for s in read_clauses(reading) if s.predicate == "signatory"]
    assert {s.value.count for s in statements if s.polarity == "affirmed"} == ({count} if count else set())
    negated = [s for s in statements if s.polarity == "negated"]
    assert lines(reading, negated) == {f"Lund Treaty | signatory | {name}" for name in excepted}


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        ("[six]{CARDINAL} states", 6),
        ("[about six]{CARDINAL} states", None),  # rounded
    ],
)
def test_a_rounded_number_is_no_count(marked: str, count: int | None, read: Callable) -> None:
    reading = read(marked)
    assert announced_count(reading, (0, len(reading.text))) == count
