"""Writes the output folder of a run: records and reports."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.export import OutputFolder
    from pipeline.records import Document, Result
    from pipeline.vocabulary import Vocabulary


def write_output(
    folder: "OutputFolder",
    result: "Result",
    vocabulary: "Vocabulary",
    manifest: Mapping[str, object],
    links: Mapping[str, str] | None = None,
) -> None:
    """Writes all files of a run to an output folder. `manifest` is as for `pipeline.export.write`, `links` as for `render_html`.

    Raises `ExportError` or OSError; the folder is then as it was before, or has the new run.
    """
    from pipeline.report import render_html, render_markdown

    texts = {document.id: document.text for document in result.documents}
    reports = {
        "report.md": render_markdown(result, texts, vocabulary),
        "report.html": render_html(result, texts, vocabulary, links=links),
    }
    folder.write(result, vocabulary, reports=reports, manifest=manifest)


def file_links(documents: "Iterable[Document]", raw: Path, out: Path) -> dict[str, str]:
    """The addresses of the files of documents with pages, relative to the output folder, by the documents' ids."""
    folder = Path(os.path.relpath(raw.resolve(), out.resolve()))
    return {
        document.id: (folder / document.id).as_posix()
        for document in documents
        if document.positions and document.positions[0].page is not None and (raw / document.id).is_file()
    }
