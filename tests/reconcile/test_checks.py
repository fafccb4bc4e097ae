"""Which facts cannot all hold, and which can. Facts made by hand; no model needed."""

import random
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.reconcile import Reconciliation, reconcile
from pipeline.records import DateValue, Document, EntityRef, EntityValue, Evidence, Fact, NumberValue, TextValue, Value
from pipeline.records.base import identifier
from pipeline.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()

TREATY = EntityRef(entity="e-treaty", name="Treaty of Lund", type="TREATY")
LEAGUE = EntityRef(entity="e-league", name="Lund League", type="ORG")


def date(edtf: str, extent: Literal["whole", "within"] | None = None) -> DateValue:
    return DateValue(name=edtf, edtf=edtf, extent=extent)


def entity(name: str) -> EntityValue:
    return EntityValue(name=name, entity=f"e-{name}")


def fact(
    predicate: str,
    value: Value,
    document: str = "a.txt",
    *,
    subject: EntityRef = TREATY,
    time: DateValue | None = None,
    polarity: Literal["affirmed", "negated"] = "affirmed",
    certainty: Literal["asserted", "hedged", "planned", "reported"] = "asserted",
    enumeration: str | None = None,
    closed: bool = False,
    count: int | None = None,
    place: str | None = None,
) -> Fact:
    qualifiers: dict[str, tuple[Value, ...]] = {"time": (time,)} if time else {}
    if place:
        qualifiers["place"] = (entity(place),)
    return Fact(
        id=identifier("f", subject.entity, predicate, value.model_dump_json(), document, time, polarity, certainty),
        subject=subject,
        predicate=predicate,
        value=value,
        qualifiers=qualifiers,
        polarity=polarity,
        certainty=certainty,
        confidence=0.9,
        evidence=(
            Evidence(
                document=document,
                start=0,
                end=1,
                quote="x",
                rule=f"{predicate}/test",
                enumeration=enumeration,
                closed=closed,
                count=count,
            ),
        ),
    )


def run(*facts: Fact) -> Reconciliation:
    return reconcile(facts, VOCABULARY)


def kinds(*facts: Fact) -> list[str]:
    return [c.kind for c in run(*facts).conflicts]


# Values


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("signed", date("1992-03-15")), fact("signed", date("1992-05-15"), "b.txt")], ["value"]),  # another month
        ([fact("signed", date("1992")), fact("signed", date("1992-05-15"), "b.txt")], []),  # more precise
        (
            [fact("signed", date("1992-05-15")), fact("signed", date("1992-05-15"), "b.txt", place="Oslo")],
            [],
        ),  # the same
        (
            [fact("signed", date("1992-03-15")), fact("signed", date("1992-05-15"), "b.txt", certainty="hedged")],
            [],
        ),  # not asserted
        (
            [fact("signed", date("1992-03-15")), fact("signed", date("1992-05-15"), "b.txt", certainty="planned")],
            [],
        ),  # a plan
        (
            [fact("signed", date("1992-03-15")), fact("signed", date("1992-05-15"), "b.txt", polarity="negated")],
            [],
        ),  # said not to be
        (
            [fact("signed", date("1992-03-15")), fact("entered_into_force", date("1992-05-15"), "b.txt")],
            [],
        ),  # two events
        (
            [fact("signed", date("1992-03-15")), fact("founded", date("1992-05-15"), "b.txt", subject=LEAGUE)],
            [],
        ),  # two things
        (
            [fact("signatory", entity("Norway")), fact("signatory", entity("Sweden"), "b.txt")],
            [],
        ),  # many values allowed
        ([fact("venue", entity("Oslo")), fact("venue", entity("Norway"), "b.txt")], []),  # a place and its country
        ([fact("venue", entity("Oslo")), fact("venue", entity("Sweden"), "b.txt")], ["value"]),  # another country
        ([fact("venue", entity("Oslo")), fact("venue", entity("Stockholm"), "b.txt")], ["value"]),  # another city
    ],
)
def test_one_value_allowed(facts: list[Fact], expected: list[str]) -> None:
    assert kinds(*facts) == expected


def test_agreement_is_not_transitive() -> None:
    (conflict,) = run(
        fact("signed", date("1992")), fact("signed", date("1992-03"), "b.txt"), fact("signed", date("1992-05"), "c.txt")
    ).conflicts
    assert {s.value.name for s in conflict.sides} == {"1992-03", "1992-05"}, "1992 agrees with both"


def test_one_disagreement_is_one_conflict_with_as_many_sides_as_values() -> None:
    (conflict,) = run(
        *(
            fact("signed", date(d), f"{n}.txt")
            for n, d in enumerate(["1992-03-15", "1992-05-15", "1992-05-15", "1993-01-01"])
        )
    ).conflicts
    assert sorted(len(s.documents) for s in conflict.sides) == [1, 1, 2]


def test_a_conflict_inside_one_document_is_less_severe() -> None:
    (conflict,) = run(fact("signed", date("1992-03-15")), fact("signed", date("1992-05-15"))).conflicts
    assert conflict.severity == "medium"


# States that hold for a time


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("Norway", "2017/2017"), ("Sweden", "2020/2020"), []),  # one after the other
        (("Norway", "2011/2017"), ("Sweden", "2017/2020"), []),  # ends in the year in which the other begins
        (("Norway", "2011/2017"), ("Sweden", "2015/2020"), ["overlap"]),  # two years together
        (("Norway", "2021/2021"), ("Sweden", "2021/2021"), ["overlap"]),  # one year, two chairs
        (("Norway", "2011/2017"), ("Norway", "2017/2017"), ["value"]),  # one chair, two periods
        (("Norway", "2011/2017"), ("Norway", "2011-05/2017-03"), []),  # one period, more precise
        (("Norway", "2011/.."), ("Norway", "2011/2017"), []),  # an open end is unknown
        (("Norway", "2001/2003"), ("Norway", "2011/2013"), []),  # two terms
    ],
)
def test_one_holder_at_a_time(first: tuple[str, str], second: tuple[str, str], expected: list[str]) -> None:
    facts = [
        fact("chair", entity(name), f"{n}.txt", subject=LEAGUE, time=date(edtf, "whole"))
        for n, (name, edtf) in enumerate((first, second))
    ]
    assert kinds(*facts) == expected


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (("Norway", "2011/2017"), ("Sweden", "2015/.."), "Norway (2011–2017) overlaps with Sweden (since 2015)"),
        (("Norway", "2021/2021"), ("Sweden", "2021/2021"), "Norway (2021) overlaps with Sweden (2021)"),
        (("Norway", "2011/2017"), ("Norway", "2017/2017"), "periods differ for Norway: 2017, 2011–2017"),
    ],
)
def test_holders_in_words(first: tuple[str, str], second: tuple[str, str], sentence: str) -> None:
    facts = [
        fact("chair", entity(name), "a.txt", subject=LEAGUE, time=date(edtf, "whole")) for name, edtf in (first, second)
    ]
    (conflict,) = run(*facts).conflicts
    words = set(conflict.explanation.replace(",", "").split())
    assert words == set(sentence.replace(",", "").split()), "whichever is first"


def test_of_many_holders_those_who_follow_each_other_are_compared() -> None:
    facts = [
        fact("chair", entity(f"E{n}"), "a.txt", subject=LEAGUE, time=date(f"{1700 + 2 * n}/{1702 + 2 * n}", "whole"))
        for n in range(150)
    ]
    assert kinds(*facts) == []
    assert kinds(*facts, fact("chair", entity("Norway"), "a.txt", subject=LEAGUE, time=date("1900/1905", "whole"))) == [
        "overlap"
    ]


def test_a_year_within_a_period_is_no_other_period() -> None:
    facts = [
        fact("chair", entity("Norway"), subject=LEAGUE, time=date("2011/2017", "whole")),
        fact("chair", entity("Norway"), "b.txt", subject=LEAGUE, time=date("2013/2013", "within")),
    ]
    assert kinds(*facts) == []


# Lists and counts


def listed(names: str, document: str, **more: int) -> list[Fact]:
    return [
        fact("member", entity(n), document, subject=LEAGUE, enumeration=f"l-{document}", closed=True, **more)  # type: ignore[arg-type]
        for n in names.split()
    ]


def test_complete_lists_that_differ() -> None:
    (conflict,) = run(*listed("Norway Sweden", "a.txt"), *listed("Norway Finland", "b.txt")).conflicts
    assert conflict.kind == "set"
    assert conflict.explanation == "only in a.txt: Sweden; only in b.txt: Finland"


def test_an_open_list_is_no_complete_one() -> None:
    open_list = [
        f.model_copy(update={"evidence": (f.evidence[0].model_copy(update={"closed": False}),)})
        for f in listed("Norway", "b.txt")
    ]
    assert kinds(*listed("Norway Sweden", "a.txt"), *open_list) == []


def test_a_number_and_the_list_it_counts() -> None:
    (conflict,) = run(*listed("Norway Sweden Finland", "a.txt", count=2)).conflicts
    assert (conflict.kind, conflict.explanation) == ("count", "the text says 2, but lists 3")
    assert kinds(*listed("Norway Sweden", "a.txt", count=2)) == []


def test_a_member_count_and_the_list_of_members() -> None:
    count = fact("member_count", NumberValue(name="3", amount=3), "b.txt", subject=LEAGUE)
    (conflict,) = run(*listed("Norway Sweden", "a.txt"), count).conflicts
    assert (conflict.kind, conflict.explanation) == ("count", "the number given is 3, but the list has 2")
    assert kinds(*listed("Norway Sweden Finland", "a.txt"), count) == []


# Order and polarity


@pytest.mark.parametrize(
    ("signed", "in_force", "expected"),
    [
        ("1992-05-15", "1994-04-20", []),
        ("1995", "1994-04-20", ["order"]),
        ("1994", "1994-04-20", []),  # may have been before, in the same year
        ("1994-04-20", "1994-04-20", []),  # the same day
    ],
)
def test_order(signed: str, in_force: str, expected: list[str]) -> None:
    assert kinds(fact("signed", date(signed)), fact("entered_into_force", date(in_force), "b.txt")) == expected


def test_a_disputed_date_is_one_conflict_not_two() -> None:
    facts = [
        fact("signed", date("1992-05-15")),
        fact("signed", date("2002"), "b.txt"),
        fact("entered_into_force", date("1994"), "a.txt"),
    ]
    (conflict,) = run(*facts).conflicts
    assert conflict.kind == "value"
    assert conflict.suggestion is not None
    assert conflict.sides[conflict.suggestion.side].value.name == "1992-05-15"
    assert "2002 is later than 1994, the date given for “entered into force”" in conflict.suggestion.reasons


def test_affirmed_and_denied() -> None:
    affirmed = fact("member", entity("Norway"), subject=LEAGUE)
    denied = fact("member", entity("Norway"), "b.txt", subject=LEAGUE, polarity="negated")
    (conflict,) = run(affirmed, denied).conflicts
    assert (conflict.kind, conflict.explanation) == ("polarity", "“member: Norway” is both affirmed and denied")
    assert kinds(affirmed, denied.model_copy(update={"value": entity("Sweden")})) == []


# Ids


def test_the_id_of_a_conflict_survives_new_documents() -> None:
    facts = [fact("signed", date("1992-03-15")), fact("signed", date("1992-05-15"), "b.txt")]
    more = [*facts, fact("signed", date("1993"), "c.txt")]
    assert run(*facts).conflicts[0].id == run(*more).conflicts[0].id


# Corroboration


def test_lists_of_the_same_things_confirm_each_other() -> None:
    signatories = [
        fact("signatory", entity(n), "b.txt", enumeration="l-b", closed=True) for n in ("Finland", "Norway", "Sweden")
    ]
    found = run(*listed("Norway Sweden Finland", "a.txt"), *signatories).corroborations
    assert [c.explanation for c in found] == [
        "the same 3 in two lists: member of Lund League in a.txt, signatory of Treaty of Lund in b.txt: Finland, Norway, Sweden"
    ]


def test_a_copy_confirms_nothing() -> None:
    text = "It was signed in 1950 by nine towns on the coast, in the house of the mayor."
    documents = [Document(id=d, text=text) for d in ("a.txt", "b.txt")]
    both = fact("signed", date("1950"))
    both = both.model_copy(update={"evidence": (*both.evidence, *fact("signed", date("1950"), "b.txt").evidence)})
    assert [c.sources for c in reconcile([both], VOCABULARY).corroborations] == [2]
    found = reconcile([both], VOCABULARY, documents=documents)
    assert found.corroborations == ()
    assert [c.documents for c in found.copies] == [("a.txt", "b.txt")]


# Change over time


@pytest.mark.parametrize(
    ("told", "stages"),
    [
        ([("Norway", "2016/2016"), ("Sweden", "2017/2017")], ["2016/2016", "2017/2017"]),  # one after the other
        ([("Sweden", "2017/.."), ("Norway", "2011/2017")], ["2011/2017", "2017/.."]),  # the end is the beginning
        ([("Norway", "2016/2016"), ("Sweden", "2016/2016")], None),  # at one time
        ([("Norway", "2016/2016"), ("Norway", "2017/2017")], None),  # no change
        ([("Norway", "2016/2016"), ("Sweden", None)], None),  # nobody says when
    ],
)
def test_change_over_time(told: list[tuple[str, str | None]], stages: list[str] | None) -> None:
    facts = [
        fact("chair", entity(name), f"{n}.txt", subject=LEAGUE, time=date(time, "whole") if time else None)
        for n, (name, time) in enumerate(told)
    ]
    changes = run(*facts).changes
    assert ([stage.time for stage in changes[0].stages] if changes else None) == stages


# Related conflicts, and why one is severe


def test_one_stray_year_links_what_it_explains() -> None:
    facts = [
        fact("signed", date("1992-05-15")),
        fact("signed", date("1994-05-15"), "b.txt"),
        fact("ratified", date("1992-11-01")),
        fact("ratified", date("1994-11-01"), "b.txt"),
        fact("founded", date("1960"), subject=LEAGUE),
        fact("founded", date("1961"), "b.txt", subject=LEAGUE),
    ]
    found = {c.predicate: c for c in run(*facts).conflicts}
    assert found["signed"].related == (found["ratified"].id,)
    assert found["ratified"].related == (found["signed"].id,)
    assert found["founded"].related == ()


def test_severity_is_explained() -> None:
    (conflict,) = run(fact("signed", date("1992-03-15")), fact("signed", date("1992-05-15"), "b.txt")).conflicts
    assert conflict.severity_reasons == (
        "documents disagree",
        "every side was read with a confidence of at least 0.90",
        "the dates differ in one part only, perhaps by a slip",
        "the subject has 2 facts in 2 documents",
    )


def test_documents_of_different_dates_may_tell_of_a_change() -> None:
    facts = [
        fact(
            "height",
            NumberValue(name=n, amount=int(n)),
            d,
            subject=EntityRef(entity="e-l", name="Norda Hall", type="FAC"),
        )
        for n, d in (("80", "a.txt"), ("90", "b.txt"))
    ]
    documents = [Document(id="a.txt", text="", date="2015"), Document(id="b.txt", text="", date="2016")]
    (conflict,) = reconcile(facts, VOCABULARY, documents=documents).conflicts
    assert (
        conflict.severity_reasons[-1]
        == "the documents have different dates (2015; 2016), so the value may have changed"
    )
    (conflict,) = reconcile(facts, VOCABULARY).conflicts
    assert "changed" not in conflict.severity_reasons[-1]


# What always holds

DATES = st.sampled_from(["1992", "1992-03", "1992-05", "1992-03-15", "1992-05-15", "1993-01-02"])
FACTS = st.lists(
    st.builds(
        lambda predicate, value, document: fact(predicate, date(value), document),
        st.sampled_from(["signed", "entered_into_force"]),
        DATES,
        st.sampled_from(["a.txt", "b.txt", "c.txt"]),
    ),
    max_size=8,
    unique_by=lambda f: f.id,
)


@settings(deadline=None)
@given(FACTS, st.randoms())
def test_the_order_of_facts_changes_nothing(facts: list[Fact], chance: random.Random) -> None:
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert run(*facts) == run(*shuffled)


@given(DATES, st.sampled_from(["b.txt", "c.txt"]))
def test_equal_values_never_conflict(value: str, document: str) -> None:
    assert kinds(fact("signed", date(value)), fact("signed", date(value), document)) == []


def test_values_of_other_kinds_are_not_compared() -> None:
    assert kinds(fact("signed", date("1992")), fact("signed", TextValue(name="in spring"), "b.txt")) == []
