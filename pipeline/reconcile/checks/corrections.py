"""Values that one document gives and another corrects. That is no difference of opinion: the earlier value is superseded."""

from collections.abc import Iterator, Sequence

from pipeline.reconcile.background import Background
from pipeline.reconcile.comparison import compare
from pipeline.reconcile.conflicts import make_conflict, make_side, value_in_words
from pipeline.reconcile.grouping import SubjectFacts, by_predicate, documents_of
from pipeline.reconcile.severity import Assessment
from pipeline.records import Conflict, Evidence, Fact, TextValue, Value

_ASSESSMENT = Assessment("medium", ("one document corrects another, so it is known which value is meant",))


def check_corrections(subject: SubjectFacts, background: Background) -> list[Conflict]:
    """One conflict for each value that a document gives and another one corrects."""
    return [*_corrected_values(subject), *_misprints(subject, background)]


def without_corrected(subject: SubjectFacts) -> SubjectFacts:
    """The facts of a subject without those that a document corrects: they are compared with nothing else."""
    corrected = {f.id for _, _, wrong in _pairs(subject.own) for f in wrong}
    if not corrected:
        return subject
    kept = [f for f in subject.own if f.id not in corrected]
    return SubjectFacts(kept, subject.inverted) if kept else subject


def _corrected_values(subject: SubjectFacts) -> Iterator[Conflict]:
    found: dict[str, Conflict] = {}
    for fact, evidence, wrong in _pairs(subject.own):
        elsewhere = [f for f in wrong if set(documents_of([f])) - {evidence.document}]
        if elsewhere and evidence.corrects is not None:
            scope = f"correction/{evidence.corrects.identity}"
            sentence = _sentence(evidence, elsewhere[0].value, fact.value)
            sides = [make_side(elsewhere), make_side([fact])]
            conflict = make_conflict("value", fact.subject, fact.predicate, sides, [sentence], _ASSESSMENT, scope)
            found.setdefault(conflict.id, conflict)
    yield from found.values()


def _pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Evidence, list[Fact]]]:
    """The facts that correct others, with the evidence that says so and the facts that they correct."""
    if not any(e.corrects for f in facts for e in f.evidence):
        return
    for group in by_predicate(facts).values():
        for fact in group:
            for evidence in (e for e in fact.evidence if e.corrects is not None):
                wrong = [f for f in group if f is not fact and _is_same(f.value, evidence.corrects)]
                if wrong:
                    yield fact, evidence, wrong


def _is_same(value: Value, wrong: Value | None) -> bool:
    return wrong is not None and compare(value, wrong).agrees is True


def _misprints(subject: SubjectFacts, background: Background) -> Iterator[Conflict]:
    """The facts of other documents that give misprinted words."""
    for fact in subject.own:
        misprinted = background.misprints.get(fact.id, ())
        corrected = next((e for e in fact.evidence if e.corrects is not None), None)
        if misprinted and corrected is not None and corrected.corrects is not None:
            sides = [make_side(misprinted, corrected.corrects), make_side([fact])]
            sentence = _sentence(corrected, corrected.corrects, fact.value)
            scope = f"correction/{corrected.corrects.identity}"
            yield make_conflict("value", fact.subject, fact.predicate, sides, [sentence], _ASSESSMENT, scope)


def _sentence(evidence: Evidence, wrong: Value, right: Value) -> str:
    words = [f"“{v.name}”" if isinstance(v, TextValue) else value_in_words(v) for v in (wrong, right)]
    return f"{evidence.document} corrects {words[0]} to {words[1]}"
