"""Whole names of people, of which the model finds only pieces."""

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.mentions.span import MentionSpan, name_of
from pipeline.parse.syntax import SUBJECTS, is_regnal
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import country_code, is_capital

_LONGEST_PERSON = 5
_MOST_LETTERS = 5
_LONGEST_NICKNAME = 2
_OPENING = {"(", '"', "'", "“", "‘"}
_CLOSING = {")", '"', "'", "”", "’"}
_ARGUMENTS = {*SUBJECTS, "dobj", "pobj", "poss"}


def whole_people(doc: Doc, names: Iterator[MentionSpan], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The names; names of people are completed with what the model cuts off: 'Anna "Nan"' before "Berg", "Berg" after "Anna van" or "Anna",
    the number of a king, "Jr.", the second of two adjacent pieces, "Berg," before "Anna" where a block begins. Letters after a name ("Anna
    Berg, OBE") are left out."""
    held: MentionSpan | None = None
    for name in names:
        if held and (name.last <= held.last or (held.type == "PERSON" and _are_letters_after(doc, held, name))):
            continue
        if name.type == "PERSON":
            name = _with_ends(doc, name, lexicon)
            if (family := _family_before(doc, name)) is not None:
                held = None if held and held.first == family else held
                name = _person(doc, family, name.last)
            adjacent = held and held.type == "PERSON" and held.last + 1 == name.first
            if held and adjacent and name.last - held.first < _LONGEST_PERSON:
                held = name_of(doc, held.first, name.last, "PERSON")
                continue
        if held:
            yield held
        held = name
    if held:
        yield held


def _person(doc: Doc, first: int, last: int) -> MentionSpan:
    """A person's name of which the parser may have made several phrases: its head is the word that is an argument of something else."""
    for token in doc[first : last + 1]:
        if token.dep_ in _ARGUMENTS and not first <= token.head.i <= last:
            return MentionSpan(first, last, token.i, "PERSON", "name")
    return name_of(doc, first, last, "PERSON")


def _family_before(doc: Doc, given: MentionSpan) -> int | None:
    """The token of the family name before a comma and a given name, where a block begins: "Berg, Anna was born"; None if there is none."""
    first = given.first - 2
    if first != 0 or doc[1].text != "," or given.last - given.first >= _LONGEST_PERSON - 2:
        return None
    family, following = doc[0], doc[given.last + 1 : given.last + 2].text
    goes_on = following in {"", "(", "."} or doc[given.last + 1].pos_ in {"AUX", "VERB"}
    is_name = family.pos_ == "PROPN" and family.text[0].isupper() and family.is_alpha and len(family) > 1
    place = country_code(family.text) or is_capital(family.text) or family.ent_type_ in {"GPE", "LOC", "DATE"}
    return 0 if is_name and goes_on and not place else None


def _are_letters_after(doc: Doc, person: MentionSpan, name: MentionSpan) -> bool:
    letters = name.first == name.last and doc[name.first].is_upper and len(doc[name.first]) <= _MOST_LETTERS
    return (
        letters
        and doc[person.last + 1 : name.first].text in {"", ","}
        and doc[name.last + 1 : name.last + 2].text in {",", "("}
    )


def _with_ends(doc: Doc, person: MentionSpan, lexicon: Lexicon) -> MentionSpan:
    first, last = person.first, person.last
    before = doc[max(first - 4, 0) : first]  # Anna " Nan "
    if len(before) == 4 and before[1].text == before[3].text == '"' and before[0].pos_ == "PROPN":
        first -= 4
    if doc[last].lower_ in lexicon.mentions.particles and doc[last + 1 : last + 2].text[:1].isupper():
        last += 1
    if first == last or doc[last].head.i == last + 1:
        last = _end_of_name(doc, last, lexicon)
    last = _after_nickname(doc, first, last, lexicon)
    if last + 1 < len(doc) and is_regnal(doc[last + 1]):
        last += 1
    else:
        last = _end_of_generation(doc, first, last, lexicon)
    return _person(doc, first, last) if (first, last) != (person.first, person.last) else person


def _after_nickname(doc: Doc, first: int, last: int, lexicon: Lexicon) -> int:
    """The end of the family name after a nickname in quotation marks, or after a single given name in brackets: 'William "Bill" Foss',
    "William (Bill) Foss"; `last` if there is none."""
    if doc[last + 1 : last + 2].text not in _OPENING or (doc[last + 1].text == "(" and first != last):
        return last
    for closing in range(last + 3, last + 3 + _LONGEST_NICKNAME):
        if doc[closing : closing + 1].text not in _CLOSING or (doc[closing].text == ")") != (doc[last + 1].text == "("):
            continue
        inside, following = doc[last + 2 : closing], doc[closing + 1 : closing + 2]
        if not all(t.is_title and t.is_alpha for t in inside) or any(
            country_code(t.text) or is_capital(t.text) for t in inside
        ):
            return last
        if len(following) and following[0].pos_ == "PROPN" and following[0].text[0].isupper():
            word = following[0].lower_
            known = word in lexicon.name_types or word in lexicon.noun_types or word in lexicon.endings
            return last if known or following[0].is_sent_start else _end_of_name(doc, closing + 1, lexicon)
    return last


def _end_of_generation(doc: Doc, first: int, last: int, lexicon: Lexicon) -> int:
    """The last token of what tells father and son apart after a name: "Berg Jr.", "Berg, Sr.,", "Berg the Elder"; `last` if there is none.

    What a capitalised word follows may be something else: "Anna Berg, Senior Adviser".
    """
    words = lexicon.mentions
    at = last + 1
    if doc[at : at + 1].text.lower() == "the" and doc[at + 1 : at + 2].text in words.epithets:
        return at + 1
    if first == last:
        return last
    comma = doc[at : at + 1].text == ","
    at += comma
    word = doc[at : at + 1].text.rstrip(".")
    if word.casefold() not in words.generations and not (comma and is_regnal(doc[at]) if at < len(doc) else False):
        return last
    if not word[0].isupper():
        return last
    following = doc[at + 1 : at + 2]
    if len(following) and following[0].text[0].isupper() and not following[0].is_sent_start:
        return last
    full_stop = len(following) and following[0].text == "." and at + 2 < len(doc) and not doc[at + 2].is_sent_start
    return at + 1 if full_stop else at


def _end_of_name(doc: Doc, first: int, lexicon: Lexicon) -> int:
    """The last token of a name of which the model finds only the beginning: "Anna Lindqvist-Berg"."""
    last = first
    for token in doc[first + 1 : first + _LONGEST_PERSON]:
        if token.text == "-" and not token.whitespace_ and not doc[token.i - 1].whitespace_:
            continue
        known = any(
            word in words
            for word in (token.lower_, token.lemma_.lower())
            for words in (lexicon.name_types, lexicon.noun_types, lexicon.endings)
        )
        if token.pos_ != "PROPN" or not token.is_title or token.ent_type_ or token.is_sent_start or known:
            break
        last = token.i
    return last
