"""Patterns from the phrases of a word list."""

import functools
import re
from collections.abc import Sequence


@functools.cache
def any_of(phrases: Sequence[str]) -> str:
    """The source of a pattern for any of these phrases as whole words, in the order given."""
    return rf"\b(?:{'|'.join(map(re.escape, phrases))})\b"
