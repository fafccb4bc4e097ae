"""What a file is, whatever its name says."""

import gzip

import pytest

from pipeline.read.content import Unreadable
from pipeline.read.files import read_file
from tests.writing import FORMATS, Block, label, written, zipped

BLOCKS: list[Block] = [("heading", "Lund"), ("paragraph", "It is a town.")]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


@pytest.mark.parametrize(
    ("data", "suffix", "message"),
    [
        (b"%PDF-1.4 x", ".docx", "the file is a PDF, not a .docx; rename it to .pdf"),
        (b"%PDF-1.4 x", ".txt", "the file is a PDF, not a .txt; rename it to .pdf"),
        (written(".docx", BLOCKS), ".odt", "the file is a Word document, not an .odt; rename it to .docx"),
        (written(".docx", BLOCKS), ".pdf", "the file is a Word document, not a .pdf; rename it to .docx"),
        (written(".docx", BLOCKS), ".txt", "the file is a Word document, not a .txt; rename it to .docx"),
        (written(".xlsx", BLOCKS), ".csv", "the file is an Excel workbook, not a .csv; rename it to .xlsx"),
        (written(".pptx", BLOCKS), ".docx", "the file is a presentation, not a .docx; rename it to .pptx"),
        (written(".odt", BLOCKS), ".docx", "the file is a text of OpenDocument, not a .docx; rename it to .odt"),
        (written(".ods", BLOCKS), ".xlsx", "the file is a sheet of OpenDocument, not an .xlsx; rename it to .ods"),
        (written(".epub", BLOCKS), ".html", "the file is an electronic book, not a .html; rename it to .epub"),
        (written(".rtf", BLOCKS), ".docx", "the file is a text in RTF, not a .docx; rename it to .rtf"),
        (written(".parquet", BLOCKS), ".csv", "the file is a Parquet file, not a .csv; rename it to .parquet"),
        (written(".html", BLOCKS), ".xls", "the file is a web page, not an .xls; rename it to .html"),
        (gzip.compress(b"text", mtime=0), ".txt", "the file is packed with gzip, not a .txt; rename it to .txt.gz"),
        (zipped({"a.txt": "x"}), ".txt", "the file is an archive, not a .txt; rename it to .zip"),
        (b"\xff\xd8\xff\xe0 JFIF", ".pdf", "the file is a picture; run text recognition on it"),
        (OLE + "WordDocument".encode("utf-16-le"), ".docx", "the file is a Word document of an old format; save it in a newer format"),
        (OLE + "Workbook".encode("utf-16-le"), ".xlsx", "an Excel workbook of an old format, not an .xlsx; rename it to .xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ".docx", "the file is locked with a password; save it without a password"),
        (zipped({"META-INF/manifest.xml": "<m:encryption-data/>"}), ".ods", "the file is locked with a password; save it without a password"),
        (zipped({"_rels/.rels": "http://purl.oclc.org/ooxml/x", "word/a": ""}), ".docx", "the file is a Strict Open XML document; save it as an ordinary"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ".xlsx", "the file is locked with a password; save it without a password"),
    ],
    ids=label,
)  # fmt: skip
def test_a_file_of_another_format_is_named(data: bytes, suffix: str, message: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read_file(data, suffix)
    assert message in str(raised.value)


@pytest.mark.parametrize("suffix", [s for s in FORMATS if s.count(".") == 1 and s not in (".zip", ".mbox")])
def test_a_file_of_its_own_format_is_read(suffix: str) -> None:
    assert "It is a town." in read_file(written(suffix, BLOCKS), suffix).text


@pytest.mark.parametrize(
    ("suffix", "same"), [(".html", ".htm"), (".xlsx", ".xlsm"), (".xlsx", ".xls"), (".md", ".txt")]
)
def test_a_format_may_have_several_suffixes(suffix: str, same: str) -> None:
    if same == ".xls":  # an old name for what a newer program has written
        with pytest.raises(Unreadable, match=r"rename it to \.xlsx"):
            read_file(written(suffix, BLOCKS), same)
    else:
        assert read_file(written(suffix, BLOCKS), same).text


def test_a_text_may_speak_of_pages() -> None:
    assert read_file(b"<html> is a tag.", ".txt").text == "<html> is a tag."
