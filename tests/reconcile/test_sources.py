"""Which documents speak for themselves, and how much the word of each is worth."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reconcile.components import components
from pipeline.reconcile.sources.copies import find_copies
from pipeline.reconcile.sources.independence import sources_of
from pipeline.reconcile.sources.reliability import UNKNOWN, judge_sources
from pipeline.records import Copy, DateValue, Document, EntityRef, Evidence, Fact

STORY = (
    "The Lund Accord was signed on 3 May 1950 in Lund by the heads of nine towns. It came into force a year later, after the "
    "last of them had ratified it. Its secretariat sits in Oslo, in a house that the city gave it for a krone a year."
)


def document(name: str, text: str = "", **more: object) -> Document:
    return Document(id=name, text=text, **more)  # type: ignore[arg-type]


# Copies


@pytest.mark.parametrize(
    ("one", "other", "copied"),
    [
        (STORY, STORY, True),  # the same text
        (STORY, STORY.upper().replace(" ", "\n"), True),  # case and spaces are not words
        (STORY, STORY.replace("3 May", "13 May"), True),  # one word changed
        (STORY, "From our correspondent. " + STORY + " More tomorrow.", True),  # framed
        (STORY, STORY.split(". ")[0] + ". Nothing more is known of it.", True),  # the greater part of the shorter text
        (STORY, " ".join(sorted(STORY.split())), False),  # the same words in another order
        (
            STORY,
            "The Lund Accord is a treaty that was signed in Lund on 3 May 1950.",
            False,
        ),  # the same thing in other words
        ("Signed in 1950.", "Signed in 1950.", True),  # few words, all the same
        ("Signed in 1950.", "Signed in 1951.", False),  # few words, not all the same
        ("", "", False),  # no words
    ],
)
def test_copies(one: str, other: str, copied: bool) -> None:
    assert bool(find_copies([document("a", one), document("b", other)])) is copied


def test_a_copy_shows_what_is_shared() -> None:
    ours = "By our staff. " + STORY
    theirs = STORY.replace("Oslo", "Bergen")
    (copy,) = find_copies([document("b", theirs), document("a", ours)])
    assert copy.documents == ("a", "b")
    assert 0.6 <= copy.share < 1
    for passage in copy.passages:
        assert ours[slice(*passage.first)] == theirs[slice(*passage.second)]
    assert ours[slice(*copy.passages[0].first)].startswith("The Lund Accord was signed")


def test_the_same_text_in_very_many_documents_is_one_source() -> None:
    documents = [document(f"{n:03}", STORY) for n in range(120)]
    sources = sources_of(documents, find_copies(documents))
    assert sources.among(d.id for d in documents) == {"000"}


def test_a_formula_that_many_documents_share_is_no_copy() -> None:
    formula = "All rights reserved by those who wrote this page and by nobody else in the world."
    documents = [
        document(f"{n:03}", f"{formula} Page {n} tells of {n * 7} boats and {n * 11} fish.") for n in range(120)
    ]
    assert find_copies(documents) == ()


# Independence


def said_by(*documents: str, quote: str = "1950") -> Fact:
    return Fact(
        id="f-1",
        subject=EntityRef(entity="e-1", name="Lund Accord", type="TREATY"),
        predicate="signed",
        value=DateValue(name="1950", edtf="1950"),
        confidence=1,
        evidence=tuple(Evidence(document=d, start=0, end=len(quote), quote=quote, rule="r") for d in documents),
    )


def test_documents_of_one_source_and_copies_are_one() -> None:
    documents = [
        document("a", source="Agency"),
        document("b", source="Agency"),
        document("c"),
        document("d"),
        document("e"),
    ]
    copy = Copy(id="d-1", documents=("b", "c"), share=1, passages=())
    sources = sources_of(documents, [copy])
    assert sources.behind([said_by("a", "b", "c", "d", "e")]) == {"a", "d", "e"}


def test_the_same_sentence_is_said_once() -> None:
    sentence = "The Lund Accord was signed in 1950 by nine towns on the coast."
    sources = sources_of([document(d) for d in "abc"], [])
    assert len(sources.behind([said_by("a", "b", quote=sentence), said_by("c")])) == 2
    assert len(sources.behind([said_by("a", "b", quote="signed in 1950")])) == 2  # so few words are said by anybody


def test_a_source_has_the_greatest_weight_of_its_documents() -> None:
    sources = sources_of([document("a", source="S", weight=0.5), document("b", source="S", weight=2)], [])
    assert (sources.weight(sources.source("b")), sources.weight("unknown")) == (2, 1)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))), st.randoms())
def test_components_do_not_depend_on_the_order(pairs: list[tuple[int, int]], chance: random.Random) -> None:
    shuffled = [pair if chance.random() < 0.5 else pair[::-1] for pair in pairs]
    chance.shuffle(shuffled)
    groups = components(range(10), pairs)
    assert groups == components(range(10), shuffled)
    assert sorted(i for group in groups for i in group) == list(range(10))
    assert all(any(a in group and b in group for group in groups) for a, b in pairs)


# Reliability


def test_who_others_bear_out_counts_for_more() -> None:
    # In ten contests `good` sides with one of two others that disagree, now with this one, now with that one's rival.
    contests = [
        [["good", f"x{n}"], ["bad", f"y{n}", f"z{n}"]] if n % 5 == 0 else [["good", f"x{n}", f"v{n}"], ["bad", f"y{n}"]]
        for n in range(20)
    ]
    records = judge_sources(contests, {})
    assert records["good"].rate > records["bad"].rate
    assert records["good"].vote > records["bad"].vote
    assert records["good"].tested == 20


def test_agreeing_where_nobody_disagrees_proves_little() -> None:
    copier = [[["copier", f"a{n}"]] for n in range(50)]
    tested = [[["judge", f"b{n}", f"c{n}"], [f"d{n}"]] for n in range(50)]
    records = judge_sources([*copier, *tested], {"copier": 50, "judge": 50})
    assert (records["copier"].tested, records["judge"].tested) == (0, 50)


def test_a_short_record_is_filled_up_from_sources_of_its_size() -> None:
    """Of two newcomers, one claims as much as those that are often right, one as much as those that are often wrong."""
    contests = [[[f"small{n}"], [f"large{n % 5}", f"large{(n + 1) % 5}"]] for n in range(60)]
    claims = {
        **{f"small{n}": 1 for n in range(60)},
        **{f"large{n}": 100 for n in range(5)},
        "new small": 1,
        "new large": 100,
    }
    records = judge_sources([*contests, [["new small"], ["new large"]]], claims)
    assert records["new large"].vote > records["new small"].vote


def test_nothing_is_known_without_contests() -> None:
    assert judge_sources([], {"a": 3}) == {}
    assert judge_sources([[["a"]]], {"a": 3}) == {}
    assert 0.5 < UNKNOWN.rate < 1


@given(
    st.lists(st.lists(st.lists(st.sampled_from("abcdef"), max_size=3, unique=True), max_size=3), max_size=12),
    st.randoms(),
)
def test_records_do_not_depend_on_the_order_of_contests(contests: list[list[list[str]]], chance: random.Random) -> None:
    shuffled = list(contests)
    chance.shuffle(shuffled)
    ours, theirs = judge_sources(contests, {}), judge_sources(shuffled, {})
    assert ours.keys() == theirs.keys()
    assert all(abs(ours[s].rate - theirs[s].rate) < 1e-9 and 0 < ours[s].rate < 1 for s in ours)
