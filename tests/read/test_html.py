"""Web pages as text."""

import pytest

from pipeline.read.formats.visible import visible_page


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("The  <b>treaty</b>\n of <i>Lund</i>", "The treaty of Lund"),  # inline elements do not part words
        ("in<b>divi</b>sible", "indivisible"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<p>Two", "One\n\nTwo"),  # end tags are optional
        ("<div>One</div><div>Two</div>", "One\nTwo"),
        ("One<br>Two<br><br>Three", "One\nTwo\n\nThree"),
        ("<h1>Lund League</h1>Founded.", "Lund League\n\nFounded."),
        ("<ul><li>One<li><p>Two</p></ul>After", "• One\n\n• Two\n\nAfter"),  # the bullet that a browser shows
        ("<ol><li>One<li>Two<ul><li>x</ul><li>Three</ol>", "1. One\n2. Two\n\n• x\n\n3. Three"),
        ("<ul><li></ul>After", "After"),  # an empty item leaves no bullet to the next paragraph
        ("<table><tr><th>Seat<td>Lund,<br>Sweden<tr><td>a<td></table>", "| Seat | Lund, Sweden |\n| a | |"),
        ("<table><tr><td>alone</table>", "alone"),
        (
            "<table><tr><th>Members<td><ul><li>A<li>B</ul></table>",
            "Members\n\n• A\n• B",
        ),  # a list in a cell stays a list
        ("<pre>a\n   b</pre>", "a\n   b"),
        ("A &amp; B&nbsp;C &lt;i&gt;", "A & B\u00a0C <i>"),
        ("<p>Seen<script>x()</script><style>p{}</style><!-- no --><noscript>no</noscript></p>", "Seen"),
        ("<p>Seen<span hidden>no</span><span style='color: red; display: none'>no</span></p>", "Seen"),
        ("<head><title>T</title></head><body>Seen", "Seen"),
        ("", ""),
        ("<div>" * 5000 + "deep", "deep"),  # deeper than Python recurses
        ("<b>" * 5000 + "de" + "</b>" * 5000 + "ep", "deep"),  # inline elements part nothing, however deep
        ("<ul><li>a" * 2000 + "</ul>" * 2000 + "<p>after", "\n\n".join(["• a"] * 2000 + ["after"])),
        ("<p>a" * 2000, "\n\n".join(["a"] * 2000)),  # not nested
    ],
)
def test_text_is_what_a_reader_sees(page: str, text: str) -> None:
    assert visible_page(page).text == text


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>\n Lund &amp;  after </title>", "Lund & after"),
        ("<p>none", None),
        ("<title> </title>", None),
        ("<body><svg><title>drawing</title></svg>", None),  # a drawing's title is not the page's
    ],
)
def test_title(page: str, title: str | None) -> None:
    stated = visible_page(page).stated.get("title")
    assert (stated and stated.value) == title
