"""Documents annotated by LangExtract: a line of its JSONL is a text with the extractions in it.

An extraction with the attributes `subject` and, if they are there, `predicate` (or `relation`) and `value` (or `object`) is that
claim; what is not given is its class and its words. Of any other, each attribute is a claim about its words: the attribute's name
is the predicate. One without attributes names something and claims nothing.
"""

from collections.abc import Callable, Iterator
from typing import Any

from pipeline.read.claimed import UNKNOWN, Claim, Gathered, Refused, subject_of, takes_dates, value_of
from pipeline.records import Document, Evidence, Span
from pipeline.records.facts import same_words

RULE = "claim/langextract"

_PREDICATE = ("predicate", "relation")
_VALUE = ("value", "object")


def is_annotated(line: str) -> bool:
    """Whether a line of JSON is an annotated document, and no fact; a cheap look at its keys."""
    return '"extractions"' in line


def read_annotated(record: Any, gathered: Gathered, refuse: Callable[[str], None]) -> Document:
    """The document of a record; its claims go to `gathered`. `refuse` is told in a sentence of each extraction that cannot be used:
    its place is missing or is not where its words stand.

    Raises `Refused` for a record without an id or a text.
    """
    if not isinstance(record, dict) or not isinstance(record.get("extractions") or [], list):
        raise Refused("no annotated document: `extractions` is no list")
    name, text = record.get("document_id"), record.get("text")
    if not isinstance(name, str) or not name or not isinstance(text, str):
        raise Refused("no annotated document: `document_id` or `text` is missing")
    for number, extraction in enumerate(record.get("extractions") or [], start=1):
        try:
            for claim in _claims(extraction, name, text):
                gathered.add(claim)
        except Refused as error:
            refuse(f"{name}, extraction {number}: {error}")
    return Document(id=name, text=text, source=name)


def _claims(extraction: Any, document: str, text: str) -> Iterator[Claim]:
    if not isinstance(extraction, dict):
        raise Refused("it is no object")
    words, class_ = extraction.get("extraction_text"), extraction.get("extraction_class")
    if not isinstance(words, str) or not words.strip() or not isinstance(class_, str):
        raise Refused("`extraction_text` or `extraction_class` is missing")
    attributes = {k: v for k, v in (extraction.get("attributes") or {}).items() if v not in (None, "", [])}
    if not attributes:
        return
    start, end = _place(extraction.get("char_interval"), words, text)
    if "subject" in attributes:
        predicate = next((attributes[k] for k in _PREDICATE if k in attributes), class_)
        values = next((attributes[k] for k in _VALUE if k in attributes), words)
        told = [(str(attributes["subject"]), UNKNOWN, str(predicate), value) for value in _each(values)]
    else:
        told = [(words, class_.upper(), name, value) for name, values in attributes.items() for value in _each(values)]
    quote = text[start:end]
    for subject, type_, predicate, said in told:
        value = value_of(said, takes_dates(predicate))
        evidence = Evidence(
            document=document,
            start=start,
            end=end,
            quote=quote,
            subject=_inside(subject, quote, start),
            value=_inside(said, quote, start),
            rule=RULE,
        )
        yield Claim(
            subject=subject_of(subject, type_),
            predicate=predicate,
            value=value,
            time=None,
            confidence=1.0,
            evidence=[evidence],
        )


def _place(interval: Any, words: str, text: str) -> Span:
    """Where the words stand; refused if that is not there."""
    start, end = (interval.get(k) for k in ("start_pos", "end_pos")) if isinstance(interval, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int):
        raise Refused(f"{words!r} has no place in the text")
    if not 0 <= start < end <= len(text) or same_words(text[start:end]) != same_words(words):
        raise Refused(
            f"characters {start} to {end} of the text are {text[max(start, 0) : max(end, 0)][:80]!r}, not {words!r}"
        )
    return start, end


def _inside(words: str, quote: str, start: int) -> Span | None:
    at = quote.find(words)
    return None if at < 0 else (start + at, start + at + len(words))


def _each(values: Any) -> list[str]:
    return [str(value).strip() for value in (values if isinstance(values, list) else [values]) if str(value).strip()]
