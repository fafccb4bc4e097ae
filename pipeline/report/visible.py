"""Makes invisible characters visible."""

import re
import unicodedata

_SPACES = re.compile("[\r\v\f\x1c-\x1f\x85\u2028\u2029]")
_INVISIBLE = {"Cc", "Cf", "Cs"}  # control, format (such as changes of the writing direction), half of a surrogate pair
_HARMLESS = {
    "\n",
    "\t",
    "\u00ad",
    "\u200c",
    "\u200d",
}  # the last three: soft hyphen, and joiners that many scripts need


def visible(text: str) -> str:
    """Replaces each invisible character that could mislead a reader or a program by its code, such as ``[U+202E]``.

    Line ends other than ``\\n`` become spaces. The result can always be encoded as UTF-8.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in _SPACES.sub(" ", text))


def _shown(char: str) -> str:
    hidden = unicodedata.category(char) in _INVISIBLE and char not in _HARMLESS
    return f"[U+{ord(char):04X}]" if hidden else char
