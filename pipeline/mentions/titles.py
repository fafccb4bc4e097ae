"""Titles of works: in quotation marks, or written large where the words around tell that a work is meant.

Models know few titles, and cut them into names of persons and places. What tells one is read from the surface: the noun
before it ("the novel …"), what it is said to be ("… is a 1950 film"), the year behind it ("… (1950)") or before it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import SAID, described_type, noun_type
from pipeline.records import Document, Span
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import country_code, is_capital

WORK = "WORK_OF_ART"
_LONGEST = 12
_ENDING = "ora"
_LONGEST_PUBLISHER = 6
_LONGEST_BRACKET = 20
_SMALL_WORD = 4
_YEAR = len("1950")
_SHORTEST_LIFE = 15
# Small words inside a title, as English and its neighbours write them.
_INNER = {
    "&", "'s", "a", "an", "and", "at", "by", "d'", "da", "das", "de", "del", "den", "der", "des", "di", "die", "do", "du", "e",
    "el", "et", "for", "from", "in", "into", "is", "l'", "la", "las", "le", "les", "los", "my", "not", "of", "on", "or", "so", "than",
    "that", "the", "to", "und", "van", "von", "with", "y", "-", "–",
}  # fmt: skip
# Behind these a name that the model knows is no part of the title before it: "the film Velmora in Oslo".
_LEADING = {"at", "by", "for", "from", "in", "on", "to", "with", "and"}
_FOLLOWING = {"follow", "precede", "succeed"}
_LETTERS = {"EP", "LP"}
_NAMING = {"called", "entitled", "named", "titled"}
_TERMS = {"call", "dub", "expression", "label", "motto", "name", "nickname", "phrase", "slogan", "term", "word"}
_EXAMPLES = {"are", "as", "include", "included", "includes", "including", "like", "were", ":"}
_IN_BRACKETS = re.compile(r"(?P<title>.+?)\s+\((?P<what>[^()]+)\)\s*")
_SAYING = re.compile(rf"\"?(?:\s?\([^()]*\))*(?:,(?:(?!\bwh)[^.;:]){{1,160}}?)?\s{SAID}")
_ARTICLE = re.compile(r"^(?:The|A|An)\s+")
_NO_TITLE = {"PERSON", "GPE", "NORP"}


def find_titles(
    doc: Doc, times: Sequence[MentionSpan], lexicon: Lexicon, known: Iterable[str] = ()
) -> Iterator[MentionSpan]:
    """The titles of a block, in no order; no two overlap. `times` are its times, `known` the titles that its document has told
    before, without article. What is told to be a title in one place is one wherever it stands."""
    known = list(known)
    found = list(_Titles(doc, times, lexicon, known).find())
    told = dict.fromkeys([*known, *(doc[f.first : f.last + 1].text for f in found if is_told(doc, f, lexicon))])
    return _apart([*found, *_occurring(doc, told)])


def bracket_before(doc: Doc, year: MentionSpan) -> int:
    """Where the bracket opens that a year stands in, first or behind a publisher or another title: "(1950)", "(Lund Press, 1950)",
    "(Den stilla hamnen, 1950)"; 0 for none."""
    i = year.first - 1
    if i > 0 and doc[i].text == ",":
        i -= 1
        first = i
        while i > 0 and first - i < _LONGEST_PUBLISHER and (doc[i].is_alpha or doc[i].text == "&"):
            i -= 1
        if not doc[i + 1].text[0].isupper():
            return 0
    return i if i > 0 and doc[i].text == "(" else 0


def is_told(doc: Doc, title: MentionSpan, lexicon: Lexicon) -> bool:
    """Whether a title is surely one: its sentence speaks of works. Quotation marks alone set other things apart too."""
    return speaks_of_works(doc[title.head].sent, lexicon)


def is_torn(doc: Doc, title: MentionSpan) -> bool:
    """Whether a parser has read the words of a title as words of the sentence: not as one phrase, or as one with a verb."""
    words = doc[title.first : title.last + 1]
    if len(words) == 1:
        return False
    root = words.root
    outside = [t for t in words if t.i != root.i and not title.first <= t.head.i <= title.last]
    inside = (c for t in words if t.i != root.i for c in t.children)
    return (
        bool(outside) or root.pos_ not in {"NOUN", "PROPN"} or any(not title.first <= c.i <= title.last for c in inside)
    )


def as_words(text: str, titles: Iterable[Span]) -> str:
    """A text of the same length in which each of these titles, as offsets, is one word that reads as a name: its letters, with an
    ending that parsers take for that of a proper noun. Very short ones stay."""
    for start, end in titles:
        if end - start <= len(_ENDING):
            continue
        letters = "".join(c for c in text[start:end] if c.isalpha()).capitalize().ljust(end - start, "o")
        text = text[:start] + (letters + _ENDING)[: end - start - len(_ENDING)] + _ENDING + text[end:]
    return text


def title_of_work(document: Document, lexicon: Lexicon) -> str | None:
    """The title of the work that a document is about, where its own title says so in brackets ("Velmora (2013 film)"), or its text
    begins with that title and says so ("Velmora, also known as …, is a 2013 film")."""
    named = _IN_BRACKETS.fullmatch(document.title or "")
    if named:
        is_work = lexicon.noun_types.get(named["what"].lower().split()[-1]) == WORK
        return _ARTICLE.sub("", named["title"]) if is_work else None
    title = (document.title or "").strip()
    opening = document.text.lstrip().removeprefix('"')
    said = _SAYING.match(opening, len(title)) if title and opening.startswith(title) else None
    is_work = said is not None and described_type(said["what"], lexicon) == WORK
    return _ARTICLE.sub("", title) if is_work else None


def _occurring(doc: Doc, titles: Iterable[str]) -> Iterator[MentionSpan]:
    text = doc.text
    for title in titles:
        for place in re.finditer(rf"(?<!\w){re.escape(title)}(?!\w)", text):
            span = doc.char_span(*place.span())
            if span is not None and (len(span) > 1 or span[0].pos_ == "PROPN"):
                yield MentionSpan(span.start, span.end - 1, span.root.i, WORK, "name")


def speaks_of_works(sentence: Iterable[Token], lexicon: Lexicon) -> bool:
    """Whether some word of a sentence tells that it speaks of works."""
    return any(
        lexicon.noun_types.get(t.lemma_.lower()) == WORK or t.lemma_.lower() in lexicon.creative for t in sentence
    )


def _apart(titles: Iterable[MentionSpan]) -> Iterator[MentionSpan]:
    covered: set[int] = set()
    for title in sorted(set(titles), key=lambda f: (f.first - f.last, f.first)):
        if not covered & set(range(title.first, title.last + 1)):
            covered |= set(range(title.first, title.last + 1))
            yield title


def _is_year(time: MentionSpan) -> bool:
    """Whether a time is a year, or several too few for a life."""
    years = [t.timex.edtf or "" for t in time.times]
    return all(len(y) == _YEAR and y.isdigit() for y in years) and int(years[-1]) - int(years[0]) < _SHORTEST_LIFE


class _Titles:
    def __init__(self, doc: Doc, times: Sequence[MentionSpan], lexicon: Lexicon, known: Sequence[str]) -> None:
        self._doc = doc
        self._known = known
        self._lexicon = lexicon
        self._years = [t for t in times if _is_year(t)]
        self._timed = {i for t in times if t.is_numbered(doc) for i in range(t.first, t.last + 1)}

    def find(self) -> Iterator[MentionSpan]:
        found = list(self._without_years())
        yield from found
        said = [self._doc[f.first : f.last + 1].text for f in found if is_told(self._doc, f, self._lexicon)]
        places = {f.first for f in _occurring(self._doc, [*self._known, *said])} if self._years else set()
        for sentence in self._doc.sents:
            years = [y for y in self._years if sentence.start <= y.first < sentence.end]
            told = any(sentence.start <= i < sentence.end for i in places)
            if years and (told or speaks_of_works(sentence, self._lexicon)):
                yield from self._dated(years, told)

    def _without_years(self) -> Iterator[MentionSpan]:
        yield from self._quoted()
        for token in self._doc:
            small = token.pos_ == "NOUN" and token.is_lower
            if noun_type(token, self._lexicon.noun_types) == WORK and (small or token.text in _LETTERS):
                yield from self._named_by(token)
                yield from self._said_to_be(token)

    # What tells a title

    def _quoted(self) -> Iterator[MentionSpan]:
        """In quotation marks, written large: "The Silent Harbour". Not a nickname amid a name, nor a word that somebody only
        sets apart."""
        doc = self._doc
        quotes = [t.i for t in doc if t.text == '"']
        for opening, closing in zip(quotes[::2], quotes[1::2], strict=False):
            inside = doc[opening + 1 : closing]
            while len(inside) and inside[-1].text in {",", "."}:
                inside = inside[:-1]
            words = [t for t in inside if t.is_alpha]
            if not words or len(inside) > _LONGEST or inside[0].is_lower or inside[-1].is_lower:
                continue
            before, after = doc[max(opening - 1, 0)], doc[min(closing + 1, len(doc) - 1)]
            noun = (
                doc[opening - 2] if before.lower_ == "of" and opening > 1 else before
            )  # 'a recording of "Blue Harbour"'
            work = self._lexicon.noun_types.get(noun.lemma_.lower()) == WORK
            named = work or any(t.ent_type_ for t in inside)
            if not work and (before.lemma_.lower() in _TERMS or self._is_of_another_kind(inside.start, inside.end - 1)):
                continue  # 'the term "Lund League"'
            if (
                (len(words) > 1 or named)
                and all(t.is_title or t.is_upper for t in words if len(t) > _SMALL_WORD)
                and not (before.pos_ == after.pos_ == "PROPN" and before.i < opening and after.i > closing)
            ):
                yield self._title(inside.start, inside.end - 1)

    def _named_by(self, noun: Token) -> Iterator[MentionSpan]:
        """Behind what it is: "the film Velmora", "their debut album, Unknown Harbours, in", "films such as Velmora and Lund"."""
        doc, first = self._doc, noun.i + 1
        if noun.tag_ == "NNS":
            examples = next((t.i for t in doc[noun.i : noun.i + 8] if t.lower_ in _EXAMPLES), None)
            yield from self._several(first if self._is_large(first) else examples + 1 if examples else first)
            return
        if first < len(doc) and doc[first].lower_ in _NAMING:
            first += 1
        parted = first < len(doc) and doc[first].text == ","
        last = self._run(first + parted)
        if last is None or not self._may_be(first + parted, last):
            return
        behind = doc[last + 1] if last + 1 < len(doc) else None
        closed = behind is None or behind.text in {",", ".", ";", "("} or behind.pos_ in {"ADP", "CCONJ", "SCONJ"}
        if not parted or (closed and self._is_certain(noun)):
            yield self._title(first + parted, last)

    def _several(self, first: int) -> Iterator[MentionSpan]:
        """Several titles with commas and "and" between them, with their years in brackets or without."""
        doc = self._doc
        while first < len(doc) and (last := self._run(first, {"and"})) is not None:
            dated = any(bracket_before(doc, y) == last + 1 for y in self._years)
            if not (dated or self._may_be(first, last)):
                return
            yield self._title(first, last)
            first = last + 1
            if first < len(doc) and doc[first].text == "(":
                first = next((t.i + 1 for t in doc[first : first + _LONGEST_BRACKET] if t.text == ")"), len(doc))
            start = first
            while first < len(doc) and doc[first].lower_ in {",", "and"}:
                first += 1
            if first == start:
                return

    def _is_certain(self, noun: Token) -> bool:
        """Whether a noun with a comma behind it speaks of one certain work: "his third film, …", "a 1950 film, …"."""
        before = list(self._doc[noun.left_edge.i : noun.i])
        dated = any(noun.left_edge.i <= y.first < noun.i for y in self._years)
        return dated or any(
            t.dep_ == "poss" or t.tag_ in {"JJS", "PRP$"} or t.lower_ in self._lexicon.ranking for t in before
        )

    def _said_to_be(self, noun: Token) -> Iterator[MentionSpan]:
        """At the start of a sentence that says what it is: "The Silent Harbour is a 1950 film"."""
        verb = noun.head
        if noun.dep_ != "attr" or verb.lemma_ not in self._lexicon.parse.copulas or verb.lower_ not in {"is", "was"}:
            return
        first, last = verb.sent.start, verb.i - 1
        bracket = next((t.i for t in self._doc[first:last] if t.text == "("), None)
        last = bracket - 1 if bracket else last
        if first < last - 1 and self._doc[first].text == self._doc[last].text == '"':
            first, last = first + 1, last - 1
        words = [t for t in self._doc[first : last + 1] if t.is_alpha]
        if not 0 < len(words) <= _LONGEST or any(
            t.text in {",", '"'} or t.i in self._timed for t in self._doc[first:last]
        ):
            return
        large = all(t.is_title or t.is_upper or t.lower_ in _INNER for t in words)
        bare = len(words) == 1 and words[0].pos_ == "DET"
        if (
            large
            and not bare
            and self._is_large(first)
            and not words[-1].is_lower
            and words[0].pos_ != "PRON"
            and self._may_be(first, last)
        ):
            yield self._title(first, last)

    def _dated(self, years: Sequence[MentionSpan], told: bool) -> Iterator[MentionSpan]:
        """Before its year in brackets, or behind its year: "Velmora (1950)", "Lund's 1950 Velmora", "1950's Velmora". Several with
        years in brackets are titles even if the model takes all for persons where a title known before is `told` beside them."""
        doc = self._doc
        bracketed = []
        for year in years:
            opening = bracket_before(doc, year)
            if opening > 0 and doc[min(year.last + 1, len(doc) - 1)].text in {")", ",", ";"}:
                first = self._run_before(opening - 1)
                if first is not None and not self._is_place_of_work(first):
                    bracketed.append((first, opening - 1))
            first = year.last + 1
            owned = year.first > 0 and (doc[year.first - 1].tag_ in {"POS", "PRP$"})
            if first < len(doc) and doc[first].text == "'s":
                owned, first = True, first + 1
            last = self._run(first)
            if owned and last is not None and self._may_be(first, last):
                yield self._title(first, last)
        unlike = [(a, b) for a, b in bracketed if self._may_be(a, b)]
        listed = 2 * len(unlike) >= len(bracketed) or (
            told and len(bracketed) > 1 and not self._is_agent(bracketed[0][0])
        )
        for first, last in bracketed if listed else unlike:
            if not self._is_of_another_kind(first, last):
                yield self._title(first, last)

    def _is_agent(self, first: int) -> bool:
        """Whether what starts at `first` is who did something: "praised by Berg (1950)", but not "followed by Velmora (1950)"."""
        before = self._doc[first - 1] if first > 0 else None
        return before is not None and before.lower_ == "by" and before.head.lemma_ not in _FOLLOWING

    # Where a title starts and ends

    def _is_large(self, i: int) -> bool:
        return i < len(self._doc) and i not in self._timed and self._doc[i].text[0].isupper()

    def _run(self, first: int, without: frozenset[str] | set[str] = frozenset()) -> int | None:
        """The last token of the words written large from `first` on, with the small ones among them."""
        if not self._is_large(first) or self._doc[first].is_quote:
            return None
        last = i = first
        while i + 1 < len(self._doc) and i + 1 - first < _LONGEST:
            i += 1
            token = self._doc[i]
            if token.is_sent_start:
                break
            if self._is_large(i) or (token.is_digit and i not in self._timed and i == last + 1):
                last = i
            elif (
                token.lower_ not in _INNER - without
                or i - last > 2
                or (token.lower_ in _LEADING and self._is_known_at(i + 1))
            ):
                break
        return last

    def _is_known_at(self, i: int) -> bool:
        """Whether the model sees a name start here, perhaps behind an article."""
        following = self._doc[i : i + 2]
        return any(
            t.ent_iob_ == "B" and t.ent_type_ not in {"", WORK}
            for t in following[: 1 + (following[0].pos_ == "DET")]
            if len(following)
        )

    def _run_before(self, last: int) -> int | None:
        """The first token of the words written large up to `last`."""
        if not self._is_large(last) and not self._doc[last].is_digit:
            return None
        first = i = last
        start = self._doc[last].sent.start
        while i > start and last - i < _LONGEST:
            i -= 1
            token = self._doc[i]
            if self._is_large(i) and not (
                token.is_sent_start and token.pos_ in {"ADP", "SCONJ", "CCONJ", "ADV", "PRON"}
            ):
                first = i
            elif token.lower_ not in _INNER or first - i > 2 or (token.tag_ == "POS" and self._is_owner(i - 1)):
                break
        return first if self._is_large(first) else None

    def _is_owner(self, i: int) -> bool:
        """Whether whose work it is stands at `i`: the model knows the name, and a name with brackets behind has no other owner."""
        return self._doc[i].ent_type_ in {*_NO_TITLE, "ORG"} or not self._is_large(i)

    # What is none

    def _may_be(self, first: int, last: int) -> bool:
        """Whether nothing says that the words name a person, a place or a people."""
        words = self._doc[first : last + 1]
        whole = {t.ent_type_ for t in words if t.is_alpha}
        name = words.text
        return (
            not (len(whole) == 1 and whole <= _NO_TITLE)
            and not country_code(name)
            and not is_capital(name)
            and not self._is_of_another_kind(first, last)
        )

    def _is_place_of_work(self, first: int) -> bool:
        """Whether what starts at `first` is where somebody worked or studied: "at Lund (1950)", "the universities of Lund (1950)"."""
        before = self._doc[first - 1] if first > 0 else None
        governor = before.head.lemma_.lower() if before is not None and before.lower_ == "of" else ""
        return before is not None and (before.lower_ == "at" or governor in self._lexicon.name_types)

    def _is_of_another_kind(self, first: int, last: int) -> bool:
        """Whether a word tells that something else is named: "Lund Convention", "Director"."""
        start, end = self._doc[first].lower_, self._doc[last].lower_
        known = (
            start in self._lexicon.name_types
            or end in self._lexicon.name_types
            or bool({start, end} & self._lexicon.honours)
        )
        place = self._doc[last].ent_type_ == "GPE" or country_code(self._doc[last].text)
        office = self._lexicon.noun_types.get(start) == "PERSON" and bool(place)
        return known or office or self._lexicon.noun_types.get(end) in {"PERSON", "ORG"}

    def _title(self, first: int, last: int) -> MentionSpan:
        """The title without its article, as other names stand without theirs."""
        if last > first and self._doc[first].lower_ in {"the", "a", "an"}:
            first += 1
        return MentionSpan(first, last, self._doc[first : last + 1].root.i, WORK, "name")
