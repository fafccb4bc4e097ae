"""Report: the results of a run for people, as `report.md`, `report.html` and the texts of `factmill explain` and
`factmill check`."""

from pipeline.report.claims import claim_in_words, tally
from pipeline.report.explanation import explain
from pipeline.report.html import render_html
from pipeline.report.markdown import render_markdown
from pipeline.report.predicates import predicate_lines

__all__ = ["claim_in_words", "explain", "predicate_lines", "render_html", "render_markdown", "tally"]
