"""Files of every format, broken in transit or on purpose: each gives a reading or a clear error, and no other file is lost."""

import functools
import io
import random
import tempfile
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_folder
from tests.writing import FORMATS, Block, mail, paragraph, word, written, zipped

EXAMPLES = settings().max_examples // 2
"""How many files are tried: a few in the ordinary suite, thousands by `make fuzz`."""

BLOCKS: list[Block] = [
    ("heading", "Lund League"),
    ("paragraph", "The Lund League was founded on 3 May 1951 in Malmö by “Anna Berg” – its members are:"),
    ("item", "Sweden"),
    ("item", "Norway"),
    ("row", ["Agreement", "Signed", "Sum"]),
    ("row", ["Lund Lease", "4 June 2020", "1,200.50"]),
]
_MOST = 2_000_000
"""The most bytes that a file may unpack to."""
_PACKED = (".docx", ".odt", ".epub", ".pptx", ".xlsx", ".ods", ".zip")


def _drawn() -> bytes:
    """A PDF of two pages."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True, pageCompression=0)
    for page in (1, 2):
        for line in range(1, 20):
            canvas.drawString(72, 800 - 14 * line, f"Lund League {page}.{line} was founded on 3 May 1951.")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _mail_with_everything() -> bytes:
    """A mail in two forms, with a quote, a mail and an archive attached."""
    message = EmailMessage()
    message["From"], message["Date"], message["Subject"] = "ada@example.org", "Mon, 03 May 2021 09:12:00 +0200", "Lund"
    message.set_content("Signed.\n\nOn 2 May 2021, Per wrote:\n> Not yet.\n")
    message.add_alternative("<p>Signed.</p><blockquote type=cite>Not yet.</blockquote>", subtype="html")
    message.add_attachment(
        zipped({"a.txt": "A", "in.zip": zipped({"b.md": "# B"})}), "application", "zip", filename="a.zip"
    )
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "per@example.org", "Older"
    inner.set_content("Older.")
    message.add_attachment(inner)
    return message.as_bytes()


def _word_with_everything() -> bytes:
    """A Word document with a note, a comment and a header."""
    return word(
        paragraph("Lund", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        footnotes=f'<w:footnote w:id="2">{paragraph("A note.")}</w:footnote>',
        comments=f'<w:comment w:id="1" w:author="Ada">{paragraph("Is it?")}</w:comment>',
        header1=paragraph("Lund League"),
    )


@functools.cache
def whole() -> list[tuple[str, bytes]]:
    """The files to break, with their suffixes."""
    files = [(suffix, written(suffix, BLOCKS)) for suffix in FORMATS]
    records = b'{"id": "1", "text": "Lund is a town.", "date": "2021-05-03"}\n{"id": "2", "text": "It is old."}\n'
    saved = b"From: Ada\nDate: Mon, 03 May 2021 09:12:00 +0200\nTo: Per\nSubject: Lund\n\nYes.\n\n> On 2 May 2021, Per wrote:\n> No.\n"
    return [
        *files,
        (".pdf", _drawn()),
        (".eml", _mail_with_everything()),
        (
            ".mbox",
            b"From a Mon May  3 09:12:00 2021\n" + _mail_with_everything() + b"\nFrom b Mon May  3 2021\n" + mail("B"),
        ),
        (".docx", _word_with_everything()),
        (".jsonl", records),
        (".txt", saved),
        (".zip", zipped({f"{n}{suffix}": data for n, (suffix, data) in enumerate(files)})),
    ]


def broken(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changes: some are cut out, doubled, moved, replaced by others, or lost at either end."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        size = chance.choice((1, 1, 2, 8, 100, len(data) // 3))
        here, after = data[start : start + size], data[start + size :]
        other = chance.randrange(len(data) + 1)
        change = chance.choice(
            (
                b"",
                here * 2,
                data[other : other + size],
                bytes(byte ^ chance.choice((1, 32, 128, 255)) for byte in here),
                chance.randbytes(size % 64),
                chance.choice(
                    (
                        b"\0",
                        b"\xff\xfe",
                        b"\xef\xbb\xbf",
                        b"<",
                        b">",
                        b"&#0;",
                        b"\r",
                        b"{",
                        b"}",
                        b"\\u-99999",
                        b'"',
                        b"=?x?b?!",
                    )
                ),
                chance.choice((b"-1", b"99999999999999999999", b"1e999", b"NaN")),
            )
        )
        data = data[:start] + change + after
        if chance.random() < 0.1:
            data = data[: chance.randrange(len(data) + 1)]
    return data


def broken_inside(data: bytes, chance: random.Random) -> bytes:
    """An archive with a broken file in it, or without one of its files, or with one twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = [(name, archive.read(name)) for name in archive.namelist()]
    at = chance.randrange(len(files))
    name, content = files[at]
    match chance.randrange(8):
        case 0:
            del files[at]
        case 1:
            files[at] = name, files[chance.randrange(len(files))][1]
        case 2:
            files.append(
                (
                    chance.choice(("../x.txt", "/x.txt", "a/../b.txt", "x" * 300, "con.txt", "x\ny.txt", name.upper())),
                    content,
                )
            )
        case _:
            files[at] = name, broken(content, chance)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return file.getvalue()


def _is_said_by_us(error: str) -> bool:
    """Whether an error says what is wrong and what to do, and is not merely what a library has raised."""
    says_where = ";" in error or error.startswith("line ")
    return says_where and "the file cannot be read (" not in error and "Traceback" not in error


def outcomes(suffix: str, data: bytes) -> Iterator[tuple[str, str | None]]:
    """The text and the error of each document that comes of a file; a good one stands beside it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"a{suffix}").write_bytes(data)
        (Path(folder) / "z.txt").write_text("Z")
        documents = read_folder(Path(folder), most=_MOST)
    assert documents[-1].text == "Z"
    for document in documents:
        assert len(document.text) <= _MOST
        assert all(part.end <= len(document.text) for part in (*document.unread, *document.positions))
        yield document.text, document.error


@pytest.mark.fuzz
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_broken_file_gives_a_reading_or_a_clear_error(seed: int) -> None:
    chance = random.Random(seed)
    suffix, data = chance.choice(whole())
    inside = suffix in _PACKED and chance.random() < 0.7
    for text, error in outcomes(suffix, broken_inside(data, chance) if inside else broken(data, chance)):
        assert bool(text) != bool(error)
        assert error is None or _is_said_by_us(error), (suffix, error)


@pytest.mark.parametrize("suffix", FORMATS)
def test_bytes_without_sense_give_a_clear_error(suffix: str) -> None:
    for seed in range(3):
        for _, error in outcomes(suffix, random.Random(seed).randbytes(500)):
            assert error is None or _is_said_by_us(error), error
