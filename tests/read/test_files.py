"""Formats: from bytes to text."""

import io
import re
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.content import Unreadable
from pipeline.read.encodings import decode
from pipeline.read.files import READERS, read_file, read_path


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"one\ntwo", "one\ntwo"),
        (b"one\r\ntwo\r", "one\r\ntwo\r"),  # line ends are text: offsets count them
        (b"  a  \n\n", "  a  \n\n"),  # nothing is trimmed
        (b"\xef\xbb\xbfone", "one"),  # a byte order mark is not text
        ("caf\u00e9\u00a0\u201cx\u201d".encode(), "caf\u00e9\u00a0\u201cx\u201d"),  # nothing is normalised
        ("cafe\u0301".encode(), "cafe\u0301"),  # neither are accents composed
        ("\ufeff\u00e9 x".encode("utf-16-le"), "\u00e9 x"),
        ("\ufeff\u00e9 x".encode("utf-16-be"), "\u00e9 x"),
        ("\ufeff\u00e9 x".encode("utf-32-le"), "\u00e9 x"),  # not taken for UTF-16, whose mark is the start of this one
        ("\ufeff\u00e9 x".encode("utf-32-be"), "\u00e9 x"),
    ],
)
def test_decodes_without_changing_anything(data: bytes, text: str) -> None:
    assert decode(data) == text


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_what_is_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "contains no text"),
        (b"ab\ncaf\xe9 x", "not UTF-8: byte 6 is 0xE9, on line 2; convert it"),
        (b"\xef\xbb\xbfa\xff", "not UTF-8: byte 4 is 0xFF"),  # the mark counts as bytes of the file
        (b"\xff\xfea\x00b", "not UTF-16: byte 4"),  # half a character at the end
        (b"\x07\x1b\x01\r\n\x02\x00\x1a", "is binary: byte 6 is NUL"),
        (b"\x89PNG\r\n\x00\x1a", "the file is a picture; run text recognition"),
        ("\ufeffa\0".encode("utf-16-le"), "contains a NUL character at offset 1"),
    ],
)
def test_says_why_a_text_file_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=re.escape(reason)):
        read_file(data, ".txt")


@pytest.mark.parametrize("suffix", [".png", ".doc", ""])
def test_a_suffix_without_reader_is_named_with_those_that_have_one(suffix: str) -> None:
    with pytest.raises(Unreadable, match=r"convert it to one of \.txt"):
        read_file(b"text", suffix)


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_every_format_refuses_noise_with_a_reason_and_nothing_else(suffix: str) -> None:
    with pytest.raises(Unreadable):
        read_file(b"\x00\x01\xfe\xff noise", suffix)


def test_the_suffix_may_be_in_capitals() -> None:
    assert read_file(b"text", ".TXT").text == "text"


def test_an_html_file_is_read_in_the_encoding_that_it_declares() -> None:
    page = '<meta charset="windows-1252"><title>Caf\u00e9</title><p>\u201cd\u00e9j\u00e0 vu\u201d'
    assert read_file(page.encode("cp1252"), ".html")[:2] == ("\u201cd\u00e9j\u00e0 vu\u201d", "Caf\u00e9")


@pytest.mark.parametrize("declared", ["utf-8", "no-such-encoding"])
def test_an_html_file_that_is_not_in_the_encoding_it_declares_is_refused(declared: str) -> None:
    with pytest.raises(Unreadable, match="not in the encoding that it declares"):
        read_file(f'<meta charset="{declared}"><p>'.encode() + b"\xe9", ".html")


def _docx(document: "docx.document.Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_docx_gives_paragraphs_lists_and_tables_in_their_order() -> None:
    document = docx.Document()
    document.core_properties.title = "Lund League"
    document.add_heading("Bodies", level=1)
    document.add_paragraph("")
    document.add_paragraph("The league has two:")
    document.add_paragraph("the Council", style="List Bullet")
    document.add_paragraph("the Court", style="List Bullet")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table._cells, ["Founded", "3 May 1950", "Lund", "Seat", "wide", "wide"], strict=True):
        cell.text = text
    table.cell(1, 1).merge(table.cell(1, 2)).text = "Lund,\nSweden"
    document.add_paragraph("Last.")
    assert read_file(_docx(document), ".docx")[:2] == (
        "Bodies\n\nThe league has two:\n\n• the Council\n• the Court\n\n"
        "| Founded | 3 May 1950 | Lund |\n| Seat | Lund, Sweden |  |\n\nLast.",
        "Lund League",
    )


def test_a_docx_cut_short_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"not a valid \.docx .*; save it again"):
        read_file(_docx(docx.Document())[:2000], ".docx")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("One line.\nThe second.\nThe third.\n", "One line.\nThe second.\n"),  # whole lines
        ("one long line of words without an end", "one long line of words "),  # whole words
        ("x" * 40, "x" * 24),
        ("é" * 20, "é" * 12),  # whole characters
        ("just under the limit", "just under the limit"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_of_a_long_text_the_first_part_is_read(text: str, kept: str, suffix: str) -> None:
    data = text.encode() if suffix == ".txt" else f"<pre>{text}</pre>".encode()
    content = read_file(data, suffix, most=24)
    if suffix == ".txt":
        assert content.text == kept
    assert content.text.strip() == kept.strip()
    assert content.incomplete == (
        None if text == kept else "only the first 2.4e-05 MB of its text are read; raise --max-megabytes to read more"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("most", range(8, 30))
def test_a_long_text_is_cut_between_characters_in_every_encoding(encoding: str, most: int) -> None:
    text = "a😀é " * 10
    content = read_file(text.encode(encoding), ".txt", most=most)
    assert text.startswith(content.text)
    assert content.incomplete is not None


def test_a_file_that_unpacks_to_more_than_it_may_is_not_unpacked() -> None:
    document = docx.Document()
    document.add_paragraph("x " * 500_000)
    data = _docx(document)
    assert len(data) < 100_000
    with pytest.raises(Unreadable, match=r"the file unpacks to 1\.\d+ MB; raise --max-megabytes if you trust it"):
        read_file(data, ".docx", most=500_000)
    assert read_file(data, ".docx", most=5_000_000).incomplete is None


def test_of_a_huge_file_only_the_beginning_is_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"A first line.\nA second line.\n")
        file.truncate(10**12)  # a terabyte of nothing, which takes no room on the disk
    assert read_path(path, most=20).text == "A first line.\n"


CAFE = "The café in Lund was founded in 1950 by René Müller, “the painter” – so his sister said."


@pytest.mark.parametrize(
    ("text", "written", "encoding"),
    [
        (CAFE, "cp1252", "cp1252"),  # Windows
        ("The bridge at Lund cost £2.4 million and opened in 1950.", "latin-1", "cp1252"),  # which contains Latin-1
        ("“The treaty,” she said, was signed on 3 May 1950 – in Malmö. It’s in force.", "mac_roman", "mac_roman"),
        ("The Pact of Lund was signed on 3 May 1950 in Bergen.", "utf-16-le", "utf_16_le"),  # without its mark
        ("Договор был подписан в Москве 3 мая 1950 года. The treaty was signed.", "cp1251", "cp1251"),
        (CAFE, "utf-8", None),  # what needs no guess
        (CAFE, "utf-8-sig", None),
    ],
)
def test_an_old_text_is_read_in_the_encoding_that_it_seems_to_have(
    text: str, written: str, encoding: str | None
) -> None:
    content = read_file(text.encode(written), ".txt")
    assert (content.text, content.encoding) == (text, encoding)


@pytest.mark.parametrize(
    "data",
    [
        b"caf\xe9",  # too short to tell
        "The café in Lund was founded by René Müller.".encode("mac_roman"),  # as likely in another encoding
        bytes(range(256)) * 4,
        b"\x07\x1b\r\n\x1a\n" + bytes(range(200)),
    ],
)
def test_an_encoding_that_cannot_be_told_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"the file is (not UTF-8|binary)"):
        read_file(data, ".txt")
