"""Bearers: what has the attribute that a quantity is the value of."""

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.descriptions import described, phrase_at, phrase_before
from pipeline.extract.occurrences import occurrences
from pipeline.extract.operands.entities import speaker
from pipeline.extract.operands.literals import text_operand
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Operand, Span
from pipeline.vocabulary.attributes import Attribute
from pipeline.vocabulary.plurals import singular

if TYPE_CHECKING:
    from pipeline.extract.measured import Measured

_POSSESSIVE = re.compile(r"(?:[’']s?|\b(?:its|their|his|her))\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:(?:paid|offered|asked|charged)\s+)?(?:of|in|for|from|on|at)\s+")
_WHOSE = re.compile(r",?\s+whose\s+(?:[\w-]+\s+){0,2}$")
_THERE = re.compile(r"There\b")
_HAVING = re.compile(r"\s+(?:aboard|at|in|of|on)\s+(?:the\s+)?")
_LONGEST_OWNER = 60


class Bearer(NamedTuple):
    """What has an attribute, and what narrows down which of its values is meant, by name ("offence")."""

    operand: Operand
    scopes: dict[str, Operand]


def clause_bearer(reading: Reading, measured: "Measured", adjective_end: int | None) -> Bearer | None:
    """What the clause of a quantity is about: its subject, in a passive its object; the topic of the document outside clauses. The phrase
    that holds the quantity itself, if that is the subject: "a 50-metre-high tower was built"."""
    clause, argument = measured.clause, measured.argument
    if adjective_end is not None and measured.quantity.joined:  # "the 36-year-old champion"
        limit = argument.end if argument is not None and argument.end > adjective_end else measured.sentence[1]
        operand = phrase_at(reading, adjective_end, limit)
        return Bearer(operand, {}) if operand is not None and not _is_group(reading, operand) else None
    if clause is None:
        return Bearer(Operand(types=("any",)), {})
    if (
        argument is not None
        and argument.role in {"subject", "object"}
        and adjective_end is not None
        and argument.head[0] >= adjective_end
    ):
        operand = described(reading, argument)
        return Bearer(operand, {}) if operand is not None else None
    if (
        argument is not None
        and adjective_end is not None
        and argument.role in {"subject", "object"}
        and argument.head[1] <= measured.quantity.span[0]
    ):  # "a core 40 metres deep"
        operand = phrase_at(reading, argument.start, measured.quantity.span[0])
        return Bearer(operand, {}) if operand is not None else None
    for role in ("subject", "object"):
        for other in clause.arguments:
            if other.role == role and other is not argument and not other.nesting and not _holds(other, measured):
                if other.lemma.casefold() == "there":  # "there were 80 performances of the play"
                    return _where_there_are(reading, measured)
                if other.lemma in reading.words.first_person:
                    return oblique_bearer(reading, measured)
                if role == "subject" and _is_party(reading, other):
                    return _of_text(reading, measured)
                other = _owner_of_part(reading, clause, other)
                operand = _body_of(reading, other) or described(reading, other)
                if operand is not None:
                    return Bearer(operand, scopes_of(reading, measured))
                return None
    if (
        argument is not None
        and argument.role in {"subject", "object"}
        and argument.head[1] <= measured.quantity.span[0]
    ):  # "a ferry with 12 people on board sank"
        operand = phrase_at(reading, argument.start, measured.quantity.span[0])
        return Bearer(operand, {}) if operand is not None else None
    for outer in clause.arguments:  # "a ferry with 12 people on board sank", where the phrase in it is one of its own
        if (
            outer.role in {"subject", "object"}
            and _holds(outer, measured)
            and outer.head[1] <= measured.quantity.span[0]
        ):
            operand = phrase_at(reading, outer.start, measured.quantity.span[0])
            return Bearer(operand, {}) if operand is not None else None
    if clause.lemma == "be" and _THERE.match(reading.text, measured.sentence[0]) is not None:
        return _where_there_are(reading, measured)
    before = phrase_before(reading, clause.trigger[0], measured.sentence[0])
    if before is None and not any(a.role in {"subject", "object"} for a in clause.arguments):
        return Bearer(Operand(types=("any",)), {}) if clause.trigger[0] == measured.sentence[0] else None
    return Bearer(before, scopes_of(reading, measured)) if before is not None else None


def _where_there_are(reading: Reading, measured: "Measured") -> Bearer | None:
    """What has the things that a sentence says there are: "there are 80 rooms in *the hotel*"; None if it does not say."""
    found = _HAVING.search(reading.text, measured.quantity.span[1], measured.sentence[1])
    operand = phrase_at(reading, found.end(), measured.sentence[1]) if found is not None else None
    return Bearer(operand, {}) if operand is not None else None


def _is_party(reading: Reading, argument: Argument) -> bool:
    """Whether a phrase means whoever is bound by a text, without a name: "either party", "the tenant"."""
    mention = reading.mention_of(argument)
    named = (mention is not None and mention.kind == "name") or argument.end != argument.head[1]
    return singular(argument.lemma) in reading.words.parties and not named


def _of_text(reading: Reading, measured: "Measured") -> Bearer:
    """What a party to a text is bound by: what the clause has as its object ("may terminate *the Norda contract*"), if it has a name,
    otherwise the topic of the document."""
    assert measured.clause is not None
    for other in measured.clause.arguments:
        if other.role == "object" and not other.nesting and not _holds(other, measured):
            operand = described(reading, other)
            words = operand.described if operand is not None else None
            named = operand is not None and operand.mention is not None
            if operand is not None and words is not None and (named or words.names or words.anchors):
                return Bearer(operand, {})
    return Bearer(Operand(types=("any",)), {})


def _owner_of_part(reading: Reading, clause: Clause, part: Argument) -> Argument:
    """Who has a part that a relative clause tells more of: "the *tractor* has a tank that holds 110 litres"."""
    if not part.start < clause.trigger[0] < part.end:
        return part
    for outer in reading.clauses_in_block(reading.block_at(part.start)):
        has = outer.form == "verb" and outer.lemma in reading.words.having_value and outer is not clause
        if has and any(a.role == "object" and a.span == part.span for a in outer.arguments):
            return next((a for a in outer.arguments if a.role == "subject" and not a.nesting), part)
    return part


def _body_of(reading: Reading, argument: Argument) -> Operand | None:
    """The body for which an organ of it stands: "the board of *Norda*", or the topic for "the board" alone; None for anything else."""
    if singular(argument.lemma) not in reading.words.organs:
        return None
    of = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?(?=[A-Z])").match(reading.text, argument.head[1], argument.end)
    if of is not None:
        return phrase_at(reading, of.end(), argument.end)
    alone = argument.start == argument.head[0] or reading.text[argument.start : argument.head[0]].casefold() == "the "
    return Operand(types=("any",)) if alone and argument.end == argument.head[1] else None


def _is_bare_organ(reading: Reading, operand: Operand) -> bool:
    """Whether a phrase means an organ of a body without naming the body: "the general meeting"."""
    words = operand.described
    return words is not None and words.head in reading.words.organs and not (words.names or words.anchors)


def bearer_of(
    reading: Reading, measured: "Measured", noun: Span, attribute: Attribute, subject: Argument | None = None
) -> Bearer | None:
    """What has the attribute that the words at `noun` name: the possessor before them, what follows "of", or the subject of the clause.
    `subject` is the argument that the words are the subject in, None if they stand elsewhere."""
    if attribute.of == "event":
        return event_bearer(reading, measured, attribute)
    text, sentence = reading.text, measured.sentence
    owner = _possessor(reading, noun[0], sentence)
    if owner is not None:
        return Bearer(owner, scopes_of(reading, measured))
    if subject is None and measured.clause is not None:  # "the power pack, at 56 Wh, looks small"
        around = (
            a for a in measured.clause.arguments if a.role == "subject" and _in(noun, a.span) and a.head[0] >= noun[0]
        )
        subject = next(around, None)
    limit = subject.end if subject is not None else measured.quantity.span[0]
    of = _OF.match(text, noun[1], limit)
    if of is not None and of.end() < limit:
        operand = phrase_at(reading, of.end(), limit)
        if operand is not None and (operand.mention is None or reading.mentions[operand.mention].timex is None):
            if _is_bare_organ(reading, operand):  # "the quorum of the general meeting"
                return Bearer(Operand(types=("any",)), scopes_of(reading, measured))
            return Bearer(operand, scopes_of(reading, measured))
    if attribute.of_theme is not None and (theme := _theme_before(reading, measured, attribute.of_theme)) is not None:
        return Bearer(theme, {})
    if (ruling := text_bearer(reading, measured, attribute)) is not None:
        return ruling
    if subject is not None:
        return Bearer(_reporter(reading, measured) or Operand(types=("any",)), scopes_of(reading, measured))
    return clause_bearer(reading, measured, None)


def _reporter(reading: Reading, measured: "Measured") -> Operand | None:
    """The body that reports what nobody else is said to have: "*Norda Mills* said sales rose to €5m"; None for other speakers."""
    clause = measured.clause
    reporter = speaker(reading, clause) if clause is not None else None
    if reporter is None or reporter.mention is None:
        return None
    mention = reading.mentions[reporter.mention]
    return reporter.model_copy(update={"types": ("any",)}) if mention.type == "ORG" and mention.kind == "name" else None


def bearer_after(
    reading: Reading,
    measured: "Measured",
    noun: Span,
    attribute: Attribute | None,
    *,
    itself: bool = False,
    of: bool = False,
) -> Bearer | None:
    """What has the attribute that the words after a quantity name. With `itself`, those words name the thing ("a 50-metre tower"); with
    `of`, it follows them ("40 mg of aspirin")."""
    if attribute is not None and attribute.of == "event":
        return event_bearer(reading, measured, attribute)
    text, argument = reading.text, measured.argument
    limit = argument.end if argument is not None else measured.sentence[1]
    if of:
        found = re.compile(r"\s+of\s+").match(text, noun[1], limit)
        operand = phrase_at(reading, found.end(), limit) if found is not None else None
        return Bearer(operand, {}) if operand is not None else None
    if itself:
        named = _apposed(reading, measured)
        operand = named or phrase_at(reading, measured.quantity.span[1] + 1, limit)
        return Bearer(operand, {}) if operand is not None else None
    owner = _possessor(reading, measured.quantity.span[0], measured.sentence)
    if owner is not None:
        return Bearer(owner, scopes_of(reading, measured))
    return clause_bearer(reading, measured, None)


def event_bearer(reading: Reading, measured: "Measured", attribute: Attribute) -> Bearer | None:
    """The event that a quantity is about: one told in the same clause, then in the same sentence, then the last one before, of a type in
    which people come to harm if the attribute counts people."""
    known = reading.once(occurrences)
    types = reading.vocabulary.event_types.by_name
    harming = attribute.domain == "accidents"
    fitting = [(i, o) for i, o in enumerate(known) if not harming or types[o.type].harms]
    if attribute.domain == "politics":
        voted = [(i, o) for i, o in fitting if types[o.type].voted]
        # A vote on a text is about the text, not about the day on which people voted.
        texts = [(i, o) for i, o in voted if types[o.type].theme is not None and _in(o.trigger, measured.sentence)]
        fitting = texts or voted
    clause = measured.clause
    trigger = clause.trigger if clause is not None else measured.quantity.span
    before_quantity = reading.text[measured.sentence[0] : measured.quantity.span[0]].rstrip()
    for index, occurrence in fitting:  # "a siege of seven weeks"
        end = occurrence.trigger[1] - measured.sentence[0]
        if 0 < end <= len(before_quantity) and before_quantity[end:].strip() in {"of", "lasting"}:
            return Bearer(Operand(event=index, types=("EVENT",)), {})
    here = [(i, o) for i, o in fitting if measured.sentence[0] <= o.trigger[0] < measured.sentence[1]]
    here = [
        (i, o) for i, o in here if not (harming and o.trigger == trigger and _only_harms(reading, attribute, measured))
    ] or here
    if here:
        best = min(here, key=lambda found: (abs(found[1].trigger[0] - trigger[0]), found[0]))
        return Bearer(Operand(event=best[0], types=("EVENT",)), {})
    before = [(i, o) for i, o in fitting if o.trigger[0] < measured.sentence[0]]
    if before:
        return Bearer(Operand(event=before[-1][0], types=("EVENT",)), {})
    after = [(i, o) for i, o in fitting if o.trigger[0] >= measured.sentence[1]]
    if after:
        return Bearer(Operand(event=after[0][0], types=("EVENT",)), {})
    return None


def text_bearer(reading: Reading, measured: "Measured", attribute: Attribute) -> Bearer | None:
    """The text by which something is so: "*under the Norda Treaty*, notice of a year is needed"; None if the attribute is none that a
    text sets, or no text is named."""
    for argument in measured.clause.arguments if attribute.prescribed and measured.clause is not None else ():
        if argument.role == "oblique" and argument.preposition == "under" and not argument.nesting:
            operand = described(reading, argument)
            if operand is not None and operand.mention is not None:
                return Bearer(operand, {})
    return None


def _theme_before(reading: Reading, measured: "Measured", type_: str) -> Operand | None:
    """What the last event of a type before a quantity happens to; None if there is none."""
    themes = [
        theme
        for o in reading.once(occurrences)
        if o.type == type_ and o.trigger[0] < measured.quantity.span[0]
        for theme in o.themes
    ]
    return themes[-1] if themes else None


def _only_harms(reading: Reading, attribute: Attribute, measured: "Measured") -> bool:
    """Whether the verb of a clause says no more than that people came to harm ("were killed")."""
    clause = measured.clause
    return clause is not None and any(
        a is attribute for a, _ in reading.vocabulary.attributes.by_counting_verb.get(clause.lemma, ())
    )


def object_bearer(reading: Reading, measured: "Measured") -> Bearer | None:
    """What is done by those who are counted: "4,000 people attended *the fair*"; None if nothing is named or described as known."""
    for other in measured.clause.arguments if measured.clause is not None else ():
        if other.role == "object" and not other.nesting and not _holds(other, measured):
            operand = described(reading, other)
            words = operand.described if operand is not None else None
            if operand is not None and words is not None and (words.names or words.anchors or words.definite):
                return Bearer(operand, scopes_of(reading, measured))
    return None


def oblique_bearer(reading: Reading, measured: "Measured") -> Bearer | None:
    """What a clause is about if its subject is what is counted: "300 people work *at the mill*"."""
    clause = measured.clause
    if clause is None:
        return None
    for other in clause.arguments:
        inside = measured.argument is not None and _in(other.span, measured.argument.span)
        if (
            other.role in {"oblique", "place"}
            and not inside
            and not _holds(other, measured)
            and other.preposition != "of"
        ):
            operand = described(reading, other)
            if (
                operand is not None
                and operand.described is not None
                and (operand.described.names or operand.described.anchors or operand.described.definite)
            ):
                return Bearer(operand, {})
    return Bearer(Operand(types=("any",)), {})


def scopes_of(reading: Reading, measured: "Measured") -> dict[str, Operand]:
    """What narrows a value down: what somebody was sentenced *for*."""
    clause = measured.clause
    if clause is None:
        return {}
    found = re.compile(
        r"(?:[\w-]+\s+){0,6}?for\s+(?:an?\s+|the\s+|his\s+|her\s+)?(?P<what>(?:(?:armed|attempted|aggravated|grievous|gross|reckless|repeated|serious|sexual)\s+)?[a-z]+)"
    ).match(reading.text, measured.quantity.span[1] + 1, measured.sentence[1])
    if found is None or measured.quantity.value.unit not in reading.words.terms:
        return {}
    span = found.span("what")
    words = text_operand(reading, span)
    return {"offence": words} if words is not None else {}


def _in(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


def _is_group(reading: Reading, operand: Operand) -> bool:
    """Whether an operand is a name for a people, which stands for somebody unnamed: "the 40-year-old American"."""
    return operand.mention is not None and reading.mentions[operand.mention].type == "NORP"


def _holds(argument: Argument, measured: "Measured") -> bool:
    start, end = measured.quantity.number
    return argument.start <= start and end <= argument.end


def _possessor(reading: Reading, position: int, sentence: Span) -> Operand | None:
    """The possessor right before a position, apart from adjectives: "the company's net", "its"."""
    text = reading.text
    relative = _WHOSE.search(text, max(sentence[0], position - _LONGEST_OWNER), position)
    if relative is not None:
        before = reading.name_ending(relative.start())
        if before is not None:
            return Operand(span=reading.mentions[before].span, mention=before, types=("any",))
        return phrase_before(reading, relative.start() + 1, sentence[0])
    found = _POSSESSIVE.search(text, max(sentence[0], position - _LONGEST_OWNER), position)
    if found is None:
        return None
    for index, mention in reading.mentions_near((found.start() - 1, found.end())):
        if mention.kind == "pronoun" and found.start() <= mention.start < found.end():
            return Operand(span=mention.span, mention=index, types=("any",))
    owner = reading.name_ending(found.start())
    if owner is not None:
        return Operand(span=reading.mentions[owner].span, mention=owner, types=("any",))
    return None


def _apposed(reading: Reading, measured: "Measured") -> Operand | None:
    """The name beside a phrase: "a 51-metre tower, the Norda lighthouse, was …"; None if there is none."""
    clause, argument = measured.clause, measured.argument
    if clause is None or argument is None:
        return None
    for other in clause.arguments:
        if (
            other.role == argument.role
            and other is not argument
            and other.start >= argument.end
            and reading.text[argument.end : other.start].strip() in {",", ", the"}
        ):
            return described(reading, other)
    return (
        described(reading, argument)
        if argument.role in {"subject", "object"} and argument.head[0] > measured.quantity.span[1]
        else None
    )
