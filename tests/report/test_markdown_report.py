"""The Markdown report: conflicts first, and everything that comes from documents is escaped."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from pipeline.report import render_markdown
from pipeline.report.markdown import escaped, quoted
from pipeline.report.quotes import pieces
from pipeline.report.views import Limits
from pipeline.report.visible import visible
from pipeline.vocabulary import Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])

TRAPS = [
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "> quote",
    "--- rule",
    "===",
    "*emphasis* **strong** _emphasis_ __strong__",
    "a|b|c",
    "`code` ``code``",
    "<b>bold</b> <!-- gone -->",
    "[link](https://x.test) [ref]: https://x.test",
    "![image](https://x.test/a.png)",
    "<https://x.test>",
    "&lt; &amp; &#35;",
    "~~struck~~",
    "back\\slash \\* end\\",
    "snake_case_stays _but not_ this_",
    "line\n\n# two",
    "    indented",
    "$a$ #1 @you",
]


def inline(source: str) -> list[Any]:
    return [child for token in MARKDOWN.parse(source) for child in token.children or []]


@pytest.mark.parametrize("text", TRAPS)
@pytest.mark.parametrize("frame", ["{}", "### {}", "- {}", "| a |\n|---|\n| {} |"])
def test_a_trap_renders_as_its_text(text: str, frame: str) -> None:
    tokens = inline(frame.format(escaped(text)))[frame.startswith("|") :]
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(token.content for token in tokens) == " ".join(text.split())


@given(st.text(st.one_of(st.sampled_from('#*_`~|<>[]()!\\&;:-+=.1a @$\n/"'), st.characters()), max_size=40))
def test_any_text_renders_as_its_text(text: str) -> None:
    for frame in ("{}", "### {}", "| a |\n|---|\n| {} |"):
        tokens = inline(frame.format(escaped(text)))[frame.startswith("|") :]
        assert "".join(token.content for token in tokens) == " ".join(visible(text).split())
        assert {token.type for token in tokens} <= {"text", "text_special"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 May 1950, in Oslo (Norway).", "3 May 1950, in Oslo (Norway)."),  # prose stays readable in the source
        ("000_2ef1.txt", "000_2ef1.txt"),  # so do file names
        ("2011-2017 – 5.2 + 1", "2011-2017 – 5.2 + 1"),  # signs that mean nothing inside a line
        ("see https://x.test or www.x.test", "see https\\://x.test or www\\.x.test"),  # would be a link by itself
        ("\u202eevil", "\\[U+202E\\]evil"),  # unseen characters are shown
    ],
)
def test_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.parametrize(
    ("quote", "mark", "expected"),
    [
        ("on 3 May 1950 in", (3, 13), "“on **3 May 1950** in”"),
        ("2*3*4", (2, 3), "“2\\***3**\\*4”"),  # between escaped signs
        ("x(y)z", (1, 4), "“x<strong>(y)</strong>z”"),  # where asterisks would stay asterisks
        ("a\n\nb", (0, 1), "“**a** b”"),  # on one line
    ],
)
def test_quoted(quote: str, mark: tuple[int, int], expected: str) -> None:
    assert quoted(pieces(quote, [mark])) == expected


@given(st.text("ab*_(). |\n\\é\u0301", min_size=1, max_size=20), st.data())
def test_exactly_the_marked_words_are_bold(quote: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(quote)))
    end = data.draw(st.integers(start, len(quote)))
    html = HTMLParser(MARKDOWN.render(quoted(pieces(quote, [(start, end)]))))
    marked = " ".join(quote[start:end].split())
    assert [node.text() for node in html.css("strong")] == ([marked] if marked else [])


# --- the report


def test_text_of_a_document_is_never_markup(hostile_result: Callable[[str], Any]) -> None:
    words = " ".join(TRAPS) + " <script>alert(1)</script>"
    hostile = hostile_result(words)
    html = HTMLParser(MARKDOWN.render(render_markdown(hostile, hostile.texts, VOCABULARY)))
    tags = {node.tag for node in html.root.traverse()} if html.root else set()
    assert not tags & {"script", "img", "em", "del", "b", "pre", "blockquote", "ol"}
    assert all((node.attributes.get("href") or "#").startswith("#") for node in html.css("a"))
    assert [node.text() for node in html.css("h1, h2")] == [
        "Factmill report", "Conflicts", "Corroborations", "Changes over time", "Copies", "Documents", "Entities", "Facts by predicate",
    ]  # fmt: skip
    assert html.body is not None
    assert " ".join(words.split()) in html.body.text()


def test_conflicts_come_first_the_most_severe_on_top(result: Any, texts: Mapping[str, str]) -> None:
    report = render_markdown(result, texts, VOCABULARY)
    assert re.findall(r'<a id="(c-.*?)">', report) == ["c-2004", "c-1003", "c-0002", "c-0001"]
    assert re.findall(r"^## (.*)", report, re.MULTILINE)[0] == "Conflicts"


def test_a_conflict_shows_its_sides(result: Any, texts: Mapping[str, str]) -> None:
    report = render_markdown(result, texts, VOCABULARY)
    first = report.split('<a id="c-')[1]
    assert "### Harbour Pact – signed" in first
    assert "day differs: 3, 13 (same year, same month)" in first
    assert (
        "| **3 May 1950**<br>place: Veldmar<br>suggested "
        "| “The Harbour Pact (HP) was signed on **3 May 1950** in Veldmar by Arvenia, Bostra and Corland.” "
        "| history.txt, line 3, characters 23–112<br>Harbours of the North, 2004-10-01 | `signed/verb` | `f-aa01` |"
    ) in first
    assert "after all the talk signed on **13 May 1950**, as the archive" in first
    assert "**Suggestion:** 3 May 1950 (score 0.62 of 1)\n\n- said with more detail: Veldmar\n" in first
    assert "**Decision:** 1996–1999 is right (decided by A. Reader on 2025-01-31): the log books agree" in report


def test_the_summary_and_unread_documents_come_first(result: Any, texts: Mapping[str, str]) -> None:
    top = render_markdown(result, texts, VOCABULARY).split("## Conflicts")[0]
    assert (
        "2 documents (1 more could not be read), 13 facts, 4 conflicts (1 high, 2 medium, 1 low), 1 corroboration."
        in top
    )
    assert "- **scan.pdf**: it is encrypted; save it without a password" in top


def test_a_predicate_has_its_meaning_and_its_wikidata_properties(
    result: Any, texts: Mapping[str, str], vocabulary: Vocabulary
) -> None:
    chair = vocabulary.predicates["chair"].model_copy(update={"meaning": "Who *chairs*.", "wikidata": ("P1", "P2")})
    report = render_markdown(result, texts, dataclasses.replace(vocabulary, predicates={"chair": chair}))
    assert "\n| chair | Who \\*chairs\\*. | P1, P2 | 3 | [Union of Northern Harbours](#e-2000aa) |\n" in report
    assert "\n| signed |  |  | 2 | [Harbour Pact](#e-1000aa) |\n" in report, "the vocabulary lacks it"


def test_links_inside_resolve(result: Any, texts: Mapping[str, str]) -> None:
    report = render_markdown(result, texts, VOCABULARY)
    links = re.findall(r"\]\(#(.*?)\)", report)
    assert links
    assert set(links) <= set(re.findall(r'<a id="(.*?)">', report))


def test_the_report_says_what_it_leaves_out(result: Any, texts: Mapping[str, str]) -> None:
    report = render_markdown(
        result, texts, VOCABULARY, Limits(all_facts=5, facts_of_entity=1, conflicts=1, corroborations=0)
    )
    assert "This report lists 1 of 4 conflicts, the most severe; all are in `conflicts.jsonl`." in report
    assert "This report lists 4 of 13 facts, the first of each entity; all are in `facts.csv`." in report


def test_nothing_found(nothing: Any) -> None:
    report = render_markdown(nothing, {}, VOCABULARY)
    assert "0 documents, 0 facts, 0 conflicts, 0 corroborations." in report
    assert "No contradictions were found." in report


def test_same_input_same_bytes(result: Any, texts: Mapping[str, str]) -> None:
    assert render_markdown(result, texts, VOCABULARY) == render_markdown(
        result, dict(reversed(texts.items())), VOCABULARY
    )


def test_evidence_is_shown_with_its_place_in_the_source(result: Any, texts: Mapping[str, str]) -> None:
    fact = result.facts[0]
    placed = fact.evidence[0].model_copy(update={"slide": 4, "heading": ("A*", "B")})
    changed = fact.model_copy(update={"evidence": (placed,)})
    facts = tuple(changed if f.id == fact.id else f for f in result.facts)
    report = render_markdown(result.model_copy(update={"facts": facts}), texts, VOCABULARY)
    assert ", slide 4, under A\\* › B, line " in report
