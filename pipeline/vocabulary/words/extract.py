"""The word lists that only `pipeline/extract/` uses, from `extract.toml`."""

from pipeline.records import Record


class ExtractWords(Record):
    """Words are in lower case, and verbs are lemmas. `extract.toml` says what each list is for, with an example."""

    excluding: frozenset[str]
    excluding_now: frozenset[str]
    back_references: frozenset[str]
    exceptions: tuple[str, ...]
    list_openers: frozenset[str]
    members: frozenset[str]

    not_dating: frozenset[str]
    of_ranges: frozenset[str]
    open_ended: frozenset[str]
    open_started: frozenset[str]
    starts: frozenset[str]
    ends: frozenset[str]

    accomplished: tuple[str, ...]
    recognition: tuple[str, ...]

    irregular_plurals: frozenset[str]
    incomplete_lists: tuple[str, ...]
    name_suffixes: frozenset[str]
    having: frozenset[str]

    light_verbs: frozenset[str]
    of_membership: frozenset[str]
    copulas: frozenset[str]
    scores: frozenset[str]
    dating: frozenset[str]

    undescriptive: frozenset[str]
    relatives: frozenset[str]
    linking: frozenset[str]
    having_value: frozenset[str]
    bounding: frozenset[str]
    occurring: frozenset[str]
    receiving: frozenset[str]
    casualty_scopes: frozenset[str]
    people: frozenset[str]
    narrowing: frozenset[str]
    rates: dict[str, str]
    terms: frozenset[str]
    ending_phrases: frozenset[str]
    joining: frozenset[str]
    actions: frozenset[str]
    naming: frozenset[str]
    sheets: frozenset[str]
    affecting: frozenset[str]
    parts_of_day: frozenset[str]
    event_nouns: frozenset[str]
    linking_forms: tuple[str, ...]
    first_person: frozenset[str]
