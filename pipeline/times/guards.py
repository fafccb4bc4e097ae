"""Guards against what looks like a time but is not: quantities, numbers of things, names and verbs."""

import re

from pipeline.times.patterns import alternatives
from pipeline.times.surroundings import word_after, word_before
from pipeline.vocabulary.words.times import TimeWords

_NOUN = re.compile(r" (?P<word>[A-Za-z]{4,})(?<!ed)(?<!ly)\b")
_COUNTED_NEXT = re.compile(r" (?:and|to|or) \d[\d,.]* (?P<what>[a-z]\w*)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_OPEN_QUOTE = re.compile(r"(?:[\"“‘`]|'')$")
_CLOSE_QUOTE = re.compile(r"[.,]?[\"”’']")
# "This Week With Anna Berg"
_TITLE_GOES_ON = re.compile(r" (?:[A-Z][a-z]+ )+[A-Z]")
_FIGURES_BEFORE = re.compile(r"\d[\d\s()-]{4,}$")
_OWNED = re.compile(r"['’]s ")
_AS_LATE = re.compile(r"\b(?:late|early|recently) as $")
_COMPARED = re.compile(r"\b(?:later|earlier) than $")


_PROPER_MARKS = (
    "ad",
    "bc",
    "bce",
    "ce",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "b",
    "c",
    "d",
    "q",
    "h",
    "fy",
    "the",
    "th",
    "st",
    "nd",
    "rd",
    "s",
)


class Guards:
    """Decide whether what looks like a month or a year, standing alone, really is one."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        months = alternatives(words.months)
        self._proper = {
            *(name.lower() for name in (*words.months, *words.month_abbreviations, *words.weekday_abbreviations, *words.zones)),
            *words.weekdays, *words.seasons, *_PROPER_MARKS,
        }  # fmt: skip
        self._month_before = re.compile(rf"\b{months}(?: \d{{1,2}})?(?:,? \d{{4}})? (?:and|or|to) $")
        self._dated_field = re.compile(rf"\b{alternatives(words.dated_fields)}\s*(?:[:–—-]|\t)\s*$", re.IGNORECASE)
        self._measured_compound = re.compile(alternatives(words.measured_compounds))
        self._sum_of = re.compile(rf"\b{alternatives(words.sums)} of $")
        self._amount = re.compile(rf"(?:\d|%|\b{alternatives(words.amounts)})[^\S\n]$")
        self._to_year = re.compile(rf"(?:\d{{3,4}}|{alternatives(words.before_to_year)}|[A-Z][a-z]{{2,8}}) (?i:to) $")

    def is_noun(self, text: str, end: int) -> bool:
        """Whether a noun follows directly, judging by a list of words that are not nouns."""
        found = _NOUN.match(text, end)
        return found is not None and found["word"].lower() not in self._words.no_nouns

    def is_described(self, text: str, start: int, end: int) -> bool:
        """Whether a time stands between an article and a noun that it describes: "a June agreement"."""
        return word_before(text, start).lower() in {"a", "an", "the"} and self.is_noun(text, end)

    def is_title(self, text: str, start: int, end: int) -> bool:
        """Whether words that are not names of times are written like a title: "the programme “60 Minutes”", "the film High Noon"."""
        expression = [word for word in _LETTERS.findall(text[start:end]) if len(word) > 1]
        if not expression or not all(word.istitle() and word.lower() not in self._proper for word in expression):
            return False
        if len(text[start:end].split()) > 1 and _OPEN_QUOTE.search(text, max(0, start - 2), start):
            return _CLOSE_QUOTE.match(text, end) is not None or _TITLE_GOES_ON.match(text, end) is not None
        before = word_before(text, start)
        return not before.endswith(".") and (before.istitle() or (before.isupper() and len(before) > 1))

    def is_thing_of_feast(self, text: str, end: int) -> bool:
        """Whether the name of a feast only describes a thing: "a Christmas market"."""
        return word_after(text, end).lower() in self._words.things_of_feasts

    def follows_amount(self, text: str, start: int) -> bool:
        """Whether there is an amount before a position: "15 [a year]", "$3 million [a month]"."""
        return self._amount.search(text[max(0, start - 30) : start]) is not None

    def is_month(self, word: str, text: str, start: int, end: int) -> bool:
        """Whether the name of a month without day and year is the month, and not a verb, a person or a short form of another word."""
        words = self._words
        word = word.rstrip(".").lower()
        before, after = word_before(text, start), word_after(text, end)
        previous = before.lower()
        if len(word) == 3 and word != "may" and text[end - 1] != ".":
            return False
        if word not in words.ambiguous_months:
            return True
        if previous in words.determiners and after.islower() and self.is_noun(text, end):
            return True  # "the May elections", "a March operation"
        if previous not in words.month_cues:
            # Not "June Larsen", "Mrs May" or "May I …".
            return word not in words.verbs_like_months and not before[:1].isupper() and not after[:1].isupper()
        if word in {"may", "march"} and previous in words.weak_month_cues:
            if previous == "of":
                return not after[:1].isupper()
            return bool(self._month_before.search(text[max(0, start - 40) : start]))
        # "In June Parliament …", but not "by June Larsen".
        return not (previous in words.name_cues and after[:1].isupper() and word != "august" and not after.isupper())

    def is_year(self, text: str, start: int, end: int, year: int, *, in_range: bool = False) -> bool:
        """Whether a number of four digits is a year, and not a quantity, the number of a thing or a title. The years of a range
        (`in_range`) need less evidence than one that stands alone."""
        words = self._words
        before, after = word_before(text, start), word_after(text, end)
        previous, following = before.lower().rstrip("."), after.lower()
        if previous in {"post-", "pre-"}:
            return True  # "post-1945 politics"
        if _OWNED.match(text, end) or (previous == "as" and _AS_LATE.search(text[max(0, start - 10) : start])):
            return year >= 1000  # "1985's record", "as late as 1781"
        if previous == "than" and _COMPARED.search(text[max(0, start - 14) : start]):
            return True
        if following in words.measured and not (before in words.year_openers and year % 100):
            return False
        if following == "index" and before[:1].isupper() and previous not in words.before_year_of_plural:
            return False  # "the Norda 2000 Index"
        if previous in words.numbered or self._is_quantity(text, start, end, previous):
            return False
        short = in_range and text[start:end][-3:-2] in "-–/"  # "2021-25" does not count anything
        if not short and self.is_plural(after):
            return (
                (previous == "of" and year % 100 != 0)
                or previous in words.before_year_of_plural
                or before.endswith(("'s", "’s"))
            )
        if previous in words.year_abbreviations and (before.endswith(".") or before.isupper() or len(before) > 2):
            return True
        if previous == "to":
            return 1000 <= year <= 2100 and bool(self._to_year.search(text[max(0, start - 16) : start]))
        if previous in words.year_cues:
            return in_range or not (
                year % 100 == 0
                and previous in words.weak_year_cues
                and after.islower()
                and following not in words.year_cues | words.after_round_years
            )
        opening, closing = text[max(0, start - 1) : start], text[end : end + 1]
        if in_range or opening == "(" or closing == ")" or self._dated_field.search(text, max(0, start - 30), start):
            return True
        return 1900 <= year <= 2100 and previous not in words.counting

    def _is_quantity(self, text: str, start: int, end: int, previous: str) -> bool:
        """Whether a number is a quantity, or part of another number or of a title."""
        opening, closing = text[max(0, start - 1) : start], text[end : end + 1]
        if closing in {"%", "°"} or (opening in {"“", '"', "‘"} and closing in {"”", '"', "’"}):
            return True
        if _FIGURES_BEFORE.search(text[max(0, start - 16) : start]):
            return True  # the end of a telephone number, or of a row of figures
        if closing in {"-", "–"} and self._measured_compound.match(text[end + 1 : end + 8]):
            return True  # "a 2000-metre race"
        if previous == "of" and self._sum_of.search(text[max(0, start - 20) : start]):
            return True
        counted = _COUNTED_NEXT.match(text, end)
        return bool(counted and counted["what"].lower() in self._words.measured)  # "between 1200 and 1400 kg"

    def is_plural(self, word: str) -> bool:
        """Whether a word is a noun in the plural, judging by its end."""
        return (
            word.islower()
            and len(word) > 2
            and word.endswith("s")
            and not word.endswith(("ss", "us", "is"))
            and word not in self._words.no_plurals
        )
