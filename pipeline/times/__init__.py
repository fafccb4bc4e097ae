"""Times: the time expressions of a text, with TIMEX3 values and EDTF. No model is needed.

`find_times` (`finder`) asks the document for its date (`document`), scans the text for expressions (`scan`), and joins those that
belong together (`neighbours`). The scan tries the rules (`rules`, one file for each kind of expression) with the modifiers before them
(`modifiers`), and keeps in the `context` what later expressions refer to.

To add a form of expression:

1. Add its words to a list in `pipeline/vocabulary/words/times.toml`, or a rule with an example to the file of its kind in `rules`.
2. If a rule of equal length takes its words, list the new rule before that one.
3. If the screen blocks it, add its first word to `leading` and one of its words to `kernels` in `times.toml`.
4. If it can come before a noun, gives a distance or is a full date, set the flags of the rule (`rule.Rule`).
5. If it also matches words that are not a time, check for them in the reader of the rule or in `guards`.

`tests/times/test_grammar.py` fails if an example is not read. docs/times.md has the details.
"""

from pipeline.times.finder import TimeExpression, find_times
from pipeline.times.stamps import find_stamp

__all__ = ["TimeExpression", "find_stamp", "find_times"]
