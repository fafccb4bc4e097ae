"""What contracts say in forms of their own: when they were made and are in force, between whom, under which law, what is paid how often.

Their long sentences are read by their words: "This Agreement (the “Lease”) is made and entered into as of this 3rd day of May 2021 by and
between A, a company incorporated in Norway (the “Landlord”), and B".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.block_statements import block_statement
from pipeline.extract.descriptions import phrase_at
from pipeline.extract.main_contract import amendment_form, contract_mentions, main_contract, named_contract
from pipeline.extract.measure_fields import attributes_of_label, fits
from pipeline.extract.operands.dates import date_of
from pipeline.extract.operands.literals import words_operand
from pipeline.extract.operands.values import value_at
from pipeline.extract.periods import rate_after
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import DateValue, Mention, NumberValue, Operand, Span, Statement
from pipeline.vocabulary.plurals import singular

_CONFIDENCE = 0.9
_PER = re.compile(r"\s*(?:per|each|apiece|/)\b", re.IGNORECASE)  # "€412 per tonne"
_LONGEST_NUMBER = 12  # characters before a term that is defined
_LONGEST = 260  # characters between a contract and its date
_LONGEST_PHRASE = 60  # characters of what stands before a date
_ASIDE = r"(?:\s*\([^()]{0,90}\))?"
_BETWEEN = r"(?:,?\s+(?:by\s+and\s+)?between\s+[^;:]{1,220}?)?"
# "A company incorporated in Norway (the “Supplier”)".
_OF_PARTY = re.compile(
    r"(?:,\s+(?:an?|the|with|having|whose|of|registered|incorporated|organi[sz]ed|established)\b[^;()]{0,160}?)?,?\s*(?:\([^()]{0,120}\))?\s*,?\s*$"
)
_PARTIES = re.compile(r"\b(?:by\s+and\s+)?between:?\s+(?:\(\d\)\s*)?(?:the\s+)?")
_SHALL_PAY = re.compile(r"\b(?:shall|will|must|agrees?\s+to|undertakes?\s+to)\s+(?:[a-z]+\s+)?pay\b")


class _Patterns(NamedTuple):
    made: re.Pattern[str]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    defined: re.Pattern[str]
    governed: re.Pattern[str]


def _patterns(reading: Reading) -> _Patterns:
    words = reading.words
    made = "|".join(words.contract_made)
    return _Patterns(
        made=re.compile(
            rf"{_ASIDE}{_BETWEEN}{_ASIDE},?\s*(?:(?:is|was|are|were|has\s+been|have\s+been)\s+)?(?:hereby\s+)?"
            rf"(?P<verbs>(?:{made})(?:(?:,\s*|\s+and\s+)(?:{made}))*){_BETWEEN}{_ASIDE},?\s+"
            rf"(?P<as_of>(?:effective\s+)?as\s+of\s+|effective\s+)?(?:on\s+)?(?:this\s+|the\s+)?",
            re.IGNORECASE,
        ),
        before=tuple(
            (predicate, re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})\s+(?:the\s+)?$", re.IGNORECASE))
            for predicate, phrases in words.contract_dates.items()
        ),
        defined=re.compile(r"\s*,?\s*\((?:hereinafter\s+)?(?:the\s+)?[\"“”'‘](?P<term>[A-Za-z ]{4,30})[\"”'’]\)"),
        governed=re.compile(rf"\b(?:{'|'.join(words.governed)})\s+(?:the\s+)?", re.IGNORECASE),
    )


def read_contracts(reading: Reading) -> list[Statement]:
    """The statements of the dates, parties, laws and payments of contracts."""
    return [
        *_dates(reading),
        *_defined(reading),
        *_defined_terms(reading),
        *_parties(reading),
        *_party_fields(reading),
        *_laws(reading),
        *_payments(reading),
    ]


# Which contract


def _as_subject(reading: Reading, index: int, contract: Mention) -> Operand:
    """A mention of a contract as what a statement is about. Where no name is, "this lease" is what it describes."""
    main = main_contract(reading)
    nameless = contract.kind == "noun" and (main is None or main.mention is None)
    described = phrase_at(reading, *contract.span) if nameless else None
    return described or Operand(span=contract.span, mention=index, types=("any",))


def _contract_before(reading: Reading, position: int, sentence: Span) -> Operand | None:
    """The contract that a sentence names last before a position, otherwise its pronoun; that of the document if it names none."""
    within = [(i, m) for i, m in reading.once(contract_mentions) if sentence[0] <= m.start and m.end <= position]
    if within:
        return _as_subject(reading, *within[-1])
    for index, mention in reading.mentions_in((sentence[0], position)):
        if mention.kind == "pronoun":
            return Operand(span=mention.span, mention=index, types=("any",))
    return main_contract(reading)


# Dates


def _dates(reading: Reading) -> Iterator[Statement]:
    patterns = reading.once(_patterns)
    if not reading.once(contract_mentions):
        return
    for index, time in enumerate(reading.mentions):
        if time.timex is None or time.timex.type != "DATE" or not time.timex.edtf:
            continue
        sentence = reading.sentence_around(time.span)
        value = date_of(reading, index)
        if sentence is None or value is None or not isinstance(value.literal, DateValue) or "/" in value.literal.edtf:
            continue
        made = _made(reading, time.start, sentence)
        if made is not None:
            yield _statement(reading, *made, value, sentence)
        else:
            for predicate, start in _phrases_before(reading, time.start, sentence):
                if _is_of_event(reading, (sentence[0], start)):
                    continue
                subject = _contract_before(reading, start, sentence)
                if subject is not None:
                    yield _statement(reading, subject, predicate, value, sentence)
                    break
        defined = patterns.defined.match(reading.text, time.end, sentence[1])
        term = " ".join(defined["term"].casefold().split()) if defined is not None else ""
        predicate = reading.words.contract_terms.get(term, "")
        subject = made[0] if made is not None else _contract_before(reading, time.start, sentence)
        if predicate and subject is not None:
            yield _statement(reading, subject, predicate, value, sentence)


def _defined(reading: Reading) -> Iterator[Statement]:
    """The dates that a contract gives by a term that it defines: "commences on the Effective Date"."""
    patterns = reading.once(_patterns)
    for index, time in enumerate(reading.mentions):
        found = patterns.defined.match(reading.text, time.end) if time.timex is not None and time.timex.edtf else None
        value = date_of(reading, index) if found is not None else None
        if (
            found is None
            or value is None
            or " ".join(found["term"].casefold().split()) not in reading.words.contract_terms
        ):
            continue
        for term in re.compile(rf"\b{re.escape(found['term'])}\b").finditer(reading.text, found.end()):
            sentence = reading.sentence_around(term.span())
            if sentence is None:
                continue
            for predicate, start in _phrases_before(reading, term.start(), sentence):
                subject = _contract_before(reading, start, sentence)
                if subject is not None:
                    named = value.model_copy(update={"span": term.span(), "mention": None})
                    yield _statement(reading, subject, predicate, named, sentence)
                    break


def _phrases_before(reading: Reading, end: int, sentence: Span) -> Iterator[tuple[str, int]]:
    """The predicates of contract dates whose phrases stand right before a position, each with where its phrase begins."""
    for predicate, phrase in reading.once(_patterns).before:
        found = phrase.search(reading.text, max(sentence[0], end - _LONGEST_PHRASE), end)
        if found is not None:
            yield predicate, found.start()


def _is_of_event(reading: Reading, span: Span) -> bool:
    """Whether the last word of a span is for an event, so that what follows dates that: "withdrawal effective on"."""
    words = reading.text[slice(*span)].casefold().split()
    noun = singular(words[-1].strip("(),")) if words else ""
    return noun not in reading.words.contracts and (
        noun in reading.vocabulary.event_types.by_noun or noun in reading.vocabulary.lexicon.nominalisations
    )


def _made(reading: Reading, position: int, sentence: Span) -> tuple[Operand, str] | None:
    """The contract that was made on the date at a position, and the predicate of that date: "dated as of" is when it is in force."""
    patterns = reading.once(_patterns)
    for index, mention in reversed(reading.once(contract_mentions)):
        if not (sentence[0] <= mention.start < mention.end <= position and position - mention.end <= _LONGEST):
            continue
        found = patterns.made.fullmatch(reading.text, mention.end, position)
        if found is not None:
            predicate = "entered_into_force" if found["as_of"] and found["verbs"].casefold() == "dated" else "signed"
            return _as_subject(reading, index, mention), predicate
    amendment = reading.once(amendment_form).search(reading.text, sentence[0], position)
    if amendment is not None and patterns.made.fullmatch(reading.text, amendment.end(), position) is not None:
        subject = phrase_at(reading, *amendment.span())
        return (subject, "signed") if subject is not None else None
    return None


def _statement(reading: Reading, subject: Operand, predicate: str, value: Operand, sentence: Span) -> Statement:
    rule, block = f"{predicate}/contract", reading.block_at(sentence[0])
    return block_statement(reading, block, rule, subject, value, _CONFIDENCE, span=sentence)


# Definitions


def _defined_terms(reading: Reading) -> Iterator[Statement]:
    """What a contract calls a date or an amount of its own: "“Commencement Date” means 1 June 2016", "“Rent” means £24,000 per year"."""
    contract = main_contract(reading)
    if contract is None:
        return
    meaning = any_of(reading.words.meaning)
    form = re.compile(
        rf"[\"“'‘](?P<term>[A-Z][A-Za-z ]{{2,40}})[\"”'’]\s*(?:{meaning}\s*:?|:|[–—-])\s*(?:an?\s+|the\s+)?(?:period\s+of\s+)?"
    )
    for block in reading.annotation.blocks:
        found = form.search(reading.text, block.start, min(block.end, block.start + _LONGEST))
        if found is None or found.start("term") - block.start > _LONGEST_NUMBER:
            continue
        term = " ".join(found["term"].casefold().split())
        value = value_at(reading, found.end())
        predicate = reading.words.contract_terms.get(term, "")
        if value is None:
            continue
        if predicate and isinstance(value.literal, DateValue):
            yield _statement(reading, contract, predicate, value, block.body)
        elif isinstance(value.literal, NumberValue):
            attributes = attributes_of_label(reading, term)
            attribute = next((a for a, _ in attributes if a.of == "thing" and fits(a, value.literal.unit)), None)
            assert value.span is not None
            rates = rate_after(reading, reading.text, value.span[1])
            is_share = _PER.match(reading.text, value.span[1], block.end) is not None and not rates
            if attribute is not None and not is_share:
                statement = _statement(reading, contract, attribute.name, value, block.body)
                kinds = tuple(words_operand(r) for r in rates)
                yield statement.model_copy(update={"qualifiers": {"kind": kinds} if kinds else {}})


# Parties


def _parties(reading: Reading) -> Iterator[Statement]:
    """Those between whom a contract is made, each with what is said of them up to their role."""
    for index, contract in reading.once(contract_mentions):
        sentence = reading.sentence_around(contract.span)
        if sentence is None:
            continue
        found = _PARTIES.search(reading.text, contract.end, min(sentence[1], contract.end + 200))
        others = [
            m
            for _, m in reading.once(contract_mentions)
            if found is not None and contract.end < m.start < found.start()
        ]
        if found is None or any(m.kind == "name" for m in others):
            continue
        if any(v not in reading.words.concluding for v in _verbs(reading, (contract.end, found.start()))):
            continue  # "was discussed between"
        parties: list[tuple[int, Span]] = []
        position = found.end()
        for i, mention in reading.mentions_in((found.end(), sentence[1])):
            if mention.kind != "name" or mention.type not in {"ORG", "PERSON"} or mention.start < position:
                continue
            between = reading.text[position : mention.start]
            if not parties and between.strip():
                break
            if parties and not re.fullmatch(r"[\s\S]*?(?:\band|,|;)\s*(?:\(\d\)\s*)?(?:the\s+)?", between):
                continue
            if parties and _OF_PARTY.match(_without_and(between)) is None:
                continue
            parties.append((i, mention.span))
            position = mention.end
        if len(parties) < 2:
            continue
        subject = _as_subject(reading, index, contract)
        for i, party in parties:
            value = Operand(span=party, mention=i, types=("ORG", "PERSON"))
            yield _statement(reading, subject, "signatory", value, sentence)


def _party_fields(reading: Reading) -> Iterator[Statement]:
    """The parties that fields of a contract name by their roles: "Landlord: Norda Estates Limited", "Tenant: Anna Berg"."""
    contract = reading.once(named_contract)
    fields = [
        b
        for b in reading.annotation.blocks
        if b.label is not None and reading.label_text(b.label).strip(" *:") in reading.words.parties
    ]
    if contract is None or len({reading.label_text(b.label) for b in fields if b.label is not None}) < 2:
        return
    for block in fields:
        for index, mention in reading.mentions_in(block.body):
            if mention.kind == "name" and mention.type in {"ORG", "PERSON"}:
                value = Operand(span=mention.span, mention=index, types=("ORG", "PERSON"))
                yield _statement(reading, contract, "signatory", value, (block.start, block.end))
                break


def _verbs(reading: Reading, span: Span) -> Iterator[str]:
    """The lemmas of the verbs in a span, without their particles."""
    for clause in reading.clauses_in_block(reading.block_at(span[0])):
        if clause.form == "verb" and span[0] <= clause.trigger[0] < span[1]:
            yield clause.lemma.split()[0]


def _without_and(words: str) -> str:
    """The words between two parties without what joins them."""
    return re.sub(r",?\s*(?:and)?\s*(?:\(\d\)\s*)?(?:the\s+)?$", "", words)


# Laws


def _laws(reading: Reading) -> Iterator[Statement]:
    """The law by which a contract is governed: "the laws of Norway", "English law"."""
    if not reading.once(contract_mentions):
        return
    for sentence in reading.annotation.sentences:
        found = reading.once(_patterns).governed.search(reading.text, *sentence)
        subject = _contract_before(reading, found.start(), sentence) if found is not None else None
        if found is None or subject is None:
            continue
        law = re.compile(r"(?:substantive\s+)?laws?\s+of\s+(?:the\s+)?(?:State\s+of\s+)?").match(
            reading.text, found.end()
        )
        start = law.end() if law is not None else found.end()
        for index, mention in reading.mentions_near((start, start + 1)):
            if mention.start == start and mention.kind == "name" and mention.type in {"GPE", "NORP", "LOC"}:
                value = Operand(span=mention.span, mention=index, types=("GPE", "NORP", "LOC"))
                yield _statement(reading, subject, "governing_law", value, sentence)
                break


# Payments


def _payments(reading: Reading) -> Iterator[Statement]:
    """What a party pays again and again, where no noun says what for: "shall pay the Supplier EUR 20,000 per month"."""
    contract = main_contract(reading)
    if contract is None:
        return
    for sentence in reading.annotation.sentences:
        pay = _SHALL_PAY.search(reading.text, *sentence)
        for quantity in reading.quantities((pay.end(), sentence[1])) if pay is not None else ():
            rate = rate_after(reading, reading.text, quantity.span[1])
            between = reading.text[pay.end() : quantity.span[0]] if pay is not None else ""
            if rate and (quantity.value.unit or "").isupper() and not re.search(r"\b(?:of|,)\s*$|[;:]", between):
                value = Operand(span=quantity.span, literal=quantity.value)
                statement = _statement(reading, contract, "fee", value, sentence)
                yield statement.model_copy(update={"qualifiers": {"kind": tuple(words_operand(r) for r in rate)}})
                break
