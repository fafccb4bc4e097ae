"""How much speaks for two words telling one event, and what."""

import math

from pipeline.resolve.told import Telling
from pipeline.values.dates import earliest, latest
from pipeline.vocabulary.event_words import EventVocabulary, Evidence

_FARTHEST = 5
# The marks of the meanings that words share if they mean the same: a sense, a type of events.
_SYNONYMOUS = ("#", "@")


def likeness(a: Telling, b: Telling, words: EventVocabulary) -> float:
    """How much speaks for two tellings being of one event, above the threshold. Below 0, they are not taken for one."""
    here = a.document == b.document
    evidence = words.words.evidence.within if here else words.words.evidence.across
    score = _of_words(a, b, evidence) + _of_participants(a, b, evidence) - evidence.threshold
    if around := a.around & b.around:
        score += evidence.around * len(around) / math.sqrt((len(a.around) + 1) * (len(b.around) + 1))
    if a.date is not None and b.date is not None and (dated := _same_date(a, b)) is not None:
        score += evidence.same_date if dated else evidence.other_date
    if a.verb in words.words.reporting and b.verb in words.words.reporting:
        score += evidence.reporting + (evidence.same_speaker if a.subjects & b.subjects else 0)
    if a.verb in words.words.aspectual:
        score += evidence.aspectual
    if here:
        score += evidence.apart * min(abs(a.sentence - b.sentence), _FARTHEST) / _FARTHEST
        score += evidence.same_sentence if a.sentence == b.sentence else 0
    return score


def reasons(a: Telling, b: Telling) -> list[str]:
    """What two tellings have in common, in words."""
    x, y = (t.occurrence.lemma or t.occurrence.type for t in (a, b))
    both = f"“{x}” and “{y}”"
    if x == y:
        found = [f"both say “{x}”"]
    elif a.verb == b.verb:
        found = [f"{both} are forms of one word"]
    else:
        found = [f"{both} can mean the same" if _are_synonyms(a, b) else f"{both} can tell the same"]
    if a.names & b.names:
        found.append("the same names take part")
    if a.objects & b.objects:
        found.append("it happens to the same")
    return found


def _are_synonyms(a: Telling, b: Telling) -> bool:
    return any(meaning[0] in _SYNONYMOUS for meaning in a.meanings & b.meanings)


def _of_words(a: Telling, b: Telling, evidence: Evidence) -> float:
    x, y = a.occurrence, b.occurrence
    score = 0.0 if x.part == y.part else evidence.other_part
    if x.lemma == y.lemma:
        return score + evidence.same_word
    if a.verb == b.verb:
        return score + evidence.same_verb
    return score + (evidence.same_meaning if _are_synonyms(a, b) else evidence.same_family)


def _of_participants(a: Telling, b: Telling, evidence: Evidence) -> float:
    if not a.participants or not b.participants:
        return 0.0
    names, score = a.names & b.names, 0.0
    if names:
        score += evidence.shared_name + (evidence.more_names if len(names) > 1 else 0)
    elif a.names and b.names:
        score += evidence.other_names
    if (a.participants & b.participants) - names:
        score += evidence.shared_noun
    if a.objects & b.objects:
        score += evidence.same_object
    elif a.objects and b.objects and not a.objects & b.participants and not b.objects & a.participants:
        score += evidence.other_object
        if a.objects & a.names and b.objects & b.names and not names:
            score += evidence.other_named_object
    if a.subjects and b.subjects and not a.subjects & b.participants and not b.subjects & a.participants:
        score += evidence.other_subject
    return score


def _same_date(a: Telling, b: Telling) -> bool | None:
    """Whether the dates of two tellings can be one; None if one of them has none."""
    if a.date is None or b.date is None:
        return None
    starts, ends = (earliest(a.date.edtf), earliest(b.date.edtf)), (latest(a.date.edtf), latest(b.date.edtf))
    if None in starts or None in ends:
        return None
    return not (ends[0] < starts[1] or ends[1] < starts[0])  # type: ignore[operator]
