"""Letters and mails: the line that addresses their reader."""

import re

from pipeline.extract.reading import Reading
from pipeline.records import Span

HEAD_OF_LETTER = 12  # blocks


def salutation(reading: Reading) -> Span | None:
    """The line of a letter or a mail that addresses its reader ("Dear Ms Berg,"); None if a document has none near its beginning."""
    words = reading.words
    openings = "|".join(w[0].upper() + re.escape(w[1:]) for w in (*words.greetings, *words.other_greetings))
    form = re.compile(rf"(?:{openings})\b[^.!?\n]{{0,60}}?(?=[,:!]|\s*$|\s*\n)", re.MULTILINE)
    for block in reading.annotation.blocks[:HEAD_OF_LETTER]:
        found = form.match(reading.text, *block.body)
        if found is not None:
            return found.span()
    return None
