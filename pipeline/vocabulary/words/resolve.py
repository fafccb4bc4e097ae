"""The word lists and scores that only `pipeline/resolve/` uses, from `resolve.toml`."""

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
    legal_forms: dict[str, str]
    numerals: dict[str, int]
    final_numerals: dict[str, int]
    scores: LinkScores
    confidence: ReferenceConfidence
