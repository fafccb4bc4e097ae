"""Keys: what distinguishes entities, and the one line that their ids are made of. No model needed."""

import pytest

from pipeline.records.base import identifier
from pipeline.resolve.keys import InDocument, Key, OnSide, abbreviation_key, kind_of
from pipeline.resolve.names import NameForms
from pipeline.vocabulary import Lexicon

BERG = Key("person", "anna berg")


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (BERG, "person:anna berg"),
        (Key("place", "NOR"), "place:NOR"),
        (Key("group", "NOR"), "group:NOR"),
        (Key("thing", "league lund"), "thing:league lund"),
        (abbreviation_key("a.txt", "LSL"), "short:a.txt:LSL"),  # it means what its document says
        (Key("thing", "", document="a.txt", position=7), "thing:a.txt:7"),  # a noun without a name
        (Key("person", "author of", document="a.txt"), "person:author of@a.txt"),  # the writer of one document
        (Key("thing", "session", date="1950-05"), "thing:session@1950-05"),  # an event that recurs
        (BERG._replace(bearer="born 1950"), "person:anna berg@born 1950"),  # a namesake
        (BERG._replace(apart="anna berg"), "person:anna berg#anna berg"),  # kept apart by the user
        (Key("thing", "session", date="1950", apart="sessions"), "thing:session@1950#sessions"),  # both
        (BERG.within(InDocument("a.txt")), "here:a.txt:person:anna berg"),  # something else in this document
        (BERG.within(OnSide(0, 1)), "reviewed:0:1:person:anna berg"),  # something else on one side of a review
        (
            BERG.within(InDocument("a")).within(OnSide(2, 1)),
            "reviewed:2:1:here:a:person:anna berg",
        ),  # the outermost scope first
    ],
)
def test_a_key_has_one_line_for_its_id(key: Key, line: str) -> None:
    assert str(key) == line
    assert identifier("e", key) == identifier("e", line)


def test_an_id_never_changes() -> None:
    assert identifier("e", BERG) == "e-aabbbe778a36"


def test_keys_differ_in_every_field() -> None:
    keys = [
        BERG,
        BERG._replace(kind="thing"),
        BERG._replace(document="a"),
        BERG._replace(position=0),
        BERG._replace(date="1950"),
        BERG._replace(bearer="born 1950"),
        BERG._replace(apart="anna berg"),
        BERG.within(InDocument("a")),
        BERG.within(OnSide(0, 1)),
    ]
    assert len(set(keys)) == len(keys)
    assert Key("person", "anna berg") == BERG


@pytest.mark.parametrize(
    ("key", "unscoped"),
    [
        (BERG, True),
        (BERG._replace(bearer="born 1950"), True),  # a namesake is a person
        (Key("thing", "berg"), False),  # of another kind
        (BERG.within(InDocument("a")), False),  # linked in its document already
    ],
)
def test_a_key_in_a_scope_is_set_aside(key: Key, unscoped: bool) -> None:
    assert key.is_unscoped("person", "place") is unscoped


def test_kinds_of_things_are_kept_apart(lexicon: Lexicon) -> None:
    forms = NameForms(lexicon)
    assert forms.key("Georgia", "GPE") != forms.key("Georgia", "PERSON")
    assert [kind_of(type_) for type_ in ("PERSON", "GPE", "NORP", "ORG", "TREATY")] == [
        "person",
        "place",
        "group",
        "thing",
        "thing",
    ]
