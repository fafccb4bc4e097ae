"""What a rule requires of a clause in addition to its subject and its value, and the reason if the clause lacks it."""

from pipeline.extract.matching.slots import arguments
from pipeline.extract.reading import Reading
from pipeline.records import Clause
from pipeline.vocabulary.rules import Rule, Slot

_OBJECT, _SUBJECT = Slot(role="object"), Slot(role="subject")
_MOST_WORDS = 6


def unmet_requirement(reading: Reading, clause: Clause, rule: Rule) -> str | None:
    """Why a clause does not meet what a rule requires; None if it does."""
    if rule.requires_modifier and not any(
        a.owner_form == "modifier" and a.lemma in rule.requires_modifier for a in clause.arguments
    ):
        return f"no {listed(rule.requires_modifier)} before the noun"
    if rule.described:
        words = reading.text[slice(*clause.trigger)].casefold().split()
        if len(words) < 2 or not words[-1].endswith(clause.lemma.split()[-1]):
            return "the noun is plural, or has no word before it"
    if rule.bare and clause.lemma not in rule.noun:
        return "a word before the noun says which kind"
    for preposition, required in rule.requires.items():
        if not any(a.preposition == preposition and not a.nesting and a.lemma in required for a in clause.arguments):
            return f"no “{preposition}” followed by {listed(required)}"
    if rule.intransitive and any(arguments(clause, _OBJECT)):
        return "the clause has an object"
    if not (rule.requires_object or rule.requires_subject):
        return None
    objects = _nouns(reading, clause, _OBJECT)
    if rule.requires_object and objects.isdisjoint(rule.requires_object):
        return f"no {listed(rule.requires_object)} as its object"
    subjects = _nouns(reading, clause, rule.subject if rule.noun else _SUBJECT)
    if rule.requires_subject and (objects | subjects).isdisjoint(rule.requires_subject):
        return f"no {listed(rule.requires_subject)} as its subject"
    return None


def listed(words: tuple[str, ...]) -> str:
    """Words as a choice: "force, effect or operation". After six, the others are left out."""
    if len(words) > _MOST_WORDS:
        return f"{', '.join(words[:_MOST_WORDS])} or …"
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _nouns(reading: Reading, clause: Clause, slot: Slot) -> set[str]:
    """The nouns that fill a slot, each also with the word before it: "office", "head office"."""
    nouns = set()
    for argument in arguments(clause, slot):
        words = reading.text[argument.start : argument.head[1]].casefold().split()
        nouns |= {argument.lemma, " ".join(words[-2:])}
    return nouns
