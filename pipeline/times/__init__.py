"""Times: the time expressions of a text, with TIMEX3 values and EDTF. No model is needed."""

from pipeline.times.finder import TimeExpression, find_times

__all__ = ["TimeExpression", "find_times"]
