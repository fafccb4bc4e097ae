"""Mentions in one parsed block: times, names, common noun phrases of known types, pronouns, quantities.

The model's names are taken where nothing better is known. A phrase whose head noun tells its type ("the Charter of …",
"the council of …") is found by its grammar, because models miss most of them, above all when written small.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from pipeline.mentions.span import MentionSpan
from pipeline.parse.syntax import amounts_of_money, is_regnal
from pipeline.records import Mention, Span
from pipeline.times import TimeExpression
from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.places import area_code, country_code, is_capital

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_NUMERIC = {"CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT"}
_TEMPORAL = {"DATE", "TIME"}
_PERSONAL = {"he", "she", "him", "her", "his", "hers", "i", "me", "my", "mine"}
_THING = {"it", "its", "they", "them", "their", "theirs"}
_MODIFIERS = {"amod", "compound", "nmod", "poss", "nummod", "advmod", "punct", "case", "npadvmod", "det"}
_NAME_PREPOSITIONS = {
    "TREATY": {"of", "on", "for", "between", "against", "to", "concerning", "with"},
    "LAW": {"of", "on", "for", "concerning"},
    "DOCUMENT": {"of", "on", "for", "concerning", "against"},
    "ORG": {"of", "for", "on"},
    "EVENT": {"of", "on"},
}


_LONGEST_COUNTRY = 6
_STATE = len("OH")
_LONGEST_PERSON = 5
_MOST_LETTERS = 5
_PARTICLES = {"al", "da", "de", "del", "der", "di", "du", "la", "le", "van", "von"}
_LEGAL_FORM = re.compile(r"(?:inc|l\.?l\.?[cp]|l\.?p|ltd|corp|plc)\.?", re.IGNORECASE)
_ARTICLES = {"das", "der", "die", "el", "la", "las", "le", "les", "los"}
_NO_PART = {"the", "a", "an", "née", "nee", "né"}
_PREMODIFIERS = {"amod", "compound", "nmod"}


def find_mentions(
    doc: Doc,
    times: Iterable[TimeExpression],
    defined: Mapping[str, str],
    lexicon: Lexicon,
    titles: Sequence[MentionSpan] = (),
    long_forms: Sequence[tuple[Span, str]] = (),
) -> list[MentionSpan]:
    """All mentions of a block in text order, outer before inner.

    `times` are the block's time expressions with offsets into the block; `defined` maps each abbreviation that the
    document defines to the type of what it stands for; `titles` are the titles of works in the block; `long_forms` what the
    block says an abbreviation stands for, as offsets into it, with its type. Names may nest ("the Charter of the League" holds
    "the League"); otherwise mentions do not overlap.
    """
    timed = times_in(doc, times)
    taken = {i for t in timed for i in range(t.first, t.last + 1)}
    short = [MentionSpan(t.i, t.i, t.i, defined[t.text], "name") for t in doc if t.text in defined and t.i not in taken]
    entities = list(_entities(doc, taken))
    long = [f for f in _long_forms(doc, long_forms, taken) if not any(_begins_before(e, f) for e in entities)]
    headed = [f for f in _headed(doc, taken, lexicon) if not any(_crosses(f, other) for other in long)]
    known = [*headed, *_recalling(doc, taken, lexicon), *short, *long, *titles]
    known += _countries(doc, taken | {f.first for f in short})
    names = [
        e
        for e in _whole_people(doc, entities, lexicon)
        if not (_is_office(doc, e, lexicon) or _is_known_better(e, known, doc) or _is_plural(e, doc, lexicon))
        and not (e.type == "ORG" and any(_nests(e, other) for other in long))
    ]
    names = _with_states(doc, names)
    amounts = {
        MentionSpan(m.start, m.end - 1, m.root.i, "MONEY", "quantity")
        for m in amounts_of_money(doc, lexicon.parse)
        if taken.isdisjoint(range(m.start, m.end))
    }
    every = {*known, *names, *_pronouns(doc), *_quantities(doc, taken)}
    counted = {i for a in amounts for i in range(a.first, a.last + 1)}
    parts = {f for f in every if f.kind in {"name", "quantity"} and not counted.isdisjoint(range(f.first, f.last + 1))}
    every = every - parts | amounts
    numbered = {t for t in timed if t.is_numbered(doc)}
    outside = {f for f in {*every, *timed} if f in titles or not any(_nests(f, t) for t in titles)}
    return sorted(numbered | outside, key=lambda f: f.place)


def times_in(doc: Doc, times: Iterable[TimeExpression]) -> list[MentionSpan]:
    """The time expressions of a block, with offsets into it, as tokens; both ends of a range with a dash as one."""
    found = (_time(doc, time) for time in _with_ranges(doc, times))
    return [f for f in found if f is not None and not _is_part_of_name(doc, f)]


def _with_states(doc: Doc, names: list[MentionSpan]) -> list[MentionSpan]:
    """The names, and the letters of a state of the United States behind a place as one: "Springfield, OH"; what the model takes
    them for gives way."""
    behind = {n.last + 2 for n in names if n.type in {"GPE", "LOC"} and doc[n.last + 1 : n.last + 2].text == ","}
    states = {
        i: MentionSpan(i, i, i, "GPE", "name")
        for i in behind
        if i < len(doc) and doc[i].is_upper and len(doc[i].text.replace(".", "")) == _STATE and _is_state(doc[i])
    }
    return [n for n in names if n.first not in states] + list(states.values())


def _is_state(token: Token) -> bool:
    return area_code(token.text.replace(".", "")) is not None


def _long_forms(doc: Doc, defined: Iterable[tuple[Span, str]], taken: set[int]) -> Iterator[MentionSpan]:
    """What abbreviations stand for, where that is written as a name is: "Army and Navy Institutes (ANI)"."""
    for (start, end), type_ in defined:
        words = doc.char_span(start, end, alignment_mode="expand")
        if (
            words is not None
            and all(t.text[0].isupper() for t in words if t.is_alpha and t.pos_ not in {"ADP", "CCONJ", "DET"})
            and not any(t.i in taken for t in words)
        ):
            yield MentionSpan(words.start, words.end - 1, words.root.i, type_, "name")


def _begins_before(entity: MentionSpan, long: MentionSpan) -> bool:
    """Whether the model sees a name begin before the letters that an abbreviation spells: "Norwegian Army Forces (ARFOR)"."""
    return entity.type == "ORG" and entity.first < long.first and entity.last == long.last


def _crosses(one: MentionSpan, other: MentionSpan) -> bool:
    """Whether two mentions overlap and neither lies in the other."""
    return one.first <= other.last and other.first <= one.last and not (_nests(one, other) or _nests(other, one))


def _is_known_better(entity: MentionSpan, known: list[MentionSpan], doc: Doc) -> bool:
    """Whether the model's name gives way: same head, crossing or holding a better known one, or a scrap of a longer name."""
    for other in known:
        if other.type == "GPE" and entity.type == "ORG" and _nests(other, entity) and other.head != entity.head:
            continue  # "Norway Line", which holds a country
        if other.head == entity.head or (
            other.first <= entity.last and entity.first <= other.last and not _nests(entity, other)
        ):
            return True
        if other.type == "GPE" and _nests(entity, other):
            return True  # "Tobago" in "Trinidad and Tobago"
        scrap = (
            other.first <= entity.first
            and entity.last < other.head
            and entity.type not in {"GPE", "NORP", "PERSON", "LOC"}
        )
        if scrap and not all(t.is_upper for t in doc[entity.first : entity.last + 1]):
            return True
    return False


def _is_office(doc: Doc, entity: MentionSpan, lexicon: Lexicon) -> bool:
    """Whether a name of the model is only what somebody is ("the Founder", "1st Baronet")."""
    return all(
        lexicon.noun_types.get(t.lower_) == "PERSON" or _ORDINAL.fullmatch(t.text) or t.lower_ in {"&", "and"}
        for t in doc[entity.first : entity.last + 1]
    )


def _is_plural(entity: MentionSpan, doc: Doc, lexicon: Lexicon) -> bool:
    """Whether a name of the model is several things of a known type ("Secretariats"), and so no name."""
    head = doc[entity.head]
    return head.tag_ in {"NNS", "NNPS"} and head.lemma_.lower() in lexicon.name_types


def _nests(inner: MentionSpan, outer: MentionSpan) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def _with_ranges(doc: Doc, times: Iterable[TimeExpression]) -> Iterator[tuple[TimeExpression, ...]]:
    """The expressions one by one, but both ends of a range together if no word stands between them: parsers know a range
    with a dash as one thing, and often as one token."""
    text = doc.text
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
    """Whether the name of a day or a feast stands in a longer name: "Friday Harbor"."""
    behind = doc[time.last + 1] if time.last + 1 < len(doc) else None
    return (
        behind is not None
        and behind.ent_iob_ == "I"
        and doc[time.last].ent_iob_ in {"B", "I"}
        and behind.ent_type_ not in {*_TEMPORAL, *_NUMERIC, "EVENT", "NORP"}
        and not time.is_numbered(doc)
    )


def _entities(doc: Doc, taken: set[int]) -> Iterator[MentionSpan]:
    """The model's named entities, without articles and without what is no name: bullets, times, cut brackets."""
    end = 0
    for entity in doc.ents:
        if entity.label_ in _NUMERIC | _TEMPORAL or any(i in taken for i in range(entity.start, entity.end)):
            continue
        for piece in _whole_pieces(entity):
            article = len(piece) == 1 and piece[0].is_title and piece[0].lower_ in _ARTICLES  # "La", which is no city
            none = article or piece[-1].like_num or piece.text.islower() or piece.start < end
            if any(t.is_alpha for t in piece) and not none:
                known_place = country_code(piece.text) or (
                    is_capital(piece.text) and entity.label_ in {"LOC", "NORP", "ORG", "PERSON"}
                )
                kind = "GPE" if known_place else entity.label_
                yield MentionSpan(piece.start, piece.end - 1, _root(piece).i, kind, "name")
                end = piece.end


def _root(name: Tokens) -> Token:
    """The head of a name: the first of the nouns in it that nothing inside it governs, where parsers tear it."""
    roots = [t for t in name if not name.start <= t.head.i < name.end or t.head.i == t.i]
    nouns = (t for t in roots if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"advmod", "dep", "npadvmod"})
    return next(nouns, name.root)


def _whole_people(doc: Doc, names: list[MentionSpan], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """The names, those of persons with what the model cuts off: 'Anna "Nan"' before "Berg", "Berg" behind "Anna van" or "Anna",
    a number behind a king, one of two pieces side by side."""
    held: MentionSpan | None = None
    for name in names:
        if held and held.type == "PERSON" and _are_letters_behind(doc, held, name):
            continue  # "Anna Berg, OBE"
        if name.type == "PERSON":
            name = _with_ends(doc, name, lexicon)
            if (
                held
                and held.type == "PERSON"
                and held.last + 1 == name.first
                and name.last - held.first < _LONGEST_PERSON
            ):
                held = _spanning(doc, held.first, name.last, "PERSON")
                continue
        if held:
            yield held
        held = name
    if held:
        yield held


def _are_letters_behind(doc: Doc, person: MentionSpan, name: MentionSpan) -> bool:
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
    if doc[last].lower_ in _PARTICLES and doc[last + 1 : last + 2].text[:1].isupper():
        last += 1
    if first == last or doc[last].head.i == last + 1:
        last = _end_of_name(doc, last, lexicon)
    if last + 1 < len(doc) and is_regnal(doc[last + 1]):
        last += 1
    return _spanning(doc, first, last, "PERSON") if (first, last) != (person.first, person.last) else person


def _end_of_name(doc: Doc, first: int, lexicon: Lexicon) -> int:
    """Where a name ends of which the model knows the first words alone: "Anna Lindqvist-Berg"."""
    last = first
    for token in doc[first + 1 : first + _LONGEST_PERSON]:
        known = {token.lower_, token.lemma_.lower()} & {*lexicon.name_types, *lexicon.noun_types, *lexicon.endings}
        joined = token.text == "-" and not token.whitespace_ and not doc[token.i - 1].whitespace_
        if joined:
            continue
        if token.pos_ != "PROPN" or not token.is_title or token.ent_type_ or token.is_sent_start or known:
            break
        last = token.i
    return last


def _spanning(doc: Doc, first: int, last: int, kind: str) -> MentionSpan:
    return MentionSpan(first, last, doc[first : last + 1].root.i, kind, "name")


def _whole_pieces(entity: Tokens) -> Iterator[Tokens]:
    """A name up to an unclosed bracket, without its article, possessive ending and surrounding punctuation."""
    doc = entity.doc
    start, end = entity.start, entity.end
    if entity.label_ != "WORK_OF_ART" and doc[start].is_sent_start and doc[start].pos_ == "ADP":
        start += 1  # "Alongside the Lund Post it …"
    text = entity.text
    if ("(" in text) != (")" in text):
        for i in range(start, end):
            if doc[i].text in {"(", ")"}:
                end = i
                break
    while start < end and (doc[start].lower_ in _NO_PART or doc[start].is_punct or doc[start].is_space):
        start += 1
    if doc[start : start + 2].text.lower() == "non-":
        start += 2  # "non-Norda members"
    while (
        start < end
        and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space)
        and doc[end - 1].text != ")"
    ):
        end -= 1
    while 0 < end < len(doc) - 1 and _goes_on(doc[end - 1], doc[end], doc[end + 1]):  # "TLB-NORDA"
        end += 2
    if entity.label_ == "ORG" and doc[end : end + 1].text == "," and _LEGAL_FORM.fullmatch(doc[end + 1 : end + 2].text):
        end += 2  # "Norda, L.L.C."
    if start < end:
        yield doc[start:end]


def _goes_on(last: Token, hyphen: Token, following: Token) -> bool:
    return (
        hyphen.text == "-"
        and not last.whitespace_
        and not hyphen.whitespace_
        and following.pos_ == "PROPN"
        and following.text[0].isupper()
        and not following.ent_type_
    )


def _countries(doc: Doc, taken: set[int]) -> Iterator[MentionSpan]:
    """Countries and capitals by their names, the longest first: the model overlooks some and splits "Trinidad and Tobago"."""
    first = 0
    while first < len(doc):
        last = _country_from(doc, first, taken)
        if last is not None:
            yield MentionSpan(first, last, doc[first : last + 1].root.i, "GPE", "name")
            first = last
        first += 1


def _country_from(doc: Doc, first: int, taken: set[int]) -> int | None:
    if first in taken or not doc[first].text[0].isupper():
        return None
    for last in range(min(first + _LONGEST_COUNTRY, len(doc)) - 1, first, -1):
        name = " ".join(doc[first : last + 1].text.split())
        if doc[last].text[0].isupper() and (country_code(name) or is_capital(name)):
            return last
    token = doc[first]
    known = token.is_title and (country_code(token.text) or is_capital(token.text))
    longer = (
        first > 0 and doc[first - 1].is_title and doc[first - 1].head == token and doc[first - 1].dep_ in _PREMODIFIERS
    )
    if not known or longer:  # "New Jersey", "Lower Austria"
        return None
    return first if token.pos_ in {"PROPN", "NOUN", "ADJ"} and token.ent_type_ in {"", "GPE"} else None


def _pronouns(doc: Doc) -> Iterator[MentionSpan]:
    for token in doc:
        if token.lower_ in _PERSONAL:
            if token.text != "I" or not is_regnal(token):
                yield MentionSpan(token.i, token.i, token.i, "PERSON", "pronoun")
        elif token.lower_ in _THING and not _expletive(token):
            yield MentionSpan(token.i, token.i, token.i, "THING", "pronoun")


def _expletive(token: Token) -> bool:
    """ "It" that refers to nothing: "it was decided to …", "it is clear that …"."""
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass", "expl"}:
        return False
    return token.dep_ == "expl" or any(
        child.dep_ in {"ccomp", "xcomp", "csubj", "csubjpass"}
        for child in token.head.children
        if child.i > token.head.i
    )


def _quantities(doc: Doc, taken: set[int]) -> Iterator[MentionSpan]:
    for entity in doc.ents:
        if (
            entity.label_ in _NUMERIC
            and not any(i in taken for i in range(entity.start, entity.end))
            and any(t.like_num or t.pos_ == "NUM" for t in entity)
        ):
            yield MentionSpan(entity.start, entity.end - 1, entity.root.i, entity.label_, "quantity")


def _headed(doc: Doc, taken: set[int], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """Noun phrases whose head tells what they name."""
    for token in doc:
        kind = lexicon.name_types.get(token.lemma_.lower())
        if (
            kind is None
            or token.pos_ not in {"NOUN", "PROPN"}
            or token.i in taken
            or (token.dep_ in _PREMODIFIERS and _modifies_next(token))
        ):
            continue
        if token.ent_type_ in {"PERSON", "GPE"}:
            continue
        if kind == "EVENT" and token.ent_type_ == "ORG" and token.lemma_.lower() in lexicon.bodies:
            kind = "ORG" if doc[token.i + 1 : token.i + 2].text != "of" else kind  # "the Lund National Congress"
        first = _left_edge(token, taken, lexicon)
        last = _right_edge(token, kind, taken)
        determined = {t.lower_ for t in token.lefts if t.dep_ in {"det", "poss"}}
        yield MentionSpan(first, last, token.i, kind, _reference(doc, first, last, token, kind, determined, lexicon))


def _recalling(doc: Doc, taken: set[int], lexicon: Lexicon) -> Iterator[MentionSpan]:
    """Bare nouns with which a text comes back to what it has said to be one: "the album", "this band"."""
    for token in doc:
        kind = lexicon.recalling.get(token.lemma_.lower())
        if (
            kind is not None
            and token.tag_ == "NN"
            and token.is_lower
            and token.i not in taken
            and not token.ent_type_
            and token.dep_ not in {*_PREMODIFIERS, "attr", "appos", "oprd"}
            and [t.lower_ for t in token.lefts] in (["the"], ["this"])
            and all(t.dep_ in {"case", "cc", "conj", "punct"} for t in token.rights)
            and not _opens_name(doc[token.i + 1 : token.i + 2].text)  # "the album Velmora"
        ):
            yield MentionSpan(token.i, token.i, token.i, kind, "noun")


def _opens_name(word: str) -> bool:
    return word[:1].isupper() or word in {'"', "“"}


def _modifies_next(token: Token) -> bool:
    return token.head.i > token.i and all(
        t.dep_ in _MODIFIERS for t in token.doc[token.i + 1 : token.head.i] if t.head == token.head
    )


def _left_edge(head: Token, taken: set[int], lexicon: Lexicon) -> int:
    """The first modifier that belongs to the name: adjacent, no article, no possessor, no time."""
    first = head.i
    for token in reversed(list(head.doc[head.left_edge.i : head.i])):
        if (
            token.i in taken
            or token.dep_ in {"det", "cc", "prep", "predet", "case"}
            or token.tag_ in {"POS", "PRP$", "CD"}
        ):
            break
        if (
            (token.is_punct and token.text != "-")
            or (token.pos_ in {"VERB", "ADV"} and token.tag_ not in {"VBN", "VBG"})
            or token.tag_ in {"WDT", "JJS", "JJR"}
        ):
            break
        if token.is_space or (token.dep_ in {"conj", "appos"} and token.head.i < token.i - 2):
            break
        first = token.i
    large = head.text[0].isupper() and head.i > head.sent.start
    while first < head.i and (
        head.doc[first].is_punct
        or head.doc[first].lower_ in {"other", "same", "such"}
        or (head.doc[first].lower_ == "non" and head.doc[first + 2].is_title)
        or (large and head.doc[first].is_lower and head.doc[first].lower_ not in lexicon.distinct)
    ):
        first += 1
    return first


def _right_edge(head: Token, kind: str, taken: set[int]) -> int:
    """The last token of the complement that belongs to the name ("of …", "on …"), as far as it runs on without a break."""
    last = head.i
    rights = list(head.rights) or _astray(head)
    for child in rights:
        if child.dep_ != "prep" or child.lower_ not in _NAME_PREPOSITIONS[kind] or child.i != last + 1:
            break
        end = _complement_edge(child, taken)
        if end is None:
            break
        last = end
    return last


def _astray(head: Token) -> list[Token]:
    """The preposition right behind a head written large, with large words behind it, that the parser gives to the verb: "created
    the Fund for the Victims of War"."""
    following = head.doc[head.i + 1 : head.i + 4]
    large = head.is_title and head.i > head.sent.start and len(following) > 1
    if not large or following[0].dep_ != "prep" or following[0].lower_ not in {"for", "of"}:
        return []
    named = following[1:2] if following[1].dep_ != "det" else following[2:3]
    return [following[0]] if named and named[0].is_title else []


def _complement_edge(preposition: Token, taken: set[int]) -> int | None:
    """Where the complement of a preposition inside a name ends; null if it holds a time or nothing that names."""
    edge = None
    for token in preposition.doc[preposition.i + 1 : preposition.right_edge.i + 1]:
        if token.i in taken:
            return edge if edge is not None else None
        breaks = (
            token.dep_ in {"relcl", "acl", "appos", "advcl"}
            or token.text in {"(", ",", ";", ":", "–", "—"}
            or token.tag_ in {"WDT", "WP", "VBZ", "VBD", "VBP", "MD"}
        )
        if breaks or (token.dep_ == "prep" and token.lower_ not in {"of", "on", "for", "between", "and", "to"}):
            break
        if token.dep_ in {"conj", "cc"} and not _within(token, preposition):
            break
        if token.dep_ == "cc" and token.head.head == preposition:
            # "members of A and B": in a name only when nothing but plain words follows ("Ministry of Trade and Industry").
            conjunct = next((t for t in token.head.children if t.dep_ == "conj" and t.i > token.i), None)
            if conjunct is None or conjunct.left_edge.dep_ == "det" or conjunct.i - token.i > 2:
                break
        if not token.is_punct and token.dep_ not in {"prep", "det", "cc"}:
            edge = token.i
    return edge


def _within(token: Token, ancestor: Token) -> bool:
    return any(a.i == ancestor.i for a in token.ancestors)


def _reference(doc: Doc, first: int, last: int, head: Token, kind: str, determined: set[str], lexicon: Lexicon) -> str:
    """`name` for a phrase written like a name, else `noun`."""
    tokens = [t for t in doc[first : last + 1] if any(c.isalpha() for c in t.text)]  # "L2 Bank" too
    capitals = sum(t.text[0].isupper() for t in tokens if not (t.is_sent_start and t.i == first))
    large_head = head.text[0].isupper() and not (head.is_sent_start or head.i == 0)
    if head.tag_ == "NNS" or (head.lemma_.lower() in lexicon.capitalised and not head.text[0].isupper()):
        return "noun"
    if (
        head.is_lower
        and last == head.i
        and doc[last + 1 : last + 2].text[:1].isupper()
        and not doc[last + 1].is_sent_start
    ):
        return "noun"  # "the political organisation Norda"
    content = [
        t
        for t in tokens
        if t.i != head.i and t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} and t.lemma_.lower() not in lexicon.general
    ]
    if not content:
        return "noun"
    if determined & {"a", "an", "this", "these", "some", "any", "every", "no"} and not large_head:
        return "noun"
    if large_head or capitals:
        return "name"
    # Written small it must say which one it is by more than adjectives: "the treaty on collective security", "the council of
    # ministers", not "the new intergovernmental organisation".
    complement = any(t.dep_ == "prep" for t in doc[head.i + 1 : last + 1])
    telling = complement or any(t.pos_ in {"NOUN", "PROPN"} for t in content if t.i < head.i)
    enough = len(content) > 1 or (kind == "ORG" and complement)
    return "name" if "the" in determined and telling and enough else "noun"


def as_mentions(found: MentionSpan, doc: Doc, document: str, offset: int, text: str) -> Iterator[Mention]:
    """The records of a found mention: one, or two for the ends of a range. `offset` is where the block's body starts in
    the document's text."""
    head = doc[found.head]
    for time in found.times:
        start, end = offset + time.start, offset + time.end
        inside = max(start, offset + head.idx), min(end, offset + head.idx + len(head.text))
        yield Mention(
            document=document,
            start=start,
            end=end,
            text=text[start:end],
            type=time.timex.type,
            kind="time",
            head=inside if inside[0] < inside[1] else (start, end),
            timex=time.timex,
        )
    if found.times:
        return
    last = doc[found.last]
    start, end = offset + doc[found.first].idx, offset + last.idx + len(last.text)
    yield Mention(
        document=document,
        start=start,
        end=end,
        text=text[start:end],
        type=found.type,
        kind=found.kind,  # type: ignore[arg-type]
        head=(offset + head.idx, offset + head.idx + len(head.text)),
        plural=head.tag_ in {"NNS", "NNPS"} or head.lower_ in {"they", "them", "their"},
    )
