"""Descriptions: what the words of a phrase say about the thing that it means ("the old carpet mill in Lund")."""

import re
from typing import NamedTuple

from pipeline.extract.reading import Reading
from pipeline.records import Argument, Description, Operand, Span
from pipeline.values.units import unit_after
from pipeline.values.words import WORDS
from pipeline.vocabulary.plurals import singular

_TOKEN = re.compile(r"[^\W_]+(?:[’'.&/-][^\W_]+)*(?:[’']s?\b|[’'])?|[,;:()—–]")
_POSSESSIVE = re.compile(r"[’']s?$")
_DEFINITE = re.compile(
    r"(?:\b(?:the|this|that|these|those|its|his|her|their|our|my|your)|[’']s?)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE
)
_INDEFINITE = re.compile(
    r"(?:^|[\s(])(?:an?|another|some|several|many|two|three|four|five|six|seven|eight|nine|ten)\s(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
_LONGEST_LEFT = 50
_CACHED = 50_000
_IN_FE = {"knives", "lives", "wives"}


class Word(NamedTuple):
    """A word of a phrase: as written, and its span."""

    text: str
    span: Span

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital, or has a figure in it as names of products have."""
        return self.text[0].isupper()


def words_in(text: str, span: Span) -> list[Word]:
    """The words and commas, brackets and colons in a span."""
    return [Word(m[0], m.span()) for m in _TOKEN.finditer(text, *span)]


class SentenceWords(NamedTuple):
    """The words of a sentence as `words_in` gives them, and each of them as a noun, in lower case and in the singular."""

    words: list[Word]
    nouns: list[str]


def words_of_sentences(reading: Reading) -> list[SentenceWords]:
    """The words of each sentence of a document."""
    words = [words_in(reading.text, sentence) for sentence in reading.annotation.sentences]
    return [SentenceWords(ws, [singular(word.text.casefold()) for word in ws]) for ws in words]


def described(reading: Reading, argument: Argument) -> Operand | None:
    """The operand for an argument: its mention if that is a name, otherwise a description of it; None for a pronoun without a mention."""
    mention = reading.mention_of(argument)
    if mention is not None and mention.kind in {"name", "pronoun"}:
        inside = describe(reading, argument.span, argument.head, argument.lemma)
        if not inside.head and (
            noun := reading.once(nouns_of_names).get(argument.mention if argument.mention is not None else -1)
        ):
            inside = inside.model_copy(update={"head": noun})
        return Operand(span=mention.span, mention=argument.mention, described=inside, types=("any",))
    if mention is not None and mention.kind in {"time", "quantity"}:
        return None
    # "The construction of the hall was completed", "the sinking of the Norda was told".
    if argument.lemma in reading.words.actions or argument.lemma in reading.vocabulary.event_types.by_noun:
        of = re.compile(r"\s+of\s+(?:the\s+)?").match(reading.text, argument.head[1], argument.end)
        if of is not None:
            return phrase_at(reading, of.end(), argument.end)
    operand = _with_apposed_name(reading, argument) or phrase_operand(
        reading, argument.span, argument.head, argument.lemma
    )
    if operand is not None and operand.mention is None and mention is not None:
        return operand.model_copy(update={"mention": argument.mention})  # "the band", which may be resolved
    return operand


def nouns_of_names(reading: Reading) -> dict[int, str]:
    """The common noun that stands with a name ("the barge Norda"), by the index of the mention."""
    found: dict[int, str] = {}
    for clause in reading.annotation.clauses:
        if clause.form == "noun" and not clause.negated:
            for argument in clause.arguments:
                if argument.role == "is" and argument.mention is not None:
                    words = clause.lemma.partition(" of ")[0].split()
                    if words and unit_after(f" {words[-1]}") is None:  # "the 40-mile Norda"
                        found.setdefault(argument.mention, words[-1])
    return found


_NAME_AFTER = re.compile(r" (?P<name>[A-Z][\w-]*(?: [A-Z0-9][\w-]*)*)")


def _with_apposed_name(reading: Reading, argument: Argument) -> Operand | None:
    """The operand for a noun with the name right after it that the parser leaves out: "the river | Norda"; None if there is none."""
    if reading.text[argument.head[0]].isupper() or argument.head[1] != argument.end:
        return None
    found = _NAME_AFTER.match(reading.text, argument.end)
    if found is None:
        return None
    span = argument.start, found.end()
    if reading.is_timed(found.span("name")):
        return None
    index = reading.name_starting(found.start("name"))
    description = describe(reading, span, argument.head, argument.lemma)
    if index is not None:
        return Operand(span=reading.mentions[index].span, mention=index, described=description, types=("any",))
    return Operand(span=span, described=description, types=("any",))


def phrase_operand(reading: Reading, span: Span, head: Span, lemma: str) -> Operand | None:
    """The operand for a phrase without a mention of its own; None if it has no words with a meaning, such as "there"."""
    if lemma.casefold() == "there":
        return None
    description = describe(reading, span, head, lemma)
    if not description.head and not description.names:
        return None
    if description.head and not description.names:
        anchors = dict.fromkeys((*description.anchors, *_names_around(reading, span)))
        description = description.model_copy(update={"anchors": tuple(anchors)})
    called = _called(reading, head[1], span[1]) if description.head in reading.words.named_by_of else None
    if called is not None:
        return Operand(span=reading.mentions[called].span, mention=called, described=description, types=("any",))
    return Operand(span=_core(reading, span, head), described=description, types=("any",))


def _called(reading: Reading, start: int, limit: int) -> int | None:
    """The index of the name by which a thing is called: "the island | of Norda"; None if no name follows."""
    of = _NAME_OF.match(reading.text, start, limit)
    return reading.name_starting(of.start("name")) if of is not None else None


_PLACE_AFTER = re.compile(r" (?:in|at|near|off|outside) (?:the )?(?P<number>\d+ )?(?=[A-Z])")
_OWNER_BEFORE = re.compile(r"[’']s? (?:[a-z-]+ ){0,2}$")


def _names_around(reading: Reading, span: Span) -> tuple[str, ...]:
    """The names of the place right after a phrase and of its owner right before it: "its mill | in Lund", "Norland's | constitution"."""
    found: list[str] = []
    place = _PLACE_AFTER.match(reading.text, span[1])
    starts = (place.end(), place.start("number")) if place is not None else ()
    index = next((i for at in starts if at >= 0 and (i := reading.name_starting(at)) is not None), None)
    owner = _OWNER_BEFORE.search(reading.text, max(0, span[0] - _LONGEST_LEFT), span[0])
    for i in (index, reading.name_ending(owner.start()) if owner is not None else None):
        if i is not None and not reading.is_timed(reading.mentions[i].span):
            found += [
                w.text.casefold() for w in words_in(reading.text, reading.mentions[i].span) if w.text[0].isupper()
            ]
    return tuple(dict.fromkeys(found))


def describe(reading: Reading, span: Span, head: Span, lemma: str) -> Description:
    """How a phrase describes a thing. `head` is the span of its head noun, `lemma` the lemma of it."""
    text, ignored = reading.text, reading.words.undescriptive
    names: list[str] = []
    anchors: list[str] = []
    words: list[str] = []
    noun = ""
    own, last = _end_of_own_names(reading, span, head), _end_of_anchors(reading, span, head)
    for word in words_in(text, _without_relative(reading, span, head)):
        plain = _POSSESSIVE.sub("", word.text)
        if (
            not plain
            or not plain[0].isalnum()
            or plain.casefold() in WORDS.cardinals
            or reading.is_timed((word.span[0], word.span[0] + len(plain)))
            or _is_measure(reading, word)
        ):
            continue
        at_head = head[0] <= word.span[0] < head[1]
        if at_head:
            if plain[0].isdigit():
                continue
            if _is_common(reading, word) and not (word.text.islower() and not _is_known_word(reading, word)):
                noun = lemma
            else:  # a name, or a term such as that of a drug
                names.append(plain.casefold())
        elif _is_name_word(reading, word, span):
            in_name = plain.casefold() in reading.words.naming_adjectives and _before_capital(reading, word)
            if (plain.casefold() not in ignored or in_name) and word.span[0] < last:
                (names if word.span[0] < own else anchors).append(plain.casefold())
        elif plain.casefold() not in ignored and not plain[0].isdigit():
            words.append(singular(plain.casefold()))
    before = text[max(0, span[0] - _LONGEST_LEFT) : head[0]]
    if noun in reading.words.named_by_of and not names and (of := _NAME_OF.match(text, head[1], span[1])) is not None:
        names = [w.text.casefold() for w in words_in(text, of.span("name"))]  # "the island of Norda"
    if not noun and words and (beside := _NOUN_BEFORE.search(text, span[0], head[0])) is not None:
        # "the weather satellite Norda-3"
        noun = singular(beside["noun"]) if singular(beside["noun"]) in words else ""
    return Description(
        head=noun,
        names=tuple(dict.fromkeys(names)),
        anchors=tuple(dict.fromkeys(a for a in anchors if a not in names)),
        words=tuple(dict.fromkeys(w for w in words if w != noun)),
        definite=_DEFINITE.search(before) is not None,
        indefinite=_INDEFINITE.search(text, max(0, span[0] - 12), head[0]) is not None,
    )


_NAME_OF = re.compile(r" of (?:the )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
_OTHER_PHRASE = re.compile(r"\s(?:about|against|as|between|by|concerning|for|from|on|to|with|towards?)\s")


_JOINED = re.compile(r"\s(?:of|in|at|near|off|outside|inside|between|and)\s|[,(]")
_NOUN_BEFORE = re.compile(r"(?<![\w-])(?P<noun>[a-z-]+) (?:[A-Z][\w-]* )*$")


def _end_of_own_names(reading: Reading, span: Span, head: Span) -> int:
    """Where the names end that are the thing's own: "the scooter Norda in Lund" is called Norda."""
    if reading.text[head[0]].isupper():
        return span[1]
    found = _JOINED.search(reading.text, head[1], span[1])
    return min(found.start() if found is not None else span[1], _end_of_anchors(reading, span, head))


def _end_of_anchors(reading: Reading, span: Span, head: Span) -> int:
    """Where the names end that say which thing a phrase means: "a resolution on Norland" names no resolution of Norland. A name goes on
    through such words if it began before them: "Treaty on Norland"."""
    if reading.text[head[0]].isupper():
        return span[1]
    found = _OTHER_PHRASE.search(reading.text, head[1], span[1])
    return found.start() if found is not None else span[1]


def _is_common(reading: Reading, word: Word) -> bool:
    """Whether a head noun is a common noun: in lower case, or the first word of a sentence and no part of a name."""
    if word.text[0].islower():
        return True
    return (
        reading.opens_sentence(word.span[0])
        and not reading.name_covers(word.span)
        and not _before_capital(reading, word)
        and _is_known_word(reading, word)
    )


def _is_known_word(reading: Reading, word: Word) -> bool:
    """Whether a word is an English noun, verb or adjective, so that a capital at the start of a sentence makes no name of it."""
    plain = _POSSESSIVE.sub("", word.text).casefold()
    wordnet = reading.vocabulary.wordnet
    return any(wordnet.senses(form, part) for form in (plain, singular(plain)) for part in ("n", "v", "a"))


def _before_capital(reading: Reading, word: Word) -> bool:
    """Whether a capitalised word follows: "Lake Norda"."""
    following = reading.text[word.span[1] : word.span[1] + 2]
    return len(following) == 2 and following[0] == " " and following[1].isupper()


def _is_measure(reading: Reading, word: Word) -> bool:
    """Whether a word is a measure, which names nothing: "the 81-metre vessel"."""
    return (
        word.text[0].isdigit()
        and not word.text.isdigit()
        and any(
            m.kind == "quantity" and m.start <= word.span[0] and word.span[1] <= m.end
            for _, m in reading.mentions_near(word.span)
        )
    )


def _is_name_word(reading: Reading, word: Word, span: Span) -> bool:
    """Whether a word of a phrase is a part of a name: capitalised, and not only because it opens the sentence."""
    if word.text[0].isdigit():
        return any(c.isalpha() for c in word.text) or _follows_name(reading, word)
    if not word.text[0].isupper():
        return False
    opens = reading.opens_sentence(word.span[0])
    if not opens or reading.name_covers(word.span) or _before_capital(reading, word):
        return True
    return word.text.casefold() not in reading.words.undescriptive and not _is_known_word(reading, word)


def _follows_name(reading: Reading, word: Word) -> bool:
    """Whether a number belongs to the name before it: "Auro 5"."""
    before = reading.text[max(0, word.span[0] - 20) : word.span[0]].split()
    if not before or before[-1].casefold() in reading.words.undescriptive:  # "Some 57 voters"
        return False
    if len(word.text) >= 3:  # "invoice 2207", "invoice no. 2207"
        noun = next((w for w in reversed(before) if w.casefold().strip(".") not in {"no", "number", "nr"}), "")
        if singular(noun.casefold()) in reading.words.numbered:
            return True
    return before[-1][0].isupper() and len(word.text) <= 3


def _without_relative(reading: Reading, span: Span, head: Span) -> Span:
    """A phrase without the clause that follows its head: "the mill, which …", "the crane that fell …"."""
    found = reading.relative_clause.search(reading.text, head[1], span[1])
    return (span[0], found.start()) if found is not None else span


def _core(reading: Reading, span: Span, head: Span) -> Span:
    """The part of a phrase that is quoted as the thing: without the clause after it."""
    start, end = _without_relative(reading, span, head)
    while end > start and reading.text[end - 1] in " ,;:\n":
        end -= 1
    return start, max(end, head[1])


def phrase_at(reading: Reading, start: int, limit: int) -> Operand | None:
    """The operand for the noun phrase that begins at a position ("the weather satellite Norda-3 on …"), up to `limit` or to a word that
    ends it; None if there is none."""
    words: list[Word] = []
    ending = reading.words.ending_phrases
    for word in words_in(reading.text, (start, limit)):
        lowered = word.text.casefold()
        if not word.text[0].isalnum() or lowered in ending:
            break
        if lowered in reading.words.joining and not words:
            break
        words.append(word)
    while words and words[-1].text.casefold() in reading.words.undescriptive:
        words.pop()
    if not words:
        return None
    span = words[0].span[0], words[-1].span[1]
    before = []
    for word in words:
        if word.text.casefold() in reading.words.joining:
            break
        before.append(word)
    common = [w for w in before if w.text[0].islower() and w.text.casefold() not in reading.words.undescriptive]
    head = common[-1] if common else (before or words)[-1]
    name = next(
        (
            (index, m)
            for index, m in reading.mentions_in(span)
            if m.kind in {"name", "pronoun"} and m.start <= (before or words)[-1].span[0] < m.end
        ),
        None,
    )
    description = describe(reading, span, head.span, singular(head.text.casefold()))
    if name is not None:
        return Operand(span=name[1].span, mention=name[0], described=description, types=("any",))
    called = _called(reading, head.span[1], limit) if description.head in reading.words.named_by_of else None
    if called is not None:
        return Operand(span=reading.mentions[called].span, mention=called, described=description, types=("any",))
    if not description.head and not description.names:
        return None
    return Operand(span=span, described=description, types=("any",))


def phrase_before(reading: Reading, end: int, start: int) -> Operand | None:
    """The name that stands right before a position, from `start` at the earliest, for a verb whose subject the parser has missed; None if
    there is none."""
    found = re.compile(r"(?:[A-Z][\w’'.&-]*(?:\s+(?:of|and|for|the)\s+(?=[A-Z]))?\s+)+$").search(
        reading.text, start, end
    )
    if found is None:
        return None
    words = words_in(reading.text, found.span())
    while words and words[0].text.casefold() in reading.words.undescriptive:
        words.pop(0)
    if not words:
        return None
    span = words[0].span[0], words[-1].span[1]
    name = reading.name_at(span)
    described = Description(names=tuple(_POSSESSIVE.sub("", w.text).casefold() for w in words if w.text[0].isalnum()))
    return Operand(span=span, mention=name, described=described, types=("any",))
