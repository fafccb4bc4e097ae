"""Coordination: an argument with its conjuncts and with the list after it, each as an argument of its own."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.clauses.apposition import adjacent_name, apposed_name
from pipeline.clauses.block import ParsedBlock
from pipeline.clauses.enumerations import enumerated
from pipeline.clauses.exceptions import denied_members, exceptions_to
from pipeline.clauses.span import ArgumentSpan
from pipeline.parse.syntax import SUBJECTS, antecedent, conjuncts

_LONGEST_DESCRIPTION = 8


def conjoined(block: ParsedBlock, role: str, head: Token, preposition: str | None = None) -> Iterator[ArgumentSpan]:
    """The argument, its conjuncts and the items of a list after it. A relative pronoun is replaced by its antecedent."""
    head = _named(block, role, head)
    members = list(_members(block, role, head))
    listed = _list_after(block, members[-1])
    for before in head.lefts:
        # "Louis and Maria Ferrucci": the parser takes the first for a modifier of the second.
        if block.type_at(before) == "PERSON" and any(c.dep_ == "cc" for c in before.children):
            person = block.by_head[before.i][0]
            yield ArgumentSpan(role, before, preposition, person.first, person.last)
    denied = denied_members(block, members)
    for member in members:
        argument = noun_phrase(block, role, member, preposition, members)._replace(denied=member.i in denied)
        if listed and argument.last is not None and argument.last >= listed[0][0]:
            colon = next(i for i in range(member.i, listed[0][0]) if block.doc[i].text == ":")
            argument = argument._replace(last=colon - 1)
        yield argument
    for first, last, item in listed:
        yield ArgumentSpan(role, item, preposition, first, last)
    for name in exceptions_to(block, head):
        yield block.argument(role, name, preposition)._replace(denied=True)


def _members(block: ParsedBlock, role: str, head: Token) -> Iterator[Token]:
    """The coordinated heads of an argument, also where the parser attaches them to a word between them: "the painter Anna Berg and singer
    Olof Lind", "by Anna Berg, a painter, Olof Lind, a singer, and Nils Holm"."""
    name, found = head, list(conjuncts(head))
    if (
        role != "is"
        and head.tag_ == "NN"
        and head.dep_ != "conj"
        and (apposed := apposed_name(block, head)) is not None
    ):
        name = apposed
        if block.type_at(name) == "PERSON" and len(found) == 1:
            found += [c for c in name.conjuncts if c.i > name.i and block.type_at(c) == "PERSON"]
    if role != "is" and len(found) == 1:
        found += _described_in_turn(block, name)
    yield from found


def _described_in_turn(block: ParsedBlock, first: Token) -> list[Token]:
    """The further people in "Anna Berg, a painter, Olof Lind, a singer, and Nils Holm"; empty for other lists."""
    known = block.by_head.get(first.i)
    found: list[Token] = []
    while known is not None and known[0].type == "PERSON" and known[0].kind == "name":
        start = known[0].last + 2
        described = block.is_token(start - 1, ",")
        end = next(
            (i for i in range(start, min(start + _LONGEST_DESCRIPTION, len(block.doc))) if block.is_token(i, ",")), None
        )
        described = described and end is not None and _is_description(block, start, end)
        after = end + 1 if described and end is not None else start - 1
        last = block.is_token(after, "and", "&")
        person = block.names_from.get(after + 1 if last else after)
        if person is None or person.type != "PERSON" or not (described or last):
            return []
        found.append(block.doc[person.head])
        if last:
            return found if len(found) > 1 else []
        known = person, 0
    return []


def _is_description(block: ParsedBlock, start: int, end: int) -> bool:
    """Whether ``doc[start:end]`` says what a person is: a phrase of a noun for people, without a verb or another person."""
    words = block.doc[start:end]
    plain = not any(t.pos_ in {"VERB", "AUX"} or block.type_at(t) == "PERSON" for t in words)
    return plain and any(block.is_person_noun(t) for t in words)


def alone(block: ParsedBlock, role: str, head: Token, preposition: str | None = None) -> Iterator[ArgumentSpan]:
    """The argument without its conjuncts. A relative pronoun is replaced by its antecedent."""
    head = _named(block, role, head)
    yield noun_phrase(block, role, head, preposition, [head])


def _named(block: ParsedBlock, role: str, head: Token) -> Token:
    """What an argument refers to: the antecedent of a relative pronoun, the first name in "the actors Anna Berg and Olof Lind"."""
    head = antecedent(head) or head
    names = apposed_name(block, head) if head.tag_ == "NNS" and role != "is" else None
    return names if names is not None else head


def noun_phrase(
    block: ParsedBlock, role: str, head: Token, preposition: str | None, members: list[Token]
) -> ArgumentSpan:
    """One argument: the mention that a token heads, the name in apposition to a common noun, otherwise the whole noun phrase up to
    the next of its coordinated `members`."""
    known = block.by_head.get(head.i)
    if known is None or known[0].kind == "noun":
        # "an organisation – the League of …": the name says which.
        apposed = apposed_name(block, head)
        is_person = apposed is not None and block.type_at(apposed) == "PERSON" and head.dep_ in SUBJECTS
        if apposed is not None and (role != "is" or is_person):
            head, known = apposed, block.by_head[apposed.i]
        elif (name := adjacent_name(block, head)) is not None:
            return block.argument(role, name, preposition)
    first, last = _extent(block, head, members)
    if known and known[0].kind in {"name", "noun", "pronoun"}:
        phrase = (first, last) if known[0].kind == "noun" else None
        return ArgumentSpan(role, head, preposition, known[0].first, known[0].last, phrase=phrase)
    return ArgumentSpan(role, head, preposition, first, last)


def verb_phrases(block: ParsedBlock, role: str, head: Token, preposition: str | None = None) -> Iterator[ArgumentSpan]:
    """An infinitive or gerund with its conjuncts, each an argument with what depends on it: "to protect fish", "train sailors". Verbs that
    share what follows them stay together: "to protect and study fish"."""
    verbs = [head]
    if not any(c.dep_ in SUBJECTS for c in head.children):
        # "were to train sailors, and protect fish": the parser attaches the second to the finite verb.
        misplaced = [c for c in head.head.children if head.tag_ == "VB" != head.head.tag_ and _continues(c, head)]
        while further := [c for c in verbs[-1].children if _continues(c, head)] or misplaced[:1]:
            verbs.append(further[0])
            misplaced = [c for c in misplaced if c.i > verbs[-1].i]
    first = head.left_edge.i
    for verb, following in zip(verbs, [*verbs[1:], None], strict=True):
        if following is not None and not _governs(verb):
            continue  # it shares what follows
        last = verb.right_edge.i if following is None else following.left_edge.i - 1
        while (
            last > first and block.doc[last].text != ")" and (block.doc[last].is_punct or block.doc[last].dep_ == "cc")
        ):
            last -= 1
        yield ArgumentSpan(role, verb, preposition, first, last)
        first = last if following is None else following.left_edge.i


def _continues(verb: Token, head: Token) -> bool:
    """Whether a verb is a conjunct of an infinitive or gerund, in the same form."""
    same_form = verb.dep_ == "conj" and verb.tag_ == head.tag_ and verb.tag_ in {"VB", "VBG"}
    return same_form and verb.i > head.i and not any(c.dep_ in SUBJECTS for c in verb.children)


def _governs(verb: Token) -> bool:
    """Whether a verb has an object or another complement of its own."""
    return any(c.dep_ in {"dobj", "obj", "prep", "xcomp", "ccomp", "attr", "acomp", "agent"} for c in verb.children)


def _extent(block: ParsedBlock, head: Token, members: list[Token]) -> tuple[int, int]:
    """The first and the last token of a noun phrase, up to the next of its coordinated `members`."""
    first, last = head.left_edge.i, head.right_edge.i
    if len(members) > 1:
        last = min([last, *(m.left_edge.i - 1 for m in members if m.i > head.i)])
        while last > head.i and (block.doc[last].is_punct or block.doc[last].dep_ == "cc"):
            last -= 1
    while first < head.i and block.doc[first].dep_ in {"det", "cc", "punct"}:
        first += 1
    return first, last


def _list_after(block: ParsedBlock, head: Token) -> list[tuple[int, int, Token]]:
    """The items in "the heads of six countries: A, B and C"; empty if the noun does not introduce a list of names."""
    limit = head.sent.end
    reach = block.doc[head.i : min(head.right_edge.i + 2, limit)]
    colon = next((t for t in reach if t.text == ":"), None)
    if colon is None:
        return []
    between = block.doc[head.i : colon.i]
    if any(t.pos_ in {"VERB", "AUX"} for t in between) or not any(t.tag_ in {"NNS", "NNPS"} for t in between):
        return []
    items = list(enumerated(block, colon.i + 1, limit))
    return items if len(items) > 1 and all(i[2].i in block.by_head for i in items) else []
