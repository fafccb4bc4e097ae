"""Times: the time expressions of a block as mentions."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan
from pipeline.times import TimeExpression

# The types of the model after which a feast or a day is not part of a longer name.
_NO_LONGER_NAME = {"CARDINAL", "DATE", "EVENT", "MONEY", "NORP", "ORDINAL", "PERCENT", "QUANTITY", "TIME"}


def find_time_mentions(doc: Doc, times: Iterable[TimeExpression]) -> list[MentionSpan]:
    """The time expressions of a block, given with offsets into it; both ends of a range with a dash are one mention."""
    found = (_time(doc, time) for time in _with_ranges(doc.text, times))
    return [f for f in found if f is not None and not _is_part_of_name(doc, f)]


def _with_ranges(text: str, times: Iterable[TimeExpression]) -> Iterator[tuple[TimeExpression, ...]]:
    """The expressions one by one, but both ends of a range together if there is no word between them, because the parser sees a range with
    a dash as one phrase and often as one token."""
    held: TimeExpression | None = None
    for time in times:
        if held is None:
            held = time
        elif held.timex.interval == time.timex.interval is not None and not any(
            c.isalnum() for c in text[held.end : time.start]
        ):
            yield held, time
            held = None
        else:
            yield (held,)
            held = time
    if held:
        yield (held,)


def _time(doc: Doc, times: tuple[TimeExpression, ...]) -> MentionSpan | None:
    span = doc.char_span(times[0].start, times[-1].end, alignment_mode="expand")
    return MentionSpan(span.start, span.end - 1, span.root.i, times[0].timex.type, "time", times) if span else None


def _is_part_of_name(doc: Doc, time: MentionSpan) -> bool:
    """Whether the name of a day or a feast belongs to a longer name: "Friday Harbor"."""
    following = doc[time.last + 1] if time.last + 1 < len(doc) else None
    return (
        following is not None
        and following.ent_iob_ == "I"
        and doc[time.last].ent_iob_ in {"B", "I"}
        and following.ent_type_ not in _NO_LONGER_NAME
        and not time.is_numbered(doc)
    )
