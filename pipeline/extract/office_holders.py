"""Statements of who held which office when, from tables ("Name | Office | From | To"), from lists with terms ("Anna Berg (1998–2004)" under
"Presidents of the Lund League") and from lines of officers ("Chair Anna Berg, Treasurer Olof Lind")."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.block_statements import block_statement
from pipeline.extract.document_topics import document_topic
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.persons import is_post
from pipeline.extract.posts import offices_called
from pipeline.extract.reading import Reading
from pipeline.extract.table_statements import name_in_cell
from pipeline.extract.tables import Cell, Row, Table, date_in_cell, plain_words, tables
from pipeline.extract.terms import LONGEST_TERM, term_at, term_of_label, years_of
from pipeline.records import Block, DateValue, Mention, Operand, Span, Statement
from pipeline.vocabulary.plurals import singular
from pipeline.vocabulary.predicates import Predicate, allows

_CONFIDENCE = 0.88
_ORGANISATIONS = ("ORG", "FAC")
_LEAST_ENTRIES = 2
_MOST_WORDS = 7
_HEADING = re.compile(
    r"(?:(?:list|table|register)\s+of\s+)?(?:(?:the|all|past|former|previous|our)\s+)*(?P<office>[^\W\d_][^,;:()\d]*?)"
    r"(?:\s+of\s+(?:the\s+)?(?P<owner>[^,;:()]+?))?\s*(?:,?\s*(?:since|from)?\s*\d{4}(?:\s*[-–—to]+\s*(?:\d{4}|date|present)?)?|[(:].*)?\s*:?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,:;–—(-]?\s*[(]?")
_AFTER_PERSON = re.compile(r"(?:\s*\([^()\d]{1,40}\))?\s*[,:;–—(-]?\s*[(]?")
_ENDS = re.compile(r"\s*[)\]]?\s*[.,;]?\s*")
_PARTY = re.compile(r"\s*(?:[(,][^()]{1,40}\)?)?\s*[.,;]?\s*")
_OFFICE_AFTER = re.compile(
    r"\s*(?:[,:–—-]\s*|\()(?:the\s+)?(?P<office>[^\W\d_][^,;:()]*?)\)?\s*(?:[,;.]|\band\b|[,;]\s*and\b)?\s*",
    re.IGNORECASE,
)
_LONGEST_LINE = 400
_BETWEEN = re.compile(r"[\s,;:.–—-]*(?:\band\b)?\s*(?:the\s+)?", re.IGNORECASE)


class _Held(NamedTuple):
    """Whose office it is: a name, or the topic (None)."""

    office: str
    owner: Operand | None


def read_office_holders(reading: Reading) -> list[Statement]:
    """The statements of offices in tables, in lists with terms, and in lines of officers."""
    of_tables = [s for table in tables(reading) for s in _of_table(reading, table)]
    return [*of_tables, *_of_lists(reading), *_of_officers(reading)]


# What holding an office is as a statement


def _statement(
    reading: Reading, block: int, span: Span, person: Operand, held: _Held, time: Operand | None, way: str
) -> Statement | None:
    """That a person holds or held an office: of an organisation, if the office is one of those that one person holds at a time; as what
    the person is to the organisation; or in the words of the text. None if a post has no body to which it belongs."""
    mention = _mention(reading, held.owner)
    owner = held.owner
    predicates = [p for p in _offices(reading, held.office) if mention is None or allows(p.subject, mention.type)]
    if mention is None and len(predicates) > 1:
        predicates = [p for p in predicates if "ORG" in p.subject]
    role = words_operand(held.office)
    times: dict[str, tuple[Operand, ...]] = {"time": (time,)} if time is not None else {}
    if predicates:
        predicate = predicates[0].name
        subject, value = owner or Operand(types=predicates[0].subject), person
        qualifiers = times
    elif mention is not None and mention.type in _ORGANISATIONS:
        predicate, subject, value = "employer", person, owner or Operand()
        qualifiers = {"role": (role,), **times}
    elif mention is None and (topic := _topic_body(reading)) is not None:
        predicate, subject, value = "employer", person, topic
        qualifiers = {"role": (role,), **times}
    elif held.office in _titles(reading):
        predicate, subject, value = "position_held", person, role
        qualifiers = {**({"of": (owner,)} if owner is not None else {}), **times}
    else:
        return None
    rule = f"{predicate}/{way}"
    return block_statement(reading, block, rule, subject, value, _CONFIDENCE, qualifiers=qualifiers, span=span)


def _mention(reading: Reading, operand: Operand | None) -> Mention | None:
    return reading.mentions[operand.mention] if operand is not None and operand.mention is not None else None


def _offices(reading: Reading, noun: str) -> list[Predicate]:
    """The predicates for who holds an office, one at a time, of an organisation or of a country."""
    of_country = {
        predicate.name: predicate
        for predicate, _ in reading.vocabulary.by_noun.get(noun, ())
        if predicate.cardinality == "one_at_a_time" and predicate.subject == ("GPE",) and "PERSON" in predicate.objects
    }
    return [*offices_called(reading, noun), *(of_country[name] for name in sorted(of_country))]


def _titles(reading: Reading) -> frozenset[str]:
    """The nouns for offices that stand by themselves: "mayor"."""
    return reading.once(_title_nouns)


def _title_nouns(reading: Reading) -> frozenset[str]:
    rules = reading.vocabulary.predicates["position_held"].rules
    return frozenset(noun for rule in rules for noun in rule.noun)


def _topic_body(reading: Reading) -> Operand | None:
    """The organisation that the document is about, if its heading names it; None for other documents."""
    topic = reading.once(document_topic)
    mention = _mention(reading, topic)
    if topic is None or mention is None or mention.kind != "name" or mention.type not in _ORGANISATIONS:
        return None
    return Operand(span=mention.span, mention=topic.mention, types=_ORGANISATIONS)


def _office_in(reading: Reading, span: Span) -> str | None:
    """The office that words name, in the singular and in lower case; None if they name none."""
    words = " ".join(reading.text[slice(*span)].casefold().strip(" *:.,;–—-").split()).removeprefix("the ")
    if not words or len(words.split()) > _MOST_WORDS or any(c.isdigit() for c in words):
        return None
    first, of, rest = words.partition(" of ")
    head, _, last = first.rpartition(" ")
    noun = f"{head} {singular(last)}".strip()
    if (
        _offices(reading, noun)
        or noun in _titles(reading)
        or noun in reading.words.posts
        or is_post(reading, singular(last))
    ):
        return f"{noun} of {rest}" if of else noun
    return None


# Tables


def _of_table(reading: Reading, table: Table) -> Iterator[Statement]:
    heads = {column: plain_words(reading, head[-1].body) for column, head in table.heads.items()}
    words = reading.words
    office = next((c for c, head in heads.items() if head in words.office_heads), None)
    starts = (words.start_heads, words.joining_heads)
    start = next((c for known in starts for c, head in heads.items() if head in known), None)
    end = next((c for c, head in heads.items() if head in words.end_heads), None)
    term = next((c for c, head in heads.items() if head in words.term_heads), None)
    owner = next((c for c, head in heads.items() if head in words.owner_heads), None)
    if table.names is None or table.is_turned or (office is None and start is None and term is None):
        return
    titled = _of_heading(reading, table.caption) if table.caption is not None else None
    for row in table.rows:
        name = table.name(row)
        index = name_in_cell(reading, name) if name is not None else None
        if index is None or reading.mentions[index].type != "PERSON":
            continue
        held = _held_in_row(reading, row, office, owner, titled)
        time = _time_in_row(reading, row, heads, (start, end, term))
        if held is None or (office is None and time is None):
            continue
        person = Operand(span=reading.mentions[index].span, mention=index, types=("PERSON",))
        assert name is not None
        joined = start is not None and heads[start] in words.joining_heads
        statement = _statement(reading, name.number, name.line, person, held, None if joined else time, "table")
        if statement is not None:
            yield statement
        if joined and time is not None and statement is not None and statement.predicate == "employer":
            yield statement.model_copy(update={"qualifiers": {"time": (time,)}})  # the post may have come later


def _held_in_row(
    reading: Reading, row: Row, office: int | None, owner: int | None, titled: _Held | None
) -> _Held | None:
    words = _office_in(reading, row[office].body) if office is not None and office in row else None
    named = name_in_cell(reading, row[owner]) if owner is not None and owner in row else None
    if owner is not None:
        own = Operand(span=reading.mentions[named].span, mention=named, types=("any",)) if named is not None else None
        return _Held(words, own) if words is not None and own is not None else None
    of_title = titled.owner if titled is not None else None
    if office is not None:
        return _Held(words, of_title) if words is not None else None
    return titled if titled is not None and titled.office else None


def _time_in_row(
    reading: Reading, row: Row, heads: Mapping[int, str], columns: tuple[int | None, int | None, int | None]
) -> Operand | None:
    """When the office of a row was held, by the columns of its start, its end and its term; None if they do not say."""
    start, end, term = columns
    first = date_in_cell(reading, row[start].body) if start is not None and start in row else None
    if first is not None and start is not None and isinstance(first.literal, DateValue):
        begun = first.literal.edtf.split("/")[0]
        last = date_in_cell(reading, row[end].body) if end is not None and end in row else None
        if last is not None and isinstance(last.literal, DateValue):
            return _interval(first, begun, last.literal.edtf.split("/")[-1])
        goes_on = heads[start].endswith("since") if end is None else end not in row or _is_ongoing(reading, row[end])
        return _interval(first, begun, "..") if goes_on else _within(first, begun)
    found = term_at(reading, row[term].body) if term is not None and term in row else None
    if found is None or term is None:
        return None
    return found[0] if _ENDS.fullmatch(reading.text, found[1], row[term].body[1]) else None


def _interval(first: Operand, start: str, end: str) -> Operand:
    edtf = f"{start}/{end}"
    return Operand(span=first.span, literal=DateValue(name=edtf, edtf=edtf, extent="whole"))


def _within(first: Operand, start: str) -> Operand:
    return Operand(
        span=first.span, literal=DateValue(name=f"{start}/{start}", edtf=f"{start}/{start}", extent="within")
    )


def _is_ongoing(reading: Reading, cell: Cell) -> bool:
    return plain_words(reading, cell.body) in {*reading.words.ongoing, "–", "-", "—", ""}


# Lists with terms


def _of_lists(reading: Reading) -> Iterator[Statement]:
    """The entries of lists below a line that names an office: "Presidents of the Lund League"."""
    for first, held, entries in reading.once(_lists):
        for number, (person, time) in enumerate(entries, start=first):
            block = reading.annotation.blocks[number]
            statement = _statement(reading, number, (block.start, block.end), person, held, time, "list")
            if statement is not None:
                yield statement


_Entry = tuple[Operand, Operand]
"""A person and their term."""


def _lists(reading: Reading) -> list[tuple[int, _Held, list[_Entry]]]:
    """The lists of terms below lines that name an office, each with the number of its first block."""
    blocks = reading.annotation.blocks
    found = []
    first = 0
    while first < len(blocks):
        entries = _entries(reading, first)
        held = _of_heading(reading, blocks[first - 1].body) if first and len(entries) >= _LEAST_ENTRIES else None
        if held is not None and held.office and _are_terms(entries):
            found.append((first, held, entries))
        first += max(len(entries), 1)
    return found


def without_lives(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """The statements without births and deaths that are the terms of a list of office holders."""
    blocks = {n for first, _, entries in reading.once(_lists) for n in range(first, first + len(entries))}
    return [s for s in statements if s.block not in blocks or s.predicate not in {"born", "died"}]


def _are_terms(entries: Sequence[_Entry]) -> bool:
    """Whether the periods of a list are terms of office, not lives: none is long, or each begins when the last one ended."""
    years = [years_of(time) for _, time in entries]
    if all(end is None or end - start <= LONGEST_TERM for start, end in years):
        return True
    return all(a[1] is not None and 0 <= b[0] - a[1] <= 1 for a, b in pairwise(sorted(years, key=lambda y: y[0])))


def _entries(reading: Reading, first: int) -> list[_Entry]:
    """The people and terms of the blocks from a number on, as far as each is nothing else."""
    found = []
    for block in reading.annotation.blocks[first:]:
        entry = _entry(reading, block) if block.kind in {"paragraph", "item", "field"} else None
        if entry is None:
            break
        found.append(entry)
    return found


def _entry(reading: Reading, block: Block) -> _Entry | None:
    start, end = block.body
    if block.label is not None:
        term = term_of_label(reading, block.label)
        person = _person_at(reading, start)
        if term is None or person is None or person.span is None:
            return None
        return (person, term) if _PARTY.fullmatch(reading.text, person.span[1], end) else None
    person = _person_at(reading, start)
    if person is not None and person.span is not None:
        separator = _AFTER_PERSON.match(reading.text, person.span[1], end)
        assert separator is not None
        found = term_at(reading, (separator.end(), end))
        return (person, found[0]) if found is not None and _ENDS.fullmatch(reading.text, found[1], end) else None
    found = term_at(reading, (start, end))
    if found is None:
        return None
    separator = _SEPARATOR.match(reading.text, found[1], end)
    assert separator is not None
    person = _person_at(reading, separator.end())
    if person is None or person.span is None or separator.end() == found[1]:
        return None
    return (person, found[0]) if _PARTY.fullmatch(reading.text, person.span[1], end) else None


def _person_at(reading: Reading, start: int) -> Operand | None:
    """The person whose name begins at a position."""
    for index, mention in reading.mentions_starting_in((start, start + 1)):
        if mention.kind == "name" and mention.type == "PERSON":
            return Operand(span=mention.span, mention=index, types=("PERSON",))
    return None


def _of_heading(reading: Reading, span: Span) -> _Held | None:
    """The office and its owner that a line above a list or a table names; the office is empty if it names the owner alone ("Officers of the
    Lund League")."""
    found = _HEADING.fullmatch(reading.text, *span)
    if found is None:
        return None
    office = _office_in(reading, found.span("office"))
    owner = None
    if found["owner"] is not None:
        index = reading.name_starting(found.start("owner"))
        owner = Operand(span=reading.mentions[index].span, mention=index, types=("any",)) if index is not None else None
        if owner is None and found["owner"][0].isupper():
            return None
    return _Held(office or "", owner) if office is not None or owner is not None else None


# Officers


def _of_officers(reading: Reading) -> Iterator[Statement]:
    """The officers of the topic in lines that list nothing else: "Chair Anna Berg, Treasurer Olof Lind", "Anna Berg (Chair)"."""
    for run in _runs_of_officers(reading):
        for number, (office, person) in run if len(run) >= _LEAST_ENTRIES else ():
            for predicate in offices_called(reading, office)[:1]:
                subject = _topic_body(reading) or Operand(types=predicate.subject)
                yield block_statement(reading, number, f"{predicate.name}/officers", subject, person, _CONFIDENCE)


_Officers = list[tuple[int, tuple[str, Operand]]]
"""Offices with their holders, each with the number of its block."""


def _runs_of_officers(reading: Reading) -> Iterator[_Officers]:
    """The officers of lines that follow one another."""
    run: _Officers = []
    for number, block in enumerate(reading.annotation.blocks):
        is_short = block.kind in {"paragraph", "item", "field"} and block.end - block.start <= _LONGEST_LINE
        pairs = (_officer_of_label(reading, block) or _officers(reading, block.body)) if is_short else ()
        if not pairs and run:
            yield run
            run = []
        run += [(number, pair) for pair in pairs]
    yield run


def _officer_of_label(reading: Reading, block: Block) -> Sequence[tuple[str, Operand]]:
    """The office in a label with the holder that is its value: "President – Anna Berg"; empty if either is something else."""
    office = _office_in(reading, block.label) if block.label is not None else None
    person = _person_at(reading, block.body[0])
    if office is None or person is None or person.span is None or not offices_called(reading, office):
        return ()
    return [(office, person)] if _ENDS.fullmatch(reading.text, person.span[1], block.body[1]) else ()


def _officers(reading: Reading, body: Span) -> Sequence[tuple[str, Operand]]:
    """The offices with their holders of which a span consists, each before or each after its holder; empty if it holds anything else."""
    people = [
        (i, m)
        for i, m in reading.mentions_in(body)
        if m.kind == "name"
        and m.type == "PERSON"
        and not any(
            o.start <= m.start and m.end <= o.end and o.span != m.span for _, o in reading.mentions_near(m.span)
        )
    ]
    return _offices_before(reading, body, people) or _offices_after(reading, body, people)


def _offices_before(
    reading: Reading, body: Span, people: Sequence[tuple[int, Mention]]
) -> Sequence[tuple[str, Operand]]:
    found = []
    position = body[0]
    for index, mention in people:
        between = _BETWEEN.match(reading.text, position, mention.start)
        start = between.end() if between is not None else position
        office = _office_in(reading, (start, mention.start)) or _office_in_name(reading, start, mention)
        if office is None or not offices_called(reading, office):
            return ()
        found.append((office, Operand(span=mention.span, mention=index, types=("PERSON",))))
        position = mention.end
    return found if _ENDS.fullmatch(reading.text, position, body[1]) else ()


def _offices_after(
    reading: Reading, body: Span, people: Sequence[tuple[int, Mention]]
) -> Sequence[tuple[str, Operand]]:
    found = []
    starts = [*(m.start for _, m in people[1:]), body[1]]
    if not people or people[0][1].start != body[0]:
        return ()
    for (index, mention), limit in zip(people, starts, strict=True):
        after = _OFFICE_AFTER.fullmatch(reading.text, mention.end, limit)
        office = _office_in(reading, after.span("office")) if after is not None else None
        if office is None or not offices_called(reading, office):
            return ()
        found.append((office, Operand(span=mention.span, mention=index, types=("PERSON",))))
    return found


def _office_in_name(reading: Reading, start: int, mention: Mention) -> str | None:
    """The office with which a name begins, as annotation has it: "Treasurer Tom Birch"; None if there are words before the name."""
    first = mention.text.partition(" ")[0].casefold()
    return first if start == mention.start and offices_called(reading, first) else None
