"""Statements of how old somebody was when they died ("died in Lund, aged 67") or at a time that the text gives ("was elected in 1950 at the
age of 45", "the 45-year-old Anna Berg" in a dated document)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.clause_statements import clause_statement
from pipeline.extract.matching.requirements import unmet_requirement
from pipeline.extract.operands.dates import interval_operand
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, DateValue, Mention, NumberValue, Operand, Span, Statement
from pipeline.values.ordinals import read_ordinal
from pipeline.values.quantities import read_number

_CONFIDENCE = 0.9
_OLDEST = 120
_NUMBER = r"(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)\b(?![.,]\d|\s*(?:%|per))"
# "Anna Berg, 45, said", "Anna Berg (45)".
_AFTER_NAME = re.compile(r"(?:\s\([^()\d]{2,40}\))?,\s(?P<age>\d{1,3})(?=,)|\s\((?P<bracketed>\d{1,3})\)")
_WAS = re.compile(r"was\b")
_ALONE = re.compile(r"\s+(?P<age>\d{1,3})(?:\s+years\s+old)?(?=\s*[.;]|\s*$)")
_OLD = re.compile(rf",\s+{_NUMBER}\s+years\s+old\b", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"(?P<age>\d{1,3})-year-old\s+(?:[a-z-]+\s+){0,3}$")
_BEFORE = 60


class _Forms(NamedTuple):
    """The forms of ages: "aged 67", "was 34 when she died", "in her 68th year"."""

    at: re.Pattern[str]
    when: re.Pattern[str]
    year: re.Pattern[str]


def _forms(reading: Reading) -> _Forms:
    words = reading.words
    return _Forms(
        at=re.compile(rf"\b{any_of(words.aged)}\s+{_NUMBER}", re.IGNORECASE),
        when=re.compile(rf"\b(?:was|were)\s+{_NUMBER}(?:\s+years\s+old)?\s+{any_of(words.at_death)}", re.IGNORECASE),
        year=re.compile(
            rf"\b(?:{any_of(words.in_life)}\s+(?P<own>[\w-]+)\s+year\b(?!\s+(?:of|as|in|at)\b)"
            rf"|in\s+the\s+(?P<age>[\w-]+)\s+year\s+{any_of(words.of_age)})",
            re.IGNORECASE,
        ),
    )


def read_ages(reading: Reading) -> list[Statement]:
    """The statements of ages in the sentences of a document."""
    return [
        statement
        for sentence in reading.annotation.sentences
        for statement in (*_in_clauses(reading, sentence), *_beside_names(reading, sentence))
    ]


def _in_clauses(reading: Reading, sentence: Span) -> Iterator[Statement]:
    """ "Died in Lund, aged 67", "was elected in 1950 at the age of 45", "was 34 when she died"."""
    forms = reading.once(_forms)
    yield from _in_year(reading, sentence, forms.year)
    yield from _of_the_dead(reading, sentence)
    alive = [*forms.at.finditer(reading.text, *sentence), *_OLD.finditer(reading.text, *sentence)]
    dead_at = [f for f in forms.when.finditer(reading.text, *sentence) if not _is_of_writer(reading, f.start())]
    for found, dead in [(f, False) for f in alive] + [(f, True) for f in dead_at]:
        age = _age(found["age"])
        clause = _clause_around(reading, sentence, found.start())
        if age is None or clause is None:
            continue
        person = _person(reading, clause)
        if person is None:
            continue
        if dead or _is_death(reading, clause):
            yield _statement(reading, clause, "age_at_death", person, age, found.span("age"))
        elif (time := _time(reading, clause)) is not None:
            yield _statement(reading, clause, "aged", person, age, found.span("age"), time)


def _is_of_writer(reading: Reading, position: int) -> bool:
    """Whether the word before a position is "I": "I was eight when he died" tells no age of the dead."""
    before = reading.text[max(0, position - 10) : position].split()
    return bool(before) and before[-1].casefold() in reading.words.first_person


def _in_year(reading: Reading, sentence: Span, form: re.Pattern[str]) -> Iterator[Statement]:
    """ "Died in her 68th year", "in the 68th year of her age": she was 67."""
    for found in form.finditer(reading.text, *sentence):
        number = read_ordinal(found["own"] or found["age"])
        clause = _clause_around(reading, sentence, found.start())
        person = _person(reading, clause) if clause is not None else None
        if number is None or not 1 < number <= _OLDEST or clause is None or person is None:
            continue
        if _is_death(reading, clause):
            words = " ".join(reading.text[slice(*found.span())].split())
            age = NumberValue(name=f"{number - 1} ({words})", amount=number - 1, unit="year")
            yield _statement(reading, clause, "age_at_death", person, age, found.span())


def _of_the_dead(reading: Reading, sentence: Span) -> Iterator[Statement]:
    """ "Anna Berg, who died on 3 May 1950, was 87", "She was 87" after a sentence that tells her death."""
    for clause in _clauses(reading, sentence):
        found = _WAS.match(reading.text, *clause.trigger) if clause.lemma == "be" else None
        found = found and _ALONE.match(reading.text, found.end(), sentence[1])
        index = _subject(reading, clause) if found is not None else None
        age = _age(found["age"]) if found is not None else None
        if found is None or index is None or age is None or clause.negated:
            continue
        deaths = [c for c in _clauses(reading, sentence) if _is_death(reading, c) and c.trigger[0] < clause.trigger[0]]
        same = any(_subject(reading, c) == index for c in deaths)
        if reading.mentions[index].kind == "pronoun" and not deaths:
            before = reading.sentence_before(sentence)
            told = [c for c in _clauses(reading, before) if c.trigger[0] < before[1]] if before is not None else []
            people = {_subject(reading, c) for c in told if _is_death(reading, c) and not c.negated}
            named = {m.text for _, m in reading.mentions_in(before) if m.type == "PERSON"} if before else set()
            same = len(people) == 1 and None not in people and len(named) == 1
        if same:
            person = Operand(span=reading.mentions[index].span, mention=index, types=("PERSON",))
            yield _statement(reading, clause, "age_at_death", person, age, found.span("age"))


def _beside_names(reading: Reading, sentence: Span) -> Iterator[Statement]:
    """ "Anna Berg, 45, said", "the 45-year-old Anna Berg": the age when the document was written, or when somebody died."""
    for index, mention in reading.mentions_in(sentence):
        if mention.type != "PERSON" or mention.kind != "name":
            continue
        found = _AFTER_NAME.match(reading.text, mention.end, sentence[1]) or _BEFORE_NAME.search(
            reading.text, max(sentence[0], mention.start - _BEFORE), mention.start
        )
        if found is None:
            continue
        group = "age" if found["age"] is not None else "bracketed"
        age = _age(found[group])
        clause = next((c for c in _clauses(reading, sentence) if index in {a.mention for a in c.arguments}), None)
        if age is None or clause is None:
            continue
        person = Operand(span=mention.span, mention=index, types=("PERSON",))
        if _is_death(reading, clause) and _subject(reading, clause) == index:
            yield _statement(reading, clause, "age_at_death", person, age, found.span(group))
        elif (date := reading.document.date) is not None and not _is_dated(reading, sentence):
            written = DateValue(name=f"{date}/{date}", edtf=f"{date}/{date}", extent="within")
            yield _statement(reading, clause, "aged", person, age, found.span(group), Operand(literal=written))


def _age(words: str) -> NumberValue | None:
    number = read_number(words)
    if number is None or number.low is not None or number.high is not None or not 0 < number.amount <= _OLDEST:
        return None
    return NumberValue(name=words, amount=number.amount, unit="year")


def _clauses(reading: Reading, sentence: Span) -> Sequence[Clause]:
    return [
        c
        for c in reading.clauses_in_block(reading.block_at(sentence[0]))
        if c.form == "verb" and sentence[0] <= c.trigger[0] < sentence[1]
    ]


def _clause_around(reading: Reading, sentence: Span, position: int) -> Clause | None:
    """The last clause about a person whose verb stands before a position, otherwise the first after it."""
    about = [c for c in _clauses(reading, sentence) if _person(reading, c) is not None and c.trigger[0] != position]
    before = [c for c in about if c.trigger[0] < position]
    return (before[-1] if before else about[0]) if about else None


def _person(reading: Reading, clause: Clause) -> Operand | None:
    index = _subject(reading, clause)
    return Operand(span=reading.mentions[index].span, mention=index, types=("PERSON",)) if index is not None else None


def _subject(reading: Reading, clause: Clause) -> int | None:
    """The mention of the person that a clause is about: its subject, that of a passive or of somebody's death."""
    for role in ("subject", "object"):
        people = [a for a in clause.arguments if a.role == role and not a.nesting and _is_person(reading, a)]
        if len(people) == 1:
            return people[0].mention
        if people:
            return None
    return None


def _is_person(reading: Reading, argument: Argument) -> bool:
    mention: Mention | None = reading.mention_of(argument)
    return mention is not None and mention.type == "PERSON" and mention.kind in {"name", "pronoun"}


def _is_death(reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells a death; "take" does so only with an object such as "her life"."""
    return any(
        predicate.name == "died" and unmet_requirement(reading, clause, rule) is None
        for predicate, rule in reading.vocabulary.by_verb.get(clause.lemma, ())
    )


def _time(reading: Reading, clause: Clause) -> Operand | None:
    times = (interval_operand(reading, a, term=False) for a in clause.arguments if a.role == "time" and not a.framing)
    return next((t for t in times if t is not None), None)


def _is_dated(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence names a year, so that it may tell of another time than that of the document."""
    return any(
        m.timex is not None and m.timex.type == "DATE" and re.search(r"\d{4}", m.text)
        for _, m in reading.mentions_in(sentence)
    )


def _statement(
    reading: Reading,
    clause: Clause,
    predicate: str,
    person: Operand,
    age: NumberValue,
    span: Span,
    time: Operand | None = None,
) -> Statement:
    return clause_statement(
        reading,
        clause,
        f"{predicate}/age",
        person,
        Operand(span=span, literal=age),
        _CONFIDENCE,
        qualifiers={"time": (time,)} if time is not None else {},
    )
