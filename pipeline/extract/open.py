"""Open facts: what a clause says beyond the vocabulary, if it holds a date, a quantity or a name.

The predicate is the verb with the common nouns that it takes, as lemmas (``open:sell_copy``), so that two tellings of one thing
meet; what else the clause says is in the qualifiers, by role, and tells one event from another.
"""

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.extract.clauses import clauses_read
from pipeline.extract.operands import (
    date_operand,
    interval_operand,
    is_nested,
    number_operand,
    speaker,
    text_operand,
)
from pipeline.records import Annotation, Argument, Clause, Document, Mention, NumberValue, Operand, Statement
from pipeline.values.ordinals import read_ordinal
from pipeline.vocabulary import Vocabulary
from pipeline.vocabulary.lexicon import load_lexicon

_RULE = "open/clause"
_CONFIDENCE = 0.7
_MOST_INSIDE = 50
# Verbs that say how something is told or wished, or nothing by themselves.
_EMPTY = {
    "allege", "announce", "argue", "believe", "claim", "come", "do", "follow", "go", "have", "hope", "include", "make", "mean", "note",
    "plan", "report", "say", "see", "seem", "show", "state", "suggest", "take", "think", "try", "use", "want", "write",
}  # fmt: skip
_OF_SOMETHING = {"accede", "enter", "join", "leave", "withdraw"}
_COPULAS = {"be", "become", "rank", "remain"}
_THE = re.compile(r"(?:the|this)\s+$", re.IGNORECASE)
_OF_EVENTS = {None, "at", "during", "in", "on"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def read_open(document: Document, annotation: Annotation, vocabulary: Vocabulary) -> list[Statement]:
    """The open statements of a document: of the clauses in which no rule of the vocabulary reads anything."""
    said = clauses_read(document, annotation, vocabulary)
    return [
        statement
        for clause in annotation.clauses
        if clause.form == "verb" and annotation.blocks[clause.block].kind != "field" and clause.trigger not in said
        for statement in _statements(document, annotation, clause)
    ]


def _statements(document: Document, annotation: Annotation, clause: Clause) -> Iterator[Statement]:
    subject, words = _subject(document, annotation, clause)
    if subject is None:
        return
    inside = [a for a in clause.arguments if a.role in {"object", "complement", "oblique", "place"}]
    inside = [a for a in inside if (a.start, a.end) != subject.span and a.lemma not in words]
    frame = [a for a in inside if not is_nested(a)]
    if any(a.role == "object" and _points_back(document, annotation, a) for a in frame):
        return  # what was joined is not said here
    counted = {id(a) for a in inside if _quantity_in(annotation, a) is not None}
    objects = [a for a in frame if a.role in {"object", "complement"} and _is_common(annotation, a)]
    nouns = [w for a in objects if (w := _plain(a.lemma)) and not _is_inside_quantity(annotation, a)]
    key = "_".join([*words, *clause.lemma.split(), *nouns[:1]])
    if clause.lemma in _EMPTY and not objects and not words:
        return
    if clause.lemma in _OF_SOMETHING and not any(a.role in {"object", "oblique"} for a in frame):
        return  # "Norway had joined in 1950": what it joined stands elsewhere
    times = [a for a in clause.arguments if a.role == "time"]
    said = [
        a for a in clause.arguments if a.role in {"subject", "object"} and a.lemma in words
    ]  # "98 cases were confirmed"
    telling = [*(a for a in inside if is_nested(a) and _name(annotation, a)), *frame]
    ranked = [r for a in frame if (r := _rank(document, annotation, clause, a)) is not None]
    for value, about in [
        *_values(document, annotation, clause, [*said, *inside], times),
        *((r[0], r[1]) for r in ranked),
    ]:
        rest = {_slot(a): _filler(document, annotation, a) for a in telling if a is not about and id(a) not in counted}
        qualifiers: dict[str, tuple[Operand, ...]] = {
            name: (filler,) for name, filler in sorted(rest.items()) if filler is not None
        }
        if about.role != "time":
            bounds = [o for a in times if (o := interval_operand(annotation, a, term=False))]
            if bounds:
                qualifiers["time"] = tuple(bounds)
        for rank, _, of in ranked:
            if value is rank and of is not None:
                qualifiers["complement"] = (of,)
        slot = "_".join(["", *_path(about, frame)])
        yield Statement(
            document=document.id,
            block=clause.block,
            predicate=f"open:{key}{slot.rstrip('_')}",
            subject=subject,
            value=value,
            qualifiers=qualifiers,
            polarity="negated" if clause.negated else "affirmed",
            certainty=clause.certainty,
            attributed_to=speaker(annotation, clause),
            confidence=_CONFIDENCE,
            span=clause.span,
            rule=_RULE,
        )


def _subject(document: Document, annotation: Annotation, clause: Clause) -> tuple[Operand | None, list[str]]:
    """Who or what a clause is about, and the common noun that says what of it ("the price of X rose"): the subject, of a passive
    without agent what it happens to. A noun without an owner is of what the document is about by its title."""
    by_role = {
        role: [a for a in clause.arguments if a.role == role and not is_nested(a)] for role in ("subject", "object")
    }
    first = next(iter(by_role["subject"] or by_role["object"]), None)
    if first is None:
        there = clause.lemma == "be" and any(
            a.role == "complement" and _quantity_in(annotation, a) is not None for a in clause.arguments
        )
        return (Operand(), []) if there and document.title else (None, [])  # "there were 98 cases"
    if (thing := _thing(annotation, first)) is not None:
        return thing, []
    if document.topic and document.text[first.start : first.end].casefold() == document.topic.casefold():
        return Operand(), []
    noun = _plain(first.lemma)
    owners = (_thing(annotation, a) for a in clause.arguments if a.role == "owner")
    if noun and (owner := next((o for o in owners if o is not None), None)) is not None:
        return owner, [noun]
    return (Operand(), [noun]) if noun and document.title else (None, [])


def _thing(annotation: Annotation, argument: Argument) -> Operand | None:
    """The operand for an argument that has a name, or stands for what has one; null for another."""
    mention = annotation.mentions[argument.mention] if argument.mention is not None else None
    if mention is None or mention.kind not in {"name", "noun", "pronoun"}:
        return None
    return Operand(span=mention.span, mention=argument.mention, types=("any",))


def _values(
    document: Document,
    annotation: Annotation,
    clause: Clause,
    frame: Sequence[Argument],
    times: Sequence[Argument],
) -> Iterator[tuple[Operand, Argument]]:
    """The dates, quantities and names in a clause, each with the argument that it is (in)."""
    quantities: list[tuple[Argument, Mention]] = []
    for argument in sorted(frame, key=lambda a: a.end - a.start):  # what is nested has its own quantity
        quantity = _quantity_in(annotation, argument) or _count_before(annotation, argument)
        if quantity is not None and quantity not in [q for _, q in quantities]:
            quantities.append((argument, quantity))
    dated = [
        (a, o) for a in times if a.preposition in _OF_EVENTS and not a.framing and (o := date_operand(annotation, a))
    ]
    if dated and not quantities:  # of a number the time says when it was right
        nearest = min(
            dated,
            key=lambda pair: (
                pair[0].preposition is None and not pair[0].framing,
                abs(pair[0].start - clause.trigger[1]),
            ),
        )
        yield nearest[1], nearest[0]
    for argument in frame:
        quantity = next((q for a, q in quantities if a is argument), None)
        if quantity is not None:
            unit = _plain(argument.lemma) if argument.head[0] >= quantity.end else None
            number = number_operand(document, quantity.span, unit)
            bare = unit is None and not any(c.isdigit() for c in quantity.text)  # "the two"
            named = (
                quantity.start >= argument.start and _name(annotation, argument) is not None
            )  # "the Fourteen Points"
            if number is not None and not bare and not named:
                yield number, argument
        elif argument.role != "place" and not is_nested(argument) and (name := _name(annotation, argument)):
            yield name, argument


def _rank(
    document: Document, annotation: Annotation, clause: Clause, argument: Argument
) -> tuple[Operand, Argument, Operand | None] | None:
    """The place that a copula gives in an order ("is the 37th most abundant element"): the number, the argument that it is in, and of
    what it is the order; null where it gives none."""
    if clause.lemma not in _COPULAS or argument.role != "complement":
        return None
    first = bisect.bisect_left(annotation.mentions, argument.start, key=lambda m: m.start)
    inside = itertools.takewhile(
        lambda m: m.start < argument.head[0], annotation.mentions[first : first + _MOST_INSIDE]
    )
    mention = next((m for m in inside if m.type == "ORDINAL" and m.end <= argument.head[0]), None)
    number = read_ordinal(mention.text) if mention is not None else None
    if mention is None or number is None:
        return None
    value = Operand(span=mention.span, literal=NumberValue(name=mention.text, amount=number))
    return value, argument, text_operand(document, (mention.end, argument.head[1]))


def _path(about: Argument, frame: Sequence[Argument]) -> list[str]:
    """Where in a clause a value stands, in words: "for", "total" of "for a total of $5 million"; empty for objects and times."""
    if about.role == "time":
        return []
    if not is_nested(about):
        return [] if about.role in {"subject", "object", "complement"} else [_slot(about)]
    around = [a for a in frame if a.start <= about.start and about.end <= a.end and a is not about]
    parent = min(around, key=lambda a: a.end - a.start, default=None)
    if parent is None:
        return [_slot(about)]
    noun = _plain(parent.lemma)
    return [*_path(parent, frame), *([noun] if noun and parent.role not in {"object", "complement"} else [])]


def _is_inside_quantity(annotation: Annotation, argument: Argument) -> bool:
    quantity = _quantity_in(annotation, argument)
    return quantity is not None and argument.head[0] < quantity.end


def _quantity_in(annotation: Annotation, argument: Argument) -> Mention | None:
    """The one quantity in an argument; null where there is none, or more than one."""
    first = bisect.bisect_left(annotation.mentions, argument.start, key=lambda m: m.start)
    inside = []
    for mention in itertools.takewhile(
        lambda m: m.start < argument.end, annotation.mentions[first : first + _MOST_INSIDE]
    ):
        own = mention.start <= argument.head[0]  # not what stands in a phrase behind the head
        if mention.kind == "quantity" and own and mention.type != "ORDINAL":
            inside.append(mention)
    return inside[0] if len(inside) == 1 else None


def _count_before(annotation: Annotation, argument: Argument) -> Mention | None:
    """The number right before the name of several things: "two Lund Prizes"; null where there is none."""
    index = argument.mention
    if index is None or index == 0 or not annotation.mentions[index].plural:
        return None
    before = annotation.mentions[index - 1]
    return before if before.type == "CARDINAL" and before.end + 1 == annotation.mentions[index].start else None


def _filler(document: Document, annotation: Annotation, argument: Argument) -> Operand | None:
    """What fills a place beside the value: an entity, else the head of the phrase."""
    return _name(annotation, argument) or text_operand(document, argument.head)


def _slot(argument: Argument) -> str:
    if argument.role == "place":
        return "place"
    return (argument.preposition or argument.role).replace(" ", "_")


def _is_common(annotation: Annotation, argument: Argument) -> bool:
    return argument.mention is None or annotation.mentions[argument.mention].kind in {"noun", "quantity"}


def _points_back(document: Document, annotation: Annotation, argument: Argument) -> bool:
    """Whether an object is only known from what stands before: "it", "the organisation". What a film is, its noun tells."""
    mention = annotation.mentions[argument.mention] if argument.mention is not None else None
    if mention is None or mention.kind == "name":
        return False
    return mention.kind == "pronoun" or bool(
        argument.lemma in load_lexicon().name_types
        and _THE.search(document.text, max(0, mention.start - 6), mention.start)
    )


def _name(annotation: Annotation, argument: Argument) -> Operand | None:
    """The operand for an argument that is a name; null for another."""
    mention = annotation.mentions[argument.mention] if argument.mention is not None else None
    if mention is None or mention.kind != "name":
        return None
    return Operand(span=mention.span, mention=argument.mention, types=("any",))


def _plain(lemma: str) -> str | None:
    """A lemma as part of a predicate's name; null for what is no word."""
    return lemma.lower() if _WORD.fullmatch(lemma) else None
