"""Look-ups among spans say what looking at each of them would say."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.spans import Spans

SPAN = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda span: (span[0], span[0] + span[1]))


@given(st.lists(SPAN, max_size=8), SPAN)
def test_spans_overlap_and_cover_as_each_of_them_does(spans: list[tuple[int, int]], span: tuple[int, int]) -> None:
    start, end = span
    assert Spans(spans).overlap(span) == any(s < end and start < e for s, e in spans)
    assert Spans(spans).cover(span) == any(s <= start and end <= e for s, e in spans)
