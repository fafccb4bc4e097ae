"""Each way to find a mention, by itself: what it finds in a text, before the rule for overlaps and the types that a text gives."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from pipeline.mentions.abbreviations import Abbreviations, type_of_long_form
from pipeline.mentions.family_names import family_name, find_family_names
from pipeline.mentions.headed_names import find_headed_names
from pipeline.mentions.missed_names import find_missed_names
from pipeline.mentions.model_names import find_model_names
from pipeline.mentions.places import find_countries, find_states
from pipeline.mentions.pronouns import find_pronouns
from pipeline.mentions.quantities import find_amounts, find_quantities
from pipeline.mentions.recalling_nouns import find_recalling_nouns
from pipeline.mentions.span import MentionSpan
from pipeline.mentions.time_mentions import find_time_mentions
from pipeline.times import find_times
from pipeline.vocabulary import Lexicon
from tests.mentions.conftest import Parsed, read, timed

model = pytest.mark.model


@model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Treaty on Fishing Rights was signed in Lund.", [("Treaty on Fishing Rights", "TREATY", "name")]),
        ("The council of foreign ministers met.", [("council of foreign ministers", "ORG", "name")]),  # lower case, but it says which
        ("It is a new international organisation.", [("new international organisation", "ORG", "noun")]),  # it does not
        ("They signed a trade agreement.", [("trade agreement", "TREATY", "noun")]),  # indefinite
        ("The treaties were signed.", [("treaties", "TREATY", "noun")]),  # several
        ("The Congress of the Lund League met.", [("Congress of the Lund League", "EVENT", "name"), ("Lund League", "ORG", "name")]),  # one inside another
        ("They created the Fund for the Victims of War in 1950.", [("Fund for the Victims of War", "ORG", "name")]),  # "for" given to the verb
        ("The revised Treaty of Lund came later.", [("revised Treaty of Lund", "TREATY", "name")]),  # another thing than the Treaty of Lund
        ("The 3rd Lund Summit was held in Oslo.", [("3rd Lund Summit", "EVENT", "name")]),  # the number of an event
        ("They read the 3rd Lund Treaty.", [("Lund Treaty", "TREATY", "name")]),  # of nothing else
        ("Other Lund treaties followed.", [("Lund treaties", "TREATY", "noun")]),  # "other" is no part of it
        ("The Ministry of Trade and Industry moved.", [("Ministry of Trade and Industry", "ORG", "name")]),  # plain words joined by "and"
        ("The members of the Lund League and the Norda Bank met.", [("Lund League", "ORG", "name"), ("Norda Bank", "ORG", "name")]),  # two names
        ("The Treaty of 1950 was signed.", [("Treaty", "TREATY", "noun")]),  # a time is not a part of it
        ("The political organisation Norda grew.", [("political organisation", "ORG", "noun")]),  # what Norda is
    ],
)  # fmt: skip
def test_headed_names(text: str, expected: list[tuple[str, str, str]], parsed: Parsed, lexicon: Lexicon) -> None:
    doc = parsed(text)
    assert read(doc, find_headed_names(doc, timed(doc), lexicon)) == expected


@model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lund Post wrote about Anna van Berg.", [("Anna van Berg", "PERSON", "name")]),  # with its particle
        ("They met Anna Berg, OBE, in Oslo.", [("Anna Berg", "PERSON", "name"), ("Oslo", "GPE", "name")]),  # without letters
        ("Norda Holdings, L.L.C. was sold.", [("Norda Holdings, L.L.C.", "ORG", "name")]),  # with its legal form
        ("He met the Founder of the Lund League.", []),  # an office
        ("Anna Berg has a PhD in law.", [("Anna Berg", "PERSON", "name")]),  # a degree
        ("They met Anna Berg, M.D., in Oslo.", [("Anna Berg", "PERSON", "name"), ("Oslo", "GPE", "name")]),  # after a name
        ("They met in Baltimore, MD.", [("Baltimore", "GPE", "name"), ("MD", "GPE", "name")]),  # a state
        ("Anna Berg's brother Erik Lund left on Monday.", [("Anna Berg", "PERSON", "name"), ("Erik Lund", "PERSON", "name")]),  # no "'s", no day
        ("They met in Friday Harbor.", [("Friday Harbor", "FAC", "name")]),  # a day inside a name is not a time
    ],
)  # fmt: skip
def test_model_names(text: str, expected: list[tuple[str, str, str]], parsed: Parsed, lexicon: Lexicon) -> None:
    doc = parsed(text)
    assert read(doc, find_model_names(doc, timed(doc), lexicon)) == expected


@model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The album was sold. This band played.", [("album", "WORK_OF_ART", "noun"), ("band", "ORG", "noun")]),
        ("The new album was sold.", []),  # another one, perhaps
        ("The album Velmora was sold.", []),  # named
        ("The albums were sold.", []),  # several
        ("An album was sold.", []),  # a new one
        ("It is the album.", []),  # what "it" is
    ],
)
def test_recalling_nouns(text: str, expected: list[tuple[str, str, str]], parsed: Parsed, lexicon: Lexicon) -> None:
    doc = parsed(text)
    assert read(doc, find_recalling_nouns(doc, timed(doc), lexicon.recalling)) == expected


@model
@pytest.mark.parametrize(
    ("text", "countries", "states"),
    [
        ("Trinidad and Tobago joined Norway.", ["Trinidad and Tobago", "Norway"], []),  # the longest name
        ("They live in New Jersey.", [], []),  # no country inside a longer name
        ("He went to Oslo and Lower Austria.", ["Oslo"], []),  # a capital
        ("They met in Springfield, OH in 1950.", [], ["OH"]),
        ("They met in Washington, D.C. in 1950.", ["Washington"], []),  # a capital lies in no state
        ("They met in Springfield, MM.", [], []),  # no state has these letters
    ],
)
def test_places(text: str, countries: list[str], states: list[str], parsed: Parsed, lexicon: Lexicon) -> None:
    doc = parsed(text)
    names = list(find_model_names(doc, timed(doc), lexicon))
    assert read(doc, find_countries(doc, timed(doc))) == [(name, "GPE", "name") for name in countries]
    assert read(doc, find_states(doc, names)) == [(name, "GPE", "name") for name in states]


@model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She gave it to them.", [("She", "PERSON"), ("it", "THING"), ("them", "THING")]),
        ("I signed their treaty.", [("I", "PERSON"), ("their", "THING")]),
        ("It was decided to leave.", []),  # refers to nothing
        ("It is clear that nobody left.", []),
    ],
)
def test_pronouns(text: str, expected: list[tuple[str, str]], parsed: Parsed, lexicon: Lexicon) -> None:
    doc = parsed(text)
    assert read(doc, find_pronouns(doc, lexicon)) == [(word, type_, "pronoun") for word, type_ in expected]


@model
@pytest.mark.parametrize(
    ("text", "numbers", "amounts"),
    [
        ("They sold 4,500 books in 1950.", [("4,500", "CARDINAL")], []),  # a year is a time
        ("Sixty percent of the members left.", [("Sixty percent", "PERCENT")], []),
        (
            "They paid NOK 5.4 million to Norda.",
            [("5.4 million", "CARDINAL")],
            ["NOK 5.4 million"],
        ),  # which wins, overlaps decide
        ("They paid 300 CHF to Norda.", None, ["300 CHF"]),  # the code after the number
        ("It is in the TOP 10 list.", [("10", "CARDINAL")], []),  # a word that is a code too
    ],
)
def test_quantities(
    text: str, numbers: list[tuple[str, str]] | None, amounts: list[str], parsed: Parsed, lexicon: Lexicon
) -> None:
    doc = parsed(text)
    if numbers is not None:
        assert read(doc, find_quantities(doc, timed(doc))) == [(n, type_, "quantity") for n, type_ in numbers]
    assert read(doc, find_amounts(doc, timed(doc), lexicon.parse)) == [
        (amount, "MONEY", "quantity") for amount in amounts
    ]


@model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on 3 May 1950.", [("3 May 1950", "DATE", "time")]),
        ("It stood there from 1992–1999.", [("1992–1999", "DATE", "time")]),  # both ends as one mention
        ("They went to Friday Harbor.", []),  # a day inside a name
        ("They met on Friday.", [("Friday", "DATE", "time")]),
    ],
)
def test_times(text: str, expected: list[tuple[str, str, str]], parsed: Parsed) -> None:
    doc = parsed(text)
    assert read(doc, find_time_mentions(doc, find_times(text))) == [(t.replace("–", "–"), *r) for t, *r in expected]


@model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Zwingals are a vocal group.", ["Zwingals"]),
        ("She founded Zwingal and Institut de Lund.", ["Zwingal", "Institut de Lund"]),  # a small word inside
        ("She met the Chief Executive Officer.", []),  # an office
        ("He is Anna Berg, OBE.", ["Anna Berg"]),  # letters after a name
        ("zwingal grew.", []),  # lower case
    ],
)
def test_missed_names(text: str, expected: list[str], parsed: Parsed, lexicon: Lexicon) -> None:
    doc = parsed(text)
    assert read(doc, find_missed_names(doc, [], lexicon)) == [(name, "", "name") for name in expected]


@model
@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The North Lund League (NLL) met. The NLL left.", [("NLL", "ORG")] * 2, [("North Lund League", "ORG")]),
        ("A member of parliament (MP) met an MP.", [("MP", "TERM")] * 2, []),  # lower case is not a name
        ("He led the Army, Navy and Air Institutes (ANAI).", [("ANAI", "ORG")], [("Army, Navy and Air Institutes", "ORG")]),
        ("The Norda Fishing Treaty (NFT) was signed.", [("NFT", "TREATY")], [("Norda Fishing Treaty", "TREATY")]),
    ],
)  # fmt: skip
def test_abbreviations(
    text: str, short: list[tuple[str, str]], long: list[tuple[str, str]], parsed: Parsed, lexicon: Lexicon
) -> None:
    doc = parsed(text)
    abbreviations = Abbreviations(text, lexicon)
    found = abbreviations.find_long_forms(doc, (0, len(text)), timed(doc), [])
    assert read(doc, abbreviations.find_short_forms(doc)) == [(name, type_, "name") for name, type_ in short]
    assert read(doc, found) == [(name, type_, "name") for name, type_ in long]


@model
def test_a_long_form_is_left_to_the_model_that_sees_it_begin_earlier(parsed: Parsed, lexicon: Lexicon) -> None:
    text = "The Norda Army Forces (ARFOR) met."
    doc = parsed(text)
    begun = MentionSpan(1, 3, 3, "ORG", "name")
    abbreviations = Abbreviations(text, lexicon)
    assert read(doc, abbreviations.find_long_forms(doc, (0, len(text)), set(), [])) == [("Army Forces", "ORG", "name")]
    assert read(doc, abbreviations.find_long_forms(doc, (0, len(text)), set(), [begun])) == []


@pytest.mark.parametrize(
    ("long_form", "type_"),
    [
        ("Norda Fishing Treaty", "TREATY"),
        ("Treaty on Fishing League", "TREATY"),  # nothing after a preposition counts
        ("Lund Strings", "ORG"),  # no known noun
        ("member of parliament", "TERM"),  # lower case
    ],
)
def test_the_type_of_a_long_form(long_form: str, type_: str, lexicon: Lexicon) -> None:
    assert type_of_long_form(long_form, lexicon) == type_


@pytest.mark.parametrize(
    ("words", "pos", "deps", "heads", "expected"),
    [
        (["Baker", "left"], ["NOUN", "VERB"], ["nsubj", "ROOT"], [1, 1], ["Baker"]),
        (["Baker", "'s", "boat"], ["NOUN", "PART", "NOUN"], ["poss", "case", "ROOT"], [2, 0, 2], ["Baker"]),  # whose
        (["The", "Baker", "left"], ["DET", "NOUN", "VERB"], ["det", "nsubj", "ROOT"], [1, 2, 2], []),  # a common noun
        (["Baker", "shops"], ["NOUN", "NOUN"], ["compound", "ROOT"], [1, 1], []),  # a modifier
        (["Farmers", "left"], ["NOUN", "VERB"], ["nsubj", "ROOT"], [1, 1], []),  # nobody's name
    ],
)
def test_family_names(words: list[str], pos: list[str], deps: list[str], heads: list[int], expected: list[str]) -> None:
    doc = Doc(English().vocab, words=words, pos=pos, deps=deps, heads=heads)
    assert read(doc, find_family_names(doc, {"Baker"}, [])) == [(name, "PERSON", "name") for name in expected]
    everything = MentionSpan(0, len(words) - 1, 0, "ORG", "name")
    assert list(find_family_names(doc, {"Baker"}, [everything])) == []  # inside another mention


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Vleera", "Baker"], "Baker"),
        (["Baker"], None),  # one word
        (["Vleera", "of", "lund"], None),  # not capitalised
    ],
)
def test_the_family_name_of_a_person(words: list[str], expected: str | None) -> None:
    person = MentionSpan(0, len(words) - 1, 0, "PERSON", "name")
    assert family_name(Doc(English().vocab, words=words), person) == expected
