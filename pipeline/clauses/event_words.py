"""Words that tell events: the verbs of a block, the nouns for what happens, and the adjectives for what something has come to.

They are read in headings too, where few words make a clause. A word inside the name of a person, a place or an organisation tells nothing.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.block import ParsedBlock
from pipeline.parse.syntax import SUBJECTS, antecedent, is_passive
from pipeline.records import EventArgument, EventWord
from pipeline.vocabulary.event_words import EventVocabulary
from pipeline.vocabulary.wordnet_table import Part

_NO_PREDICATES = {"aux", "auxpass", "prep", "case", "mark"}
_OBJECTS = {"dobj", "obj", "dative"}
_MODIFYING = {"compound", "nmod", "poss", "amod"}
_MOST_ARGUMENTS = 12


def event_words(block: ParsedBlock, vocabulary: EventVocabulary) -> Iterator[EventWord]:
    """The words of a parsed block that tell events, in the order of the text."""
    for token in block.doc:
        told = _told(block, vocabulary, token)
        if told is not None:
            lemma, part = told
            start, end = block.span(token.i, token.i)
            yield EventWord(
                start=start,
                end=end,
                lemma=lemma,
                part=part,
                block=block.number,
                arguments=tuple(_distinct(_arguments(block, token, part)))[:_MOST_ARGUMENTS],
            )


def _told(block: ParsedBlock, vocabulary: EventVocabulary, token: Token) -> tuple[str, Part] | None:
    """The lemma and the part of speech of a word that tells an event; None if it tells none."""
    if token.i in block.time_tokens or not (token.is_alpha or "-" in token.text):
        return None
    lemma = token.lemma_.lower()
    match token.pos_:
        case "VERB" | "AUX":
            if token.lower_ == "according":
                return "accord", "v"
            if (
                token.dep_ in _NO_PREDICATES
                or token.tag_ == "MD"
                or (_in_name(block, token) and token.i not in block.headline_tokens)
            ):
                return None
            return _verb(vocabulary, token, lemma)
        case "NOUN":
            if _in_name(block, token) and not token.is_lower:
                return None
            return (lemma, "n") if vocabulary.tells_event(lemma) else _participle(vocabulary, token)
        case "PROPN":
            if not _in_name(block, token):
                return vocabulary.read_form(token.lower_)
            return _in_headline_name(block, vocabulary, token)
        case "ADJ":
            return (lemma, "a") if lemma in vocabulary.states else None
    return None


def _verb(vocabulary: EventVocabulary, token: Token, lemma: str) -> tuple[str, Part] | None:
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), None)
    if lemma in vocabulary.copulas:
        return None
    if lemma in vocabulary.light and particle is None and _carried(vocabulary, token):
        return None
    lemma = vocabulary.lemma_of(lemma, token.lower_)
    return (f"{lemma} {particle}" if particle else lemma), "v"


def _carried(vocabulary: EventVocabulary, verb: Token) -> bool:
    """Whether the object of a light verb is the noun that tells the event: "made an offer"."""
    objects = [c for c in verb.children if c.dep_ in {*_OBJECTS, "nsubjpass", "attr"}]
    return any(vocabulary.tells_event(c.lemma_.lower()) or c.lower_ == "place" for c in objects)


def _participle(vocabulary: EventVocabulary, token: Token) -> tuple[str, Part] | None:
    """A form of a verb that the tagger takes for a noun, as it often does in headings."""
    return vocabulary.read_form(token.lower_) if token.lower_.endswith(("ed", "ing")) else None


def _in_headline_name(block: ParsedBlock, vocabulary: EventVocabulary, token: Token) -> tuple[str, Part] | None:
    """A verb that a model takes for a part of a name, because all words of a headline have capitals: "Anna Berg Leaves Oslo"."""
    first = token.i in block.names_from
    told = vocabulary.read_form(token.lower_) if not first and token.i in block.headline_tokens else None
    return told if told is not None and told[1] == "v" else None


def _in_name(block: ParsedBlock, token: Token) -> bool:
    """Whether a word is a part of the name of something other than an event or a work."""
    names = block.names_around.get(token.i, ())
    return any(name.type not in {"EVENT", "WORK_OF_ART", "LAW", ""} for name in names)


def _arguments(block: ParsedBlock, token: Token, part: Part) -> Iterator[EventArgument]:
    """Who and what takes part in what a word tells, by role; of a noun, and of what stands in a phrase, the role is left open."""
    if part == "v" and token.pos_ in {"VERB", "AUX"}:
        passive = is_passive(token, block.lexicon.parse)
        for subject in _subjects(token):
            yield from _phrases(block, "object" if passive else "subject", subject)
        for child in token.children:
            if child.dep_ in _OBJECTS:
                yield from _phrases(block, "object", child)
            elif child.dep_ == "agent":
                for by in child.children:
                    yield from _phrases(block, "subject", by)
            elif child.dep_ == "prep":
                yield from _governed(block, child)
            elif child.dep_ in {"attr", "oprd"}:
                yield from _phrases(block, "other", child)
    else:
        for child in token.children:
            if child.dep_ in _MODIFYING:
                yield from _phrases(block, "other", child)
            elif child.dep_ in {"prep", "agent"}:
                yield from _governed(block, child)
        governor = token.head
        if token.dep_ in {*_OBJECTS, "attr", "acomp", "nsubjpass", "oprd"} and governor.pos_ in {"VERB", "AUX"}:
            for subject in _subjects(governor):
                if subject.i != token.i:
                    yield from _phrases(block, "other", subject)
            for child in governor.children:
                if child.dep_ == "prep":
                    yield from _governed(block, child)
        if token.dep_ in {"compound", "nmod", "amod"}:
            yield from _phrases(block, "other", governor)


def _subjects(verb: Token) -> list[Token]:
    """The words before a verb that are its subject, in the grammatical sense; that of the verb above it if it has none of its own."""
    current = verb
    for _ in range(3):
        own = [c for c in current.children if c.dep_ in SUBJECTS]
        if own:
            return [antecedent(s) or s for s in own]
        if current.dep_ in {"acl", "relcl"}:
            return [current.head]
        if current.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "pcomp"} or current.head.i == current.i:
            return []
        current = current.head.head if current.dep_ == "pcomp" else current.head
    return []


def _governed(block: ParsedBlock, preposition: Token) -> Iterator[EventArgument]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from _phrases(block, "other", child)
            for inner in child.children:
                if inner.dep_ == "prep":
                    for last in inner.children:
                        if last.dep_ == "pobj":
                            yield from _phrases(block, "other", last)
        elif child.dep_ == "prep":
            yield from _governed(block, child)


def _phrases(block: ParsedBlock, role: str, head: Token) -> Iterator[EventArgument]:
    """The head of a phrase and those coordinated with it, each with the names and nouns that modify it."""
    for word in (head, *(c for c in head.conjuncts if c.i > head.i)):
        if word.i in block.time_tokens or word.pos_ not in {"NOUN", "PROPN", "PRON", "VERB", "ADJ"}:
            continue
        known = block.by_head.get(word.i)
        yield EventArgument(
            role=role,  # type: ignore[arg-type]
            head=block.span(word.i, word.i),
            lemma=word.lemma_.lower(),
            mention=known[1] if known is not None else None,
        )
        for child in word.children:
            if known is not None and known[0].first <= child.i <= known[0].last:
                continue  # a part of the same name
            if child.dep_ in {"compound", "nmod", "poss", "appos"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
                inner = block.by_head.get(child.i)
                yield EventArgument(
                    role="other",
                    head=block.span(child.i, child.i),
                    lemma=child.lemma_.lower(),
                    mention=inner[1] if inner is not None else None,
                )


def _distinct(arguments: Iterator[EventArgument]) -> Iterator[EventArgument]:
    seen = set()
    for argument in arguments:
        if argument.head not in seen:
            seen.add(argument.head)
            yield argument
