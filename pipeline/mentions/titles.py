"""Titles of works: in quotation marks, or capitalised if the words around them refer to a work.

The model knows few titles and cuts them into names of people and places. So they are found by the words around them: the noun before a
title ("the novel …"), the noun that describes it ("… is a 1950 film"), or the year after ("… (1950)") or before it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from pipeline.mentions.known_titles import WORK, occurrences
from pipeline.mentions.span import MentionSpan, name_of
from pipeline.parse.syntax import noun_type
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import country_code, is_capital

__all__ = ["WORK", "bracket_before", "find_titles", "is_told", "speaks_of_works"]

_LONGEST = 12
_LONGEST_PUBLISHER = 6
_LONGEST_BRACKET = 20
_LOWER_CASE_WORD = 4
_YEAR = len("1950")
_SHORTEST_LIFE = 15
_NO_TITLE = {"PERSON", "GPE", "NORP"}


def find_titles(
    doc: Doc, text: str, times: Sequence[MentionSpan], lexicon: Lexicon, known: Sequence[str] = ()
) -> list[MentionSpan]:
    """The titles of a block; no two overlap. `text` is that of `doc`, `times` are its times, `known` the titles in it that are known from
    elsewhere in its document, without article. A title that the block shows in one place is a title everywhere in the block."""
    found = list(_TitleFinder(doc, text, times, lexicon, known).find())
    told = dict.fromkeys([*known, *(doc[f.first : f.last + 1].text for f in found if is_told(doc, f, lexicon))])
    return list(_longest([*found, *occurrences(doc, text, told)]))


def bracket_before(doc: Doc, year: MentionSpan) -> int:
    """The index of the bracket that opens before a year; 0 if none does. The year comes first in the bracket, or follows a publisher
    or another title: "(1950)", "(Lund Press, 1950)", "(Den stilla hamnen, 1950)"."""
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
    """Whether a title is certain: its sentence mentions works. Quotation marks alone can also set off other words."""
    return speaks_of_works(doc[title.head].sent, lexicon)


def speaks_of_works(sentence: Iterable[Token], lexicon: Lexicon) -> bool:
    """Whether some word in a sentence shows that it is about works."""
    return any(
        lexicon.noun_types.get(t.lemma_.lower()) == WORK or t.lemma_.lower() in lexicon.creative for t in sentence
    )


def _longest(titles: Iterable[MentionSpan]) -> Iterator[MentionSpan]:
    """The longest of those that overlap."""
    covered: set[int] = set()
    for title in sorted(set(titles), key=lambda f: (f.first - f.last, f.first)):
        if covered.isdisjoint(title.tokens):
            covered.update(title.tokens)
            yield title


def _is_year(time: MentionSpan) -> bool:
    """Whether a time is a year, or a range of years too short to be a life."""
    years = [t.timex.edtf or "" for t in time.times]
    return all(len(y) == _YEAR and y.isdigit() for y in years) and int(years[-1]) - int(years[0]) < _SHORTEST_LIFE


class _TitleFinder:
    def __init__(
        self, doc: Doc, text: str, times: Sequence[MentionSpan], lexicon: Lexicon, known: Sequence[str]
    ) -> None:
        self._doc = doc
        self._text = text
        self._known = known
        self._lexicon = lexicon
        self._words = lexicon.mentions
        self._years = [t for t in times if _is_year(t)]
        self._timed = {i for t in times if t.is_numbered(doc) for i in t.tokens}

    def find(self) -> Iterator[MentionSpan]:
        found = list(self._without_years())
        yield from found
        if not self._years:
            return
        told = [self._doc[f.first : f.last + 1].text for f in found if is_told(self._doc, f, self._lexicon)]
        places = {f.first for f in occurrences(self._doc, self._text, [*self._known, *told])}
        for sentence in self._doc.sents:
            years = [y for y in self._years if sentence.start <= y.first < sentence.end]
            holds_title = any(sentence.start <= i < sentence.end for i in places)
            if years and (holds_title or speaks_of_works(sentence, self._lexicon)):
                yield from self._dated(years, holds_title)

    def _without_years(self) -> Iterator[MentionSpan]:
        yield from self._quoted()
        for token in self._doc:
            common = token.pos_ == "NOUN" and token.is_lower
            letters = token.is_upper and token.lower_ in self._words.work_letters  # "his first LP"
            if (common or letters) and noun_type(token, self._lexicon.noun_types) == WORK:
                yield from self._after_noun(token)
                yield from self._said_to_be(token)

    # What shows that words are a title

    def _quoted(self) -> Iterator[MentionSpan]:
        """Capitalised in quotation marks: "The Silent Harbour". It is neither a nickname within a name nor a word that is merely quoted."""
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
            of = before.lower_ == "of" and opening > 1  # 'a recording of "Blue Harbour"'
            work = self._lexicon.noun_types.get((doc[opening - 2] if of else before).lemma_.lower()) == WORK
            named = work or any(t.ent_type_ for t in inside)
            term = before.lemma_.lower() in self._words.terms  # 'the term "Lund League"'
            if not work and (term or self._is_of_another_kind(inside.start, inside.end - 1)):
                continue
            if (
                (len(words) > 1 or named)
                and all(t.is_title or t.is_upper for t in words if len(t) > _LOWER_CASE_WORD)
                and not (before.pos_ == after.pos_ == "PROPN" and before.i < opening and after.i > closing)
            ):
                yield self._title(inside.start, inside.end - 1)

    def _after_noun(self, noun: Token) -> Iterator[MentionSpan]:
        """After the noun for a work: "the film Velmora", "their debut album, Unknown Harbours, in", "films such as Velmora and Lund"."""
        doc, first = self._doc, noun.i + 1
        if noun.tag_ == "NNS":
            examples = next((t.i for t in doc[noun.i : noun.i + 8] if t.lower_ in self._words.listing), None)
            yield from self._several(first if self._is_capitalised(first) else examples + 1 if examples else first)
            return
        if first < len(doc) and doc[first].lower_ in self._words.titling:
            first += 1
        parted = first < len(doc) and doc[first].text == ","
        last = self._run(first + parted)
        if last is None or not self._may_be(first + parted, last):
            return
        following = doc[last + 1] if last + 1 < len(doc) else None
        closed = (
            following is None or following.text in {",", ".", ";", "("} or following.pos_ in {"ADP", "CCONJ", "SCONJ"}
        )
        if not parted or (closed and self._is_certain(noun)):
            yield self._title(first + parted, last)

    def _several(self, first: int) -> Iterator[MentionSpan]:
        """Several titles with commas and "and" between them, with or without years in brackets."""
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
        """Whether a noun before a comma refers to one particular work: "his third film, …", "a 1950 film, …"."""
        before = list(self._doc[noun.left_edge.i : noun.i])
        dated = any(noun.left_edge.i <= y.first < noun.i for y in self._years)
        return dated or any(
            t.dep_ == "poss" or t.tag_ in {"JJS", "PRP$"} or t.lower_ in self._lexicon.ranking for t in before
        )

    def _said_to_be(self, noun: Token) -> Iterator[MentionSpan]:
        """At the start of a sentence that says what the work is: "The Silent Harbour is a 1950 film"."""
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
        capitalised = all(t.is_title or t.is_upper or t.lower_ in self._words.in_titles for t in words)
        bare = len(words) == 1 and words[0].pos_ == "DET"
        if (
            capitalised
            and not bare
            and self._is_capitalised(first)
            and not words[-1].is_lower
            and words[0].pos_ != "PRON"
            and self._may_be(first, last)
        ):
            yield self._title(first, last)

    def _dated(self, years: Sequence[MentionSpan], holds_title: bool) -> Iterator[MentionSpan]:
        """Before its year in brackets, or after its year: "Velmora (1950)", "Lund's 1950 Velmora", "1950's Velmora".

        If the model takes the words before most of the years for people, they are titles only if there are several and the sentence
        contains another title that is certain (`holds_title`).
        """
        doc = self._doc
        bracketed = []
        for year in years:
            opening = bracket_before(doc, year)
            if opening > 0 and doc[min(year.last + 1, len(doc) - 1)].text in {")", ",", ";"}:
                first = self._run_before(opening - 1)
                if first is not None and not self._is_place_of_work(first):
                    bracketed.append((first, opening - 1))
            first = year.last + 1
            possessed = year.first > 0 and doc[year.first - 1].tag_ in {"POS", "PRP$"}
            if first < len(doc) and doc[first].text == "'s":
                possessed, first = True, first + 1
            last = self._run(first)
            if possessed and last is not None and self._may_be(first, last):
                yield self._title(first, last)
        unlike = [(a, b) for a, b in bracketed if self._may_be(a, b)]
        listed = 2 * len(unlike) >= len(bracketed) or (
            holds_title and len(bracketed) > 1 and not self._is_agent(bracketed[0][0])
        )
        for first, last in bracketed if listed else unlike:
            if not self._is_of_another_kind(first, last):
                yield self._title(first, last)

    def _is_agent(self, first: int) -> bool:
        """Whether the words from `first` on name the person who did something: "praised by Berg (1950)", not "followed by Velmora
        (1950)"."""
        before = self._doc[first - 1] if first > 0 else None
        return before is not None and before.lower_ == "by" and before.head.lemma_ not in self._words.sequence

    # Where a title starts and ends

    def _is_capitalised(self, i: int) -> bool:
        return i < len(self._doc) and i not in self._timed and self._doc[i].text[0].isupper()

    def _run(self, first: int, without: Collection[str] = ()) -> int | None:
        """The last of the capitalised words from `first` on, with small words between them except those in `without`; None if the
        first word is not capitalised."""
        if not self._is_capitalised(first) or self._doc[first].is_quote:
            return None
        last = i = first
        while i + 1 < len(self._doc) and i + 1 - first < _LONGEST:
            i += 1
            token = self._doc[i]
            if token.is_sent_start:
                break
            if self._is_capitalised(i) or (token.is_digit and i not in self._timed and i == last + 1):
                last = i
            elif (
                token.lower_ not in self._words.in_titles
                or token.lower_ in without
                or i - last > 2
                or (token.lower_ in self._words.after_titles and self._is_known_at(i + 1))
            ):
                break
        return last

    def _is_known_at(self, i: int) -> bool:
        """Whether the model sees a name begin here, perhaps after an article."""
        following = list(self._doc[i : i + 2])
        article = any(t.pos_ == "DET" for t in following[:1])
        return any(t.ent_iob_ == "B" and t.ent_type_ not in {"", WORK} for t in following[: 1 + article])

    def _run_before(self, last: int) -> int | None:
        """The first of the capitalised words up to `last`, with small words between them; None if the last is not capitalised."""
        if not self._is_capitalised(last) and not self._doc[last].is_digit:
            return None
        first = i = last
        start = self._doc[last].sent.start
        while i > start and last - i < _LONGEST:
            i -= 1
            token = self._doc[i]
            opens_sentence = token.is_sent_start and token.pos_ in {"ADP", "SCONJ", "CCONJ", "ADV", "PRON"}
            if self._is_capitalised(i) and not opens_sentence:
                first = i
            elif (
                token.lower_ not in self._words.in_titles
                or first - i > 2
                or (token.tag_ == "POS" and self._is_possessor(i - 1))
            ):
                break
        return first if self._is_capitalised(first) else None

    def _is_possessor(self, i: int) -> bool:
        """Whether the word before "'s" names the maker and is not part of the title: the model knows the name."""
        return i < 0 or self._doc[i].ent_type_ in {*_NO_TITLE, "ORG"} or not self._is_capitalised(i)

    # What is not a title

    def _may_be(self, first: int, last: int) -> bool:
        """Whether nothing suggests that the words name a person, a place or a people."""
        words = self._doc[first : last + 1]
        types = {t.ent_type_ for t in words if t.is_alpha}
        name = words.text
        return (
            not (len(types) == 1 and types <= _NO_TITLE)
            and not country_code(name)
            and not is_capital(name)
            and not self._is_of_another_kind(first, last)
        )

    def _is_place_of_work(self, first: int) -> bool:
        """Whether the words from `first` on name the place where somebody worked or studied: "at Lund (1950)", "the universities of Lund
        (1950)"."""
        before = self._doc[first - 1] if first > 0 else None
        governor = before.head.lemma_.lower() if before is not None and before.lower_ == "of" else ""
        return before is not None and (before.lower_ == "at" or governor in self._lexicon.name_types)

    def _is_of_another_kind(self, first: int, last: int) -> bool:
        """Whether the first or the last word shows that something else is named: "Lund Convention", "Director"."""
        start, end = self._doc[first].lower_, self._doc[last].lower_
        known = (
            start in self._lexicon.name_types
            or end in self._lexicon.name_types
            or not self._lexicon.honours.isdisjoint({start, end})
        )
        place = self._doc[last].ent_type_ == "GPE" or country_code(self._doc[last].text)
        office = self._lexicon.noun_types.get(start) == "PERSON" and bool(place)
        return known or office or self._lexicon.noun_types.get(end) in {"PERSON", "ORG"}

    def _title(self, first: int, last: int) -> MentionSpan:
        """The title without its article, like other names."""
        if last > first and self._doc[first].lower_ in {"the", "a", "an"}:
            first += 1
        return name_of(self._doc, first, last, WORK)
