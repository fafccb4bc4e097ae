"""The word lists that only `pipeline/mentions/` uses, from `mentions.toml`."""

from pipeline.records import Record


class MentionWords(Record):
    """Words are in lower case, in the form in which they occur in a text, unless the comment in the data file says that they are lemmas."""

    personal_pronouns: frozenset[str]
    thing_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]

    comparing: frozenset[str]
    indefinite: frozenset[str]
    name_prepositions: dict[str, frozenset[str]]
    inner_prepositions: frozenset[str]

    outside_names: frozenset[str]
    generations: frozenset[str]
    epithets: frozenset[str]
    foreign_articles: frozenset[str]
    particles: frozenset[str]
    ending_forms: frozenset[str]
    legal_forms: frozenset[str]
    in_names: frozenset[str]

    in_titles: frozenset[str]
    after_titles: frozenset[str]
    work_letters: frozenset[str]
    titling: frozenset[str]
    terms: frozenset[str]
    listing: frozenset[str]
    sequence: frozenset[str]

    naming: frozenset[str]
    named_by_of: frozenset[str]

    company_forms: frozenset[str]
    introducing: tuple[str, ...]
