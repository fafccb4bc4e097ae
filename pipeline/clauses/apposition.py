"""Apposition: which name a common noun stands for, wherever the parser attaches the name."""

from spacy.tokens import Token

from pipeline.clauses.block import CREATIONS, ParsedBlock
from pipeline.mentions.span import MentionSpan


def apposed_name(block: ParsedBlock, noun: Token) -> Token | None:
    """The name in apposition to a common noun, "an organisation – the League of …"; None if there is none."""
    if block.is_named(noun):
        return None
    return next((c for c in noun.children if c.dep_ == "appos" and block.is_name(c)), None)


def adjacent_name(block: ParsedBlock, noun: Token) -> MentionSpan | None:
    """The name right before or after a common noun that says which thing the noun stands for; None if there is none."""
    name = _name_before(block, noun) or _name_after(block, noun)
    return name or (_title_after(block, noun) if block.noun_type(noun) in CREATIONS else None)


def _name_before(block: ParsedBlock, noun: Token) -> MentionSpan | None:
    """The name in "the Norda group", if it names the group itself."""
    name = block.names_to.get(noun.i - 1)
    if name is None or noun.tag_ != "NN" or not all(t.lower_ == "the" or t.i == name.head for t in noun.lefts):
        return None
    return name if name.type == block.noun_type(noun) == "ORG" else None


def _name_after(block: ParsedBlock, noun: Token) -> MentionSpan | None:
    """The name in "the city of Lund", "a bank called Norda"."""
    start = noun.i + 2
    between = block.doc[noun.i + 1 : start].text
    name = block.names_from.get(start)
    if name is None:
        return None
    if between in block.words.naming:
        return name if name.type == (block.type_at(noun) or block.noun_type(noun)) else None
    is_place = block.lexicon.noun_types.get(noun.lemma_.lower()) == "GPE" and noun.tag_ == "NN"
    return name if between == "of" and is_place and name.type == "GPE" else None


def _title_after(block: ParsedBlock, noun: Token) -> MentionSpan | None:
    """The title right after the noun for a work: 'the 1992 single "Blue Harbour"'."""
    start = noun.i + 1
    while start < len(block.doc) and (
        block.doc[start].is_quote or block.doc[start].text == "," or block.doc[start].dep_ == "det"
    ):
        start += 1
    title = block.names_from.get(start)
    return title if title is not None and title.type in CREATIONS else None


def name_before_comma(block: ParsedBlock, noun: Token) -> MentionSpan | None:
    """The name of the same type right before the comma in "a member of X, a club founded in 1950", if the parser takes "club" for an
    apposition; otherwise None."""
    start = noun.left_edge.i
    if noun.dep_ != "appos" or block.doc[start].lower_ not in block.lexicon.parse.articles:
        return None
    name = block.names_to.get(start - 2) if block.is_token(start - 1, ",") else None
    return name if name is not None and name.type == block.noun_type(noun) else None


def modifying_name(block: ParsedBlock, noun: Token) -> MentionSpan | None:
    """The organisation in "the Norda subsidiary of X" and "X's Norda division", if it is the subsidiary; None if the name is the owner
    ("the Norda subsidiary")."""
    name = block.names_to.get(noun.i - 1)
    if name is None or block.doc[name.head].head.i != noun.i:
        return None
    owned = any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ == "of") for c in noun.children)
    same = name.type == block.lexicon.noun_types.get(noun.lemma_.lower()) == "ORG"
    return name if owned and same else None


def person_after_owner(block: ParsedBlock, target: Token) -> MentionSpan | None:
    """The person in "the representative of B C. D", if the parser takes the last name D for the head of B C.; None if a title or another
    conjunct comes before the name."""
    known = block.by_head.get(target.i)
    if known is None or known[0].type != "PERSON":
        return None
    person = known[0]
    before = block.doc[target.left_edge.i : person.first]
    titled = all(t.pos_ != "PROPN" or block.lexicon.noun_types.get(t.lower_) == "PERSON" for t in before)
    coordinated = any(t.dep_ == "cc" for t in before)
    return None if titled or coordinated else person
