"""The order of texts changes nothing: permuting the blocks of a document does not change the type of any mention, and permuting the
documents of a run does not change the type of any entity."""

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import Document
from pipeline.run import Pipeline

pytestmark = pytest.mark.model

# Each text is a document in blocks that name their things in full, so that they can stand in any order.
TEXTS = {
    "a film that is praised before it is called one": [
        "Grey Water was praised by critics.",
        "The film Grey Water was shown in Lund.",
        "Anna Berg liked Grey Water.",
    ],
    "a film with a title that parsers tear": [
        "Hold Each Other Close lasts three hours.",
        "Olof Lind directed the film Hold Each Other Close in 1990.",
        "Critics liked Hold Each Other Close in Oslo.",
    ],
    "a band and its album": [
        "Velmora toured in Norway.",
        "The band Velmora was founded in 1990.",
        "Salt Harbours was sold in Oslo.",
        "Salt Harbours is the second album by Velmora.",
        "Velmora released Salt Harbours in 1992.",
    ],
    "a film, a band and a town of one name": [
        "Norvalk opened in May.",
        "The band Norvalk played in Lund.",
        "The film Norvalk was shown in Oslo.",
        "Karin Hult lives in Norvalk.",
        "The town of Norvalk has a church.",
    ],
    "a person and a place of one name": [
        "Wichelund was quiet.",
        "Rakelle lives in Wichelund.",
        "Dreelka Wichelund (born 3 May 1950) is a painter.",
        "Wichelund painted two boats.",
    ],
    "family names before and after the full name": [
        "Brunvik wrote to the council.",
        "Norvalk Brunvik was a Dutch painter.",
        "Farmers met Brunvik in Oslo.",
        "Baker left in 1950.",
        "Vleera Baker (born 3 May 1920) was a singer.",
    ],
    "an organisation told once": [
        "Halden Marine moved to Oslo.",
        "Halden Marine, which employs 40 people, has its head office in Lund.",
        "In 1998 Vleera Quonz founded Zwingal.",
        "Zwingal grew.",
        "The Zwingal party won.",
    ],
    "titles in lists": [
        "Rani Lind was shown in Oslo.",
        "Velm Fog is a film. Velm Fog was followed by Rani Lind (1930) and Olof Holm (1931).",
        "Her films were The Fog (1950), Lund (1952) and Anna (1960).",
        "Critics liked The Fog and Velm Fog.",
        "Other novels include Grey Engines (1953) and Quiet Water (1959).",
        "Quiet Water was sold in Lund.",
    ],
    "titles that only other titles tell": [
        "Norda Fog was followed by Stell Lind (1930) and Karo Holm (1931).",
        "Norda Fog is a film by Anna Berg.",
        "Stell Lind was followed by Reva Moor (1933) and Jost Ahl (1934).",
        "Reva Moor was cheap.",
    ],
    "an abbreviation defined in two ways": [
        "The North Lund League (NLL) met in Oslo.",
        "The NLL signed a treaty.",
        "A new law, the Norda Labour Law (NLL), was adopted.",
        "The Northern Lakes League (NLL) left.",
    ],
    "an uncertain release": [
        "The band released Harbours in December 2000.",
        "Harbours was sold in Norway.",
        "Vleera Quonz bought Harbours in Oslo.",
        "They founded Harbours in 1990.",
    ],
}
few = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def types(pipeline: Pipeline, blocks: list[str]) -> Counter[tuple[str, str, str, str, str]]:
    """The mentions of the document that these blocks make, each with its block and without its place."""
    text = "\n\n".join(blocks)
    found = pipeline.annotate(Document(id="a", text=text)).mentions
    starts = [text.index(block) for block in blocks]

    def block_of(start: int) -> str:
        return max((s, b) for s, b in zip(starts, blocks, strict=True) if s <= start)[1]

    return Counter((block_of(m.start), m.text, m.type, m.kind, str(m.plural)) for m in found)


@pytest.mark.parametrize("blocks", TEXTS.values(), ids=TEXTS.keys())
def test_the_order_of_blocks_changes_no_type(blocks: list[str], pipeline: Pipeline) -> None:
    expected = types(pipeline, blocks)
    chance = random.Random(7)
    for order in (list(reversed(blocks)), *(chance.sample(blocks, len(blocks)) for _ in range(4))):
        assert types(pipeline, order) == expected


@few
@given(order=st.permutations(sorted(block for blocks in TEXTS.values() for block in blocks)))
def test_the_order_of_many_blocks_changes_no_type(order: list[str], pipeline: Pipeline) -> None:
    assert types(pipeline, order) == types(pipeline, sorted(order))


@few
@given(order=st.permutations(sorted(TEXTS)))
def test_the_order_of_documents_changes_no_type_of_an_entity(order: list[str], pipeline: Pipeline) -> None:
    def entities(names: list[str]) -> dict[str, tuple[str, str]]:
        result = pipeline.run([Document(id=name, text="\n\n".join(TEXTS[name])) for name in names])
        return {entity.id: (entity.name, entity.type) for entity in result.entities}

    assert entities(order) == entities(sorted(order))


@pytest.mark.parametrize("reverse", [False, True], ids=["told last", "told first"])
@pytest.mark.parametrize(
    ("told", "elsewhere", "name", "type_"),
    [
        ("The film Grey Water was shown in Lund.", "Grey Water was praised by critics.", "Grey Water", "WORK_OF_ART"),
        ("Hold Each Other Close is an album by Norda.", "Fans liked Hold Each Other Close.", "Hold Each Other Close", "WORK_OF_ART"),
        ("The band Velmora played in Lund.", "Velmora toured Norway in 1990.", "Velmora", "ORG"),
        ("Oakvane, a village in Norway, has a church.", "Oakvane was quiet.", "Oakvane", "GPE"),
        ("Vleera Baker (born 3 May 1920) sang.", "Baker left in 1950.", "Baker", "PERSON"),
        ("Zwingal is a company from Oslo.", "In 1990 Zwingal grew.", "Zwingal", "ORG"),
    ],
)  # fmt: skip
def test_what_a_block_tells_holds_before_and_after_it(
    told: str, elsewhere: str, name: str, type_: str, reverse: bool, pipeline: Pipeline
) -> None:
    blocks = [told, elsewhere] if reverse else [elsewhere, told]
    mentions = pipeline.annotate(Document(id="a", text="\n\n".join(blocks))).mentions
    found = [m.type for m in mentions if m.text == name or (m.text.endswith(f" {name}") and name == "Baker")]
    assert found == [type_, type_]
