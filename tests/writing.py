"""Documents in every format that the program reads, for the tests: written by other libraries, or by hand where none is at hand."""

import csv
import gzip
import html
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from typing import Any
from xml.sax.saxutils import escape

import docx
import pptx
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import xlsxwriter

Block = tuple[str, str | Sequence[str]]
"""A heading, a paragraph or an item with its words, or a row with its cells. The rows of a table follow each other."""


def as_text(blocks: Sequence[Block]) -> str:
    """The document as plain text."""
    lines = ""
    last = ""
    for kind, words in blocks:
        lines += "" if not lines else "\n" if kind == last and kind in ("item", "row") else "\n\n"
        lines += f"| {' | '.join(words)} |" if kind == "row" else f"• {words}" if kind == "item" else str(words)
        last = kind
    return lines


def written(suffix: str, blocks: Sequence[Block]) -> bytes:
    """The document in the format of a suffix, one of `FORMATS`."""
    return _WRITERS[suffix](blocks)


def label(value: object) -> str | None:
    """The name of a parameter of a test. The bytes of a file contain the time when it was made, so they cannot name it."""
    return "file" if isinstance(value, bytes | dict) else None


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of files by their names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def _saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _word(blocks: Sequence[Block]) -> bytes:
    document = docx.Document()
    last = ""
    for kind, words in blocks:
        if kind == "row":
            table = document.tables[-1] if last == "row" else document.add_table(rows=0, cols=len(words))
            for cell, text in zip(table.add_row().cells, words, strict=True):
                cell.text = text
        elif kind == "heading":
            document.add_heading(str(words))
        else:
            document.add_paragraph(str(words), style="List Bullet" if kind == "item" else None)
        last = kind
    return _saved(document)


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word(body: str, **parts: str) -> bytes:
    """A Word document with this body in XML, and other parts by their names: footnotes, endnotes, comments, header1, footer1."""
    spaces = (
        f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    roots = {"header1": "hdr", "footer1": "ftr"}
    kinds = {name: name.rstrip("1") for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KINDS}.{kind}+xml"/>'
        for name, kind in {"document": "document.main", **kinds}.items()
    )
    rels = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kinds[name]}" Target="{name}.xml"/>' for n, name in enumerate(parts)
    )
    relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{overrides}</Types>",
            "_rels/.rels": f'<Relationships xmlns="{relationships}"><Relationship Id="d" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{relationships}">{rels}</Relationships>',
            **{f"word/{n}.xml": f"<w:{roots.get(n, n)} {spaces}>{x}</w:{roots.get(n, n)}>" for n, x in parts.items()},
        }
    )


def paragraph(*runs: str) -> str:
    """A paragraph of a Word document; a run that is no XML is words."""
    written_runs = (r if r.startswith("<") else f'<w:r><w:t xml:space="preserve">{escape(r)}</w:t></w:r>' for r in runs)
    return f"<w:p>{''.join(written_runs)}</w:p>"


def _slides(blocks: Sequence[Block]) -> bytes:
    presentation = pptx.Presentation()
    for words, group in _sections(blocks):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = words
        top = 10
        slide.shapes[1].text_frame.text = ""
        for kind, part in _runs(group):
            top += 10
            if kind == "row":
                table = slide.shapes.add_table(len(part), len(part[0]), 0, top, 100, 5).table
                for row, cells in enumerate(part):
                    for column, text in enumerate(cells):
                        table.cell(row, column).text = text
            elif kind == "item":
                frame = slide.shapes[1].text_frame
                slide.shapes[1].top, slide.shapes[1].left, slide.shapes[1].width, slide.shapes[1].height = (
                    top,
                    0,
                    100,
                    5,
                )
                frame.text = "\n".join(map(str, part))
            else:
                for text in part:
                    top += 1
                    slide.shapes.add_textbox(0, top, 100, 1).text_frame.text = text
    return _saved(presentation)


def _sections(blocks: Sequence[Block]) -> list[tuple[str, list[Block]]]:
    sections: list[tuple[str, list[Block]]] = []
    for kind, words in blocks:
        if kind == "heading":
            sections.append((str(words), []))
        else:
            sections[-1][1].append((kind, words))
    return sections


def _runs(blocks: Sequence[Block]) -> list[tuple[str, list[Any]]]:
    runs: list[tuple[str, list[Any]]] = []
    for kind, words in blocks:
        if not runs or runs[-1][0] != kind:
            runs.append((kind, []))
        runs[-1][1].append(words)
    return runs


def _page(blocks: Sequence[Block]) -> str:
    parts = []
    for kind, group in _runs(blocks):
        if kind == "row":
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in group)
            parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        elif kind == "item":
            parts.append(f"<ul>{''.join(f'<li>{html.escape(words)}</li>' for words in group)}</ul>")
        else:
            tag = "h1" if kind == "heading" else "p"
            parts += [f"<{tag}>{html.escape(words)}</{tag}>" for words in group]
    return "\n".join(parts)


OPEN_DOCUMENT = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)


def open_document(body: str, **parts: str) -> bytes:
    """A text of OpenDocument with this body, and other parts of the archive by their names."""
    content = f"<office:document-content {OPEN_DOCUMENT} xmlns:dc='http://purl.org/dc/elements/1.1/'><office:body><office:text>"
    content += f"{body}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **parts})


def _open_text(blocks: Sequence[Block]) -> bytes:
    parts = []
    for kind, group in _runs(blocks):
        if kind == "row":
            rows = (
                "".join(f"<table:table-cell><text:p>{escape(c)}</text:p></table:table-cell>" for c in row)
                for row in group
            )
            parts.append(
                f"<table:table>{''.join(f'<table:table-row>{r}</table:table-row>' for r in rows)}</table:table>"
            )
        elif kind == "item":
            items = (f"<text:list-item><text:p>{escape(w)}</text:p></text:list-item>" for w in group)
            parts.append(f"<text:list>{''.join(items)}</text:list>")
        elif kind == "heading":
            parts += [f'<text:h text:outline-level="1">{escape(w)}</text:h>' for w in group]
        else:
            parts += [f"<text:p>{escape(w)}</text:p>" for w in group]
    return open_document("".join(parts))


def rich(words: str) -> str:
    """Words in RTF."""
    return "".join(
        c if c.isascii() and c not in "\\{}" else f"\\{c}" if c.isascii() else f"\\u{ord(c)}?" for c in words
    )


def _rich_text(blocks: Sequence[Block]) -> bytes:
    parts = []
    for kind, words in blocks:
        if kind == "row":
            cells = "".join(rf"{rich(cell)}\cell " for cell in words)
            parts.append(rf"\trowd\intbl {cells}\row\pard")
        elif kind == "heading":
            parts.append(rf"\pard\outlinelevel0 {rich(str(words))}\par\pard")
        else:
            listed = r"\ls1" if kind == "item" else ""
            parts.append(rf"\pard{listed} {rich(str(words))}\par\pard")
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}\n" + "\n".join(parts) + "}").encode()


def book(chapters: Mapping[str, str], metadata: str = "", **parts: str) -> bytes:
    """An electronic book of chapters by their file names."""
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in chapters)
    spine = "".join(f'<itemref idref="{n}"/>' for n in chapters)
    package = f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            "OPS/book.opf": f"{package}<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{
                f"OPS/{n}": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
                for n, body in chapters.items()
            },
            **parts,
        }
    )


def mail(text: str) -> bytes:
    """A mail with a text."""
    message = EmailMessage()
    message["From"], message["To"] = "Ada Lindqvist <ada@example.org>", "Per Brink <per@example.org>"
    message["Date"], message["Subject"] = "Mon, 03 May 2021 09:12:00 +0200", "notes"
    message.set_content(text)
    return message.as_bytes()


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook of sheets by their names."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd"}) as book_:
        for name, rows in sheets.items():
            sheet = book_.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file.getvalue()


def _rows(blocks: Sequence[Block]) -> list[list[str]]:
    """The document in a sheet: what is no row in a cell by itself, with empty rows between."""
    rows: list[list[str]] = []
    last = ""
    for kind, words in blocks:
        if rows and not (kind == last and kind in ("row", "item")):
            rows.append([])
        rows.append(list(words) if kind == "row" else [f"• {words}" if kind == "item" else str(words)])
        last = kind
    return rows


def _open_sheet(blocks: Sequence[Block]) -> bytes:
    rows = "".join(
        f"<table:table-row>{''.join(_open_cell(cell) for cell in row)}</table:table-row>"
        if row
        else "<table:table-row><table:table-cell/></table:table-row>"
        for row in _rows(blocks)
    )
    content = f"<office:document-content {OPEN_DOCUMENT}><office:body><office:spreadsheet>"
    content += f'<table:table table:name="Sheet1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _open_cell(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{escape(words)}</text:p></table:table-cell>'


def _separated(blocks: Sequence[Block], delimiter: str) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(_rows(blocks))
    return file.getvalue().encode()


def _parquet(blocks: Sequence[Block]) -> bytes:
    """What is a heading first in a document becomes the names of the columns, as far as there are any."""
    (_, first), *rest = blocks
    rows = _rows(rest)
    width = max(map(len, rows))
    names = [str(first), *(" " * n for n in range(1, width))]
    columns = {name: [row[n] if n < len(row) else None for row in [[], *rows]] for n, name in enumerate(names)}
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


_WRITERS: Mapping[str, Callable[[Sequence[Block]], bytes]] = {
    ".txt": lambda blocks: as_text(blocks).encode(),
    ".md": lambda blocks: as_text([(k, f"# {w}" if k == "heading" else w) for k, w in blocks]).encode(),
    ".html": lambda blocks: f"<!doctype html><body>{_page(blocks)}".encode(),
    ".docx": _word,
    ".odt": _open_text,
    ".rtf": _rich_text,
    ".epub": lambda blocks: book({"1.xhtml": _page(blocks)}),
    ".eml": lambda blocks: mail(as_text(blocks)),
    ".mbox": lambda blocks: b"From ada@example.org Mon May  3 09:12:00 2021\n" + mail(as_text(blocks)) + b"\n",
    ".pptx": _slides,
    ".xlsx": lambda blocks: workbook({"Sheet1": _rows(blocks)}),
    ".ods": _open_sheet,
    ".csv": lambda blocks: _separated(blocks, ","),
    ".tsv": lambda blocks: _separated(blocks, "\t"),
    ".parquet": _parquet,
    ".zip": lambda blocks: zipped({"notes/of 2021/a.txt": as_text(blocks)}),
    ".txt.gz": lambda blocks: gzip.compress(as_text(blocks).encode()),
    ".docx.gz": lambda blocks: gzip.compress(_word(blocks)),
    ".xlsx.gz": lambda blocks: gzip.compress(workbook({"Sheet1": _rows(blocks)})),
    ".mbox.gz": lambda blocks: gzip.compress(_WRITERS[".mbox"](blocks)),
}

FORMATS = tuple(_WRITERS)
