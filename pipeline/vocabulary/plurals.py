"""The singular and the plural of a noun by their spelling."""

import tomllib
from importlib import resources

_IRREGULAR: dict[str, str] = tomllib.loads(
    resources.files("pipeline.vocabulary").joinpath("words", "plurals.toml").read_text(encoding="utf-8")
)


def plural(noun: str) -> str:
    """The regular plural of a noun in lower case: "parties", "churches", "tracks"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def singular(word: str) -> str:
    """A noun in lower case without the ending of the plural; the word itself if its spelling shows no plural."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
