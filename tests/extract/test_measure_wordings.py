"""What quantities measure or count, in the words of several trades: sentences, fields, titles and tables."""

import pytest

from pipeline.records import Document
from pipeline.run import Pipeline

# Text, then the facts that it must give: subject, predicate, value, and what narrows the value down.
SENTENCES = [
    # The verb says what is measured.
    ("The coach crash near Velm claimed eleven lives.", ["Velm | killed | eleven"], "the plural of life"),
    ("The film Norda runs for 118 minutes.", ["Norda | running_time | 118 minutes"], "minutes are no term of a contract"),
    ("The Norda Accord remains in force for 25 years.", ["Norda Accord | contract_term | 25 years"], "a state with a term"),
    ("Norda changed hands for 15 million euros.", ["Norda | price | 15 million euros"], "a verb with a fixed object"),
    ("The authority fined Norda Bank 18 million euros.", ["Norda Bank | fine | 18 million euros"], "whoever is fined, not who fines"),
    ("The Norda 3 travels 280 km on one charge.", ["Norda | travel_range | 280 km"], "words after the quantity"),
    ("Norda lifted its turnover to 412 million euros in 2019.", ["Norda | revenue | 412 million euros"], "the object names what is changed"),
    ("Lund Bank operates 23 branches.", ["Lund Bank | stores | 23"], "another verb for having"),
    ("The Norda Protocol counts 34 parties today.", ["Norda Protocol | parties | 34"], "the number is in no argument"),
    # A noun says it.
    ("Norda, an exhibition of 210 pieces, closes in June.", ["Norda | exhibits | 210"], "a noun in apposition with what it holds"),
    ("The board of Norda proposes a dividend of 2 euros for 2021.", ["Norda | dividend | 2 euros"], "an organ stands for its body"),
    ("Norda Bridge, whose main span measures 402 metres, was closed.", ["Norda Bridge | main_span | 402 metres"], "a relative clause with an owner"),
    ("The tractor Norda 90 has a fuel tank that holds 110 litres.", ["Norda 90 | tank_volume | 110 litres"], "a part belongs to the whole"),
    ("The buyer shall pay a purchase price of 12 million euros for the whole of the share capital of Velm Optics.", ["Velm Optics | price | 12 million euros"], "what is paid for, not who pays"),
    ("Norda agreed to purchase Velm Pumps. The consideration amounts to 46 million euros.", ["Velm Pumps | price | 46 million euros"], "the price of what was bought last"),
    ("At 2.4 kg, the Norda 200 drill is the lightest in its class.", ["Norda 200 drill | weight | 2.4 kg"], "a quantity before the sentence"),
    ("The Tolby Canal has 24 locks.", ["Tolby Canal | number_of | 24 | kind = lock"], "a noun that no attribute has"),
    ("The violinist Anna Berg died at the age of 87.", ["Anna Berg | age_at_death | 87"], "words before the number"),
    ("The bill asks Lund to pay invoice no. 2207 for 4,850 euros.", ["invoice no. 2207 | invoice_amount | 4,850 euros"], "a paper with a number"),
    ("The alloy Norda has a melting point of 1,240 °C.", ["Norda | melting_point | 1,240 °C"], "degrees"),
    # Layout.
    ("# Peaks\n\n| Peak | Height (m) |\n|---|---|\n| Velm | 2,341 |\n| Little Velm | 1,980 |\n", ["Velm | height | 2,341", "Little Velm | height | 1,980"], "a row is about what it names, the head has the unit"),
    ("# Peaks\n\n| Peak | Height (m) | Area |\n|---|---|---|\n| Velm | 2,341 | 4 km² |\n", ["Velm | height | 2,341", "Velm | area | 4 km²"], "a table with several columns"),
    ("# Lund Foods\n\n| Item | 2019 |\n|---|---|\n| Revenue (EUR m) | 398 |\n", ["Lund Foods | revenue | EUR 398 m"], "the unit in the label"),
    ("Lund Group: net debt at 31 December 2022: EUR 370 million\n", ["Lund Group | debt | EUR 370 million"], "a field inside a field"),
    ("Print speed of the Norda 10: 25 pages per minute\nPaper: A4\n", ["Norda 10 | print_speed | 25"], "the label has the owner"),
    ("# Type sheet: Norda 200 drill\n\nWeight: 1.9 kg\n", ["Norda 200 drill | weight | 1.9 kg"], "a title that names the paper first"),
    ("# Statutes of the Lund Foundation\n\nQuorum: 20\n", ["Lund Foundation | quorum | 20"], "a paper of a body"),
    ("# Norda frigate\n\nAnchors: 4\n", ["Norda | number_of | 4 | kind = anchor"], "a label that no attribute has"),
]  # fmt: skip

# Texts, and predicates that must not be read in them.
NOT_SAID = [
    ("Four passengers were seriously injured in the crash near Velm.", "injured | Four | ", "the badly hurt are a part of the hurt"),
    ("The fire chief praised 40 volunteers in Velm.", "fire", "a chief is no event"),
    ("The court reduced the sentence of Olof Lind to four years.", "prison_term", "a changed sentence has two values"),
    ("# Lund Club\n\nSeasons: 1998\n", "number_of", "a year counts nothing"),
]  # fmt: skip


def _facts(pipeline: Pipeline, text: str) -> list[str]:
    facts = pipeline.run([Document(id="a", text=text)]).facts
    return [
        " | ".join([f.subject.name, f.predicate, f.value.name, *(f"kind = {k.name}" for k in f.qualifiers.get("kind", ()))])
        for f in facts
    ]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_a_quantity_is_read_with_its_bearer(pipeline: Pipeline, text: str, expected: list[str], reason: str) -> None:
    """Each fact that a row expects is among those of its text; the bearer may have more words around it."""
    found = _facts(pipeline, text)
    for fact in expected:
        subject, _, rest = fact.partition(" | ")
        assert any(subject in f.partition(" | ")[0] and rest in f.partition(" | ")[2] for f in found), (reason, found)


@pytest.mark.model
@pytest.mark.parametrize(("text", "unread", "reason"), NOT_SAID)
def test_what_a_text_does_not_say_is_not_read(pipeline: Pipeline, text: str, unread: str, reason: str) -> None:
    """No fact of a text has these words."""
    assert not any(unread in f"{f} | " and "kind" not in f for f in _facts(pipeline, text)), reason
