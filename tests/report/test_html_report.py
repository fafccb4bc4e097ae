"""The HTML report: self-contained, safe, navigable, and with the right words marked."""

import dataclasses
import itertools
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

from pipeline.report import render_html
from pipeline.report.views import Limits
from pipeline.report.visible import visible
from pipeline.vocabulary import Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def page(result: Any, texts: Mapping[str, str]) -> HTMLParser:
    return HTMLParser(render_html(result, texts, VOCABULARY))


def one(page: HTMLParser, selector: str) -> Node:
    (node,) = page.css(selector)
    return node


def words(node: Node) -> str:
    """The text of a node, with line breaks as spaces."""
    return " ".join(HTMLParser((node.html or "").replace("<br>", " ")).text().split())


# --- everything from documents is escaped


@pytest.mark.parametrize(
    "trap",
    [
        "<script>alert(1)</script>",  # an element
        '"><img src=x onerror=alert(1)>',  # out of an attribute
        "' onmouseover='alert(1)",  # out of one in single quotes
        "</style></title><iframe src='https://x.test'></iframe>",  # out of raw text
        "{{ 7 * 7 }}{% raw %}",  # the template's own language
        "<!-- x --><![CDATA[y]]>",  # what disappears
        "&lt;b&gt; &amp;amp;",  # what is escaped already
        "pay \u202e001\u202c\x00\x1b[0m",  # what turns or steers
    ],
)
def test_what_a_document_says_is_text(hostile_result: Callable[[str], Any], trap: str) -> None:
    hostile = hostile_result(trap)
    source = render_html(hostile, hostile.texts, VOCABULARY)
    page = HTMLParser(source)
    harmless = hostile_result("harmless")
    usual = {node.tag for node in HTMLParser(render_html(harmless, harmless.texts, VOCABULARY)).root.traverse()}  # type: ignore[union-attr]
    assert {node.tag for node in page.root.traverse()} <= usual  # type: ignore[union-attr]
    assert {name for node in page.css("*") for name in node.attributes if name.startswith("on")} == set()
    assert page.css_first("mark").text() == visible(trap)
    assert page.css_first(".conflict h3 a").text() == visible(trap)
    assert all(re.match(r"#|text/", href) for href in hrefs(page))


def hrefs(page: HTMLParser) -> list[str]:
    return [node.attributes["href"] or "" for node in page.css("a")]


# --- one file, no script, no network


def test_self_contained(result: Any, texts: Mapping[str, str], page: HTMLParser) -> None:
    source = render_html(result, texts, VOCABULARY)
    assert page.css("script, link, img, iframe, object, embed, form, base, [src]") == []
    assert not re.search(r"url\(|@import|https?://(?!x\.test)", source)
    assert "default-src 'none'" in (one(page, "meta[http-equiv]").attributes["content"] or "")


def test_an_address_is_shown_but_no_link(page: HTMLParser) -> None:
    assert "https://x.test/g" in words(one(page, "section[aria-labelledby=documents]"))
    assert not [href for href in hrefs(page) if ":" in href]


# --- navigation


def test_anchors_are_unique_and_links_resolve(page: HTMLParser) -> None:
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []
    inside = [unquote(href[1:]) for href in hrefs(page) if href.startswith("#")]
    assert len(inside) > 20
    assert set(inside) <= set(ids)
    labels = [node.attributes["aria-labelledby"] for node in page.css("[aria-labelledby]")]
    assert set(labels) <= set(ids)


def test_every_conflict_fact_and_entity_has_its_id_as_anchor(result: Any, page: HTMLParser) -> None:
    ids = {node.attributes["id"] for node in page.css("[id]")}
    assert {r.id for r in (*result.conflicts, *result.facts, *result.entities, *result.corroborations)} <= ids


def test_a_text_is_linked_where_it_was_written(page: HTMLParser) -> None:
    assert [h for h in hrefs(page) if h.startswith("text/")] == ["text/history.txt.txt", "text/papers.jsonl%2312.txt"]


def test_the_page_says_what_it_is_to_those_who_hear_it(page: HTMLParser) -> None:
    assert one(page, "html").attributes["lang"] == "en"
    assert len(page.css("main")) == len(page.css("header")) == len(page.css("footer")) == len(page.css("h1")) == 1
    assert all(node.attributes.get("scope") in {"col", "row"} for node in page.css("th"))
    levels = [int((node.tag or "")[1]) for node in page.css("h1, h2, h3, h4")]
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))


# --- content


def test_conflicts_come_first_the_most_severe_on_top(page: HTMLParser) -> None:
    assert page.css_first("main h2").attributes["id"] == "conflicts"
    assert [node.attributes["id"] for node in page.css("article")] == ["c-2004", "c-1003", "c-0002", "c-0001"]


def test_each_side_shows_value_quote_and_place(page: HTMLParser) -> None:
    sides = [words(side) for side in page.css("#c-2004 .side")]
    assert sides == [
        "3 May 1950 suggested place: Veldmar "
        "The Harbour Pact (HP) was signed on 3 May 1950 in Veldmar by Arvenia, Bostra and Corland. "
        "history.txt, line 3, characters 23–112 Harbours of the North, 2004-10-01 rule signed/verb · fact f-aa01",
        "13 May 1950 "
        "The pact on harbours, which had been talked about since the first congress of pilots, […] newspapers in the "
        "end, was after all the talk signed on 13 May 1950, as the archive of the port authority of the city of […] of "
        "that year, next to the log books of the pilots and the keys of the old customs house. "
        "papers.jsonl#12, line 3, characters 69–615 The Gazette, Veldmar Press rule signed/verb · fact f-ab02",
    ]


@pytest.mark.parametrize(
    ("conflict", "marked"),
    [
        ("c-2004", [["3 May 1950"], ["13 May 1950"]]),  # in a short quote and in a shortened one
        ("c-1003", [["from 1996 to 1999"], ["1998"]]),  # the time that is disputed
        (
            "c-0002",
            [["seven"], 2 * ["Arvenia", "Bostra", "Corland", "Drevia", "Estmark", "Falland"]],
        ),  # one quote a list
        ("c-0001", [["UHN"], ["Union of Northern Harbours"]]),  # a word and the name
    ],
)
def test_the_disputed_words_are_marked(page: HTMLParser, conflict: str, marked: list[list[str]]) -> None:
    assert [[mark.text() for mark in side.css("mark")] for side in page.css(f"#{conflict} .side")] == marked


@pytest.mark.parametrize(
    ("conflict", "verdict"),
    [
        ("c-2004", "Suggestion: 3 May 1950 (score 0.62 of 1) said with more detail: Veldmar older"),
        ("c-0001", "No suggestion: there is no reason to prefer a side."),
        (
            "c-1003",
            "No suggestion: there is no reason to prefer a side. "
            "Decision: 1996–1999 is right (decided by A. Reader on 2025-01-31): the log books agree",
        ),
    ],
)
def test_suggestion_and_decision(page: HTMLParser, conflict: str, verdict: str) -> None:
    assert words(one(page, f"#{conflict} .verdicts")) == verdict


def test_what_could_not_be_read_stands_above_all(page: HTMLParser) -> None:
    assert words(one(page, "header .unread")) == (
        "1 document could not be read scan.pdf: it is encrypted; save it without a password"
    )


def test_an_entity_says_why_a_name_is_its_own(page: HTMLParser) -> None:
    text = words(one(page, "details#e-1000aa"))
    assert "HP: defined in history.txt: Harbour Pact (HP) (score 0.98)" in text
    assert "entered into force: 1 June 1951" in text


def test_what_is_denied_or_reported_is_called_so(page: HTMLParser) -> None:
    assert "chair: Drevia denied reported according to the port authority" in words(one(page, "tr#f-af08"))


def test_facts_are_browsable_by_predicate(page: HTMLParser) -> None:
    headings = [words(node) for node in page.css("section[aria-labelledby=facts] h3")]
    assert headings == ["abbreviation", "chair", "entered into force", "member", "signed"]


def test_a_predicate_has_its_meaning_and_its_wikidata_properties(
    result: Any, texts: Mapping[str, str], vocabulary: Vocabulary
) -> None:
    chair = vocabulary.predicates["chair"].model_copy(update={"meaning": "Who <chairs>.", "wikidata": ("P1", "P2")})
    own = dataclasses.replace(vocabulary, predicates={"chair": chair})
    page = HTMLParser(render_html(result, texts, own))
    summaries = [words(node) for node in page.css("section[aria-labelledby=facts] summary")]
    assert summaries[1] == "chair3 facts · Who <chairs>. · Wikidata P1, P2"
    assert summaries[4] == "signed2 facts", "the vocabulary lacks it"


# --- large and empty


def test_a_large_report_lists_some_facts_and_names_the_file_with_all(result: Any, texts: Mapping[str, str]) -> None:
    limits = Limits(all_facts=5, facts_of_entity=1, conflicts=1, corroborations=0, entities=1)
    page = HTMLParser(render_html(result, texts, VOCABULARY, limits))
    assert "This report lists 4 of 13 facts, the first of each entity; all are in facts.csv." in words(
        one(page, "section[aria-labelledby=entities]")
    )
    listed = {node.attributes["id"] for node in page.css("tr[id^=f-]")}
    assert listed == {"f-aa01", "f-ab02", "f-ac03", "f-ad04"}  # the two in conflict, and the first of each entity
    ids = {node.attributes["id"] for node in page.css("[id]")}
    assert {unquote(href[1:]) for href in hrefs(page) if href.startswith("#")} <= ids


def test_nothing_found(nothing: Any) -> None:
    page = HTMLParser(render_html(nothing, {}, VOCABULARY))
    assert words(one(page, ".lead")) == "0 documents, 0 facts, 0 conflicts, 0 corroborations."
    assert "No contradictions were found." in words(one(page, "main"))


def test_facts_whose_texts_are_not_at_hand_have_no_line(result: Any) -> None:
    page = HTMLParser(render_html(result, {}, VOCABULARY))
    assert [mark.text() for mark in page.css("#c-2004 mark")] == ["3 May 1950", "13 May 1950"]
    assert ", line" not in words(one(page, "main"))
    assert not [href for href in hrefs(page) if href.startswith("text/")]


# --- reproducibility


def test_same_input_same_bytes(result: Any, texts: Mapping[str, str]) -> None:
    assert render_html(result, texts, VOCABULARY) == render_html(result, dict(reversed(texts.items())), VOCABULARY)


def test_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import hashlib, importlib.util, sys; spec = importlib.util.spec_from_file_location('example', sys.argv[1]);"
        "module = importlib.util.module_from_spec(spec); sys.modules['example'] = module; spec.loader.exec_module(module);"
        "from pipeline.report import render_html, render_markdown; from pipeline.vocabulary import Vocabulary, load_vocabulary;"
        "r = module.example_result(); v = load_vocabulary();"
        "print(hashlib.sha256((render_html(r, r.texts, v) + render_markdown(r, r.texts, v)).encode()).hexdigest())"
    )
    conftest = str(Path(__file__).with_name("conftest.py"))
    seen = {
        subprocess.run(
            [sys.executable, "-c", code, conftest], cwd=ROOT, env={"PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(seen) == 1


def test_evidence_is_shown_with_its_page_which_is_a_link_to_the_file(result: Any, texts: Mapping[str, str]) -> None:
    fact = result.facts[0]
    placed = fact.evidence[0].model_copy(update={"page": 3, "heading": ("Terms", "Fees")})
    changed = fact.model_copy(update={"evidence": (placed, *fact.evidence[1:])})
    facts = tuple(changed if f.id == fact.id else f for f in result.facts)
    source = render_html(
        result.model_copy(update={"facts": facts}), texts, VOCABULARY, links={placed.document: "../raw/a b.pdf"}
    )
    links = {node.attributes["href"]: words(node) for node in HTMLParser(source).css("a[href*='#page=']")}
    assert links == {"../raw/a%20b.pdf#page=3": "page 3, under Terms › Fees"}
    assert "#page=" not in render_html(result.model_copy(update={"facts": facts}), texts, VOCABULARY)
