"""Enumerations: the items of long lists, read from the surface of a sentence, since parsers lose long lists."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock

_MOST_TOKENS = 80
_SENTENCE_ENDS = {".", "!", "?"}


def enumerated(block: ParsedBlock, start: int, end: int) -> Iterator[tuple[int, int, Token]]:
    """The items of an enumeration in ``doc[start:end]``, each with its first and last token and its head. It ends before anything that
    cannot be an item."""
    for begin, stop in _with_examples(block, _split_items(block, start, _before_exceptions(block, start, end))):
        head = _item_head(block, begin, stop)
        if head is not None:
            yield begin, stop - 1, head
        elif not any(t.text == "(" for t in block.doc[begin:stop]):
            return


def _before_exceptions(block: ParsedBlock, start: int, end: int) -> int:
    """Where an enumeration ends that has exceptions after it: "A, B and C, but not D"."""
    for i in range(start, end):
        if {block.doc[i].lower_, block.doc[i : min(i + 2, end)].text.lower()} & block.words.excepting:
            return i - 1 if i > start and block.doc[i - 1].text == "," else i
    return end


def _split_items(block: ParsedBlock, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of ``doc[start:end]`` as (first, one past last), split at commas, semicolons and a final "and" outside brackets."""
    doc, depth, begin = block.doc, 0, start
    separators = [i for i in range(start, min(end, start + _MOST_TOKENS)) if doc[i].text in {",", ";"}]
    for i in range(start, end):
        token = doc[i]
        depth += token.text in {"(", "["}
        depth -= token.text in {")", "]"}
        if depth != 0:
            continue
        final = not separators or i > separators[-1] or (i - 1) in separators
        last_and = token.lower_ in block.words.coordinators and final
        sentence_end = token.text in _SENTENCE_ENDS and i >= end - 2
        if token.text in {",", ";"} or last_and or sentence_end:
            if begin < i:
                yield begin, i
            begin = i + 1
    if begin < end:
        yield begin, end


def _with_examples(block: ParsedBlock, items: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Items together with their examples, which follow "such as" or "including". The examples end at the next item that continues the outer
    list: it starts with an article, or has the head noun of an item before the examples."""
    doc = block.doc
    current: tuple[int, int] | None = None
    inside = False
    heads: set[str] = set()
    for begin, stop in items:
        opens = doc[begin].lower_ in block.words.example_openers or doc[begin : begin + 2].text.lower() == "such as"
        inside = opens or (inside and doc[begin].pos_ != "DET" and _head_lemma(block, begin, stop) not in heads)
        if not inside:
            heads.add(_head_lemma(block, begin, stop))
        if inside and current is not None:
            current = current[0], stop
            continue
        if current is not None:
            yield current
        current = begin, stop
    if current is not None:
        yield current


def _head_lemma(block: ParsedBlock, begin: int, stop: int) -> str:
    """The lemma of the head of a simple noun phrase: the last noun of its first run of nouns; empty if there is no noun."""
    head = ""
    for token in block.doc[begin:stop]:
        if token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "VBG":
            head = token.lemma_.lower()
        elif head:
            break
    return head


def _item_head(block: ParsedBlock, begin: int, stop: int) -> Token | None:
    """The head of an item: of the longest name or noun phrase at its start, otherwise its highest noun; None if it is not an item."""
    item = block.doc[begin:stop]
    known = [
        m
        for m in block.mentions_from(begin, stop)
        if m.kind in {"name", "noun"}
        and all(t.pos_ in {"DET", "ADJ", "NOUN", "NUM", "PROPN"} for t in block.doc[begin : m.first])
    ]
    if known:
        return block.doc[max(known, key=lambda m: m.last - m.first).head]
    nouns = [t for t in item if t.pos_ in {"NOUN", "PROPN"} or t.tag_ == "VBG"]
    breaks = item[0].pos_ in {"VERB", "AUX", "SCONJ", "PRON", "ADP"} and item[0].tag_ != "VBG"
    if not nouns or breaks:
        return None
    return next((t for t in nouns if t.head.i < begin or t.head.i >= stop or t.dep_ == "ROOT"), nouns[0])
