"""Times in clauses: which event a time belongs to. One sentence for each place where a time can occur."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model


def times(text: str, pipeline: Pipeline) -> dict[str, list[str]]:
    """For each predicate word the words of its times; a range in one piece."""
    annotation = pipeline.annotate(Document(id="a", text=text))
    found: dict[str, list[str]] = {}
    for clause in annotation.clauses:
        said = [text[a.start : a.end] for a in clause.arguments if a.role == "time"]
        found.setdefault(clause.lemma, []).extend(said)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # across a conjunction
        (
            "The treaty was signed on 15 May 1992 and entered into force on 20 April 1994.",
            {"sign": ["15 May 1992"], "enter": ["20 April 1994"]},
        ),
        (
            "On 15 May 1992 the treaty was signed; in 1994 it came into force.",
            {"sign": ["15 May 1992"], "come": ["1994"]},
        ),
        (
            "In 2002, the office was renamed, and in 2004 it opened a branch in Lund.",
            {"rename": ["2002"], "open": ["2004"]},
        ),
        ("He joined the bank in 1990 and left it after five years.", {"join": ["1990"], "leave": []}),
        # taken up by "when"
        ("Since 1950, when the bank was founded, it has grown.", {"found": ["1950"], "grow": ["1950"]}),
        # of the feast and not of what it remembers
        ("The 1999 anniversary of the birth of Anna Berg was kept.", {"bear": [], "keep": ["1999"]}),
        # of the thing that it stands before
        ("They praised the ratification of the 1970 Oslo Convention.", {"praise": [], "ratify": []}),
        # what it singles out
        ("The league was formed after independence (particularly in the 1960s).", {"form": []}),
        # read against an aside in its own sentence
        (
            "War came in 1939. The old body was replaced in 1945, and dissolved the following year.",
            {"come": ["1939"], "replace": ["1945"], "dissolve": ["the following year"]},
        ),
        # of an entry amid a paragraph
        ("1952: The bank was founded. 1961: Anna Berg joined.", {"found": ["1952"], "join": ["1961"]}),
        # in a relative clause
        ("The treaty, which was signed in 1992, was renewed in 1999.", {"sign": ["1992"], "renew": ["1999"]}),
        ("The company that was founded in 1990 was sold in 2005.", {"found": ["1990"], "sell": ["2005"]}),
        (
            "Since 2004 the office has been based in Oslo, where it was founded in 1990.",
            {"base": ["2004"], "found": ["1990"]},
        ),
        ("The bank, whose head office opened in 1960, was founded in 1950.", {"open": ["1960"], "found": ["1950"]}),
        # in a participle clause
        ("The office, founded in 1994 by the council, moved to Oslo in 2001.", {"found": ["1994"], "move": ["2001"]}),
        ("The agreement signed in 1992 expires in 2012.", {"sign": ["1992"], "expire": ["2012"]}),
        ("Founded in 1950, the bank moved to Oslo in 1960.", {"found": ["1950"], "move": ["1960"]}),
        (
            "The agreement, adopted in 1992 and ratified in 1994, expires in 2012.",
            {"adopt": ["1992"], "ratify": ["1994"], "expire": ["2012"]},
        ),
        # in an adverbial clause
        ("After the treaty was signed in 1992, three members left in 1999.", {"sign": ["1992"], "leave": ["1999"]}),
        (
            "Before it was dissolved in 1999, the office had moved to Oslo in 1995.",
            {"dissolve": ["1999"], "move": ["1995"]},
        ),
        # in what is reported, and when
        ("He said on Monday that the treaty was signed in 1992.", {"say": ["Monday"], "sign": ["1992"]}),
        (
            "The minister announced in May 2004 that the office will open in 2005.",
            {"announce": ["May 2004"], "open": ["2005"]},
        ),
        # fronted
        ("In 1992, six countries signed the treaty.", {"sign": ["1992"]}),
        # several offices, each with its own term
        (
            "She was chair of the council from 1992 to 1996 and president of the bank from 1997 to 2001.",
            {"be": ["1992", "1996", "1997", "2001"], "chair": ["1992", "1996"], "president": ["1997", "2001"]},
        ),
        (
            "He served as minister of finance from 1990 to 1994 and as prime minister from 1994 to 1998.",
            {
                "serve": ["1990", "1994", "1994", "1998"],
                "minister of finance": ["1990", "1994"],
                "prime minister": ["1994", "1998"],
            },
        ),
        (
            "She became minister in 1990, ambassador in 1994 and president in 1999.",
            {"become": ["1990", "1994", "1999"], "minister": ["1990"], "ambassador": ["1994"], "president": ["1999"]},
        ),
        (
            "Larsen served as chair in 1992–1996 and as president in 1997–2001.",
            {"serve": ["1992–1996", "1997–2001"], "chair": ["1992–1996"], "president": ["1997–2001"]},
        ),
        # several offices with one term
        (
            "He was chair of the council and president of the bank from 1992 to 1999.",
            {"be": ["1992", "1999"], "chair": ["1992", "1999"], "president": ["1992", "1999"]},
        ),
        # an office in apposition, with its term
        (
            "Norland elected Anna Larsen, president of the bank from 1997 to 2001, in 2004.",
            {"elect": ["2004"], "president": ["1997", "2001"]},
        ),
        ("Anna Larsen, president of the bank, resigned in 1999.", {"president": [], "resign": ["1999"]}),
        # an entry of a chronicle, whatever follows its date
        ("1992: Anna Larsen founded the bank.", {"found": ["1992"]}),
        ("15 May 1992: Six countries signed the treaty in Oslo.", {"sign": ["15 May 1992"]}),
        ("• March 1999 – Norland joined the union.", {"join": ["March 1999"]}),
        ("1992–1996: Anna Larsen was president of the bank.", {"be": ["1992–1996"], "president": ["1992–1996"]}),
        (
            "1992: The office, founded by Larsen, opened and moved to Oslo. It was closed later.",
            {"found": [], "open": ["1992"], "move": ["1992"], "close": []},
        ),
        # fronted
        ("On 3 May 1950 the treaty was signed in Oslo.", {"sign": ["3 May 1950"]}),
        # each verb its own
        (
            "The treaty was signed on 3 May 1950 and came into force on 1 June 1951.",
            {"sign": ["3 May 1950"], "come": ["1 June 1951"]},
        ),
        # inside the noun phrase
        ("The treaty signed in 1950 was dissolved in 1960.", {"sign": ["1950"], "dissolve": ["1960"]}),
        # of an event
        ("The session of the Lund Council in May 1950 in Oslo was short.", {"hold": ["May 1950"], "be": []}),
    ],
)
def test_each_event_has_its_own_time(text: str, expected: dict[str, list[str]], pipeline: Pipeline) -> None:
    assert times(text, pipeline) == expected


def test_the_time_of_an_entry_is_in_its_evidence(pipeline: Pipeline) -> None:
    text = "1992: Anna Larsen founded the Northern Customs Union."
    facts = pipeline.run([Document(id="a", text=text)]).facts
    (founded,) = [f for f in facts if f.predicate == "founded"]
    (evidence,) = founded.evidence
    assert (founded.value.name, evidence.quote) == ("1992", text)
    assert evidence.value is not None
    assert text[slice(*evidence.value)] == "1992"


def test_a_range_dates_what_it_says(pipeline: Pipeline) -> None:
    # As a whole, be it written with a dash or in words; the span is that of the whole.
    for words in ("from 3 to 5 May 1992", "on 3–5 May 1992", "between 3 and 5 May 1992"):
        text = f"The first session of the Northern Customs Union was held in Oslo {words}."
        facts = [f for f in pipeline.run([Document(id="a", text=text)]).facts if f.predicate == "held"]
        assert [f.value.name for f in facts] == ["1992-05-03/1992-05-05"], words
