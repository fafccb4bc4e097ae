"""Documents annotated by LangExtract. A line of its JSONL is a text with the extractions from it.

An extraction with the attribute `subject` is one claim. Its attributes `predicate` (or `relation`) and `value` (or `object`) are
optional: the defaults are the class and the words of the extraction. In any other extraction, each attribute is a claim about the
words, with the attribute's name as predicate. An extraction without attributes names something and makes no claim.
"""

from collections.abc import Callable, Iterator
from typing import Any

from pipeline.read.claim_values import ClaimWords
from pipeline.read.claims import UNKNOWN, Claim, ClaimSet, InvalidClaim, subject_of
from pipeline.records import Document, Evidence, Span
from pipeline.records.facts import same_words

RULE = "claim/langextract"

_PREDICATE = ("predicate", "relation")
_VALUE = ("value", "object")


def is_annotated(line: str) -> bool:
    """Whether a line of JSON is an annotated document rather than a fact. Looks at its keys without parsing it."""
    return '"extractions"' in line


def read_annotated(record: Any, claims: ClaimSet, reader: ClaimWords, report: Callable[[str], None]) -> Document:
    """Adds the claims of an annotated document to `claims` and returns the document.

    `report` is called with a sentence for each extraction that is skipped because its place is missing, or because its words
    are not at its place. Raises `InvalidClaim` if the record has no id or no text.
    """
    if not isinstance(record, dict) or not isinstance(record.get("extractions") or [], list):
        raise InvalidClaim("not an annotated document: `extractions` is not a list")
    name, text = record.get("document_id"), record.get("text")
    if not isinstance(name, str) or not name or not isinstance(text, str):
        raise InvalidClaim("not an annotated document: `document_id` or `text` is missing")
    for number, extraction in enumerate(record.get("extractions") or [], start=1):
        try:
            for claim in _claims(extraction, name, text, reader):
                claims.add(claim)
        except InvalidClaim as error:
            report(f"{name}, extraction {number}: {error}")
    return Document(id=name, text=text, source=name)


def _claims(extraction: Any, document: str, text: str, reader: ClaimWords) -> Iterator[Claim]:
    if not isinstance(extraction, dict):
        raise InvalidClaim("it is not an object")
    words, class_ = extraction.get("extraction_text"), extraction.get("extraction_class")
    if not isinstance(words, str) or not words.strip() or not isinstance(class_, str):
        raise InvalidClaim("`extraction_text` or `extraction_class` is missing")
    attributes = {k: v for k, v in (extraction.get("attributes") or {}).items() if v not in (None, "", [])}
    if not attributes:
        return
    start, end = _place(extraction.get("char_interval"), words, text)
    if "subject" in attributes:
        predicate = next((attributes[k] for k in _PREDICATE if k in attributes), class_)
        values = next((attributes[k] for k in _VALUE if k in attributes), words)
        triples = [(str(attributes["subject"]), UNKNOWN, str(predicate), value) for value in _each(values)]
    else:
        triples = [
            (words, class_.upper(), name, value) for name, values in attributes.items() for value in _each(values)
        ]
    quote = text[start:end]
    for subject, type_, predicate, value in triples:
        evidence = Evidence(
            document=document,
            start=start,
            end=end,
            quote=quote,
            subject=_inside(subject, quote, start),
            value=_inside(value, quote, start),
            rule=RULE,
        )
        meaning = reader.meaning(predicate)
        yield Claim(
            subject=subject_of(subject, type_),
            predicate=meaning.predicate,
            value=reader.value(value, meaning),
            time=None,
            confidence=1.0,
            evidence=[evidence],
        )


def _place(interval: Any, words: str, text: str) -> Span:
    """The span of the words in the text. Raises `InvalidClaim` if other words are there."""
    start, end = (interval.get(k) for k in ("start_pos", "end_pos")) if isinstance(interval, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int):
        raise InvalidClaim(f"{words!r} has no place in the text")
    if not 0 <= start < end <= len(text) or same_words(text[start:end]) != same_words(words):
        raise InvalidClaim(
            f"characters {start} to {end} of the text are {text[max(start, 0) : max(end, 0)][:80]!r}, not {words!r}"
        )
    return start, end


def _inside(words: str, quote: str, start: int) -> Span | None:
    at = quote.find(words)
    return None if at < 0 else (start + at, start + at + len(words))


def _each(values: Any) -> list[str]:
    return [str(value).strip() for value in (values if isinstance(values, list) else [values]) if str(value).strip()]
