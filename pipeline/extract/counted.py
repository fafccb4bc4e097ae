"""What is counted: lists with their number in one sentence ("three towns (Lund, Oslo and Turku)"), and how many of something
there are ("has released two concert films", a field "Concert films: 2").

Both are open facts of what the document is about by its title, so that a list that is longer or shorter than its text says, and a
box that counts otherwise than its text, are found whatever they count. What a rule of the vocabulary reads is left to it.
"""

import re
from collections.abc import Iterator, Set

from pipeline.extract.clauses import clauses_read
from pipeline.extract.operands import block_at, label_of, number_operand, text_operand
from pipeline.records import Annotation, Document, Mention, Operand, Span, Statement
from pipeline.values.quantities import read_number
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.places import area_code
from pipeline.vocabulary.predicates import OPEN

_RULE = "open/list"
_RULE_OF_NUMBERS = "open/number"
_CONFIDENCE = 0.8
_MOST = 40
_FEWEST = 2
_LONGEST_ITEM = 10  # words
# What is counted: up to two words before a plural, or "others".
_NOUN = re.compile(r"\s+(?:[\w'’-]+\s+){0,2}?(?P<noun>[^\W\d_]{2,}s|men|women|people|children)\b(?!\s+of\b)")
_BRACKETED = re.compile(r"\s*\((?P<list>[^()]*)\)")
_BEHIND_COLON = re.compile(r"(?P<between>[^:().!?]{0,80}):\s+(?P<list>[^:!?]*?)\.?\s*$")
_COUNTED = re.compile(r"\s+(?P<what>(?:[^\W\d_]+ ){0,2}[^\W\d_]{2,}s)\b(?!['’])")
# A list that may leave some out, or says more than names.
_PART = re.compile(r"\b(?:e\.g|etc|for example|including|notably|others|such as|among)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*;\s*(?:and\s+)?|\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|&)\s+")
_COUNTING = {"comprise", "contain", "feature", "have", "include", "publish", "release"}
_LEADING_NUMBER = re.compile(r"(?P<number>\d{1,3})\s*(?:$|[;\n\[(])")
_PLURAL = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}s")
_OF_NAMES = {"co", "inc", "jr", "llc", "ltd", "sr"}


def read_counted(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> list[Statement]:
    """The items of the counted lists of a document, and its numbers of things; none without a title to say what it is about."""
    if document.topic is None:
        return []
    read = clauses_read(document, annotation, vocabulary)
    totals = [*_in_fields(document, annotation, vocabulary), *_in_clauses(document, annotation, read)]
    return totals + [
        statement
        for number, mention in _counts(annotation)
        for sentence in [_sentence(annotation, mention)]
        if sentence is not None and not any(sentence[0] <= start < sentence[1] for start, _ in read)
        for statement in _items(document, annotation, mention, number, sentence)
    ]


def _counts(annotation: Annotation) -> Iterator[tuple[int, Mention]]:
    for mention in annotation.mentions:
        if mention.kind == "quantity" and mention.type == "CARDINAL":
            number = read_number(mention.text)
            whole = (
                number is not None
                and number.low is None
                and number.high is None
                and number.amount == int(number.amount)
            )
            if number is not None and whole and _FEWEST <= number.amount <= _MOST:
                yield int(number.amount), mention


def _sentence(annotation: Annotation, mention: Mention) -> Span | None:
    return next((s for s in annotation.sentences if s[0] <= mention.start and mention.end <= s[1]), None)


def _items(
    document: Document, annotation: Annotation, mention: Mention, number: int, sentence: Span
) -> Iterator[Statement]:
    text = document.text
    noun = _NOUN.match(text, mention.end, sentence[1])
    if noun is None:
        return
    listed = _BRACKETED.match(text, noun.end(), sentence[1]) or _BEHIND_COLON.match(text, noun.end(), sentence[1])
    if listed is None or any(c.isdigit() for c in (listed.groupdict().get("between") or "")):
        return
    spans = _split(text, listed.span("list"), number)
    if len(spans) < _FEWEST:
        return
    block = block_at(annotation, mention.start)
    for span in spans:
        value = text_operand(document, span)
        if value is not None:
            yield Statement(
                document=document.id,
                block=block,
                predicate=f"{OPEN}{noun['noun'].casefold()}",
                subject=Operand(),
                value=value,
                confidence=_CONFIDENCE,
                span=(mention.start, listed.end("list")),
                rule=_RULE,
                enumeration=f"{mention.start}/{_RULE}",
                count=number,
            )


def _in_fields(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> Iterator[Statement]:
    """The numbers in fields: "Concert films: 2"."""
    labels = {label.casefold() for p in vocabulary.predicates.values() for r in p.rules for label in r.label}
    for index, block in enumerate(annotation.blocks):
        number = _LEADING_NUMBER.match(document.text, *block.body)
        if block.label is None or number is None:
            continue
        label = label_of(document, block.label)
        if _PLURAL.fullmatch(label) and label not in labels:
            yield _total(document, index, label, number.span("number"), (block.label[0], number.end("number")))


def _in_clauses(document: Document, annotation: Annotation, read: Set[Span]) -> Iterator[Statement]:
    """The numbers of what the thing in the title has: "Norda has released two concert films and six singles"."""
    for clause in annotation.clauses:
        subject = next((a for a in clause.arguments if a.role == "subject"), None)
        if clause.lemma not in _COUNTING or clause.trigger in read or subject is None or clause.certainty != "asserted":
            continue
        if clause.negated or not _is_topic(document, document.text[subject.start : subject.end]):
            continue
        if _timed(annotation, clause.span):
            continue
        for mention in annotation.mentions:
            if mention.kind == "quantity" and clause.trigger[1] <= mention.start < clause.span[1]:
                noun = _COUNTED.match(document.text, mention.end, clause.span[1])
                if noun:
                    what = noun["what"].casefold()
                    yield _total(document, clause.block, what, mention.span, (clause.span[0], noun.end()))


def _is_topic(document: Document, words: str) -> bool:
    """Whether words are the title's, or its first: "Norda" of "Norda discography"."""
    topic = (document.topic or "").casefold()
    return f"{topic} ".startswith(f"{words.casefold()} ")


def _timed(annotation: Annotation, sentence: Span) -> bool:
    return any(m.kind == "time" and sentence[0] <= m.start < sentence[1] for m in annotation.mentions)


def _total(document: Document, block: int, what: str, number: Span, quote: Span) -> Statement:
    value = number_operand(document, number)
    assert value is not None
    return Statement(
        document=document.id,
        block=block,
        predicate=f"{OPEN}number_of_{'_'.join(what.split())}",
        subject=Operand(),
        value=value,
        confidence=_CONFIDENCE,
        span=quote,
        rule=_RULE_OF_NUMBERS,
    )


def _split(text: str, span: Span, number: int) -> list[Span]:
    """The items of a list of names or numbers; none where it is no such list, or may be read in two ways."""
    start, end = span
    if _PART.search(text, start, end):
        return []
    ends = [m.span() for m in _BETWEEN.finditer(text, start, end)]
    if ";" in text[start:end]:
        ends = [s for s in ends if ";" in text[slice(*s)]]
    found = list(zip([start, *(e for _, e in ends)], [*(s for s, _ in ends), end], strict=True))
    parts = [text[slice(*f)].strip() for f in found]
    areas = sum(area_code(p) is not None for p in parts[1:])
    proper = all(
        p
        and (p[0].isupper() or p[0].isdigit())
        and len(p.split()) <= _LONGEST_ITEM
        and p.casefold().strip(".") not in _OF_NAMES
        for p in parts
    )
    inner = sum(not {",", ";"} & set(text[slice(*s)]) for s in ends[:-1])  # "and" inside a name
    fewest = len(parts) - inner - areas
    several = len(parts) > number and len(parts) % number == 0  # "Lund, Sweden, and Oslo, Norway"
    if not proper or several or fewest <= number < len(parts):
        return []
    return found
