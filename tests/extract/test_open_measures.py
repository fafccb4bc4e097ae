"""What a quantity counts or is the value of, read from the words around it."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norda won 33 national titles.", {"open:win_title | 33 | national"}),
        ("There were 98 active cases.", {"open:case | 98 | active"}),
        ("98 cases are active.", {"open:case | 98 | active"}),  # the adjective is in the complement
        ("The total number of cases was 98.", {"open:case | 98 | "}),  # "number" and "total" only count
        ("It was a bad week, bringing the total of new cases to 98.", {"open:case | 98 | new"}),
        ("Norda has an approval rating of 76 percent.", {"open:rating | 76 percent | approval"}),
        ("Norda has a rating lower than 76 percent.", {"open:rating | lower than 76 percent | "}),
        ("Norda has an average rating of 7.1/10.", {"open:rating | 7.1/10 | average"}),
        ("Norda has an average rating of 7.1 out of 10.", {"open:rating | 7.1 out of 10 | average"}),
        ("Norda spent a total of $5 million.", {"open:spend | a total of $5 million | "}),
        # ranks
        ("Norda is the third-largest mill in Lund.", {"open:mill | third | largest"}),
        ("Norda is their debut album.", {"open:album | debut | "}),
        ("Norda peaked at number 7.", {"open:peak | number 7 | "}),
        ("Norda is in second place.", {"open:rank | second | "}),
        ("Norda was released as the third single.", {"open:single | third | "}),
        ("Norda is larger than the third-largest mill.", set()),  # which says what Norda is not
        ("The third mill burned.", set()),  # an ordinal that ranks nothing
        # numbers that count nothing here
        ("Norda is a four-time champion.", set()),
        ("Norda One won.", set()),
        ("Norda lost 3-1.", set()),
        ("Norda did not win 33 titles.", set()),
        ("The price rose by 5 percent.", set()),  # a change, not a price
    ],
)
def test_quantities_answer_a_question(text: str, expected: set[str], pipeline: Pipeline) -> None:
    facts = pipeline.run([Document(id="a", text=text, title="Norda")]).facts
    assert {
        f"{f.predicate} | {f.value.name} | {' '.join(v.name for v in f.qualifiers.get('kind', ()))}"
        for f in facts
        if any(e.rule == "open/measure" for e in f.evidence)
    } == expected


@pytest.mark.parametrize(
    ("text", "subject", "about"),
    [
        ("Norda won 33 titles.", "Norda", None),
        ("The film won 33 titles.", "Norda", "film"),  # what kind of thing the topic is
        ("The crew of Norda won 33 titles.", "Norda", "crew"),  # a part of it
        ("A rival won 33 titles.", "Norda", "a rival"),  # not the topic: compared with nothing
        ("Anna Berg gave Norda 33 titles.", "Norda", None),  # who gets it
    ],
)
def test_what_a_measure_is_about(text: str, subject: str, about: str | None, pipeline: Pipeline) -> None:
    facts = pipeline.run([Document(id="a", text=text, title="Norda")]).facts
    (fact,) = (f for f in facts if any(e.rule == "open/measure" for e in f.evidence))
    assert (fact.subject.name, next((v.name for v in fact.qualifiers.get("about", ())), None)) == (subject, about)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("On 14 March 1950, Norda won 33 titles.", {"time": ["1950-03-14/1950-03-14"]}),
        ("As of 14 March, Norda had 33 titles.", {"day": ["03-14"]}),  # without a year
    ],
)
def test_when_a_measure_was_right(text: str, qualifier: dict[str, list[str]], pipeline: Pipeline) -> None:
    facts = pipeline.run([Document(id="a", text=text, title="Norda")]).facts
    (fact,) = (f for f in facts if any(e.rule == "open/measure" for e in f.evidence))
    found = {name: [v.name for v in values] for name, values in fact.qualifiers.items()}
    assert found.items() >= qualifier.items()
