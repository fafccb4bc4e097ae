"""Enumerations read from the surface of a sentence, since parsers lose long lists."""

from collections.abc import Iterator

from spacy.tokens import Doc

_MAX_ENUMERATION = 80


def split_items(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of ``doc[start:end]`` as (first, one past last), split at commas, semicolons and a final "and" outside brackets."""
    depth = 0
    begin = start
    separators = [i for i in range(start, min(end, start + _MAX_ENUMERATION)) if doc[i].text in {",", ";"}]
    for i in range(start, end):
        token = doc[i]
        depth += token.text in {"(", "["}
        depth -= token.text in {")", "]"}
        last_and = (
            token.lower_ in {"and", "&", "or"}
            and depth == 0
            and (not separators or i > separators[-1] or (i - 1) in separators)
        )
        sentence_end = token.text in {".", "!", "?"} and depth == 0 and i >= end - 2
        if (depth == 0 and token.text in {",", ";"}) or last_and or sentence_end:
            if begin < i:
                yield begin, i
            begin = i + 1
    if begin < end:
        yield begin, end


def with_examples(doc: Doc, items: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Items with their examples left in: what follows "such as" or "including", up to the next item that starts with an
    article or has the head noun of an item before the examples, which takes up the outer list again."""
    current: tuple[int, int] | None = None
    inside = False
    heads: set[str] = set()
    for begin, stop in items:
        opens = (
            doc[begin].lower_ in {"including", "especially", "notably"}
            or doc[begin : begin + 2].text.lower() == "such as"
        )
        inside = opens or (inside and doc[begin].pos_ != "DET" and head_word(doc, begin, stop) not in heads)
        if not inside:
            heads.add(head_word(doc, begin, stop))
        if inside and current is not None:
            current = current[0], stop
            continue
        if current is not None:
            yield current
        current = begin, stop
    if current is not None:
        yield current


def head_word(doc: Doc, begin: int, stop: int) -> str:
    """The head noun of a simple phrase: the first noun run's last noun."""
    head = ""
    for token in doc[begin:stop]:
        if token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "VBG":
            head = token.lemma_.lower()
        elif head:
            break
    return head
