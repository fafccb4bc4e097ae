"""Times: every time expression of a text, with its TIMEX3 value and its EDTF. Usable on its own."""

from pipeline.times.finding import TimeExpression, find_times

__all__ = ["TimeExpression", "find_times"]
