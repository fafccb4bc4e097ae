"""The parts of a web page that are not what it says: navigation, cookie notices, the footer of the site, and references.

A part is named by what the page itself calls it, and by more than its name where that alone may mislead: a "related" list consists of
links, a cookie notice asks for consent. What holds the main text is never boilerplate.
"""

import re

from selectolax.lexbor import LexborNode

_ROLES = {"navigation": "navigation", "menu": "navigation", "menubar": "navigation", "contentinfo": "page footer"}
_MAIN = "main, article, h1, [role=main]"
_LINKS = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|menu|navbar|navbox|nav|navigation|sidebar|side-bar|related|pagination|pager|share|sharing|social|toc|"
    r"recommended|trending|tags|skip-?links?|most-?read)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"(?:^|\s)(?:(?:site|page|global|main)[_-]?)?(?:footer|colophon)(?:$|\s)", re.IGNORECASE)
_COOKIES = re.compile(r"cookie|consent|gdpr|ccpa", re.IGNORECASE)
_ASKS_CONSENT = re.compile(
    r"\b(?:accept|consent|privacy|policy|preferences|settings|analytics|third.part\w+|we use|reject|agree|browser)\b",
    re.IGNORECASE,
)
_SUBSCRIPTION = re.compile(
    r"(?:^|[\s_-])(?:newsletter|subscribe|subscription|sign-?up|login|search)(?:$|[\s_-])", re.IGNORECASE
)
# "[12]", "[note 3]", "[citation needed]"; a number without brackets may be an exponent.
_REFERENCE_MARK = re.compile(r"\[[^\[\]\n]{1,30}\]|[*†‡§]+")
_REFERENCES = re.compile(r"(?:^|[\s_-])(?:references|reflist|citations|bibliography)(?:$|[\s_-])", re.IGNORECASE)
_LONGEST_NOTICE, _LONGEST_FORM = 4000, 500
_LONGEST_LIST = 20_000
_MOSTLY_LINKS = 0.6
_SECTIONS = {"article", "main", "section", "blockquote"}
_CONTAINERS = frozenset("aside dialog div footer form header nav ol section table ul".split())


def boilerplate(node: LexborNode, *, inside_row: bool = False) -> str | None:
    """What kind of boilerplate an element is; None if it may say something. `inside_row` says that it is in a row of a table, which is
    read as one line."""
    tag = node.tag or ""
    if tag == "sup":
        return "reference mark" if _REFERENCE_MARK.fullmatch(node.text().strip()) else None
    if tag not in _CONTAINERS or inside_row:
        return None
    attributes = node.attributes
    role = (attributes.get("role") or "").lower()
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    if tag == "nav" or role in _ROLES:
        return None if _holds_main(node) else _ROLES.get(role, "navigation")
    if tag == "footer" or _FOOTER.search(names):
        return None if _holds_main(node) or _is_in_section(node) else "page footer"
    if tag == "dialog" or role in ("dialog", "alertdialog") or _COOKIES.search(names):
        words = node.text(separator=" ")
        asks = {found.lower() for found in _ASKS_CONSENT.findall(words)}
        if "cookie" in words.lower() and len(asks) > 1 and len(words) < _LONGEST_NOTICE and not _holds_main(node):
            return "cookie notice"
    if _SUBSCRIPTION.search(names) and node.css_first("input, button, form") is not None and not _holds_main(node):
        return "form" if _length(node) < _LONGEST_FORM else None
    if _REFERENCES.search(names) and not _holds_main(node) and _is_mostly_sources(node):
        return "references"
    if (tag == "aside" or _LINKS.search(names)) and not _holds_main(node) and _is_mostly_links(node):
        return "navigation"
    return None


def _holds_main(node: LexborNode) -> bool:
    return node.css_first(_MAIN) is not None


def _is_in_section(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in _SECTIONS:
            return True
        parent = parent.parent
    return False


def _is_mostly_links(node: LexborNode) -> bool:
    if len(node.text()) > _LONGEST_LIST:
        return False
    links = sum(map(_length, node.css("a, button")))
    return links > 0 and links >= _MOSTLY_LINKS * _length(node)


def _is_mostly_sources(node: LexborNode) -> bool:
    """Whether most items of a list cite a source, which they link to."""
    items = node.css("li")
    return bool(items) and 2 * sum(item.css_first("cite, a[href^=http]") is not None for item in items) > len(items)


def _length(node: LexborNode) -> int:
    """The letters of a part."""
    return sum(map(str.isalnum, node.text()))
