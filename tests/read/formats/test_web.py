"""Web pages: what is no part of their text, and what they say of themselves."""

import pytest

from pipeline.read.files import read_file

BODY = (
    "<article><h1>Norda Bridge</h1><p>The Norda Bridge was opened on 3 May 1950 by Mayor Anna Berg. Olaf Brink had designed it, and "
    "Norda Foods paid for half of it. It is 184 metres long.</p></article>"
)
LINKS = "".join(f'<li><a href="/{n}">Story {n} of Lund</a></li>' for n in range(5))
NOTICE = "We use cookies to improve your visit. Accept our privacy policy or change your settings."


def unread(page: str) -> dict[str, str]:
    content = read_file(f"<!doctype html><html><body>{page}</body></html>".encode(), ".html")
    return {part.kind: content.text[part.start : part.end] for part in content.unread}


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        (f"<nav><ul>{LINKS}</ul></nav>", "navigation"),
        (f"<div role='navigation'>{LINKS}</div>", "navigation"),
        (f"<div class='left sidebar'><h3>More</h3><ul>{LINKS}</ul></div>", "navigation"),
        (f"<ul id='main-menu'>{LINKS}</ul>", "navigation"),
        ("<ol class='breadcrumb'><li><a href='/'>Home</a></li><li><a href='/b'>Bridges</a></li></ol>", "navigation"),
        (f"<aside>{LINKS}</aside>", "navigation"),
        (f"<section class='related'><h2>Related</h2><ul>{LINKS}</ul></section>", "navigation"),
        ("<ol class='references'><li><cite><a href='http://x.org'>Lund in 1918</a></cite></li></ol>", "references"),
        ("<div class='reflist'><ul><li>A. Berg, <a href='https://x.org'>Lund</a>, 1918.</li></ul></div>", "references"),
        ("<footer>The Ministry was founded in 1918.</footer>", "page footer"),
        ("<div id='footer'><p>The Ministry was founded in 1918.</p></div>", "page footer"),
        ("<div class='site-footer wide'>© 1918</div>", "page footer"),
        ("<div role='contentinfo'>The Ministry was founded in 1918.</div>", "page footer"),
        (f"<div id='cookie-banner'>{NOTICE}</div>", "cookie notice"),
        (f"<div class='gdpr'><p>{NOTICE}</p><button>Accept</button></div>", "cookie notice"),
        (f"<div role='dialog'>{NOTICE}</div>", "cookie notice"),
        (
            "<div class='newsletter'>Founded in 1918. <form><input name='m'><button>Subscribe</button></form></div>",
            "form",
        ),
    ],
)
@pytest.mark.parametrize("place", ["before", "after"])
def test_what_is_around_the_text_of_a_page_is_not_read(part: str, kind: str, place: str) -> None:
    found = unread(part + BODY if place == "before" else BODY + part)
    assert list(found) == [kind]
    assert "Norda" not in found[kind]


@pytest.mark.parametrize(
    "page",
    [
        BODY,
        f"<header><h1>Norda Bridge</h1><p>Opened in 1950.</p></header>{BODY}",
        f"{BODY}<aside>The bridge is named after <a href='/n'>Norda</a>, who lived in Lund from 1911 to 1950.</aside>",  # a box with facts
        f"<div class='sidebar'><p>Length: 184 m. Built in 1950 by <a href='/n'>Norda</a>.</p></div>{BODY}",
        f"<article><p>A story about the bridge.</p><footer>Ada Berg wrote this in 1950.</footer></article>{BODY}",  # of the article
        "<div id='cookies'><h2>Lund cookies</h2><p>The bakery was founded in 1911. Its cookies are sold in ten towns.</p></div>",
        f"<div class='main-menu'><h1>Bridges</h1><ul>{LINKS}</ul></div>",  # the page itself
        f"<nav>{BODY}</nav>",
        f"<h2>Members</h2><ul>{LINKS}</ul>{BODY}",  # a list whose items are links
        f"<div class='related-works'><p>Norda wrote three books, of which the last came out in 1950.</p></div>{BODY}",
        "<div class='menu'><table><tr><td>Soup</td><td>5 €</td></tr><tr><td>Fish</td><td>12 €</td></tr></table></div>",
        f"<section class='share-capital'><p>Its share capital was 5 million in 1950.</p></section>{BODY}",
        f"<div class='search-and-rescue'><p>The rescue took five days in 1950.</p></div>{BODY}",
        f"{BODY}<ol class='references'><li>The bridge was painted in 1960.</li></ol>",  # notes that say something
        f"{BODY}<p>It is 10<sup>3</sup> metres long.<sup>1</sup></p>",  # which may be an exponent
        f"<nav>{'<p>The bridge was opened in 1950 by Anna Berg.</p>' * 5}</nav><p>Short.</p>",  # nothing else is on the page
    ],
)
def test_what_a_page_says_is_read(page: str) -> None:
    assert unread(page) == {}


@pytest.mark.parametrize("mark", ["[35]", "[a]", "[note 3]", "[citation needed]", "†"])
def test_reference_marks_are_not_read(mark: str) -> None:
    page = f"<p>It was long<sup>{mark}</sup> and new. {'More words stand here. ' * 9}</p>"
    assert unread(page) == {"reference mark": mark}
    assert unread(f"<table><tr><td>Length</td><td>184 m<sup>{mark}</sup></td></tr></table>{BODY}") == {
        "reference mark": mark
    }


def test_boilerplate_stays_in_the_text() -> None:
    content = read_file(f"<nav>Home</nav>{BODY}<footer>Since 1918</footer>".encode(), ".html")
    assert content.text.startswith("Home\n\nNorda Bridge\n\n")
    assert content.text.endswith("Since 1918")


def stated(head: str, body: str = BODY) -> dict[str, tuple[str, str]]:
    content = read_file(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), ".html")
    return {field: (getattr(content, field), where) for field, where in content.stated_in.items()}


LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], '
    '"datePublished": "2021-05-03T10:00:00Z", "author": [{"@type": "Person", "name": "Ada Berg"}, {"name": "Per Brink"}], '
    '"publisher": {"name": "Lund News"}}]}</script>'
)


@pytest.mark.parametrize(
    ("head", "field", "value", "where"),
    [
        ('<meta property="og:title" content="The Bridge"><title>x</title>', "title", "The Bridge", "meta og:title"),
        ("<title>Norda Bridge - Lund News</title>", "title", "Norda Bridge", "title element"),  # behind its own heading
        ('<title>Bridges | Lund News</title><meta property="og:site_name" content="Lund News">', "title", "Bridges", "title element"),
        ("<title>Norda Bridge - a history</title>", "title", "Norda Bridge", "title element"),
        ("<title>Bridges - a history</title>", "title", "Bridges - a history", "title element"),
        ('<meta name="author" content="By Ada Berg">', "author", "Ada Berg", "meta author"),
        ('<meta property="article:published_time" content="2021-05-03T23:30:00-07:00">', "date", "2021-05-03", "meta article:published_time"),
        ('<meta name="DC.date.issued" content="2021-05">', "date", "2021-05", "meta dc.date.issued"),
        ('<meta name="date" content="3 May 2021">', "date", "2021-05-03", "meta date"),
        ('<meta name="date" content="03/04/2021">', "date", "2021", "meta date"),  # in both readings
        (LINKED, "date", "2021-05-03", "JSON-LD"),
        ('<meta property="og:title" content="Bridges - Lund News"><meta property="og:site_name" content="Lund News">', "title", "Bridges", "meta og:title"),
        (LINKED, "author", "Ada Berg, Per Brink", "JSON-LD"),
        (LINKED, "source", "Lund News", "JSON-LD"),
        ('<meta property="og:site_name" content="Lund News">', "source", "Lund News", "meta og:site_name"),
        ('<link rel="canonical" href="https://example.org/a">', "url", "https://example.org/a", "link canonical"),
    ],
)  # fmt: skip
def test_what_a_page_states_about_itself(head: str, field: str, value: str, where: str) -> None:
    assert stated(head)[field] == (value, where)


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ('<meta name="author" content="https://example.org/ada">', "author"),
        ('<meta name="date" content="soon">', "date"),
        ('<meta property="article:modified_time" content="2021-05-03">', "date"),  # when it was changed is not when it was written
        (LINKED.replace('"author"', '"dateModified": "2024-05-03", "author"'), "date"),  # its text has no one date
        ('<link rel="canonical" href="/a">', "url"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', "date"),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", "date"),
        ("<title></title>", "title"),
    ],
)  # fmt: skip
def test_what_a_page_does_not_state(head: str, field: str) -> None:
    assert field not in stated(head)


@pytest.mark.parametrize(
    ("body", "field", "value"),
    [
        ('<time pubdate datetime="2021-05-03">today</time>', "date", "2021-05-03"),
        ('<span itemprop="datePublished" content="2021-05-03">x</span>', "date", "2021-05-03"),
        ('<p>It opened on <time datetime="1950-05-03">3 May 1950</time>.</p>', "date", None),  # of what the text tells
        ('<p>By <a rel="author" href="/a">Ada Berg</a></p>', "author", "Ada Berg"),
        ('<p class="byline">by <span class="author">Ada Berg</span></p>', "author", "Ada Berg"),
    ],
)
def test_what_the_body_of_a_page_states(body: str, field: str, value: str | None) -> None:
    assert stated("", body + BODY).get(field, (None,))[0] == value


def test_the_parts_of_a_page_stand_under_its_headings() -> None:
    page = "<p>Before.</p><h1>Lund</h1><p>A.</p><h2>Bridges</h2><p>B.</p><h2></h2><h1>Malmö</h1><p>C.</p>"
    content = read_file(page.encode(), ".html")
    found = {p.heading: content.text[p.start : p.end].strip() for p in content.positions}
    assert found == {("Lund",): "Lund\n\nA.", ("Lund", "Bridges"): "Bridges\n\nB.", ("Malmö",): "Malmö\n\nC."}
