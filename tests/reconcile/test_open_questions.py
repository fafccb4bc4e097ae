"""Two documents that answer one question in the same or other words, without a predicate or an attribute of the vocabulary."""

import pytest

from pipeline.records import Conflict, Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def _open_conflicts(pipeline: Pipeline, a: str, b: str, title: str | None = "Norda") -> list[Conflict]:
    documents = [Document(id=name, text=text, title=title) for name, text in (("a", a), ("b", b))]
    return [c for c in pipeline.run(documents).conflicts if c.predicate.startswith("open:")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a counted noun, with other verbs that say only that there is something
        ("Norda won 33 titles.", "Norda has won 34 titles."),
        ("There were 98 active cases.", "Norda had 112 active cases."),
        ("Norda won 33 titles.", "Norda won 34 championships."),  # nouns that mean the same
        ("Norda has five main ports.", "There are six main ports."),
        # the noun that a quantity is the value of
        ("Norda has an approval rating of 76 percent.", "The magazine gave Norda an approval rating of 67 percent."),
        ("Norda holds an average rating of 7.1/10.", "Norda has an average rating of 7.9 out of 10."),
        ("The tally of cases rose to 97.", "It reported new cases, bringing the total number of cases to 79."),
        # a verb alone
        ("Norda spent $45 million on boats.", "Norda has expended $54 million on boats."),
        # bounds
        ("Norda planted more than 5,000 trees.", "Norda planted 4,800 trees."),
        ("Norda planted fewer than 400 trees.", "Norda planted 420 trees."),
        ("Norda has a rating higher than 52 percent.", "Norda has a rating of 52 percent."),  # which is not higher
        # ranks
        ("Norda is the second-largest mill in Lund.", "Norda is the third largest mill in Lund."),
        ("Norda is their debut album.", "Norda is their second album."),
        ("Norda is fourth in the list of mills.", "Norda is the sixth-largest mill."),  # the noun stands elsewhere
    ],
)  # fmt: skip
def test_two_values_of_one_question_conflict(a: str, b: str, pipeline: Pipeline) -> None:
    assert len(_open_conflicts(pipeline, a, b)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Norda won 33 titles.", "Norda lost 34 titles."),  # opposites
        ("Norda won 33 titles.", "Norda won 34 races."),  # other nouns
        ("There were 98 new cases.", "There were 112 cases."),  # a part
        ("There were 98 active cases.", "There were 112 severe cases."),
        ("Norda has an approval rating of 76 percent.", "Norda has an average rating of 6.7 out of 10."),  # other units
        ("Norda drew at least 3 visitors.", "Norda drew 4 visitors."),
        ("Norda drew more than 5,000 visitors.", "Norda drew 5,200 visitors."),
        ("Norda had 98 cases on 3 May 1950.", "Norda had 112 cases on 7 May 1950."),  # other times
        ("Norda won 33 titles in Lund.", "Norda won 34 titles in Malmö."),  # other places
        ("Norda won 33 titles.", "Norda won 34 titles, 33 of them in Lund."),  # the same number is there too
        ("Norda won 33 titles.", "Norda won 12 titles and then won 21 titles."),  # two values in one document
        ("Norda won 33 titles.", "Norda did not win 34 titles."),
        ("Norda is the second-largest mill.", "Norda is larger than the third-largest mill."),
        ("Norda has the fifth floor.", "Norda has the sixth floor."),  # an ordinal that ranks nothing
    ],
)  # fmt: skip
def test_values_of_different_questions_do_not(a: str, b: str, pipeline: Pipeline) -> None:
    assert _open_conflicts(pipeline, a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Norda was inducted on 3 May 1950.", "Norda was inducted on 8 May 1950."),  # happens once
        ("The old hall was demolished in 1950.", "The old hall was destroyed in 1960."),  # verbs that mean the same
        ("Nils Holm lent Norda in 1950.", "In 1960, Norda was borrowed from Nils Holm."),  # two sides of one event
        ("The deal with the Lund League was signed in 1950.", "In 1960, Norda signed a deal with the Lund League."),
    ],
)
def test_two_dates_of_one_event_conflict(a: str, b: str, pipeline: Pipeline) -> None:
    assert len(_open_conflicts(pipeline, a, b)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nils Holm lent Norda in 1950.", "Olof Lind borrowed Norda in 1960."),  # other people
        ("Norda praised a boat in 1950.", "Norda praised a boat in 1960."),  # two boats
        ("Norda joined in 1950.", "Norda joined in 1960."),  # what it joined stands elsewhere
        ("Norda was inducted in May 1950.", "Norda was inducted on 8 May 1950."),  # more precise
    ],
)
def test_dates_of_what_may_be_two_events_do_not(a: str, b: str, pipeline: Pipeline) -> None:
    assert _open_conflicts(pipeline, a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "conflict"),
    [
        ("The film received mixed reviews.", "The film received mostly positive reviews.", True),
        ("Its reception was warm.", "Norda was panned by critics.", True),
        ("The film received mixed to positive reviews.", "The film received positive reviews.", False),  # a degree is shared
        ("The film received good reviews.", "The film received positive reviews.", False),
        ("The film received good reviews.", "The film did not receive bad reviews.", False),
    ],
)  # fmt: skip
def test_degrees_of_one_quality_exclude_each_other(a: str, b: str, conflict: bool, pipeline: Pipeline) -> None:
    assert bool(_open_conflicts(pipeline, a, b)) == conflict


def test_what_joins_two_words_is_said(pipeline: Pipeline) -> None:
    (conflict,) = _open_conflicts(pipeline, "Norda won 33 titles.", "Norda won 34 championships.")
    assert "mean the same" in conflict.explanation
    assert conflict.severity == "medium"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Berg won 33 titles.", "Anna Berg won 34 titles in Lund."),  # a place on one side only
        ("Anna Berg won 33 titles.", "In 1950, Anna Berg won 34 titles."),  # a time on one side only
        ("Anna Berg stayed for seven seasons.", "Anna Berg was dropped after four seasons."),  # a duration of anything
        ("Anna Berg is the fifth coach.", "Anna Berg is the fourth coach."),  # of which series?
    ],
)
def test_without_a_common_topic_both_sides_must_give_the_scope(a: str, b: str, pipeline: Pipeline) -> None:
    assert _open_conflicts(pipeline, a, b, None) == []


def test_without_a_title_a_sentence_must_name_its_subject(pipeline: Pipeline) -> None:
    a, b = "Anna Berg won 33 titles.", "Anna Berg won 34 titles."
    assert len(_open_conflicts(pipeline, a, b, None)) == 1
    assert _open_conflicts(pipeline, "There were 98 cases.", "There were 112 cases.", None) == []
