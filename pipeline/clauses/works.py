"""Works: the years of their release, in brackets after a title, before it, or in a description of the work."""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from pipeline.clauses.block import CREATIONS, ParsedBlock
from pipeline.clauses.clause import make_clause
from pipeline.clauses.predication import predicated_of
from pipeline.clauses.span import ArgumentSpan
from pipeline.mentions.span import MentionSpan
from pipeline.mentions.titles import WORK, bracket_before, speaks_of_works
from pipeline.records import Clause

_LONGEST_PHRASE = 8


def title_clauses(block: ParsedBlock, work: MentionSpan) -> Iterator[Clause]:
    """The release of a work in the year before its title ("Lind's 1992 The Silent Harbour") or in the brackets after it ("The Silent
    Harbour (1992)")."""
    title = block.doc[work.head]
    released = ArgumentSpan("object", title, None, work.first, work.last)
    if (year := _year_before(block, work)) is not None:
        dated = [released, block.time_argument(year, "in")]
        yield make_clause(block, "verb", "release", title, dated, parenthetical=True)
    if (time := _year_in_brackets(block, work)) is not None:
        dated = [released, block.time_argument(time, "in", "start" if len(time.times) > 1 else None)]
        yield make_clause(block, "verb", "release", title, dated, parenthetical=True)


def dated_work_clauses(block: ParsedBlock, noun: Token) -> Iterator[Clause]:
    """The release of a work in the year before the noun that describes it: "X is a 1992 film"."""
    modifiers = (block.times_from.get(i) for i in range(noun.left_edge.i, noun.i))
    time = next((t for t in modifiers if t is not None and t.last < noun.i), None)
    if time is None or block.noun_type(noun) not in CREATIONS or block.doc[time.first].pos_ == "DET":
        return  # "by the end of 1992 the film …"
    released = [a._replace(role="object") for a in predicated_of(block, noun)]
    if released:
        yield make_clause(block, "verb", "release", noun, [*released, block.time_argument(time, "in")])


def _year_in_brackets(block: ParsedBlock, work: MentionSpan) -> MentionSpan | None:
    """The year in the brackets right after a title; None if there is none, or if only its capitals suggest that it is a title."""
    opening = work.last + 1
    while opening < len(block.doc) and block.doc[opening].is_quote:
        opening += 1
    if opening == work.last + 1 and not _speaks_of_works(block, block.doc[work.head].sent):
        return None
    inside = (block.times_from.get(i) for i in range(opening + 1, opening + _LONGEST_PHRASE))
    time = next((t for t in inside if t is not None), None)
    if time is None or bracket_before(block.doc, time) != opening:
        return None
    return time if block.is_token(time.last + 1, ")", ",", ";") else None


def _speaks_of_works(block: ParsedBlock, sentence: Tokens) -> bool:
    """Whether a sentence is about works: it has a word for one, or names several."""
    if speaks_of_works(sentence, block.lexicon):
        return True
    within = block.mentions_from(sentence.start, sentence.end)
    return sum(m.kind == "name" and m.type == WORK for m in within) > 1


def _year_before(block: ParsedBlock, work: MentionSpan) -> MentionSpan | None:
    """The year in "Lind's 1992 The Silent Harbour", "her 1992 Harbour", "1992's Harbour", "the 1992 Lind hit "Harbour""; None for
    others."""
    if work.first == 0:
        return None
    last = work.first - 1
    while last > 0 and (block.doc[last].lower_ in block.lexicon.parse.articles or block.doc[last].is_quote):
        last -= 1
    noun = last - (block.doc[last].text == ",")
    if noun > 0 and block.noun_type(block.doc[noun]) in CREATIONS:
        return _year_in_phrase(block, noun)
    possessive = last > 0 and block.doc[last].text == "'s"
    year = block.times_to.get(last - possessive)
    if year is None or possessive:
        return year
    return year if year.first > 0 and block.doc[year.first - 1].tag_ in {"POS", "PRP$"} else None


def _year_in_phrase(block: ParsedBlock, noun: int) -> MentionSpan | None:
    """The year before the noun that says what a work is, inside the same noun phrase; None if there is none."""
    for i in range(noun - 1, max(noun - _LONGEST_PHRASE, -1), -1):
        if i in block.times_to:
            return block.times_to[i]
        token = block.doc[i]
        # "By the end of 1992 the film …": an article begins another phrase.
        breaks = token.pos_ in {"ADP", "AUX", "CCONJ", "DET", "VERB"} and token.dep_ not in {"amod", "compound"}
        if breaks or (token.is_punct and token.text != "-"):
            return None
    return None
