"""The lexicon: word lists and word classes that the stages use, from the data files in `words/`.

Each file is one section. `types.toml`, `entity_types.toml`, `names.toml`, `nominalisations.toml` and `status.toml` hold words
that several stages use. Every other file is named after the one folder or module that uses it.
"""

import tomllib
from importlib import resources
from typing import Any, Literal, TypeVar

from pipeline.records import Record
from pipeline.vocabulary.words.clauses import ClauseWords
from pipeline.vocabulary.words.extract import ExtractWords
from pipeline.vocabulary.words.layout import LayoutWords
from pipeline.vocabulary.words.mentions import MentionWords
from pipeline.vocabulary.words.parse import ParseWords
from pipeline.vocabulary.words.people import PeopleWords
from pipeline.vocabulary.words.reconcile import ReconcileWords
from pipeline.vocabulary.words.resolve import ResolveWords

W = TypeVar("W", bound=Record)


class Nominalisation(Record):
    """A noun with the meaning of `verb`. `of` is the role of the argument after "of"."""

    verb: str
    of: Literal["subject", "object"]


class Lexicon(Record):
    """All word lists. Words are lemmas in lower case; comments in the data files say what each list is for, with examples.

    Types: `name_types` maps the head noun of a name to the type of what it names ("treaty" to TREATY). `bodies` are its nouns for events
    that also name organisations, `sited` its nouns for institutions in one place, and `capitalised` nouns that count only when capitalised.
    `noun_types` maps a noun to the type of what it describes ("painter" to PERSON). `recalling` holds its nouns that refer back to such a
    thing ("the band") and are not in `name_types`; `alike` maps each to the first of its group ("trio" to "band"). `companions` maps a verb
    and one of its slots (``subject``, ``object`` or a preposition) to the type of what fills the slot; `hints` does the same, but only for
    names without another sign of their type. `endings` maps the last word of a name to its type.

    People: `affiliated` are nouns for people that follow the name of an organisation, `titles` the first words of people's names,
    `feminine` and `masculine` the words for women only and for men only, `either` the words for both people and organisations.
    Works: `creative`, `ranking` and `honours` help to find titles of works.

    Names: `synonyms` and `spellings` map each word or phrase to the first of its group; `indistinct`, `general`, `silent` and `distinct`
    say which words distinguish names; `governmental` nouns are for bodies that every country has; `vessel_prefixes` and `vessel_letters`
    stand before names of ships, the latter in a text with `vessel_words`. Status: the remaining lists of words say how a clause is meant
    (planned, hedged, negated, reported).

    Each other field holds the lists of the one folder that it is named after.
    """

    name_types: dict[str, str]
    bodies: frozenset[str]
    sited: frozenset[str]
    capitalised: frozenset[str]
    synonyms: dict[str, str]
    spellings: dict[str, str]
    indistinct: frozenset[str]
    general: frozenset[str]
    silent: frozenset[str]
    distinct: frozenset[str]
    governmental: frozenset[str]
    vessel_prefixes: frozenset[str]
    vessel_letters: frozenset[str]
    vessel_words: frozenset[str]
    nominalisations: dict[str, Nominalisation]
    noun_types: dict[str, str]
    recalling: dict[str, str]
    alike: dict[str, str]
    companions: dict[tuple[str, str], str]
    hints: dict[tuple[str, str], str]
    endings: dict[str, str]
    affiliated: frozenset[str]
    titles: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    either: frozenset[str]
    creative: frozenset[str]
    ranking: frozenset[str]
    honours: frozenset[str]
    planning: frozenset[str]
    planned_modals: frozenset[str]
    hedged_modals: frozenset[str]
    hedges: frozenset[str]
    denying: frozenset[str]
    negators: frozenset[str]
    negative_determiners: frozenset[str]
    negative_pronouns: frozenset[str]
    reporting: frozenset[str]
    conditions: frozenset[str]

    layout: LayoutWords
    parse: ParseWords
    mentions: MentionWords
    clauses: ClauseWords
    extract: ExtractWords
    resolve: ResolveWords
    people: PeopleWords
    reconcile: ReconcileWords


def load_lexicon() -> Lexicon:
    """The lexicon that ships with the program. Raises `pydantic.ValidationError` if a data file is wrong."""
    names = _table("names")
    types = _table("types")
    entity_types = _table("entity_types")
    headed = {noun for nouns in types["types"].values() for noun in nouns}
    return Lexicon(
        name_types={noun: type_ for type_, nouns in types["types"].items() for noun in nouns},
        noun_types={noun: type_ for type_, nouns in entity_types["nouns"].items() for noun in nouns},
        recalling={
            noun.split()[-1]: type_
            for type_, nouns in entity_types["nouns"].items()
            for noun in nouns
            if noun.split()[-1] not in headed
        },
        alike=_by_word(entity_types["alike"]["nouns"]),
        companions=_by_slot(entity_types["verbs"]),
        hints=_by_slot(entity_types["hints"]),
        **entity_types["people"],
        endings={word: type_ for type_, words in entity_types["endings"].items() for word in words},
        **entity_types["works"],
        bodies=types["bodies"]["nouns"],
        sited=types["sited"]["nouns"],
        capitalised=types["capitalised"]["nouns"],
        synonyms=_by_word(names.pop("synonyms")),
        spellings=_by_word(names.pop("spellings")),
        nominalisations=_table("nominalisations")["verbs"],
        **names,
        **_table("status"),
        layout=_section("layout", LayoutWords),
        parse=_section("parse", ParseWords),
        mentions=_section("mentions", MentionWords),
        clauses=_section("clauses", ClauseWords),
        extract=_section("extract", ExtractWords),
        resolve=_section("resolve", ResolveWords),
        people=_section("people", PeopleWords),
        reconcile=_section("reconcile", ReconcileWords),
    )


def _section(name: str, words: type[W]) -> W:
    return words(**_table(name))


def _table(name: str) -> dict[str, Any]:
    file = resources.files("pipeline.vocabulary").joinpath("words", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _by_word(groups: list[list[str]]) -> dict[str, str]:
    return {word: group[0] for group in groups for word in group}


def _by_slot(types: dict[str, dict[str, list[str]]]) -> dict[tuple[str, str], str]:
    return {(verb, slot): type_ for type_, slots in types.items() for slot, verbs in slots.items() for verb in verbs}
