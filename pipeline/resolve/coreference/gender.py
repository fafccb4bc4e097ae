"""Gender: whom a document calls "he", and whom "she"."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from pipeline.resolve.context import Context
from pipeline.resolve.keys import Key
from pipeline.resolve.names import possible_titles

Gender = Literal["he", "she"]

# A pronoun more than this many characters after a name may mean somebody else.
_FARTHEST = 200


def gender_of_pronoun(pronoun: str, context: Context) -> Gender | None:
    """The gender of a pronoun as written; None for "it", "they" and the like."""
    words = context.lexicon.resolve
    if pronoun.casefold() in words.he:
        return "he"
    return "she" if pronoun.casefold() in words.she else None


def genders(context: Context) -> dict[Key, Gender]:
    """The gender of each person for whom a document gives evidence.

    It follows from what somebody is called ("his daughter Ingrid", "Mrs Berg"), otherwise from the pronouns that follow the name in
    sentences that name nobody else. A person with equal evidence for both is left out.
    """
    found: dict[Key, Gender] = {}
    for votes in (_by_pronouns(context), _by_descriptions(context)):
        for key, counts in votes.items():
            if counts["he"] != counts["she"]:
                found[key] = "he" if counts["he"] > counts["she"] else "she"
    return found


def _by_descriptions(context: Context) -> dict[Key, Counter[Gender]]:
    votes: dict[Key, Counter[Gender]] = {}
    for key, words in _descriptions(context):
        if context.lexicon.masculine & words:
            votes.setdefault(key, Counter())["he"] += 1
        if context.lexicon.feminine & words:
            votes.setdefault(key, Counter())["she"] += 1
    return votes


def _descriptions(context: Context) -> Iterator[tuple[Key, set[str]]]:
    """People, each with words, in lower case, that describe them."""
    for clause in context.document.annotation.clauses:
        if clause.form == "noun" and not clause.negated:
            words = set(clause.lemma.partition(" of ")[0].split())
            for argument in clause.arguments:
                if argument.role == "is" and argument.mention is not None:
                    key = context.entity(argument.mention)
                    if key is not None:
                        yield key, words
    for index, key in context.document.keys.items():
        mention = context.mentions[index]
        if mention.kind == "name" and mention.type == "PERSON":
            titles = possible_titles(context.document.text, mention.start, mention.end)
            yield context.registry.find(key), titles


def _by_pronouns(context: Context) -> dict[Key, Counter[Gender]]:
    votes: dict[Key, Counter[Gender]] = {}
    for within in context.sentences():
        people: dict[Key, int] = {}
        for index in within:
            mention, key = context.mentions[index], context.entity(index)
            if key is not None and mention.kind == "name" and mention.type == "PERSON":
                people[key] = index
            elif mention.kind == "pronoun" and len(people) == 1:
                gender = gender_of_pronoun(mention.text, context)
                [(person, named)] = people.items()
                if gender is not None and _goes_on(context, named, index):
                    votes.setdefault(person, Counter())[gender] += 1
    return votes


def _goes_on(context: Context, named: int, pronoun: int) -> bool:
    """Whether nothing between a person's name and a pronoun after it turns to somebody else: "Anna's grandfather … his", "Anna met a
    man who … his", "Anna taught him"."""
    start, end = context.mentions[named].end, context.mentions[pronoun].start
    if end - start > _FARTHEST or named in context.fellow_arguments(pronoun):
        return False
    between = context.document.text[start:end].replace("’", "'")
    words = set(between.casefold().split())
    return not between.startswith("'s ") and not words & (context.lexicon.feminine | context.lexicon.masculine)
