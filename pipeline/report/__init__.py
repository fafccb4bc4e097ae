"""Report: what a run found, for people. `report.md`, `report.html`, and what `explain` says."""

from pipeline.records import Result
from pipeline.report.explanation import explain
from pipeline.report.html import render_html
from pipeline.report.markdown import render_markdown

__all__ = ["Result", "explain", "render_html", "render_markdown"]
