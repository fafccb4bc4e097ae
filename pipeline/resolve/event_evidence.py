"""How much speaks for two words telling one event, and what."""

import math
from typing import NamedTuple

from pipeline.resolve.told import Telling
from pipeline.values.dates import earliest, latest
from pipeline.vocabulary.event_words import EventVocabulary, Evidence

_FARTHEST = 5
# The marks of the meanings that words share if they mean the same: a sense, a type of events.
_SYNONYMOUS = ("#", "@")


class Verdict(NamedTuple):
    """The sum of the evidence, how far it is above the threshold, and the reasons for it in words."""

    score: float
    reasons: tuple[str, ...]


def compare(a: Telling, b: Telling, words: EventVocabulary) -> Verdict:
    """What speaks for two tellings being of one event. A score below 0 says that they are not taken for one."""
    here = a.document == b.document
    evidence = words.words.evidence.within if here else words.words.evidence.across
    score, reasons = _of_words(a, b, evidence)
    more, names = _of_participants(a, b, evidence)
    score += more
    common = len(a.around & b.around)
    score += evidence.around * common / math.sqrt((len(a.around) + 1) * (len(b.around) + 1))
    dated = _same_date(a, b)
    score += 0.0 if dated is None else evidence.same_date if dated else evidence.other_date
    if a.verb in words.words.reporting and b.verb in words.words.reporting:
        score += evidence.reporting + (evidence.same_speaker if a.subjects & b.subjects else 0)
    if a.verb in words.words.aspectual:
        score += evidence.aspectual
    if here:
        score += evidence.apart * min(abs(a.sentence - b.sentence), _FARTHEST) / _FARTHEST
        score += evidence.same_sentence if a.sentence == b.sentence else 0
    return Verdict(score - evidence.threshold, (*reasons, *names))


def _of_words(a: Telling, b: Telling, evidence: Evidence) -> tuple[float, list[str]]:
    x, y = a.occurrence, b.occurrence
    part = 0.0 if x.part == y.part else evidence.other_part
    if x.lemma == y.lemma:
        return evidence.same_word + part, [f"both say “{x.lemma or x.type}”"]
    if a.verb == b.verb:
        return evidence.same_verb + part, [f"“{x.lemma}” and “{y.lemma}” are forms of one word"]
    both = f"“{x.lemma or x.type}” and “{y.lemma or y.type}”"
    if any(meaning[0] in _SYNONYMOUS for meaning in a.meanings & b.meanings):
        return evidence.same_meaning + part, [f"{both} can mean the same"]
    return evidence.same_family + part, [f"{both} can tell the same"]


def _of_participants(a: Telling, b: Telling, evidence: Evidence) -> tuple[float, list[str]]:
    names, score, reasons = a.names & b.names, 0.0, []
    if names:
        score += evidence.shared_name + (evidence.more_names if len(names) > 1 else 0)
        reasons.append("the same names take part")
    elif a.names and b.names:
        score += evidence.other_names
    if (a.participants & b.participants) - names:
        score += evidence.shared_noun
    if a.objects & b.objects:
        score += evidence.same_object
        reasons.append("it happens to the same")
    elif a.objects and b.objects and not a.objects & b.participants and not b.objects & a.participants:
        score += evidence.other_object
    if a.subjects and b.subjects and not a.subjects & b.participants and not b.subjects & a.participants:
        score += evidence.other_subject
    return score, reasons


def _same_date(a: Telling, b: Telling) -> bool | None:
    """Whether the dates of two tellings can be one; None if one of them has none."""
    if a.date is None or b.date is None:
        return None
    starts, ends = (earliest(a.date.edtf), earliest(b.date.edtf)), (latest(a.date.edtf), latest(b.date.edtf))
    if None in starts or None in ends:
        return None
    return not (ends[0] < starts[1] or ends[1] < starts[0])  # type: ignore[operator]
