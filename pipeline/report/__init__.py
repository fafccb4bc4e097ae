"""Report: the results of a run for people, as `report.md`, `report.html` and the text of `factmill explain`."""

from pipeline.report.explanation import explain
from pipeline.report.html import render_html
from pipeline.report.markdown import render_markdown
from pipeline.report.predicates import predicate_lines

__all__ = ["explain", "predicate_lines", "render_html", "render_markdown"]
