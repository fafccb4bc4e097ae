"""Letters and mails: the line that addresses their reader."""

import re

from pipeline.extract.reading import Reading
from pipeline.records import Span

HEAD_OF_LETTER = 12  # blocks
_SALUTATION = re.compile(
    r"(?:Dear|Hi|Hello|To whom it may concern|Ladies and gentlemen)\b[^.!?\n]{0,60}?(?=[,:!]|\s*$|\s*\n)", re.MULTILINE
)


def salutation(reading: Reading) -> Span | None:
    """The line of a letter or a mail that addresses its reader ("Dear Ms Berg,"); None if a document has none near its beginning."""
    for block in reading.annotation.blocks[:HEAD_OF_LETTER]:
        found = _SALUTATION.match(reading.text, *block.body)
        if found is not None:
            return found.span()
    return None
