"""Layout: what kind of block a line is, which sections there are, what leads a list. No model needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import layout
from pipeline.records import Block
from pipeline.vocabulary.lexicon import load_lexicon

WORDS = load_lexicon().layout


def find_blocks(text: str) -> tuple[Block, ...]:
    return layout.find_blocks(text, WORDS)


def outline(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[slice(*b.body)]) for b in find_blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line of text.", [("paragraph", "One line of text.")]),  # no blank line needed around it
        (
            "Lund League\n\nIt was founded.",
            [("heading", "Lund League"), ("paragraph", "It was founded.")],
        ),  # alone and short
        ("The text.\n\nLund League", [("paragraph", "The text."), ("paragraph", "Lund League")]),  # nothing follows it
        (
            "Fire in Lund Updated: 3 May 1950 at 9:15 GMT A fire broke out.",
            [("heading", "Fire in Lund"), ("paragraph", "A fire broke out.")],
        ),  # a headline that runs into its report, with the stamp between them
        (
            "Norda Mills Ltd – Results for 1950\nSales rose.",
            [("heading", "Norda Mills Ltd – Results for 1950"), ("paragraph", "Sales rose.")],
        ),  # a title that begins with a name
        ("Capital – Oslo\nCurrency – krone", [("field", "Oslo"), ("field", "krone")]),  # labels are no names
        ("Norda Mills Ltd: Lund\nSales rose.", [("field", "Lund"), ("paragraph", "Sales rose.")]),  # a colon
        ("3 May 1950 A fire broke out.", [("paragraph", "A fire broke out.")]),  # a stamp alone
        ("A fire broke out on 3 May 1950.", [("paragraph", "A fire broke out on 3 May 1950.")]),
        ("https://norda.example/fire-in-lund\nA fire broke out.", [("paragraph", "A fire broke out.")]),  # an address
        (
            "https://norda.example says that a fire broke out.",
            [("paragraph", "https://norda.example says that a fire broke out.")],
        ),
        ("## Lund League\nText.", [("heading", "Lund League"), ("paragraph", "Text.")]),  # Markdown
        ("Members – Norway, Sweden.", [("field", "Norway, Sweden.")]),  # dash
        ("Members -\u00a0Norway", [("field", "Norway")]),  # hyphen and no-break space
        ("Members: Norway", [("field", "Norway")]),  # colon
        ("Half-life: 6 hours", [("field", "6 hours")]),  # a hyphen inside a word
        ("• March 1999 – Norway joined.", [("item", "March 1999 – Norway joined.")]),  # a time is not a label
        ("**Members**: Norway", [("field", "Norway")]),  # Markdown emphasis
        (
            "Norda mill. Built: 1911. Height: 63 m.",
            [("heading", "Norda mill"), ("field", "1911"), ("field", "63 m")],
        ),  # a sheet on one line
        (
            "Victim: Olof Berg. Convicted: Anna Lind. She was 40.",
            [("field", "Olof Berg"), ("field", "Anna Lind"), ("paragraph", "She was 40.")],
        ),  # running text after the fields
        (
            "Anna Berg left the hall. Her answer: no. We met Mr. Lind: he was old.",
            [("paragraph", "Anna Berg left the hall. Her answer: no. We met Mr. Lind: he was old.")],
        ),  # a pronoun or an abbreviation begins no label
        (
            "The league – founded in 1950 – grew.",
            [("paragraph", "The league – founded in 1950 – grew.")],
        ),  # a parenthesis
        ("It was so: nobody came.", [("paragraph", "It was so: nobody came.")]),  # a sentence with a colon
        (
            "The aims are:\n• one,\n• two.",
            [("paragraph", "The aims are:"), ("item", "one,"), ("item", "two.")],
        ),  # bullets
        (
            "Anna Berg (3 May 1950 – 4 June 2011) was a nurse.",
            [("paragraph", "Anna Berg (3 May 1950 – 4 June 2011) was a nurse.")],
        ),  # a dash inside brackets ends no label
        ("1. one\n2) two", [("item", "one"), ("item", "two")]),  # numbers
        ("A. one\nB. two", [("item", "one"), ("item", "two")]),  # letters
        ("A. Berg resigned.\n", [("paragraph", "A. Berg resigned.")]),  # an initial
        (
            "A. Berg resigned.\nO. Lind died.",
            [("paragraph", "A. Berg resigned."), ("paragraph", "O. Lind died.")],
        ),  # two initials that are not a sequence
        ("Capital\tOslo\nArea\t5", [("row", "Oslo"), ("row", "5")]),  # pasted from a table
        ("Capital\tOslo\t5", [("cell", "Capital"), ("cell", "Oslo"), ("cell", "5")]),  # three columns are a table
        ("| a | b | c |\n|---|---|---|\n| d | | e |", [("cell", c) for c in "abcde"]),  # so between bars; one is empty
        ("a | b | c\nd | e | f", [("cell", c) for c in "abcdef"]),  # rows without bars around them
        (
            "It is a | b | c in Lund.",
            [("paragraph", "It is a | b | c in Lund.")],
        ),  # a sentence with bars  # without bars around
        ("Oslo grew.\tSo did Bergen.", [("paragraph", "Oslo grew.\tSo did Bergen.")]),  # sentences
        ("| Capital | Oslo |\n|---|---|\n| Area | 5 |", [("row", "Oslo"), ("row", "5")]),  # a table and its rule
        ("A long line that is wrapped by its editor at some sixty-odd\ncharacters goes on.", None),  # one paragraph
        ("Members: Norway\n- Sweden", [("field", "Norway"), ("item", "Sweden")]),  # a hyphen as bullet
        ("• Capital: Oslo", [("field", "Oslo")]),  # a field in an item
        ("Lund League is:", [("paragraph", "Lund League is:")]),  # no value
        ("Berg said: it rains.", [("paragraph", "Berg said: it rains.")]),  # a verb before the colon
        ("**The league**: a union", [("field", "a union")]),  # bold, whatever its first word
        ("Lund (Norway: north", [("paragraph", "Lund (Norway: north")]),  # a colon inside brackets
        ("| Capital | |", [("paragraph", "| Capital | |")]),  # a label without value
        (
            "Lund League:\n\nIt met.",
            [("paragraph", "Lund League:"), ("paragraph", "It met.")],
        ),  # a colon ends no heading
        ("lund league\n\nIt met.", [("paragraph", "lund league"), ("paragraph", "It met.")]),  # lower case
        ("1950\n\nIt met.", [("paragraph", "1950"), ("paragraph", "It met.")]),  # no letter
        ("1950 Session\n\nIt met.", [("heading", "1950 Session"), ("paragraph", "It met.")]),  # a digit and a word
        ("The league\nmet in Oslo.", [("paragraph", "The league\nmet in Oslo.")]),  # continues in lower case
        ("", []),  # nothing
        (" \n\t\n", []),  # nothing but space
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is None:
        assert [kind for kind, _ in outline(text)] == ["paragraph"]
    else:
        assert outline(text) == expected


def test_cells_have_their_row_and_column_in_their_table() -> None:
    text = "a | b | c\nd | | e\n\nf | g | h\ns | t | u\n\ni | j | k | l\nv | w | x | y\nm | n | o\np | q | r"
    cells = {text[slice(*b.body)]: b.cell for b in find_blocks(text)}
    assert [cells[c] for c in "abcde"] == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2)]
    assert cells["f"] == (0, 0)  # an empty line ends a table
    assert cells["l"] == (0, 3)
    assert cells["m"] == (0, 0)  # and so does a row of another length


def test_a_label_is_kept_as_a_span() -> None:
    text = "Member countries – Norway"
    (block,) = find_blocks(text)
    assert block.label is not None
    assert text[slice(*block.label)] == "Member countries"


def test_a_heading_opens_a_section() -> None:
    assert [b.section for b in find_blocks("One\n\nText.\n\nTwo\n\nText.")] == [0, 0, 1, 1]


def test_the_first_label_again_opens_a_section() -> None:
    text = "Formation – 1950\nMembers – Norway\n\nFormation – 1960\nMembers – Sweden"
    assert [b.section for b in find_blocks(text)] == [0, 0, 1, 1]


def test_items_know_what_leads_them() -> None:
    assert [b.lead for b in find_blocks("The aims are:\n• one\n• two\n\nText.\n• three")] == [None, 0, 0, None, None]


@pytest.mark.parametrize(
    ("piece", "longest", "end"),
    [
        ("It was seen by Mr. Berg. ", 20_000, "Berg."),  # after a sentence, and not after "Mr."
        ("It was so\nfor long.\r\n", 20_000, "long."),  # a wrapped line
        ("word ", 3_000, "word"),  # words without a full stop
        ("x", 3_000, "x"),  # nothing to cut at
    ],
    ids=["sentences", "lines", "words", "letters"],
)
def test_a_text_without_line_ends_is_cut(piece: str, longest: int, end: str) -> None:
    text = piece * (180_000 // len(piece)) + end
    bodies = [text[slice(*b.body)] for b in find_blocks(text)]
    assert len(bodies) > 3
    assert max(map(len, bodies)) <= longest
    assert {body.endswith(end) for body in bodies} == {True}
    assert "".join("".join(bodies).split()) == "".join(text.split())


def test_a_long_sentence_is_cut_and_those_beside_it_are_not() -> None:
    long = "word " * 900 + "end"
    text = f"It was so. {long}. It was so."
    bodies = [text[slice(*b.body)] for b in find_blocks(text)]
    assert [body[:12] for body in bodies] == ["It was so. w", "word word wo"]
    assert bodies[-1].endswith("word end. It was so.")


def test_the_rest_of_a_field_that_is_cut_is_a_paragraph() -> None:
    text = "Members: " + "Lund " * 1_000
    blocks = find_blocks(text)
    assert [b.kind for b in blocks] == ["field", "paragraph"]
    assert [(b.start, b.end) for b in blocks] == [(0, blocks[0].body[1]), blocks[1].body]


@given(st.text(alphabet="aB -–:•|#.\n\r\u00a01", max_size=120))
def test_blocks_lie_in_order_and_without_overlap(text: str) -> None:
    position = 0
    for block in find_blocks(text):
        assert position <= block.start <= block.body[0] <= block.body[1] <= block.end <= len(text)
        position = block.end
