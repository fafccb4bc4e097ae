"""The word lists and scores that only `pipeline/resolve/` uses, from `resolve.toml`."""

from typing import Literal

from pipeline.records import Record


class LinkScores(Record):
    """How sure it is, from 0 to 1, that two names are one thing, by the reason for it."""

    same_words: float
    defined: float
    defined_elsewhere: float
    initials: float
    part_of_person: float
    part_of_person_other_type: float
    only_person: float
    former_name: float
    person_initials: float
    other_type: float
    short_name: float
    legal_form: float
    city: float
    same_part: float
    alias: float


class ReferenceConfidence(Record):
    """The factors, from 0 to 1, of a fact's confidence, by the way in which its subject and its value are referred to. `highest` bounds the
    result."""

    by_name: float
    by_reference: float
    by_topic: float
    highest: float


class GenderWeights(Record):
    """How much each kind of evidence says about whether a person is a man or a woman, as logarithms of odds; `deciding` is how much
    is enough, `certain` how much allows no doubt."""

    described: float
    name: float
    single_name: float
    pronoun: float
    deciding: float
    certain: float


class SalienceWeights(Record):
    """How much speaks for a person as the one that a pronoun means, and how far the first must be ahead of the second."""

    subject: float
    object: float
    oblique: float
    other: float
    parallel: float
    here: float
    continued: float
    topic: float
    known: float
    ahead: float
    ahead_in_sentence: float

    def of_role(self, role: Literal["subject", "object", "oblique", "other"]) -> float:
        """The weight of a role in a clause."""
        return {"subject": self.subject, "object": self.object, "oblique": self.oblique, "other": self.other}[role]


class ResolveWords(Record):
    """Words are in lower case; the comments in `resolve.toml` say what each list is for."""

    articles: frozenset[str]
    recalling: frozenset[str]
    of_any_organisation: frozenset[str]
    indefinite: frozenset[str]
    introducing: frozenset[str]
    postmodifying: frozenset[str]
    person_titles: frozenset[str]
    number_words: frozenset[str]
    identifying: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    first_person: frozenset[str]
    continuing: frozenset[str]
    husbands: frozenset[str]
    wives: frozenset[str]
    family_names_first: frozenset[str]
    anticipating: frozenset[str]
    called_she: frozenset[str]
    launching: frozenset[str]
    mutual: frozenset[str]
    groups: frozenset[str]
    legal_forms: dict[str, str]
    numerals: dict[str, int]
    final_numerals: dict[str, int]
    scores: LinkScores
    gender: GenderWeights
    salience: SalienceWeights
    confidence: ReferenceConfidence
