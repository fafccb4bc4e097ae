"""Whether a known value says all that a claimed one says."""

import pytest

from pipeline.reconcile.entailment import entails, unconfirmed
from pipeline.records import DateValue, EntityRef, EntityValue, Evidence, Fact, NumberValue, TextValue, Value


def date(edtf: str, *readings: str) -> DateValue:
    return DateValue(name=edtf, edtf=edtf, readings=readings)


def number(amount: float, low: float | None = None, high: float | None = None, unit: str | None = None) -> NumberValue:
    return NumberValue(name=str(amount), amount=amount, low=low, high=high, unit=unit)


def place(name: str) -> EntityValue:
    return EntityValue(name=name, entity=name)


@pytest.mark.parametrize(
    ("known", "claimed", "expected"),
    [
        (date("1950-05-03"), date("1950-05-03"), True),
        (date("1950-05-03"), date("1950"), True),
        (date("1950"), date("1950-05-03"), False),  # the year leaves the day open
        (date("1950"), date("1951"), False),
        (date("1992"), date("1990~"), True),  # close enough to “about 1990”
        (date("1990~"), date("1992"), False),
        (date("1990~"), date("1990"), False),
        (date("1731"), date("1731", "1731", "1734"), True),  # “in 1731 or 1734”
        (date("1731", "1731", "1734"), date("1731"), False),
        (number(7), number(5, low=5), True),  # “at least 5”
        (number(5, low=5), number(7), False),
        (number(7), number(8), False),
        (number(7, unit="km"), number(7, unit="m"), False),
        (place("Lund"), place("Lund"), True),
        (place("Tashkent"), place("Uzbekistan"), True),  # from a table
        (place("Uzbekistan"), place("Tashkent"), False),
        (place("Visby"), place("Norda"), True),  # from the documents
        (place("Norda"), place("Visby"), False),
        (TextValue(name="Baltic Harbour Act"), TextValue(name="Harbour Act"), True),
        (TextValue(name="Harbour Act"), TextValue(name="Baltic Harbour Act"), False),
        (number(1950), date("1950"), False),  # of different kinds
    ],
)
def test_values(known: Value, claimed: Value, expected: bool) -> None:
    assert entails(known, claimed, {"Visby": frozenset({"Norda"})}) is expected


def fact(**qualifiers: Value) -> Fact:
    return Fact(
        id="f-1",
        subject=EntityRef(entity="e-1", name="Norda League", type="ORG"),
        predicate="chair",
        value=place("Anna Berg"),
        qualifiers={name: (value,) for name, value in qualifiers.items()},
        confidence=1,
        evidence=(Evidence(document="a", start=0, end=1, quote="x", rule="r"),),
    )


def period(edtf: str, extent: str | None) -> DateValue:
    return DateValue.model_validate({"name": edtf, "edtf": edtf, "extent": extent})


@pytest.mark.parametrize(
    ("known", "claimed", "missing"),
    [
        (fact(), fact(), ()),
        (fact(place=place("Lund")), fact(), ()),  # a claim may say less
        (fact(), fact(place=place("Lund")), ("place",)),
        (fact(place=place("Oslo")), fact(place=place("Lund")), ("place",)),
        (fact(place=place("Lund")), fact(place=place("Sweden")), ()),
        # what held from 2011 to 2017 held in 2013, and perhaps in 2018
        (fact(time=period("2011/2017", "whole")), fact(time=period("2013/2013", "within")), ()),
        (fact(time=period("2011/2017", "whole")), fact(time=period("2018/2018", "within")), ("time",)),
        (fact(time=period("2011/2017", "whole")), fact(time=period("2011/2013", "whole")), ("time",)),
        # what held at some time from 2011 to 2017 did not surely hold in 2013
        (fact(time=period("2011/2017", "within")), fact(time=period("2013/2013", "within")), ("time",)),
        (fact(time=period("2013-05-02/2013-05-02", "within")), fact(time=period("2013/2013", "within")), ()),
    ],
)
def test_qualifiers(known: Fact, claimed: Fact, missing: tuple[str, ...]) -> None:
    assert unconfirmed(known, claimed, {}) == missing
