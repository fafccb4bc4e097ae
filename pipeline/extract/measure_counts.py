"""The ways to say what a number counts: "six people died", "has 2,300 members", "an exhibition of 210 pieces"."""

import re
from collections.abc import Iterator

from pipeline.extract.bearers import Bearer, clause_bearer, event_bearer, object_bearer, oblique_bearer
from pipeline.extract.descriptions import described
from pipeline.extract.measure_words import Read, fits, lemmas, words_after
from pipeline.extract.measured import Measured
from pipeline.extract.persons import is_for_people
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause
from pipeline.vocabulary.attributes import Counting
from pipeline.vocabulary.plurals import singular

_MOST_WORDS = 5


_LONGEST_LEAD = 24  # characters before a number in its phrase: "an estimated", "a total of"


_MOST_COUNTED = 1_000_000  # a larger number without a noun counts no people

# "Ten people are still being treated": how many are left, not how many there were.
_REMAINING = re.compile(r"\b(?:is|are|was|were)\s+still\b")


def by_counting(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Six pupils lost their lives", "21 were hurt", "claimed nine lives"."""
    clause, argument = measured.clause, measured.argument
    if clause is None or measured.quantity.value.unit not in {None, "percent"}:
        return
    if not _is_counted(reading, measured) or _REMAINING.search(reading.text, *clause.span) is not None:
        return
    noun = _counted(reading, measured)
    for attribute, counting in reading.vocabulary.attributes.by_counting_verb.get(clause.lemma, ()):
        if not fits(attribute, measured) or not _has_object(clause, counting):
            continue
        if counting.lacking != clause.negated:
            continue
        if not _counts(reading, counting, noun, argument):
            continue
        if attribute.of == "event":
            bearer = event_bearer(reading, measured, attribute)
        elif counting.bearer == "place":
            bearer = oblique_bearer(reading, measured)
        elif argument is not None and (argument.role == "object" or argument.preposition == "by"):
            bearer = clause_bearer(reading, measured, None) or oblique_bearer(reading, measured)
        else:
            subject = argument is not None and argument.role == "subject"
            bearer = (object_bearer(reading, measured) if subject else None) or oblique_bearer(reading, measured)
        if bearer is not None:
            kinds = _degrees(reading, measured) if attribute.of == "event" else ()
            # What may be anything is part of the question: paintings and rings are not compared.
            kinds += (noun,) if noun is not None and "*" in counting.nouns else ()
            yield Read(attribute, bearer, kinds, "count", counting.lacking)


def _degrees(reading: Reading, measured: Measured) -> tuple[str, ...]:
    """The words that say how badly those who are counted were hurt: "four were seriously injured"."""
    clause = measured.clause
    assert clause is not None
    start, end = measured.quantity.span[1], clause.trigger[1]
    beside = reading.text[start:end] if start < end else reading.text[end : end + 16]
    return tuple(w for w in re.findall(r"[a-z]+", beside) if w in reading.words.degrees)[:1]


# "Was the third of five children": not her own.
_ONE_OF = re.compile(
    r"\b(?:[a-z]+(?:st|nd|rd|th)|eldest|youngest|oldest|middle|one|each|last)\s+of\s+(?:the\s+)?$", re.IGNORECASE
)


def by_counted_noun(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Has 2,300 members", "a board of seven trustees"."""
    clause, argument = measured.clause, measured.argument
    if clause is None or measured.quantity.value.unit is not None:
        return
    if _ONE_OF.search(reading.text, measured.sentence[0], measured.quantity.span[0]) is not None:
        return
    noun = _counted(reading, measured) or ""
    end = measured.quantity.span[1]
    following = [word for word, _ in words_after(reading, end, measured.sentence[1], 2)]
    by_counted = reading.vocabulary.attributes.by_counted
    if noun not in by_counted and argument is None:
        noun = next((n for word in following if (n := singular(word)) in by_counted), noun)
    inside = argument is not None and argument.nesting and measured.quantity.span[0] >= argument.start
    if inside and argument is not None and argument.preposition == "of" and clause.lemma == "have":
        return  # "has a reading club of seven members" says nothing about its own members
    # "40 parking spaces" are counted as such, not as spaces.
    for attribute in by_counted.get(lemmas(following), ()) or by_counted.get(noun, ()):
        first = clause.lemma.split()[0]
        if first not in reading.words.having_value and first != "be" and not (argument and argument.nesting):
            continue
        bearer = clause_bearer(reading, measured, None)
        if bearer is not None:
            yield Read(attribute, bearer, _before_noun(reading, measured, noun), way="count")


def _before_noun(reading: Reading, measured: Measured, noun: str | None) -> tuple[str, ...]:
    """The word that makes what is counted a part of it: "25 female members"."""
    words = words_after(reading, measured.quantity.span[1], measured.sentence[1], 2)
    first = words[0][0] if len(words) == 2 and singular(words[1][0]) == noun else ""
    return (first,) if first in reading.words.narrowing else ()


def by_apposition(reading: Reading, measured: Measured) -> Iterator[Read]:
    """ "Norda, an exhibition of 210 pieces"."""
    if measured.quantity.value.unit is not None:
        return
    start, end = measured.quantity.number
    for clause in reading.clauses_at(measured.sentence) or reading.clauses_in_block(measured.block):
        inside = [a for a in clause.arguments if a.role == "of" and a.start <= start and end <= a.end]
        named = [a for a in clause.arguments if a.role == "is" and a.mention is not None]
        if clause.form != "noun" or clause.negated or not inside or not named:
            continue
        noun = singular(inside[0].lemma)
        for attribute in reading.vocabulary.attributes.by_counted.get(noun, ()):
            operand = described(reading, named[0])
            if operand is not None:
                yield Read(attribute, Bearer(operand, {}), way="of")


_MORE = re.compile(
    r"\s*(?:,|and|,\s+and)\s+(?:an?|another|\d+|[a-z]+teen|one|two|three|four|five|six|seven|eight|nine|ten|more)\s+[a-z]+",
    re.IGNORECASE,
)


_AGED = re.compile(r"\b(?P<noun>[a-z]+)\s+of\s+$")


_BEFORE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+[a-z]+(?:,\s+|,?\s+and\s+)$",
    re.IGNORECASE,
)


def _is_counted(reading: Reading, measured: Measured) -> bool:
    """Whether a quantity counts what its argument is: "two men" and not "the father of two sons". Of "two women and one man", neither
    number is the count; "one" alone counts nothing."""
    argument, quantity = measured.argument, measured.quantity
    if argument is None:
        return _counted(reading, measured) is not None
    before = reading.text[max(0, argument.start - 30) : argument.start]
    aged = _AGED.search(before)  # "a man of 61"
    if _BEFORE.search(before) is not None or (aged is not None and is_for_people(reading, aged["noun"])):
        return False
    lead = reading.text[argument.start : quantity.span[0]]
    if len(lead) > _LONGEST_LEAD or re.search(r"\b(?:of|with|for|in|and)\b|[—–,]", lead.replace("total of", "total")):
        return False
    alone = argument.head[0] < quantity.span[1]
    if alone and (quantity.value.amount == 1 or quantity.value.amount > _MOST_COUNTED):
        return False
    after = max(argument.head[1], quantity.span[1])
    return _MORE.match(reading.text, after) is None


def _counted(reading: Reading, measured: Measured) -> str | None:
    """The noun that a quantity counts, in the singular, with what makes it another noun left out: "water samples"; None if it stands
    alone ("21 were hurt")."""
    argument, end = measured.argument, measured.quantity.span[1]
    text = reading.text
    if (
        argument is not None
        and argument.head[0] >= end
        and text[end : end + 4] != " of "
        and not set(text[end : argument.head[0]]) & set(",;()")
    ):
        noun = text[slice(*argument.head)].casefold()
        return singular(noun)
    limit = argument.end if argument is not None else min(measured.sentence[1], end + 40)
    of = re.compile(r"\s+of\s+(?:the\s+|its\s+|these\s+|those\s+)?(?:\d+\s+)?(?P<noun>[a-z]+)").match(text, end, limit)
    if of is not None:
        return singular(of["noun"])
    words = words_after(reading, end, limit, _MOST_WORDS)
    return singular(words[-1][0]) if words else None


def _has_object(clause: Clause, counting: Counting) -> bool:
    if not counting.object:
        return not (counting.intransitive and any(a.role == "object" for a in clause.arguments))
    return any(a.lemma in counting.object and a.role in {"object", "complement", "oblique"} for a in clause.arguments)


def _counts(reading: Reading, counting: Counting, noun: str | None, argument: Argument | None) -> bool:
    """Whether a clause counts what a quantity counts: the slot and the noun are right."""
    role = argument.role if argument is not None else counting.slot
    # "21 injured in a crash" without a verb of its own: the parser takes the injured for those who injure.
    if role == "owner":
        role = counting.slot
    if role != counting.slot and not (noun is None and {role, counting.slot} <= {"subject", "object"}):
        return False
    if argument is not None and argument.nesting:
        return False
    if "*" in counting.nouns:
        return noun is not None and not is_for_people(reading, noun)
    if "@person" in counting.nouns:
        return noun is None or is_for_people(reading, noun) or noun in counting.nouns
    return (noun or "") in counting.nouns
