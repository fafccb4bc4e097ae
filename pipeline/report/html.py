"""The report as one HTML page that needs nothing else: no network, no script."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.records import Result
from pipeline.report.outline import Limits, outline
from pipeline.report.visible import visible
from pipeline.report.words import count


def render_html(result: Result, texts: Mapping[str, str], limits: Limits | None = None) -> str:
    """The report on a result as HTML; `texts` maps document id to text (code points, as the evidence counts them).

    What comes from documents is shown as text, whatever it holds. A conflict, fact, corroboration or entity has its id
    as anchor. `limits` say how much is listed, null the usual.
    """
    report = outline(result, texts, limits)

    def target(identifier: str) -> str | None:
        """The link to what has this id, null if it is not listed."""
        return f"#{quote(identifier)}" if identifier in report.targets else None

    template = _environment().get_template("report.html.jinja")
    return template.render(report=report, target=target, has_text=lambda document: bool(texts.get(document)))


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
