"""What the documents say about a claim, for the terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.records import CheckedClaim, CheckedFact, Document, Evidence, Finding
from pipeline.report.quotes import pieces
from pipeline.report.visible import visible
from pipeline.report.wording import about_document, count, position_in_words, statement
from pipeline.report.wrapping import wrapped

_EVIDENCE = 3  # pieces shown of a fact
_ANSWERS = ("contradicted", "supported", "silent", "not understood")


def claim_in_words(claim: CheckedClaim, documents: Iterable[Document]) -> str:
    """The verdict on a claim; then each of its facts with its own verdict, the reason, and the evidence in the documents.

    The result is plain text in lines of up to about 100 characters. `documents` are those of the run, for their titles.
    """
    about = {document.id: about_document(document) for document in documents}
    lines = [*wrapped(f"{claim.verdict}: {claim.text}", "", "  ")]
    for fact in claim.facts:
        lines += _fact(fact, about)
    if not claim.facts:
        lines.append("  no fact could be read in this claim")
    return visible("\n".join(lines))


def tally(claims: Sequence[CheckedClaim]) -> str:
    """``3 claims: 1 contradicted, 2 supported``."""
    verdicts: Counter[str] = Counter(claim.verdict for claim in claims)
    return f"{count(len(claims), 'claim')}: " + ", ".join(f"{verdicts[a]} {a}" for a in _ANSWERS if verdicts[a])


def _fact(checked: CheckedFact, about: Mapping[str, str]) -> Iterator[str]:
    yield from wrapped(f"{checked.verdict}: {statement(checked.fact)}", "  ", "    ")
    if len(checked.findings) != 1 or checked.findings[0].explanation != checked.explanation:
        yield from wrapped(checked.explanation, "    ")
    for finding in checked.findings:
        yield from _finding(finding, about)


def _finding(finding: Finding, about: Mapping[str, str]) -> Iterator[str]:
    fact = finding.fact
    yield from wrapped(f"- {finding.stance.split()[0]} it: {finding.explanation}", "    ", "      ")
    yield from wrapped(f"{fact.id}  {statement(fact)}", "      ", "        ")
    for evidence in fact.evidence[:_EVIDENCE]:
        yield from wrapped(_place(evidence, about), "      ", "        ")
    if len(fact.evidence) > _EVIDENCE:
        yield f"      and {len(fact.evidence) - _EVIDENCE:,} more"


def _place(evidence: Evidence, about: Mapping[str, str]) -> str:
    document = (
        f"{evidence.document} ({about[evidence.document]})" if about.get(evidence.document) else evidence.document
    )
    if position := position_in_words(evidence):
        document += f", {position}"
    if not evidence.quote:
        return document
    marks = [
        (span[0] - evidence.start, span[1] - evidence.start) for span in (evidence.subject, evidence.value) if span
    ]
    quote = "".join((" … " if piece.gap else "") + piece.text for piece in pieces(evidence.quote, marks))
    return f"{document}, characters {evidence.start}–{evidence.end}: «{quote}»"
