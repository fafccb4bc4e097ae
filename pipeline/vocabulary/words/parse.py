"""The word lists that only annotation uses to read and correct parses, from `parse.toml`."""

from pipeline.records import Record


class ParseWords(Record):
    """Words are in lower case, codes of currencies in upper case.

    `compounds` maps forms of words with a hyphen, each one token, to their lemmas. `copulas` and `listing` are lemmas of verbs,
    `distributive` holds pronouns that refer back to several things, and `articles` holds articles. `participles` and the words between them
    may follow the noun that says what something is. `ambiguous_currencies` are words as well.
    """

    compounds: dict[str, str]
    copulas: frozenset[str]
    listing: frozenset[str]
    articles: frozenset[str]
    distributive: frozenset[str]
    participles: frozenset[str]
    ambiguous_currencies: frozenset[str]
