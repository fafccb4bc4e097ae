"""What a web page says about itself: title, author, date, source and address, each with where it says so."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from pipeline.read.content import Stated
from pipeline.values.document_dates import read_document_date

_ARTICLE = re.compile(r"(?:Article|Posting|Report|WebPage|Book|Event|Review)$")
_LONGEST = 300
_BEHIND_TITLE = re.compile(r"\s+[|–—·•:»-]\s+|\s*[|»]\s*")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|[T ])")

# The names of `meta` elements (name, property or itemprop), the best first.
_META = {
    "title": ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "headline"),
    "date": (
        "article:published_time", "datepublished", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
        "dcterms.created", "dc.date", "date", "pubdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
    ),
    "author": ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"),
    "source": ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name"),
    "url": ("og:url",),
}  # fmt: skip
_ELEMENTS = {
    "date": (
        "time[itemprop=datePublished]",
        "time[pubdate]",
        "time.published",
        "time.entry-date",
        "[itemprop=datePublished]",
    ),
    "author": (
        "[itemprop=author] [itemprop=name]",
        "[itemprop=author]",
        "[rel=author]",
        ".byline .author",
        ".author-name",
    ),
}


def page_metadata(page: LexborHTMLParser) -> dict[str, Stated]:
    """The fields of a `Document` that a page states about itself."""
    metas = _metas(page)
    linked = _linked_data(page)
    found = {}
    for field, check in _CHECKS.items():
        for stated in _candidates(field, page, metas, linked):
            value = check(" ".join(stated.value.split()))
            if value and not (field == "date" and _is_changed(value, metas, linked)):
                found[field] = Stated(value, stated.where)
                break
    element = page.css_first("head > title")
    title = found.get("title", Stated(" ".join(element.text().split()) if element is not None else "", "title element"))
    if title.value:
        found["title"] = title._replace(value=_without_site(page, title.value, found.get("source")))
    return found


def _candidates(
    field: str, page: LexborHTMLParser, metas: Mapping[str, str], linked: Mapping[str, str]
) -> Iterator[Stated]:
    if field == "url":
        for link in page.css("link[rel=canonical]"):
            yield Stated(link.attributes.get("href") or "", "link canonical")
    if field == "title":
        yield from (Stated(metas[name], f"meta {name}") for name in _META[field] if name in metas)
        return
    if field == "date" and field in linked:
        yield Stated(linked[field], "JSON-LD")
    yield from (Stated(metas[name], f"meta {name}") for name in _META[field] if name in metas)
    if field in linked:
        yield Stated(linked[field], "JSON-LD")
    for selector in _ELEMENTS.get(field, ()):
        element = page.css_first(selector)
        if element is not None:
            attributes = element.attributes
            yield Stated(attributes.get("datetime") or attributes.get("content") or element.text(), selector)


def _metas(page: LexborHTMLParser) -> dict[str, str]:
    """The contents of `meta` elements, by their names in lower case; the first counts."""
    found: dict[str, str] = {}
    for meta in page.css("meta[content]"):
        attributes = meta.attributes
        for kind in ("property", "name", "itemprop"):
            if name := attributes.get(kind):
                found.setdefault(name.lower(), attributes.get("content") or "")
    return found


def _linked_data(page: LexborHTMLParser) -> dict[str, str]:
    """What the first article in JSON-LD says of itself, by the fields of a `Document`."""
    for script in page.css('script[type="application/ld+json"]'):
        try:
            todo = [json.loads(script.text())]
        except (ValueError, RecursionError):
            continue
        while todo:
            thing = todo.pop(0)
            if isinstance(thing, list):
                todo += thing
            elif isinstance(thing, dict):
                kinds = thing.get("@type")
                if any(
                    isinstance(k, str) and _ARTICLE.search(k) for k in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    of_article = {
                        "date": thing.get("datePublished"),
                        "changed": thing.get("dateModified"),
                        "author": _name(thing.get("author")),
                        "source": _name(thing.get("publisher")),
                    }
                    if any(of_article.values()):
                        return {field: value for field, value in of_article.items() if isinstance(value, str)}
                todo.append(thing.get("@graph"))
    return {}


def _name(thing: Any) -> str | None:
    """The name of one or more people or organisations in JSON-LD."""
    if isinstance(thing, list):
        return ", ".join(filter(None, map(_name, thing))) or None
    name = thing.get("name") if isinstance(thing, dict) else thing
    return name if isinstance(name, str) else None


def _without_site(page: LexborHTMLParser, title: str, source: Stated | None) -> str:
    """A title without the name of the site behind it, which is the source, or what the heading of the first level does not have."""
    names = {source.value.casefold()} if source is not None else set()
    headings = {" ".join(heading.text().split()).casefold() for heading in page.css("h1")}
    for behind in _BEHIND_TITLE.finditer(title):
        before, after = title[: behind.start()], title[behind.end() :]
        if before and (after.casefold() in names or before.casefold() in headings):
            return before
    return title


def _is_changed(published: str, metas: Mapping[str, str], linked: Mapping[str, str]) -> bool:
    """Whether a page was changed so long after it was published that its text has no one date."""
    changed = _date(linked.get("changed") or metas.get("article:modified_time") or "")
    return changed is not None and int(changed[:4]) > int(published[:4]) + 1


def _words(value: str) -> str | None:
    return value if 0 < len(value) <= _LONGEST and not value.lower().startswith(("http:", "https:", "//")) else None


def _author(value: str) -> str | None:
    return _words(re.sub(r"^(?:by|from)\s+", "", value, flags=re.IGNORECASE))


def _date(value: str) -> str | None:
    """The day of a time stamp, or a date in words."""
    day = _DAY.match(value)
    try:
        return read_document_date(day[0] if day else value)
    except ValueError:
        return None


def _address(value: str) -> str | None:
    return value if re.match(r"https?://[^\s/]+", value, re.IGNORECASE) and len(value) <= 2000 else None


_CHECKS: Mapping[str, Callable[[str], str | None]] = {
    "title": _words,
    "date": _date,
    "author": _author,
    "source": _words,
    "url": _address,
}
