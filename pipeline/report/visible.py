"""Characters that nobody sees, made visible."""

import re
import unicodedata

_SPACES = re.compile("[\r\v\f\x1c-\x1f\x85\u2028\u2029]")
_UNSEEN = {"Cc", "Cf", "Cs"}  # control, format (among them what turns the direction of writing), half of a pair
_HARMLESS = {
    "\n",
    "\t",
    "\u00ad",
    "\u200c",
    "\u200d",
}  # soft hyphen, and the joiners that many scripts are written with


def visible(text: str) -> str:
    """The text with each unseen character that could mislead a reader or a program as its code, ``[U+202E]``.

    Line ends of all kinds but ``\\n`` become a space. What comes out can be encoded as UTF-8, whatever came in.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in _SPACES.sub(" ", text))


def _shown(char: str) -> str:
    hidden = unicodedata.category(char) in _UNSEEN and char not in _HARMLESS
    return f"[U+{ord(char):04X}]" if hidden else char
