"""The topic of a document: the thing that its heading, its first field or its first sentence names."""

import re

from pipeline.extract.descriptions import Word, described, phrase_at, words_in
from pipeline.extract.letters import HEAD_OF_LETTER, salutation
from pipeline.extract.main_contract import main_contract
from pipeline.extract.phrases import any_of
from pipeline.extract.reading import Reading
from pipeline.records import Argument, Clause, Description, Operand, Span
from pipeline.vocabulary.plurals import singular

_PARTS = re.compile(r"\s*(?:[,:;(|]|\s[-–—]\s|\.\s)\s*")
_UNIT_OF = re.compile(
    r"(?P<noun>Unit|Flat|Suite|Room|Plot|Lot|Shop|Stall|Apartment) (?P<number>\d+[a-zA-Z]?),\s+(?=[A-Z])"
)
_CASE = re.compile(r"(?P<first>[A-Z][\w’'.&-]*(?: [A-Z&][\w’'.&-]*){0,5}) (?:v\.?|vs\.?) (?=[A-Z])")
_PAPER_OF = re.compile(r"(?P<paper>[A-Za-z]+) of (?:the )?(?=[A-Z])")
# "Norda tunnel: length 5.2 km", "NORDA CHESS CLUB – Annual meeting".
_NAMES_MATTER = re.compile(r":|\s[-–—]\s")
_LONGEST_TITLE = 90


def document_topic(reading: Reading) -> Operand | None:
    """What a document is about, judging by its own words: what a field such as "Vessel: …" names, the thing in its heading or first line,
    or the subject of its first sentence; None if none of these says it."""
    blocks = reading.annotation.blocks
    if not blocks:
        return None
    case = _CASE.match(reading.text, *blocks[0].body)
    if case is not None:  # "Berg v. Lund Council" is about Berg
        return phrase_at(reading, *case.span("first"))
    if reading.once(salutation) is not None:
        return _of_letter(reading)
    named = reading.once(named_by_field)
    if named is not None:
        return named
    announcing = _announcing(reading)
    if announcing is not None:
        return announcing
    first = blocks[0]
    if first.label is not None and first.kind == "field" and (named := _named_by_label(reading, first.label)):
        return named
    if first.kind == "heading" or (first.end - first.start <= _LONGEST_TITLE and len(blocks) > 1):
        operand = _of_title(reading, first.body)
        if operand is not None:
            return operand
    return _first_subject(reading) or _of_first_sentence(reading)


def _of_letter(reading: Reading) -> Operand | None:
    """What a letter is about: what its line "Re: …" names, the contract that it speaks of, or the subject of its first sentence."""
    for block in reading.annotation.blocks[:HEAD_OF_LETTER]:
        if block.label is not None and reading.label_text(block.label).strip(" *:.") in reading.words.matter_labels:
            operand = _of_title(reading, block.body)
            if operand is not None:
                return operand
    return main_contract(reading) or _first_subject(reading)


def _announcing(reading: Reading) -> Operand | None:
    """Who announces something in the heading of a release, as the text names it: "NORDA MILLS REPORTS RECORD YEAR"; None for other
    headings."""
    first = reading.annotation.blocks[0]
    if first.kind != "heading" and first.end - first.start > _LONGEST_TITLE:
        return None
    told = re.compile(rf"(?P<name>[^\W\d_].{{2,60}}?)\s+{any_of(reading.words.announcing)}\s", re.IGNORECASE)
    found = told.match(reading.text, *first.body)
    if found is None:
        return None
    announced = found["name"].casefold()
    for index, mention in enumerate(reading.mentions):
        if mention.kind == "name" and mention.start >= first.end and mention.text.casefold().startswith(announced):
            return Operand(span=mention.span, mention=index, described=_names_of(reading, mention.span), types=("any",))
    return None


def _names_of(reading: Reading, span: Span) -> Description:
    return Description(names=tuple(w.text.casefold() for w in words_in(reading.text, span) if w.text[0].isalnum()))


def named_by_field(reading: Reading) -> Operand | None:
    """What the first field names whose label says that it does ("Vessel: Norda", "Victim: Anna Berg"); None if there is none."""
    for block in reading.annotation.blocks:
        if block.label is not None and _is_naming(reading, block.label) and not _is_measured(reading, block.body):
            operand = _named_in(reading, block.body)
            if operand is not None:
                return operand
    return None


def _of_first_sentence(reading: Reading) -> Operand | None:
    """The thing in a first sentence without a verb: "CAPE NORDA 12 MAY 1950. Wind 65 kt."; None if it has one, or names nothing."""
    sentences, first = reading.annotation.sentences, reading.annotation.blocks[0]
    if len(sentences) < 2 or any(
        c.form == "verb" and c.trigger[0] < sentences[0][1] for c in reading.annotation.clauses
    ):
        return None
    end = first.body[0] + len(reading.text[first.body[0] : min(sentences[0][1], first.body[1])].rstrip(" ."))
    return _of_title(reading, (first.body[0], end)) if end - first.body[0] <= _LONGEST_TITLE else None


def _named_by_label(reading: Reading, label: Span) -> Operand | None:
    """What the label before the first line names, if it is the name of a thing: "Norda tunnel: length 5.2 km"; None for a label that says
    what its value is."""
    words = reading.text[slice(*label)].casefold().strip(" *:")
    vocabulary = reading.vocabulary
    known = words in vocabulary.attributes.by_label or words in vocabulary.event_types.by_label
    if _NAMES_MATTER.match(reading.text, label[1]) is None or reading.words.sheets & set(words.split()):
        return None
    attribute, _, of = words.partition(" of ")
    if of and attribute in vocabulary.attributes.by_label:  # "Length of the Norda bridge: 300 m"
        return phrase_at(reading, label[0] + len(attribute) + len(" of "), label[1])
    if (
        known
        or reading.label_text(label) in vocabulary.by_label
        or not any(c.isupper() for c in reading.text[slice(*label)])
    ):
        return None
    named = phrase_at(reading, *label)
    described_ = named.described if named is not None else None
    return named if described_ is not None and (described_.names or described_.anchors) else None


def _is_naming(reading: Reading, label: Span) -> bool:
    return reading.text[slice(*label)].casefold().strip(" *:") in reading.words.naming


def _is_measured(reading: Reading, span: Span) -> bool:
    """Whether a span begins with a quantity or a time, which names nothing: "Estate: €2 million"."""
    return any(
        mention.kind in {"quantity", "time"} for _, mention in reading.mentions_starting_in((span[0], span[0] + 1))
    )


def _named_in(reading: Reading, span: Span) -> Operand | None:
    """What the first words of a span name, up to a comma or a bracket."""
    unit = _UNIT_OF.match(reading.text, *span)  # "Unit 6, Norda Wharf"
    start = unit.end() if unit is not None else span[0]
    end = next((m.start() for m in _PARTS.finditer(reading.text, *span) if m.start() > start), span[1])
    if unit is not None:
        return Operand(
            span=(span[0], end),
            described=Description(
                head=unit["noun"].casefold(),
                names=tuple(
                    w.text.casefold()
                    for w in words_in(reading.text, (unit.start("number"), end))
                    if w.text[0].isalnum()
                ),
            ),
            types=("any",),
        )
    return phrase_at(reading, span[0], end)


def _of_title(reading: Reading, body: Span) -> Operand | None:
    """The thing in a heading: the first of its parts that names or describes something other than a paper."""
    start, end = body
    position = start
    bounds = [(m.start(), m.end()) for m in _PARTS.finditer(reading.text, start, end)]
    parts: list[Span] = []
    for left, right in [*bounds, (end, end)]:
        if left > position:
            parts.append((position, left))
        position = right
    for part in parts:
        words = [w for w in words_in(reading.text, part) if w.text[0].isalnum()]
        if words and part is not parts[-1] and _is_sheet_number(words):
            continue
        if not words or all(
            singular(w.text.casefold()) in reading.words.sheets | reading.words.undescriptive for w in words
        ):
            continue
        if singular(words[0].text.casefold()) in reading.words.sheets and not any(
            w.text[0].isupper() for w in words[1:]
        ):
            continue
        if not any(
            w.text[0].isupper() and (w.span[0] != start or reading.name_covers(w.span) or len(words) > 1) for w in words
        ):
            continue
        of = _PAPER_OF.match(reading.text, *part)
        paper = of is not None and singular(of["paper"].casefold()) in reading.words.sheets
        end = _without_date(reading, (part[0], _without_papers(reading, part)))
        operand = phrase_at(reading, of.end() if of is not None and paper else part[0], end)
        if operand is not None:
            return operand
    return None


def _is_sheet_number(words: list[Word]) -> bool:
    """Whether the words of a heading only number the sheet: "Wreck 118", "Listed structure 0881"."""
    before = words[:-1]
    return words[-1].text.isdigit() and bool(before) and all(w.text.islower() for w in before[1:])


def _without_papers(reading: Reading, part: Span) -> int:
    """Where a part of a heading ends without the nouns for papers after a name: "Norda | type sheet"."""
    words = [w for w in words_in(reading.text, part) if w.text[0].isalnum()]
    kept = len(words)
    while kept > 1 and words[kept - 1].text.islower() and singular(words[kept - 1].text) in reading.words.sheets:
        kept -= 1
    return words[kept - 1].span[1] if kept < len(words) and words[kept - 1].text[0].isupper() else part[1]


def _without_date(reading: Reading, part: Span) -> int:
    """Where a part of a heading ends without the date at its end: "Norda Marathon 2009"."""
    end = part[1]
    for _, mention in reversed(list(reading.mentions_in(part))):
        if mention.timex is not None and mention.end == end and mention.start > part[0]:
            end = part[0] + len(reading.text[part[0] : mention.start].rstrip(" ,-–"))
    return end


def _first_subject(reading: Reading) -> Operand | None:
    """What the first clause with a subject or object that is a thing is about. Who only reports ("the police said") is not, unless it is a
    body of which nothing else is told ("Norda Mills said sales rose")."""
    reporter: Operand | None = None
    for clause in sorted(reading.annotation.clauses, key=lambda c: c.trigger):
        if clause.form != "verb":
            continue
        if _only_reports(reading, clause):
            reporter = reporter or _body_reporting(reading, clause)
            continue
        for role in ("subject", "object"):
            for argument in clause.arguments:
                if argument.role != role or argument.nesting or argument.lemma in reading.words.first_person:
                    continue
                mention = reading.mention_of(argument)
                if _names_attribute(reading, argument) or (mention is not None and mention.kind == "pronoun"):
                    continue
                operand = described(reading, argument)
                if (
                    operand is not None
                    and operand.described is not None
                    and (operand.described.names or operand.described.anchors or operand.described.definite)
                ):
                    return operand
    return reporter


def _body_reporting(reading: Reading, clause: Clause) -> Operand | None:
    """The body that is the subject of a verb of saying; None for a person and for what has no name."""
    for argument in clause.arguments:
        mention = reading.mention_of(argument)
        if argument.role == "subject" and mention is not None and mention.kind == "name" and mention.type == "ORG":
            return described(reading, argument)
    return None


def _only_reports(reading: Reading, clause: Clause) -> bool:
    """Whether a clause says only that somebody says something, and not what is reported ("Norda reported a loss")."""
    reporting = clause.lemma in reading.vocabulary.lexicon.reporting
    return reporting and not any(a.role == "object" and not a.nesting for a in clause.arguments)


def _names_attribute(reading: Reading, argument: Argument) -> bool:
    """Whether a phrase is no more than the noun for an attribute, which belongs to something else: "Operating income rose"."""
    words = " ".join(reading.text[argument.start : argument.end].split()).casefold().removeprefix("the ")
    first, _, last = words.rpartition(" ")
    return f"{first} {singular(last)}".strip() in reading.vocabulary.attributes.by_noun
