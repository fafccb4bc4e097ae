"""Writes the output folder of a run: records and reports."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.export import OutputFolder
    from pipeline.records import Result
    from pipeline.vocabulary import Vocabulary


def write_output(
    folder: "OutputFolder", result: "Result", vocabulary: "Vocabulary", manifest: Mapping[str, object]
) -> None:
    """Writes all files of a run to an output folder. `manifest` is as for `pipeline.export.write`.

    Raises `ExportError` or OSError; the folder is then as it was before, or has the new run.
    """
    from pipeline.report import render_html, render_markdown

    texts = {document.id: document.text for document in result.documents}
    reports = {
        "report.md": render_markdown(result, texts, vocabulary),
        "report.html": render_html(result, texts, vocabulary),
    }
    folder.write(result, vocabulary, reports=reports, manifest=manifest)
