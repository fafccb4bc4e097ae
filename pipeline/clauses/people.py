"""People: what comes right after the name of a person, either the dates of a life in brackets or an organisation."""

from collections.abc import Iterator

from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.clause import make_clause
from pipeline.clauses.span import ArgumentSpan
from pipeline.mentions.span import MentionSpan
from pipeline.records import Clause


def lifespan_clauses(block: ParsedBlock, person: MentionSpan) -> Iterator[Clause]:
    """The birth and the death in the brackets after a person's name."""
    name = block.doc[person.head]
    for event in block.life_events.get(person.first, ()):
        role = "object" if event.verb == "bear" else "subject"
        arguments = [
            ArgumentSpan(role, name, None, person.first, person.last),
            block.time_argument(event.time, "in", event.edge),
            *(block.argument("place", place, "in") for place in event.places),
        ]
        yield make_clause(block, "verb", event.verb, name, arguments, parenthetical=True)


def affiliation_clauses(block: ParsedBlock, person: MentionSpan) -> Iterator[Clause]:
    """The organisation in "Anna Berg of the Lund League", "Anna Berg of the rock group Norda"; nothing after a single word ("the Sanjak
    of Lundvik")."""
    if person.first == person.last:
        return
    head = block.doc[person.head]
    organisations = [
        block.by_head[target.i][0]
        for preposition in head.children
        if preposition.lower_ == "of" and preposition.i == person.last + 1
        for target in preposition.children
        if target.dep_ == "pobj" and block.type_at(target) == "ORG"
    ]
    if organisations:
        before = block.doc[max(organisations[0].first - 1, 0) : organisations[0].first].lemma_.lower()
        lemma = "band person" if block.lexicon.alike.get(before) == "band" else "person"
        owners = [block.argument("of", organisation, "of") for organisation in organisations]
        bearer = ArgumentSpan("is", head, None, person.first, person.last)
        yield make_clause(block, "noun", lemma, head, [*owners, bearer])
