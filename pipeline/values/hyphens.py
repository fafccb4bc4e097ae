"""Hyphens at the ends of lines: which are part of a word."""

from collections.abc import Callable

# "Well-known" is written with its hyphen wherever the line ends. Prefixes that hardly ever have one ("provide") are not here.
_PREFIXES = frozenset(
    "all anti co counter cross ex extra half high ill long low mid multi near non off pan post quasi self semi short then ultra under vice "
    "well".split()
)
# "Highest", "wellness": with these, it is one word.
_SUFFIXES = frozenset("age al ed el en er ers est ing ish less ly ment ness ple".split())


def keeps_hyphen(before: str, after: str, is_written: Callable[[str], bool]) -> bool:
    """Whether the hyphen between two halves of a word that a line end parts is one of the word. `is_written` says whether the text has a
    word elsewhere."""
    if before.lower() in _PREFIXES and after not in _SUFFIXES:
        return True
    return is_written(f"{before}-{after}") and not is_written(f"{before}{after}")
