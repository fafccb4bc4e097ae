"""The word lists that only `pipeline/clauses/` uses, from `clauses.toml`."""

from pipeline.records import Record


class ClauseWords(Record):
    """Words are lemmas in lower case unless the comment in the data file says otherwise.

    `participles` maps a verb to the types of what its participle describes.
    """

    place_prepositions: frozenset[str]
    companion_prepositions: frozenset[str]
    possessive_prepositions: frozenset[str]
    affiliating_prepositions: frozenset[str]
    board_prepositions: frozenset[str]
    framing_prepositions: frozenset[str]
    gerund_prepositions: frozenset[str]

    singling_out: frozenset[str]
    later: frozenset[str]
    commemorating: frozenset[str]
    ending: frozenset[str]

    naming: frozenset[str]
    example_openers: frozenset[str]
    coordinators: frozenset[str]
    pointing: frozenset[str]
    excepting: frozenset[str]
    exceptions: frozenset[str]
    universal: frozenset[str]
    distributing: frozenset[str]
    prefixes: frozenset[str]

    leading: frozenset[str]
    boards: frozenset[str]
    children: frozenset[str]
    kin: frozenset[str]

    appointing: frozenset[str]
    serving: frozenset[str]
    succeeding: frozenset[str]
    making: frozenset[str]

    located: frozenset[str]
    parts: frozenset[str]
    writing: frozenset[str]
    participles: dict[str, tuple[str, ...]]

    aims: frozenset[str]
    purposes: frozenset[str]
    outside_aims: frozenset[str]
    intentions: frozenset[str]
    resulting: frozenset[str]

    born: frozenset[str]
    died: frozenset[str]
    birth_name: frozenset[str]
    lifespan_fillers: frozenset[str]
