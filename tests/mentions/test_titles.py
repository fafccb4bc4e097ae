"""Titles of works, shown by the words around them. Models know none of these."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.mentions.known_titles import title_of_work
from pipeline.mentions.torn_titles import as_words
from pipeline.records import Document
from pipeline.run import Pipeline
from pipeline.vocabulary import Lexicon

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # after what it is
        ("She directed the film Velmora in 2013.", "Velmora"),
        ("She directed the film Velmora in Oslo.", "Velmora"),  # not the place
        ("Her novel The Winter of the Fjord was praised.", "Winter of the Fjord"),  # small words inside, no article
        (
            "The band released its debut album, Salt Harbours, in 1979.",
            "Salt Harbours",
        ),  # a certain one, after a comma
        ("In this film, Anna Berg sings.", None),  # no certain one
        ('In 1914 he sang "Green Wall" in Oslo.', "Green Wall"),  # in quotation marks
        ('He coined the term "Green Wall" in 1914.', None),  # a term
        ('The covenant created the "League of Lund" in 1914.', None),  # a word shows that it is something else
        ('He made the film "League of Lund" in 1914.', "League of Lund"),  # unless the noun before shows it
        ("He wrote a novel called Quiet Engines in 1950.", "Quiet Engines"),  # named
        ("It is an arcade game Zonk Rider of 1982.", "Zonk Rider"),  # two words that say what it is
        # a description of it
        ("Across the Grey Water is a novel by Anna Berg.", "Across the Grey Water"),  # the parser reads a place
        ("Hold Each Other Close is the fourth album by Norda.", "Hold Each Other Close"),  # ... and an order
        ("Velmora (1950) is a film.", "Velmora"),  # a year between
        ("Norway is a film.", None),  # a country
        ("It is a film.", None),
        # its year
        ("She starred in Velmora (1950) and Someone in Fog (1952).", "Someone in Fog"),
        ("He directed Olof Lind's Grey Water (1950).", "Grey Water"),  # whose it is
        ("Her 1928 Grey Water was a hit.", "Grey Water"),  # before it
        ("Their next album, 1987's Hold It Still, was sold.", "Hold It Still"),
        ("The Crossing of the Alps (1950) was slow.", None),  # nothing speaks of works
        ("He wrote on the Lund Convention (1950).", None),  # a treaty
        ("He was given the Grey Water Prize (1950) for a role.", None),  # an honour
        ("She worked at the Lund Institute (1950-1952) and wrote.", None),  # where she worked
        ("She was a singer, like Olof Lind (1927–2006).", None),  # a life
    ],
)
def test_what_tells_a_title(text: str, title: str | None, pipeline: Pipeline) -> None:
    mentions = pipeline.annotate(Document(id="a", text=text)).mentions
    found = [m.text for m in mentions if m.type == "WORK_OF_ART" and m.kind == "name"]
    assert (title in found) if title else not found


def test_quotation_marks_alone_tell_nothing_elsewhere(pipeline: Pipeline) -> None:
    text = 'In 1914 he drafted "Perpetual Harbour Peace".\n\nPerpetual Harbour Peace was praised in Oslo.'
    works = [m.text for m in pipeline.annotate(Document(id="a", text=text)).mentions if m.type == "WORK_OF_ART"]
    assert works == ["Perpetual Harbour Peace"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("He directed Velmora (1990), Grey Water (1997) and The Fog Will Carry Us (1999).",
         {("Velmora", "1990"), ("Grey Water", "1997"), ("Fog Will Carry Us", "1999")}),  # "will" in a title plans nothing
        ('Their first single, "Suffer the Harbour", which was released in 1981, sold well.', {("Suffer the Harbour", "1981")}),
        ("His third album, Summer at Velmora, was released in May 2008.", {("Summer at Velmora", "2008-05")}),
        ("Grey Water is an English novel by the Norwegian writer Anna Maria Berg, published in 1939.", {("Grey Water", "1939")}),  # not she
        ("Lind's 1992 Grey Water was praised as a novel.", {("Grey Water", "1992")}),
        ("Other novels include Olof Lindqvist (1953) and Anna Berg (1959).", {("Olof Lindqvist", "1953"), ("Anna Berg", "1959")}),
        ("Her films include Anna Berg and Olof Lind.", set()),  # people, as far as anybody knows
        ("Her novels include Grey Water (Lund Press, 1969) and The Fog (1959).", {("Grey Water", "1969"), ("Fog", "1959")}),
        ('It was compared to Lind\'s 2002 single "Velmora".', {("Velmora", "2002")}),
        ('It is not the 1981 Anna Berg hit "Little Velmora".', {("Little Velmora", "1981")}),
        ("It was told in Lind's 1967 animated musical film, The Grey Book.", {("Grey Book", "1967")}),
        ('Released in January 1991, "Cry for Velm" reached number seven on both the UK Singles Chart and the US chart.', {("Cry for Velm", "1991-01")}),  # a title that parsers read as a sentence
        ("Don\'t Take My Velm is a 1969 film by Anna Berg.", {("Don't Take My Velm", "1969")}),  # so is this
        ("She directed the film Velmora in 2013.", set()),  # made, not released
        ("She is known for the film Grey Water (Den stilla fjorden, 1943).", {("Grey Water", "1943")}),  # another title between
        ("They sang on her albums Grey Water and Salt Harbours, both released in 2010.", {("Grey Water", "2010"), ("Salt Harbours", "2010")}),
        ("The first venture was the 1988 feature film A Walk in the Fog.", {("Walk in the Fog", "1988")}),  # an article between
        ('It is a recording of "Olof vs. the Grey Baron", which was first released in 1966.', {("Olof vs. the Grey Baron", "1966")}),
        ("Velm Live is an album of recordings by Norda, released in 1986.", {("Velm Live", "1986")}),  # not the recordings
        ("His first LP, Velmora, sold well after its 2003 release.", {("Velmora", "2003")}),
        ("It was followed by a 1978 sequel, Super Velmora, in Oslo.", {("Super Velmora", "1978")}),
        ("Her films were The Fog (1950), Lund (1952) and Anna (1960).", {("Fog", "1950"), ("Lund", "1952"), ("Anna", "1960")}),
        ("Other novels include Olof Lind (1953), The Baron's Daughter (Lund Press, 1969, based on a crime) and Fog (1959).",
         {("Olof Lind", "1953"), ("Baron's Daughter", "1969"), ("Fog", "1959")}),
        ("Velm Fog is a film. Velm Fog was followed by Rani Lind (1930) and Olof Holm (1931).", {("Rani Lind", "1930"), ("Olof Holm", "1931")}),
        ("Velm Fog is a film. Velm Fog was studied by Rani Lind (1930) and Olof Holm (1931).", set()),  # people
        ("A film called Velmora was released in 1960.", {("Velmora", "1960")}),
    ],
)  # fmt: skip
def test_when_a_work_came_out(text: str, facts: set[tuple[str, str]], pipeline: Pipeline) -> None:
    result = pipeline.run([Document(id="a", text=text)])
    found = {(f.subject.name, f.value.name) for f in result.facts if f.predicate == "published"}
    assert found == facts
    assert all(f.certainty == "asserted" for f in result.facts if f.predicate == "published")


@pytest.mark.parametrize(
    ("text", "document_title"),
    [
        ("Bend Like Velmora was shown in Oslo.", "Bend Like Velmora (2002 film)"),  # the document's own title says so
        (
            "Bend Like Velmora is a film.\n\nCritics liked Bend Like Velmora in Oslo.",
            None,
        ),  # shown once, a title everywhere
        ("The film Bend Like Velmora was slow. Bend Like Velmora lasts three hours.", None),  # also in the same block
    ],
)
def test_what_is_told_to_be_a_title_is_one_wherever_it_stands(
    text: str, document_title: str | None, pipeline: Pipeline
) -> None:
    mentions = pipeline.annotate(Document(id="a", text=text, title=document_title)).mentions
    found = [m.start for m in mentions if m.type == "WORK_OF_ART" and m.text == "Bend Like Velmora"]
    assert len(found) == text.count("Bend Like Velmora")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Velmora (2013 film)", "It is slow.", "Velmora"),  # in brackets
        ("The Velmora (2013 film)", "It is slow.", "Velmora"),  # without its article
        ("Velmora (town)", "It is old.", None),  # something else in brackets
        ("How Grey Is It?", "How Grey Is It? is the first album by Norda.", "How Grey Is It?"),  # as the text begins
        ("VX.O", '"VX.O" is a song recorded by Norda.', "VX.O"),  # in quotation marks
        ("Velm", "Velm (Fog) is a 1930 silent film.", "Velm"),  # with brackets
        ("Velm", "Velm, shown in Oslo as Fog (from a phrase), is a drama film.", "Velm"),  # with something inserted
        ("Anna Berg", "Anna Berg is a film director.", None),  # the last noun before the preposition counts
        ("Velm Games", "Velm Games is a video game developer based in Oslo.", None),  # nor may another word follow
        ("Anna Berg", "Anna Berg, whose father is a novel writer, is a painter.", None),
        ("Velm", "It was shown in Oslo.\n\nVelm is a 1930 silent film.", "Velm"),  # in any paragraph
        ("Velm", "Velm was shown in Oslo.", None),  # says nothing
        ("Velm", "A film was shown in Velm.", None),  # no line begins with it
    ],
)
def test_the_title_of_the_work_that_a_document_is_about(
    title: str, text: str, expected: str | None, lexicon: Lexicon
) -> None:
    assert title_of_work(Document(id="a", title=title, text=text), lexicon) == expected


@given(st.text(min_size=1, max_size=30), st.integers(0, 30), st.integers(0, 30))
@example("0000ὐ", 0, 5)  # a letter whose capital has a mark of its own
def test_titles_as_words_leave_every_offset_where_it_was(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    whole = as_words(text, [(start, end)])
    assert len(whole) == len(text)
    assert (whole[:start], whole[end:]) == (text[:start], text[end:])
    assert end - start <= 3 or whole[start:end].isalpha()


def test_titles_of_several_lengths_keep_their_evidence(pipeline: Pipeline) -> None:
    text = 'He made "Up", "Get on the Harbour" and the film Velmora, published in 1990.'
    for mention in pipeline.annotate(Document(id="a", text=text)).mentions:
        assert text[mention.start : mention.end] == mention.text
