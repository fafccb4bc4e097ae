"""The report as Markdown (CommonMark with tables). Everything that comes from documents is escaped."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.records import Result
from pipeline.report.outline import outline
from pipeline.report.quotes import Piece
from pipeline.report.views import Citation, ConflictView, EntityView, FactView, Limits, Outline, PredicateView, SideView
from pipeline.report.visible import visible
from pipeline.report.wording import count
from pipeline.vocabulary import Vocabulary

_SPECIAL = re.compile(
    r"""[\\`*\[\]|~$\#@]           # emphasis, code, links, images, cells, strikes, formulas, references
    | (?<![^\W_])_ | _(?![^\W_])   # an underscore, unless it is inside a word
    | (?<=www)\. | :(?=//)              # what turns an address into a link
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IDS = 6  # rules and facts listed for a quote
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINE_START = re.compile(r"(?:(\d{1,9})([.)])|([-+=]))(?=\s|$|[-+=])")


def render_markdown(
    result: Result, texts: Mapping[str, str], vocabulary: Vocabulary, limits: Limits | None = None
) -> str:
    """The report on a result as Markdown. `texts` maps the id of a document to its text; `limits` say how much is listed."""
    return "\n".join(_report(outline(result, texts, vocabulary, limits))) + "\n"


def escaped(text: str) -> str:
    """Markdown, on one line, that renders as the given text, whatever it contains."""
    line = " ".join(visible(text).split())
    return _LINE_START.sub(_escaped_start, _inline(line), count=1) if _LINE_START.match(line) else _inline(line)


def _inline(text: str) -> str:
    text = _SPECIAL.sub(lambda match: "\\" + match.group(), text)
    return re.sub("[&<>]", lambda match: _ENTITIES[match.group()], text)


def _escaped_start(match: re.Match[str]) -> str:
    number, point, sign = match.groups()
    return f"{number}\\{point}" if number else f"\\{sign}"


def quoted(pieces: Iterable[Piece]) -> str:
    """A quote on one line, with its marked words in bold."""
    shown = list(pieces)
    written = []
    for number, piece in enumerate(shown):
        before, after = (shown[n].text if 0 <= n < len(shown) else "" for n in (number - 1, number + 1))
        if piece.gap:
            written.append(" \\[…\\] ")
        written.append(_bold(piece.text, before, after) if piece.marked else _inline(_flat(piece.text)))
    return "“" + "".join(written).strip() + "”"


def _flat(text: str) -> str:
    """The text with each run of white space as one space, also at its ends, because the next piece may follow directly."""
    return re.sub(r"\s+", " ", visible(text))


def _bold(text: str, before: str, after: str) -> str:
    """The text in bold: with asterisks, or as an element between punctuation and an adjacent character, where asterisks have no
    effect."""
    inner = _inline(_flat(text))
    stuck = any(
        not inside.isalnum() and outside.strip() for inside, outside in ((text[0], before[-1:]), (text[-1], after[:1]))
    )
    return f"<strong>{inner}</strong>" if stuck else f"**{inner}**"


# --- the parts


def _report(report: Outline) -> Iterator[str]:
    yield from ("# Factmill report", "", report.summary, "")
    if report.unread:
        yield f"**{count(report.counts['unread'], 'document')} could not be read:**"
        yield ""
        yield from (f"- **{escaped(document.id)}**: {escaped(document.error or '')}" for document in report.unread)
        yield ""
    yield from _conflicts(report)
    yield from _corroborations(report)
    yield from _changes(report)
    yield from _copies(report)
    yield from _documents(report)
    yield from _entities(report)
    yield from _predicates(report)
    yield (
        "Character positions count Unicode code points from 0; the second position is just after the end of the quote. "
        "Lines count from 1."
    )


def _conflicts(report: Outline) -> Iterator[str]:
    yield from ("## Conflicts", "")
    if not report.conflicts:
        yield from ("No contradictions were found.", "")
    if report.reviewed:
        yield from (f"{report.reviewed:,} of {count(report.counts['conflicts'], 'conflict')} reviewed.", "")
    yield from _left_out(
        len(report.conflicts), report.counts["conflicts"], "conflicts", "conflicts.jsonl", "the most severe"
    )
    for conflict in report.conflicts:
        yield from _conflict(conflict)


def _conflict(conflict: ConflictView) -> Iterator[str]:
    yield from (f'<a id="{_attribute(conflict.id)}"></a>', "")
    yield f"### {escaped(conflict.subject)} – {escaped(conflict.predicate)}"
    yield ""
    reviewed = ", reviewed" if conflict.decision else ", needs another review" if conflict.review else ""
    yield f"**{conflict.severity}**{reviewed} · {conflict.kind} · {_code(conflict.id)}"
    yield ""
    yield from (escaped(conflict.explanation), "")
    if conflict.severity_reasons:
        yield from (f"Why {conflict.severity}: {escaped('; '.join(conflict.severity_reasons))}", "")
    yield from _table(
        ("Side", "Quote", "Where", "Rule", "Fact"), (row for side in conflict.sides for row in _side_rows(side))
    )
    if conflict.suggestion is None:
        yield from ("No suggestion: there is no reason to prefer a side.", "")
    else:
        yield f"**Suggestion:** {escaped(conflict.suggestion)} (score {conflict.score} of 1)"
        yield ""
        yield from _items(conflict.reasons)
    if conflict.decision:
        yield from (f"**Decision:** {escaped(conflict.decision)}", "")
    if conflict.review:
        yield from (f"**Needs another review:** {escaped(conflict.review)}", "")
    if conflict.related:
        links = ", ".join(f"[{escaped(words)}](#{_attribute(id_)})" for id_, words in conflict.related)
        yield from (f"Related conflicts, perhaps caused by the same mistake: {links}", "")


def _side_rows(side: SideView) -> Iterator[Sequence[str]]:
    role = f"{escaped(side.role)}: " if side.role else ""
    more = "".join(f"<br>{escaped(remark)}" for remark in side.remarks) + ("<br>suggested" if side.suggested else "")
    first = f"{role}**{escaped(side.value)}**{more}"
    for number, citation in enumerate(side.citations):
        about = f"<br>{escaped(citation.about)}" if citation.about else ""
        rules, facts = ("<br>".join(map(_code, ids[:_IDS])) for ids in (citation.rules, citation.facts))
        if len(citation.facts) > _IDS:
            facts += f"<br>and {len(citation.facts) - _IDS} more"
        yield first if number == 0 else "", quoted(citation.pieces), _place(citation) + about, rules, facts
    if not side.citations:
        yield first, "", ", ".join(map(escaped, side.documents)), "", ""


def _corroborations(report: Outline) -> Iterator[str]:
    yield from ("## Corroborations", "")
    if not report.corroborations:
        yield from ("No two documents confirm each other.", "")
    yield from _left_out(
        len(report.corroborations),
        report.counts["corroborations"],
        "corroborations",
        "corroborations.jsonl",
        "the first",
    )
    yield from _items(corroboration.explanation for corroboration in report.corroborations)


def _changes(report: Outline) -> Iterator[str]:
    if not report.changes:
        return
    yield from ("## Changes over time", "")
    yield from _left_out(len(report.changes), report.counts["changes"], "changes", "changes.jsonl", "the first")
    for change in report.changes:
        stages = "; ".join(f"{time}: {value}" for time, value, _ in change.stages)
        yield f"- {escaped(f'{change.subject} – {change.predicate}: {stages}')}"
    yield ""


def _copies(report: Outline) -> Iterator[str]:
    if not report.copies:
        return
    yield from ("## Copies", "", "These documents repeat each other and count as one source.", "")
    yield from _left_out(len(report.copies), report.counts["copies"], "copies", "copies.jsonl", "the first")
    for copy in report.copies:
        one, other = copy.documents
        passages = " / ".join(f"“{passage}”" for passage in copy.passages)
        yield f"- {escaped(f'{one} and {other}, {copy.share} of the shorter document: {passages}')}"
    yield ""


def _documents(report: Outline) -> Iterator[str]:
    yield from ("## Documents", "")
    listed = [*report.unread, *report.documents]
    if not listed:
        yield from ("None.", "")
        return
    yield from _left_out(
        len(listed), report.counts["documents"] + report.counts["unread"], "documents", "documents.jsonl", "the first"
    )
    yield from _table(
        ("Document", "About", "Characters", "Facts", "Conflicts"),
        (
            (
                escaped(d.id),
                f"**could not be read:** {escaped(d.error)}" if d.error is not None else escaped(d.about),
                f"{d.characters:,}",
                f"{d.facts:,}",
                f"{d.conflicts:,}",
            )
            for d in listed
        ),
    )


def _entities(report: Outline) -> Iterator[str]:
    yield from ("## Entities", "")
    if not report.entities:
        yield from ("None.", "")
        return
    yield from _left_out(len(report.entities), report.counts["entities"], "entities", "entities.jsonl", "the first")
    if report.facts_listed < report.counts["facts"]:
        listed, all_ = report.facts_listed, report.counts["facts"]
        yield f"This report lists {listed:,} of {all_:,} facts, the first of each entity; all are in `facts.csv`."
        yield ""
    bare = [entity for entity in report.entities if not entity.facts]
    for entity in report.entities:
        if entity.facts:
            yield from _entity(entity)
    if bare:
        yield from ("### Entities without facts of their own", "")
        yield from _table(
            ("Entity", "Type", "Other names", "Facts with this value", "Id"),
            ((escaped(e.name), escaped(e.type), _merges(e), f"{e.all_of_others:,}", _code(e.id)) for e in bare),
        )


def _entity(entity: EntityView) -> Iterator[str]:
    yield from (f'<a id="{_attribute(entity.id)}"></a>', "")
    yield f"### {escaped(entity.name)}"
    yield ""
    codes = "".join(f" · {escaped(code)}" for code in entity.codes)
    yield f"{escaped(entity.type)} · {count(entity.all_facts, 'fact')}{codes} · {_code(entity.id)}"
    yield ""
    if entity.merges:
        yield from ("Other names:", "")
        yield from (
            f"- **{escaped(merge.name)}**: {escaped(merge.reason)} (score {merge.score:.2f})" for merge in entity.merges
        )
        yield ""
    yield from _table(("Predicate", "Value", "Source", "Fact"), map(_fact_row, entity.facts))
    yield from _left_out(len(entity.facts), entity.all_facts, "facts", "facts.csv", "the first")


def _merges(entity: EntityView) -> str:
    return "<br>".join(f"{escaped(merge.name)}: {escaped(merge.reason)}" for merge in entity.merges)


def _fact_row(fact: FactView) -> Sequence[str]:
    value = "<br>".join([escaped(fact.value), *map(escaped, fact.remarks)])
    places = "<br>".join(map(_place, fact.citations))
    conflicts = "".join(f"<br>[in conflict](#{_attribute(conflict)})" for conflict in fact.conflicts)
    return escaped(fact.predicate_words), value, places, _code(fact.id) + conflicts


def _predicates(report: Outline) -> Iterator[str]:
    yield from ("## Facts by predicate", "")
    if not report.predicates:
        yield from ("None.", "")
        return
    yield from _table(("Predicate", "Meaning", "Wikidata", "Facts", "About"), map(_predicate_row, report.predicates))


def _predicate_row(predicate: PredicateView) -> Sequence[str]:
    subjects = dict.fromkeys((fact.subject_entity, fact.subject) for fact in predicate.facts)
    linked = ", ".join(f"[{escaped(name)}](#{_attribute(entity)})" for entity, name in subjects)
    properties = ", ".join(map(escaped, predicate.wikidata))
    return escaped(predicate.words), escaped(predicate.meaning or ""), properties, f"{predicate.all_facts:,}", linked


# --- Markdown


def _place(citation: Citation) -> str:
    line = f", line {citation.line:,}" if citation.line else ""
    position = f", {escaped(citation.position)}" if citation.position else ""
    return f"{escaped(citation.document)}{position}{line}, characters {citation.start}–{citation.end}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _items(texts: Iterable[str]) -> Iterator[str]:
    items = [f"- {escaped(text)}" for text in texts]
    yield from [*items, ""] if items else ()


def _left_out(shown: int, all_: int, nouns: str, file: str, which: str) -> Iterator[str]:
    if shown < all_:
        yield f"This report lists {shown:,} of {all_:,} {nouns}, {which}; all are in `{file}`."
        yield ""


def _code(identifier: str) -> str:
    """An id as code; as escaped text if it has characters that do not occur in ids."""
    return f"`{identifier}`" if re.fullmatch(r"[\w:./-]+", identifier) else escaped(identifier)


def _attribute(identifier: str) -> str:
    return re.sub(r"[^\w:.-]", "-", identifier)
