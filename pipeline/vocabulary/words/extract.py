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
    kinds_of_members: frozenset[str]

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

    silent_verbs: frozenset[str]
    light_verbs: frozenset[str]
    of_membership: frozenset[str]
    copulas: frozenset[str]
    no_nouns: frozenset[str]
    fronting: frozenset[str]
    sourcing: frozenset[str]
    citing: tuple[str, ...]
    current: tuple[str, ...]
    growing: tuple[str, ...]
    perfect: tuple[str, ...]
    measuring: frozenset[str]
    of_some_time: frozenset[str]
    scores: frozenset[str]
    dating: frozenset[str]

    undescriptive: frozenset[str]
    relatives: frozenset[str]
    linking: frozenset[str]
    having_value: frozenset[str]
    changing: frozenset[str]
    organs: frozenset[str]
    naming_adjectives: frozenset[str]
    parties: frozenset[str]
    numbered: frozenset[str]
    having_things: frozenset[str]
    after_events: frozenset[str]
    degrees: frozenset[str]
    partitives: frozenset[str]
    wider_areas: frozenset[str]
    bounding: frozenset[str]
    occurring: frozenset[str]
    receiving: frozenset[str]
    casualty_scopes: frozenset[str]
    people: frozenset[str]
    narrowing: frozenset[str]
    terms: frozenset[str]
    ending_phrases: frozenset[str]
    joining: frozenset[str]
    actions: frozenset[str]
    naming: frozenset[str]
    sheets: frozenset[str]
    affecting: frozenset[str]
    parts_of_day: frozenset[str]
    linking_forms: tuple[str, ...]
    first_person: frozenset[str]

    aged: tuple[str, ...]
    at_death: tuple[str, ...]
    in_life: tuple[str, ...]
    beginning: frozenset[str]
    ending: frozenset[str]
    lasting: frozenset[str]
    taking: frozenset[str]

    instead: tuple[str, ...]
    disowning: tuple[str, ...]
    correct: tuple[str, ...]
    should: tuple[str, ...]
    misprinted: tuple[str, ...]
    replaced: tuple[str, ...]

    conditions: tuple[str, ...]
    bodies: tuple[str, ...]
    governing: frozenset[str]
    exclusive: frozenset[str]

    function_words: frozenset[str]
    counting_nouns: frozenset[str]
    undistinctive: frozenset[str]
    ranking_verbs: frozenset[str]
    assigning: frozenset[str]
    placing: frozenset[str]
    peaking: frozenset[str]
    ranking_adjectives: dict[str, int]
    raising: frozenset[str]
    ranking_nouns: frozenset[str]

    @property
    def courses(self) -> frozenset[str]:
        """The verbs whose subject takes time."""
        return self.beginning | self.ending | self.lasting | self.taking
