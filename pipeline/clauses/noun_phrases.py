"""Noun phrases: the words that name a relation, "secretary general", "head of state"."""

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.records import Span


def bare_complement(block: ParsedBlock, noun: Token) -> Token | None:
    """The second noun in "head of state", without its article, if it is not a mention; None if there is none."""
    following = block.doc[noun.i + 1 : noun.i + 3]
    if len(following) < 2 or following[0].lower_ != "of":
        return None
    complement = following[1]
    if complement.pos_ != "NOUN" or complement.dep_ != "pobj" or complement.i in block.by_head:
        return None
    return None if any(c.dep_ == "appos" for c in complement.children) else complement  # "daughter of actors A and B"


def relation_lemma(block: ParsedBlock, noun: Token) -> str:
    """The noun with its modifiers, as lemmas in lower case, without names; with "of" and a bare complement after it."""
    prefixes = block.words.prefixes
    words = []
    for token in block.doc[noun.left_edge.i : noun.i + 1]:
        inside_name = any(name.head != noun.i for name in block.names_around.get(token.i, ()))
        content = token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "ADV"} or token.lower_ in prefixes
        if not inside_name and content and not token.is_punct:
            words.append(token.lower_ if token.lower_ in prefixes else token.lemma_.lower())
    complement = bare_complement(block, noun)
    return " ".join([*words, "of", complement.lemma_.lower()] if complement else words)


def relation_span(block: ParsedBlock, noun: Token) -> Span:
    """The words that name a relation, as offsets into the document's text."""
    complement = bare_complement(block, noun)
    return block.span(_first_modifier(block, noun), complement.i if complement else noun.i)


def _first_modifier(block: ParsedBlock, noun: Token) -> int:
    """The first token of the noun's own phrase, which includes its modifiers and a name before it, but no article, possessor or time."""
    first = noun.i
    for token in reversed(list(block.doc[noun.left_edge.i : noun.i])):
        joined = token.i > 0 and not token.whitespace_ and not token.nbor(-1).whitespace_
        hyphen = token.text == "-" and joined  # "secretary-general"
        modifying = token.dep_ in {"amod", "compound", "nmod"} and not token.is_punct
        if not (hyphen or modifying) or token.i in block.time_tokens:
            break
        first = token.i - 1 if hyphen else token.i  # "full-fledged"
    return first
