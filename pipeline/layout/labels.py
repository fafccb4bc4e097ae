"""Labels that the vocabulary knows: "Length", "Height (m)", "Revenue 2016"."""

import re

from pipeline.vocabulary.plurals import singular
from pipeline.vocabulary.words.layout import LayoutWords

_ADDED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|\s*\b(?:1[6-9]|20)\d\d\b|,.*$|\s+(?:in|for|at|on|per|as of)\b.*$")
_MOST_WORDS = 4


def is_known_label(label: str, words: LayoutWords) -> bool:
    """Whether the vocabulary knows a label, apart from a unit in brackets, what follows a comma or a preposition, and a year."""
    plain = " ".join(label.casefold().strip(" *:.").split())
    forms = (plain, _ADDED.sub("", plain).strip(" .,"))
    return any(form in words.known_labels or singular(form) in words.known_labels for form in forms if form)
