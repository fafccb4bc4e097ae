"""From mentions in tokens to the records that later stages read."""

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan
from pipeline.records import Document, Mention
from pipeline.vocabulary.lexicon import Lexicon


def as_records(mention: MentionSpan, doc: Doc, document: Document, offset: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The records of a mention: one, or two for both ends of a range.

    `offset` is where the body of the parsed block `doc` begins in the text of the document.
    """
    text = document.text
    head = doc[mention.head]
    for time in mention.times:
        start, end = offset + time.start, offset + time.end
        inside = max(start, offset + head.idx), min(end, offset + head.idx + len(head.text))
        yield Mention(
            document=document.id,
            start=start,
            end=end,
            text=text[start:end],
            type=time.timex.type,
            kind="time",
            head=inside if inside[0] < inside[1] else (start, end),
            timex=time.timex,
        )
    if mention.times:
        return
    last = doc[mention.last]
    start, end = offset + doc[mention.first].idx, offset + last.idx + len(last.text)
    yield Mention(
        document=document.id,
        start=start,
        end=end,
        text=text[start:end],
        type=mention.type,
        kind=mention.kind,  # type: ignore[arg-type]
        head=(offset + head.idx, offset + head.idx + len(head.text)),
        plural=head.tag_ in {"NNS", "NNPS"} or head.lower_ in lexicon.mentions.plural_pronouns,
    )
