"""Types that a document gives its names, against the model's guess. The names are unusual, because a later model may guess common ones
right."""

from itertools import permutations

import pytest

from pipeline.mentions.entity_types import Evidence, settle
from pipeline.mentions.type_cues import Cue
from pipeline.records import Document
from pipeline.run import Pipeline


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Rakelle lives in Wichelund and studies law in Ghent.", "Wichelund", "GPE"),  # where somebody lives
        ("Rakelle lives in Wichelund and studies law in Ghent.", "Rakelle", "PERSON"),  # who lives there
        ("Norvalk Dreel was a Dutch painter.", "Norvalk Dreel", "PERSON"),  # something described as a painter
        ("Pathology is a metal band from Lund.", "Pathology", "ORG"),  # something described as a band
        (
            "Velocifer is the fourth album by Lund Strings.",
            "Velocifer",
            "WORK_OF_ART",
        ),  # something described as an album
        ("Oakvane, a village in Norway, has a church.", "Oakvane", "GPE"),  # in apposition
        ("Brunvik (born 3 May 1950) wrote it.", "Brunvik", "PERSON"),  # who was born
        (
            "Halden Marine, which employs 40 people, has its head office in Oslo.",
            "Halden Marine",
            "ORG",
        ),  # nobody is a "which"
        ("Brunvik Aud (3 May 1950 – 4 June 2011) was quick.", "Brunvik Aud", "PERSON"),  # who has a life
        ("Guido Norvalk (died between 1296 and 1300) wrote it.", "Guido Norvalk", "PERSON"),  # who died
        ("Anna Berg of Bergen (died 1547) was a baroness.", "Bergen", "GPE"),  # where she was from
        ("The band released Harbours in December 2000.", "Harbours", "WORK_OF_ART"),  # what is released
        ("It is an album by the band Velmora.", "Velmora", "ORG"),  # the band, not the album
        ("Born in Wichelund, the son of Olof Lind, he ran.", "Wichelund", "GPE"),  # a place, not the son
        ("Urgut is the capital of Wichel District.", "Wichel District", "GPE"),  # the last word of a name
        ("The bridge is in the town of Wichel in Norway.", "Wichel", "GPE"),  # the name of a town
        ("On the death of Burnel-Jones in 1898 he left.", "Burnel-Jones", "PERSON"),  # who died
        (
            "He was a member of parliament (MP). The MP left.",
            "MP",
            "TERM",
        ),  # words in lower case are not an organisation
        ("The treaty was signed in Norway. Norway is a film.", "Norway", "GPE"),  # a country stays one
        ("Anna Berg met the Founder of the Lund League.", "Founder", None),  # an office is not a name
        ('He sang "Blue Water Song" in Oslo.', "Blue Water Song", "WORK_OF_ART"),  # a title in quotation marks
        ('He called it "a good idea" in Oslo.', "a good idea", None),  # words set apart
        ('Anna "Blue Eyes" Berg sang.', "Blue Eyes", None),  # a nickname
        ("They moved to New Jersey in 1950.", "Jersey", None),  # no country inside a longer name
        ("Vleera Quonz (born 3 May 1950 in Wichelund) ran.", "Vleera Quonz", "PERSON"),  # overlooked, and born
        ("Anna Berg (born 3 May 1950 in Wichelund) ran.", "Wichelund", "GPE"),  # where she was born
        ("Anna Berg (Wichelund, 3 May 1950 – Oslo, 4 June 2011) ran.", "Wichelund", "GPE"),  # the place before the date
        ("The Zwingals are a vocal group from Lund.", "Zwingals", "ORG"),  # overlooked, and described as a group
        ("In 1998 she founded Zwingal with a friend.", "Zwingal", "ORG"),  # what is founded
        ("He was seen near Wichelund Palace in Oslo.", "Wichelund Palace", "FAC"),  # the last word of a name
        (
            "Dreelka Quonz (b. 1966) is the publisher of Norda Books.",
            "Dreelka Quonz",
            "PERSON",
        ),  # a publisher may be a person
        (
            "Swedish Cargo Line is a subsidiary of Norda Ltd.",
            "Swedish Cargo Line",
            "ORG",
        ),  # with the word before it
        ("Olof Lind was President & CEO of Norda Ltd.", "President & CEO", None),  # two offices
        ("In 1934 King Alexander I of Norda was killed in Oslo.", "I", None),  # a number
        ("Anna Berg is Chief Executive Officer of the Lund League.", "Chief Executive Officer", None),  # an office
        ("Anna Berg, OBE (born 3 May 1950) ran.", "OBE", None),  # the letters after a name
        ("They sailed to Friday Harbor in June 1950.", "Friday", None),  # a day inside a name
        ('Olof "Nan" Lindqvist wrote it.', 'Olof "Nan" Lindqvist', "PERSON"),  # a nickname inside a name
        (
            "They founded the political organisation Velmora Domei.",
            "political organisation",
            "ORG",
        ),  # what it is, no name
        ("Karin Berg was born at Wichelund in Norway.", "Wichelund", "GPE"),  # where somebody is born
        ("She was born Karin Berg in Wichelund.", "Wichelund", "GPE"),  # with her name between
        ("They met former Dree Na Na member Olof Lind.", "Dree Na Na", "ORG"),  # what has members
        ("A bank called Norda was founded in Oslo.", "Norda", "ORG"),  # what is called so
        ("It was shown in La in 1950.", "La", None),  # an article is not a name
        ("A native of Wichelund, Karin Berg won a race.", "Wichelund", "GPE"),  # where somebody comes from
        ("He met King Olof VII of Norway.", "King Olof VII", "PERSON"),  # a number is a part of a name
        ("He was a member of the Lund National Congress.", "Lund National Congress", "ORG"),  # a body
        ("They met at the Congress of the Lund League in 1950.", "Congress of the Lund League", "EVENT"),  # a meeting
        ("As the Norwegians had led Velm, formed in 1809.", "Norwegians", "NORP"),  # a people is not formed
        ("It is a command of the United States Navy.", "United States Navy", "ORG"),  # a country inside
        ("Karin Mary Velmberg (born 3 May 1950) ran.", "Karin Mary Velmberg", "PERSON"),  # cut at the end
        (
            "He led the Army, Navy and Air Institutes (ANAI) of Lund.",
            "Army, Navy and Air Institutes",
            "ORG",
        ),  # a long form
        ("Lund Business School(LBS) was founded in 1950.", "Lund Business School", "ORG"),  # a bracket without a space
        ("Anna Berg leads the L2 Bank.", "L2 Bank", "ORG"),  # a digit in a name
        ("Velmut (;) is a town in the south of Norway.", "Velmut", "GPE"),  # brackets before what it is
        ("They met in Springfield, OH in 1950.", "OH", "GPE"),  # the letters of a state
        ("Olof Lind co-founded Karlin Advisory in 2011.", "Karlin Advisory", "ORG"),  # nobody founds a person
        ("The capital of Norway is Velmdra.", "Velmdra", "GPE"),  # what a capital is
    ],
)
def test_what_a_text_tells_of_a_name(text: str, name: str, type_: str | None, pipeline: Pipeline) -> None:
    mentions = pipeline.annotate(Document(id="a", text=text)).mentions
    assert [m.type for m in mentions if m.text == name][:1] == ([type_] if type_ else [])


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([(Cue.GUESS, "ORG"), (Cue.GUESS, "GPE")], None),  # guesses tell nothing
        ([(Cue.GUESS, "ORG"), (Cue.GUESS, "ORG"), (Cue.VERB, "GPE")], ("GPE", True)),  # a cue outweighs guesses
        ([(Cue.ENDING, "GPE"), (Cue.VERB, "ORG"), (Cue.VERB, "ORG")], ("ORG", True)),  # told most often
        ([(Cue.VERB, "ORG"), (Cue.NOUN, "GPE")], ("GPE", True)),  # equally often: the stronger cue
        (
            [(Cue.NOUN, "GPE"), (Cue.NOUN, "ORG"), (Cue.GUESS, "ORG")],
            ("ORG", True),
        ),  # equally strong: the model's guess
        ([(Cue.NOUN, "PERSON"), (Cue.NOUN, "ORG")], ("ORG", True)),  # no guess: the alphabet
        ([(Cue.HINT, "ORG"), (Cue.HINT, "ORG"), (Cue.NOUN, "GPE")], ("GPE", True)),  # hints do not count next to a cue
        ([(Cue.HINT, "ORG"), (Cue.GUESS, "GPE")], ("ORG", False)),  # alone, they are weighed with guesses
        ([(Cue.HINT, "ORG"), (Cue.GUESS, "GPE"), (Cue.GUESS, "GPE")], ("ORG", False)),  # a hint counts as two guesses
        ([(Cue.HINT, "ORG"), *[(Cue.GUESS, "GPE")] * 3], ("GPE", False)),
    ],
)
def test_how_evidence_is_settled(evidence: list[tuple[Cue, str]], expected: tuple[str, bool] | None) -> None:
    pieces = [Evidence("velm", cue, type_) for cue, type_ in evidence]
    for order in permutations(pieces):
        told = settle(order).get("velm")
        assert (told and told[:2]) == expected
