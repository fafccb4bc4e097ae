"""Finding: from each word that can begin a time expression the longest one that a rule reads.

An expression is an optional modifier ("early", "about", "the end of") and a core that one rule reads. Of two that begin at
one place the longer counts, then the one whose rule is listed first. A time of day and its day, side by side, are one;
a range is two, each of which carries the whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.records import Timex
from pipeline.records.base import Record
from pipeline.times import absolute, amounts, clock, relative
from pipeline.times.anchors import Context, as_anchor, in_range
from pipeline.times.false_positives import before_noun
from pipeline.times.rules import Range, Rule
from pipeline.times.words import (
    DASH,
    DAY_PARTS,
    NUMBER_WORDS,
    ORDINALS,
    SEASON_CODES,
    SPACE,
    TIME_WORDS,
    pattern,
)
from pipeline.values.dates import Interval, PartialDate, Precision, parse_edtf
from pipeline.vocabulary.holidays import holiday_names


class TimeExpression(Record):
    """A time expression: ``text[start:end]``, what it says, and the rule that read it."""

    start: int
    end: int
    timex: Timex
    rule: str


RULES: tuple[Rule, ...] = (*absolute.RULES, *amounts.RULES, *relative.RULES, *clock.RULES)
"""All rules. Of two that read the same text the first one counts."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """What can stand before a core and belongs to the expression. `kinds` are the types of core that it can modify, those
    so far from another time ("two weeks ago") as the kind `distance`."""

    name: str
    pattern: re.Pattern[str]
    kinds: frozenset[str]


def _modifier(name: str, template: str, *kinds: str) -> Modifier:
    # Unlike a core, a modifier may touch what stands behind it: "mid-June", "c.1450".
    return Modifier(name, pattern(template, touching=True), frozenset(kinds))


_DISTANCES = frozenset(["ago", "from now", "later", "earlier"])
MODIFIERS = (
    _modifier(
        "part",
        r"(?:(?:the )?(?:very )?(?:beginning|start|end|rest|remainder|course|close|outset|onset|middle"
        r"|(?:early|late|later|latter|first|last|final|middle|opening|closing) (?:part|half|days|weeks|months|years|stages))"
        r" (?:of|in(?= the)) "
        r"|(?:the )?(?:very )?(?:early|late|later|mid|middle)(?:~| (?:in )?))",
        "DATE",
    ),
    _modifier(
        "approximate",
        r"(?:about|around|approximately|circa|roughly|some time (?:in|around)|c\.|ca\.?|c) ?",
        "DATE",
        "distance",
    ),
    _modifier("within", r"(?:earlier|later|sometime|late|early) (?:in )?", "DATE"),
    _modifier(
        "part of the day",
        r"(?:(?:early|late) (?:in )?|the )?(?:the )?(?:early |late )?{daypart}(?: hours)? (?:of|on) ",
        "DATE",
    ),
    _modifier(
        "amount",
        r"(?:about|around|approximately|roughly|nearly|almost|over(?! the)|under|(?:a little |slightly |much |far )?(?:more|less) than"
        r"|at least|at most|up to|no more than|no less than|fewer than|only|close to|a little (?:over|under)"
        r"|just over|just under|just|some|well over|exactly|an estimated|another|an additional|the entire|a full|the whole) ",
        "DURATION",
        "distance",
    ),
)

_WORD = re.compile(r"(?<![^\W_])(?:['\u2018\u2019](?=\d)|\d|[a-z]+)", re.IGNORECASE)
# Every expression holds a figure or one of these, …
_KERNELS = frozenset(
    "today yesterday tomorrow tonight now nowadays currently presently present moment time recently lately recent current "
    "soon past future term fiscal financial fy q h ad noon midnight midday annum overnight being ago weekends midweek midyear half "
    "twenties thirties forties fifties sixties seventies eighties nineties".split()
).union(TIME_WORDS, SEASON_CODES, DAY_PARTS, amounts.ADVERBS, (re.findall("[a-z]+", n)[-1] for n in holiday_names()))
# … not far behind its first word, which is that one or one of these.
_LEADING = frozenset(
    "long close the a an this that these last next coming every each per once twice thrice some early late later earlier "
    "sometime mid middle beginning start end rest about around approximately circa c ca roughly nearly almost over "
    "under more less at up no fewer only just well exactly another final single very right most new nineteen "
    "eighteen seventeen sixteen".split()
).union(NUMBER_WORDS, ORDINALS, (re.findall("[a-z]+", w)[0] for w in (*ORDINALS, *holiday_names())))
_FARTHEST_KERNEL = 60

_DAY_PART_BEHIND = re.compile(
    rf"{SPACE}(?:(?:early|late){SPACE})?(?P<part>morning|afternoon|evening|night)(?!\w)", re.IGNORECASE
)
_DOUBT = re.compile(r"\?(?=[)\],;/\u2010-\u2015-])")
_BETWEEN_CLOCK_AND_DAY = re.compile(rf"{SPACE}(?:(?:on|of){SPACE})?", re.IGNORECASE)
_BETWEEN_DAY_AND_CLOCK = re.compile(rf",?{SPACE}(?:at{SPACE})?(?:about{SPACE}|around{SPACE})?", re.IGNORECASE)

_OPENING = re.compile(r"(?:^|[.!?:]\s{1,3}|\n\s*)(?:(?:In|By|During|Since|Until|From|After|Before|At|The|Around)\s)?$")
# What may stand before a time on its line, and behind it, where it is a heading or begins an entry.
_LINE_BEGIN = re.compile(r"[ \t]*(?P<level>#{0,6})[ \t]*(?:[•◦▪*·–—-][ \t]+)?[*_]{0,2}(?:(?:In|On)[ \t]+)?")
_LINE_END = re.compile(r"[*_:. \t]*(?:\n|$)")
_ENTRY = re.compile(rf"[*_ \t]*(?::|\||[ \t]{DASH})[*_]*[ \t]")
_HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]", re.MULTILINE)
_LONGEST_MARK = 24
# Where a text may give its date, and how.
_HEAD = 500
_WRITTEN_OUT_DAYS = frozenset(["day month year", "month day year", "iso"])

_BETWEEN_ENDS = re.compile(
    rf"{SPACE}?{DASH}{SPACE}?|{SPACE}(?:up{SPACE})?(?P<word>to|until|till|through|thru|and){SPACE}", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
# "Moved from 3 May to 5 June" tells two days apart; it is no time from one to the other.
_CHANGED_FROM = re.compile(
    r"\b(?:mov|chang|postpon|delay|shift|push|brought|bring|advanc|adjourn|reschedul|defer|amend|correct|revis)\w*"
    r"(?:\s\w+){0,3}\sfrom\s(?:the\s)?$",
    re.IGNORECASE,
)
_WORDS_BEFORE = 60

# A text of which this many years and most of them lie more than a year before it was written tells a story; so does
# one with twice as many that lie before it.
_FEWEST_DATES_OF_A_STORY = 4
_WRITTEN_OUT_YEAR = re.compile(r"(?<![\w.,-])(?:1[0-9]{3}|20[0-9]{2})(?![\w]|[.,]\d)")
_ERA_YEAR = re.compile(r"\d ?(?:BCE?|B\.C\.)")
_NUMERIC = re.compile(r"(?<![\w./])([0-3]?\d)([/])([0-3]?\d)\2(?:\d{4}|\d\d)(?![\w/])")


class _Found(NamedTuple):
    start: int
    end: int
    timex: Timex
    rule: str
    range: Range | None = None
    """Both ends of a range, before the two are taken apart; `timex` is the first."""


def find_times(text: str, *, written: str | None = None) -> tuple[TimeExpression, ...]:
    """All time expressions of a text in order, without overlap; offsets are code points of `text`.

    `written` is the day, month or year of writing in ISO 8601; without its day, a date that stands by itself on one of
    the first lines is the day of writing. Relative expressions are read against it, or against the
    time that the text mentioned last; what has neither to be read against keeps X for what is unknown, and no EDTF.
    A range is two expressions, with the EDTF of the whole in the `interval` of both.
    Where day and month could be swapped and no other date of the text decides, `readings` holds both. A time of day
    has the EDTF of its day.

    Raises `ValueError` if `written` is no such date.
    """
    context = Context(text=text, written=_dateline(text, _written(written)))
    context.narrative = _is_narrative(text, context.written)
    context.day_first = _day_first(text)
    if context.day_first is None and _NUMERIC.search(text):
        context.dates = _dates_of(text, context)
    found = _ranged(text, _joined(text, _scan(text, context)))
    return tuple(TimeExpression(start=f.start, end=f.end, timex=f.timex, rule=f.rule) for f in found)


def _written(date: str | None) -> PartialDate | None:
    if date is None:
        return None
    found = parse_edtf(date)
    if isinstance(found, Interval) or found.unknown_digits or not 0 < found.year <= 9999:
        raise ValueError(f"a document is written on a day, in a month or in a year, not {date!r}")
    return found.known()


def _dateline(text: str, written: PartialDate | None) -> PartialDate | None:
    """The day of writing: where it is not given, the one that stands by itself on one of the first lines."""
    if written and written.day:
        return written
    head = text[:_HEAD]
    for found in _scan(head, Context(head)):
        line = head[head.rfind("\n", 0, found.start) + 1 : (head.find("\n", found.end) + 1 or len(head) + 1) - 1]
        if found.rule in _WRITTEN_OUT_DAYS and line.strip(" \t*_().") == text[found.start : found.end]:
            day = parse_edtf(found.timex.edtf or "")
            if isinstance(day, PartialDate) and (
                written is None or written.to(Precision.YEAR) == day.to(Precision.YEAR)
            ):
                return day
    return written


def _is_narrative(text: str, written: PartialDate | None) -> bool:
    if written is None:
        return True
    years = [int(year) for year in _WRITTEN_OUT_YEAR.findall(text)]
    years += [0] * len(_ERA_YEAR.findall(text))
    past, long_past = (sum(year < written.year - ago for year in years) for ago in (0, 1))
    return any(
        number >= fewest and number > 0.7 * len(years)
        for number, fewest in ((long_past, _FEWEST_DATES_OF_A_STORY), (past, 2 * _FEWEST_DATES_OF_A_STORY))
    )


def _day_first(text: str) -> bool | None:
    """Whether the text's numeric dates begin with the day, by those that have only one order; null if none tells."""
    orders = {int(a) > 12 for a, _, b in _NUMERIC.findall(text) if (int(a) > 12) != (int(b) > 12)}
    return orders.pop() if len(orders) == 1 else None


def _dates_of(text: str, context: Context) -> frozenset[str]:
    """All days that the text writes out in another way than the ambiguous one, and that of writing."""
    found = {f.timex.edtf for f in _scan(text, Context(text, context.written)) if f.timex.edtf and not f.timex.readings}
    return frozenset(found | {str(context.written)})


def _scan(text: str, context: Context) -> Iterator[_Found]:
    position, told, frame_end = 0, context.narrative, 0
    for start in _starts(text):
        if start < position:
            continue
        context.narrative = told or start < frame_end
        found = _longest(text, start, context)
        if found is None:
            continue
        found = _doubted(text, _without_article(text, found))
        position = found.end
        if found.range:
            _, last, (first_end, last_start) = found.range
            yield _Found(found.start, first_end, found.timex, found.rule)
            found = _Found(last_start, found.end, last, found.rule)
        yield found
        if found.timex.edtf and found.timex.type in {"DATE", "TIME"} and (anchor := as_anchor(found.timex.edtf)):
            if context.narrative and _is_aside(text, found, anchor, context):
                context.aside, context.aside_at = anchor, found.end
                continue
            context.aside = None
            frame_end = max(frame_end, _frame_end(text, found, anchor, context))
            context.last = anchor
            if anchor.day:
                context.last_day, context.last_day_at = anchor, found.end


def _frame_end(text: str, found: _Found, anchor: PartialDate, context: Context) -> int:
    """Up to where a text tells of the time that stands over a section ("## 1992") or begins an entry ("1992: …"); 0 if it
    does neither, or is the day of writing."""
    if anchor == context.written:
        return 0
    near = max(0, found.start - _LONGEST_MARK)
    begin = text.rfind("\n", near, found.start) + 1
    marks = _LINE_BEGIN.fullmatch(text, begin, found.start) if begin or near == 0 else None
    if marks is None:
        return 0
    if _LINE_END.match(text, found.end):
        level = len(marks["level"] or "")
        section = (
            next((h for h in _HEADING.finditer(text, found.end) if len(h["level"]) <= level), None) if level else None
        )
        return section.start() if section else len(text)
    if _ENTRY.match(text, found.end):
        return text.find("\n", found.end) + 1 or len(text)
    return 0


def _is_aside(text: str, found: _Found, anchor: PartialDate, context: Context) -> bool:
    """Whether a time of a narrative does not carry it on: one read from the time of writing, and a mere year before or well
    after the year that is told of, unless a sentence or a heading begins with it."""
    if (
        context.written
        and anchor.year >= context.written.year - 1
        and str(anchor.year) not in text[found.start : found.end]
    ):
        return True
    if context.last is None or anchor.month or anchor.season:
        return False
    if not (anchor.year < context.last.year or anchor.year > context.last.year + 4):
        return False
    return not _OPENING.search(text[max(0, found.start - 24) : found.start])


def _starts(text: str) -> Iterator[int]:
    """Where an expression can begin, in order: the screen that spares most of a text the rules."""
    waiting: list[int] = []
    for found in _WORD.finditer(text):
        start, word = found.start(), found[0].lower()
        if not word[0].isalpha() or word in _KERNELS:
            yield from (leading for leading in waiting if start - leading <= _FARTHEST_KERNEL)
            waiting.clear()
            yield start
        elif word in _LEADING:
            waiting.append(start)


def _longest(text: str, start: int, context: Context) -> _Found | None:
    best = _core(text, start, context, bare=True)
    for modifier in MODIFIERS:
        before = modifier.pattern.match(text, start)
        if before is None or before.end() == start:
            continue
        core = _core(text, before.end(), context, bare=False)
        if core is None:
            continue
        kind = "distance" if core.rule in _DISTANCES else core.timex.type
        if kind in modifier.kinds and (best is None or core.end > best.end):
            timex = _modified(modifier.name, before, core.timex)
            if timex:
                best = _Found(start, core.end, timex, core.rule, core.range)
    return best


def _core(text: str, start: int, context: Context, *, bare: bool) -> _Found | None:
    best: _Found | None = None
    for rule in RULES:
        if bare and not rule.bare:
            continue
        match = rule.pattern.match(text, start)
        if match is None or (best and match.end() <= best.end):
            continue
        read = rule.read(match, context)
        if isinstance(read, Range):
            best = _Found(start, match.end(), read.first, rule.name, read)
        elif read:
            best = _Found(start, match.end(), read, rule.name)
    return best


_ARTICLE = re.compile(rf"the{SPACE}", re.IGNORECASE)
_MODIFYING = frozenset(["day month", "day month year", "season", "season of a year", "quarter of no year"])


def _without_article(text: str, found: _Found) -> _Found:
    """Without an article that is not its own but that of the noun behind it: "the [15 September] attack"."""
    article = _ARTICLE.match(text, found.start)
    if article is None or found.rule not in _MODIFYING or not before_noun(text, found.end):
        return found
    return found._replace(start=article.end())


def _doubted(text: str, found: _Found) -> _Found:
    """With the question mark that says it is uncertain: "(1450?)", "1450?–1500"."""
    if found.range or not _DOUBT.match(text, found.end) or found.timex.type != "DATE" or not found.timex.edtf:
        return found
    known = parse_edtf(found.timex.edtf)
    if isinstance(known, Interval) or known.season:
        return found
    timex = found.timex.model_copy(update={"edtf": str(replace(known, uncertain=True))})
    return _Found(found.start, found.end + 1, timex, found.rule)


def _modified(name: str, before: re.Match[str], timex: Timex) -> Timex | None:
    if name == "approximate":
        if (
            not timex.edtf
            or "/" in timex.edtf
            or not isinstance(date := parse_edtf(timex.edtf), PartialDate)
            or date.season
        ):
            return timex
        return timex.model_copy(update={"edtf": f"{date.known()}~"})
    if name == "part of the day":
        if not timex.edtf or len(timex.value) != len("XXXX-XX-XX"):
            return None
        return timex.model_copy(
            update={"type": "TIME", "value": f"{timex.value}T{DAY_PARTS[before['daypart'].lower()]}"}
        )
    return timex


def _joined(text: str, found: Iterator[_Found]) -> Iterator[_Found]:
    """A time of day joined with the day beside it: "Friday morning", "9 a.m. on 15 May", "15 May 1992 at 18:00"."""
    held: _Found | None = None
    for next_one in found:
        current = _with_day_part(text, next_one)
        if held is None:
            held = current
        elif joint := _joint(text, held, current):
            held = joint
        elif current.start >= held.end:
            yield held
            held = current
    if held:
        yield held


def _ranged(text: str, found: Iterator[_Found]) -> Iterator[_Found]:
    """Two dates that words make a range: "from 1992 to 1999", "between March and May 1992", "1450? – 1500"."""
    held: _Found | None = None
    for current in found:
        if held and (ends := _ends(text, held, current)):
            held = held._replace(timex=ends[0])
            current = current._replace(timex=ends[1])
        if held:
            yield held
        held = current
    if held:
        yield held


def _ends(text: str, first: _Found, last: _Found) -> tuple[Timex, Timex] | None:
    if any(f.timex.type != "DATE" or f.timex.interval or not f.timex.edtf for f in (first, last)):
        return None
    gap = _BETWEEN_ENDS.fullmatch(text, first.end, last.start)
    if gap is None:
        return None
    before = text[max(0, first.start - _WORDS_BEFORE) : first.start]
    if gap["word"] and gap["word"].lower() == "and":
        if not _BETWEEN.search(before):
            return None
    elif _CHANGED_FROM.search(before):
        return None
    return in_range(first.timex, last.timex)


def _with_day_part(text: str, found: _Found) -> _Found:
    behind = _DAY_PART_BEHIND.match(text, found.end)
    if behind is None or not _is_day(found.timex):
        return found
    timex = Timex(type="TIME", value=f"{found.timex.value}T{DAY_PARTS[behind['part'].lower()]}", edtf=found.timex.edtf)
    return _Found(found.start, behind.end(), timex, found.rule)


def _is_day(timex: Timex) -> bool:
    if timex.type != "DATE" or not timex.edtf or timex.readings:
        return False
    date = parse_edtf(timex.edtf)
    return isinstance(date, PartialDate) and date.precision is Precision.DAY


def _joint(text: str, first: _Found, second: _Found) -> _Found | None:
    if first.timex.type == "TIME" and _is_day(second.timex):
        time, day, between = first, second, _BETWEEN_CLOCK_AND_DAY
    elif second.timex.type == "TIME" and _is_day(first.timex):
        time, day, between = second, first, _BETWEEN_DAY_AND_CLOCK
    else:
        return None
    gap = between.match(text, first.end)
    if gap is None or gap.end() != second.start:
        return None
    clock_time = time.timex.value.partition("T")[2]
    timex = Timex(type="TIME", value=f"{day.timex.value}T{clock_time}", edtf=day.timex.edtf)
    return _Found(first.start, second.end, timex, time.rule)
