"""What is a conflict between texts and what is not, from raw text to report."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # Places
        ("Anna Berg was born in Springfield, Ohio.", "Anna Berg was born in Ohio.", []),  # the area around it
        (
            "Anna Berg was born in Bergen, Norway.",
            "Anna Berg was born in Gothenburg, Sweden.",
            [("birth_place", "Bergen", "Gothenburg")],
        ),  # two places are one disagreement, not four
        (
            "The Lund League moved its headquarters to Helsinki, Finland in 1990.",
            "The Lund League moved its headquarters to Helsinki in 1990.",
            [],
        ),  # one place at one time
        (
            "The Moscow session was held on 4 May 1992 in Tashkent.",
            "The Moscow session of 4 May 1992 took place in Tashkent.",
            [],
        ),  # a place in a name is not where it was held if another is said
        (
            "The film The Silent Harbour was released in Norway on 3 May 1990.",
            "The film The Silent Harbour was released in Sweden on 3 June 1990.",
            [],
        ),  # in two countries it comes out on two days
        (
            "The film The Silent Harbour was released in Norway on 3 May 1990.",
            "The film The Silent Harbour was released in Norway on 3 June 1990.",
            [("published", "1990-05-03", "1990-06-03")],
        ),  # in one it does not
        # Bounds
        ("The Lund Accord was signed before 2016.", "The Lund Accord was signed in 2014.", []),  # within it
        (
            "The Lund Accord was signed before 2016.",
            "The Lund Accord was signed in 2016.",
            [("signed", "../2015", "2016")],
        ),  # beyond it
        (
            "The Lund Accord was signed after May 1992.",
            "The Lund Accord was signed on 3 May 1992.",
            [("signed", "1992-05-03", "1992-06/..")],
        ),  # the month itself is not after it
        ("The Lund Accord was signed by 2016.", "The Lund Accord was signed in 2016.", []),  # a deadline holds its year
        # Numbered events
        (
            "The 3rd Lund Summit was held in Oslo in May 1990.",
            "The 4th Lund Summit was held in Bergen in June 1994.",
            [],
        ),  # two events
        (
            "The 3rd Lund Summit was held in May 1990.",
            "The 3rd Lund Summit was held in June 1991.",
            [("held", "1990-05", "1991-06")],
        ),  # one
        # Measures and scores
        ("Anna Berg threw a 41-metre pass to Nils Holm.", "Anna Berg threw two passes.", []),  # metres are no passes
        ("Nils Holm improved his record to 58-3.", "Nils Holm improved his record to 52-3.", []),  # won and lost since
        # Datelines
        (
            "Friday, June 7, 2013 The swimmer Anna Berg has died",
            "The swimmer Anna Berg died on 6 June 2013.",
            [],
        ),  # the day of the newspaper
        (
            "On Friday, June 7, 2013, Anna Berg, the swimmer, died.",
            "The swimmer Anna Berg died on 6 June 2013.",
            [("died", "2013-06-06", "2013-06-07")],
        ),  # the day of the event
        # Relative words
        (
            "8 September 2013. Nils Holm fell from Mount Lund on Saturday.",
            "2 September 2013. Nils Holm fell from Mount Lund on Saturday.",
            [],
        ),  # the same words, read against days that are guesses
        # Participles
        (
            "The Lund Guard is the military arm of the Lund League, formed in 1984.",
            "The Lund League was formed in 1981.",
            [],
        ),  # the arm was formed in 1984
        (
            "The Oslo Council is the successor to the Lund Council, formed in 1996.",
            "The Lund Council was formed in 1981.",
            [],
        ),  # the successor was
        (
            "Anna Berg is the chair of the Lund League, formed in 1984.",
            "The Lund League was formed in 1981.",
            [("founded", "1981", "1984")],
        ),  # no chair is formed
        # Abbreviations
        (
            "The international voluntary organisations (IVOs) met. Voluntary organisations (VOs) met too.",
            "Voluntary organisations (VOs) met.",
            [],
        ),  # a document that defines two abbreviations means two things
        # Order
        (
            "The first session of the Lund League was held on 3 May 1940 in Oslo.",
            "The Lund League was founded in 1950.",
            [("founded", "1940-05-03", "1950")],
        ),  # a session before the body existed
        (
            "The first session of the Lund League was held on 3 May 1950 in Oslo.",
            "The Lund League was founded in 1950.",
            [],
        ),  # it may have been founded in the spring
        # Fields
        (
            "Finland\n\nIndependence: 6 December 1917 (from Russia); the constitution was adopted in 1919\n",
            "Finland\n\nIndependence: 15 December 1917 (from Russia); a regent was appointed in 1918\n",
            [("independence", "1917-12-06", "1917-12-15")],
        ),  # what follows the date does not hide it
        (
            "Finland\n\nIndependence: 6 December 1917 (from Russia)\n",
            "Finland\n\nIndependence: 1 June 1523 (from Denmark)\n",
            [],
        ),  # from one state, and earlier from another
        (
            "Finland\n\nIndependence: 6 December 1917; regained independence on 9 May 1945\n",
            "Finland\n\nIndependence: 9 May 1945\n",
            [],
        ),  # a field that names two says which only to its author
        # Open facts
        (
            "Walton is the 16th richest person in Norway.",
            "Walton is the 18th richest person in Norway.",
            [("open:person", "16th", "18th")],
        ),  # places in one order
        (
            "Lund is the 2nd oldest town in Sweden.",
            "Lund is the 5th largest town in Sweden.",
            [],
        ),  # places in two
        (
            "The Lund Bank opened a museum in Oslo on 3 May 1950.",
            "The Lund Bank opened a museum in Oslo on 3 June 1950.",
            [("held", "1950-05-03", "1950-06-03")],
        ),  # one event, two dates
        (
            "The Lund Bank opened a museum in Oslo in 1950.",
            "The Lund Bank opened a museum in Bergen in 1960.",
            [],
        ),  # two places, two events
        (
            "Anna Berg joined the Lund League in 1950.",
            "Anna Berg joined in 1970.",
            [],
        ),  # what she joined the second time is not said
        (
            "Anna Berg had joined in 1950.",
            "Anna Berg joined in 1970.",
            [],
        ),  # nor here
        (
            "The Lund Bank opened a museum in 1950. The Lund Bank opened a museum in 1960.",
            "The Lund Bank opened a museum in 1970.",
            [],
        ),  # what happens twice may happen three times
        (
            "The Lund Bank sold 5,000 tickets in 1990.",
            "The Lund Bank sold 6,000 tickets in 1990.",
            [("units_sold", "5,000", "6,000")],
        ),  # one time, two numbers
        (
            "The Lund Bank sold 5,000 tickets in 1990.",
            "The Lund Bank sold 6,000 tickets in 1991.",
            [],
        ),  # change over time
        (
            "The Lund Bank sold 5,000 tickets in 1990.",
            "The Lund Bank sold more than 4,000 tickets in 1990.",
            [],
        ),  # within the bound
        (
            "The Lund Bank sold 5,000 tickets in 1990.",
            "The Lund Bank sold more than 7,000 tickets in 1990.",
            [("units_sold", "5,000", "more than 7,000")],
        ),  # outside it
        (
            "The Lund Bank sold 5,000 tickets in 1990.",
            "The Lund Bank may have sold 6,000 tickets in 1990.",
            [],
        ),  # not asserted
        (
            "The Lund Bank has sold 5,000 tickets.",
            "The Lund Bank sold 6,000 tickets.",
            [("units_sold", "5,000", "6,000")],
        ),
        (
            "The Lund Bank now has 5,000 branches.",
            "The Lund Bank now has 6,000 branches.",
            [],
        ),  # each right for its day
        (
            "The Lund Bank has sold 5,000 tickets.",
            "The Lund Bank has sold 6,000 tickets.",
            [("units_sold", "5,000", "6,000")],
        ),
        (
            "The Lund Bank passed a resolution on 3 May 1950.",
            "The Lund Bank passed a resolution on 9 June 1960.",
            [],
        ),  # any resolution
        (
            "The Lund Bank passed a resolution on 3 May 1950.",
            "The Lund Bank passed a resolution on 3 May 1960.",
            [("open:pass_resolution", "1950-05-03", "1960-05-03")],
        ),  # rather a slip
        (
            "Anna Berg missed eight races in Lund.",
            "Anna Berg missed four races.",
            [],
        ),  # nothing says that she missed them at one time
        (
            "Anna Berg will host a gala in 1950.",
            "Anna Berg hosted a gala in 1960.",
            [],
        ),  # planned
        (
            "Fire in Lund Updated: 3 May 1950 at 9:15 GMT Anna Berg opened a museum on Lund Square.",
            "Fire in Lund 4 May 1950 Anna Berg opened a museum on Lund Square.",
            [],
        ),  # stamps
        # Symmetric relations
        (
            "Anna Berg married Nils Holm in 1975.",
            "Nils Holm married Anna Berg in 1976.",
            [("held", "1975", "1976")],
        ),  # one wedding, reported from either side
        (
            "Anna Berg married Nils Holm in 1975.",
            "Nils Holm married Anna Berg on 3 May 1975.",
            [],
        ),  # more precise
        (
            "Anna Berg married Nils Holm in 1975.",
            "Nils Holm divorced Anna Berg in 1976.",
            [],
        ),  # another event
        (
            "Anna Berg married Nils Holm in 1975 and divorced him in 1980.",
            "Nils Holm married Anna Berg in 1975. Anna Berg divorced Nils Holm in 1981.",
            [("held", "1980", "1981")],
        ),  # the divorce, not since when they lived apart
        (
            "Anna Berg married Nils Holm in 1975.",
            "Nils Holm married Eva Lind in 1976.",
            [],
        ),  # another person
        (
            "Anna Berg married Nils Holm in 1975.",
            "In 1980, Anna Berg was married to Nils Holm.",
            [],
        ),  # a state, not a wedding
        (
            "Anna Berg married Nils Holm in 1975.",
            "Anna Berg remarried Nils Holm in 1986.",
            [],
        ),  # a second wedding
        (
            "Anna Berg is not the sister of Nils Berg.",
            "Nils Berg is the brother of Anna Berg.",
            [("sibling", "Nils Berg", "Nils Berg")],
        ),  # denied from one side, affirmed from the other
    ],
)
def test_what_two_texts_disagree_on(a: str, b: str, expected: list[tuple[str, str, str]], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=a), Document(id="b", text=b)])
    found = [(c.predicate, *sorted(s.value.name for s in c.sides)) for c in result.conflicts]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "It has inspired 5,000 posters.",
            "The Silent Harbour (album)",
            ("Silent Harbour", "open:inspire_poster", "5,000"),
        ),  # "it" is what the title names
        (
            "The film burned $5 million.",
            "The Silent Harbour",
            ("Silent Harbour", "open:burn", "$5 million"),
        ),  # so is the film
        (
            "The film earned 27.30 crore worldwide.",
            "The Silent Harbour (film)",
            ("Silent Harbour", "open:earn", "27.30 crore"),
        ),  # the scale is a part of the number
        ("There were 98 cases.", "Lund fever", ("Lund fever", "open:case", "98")),  # of what the title names
        ("98 cases were reported.", "Lund fever", ("Lund fever", "open:case", "98")),  # a count says what of it
        ("There were 98 cases.", None, None),  # the text does not say of what
        ("It has sold 5,000 copies.", None, None),  # nobody knows what
        ("The Lund Bank said that it was sorry.", None, None),  # nothing to hold on to
        ("Lund Bank was founded in 1950.", None, None),  # a rule of the vocabulary reads it
    ],
)
def test_open_facts(text: str, title: str | None, expected: tuple[str, str, str] | None, pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text, title=title)])
    found = [f for f in result.facts if f.predicate.startswith("open:")]
    assert [(f.subject.name, f.predicate, f.value.name) for f in found] == ([expected] if expected else [])


def test_what_it_measures_is_of_what_the_title_names(pipeline: Pipeline) -> None:
    texts = {"a": "It has a capacity of 35,000.", "b": "It has a capacity of 15,000."}
    result = pipeline.run([Document(id=name, text=text, title="Lund Arena") for name, text in texts.items()])
    assert sorted((f.subject.name, f.predicate, f.value.name) for f in result.facts) == [
        ("Lund Arena", "seats", "15,000"),
        ("Lund Arena", "seats", "35,000"),
    ]
    assert [c.predicate for c in result.conflicts] == ["seats"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lund League has three members: Norway, Sweden, Finland and Denmark.", ["the text says 3, but lists 4"]),
        ("The Lund League has four members: Norway, Sweden, Finland and Denmark.", []),  # it is right
        ("The Lund League has six members, among them Norway and Sweden.", []),  # a part of them
        ("The Lund League has six members: Norway, Bosnia and Herzegovina.", []),  # not sure how many these are
    ],
)
def test_a_number_and_the_list_behind_it(text: str, expected: list[str], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text)])
    assert [c.explanation for c in result.conflicts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four shops (Lund, Oslo, Turku, Bergen and Narvik) were closed.", ["the text says 4, but lists 5"]),
        ("It gives the following four prizes every year: Berg Prize in Law, Lind Prize in Music, Holm Prize in Art.",
         ["the text says 4, but lists 3"]),  # behind a colon
        ("Three shops (Lund, Oslo and Turku) were closed.", []),  # it is right
        ("Three towns (including Lund and Oslo) were closed.", []),  # a part of them
        ("Three towns (mostly old, poor) were closed.", []),  # no names
        ("Two towns (Lund, Sweden and Oslo, Norway) were closed.", []),  # with what each lies in
        ("Two ministries (Trade and Industry, Health) were closed.", []),  # "and" inside a name
        ("Three towns (Lund, 1950; Oslo, 1960; Turku, 1970) were closed.", []),  # semicolons part them
    ],
)  # fmt: skip
def test_a_number_and_the_list_of_anything(text: str, expected: list[str], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text, title="Norda Stores")])
    assert [c.explanation for c in result.conflicts] == expected


def test_the_same_wrong_list_in_two_texts_is_one_conflict(pipeline: Pipeline) -> None:
    text = "Four shops (Lund, Oslo, Turku, Bergen and Narvik) were closed."
    result = pipeline.run([Document(id=name, text=text, title="Norda Stores") for name in ("a", "b")])
    assert [(c.kind, c.sides[0].documents) for c in result.conflicts] == [("count", ("a", "b"))]


def test_lists_of_one_thing_in_two_texts_may_be_of_two_things(pipeline: Pipeline) -> None:
    texts = ("Two shops (Lund and Oslo) were closed.", "Two shops (Turku and Bergen) were opened.")
    result = pipeline.run([Document(id=t[11:15], text=t, title="Norda Stores") for t in texts])
    assert result.conflicts == ()


@pytest.mark.parametrize(
    ("box", "text", "title", "expected"),
    [
        ("Concert films\t2\n", "Norda has released five singles and three concert films.", "Norda discography",
         [("open:number_of_concert_films", "2", "three")]),  # a box that counts otherwise than its text
        ("Concert films\t3\n", "Norda has released five singles and three concert films.", "Norda discography", []),
        ("Concert films\t2\n", "In 1990 Norda released three concert films.", "Norda discography", []),  # in one year
        ("Died\t3 May 1951\n", "Lindqvist emigrated to Turku in 1930. He died in 1953.", "Olof Lindqvist (general)",
         [("died", "1951-05-03", "1953")]),  # a box is of what the title names, and so is a family name
        ("Independence: 1905 (from Sweden); republic proclaimed in 1919\n",
         "Independence: 3 June 1901 (independence proclaimed from Sweden; king crowned in 1905)\n", "Finland",
         [("independence", "1901-06-03", "1905")]),  # what the label names, done on the date
        ("Independence: 3 June 1905 (from Sweden)\n",
         "Independence: 9 May 1901 (independence declared from Sweden); 3 June 1905 (recognised by Sweden)\n", "Finland",
         []),  # two dates, and it is unclear which
        ("1912: Anna Berg came. 1921: Anna Berg becomes the sole curator.",
         "In 1925, Anna Berg becomes the curator of it", "Norda Works",
         [("open:become_curator", "1921", "1925")]),  # entries of a chronicle in one paragraph; a line without a full stop
    ],
)  # fmt: skip
def test_a_box_and_a_text(
    box: str, text: str, title: str, expected: list[tuple[str, str, str]], pipeline: Pipeline
) -> None:
    result = pipeline.run([Document(id="a", text=box, title=title), Document(id="b", text=text, title=title)])
    found = [(c.predicate, *sorted(s.value.name for s in c.sides)) for c in result.conflicts]
    assert found == expected
    subjects = {f.subject.entity for f in result.facts}
    assert subjects <= {e.id for e in result.entities}


def test_a_rating_rests_on_its_own_number(pipeline: Pipeline) -> None:
    """A percentage owns nothing, so the noun after it belongs to the topic of the document."""
    text = "The film has a rating of 93 % based on 223 reviews."
    result = pipeline.run([Document(id="a", text=text, title="The Silent Harbour")])
    assert ("Silent Harbour", "open:review", "223") in [
        (f.subject.name, f.predicate, f.value.name) for f in result.facts
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Behind a preposition an indefinite noun is a thing of its own.
        "In 1921, the League set up the Temporary Commission on Armaments. The Council left it to a special commission set up in 1926.",
        # A treaty that says itself which one it is is not the one before.
        "In 1944, Norway signed the London Customs Convention. In 1965, the treaty establishing a Lund Court was signed.",
        # But this describes what is named.
        "The Lund League is an organisation founded in 1950. It was founded in 1950.",
    ],
)
def test_what_is_another_thing_is_no_conflict(text: str, pipeline: Pipeline) -> None:
    assert pipeline.run([Document(id="a", text=text)]).conflicts == ()


def test_what_is_defined_has_the_type_of_its_names(pipeline: Pipeline) -> None:
    text = "Lundvik Food Group, LLC (LFG) is a food company headquartered in Dallas."
    result = pipeline.run([Document(id="a", text=text)])
    assert ("headquarters", "Dallas") in {(f.predicate, f.value.name) for f in result.facts}
