"""The report as a self-contained HTML page, without scripts and without access to the network."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.records import Result
from pipeline.report.outline import outline
from pipeline.report.views import Citation, Limits
from pipeline.report.visible import visible
from pipeline.report.wording import count
from pipeline.vocabulary import Vocabulary


def render_html(
    result: Result,
    texts: Mapping[str, str],
    vocabulary: Vocabulary,
    limits: Limits | None = None,
    links: Mapping[str, str] | None = None,
) -> str:
    """The report on a result as HTML. `texts` maps the id of a document to its text; `limits` say how much is listed; `links` maps the
    ids of documents with pages to the addresses of their files, relative to that of the report.

    Everything that comes from documents is escaped. The anchor of a conflict, fact, corroboration or entity is its id.
    """
    report = outline(result, texts, vocabulary, limits)

    def target(identifier: str) -> str | None:
        """The link to the record with this id; None if it is not listed."""
        return f"#{quote(identifier)}" if identifier in report.targets else None

    def page(citation: Citation) -> str | None:
        """The link to the page that is cited; None if it is unknown."""
        link = (links or {}).get(citation.document)
        return f"{quote(link)}#page={citation.page}" if link is not None and citation.page is not None else None

    template = _environment().get_template("report.html.jinja")
    return template.render(report=report, target=target, page=page, has_text=lambda document: bool(texts.get(document)))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.report"),
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["counted"] = count
    environment.filters["as_path"] = lambda path: quote(path.encode("utf-8", "surrogatepass"))
    return environment


def _shown(value: Any) -> Any:
    return visible(value) if type(value) is str else value
