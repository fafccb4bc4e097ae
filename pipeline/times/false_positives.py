"""What looks like a time and is none: quantities, numbers of things, names, verbs."""

import re

from pipeline.times.rules import word_after, word_before
from pipeline.times.words import DASH
from pipeline.values.dates import MONTHS

# Before a month that stands alone.
_MONTH_CUES = frozenset(
    "in by since until till of during from to between before after early late mid next last this every each "
    "throughout through for and or through the around about ending ended starting beginning following previous "
    "that till come per both either on".split()
)
# Months that are names or other words too.
_AMBIGUOUS_MONTHS = frozenset("may march mar jan dec jun june april august sept".split())
# Cues that say little of "May" and "March", and cues that names follow as well.
_WEAK_CUES = frozenset("and or the of to for both either about around".split())
_NAME_CUES = frozenset("by of to for and from between on before after".split())
_DETERMINERS = frozenset("a the this that its their his her our another".split())
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(MONTHS)})(?: \d{{1,2}})?(?:,? \d{{4}})? (?:and|or|to) $")


_NOUN_BEHIND = re.compile(r" (?P<word>[A-Za-z]{4,})(?<!ed)(?<!ly)\b")
_NO_NOUNS = frozenset(
    "this that these those their with when where while which whom whose from into onto upon over under than then were have "
    "will would could might must shall should does after before until since during through about some each both because "
    "although though came brought began went became took gave fell rose made left broke passed stood seemed seems shows".split()
)


def before_noun(text: str, end: int) -> bool:
    """Whether a word stands directly behind that is, as far as a list of what else there is can tell, a noun."""
    found = _NOUN_BEHIND.match(text, end)
    return found is not None and found["word"].lower() not in _NO_NOUNS


def is_month(word: str, text: str, start: int, end: int) -> bool:
    """Whether a month's name that stands without day and year is the month and no verb, name or short form of another
    word."""
    word = word.rstrip(".").lower()
    before, after = word_before(text, start), word_after(text, end)
    previous = before.lower()
    if len(word) == 3 and word != "may" and text[end - 1] != ".":
        return False
    if word not in _AMBIGUOUS_MONTHS:
        return True
    if previous in _DETERMINERS and after.islower() and before_noun(text, end):
        return True  # "the May elections", "a March operation"
    if previous not in _MONTH_CUES:
        # "June Larsen", "Mrs May", "May I …": only what is rarely anything else, with no name beside it.
        return word not in {"may", "march", "mar"} and not before[:1].isupper() and not after[:1].isupper()
    if word in {"may", "march"} and previous in _WEAK_CUES:
        if previous == "of":
            return not after[:1].isupper()
        return bool(_MONTH_BEFORE.search(text[max(0, start - 40) : start]))
    # "By June Larsen", but "in June Parliament …".
    return not (previous in _NAME_CUES and after[:1].isupper() and word != "august" and not after.isupper())


# What a year follows.
_YEAR_CUES = frozenset(
    "in since until till before after by from during of between through throughout early mid late year years "
    "circa ca c about around for and or autumn spring summer winter fall christmas easter the its their his her "
    "our this that".split()
)
# Labels of fields that hold a date.
_DATED_FIELD = re.compile(
    r"\b(?:born|built|completed|created|date|died|dissolved|established|formation|formed|foundation|founded|inception"
    r"|independence|opened|published|released|since|year)\s*(?:[:–—-]|\t)\s*$",
    re.IGNORECASE,
)
# What a number follows that is no year, though it may look like one.
NUMBERED = frozenset(
    "no nos number numbers resolution article articles section sections page pages pp p flight chapter room route "
    "highway version v order regulation directive decree code line model class phase step figure fig table item "
    "unit channel paragraph tel phone fax ext zip area box isbn id than only at nearly "
    "almost some over under least most another these those all every each exactly just roughly approximately "
    "additional extra more fewer other iso din sae type lot".split()
)
MEASURED = frozenset(
    "people men women children troops soldiers percent per million billion thousand hundred dozen km kilometres "
    "kilometers m metres meters feet ft miles mi mph kg g tons tonnes t pounds dollars euros yen francs marks "
    "rubles roubles hours minutes seconds days weeks months years km2 ha hectares acres square cubic inches rpm "
    "hp kw mw volts mhz ghz mm cm c f seats copies degrees rupees casualties members".split()
)
# What a word behind a year is that ends in s but is no plural noun.
_NO_PLURALS = frozenset(
    "was is has as this its his us does thus his towards besides perhaps always sometimes afterwards across "
    "versus vs".split()
)
_SUMS = frozenset(
    "population total height length width weight sum altitude distance depth capacity elevation average price "
    "cost crew army force group number maximum minimum range speed power output fine salary attendance".split()
)
_COUNTING = frozenset(
    "has have had with for are were to include includes including employs employed killed about up totalled reached".split()
)
_MODIFIED = frozenset("the its their his her our a an this that".split())


_AND_MORE = re.compile(r" (?:and|to|or) \d[\d,.]* (?P<what>[a-z]\w*)", re.IGNORECASE)


def is_year(text: str, start: int, end: int, year: int, *, of_range: bool = False) -> bool:
    """Whether a four-digit number is a year and no quantity, number of something or title. Two of
    them as a range need less."""
    before, after = word_before(text, start), word_after(text, end)
    previous, following = before.lower().rstrip("."), after.lower()
    opening, closing = text[max(0, start - 1) : start], text[end : end + 1]
    if previous == "than" and re.search(r"\b(?:later|earlier) than $", text[max(0, start - 14) : start]):
        return True
    if following in MEASURED and not (before in {"In", "Since", "Until", "By", "During"} and year % 100):
        return False
    if previous in NUMBERED or closing in {"%", "°"} or (closing == DASH and following in {"year", "day"}):
        return False
    if re.search(r"\d[\d\s()-]{4,}$", text[max(0, start - 16) : start]):
        # The end of a telephone number, or of another row of figures.
        return False
    if opening in {"“", '"', "‘"} and closing in {"”", '"', "’"}:
        return False
    if (
        closing
        and closing in "-–"
        and re.match(
            r"(?:metre|meter|mile|foot|member|strong|year|man|seat|page|ton|acre|km|pound|bed)", text[end + 1 : end + 8]
        )
    ):
        return False
    if previous == "of" and re.search(rf"\b(?:{'|'.join(_SUMS)}) of $", text[max(0, start - 20) : start]):
        return False
    if (behind := _AND_MORE.match(text, end)) and behind["what"].lower() in MEASURED:
        return False  # "between 1200 and 1400 kg"
    short = of_range and text[start:end][-3:-2] in "-–/"  # "2021-25" counts nothing
    plural = (
        not short
        and after.islower()
        and len(after) > 2
        and after.endswith("s")
        and not after.endswith(("ss", "us", "is"))
        and following not in _NO_PLURALS
    )
    if plural:
        return (
            (previous == "of" and year % 100 != 0)
            or previous in _MODIFIED | {"in", "since", "until"}
            or before.endswith(("'s", "’s"))
        )
    if previous == "to":
        return 1900 <= year <= 2100 and bool(
            re.search(
                r"(?:\d{3,4}|prior|back|up|dat(?:es?|ed|ing)|subsequent|due|[A-Z][a-z]{2,8}) to $",
                text[max(0, start - 16) : start],
            )
        )
    if previous in _YEAR_CUES:
        return of_range or not (
            year % 100 == 0
            and previous in {"of", "by", "for", "about", "around", "from", "and", "or", "the"}
            and after.islower()
            and following not in _YEAR_CUES | {"to", "on", "at", "with", "was", "is", "were"}
        )
    if of_range or opening == "(" or closing == ")" or _DATED_FIELD.search(text, max(0, start - 30), start):
        return True
    return 1900 <= year <= 2100 and previous not in _COUNTING
