"""The scan: from each place where an expression can begin, the longest one that a rule reads.

An expression is a core that one rule reads, with or without a modifier before it. If two begin at one place, the longer one counts; if they
are equally long, the one whose rule is listed first.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.times.context import Context
from pipeline.times.expression import Expression
from pipeline.times.grammar import Grammar
from pipeline.times.guards import Guards
from pipeline.times.patterns import BEGINNING, SPACE
from pipeline.times.rule import Candidate, Range
from pipeline.values.dates import Interval, parse_edtf

_ARTICLE = re.compile(rf"the{SPACE}", re.IGNORECASE)
_DOUBT = re.compile(r"\?(?=[)\],;/\u2010-\u2015-])")


def scan(text: str, context: Context, grammar: Grammar) -> Iterator[Expression]:
    """The expressions of a text in order, without overlap. Each of them updates the context."""
    position = 0
    for start in grammar.starts(text):
        if start < position:
            continue
        context.move_to(start)
        found = _longest(text, start, context, grammar)
        if found is None or grammar.language.guards.is_title(text, found.start, found.end):
            continue
        found = _with_doubt(text, _without_article(text, found, grammar.language.guards))
        position = found.end
        if found.range:
            _, last, (first_end, last_start) = found.range
            yield Expression(found.start, first_end, found.timex, found.rule)
            found = Expression(last_start, found.end, last, found.rule)
        yield found
        if not found.rule.compares:
            context.follow(found.start, found.end, found.timex)


def _longest(text: str, start: int, context: Context, grammar: Grammar) -> Expression | None:
    """The longest expression at an offset, with its modifier."""
    if not BEGINNING.match(text, start):
        return None
    best = _core(text, start, context, grammar, bare=True)
    for pattern, modifier in grammar.modifiers:
        before = pattern.match(text, start)
        if before is None or before.end() == start or not BEGINNING.match(text, before.end()):
            continue
        core = _core(text, before.end(), context, grammar, bare=False)
        if core is None or not modifier.modifies(core.timex, core.rule) or (best and core.end <= best.end):
            continue
        if timex := modifier.change(before, core.timex, grammar.language.words):
            best = core._replace(start=start, timex=timex)
    return best


def _core(text: str, start: int, context: Context, grammar: Grammar, *, bare: bool) -> Expression | None:
    """The longest expression at an offset without a modifier; if `bare`, one that needs none."""
    best: Expression | None = None
    for pattern, rule in grammar.bare_rules if bare else grammar.rules:
        match = pattern.match(text, start)
        if match is None or (best and match.end() <= best.end):
            continue
        read = rule.read(Candidate(match, context))
        if isinstance(read, Range):
            best = Expression(start, match.end(), read.first, rule, read)
        elif read:
            best = Expression(start, match.end(), read, rule)
    return best


def _without_article(text: str, found: Expression, guards: Guards) -> Expression:
    """The expression without an article that belongs to the noun after the time: "the [15 September] attack"."""
    article = _ARTICLE.match(text, found.start) if found.rule.attributive else None
    if article is None or not guards.is_noun(text, found.end):
        return found
    return found._replace(start=article.end())


def _with_doubt(text: str, found: Expression) -> Expression:
    """The expression with the question mark that makes a date uncertain: "(1450?)", "1450?–1500"."""
    if found.range or not _DOUBT.match(text, found.end) or found.timex.type != "DATE" or not found.timex.edtf:
        return found
    date = parse_edtf(found.timex.edtf)
    if isinstance(date, Interval) or date.season:
        return found
    timex = found.timex.model_copy(update={"edtf": str(replace(date, uncertain=True))})
    return found._replace(end=found.end + 1, timex=timex)
