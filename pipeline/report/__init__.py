"""Report: what a run found, for people. `report.md`, `report.html`, and what `explain` says."""

from pipeline.records import Result
from pipeline.report.explanation import explain
from pipeline.report.html import render_html
from pipeline.report.markdown import render_markdown
from pipeline.report.words import predicate_lines

__all__ = ["Result", "explain", "predicate_lines", "render_html", "render_markdown"]
