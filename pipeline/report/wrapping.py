"""Text in lines, for the terminal."""

import textwrap

_WIDTH = 100  # characters of a line


def wrapped(text: str, indent: str = "", following: str | None = None) -> list[str]:
    """The text in lines of up to about 100 characters, with each run of white space as one space. `following` is the indent of the lines
    after the first; None if it is that of the first."""
    return textwrap.wrap(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if following is None else following,
        break_long_words=False,
        break_on_hyphens=False,
    )
