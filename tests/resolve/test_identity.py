"""Identity: the features in which two people agree or differ, and what they amount to. No model needed."""

import pytest

from pipeline.resolve.identity import Identity, life_features
from pipeline.resolve.lives import Life, is_slip
from pipeline.resolve.person_names import PersonNames
from pipeline.vocabulary import Lexicon
from pipeline.vocabulary.lexicon import load_lexicon

FEATURES = load_lexicon().people.features
_OF_LIVES = ("born", "died", "dead", "occupation", "country")


def features_of(feature: str, one: str, other: str, lexicon: Lexicon) -> set[str]:
    """The features of two names, or of two lives given by what the feature is about."""
    if not feature.startswith(_OF_LIVES):
        names = PersonNames(lexicon)
        return set(Identity(names, lexicon.people).name_features(names.read(one), names.read(other)))
    lives = []
    for value in (one, other):
        life = Life()
        if feature.startswith("dead"):
            born, died = value.split("/")
            life.births.add(born)
            life.deaths.add(died)
        else:
            of = {"born": life.births, "died": life.deaths, "occupation": life.occupations, "country": life.countries}
            of[feature.split("_")[0]].add(value)
        lives.append(life)
    return set(life_features(*lives))


@pytest.mark.parametrize("feature", sorted(set(FEATURES) - {"family_common"}))
def test_every_feature_holds_for_its_examples_alone(feature: str, lexicon: Lexicon) -> None:
    for one, other in FEATURES[feature].examples:
        assert feature in features_of(feature, one, other, lexicon), (one, other)
        assert feature in features_of(feature, other, one, lexicon), (other, one)
    for one, other in FEATURES[feature].counter_examples:
        assert feature not in features_of(feature, one, other, lexicon), (one, other)


def life(births: str = "", deaths: str = "", occupation: str = "", country: str = "") -> Life:
    return Life({births} - {""}, {deaths} - {""}, {occupation} - {""}, {country} - {""})


@pytest.mark.parametrize(
    ("one", "other", "two_people"),
    [
        (life("1821", occupation="organist"), life("1934-06-05", occupation="cyclist"), True),  # another century
        (life("1850", "1899"), life("1950"), True),  # dead before the other was born
        (life("1950", occupation="painter"), life("1970", occupation="dentist"), True),  # two features
        (life("1950", country="NOR"), life("1970", country="SWE"), True),  # two features
        (life("1950", "1990"), life("1970", "2010"), True),  # birth and death
        (life("1950"), life("1970"), False),  # one feature alone
        (life("1950-05-03"), life("1950-05-13"), False),  # a wrong day
        (life("1950-05-03"), life("1950-08-03"), False),  # a wrong month
        (life("1950-05-03"), life("1950-03-05"), False),  # day and month swapped
        (life("1950-05-03"), life("1980-05-03"), False),  # a wrong digit of the year
        (life("1850-05-03"), life("1950-05-03"), False),  # a wrong century
        (life("1850-05-03", "1920"), life("1950-05-03"), False),  # a wrong century, and a death between the two
        (life("1950", occupation="painter"), life("1953", occupation="dentist"), False),  # a few years
        (life(occupation="painter", country="NOR"), life(occupation="dentist", country="SWE"), False),  # no dates
        (life("1950", occupation="painter"), life("1970", occupation="painter"), False),  # an occupation in common
    ],
)
def test_one_name_means_two_people_only_if_much_speaks_for_it(
    one: Life, other: Life, two_people: bool, lexicon: Lexicon
) -> None:
    identity = Identity(PersonNames(lexicon), lexicon.people)
    assert identity.separates(identity.compare_namesakes(one, other)) is two_people


@pytest.mark.parametrize(
    ("lives", "bearers", "joined"),
    [
        ((life(), life()), 1, True),  # nothing speaks against it
        ((life(), life()), 4, False),  # a family name of many people
        ((life("1950-05-03"), life("1950-05-13")), 4, True),  # but births near each other
        ((life(occupation="painter"), life(occupation="dentist")), 1, False),  # two occupations
        ((life("1950"), life("1981")), 1, False),  # two births
        ((life("1950-05-03"), life("1950-05-03")), 4, True),  # one birth
    ],
)
def test_a_second_given_name_left_out_needs_that_nothing_speaks_against_it(
    lives: tuple[Life, Life], bearers: int, joined: bool, lexicon: Lexicon
) -> None:
    names = PersonNames(lexicon)
    identity = Identity(names, lexicon.people)
    verdict = identity.compare(names.read("Anna Maria Berg"), names.read("Anna Berg"), lives, bearers)
    assert identity.joins(verdict) is joined


def test_a_verdict_tells_its_features_with_their_weights(lexicon: Lexicon) -> None:
    names = PersonNames(lexicon)
    identity = Identity(names, lexicon.people)
    verdict = identity.compare(names.read("Anna Maria Berg"), names.read("Anna Berg"), (life(), life()))
    told = "the same family name (+3), the same given name (+3), a second given name left out (−1)"
    assert identity.in_words(verdict) == told


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("1950-05-03", "1950-05-04", True),
        ("1950-05-03", "1951-05-03", True),
        ("1950-05-03", "1950-03-05", True),
        ("1950-05-03", "1950-05-03", False),
        ("1950-05-03", "1951-06-03", False),
        ("1950", "1951", False),
    ],
)
def test_a_slip_changes_one_part_of_a_full_date(one: str, other: str, slip: bool) -> None:
    assert is_slip(one, other) is slip


def test_no_short_form_is_also_the_name_that_it_is_short_for(lexicon: Lexicon) -> None:
    assert not [name for name, shorts in lexicon.people.nicknames.items() if name in shorts]


def test_no_two_given_names_of_a_tradition_sound_alike(lexicon: Lexicon) -> None:
    names = PersonNames(lexicon)
    for tradition, rules in lexicon.people.traditions.items():
        for group in rules.given:
            for spelling in group:
                assert names.in_tradition(tradition, spelling) == group[0]
