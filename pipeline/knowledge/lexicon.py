"""The closed classes of words that annotation and resolution go by, from the data files in `lexicon/`."""

import functools
import tomllib
from importlib import resources
from typing import Any, Literal

from pipeline.records import Record


class Nominalisation(Record):
    """A noun that says the same as `verb`; `of` is the role of what follows "of" after it."""

    verb: str
    of: Literal["subject", "object"]


class Lexicon(Record):
    """All word lists. Lemmas in lower case; see the comments in the data files for what each is for.

    `types` maps a common noun to the type of what it names; of those for events `bodies` name organisations too, and of those for
    organisations `sited` stand in one place; `synonyms` and `spellings` map each word or phrase to the one that stands for its group.
    `kinds` maps a common noun to the type of what is said to be one, `recalling` the nouns with which a text comes back to it ("the
    band") where none of `types` does, `alike` each of those to the one that stands for its group ("trio" to "band"). `companions` maps
    a verb and the place beside it (``subject``, ``object``, or a preposition) to the type of what stands there; `hints` do so for names
    that nothing else tells the type of. `endings` maps the last word of a name to its type, `affiliated` holds nouns for people before
    which an organisation stands, `titles` the first words of names of people, `feminine` and `masculine` what only a woman and only a man
    is called, `either` what people and organisations can be.
    `creative`, `ranking` and `honours` tell titles of works.
    """

    types: dict[str, str]
    bodies: frozenset[str]
    sited: frozenset[str]
    capitalised: frozenset[str]
    synonyms: dict[str, str]
    spellings: dict[str, str]
    indistinct: frozenset[str]
    general: frozenset[str]
    silent: frozenset[str]
    distinct: frozenset[str]
    nominalisations: dict[str, Nominalisation]
    kinds: dict[str, str]
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
    reporting: frozenset[str]
    conditions: frozenset[str]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("pipeline.knowledge").joinpath("lexicon", name).read_text(encoding="utf-8"))


def _by_word(groups: list[list[str]]) -> dict[str, str]:
    return {word: group[0] for group in groups for word in group}


def _by_slot(kinds: dict[str, dict[str, list[str]]]) -> dict[tuple[str, str], str]:
    return {(verb, slot): kind for kind, slots in kinds.items() for slot, verbs in slots.items() for verb in verbs}


@functools.cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the program. Raises `pydantic.ValidationError` where a data file is wrong."""
    names = _table("names.toml")
    types = _table("types.toml")
    kinds = _table("kinds.toml")
    known = {noun for nouns in types["types"].values() for noun in nouns}
    return Lexicon(
        types={noun: kind for kind, nouns in types["types"].items() for noun in nouns},
        kinds={noun: kind for kind, nouns in kinds["nouns"].items() for noun in nouns},
        recalling={
            noun.split()[-1]: kind
            for kind, nouns in kinds["nouns"].items()
            for noun in nouns
            if noun.split()[-1] not in known
        },
        alike=_by_word(kinds["alike"]["nouns"]),
        companions=_by_slot(kinds["verbs"]),
        hints=_by_slot(kinds["hints"]),
        **kinds["people"],
        endings={word: kind for kind, words in kinds["endings"].items() for word in words},
        **kinds["works"],
        bodies=types["bodies"]["nouns"],
        sited=types["sited"]["nouns"],
        capitalised=types["capitalised"]["nouns"],
        synonyms=_by_word(names.pop("synonyms")),
        spellings=_by_word(names.pop("spellings")),
        nominalisations=_table("nominalisations.toml")["verbs"],
        **names,
        **_table("status.toml"),
    )
