"""Repairs of trees, on trees made by hand, so that the tests do not depend on a model."""

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.parse import repairs
from pipeline.vocabulary.lexicon import load_lexicon

WORDS = load_lexicon().parse

Word = tuple[str, str, str, str, int]
"""A word with its part of speech, its fine tag, its label, and the place of its head."""

SWALLOWED = [  # "Norda is a firm based in Lund specialised in boats"
    ("Norda", "PROPN", "NNP", "nsubj", 1), ("is", "AUX", "VBZ", "ROOT", 1), ("a", "DET", "DT", "det", 3), ("firm", "NOUN", "NN", "nsubj", 7),
    ("based", "VERB", "VBN", "acl", 3), ("in", "ADP", "IN", "prep", 4), ("Lund", "PROPN", "NNP", "pobj", 5),
    ("specialised", "VERB", "VBD", "ccomp", 1), ("in", "ADP", "IN", "prep", 7), ("boats", "NOUN", "NNS", "pobj", 8),
]  # fmt: skip
SAID = [  # "Berg says a firm closed": a clause of its own
    ("Berg", "PROPN", "NNP", "nsubj", 1), ("says", "VERB", "VBZ", "ROOT", 1), ("a", "DET", "DT", "det", 3), ("firm", "NOUN", "NN", "nsubj", 4),
    ("closed", "VERB", "VBD", "ccomp", 1),
]  # fmt: skip
OFFICE = [  # "Berg is Officer of Nordvik Bank"
    ("Berg", "PROPN", "NNP", "nsubj", 1), ("is", "AUX", "VBZ", "ROOT", 1), ("Officer", "PROPN", "NNP", "nmod", 5),
    ("of", "ADP", "IN", "prep", 2), ("Nordvik", "PROPN", "NNP", "pobj", 3), ("Bank", "PROPN", "NNP", "attr", 1),
]  # fmt: skip
TWO_OFFICES = [  # "... and Director at Velm"
    *OFFICE, ("and", "CCONJ", "CC", "cc", 5), ("Director", "PROPN", "NNP", "conj", 5), ("at", "ADP", "IN", "prep", 5),
    ("Velm", "PROPN", "NNP", "pobj", 8),
]  # fmt: skip
AMOUNT = [  # "paid NOK 300 million": the code for whom it was paid to
    ("paid", "VERB", "VBD", "ROOT", 0), ("NOK", "PROPN", "NNP", "dative", 0), ("300", "NUM", "CD", "compound", 3),
    ("million", "NUM", "CD", "dobj", 0),
]  # fmt: skip
TORN_AMOUNT = [  # a phrase that belongs to the code stands between
    ("paid", "VERB", "VBD", "ROOT", 0), ("NOK", "PROPN", "NNP", "dobj", 0), ("300", "NUM", "CD", "compound", 3),
    ("million", "NUM", "CD", "appos", 4), ("Berg", "PROPN", "NNP", "appos", 1),
]  # fmt: skip

PARTICIPLE = [  # "an album by Berg, released in May": tagged as a past tense
    ("album", "NOUN", "NN", "ROOT", 0), ("by", "ADP", "IN", "prep", 0), ("Berg", "PROPN", "NNP", "pobj", 1),
    ("released", "VERB", "VBD", "acl", 0), ("in", "ADP", "IN", "prep", 3), ("May", "PROPN", "NNP", "pobj", 4),
]  # fmt: skip
CONTENT = [  # "news that Berg resigned": a clause with a subject
    ("news", "NOUN", "NN", "ROOT", 0), ("that", "SCONJ", "IN", "mark", 3), ("Berg", "PROPN", "NNP", "nsubj", 3),
    ("resigned", "VERB", "VBD", "acl", 0),
]  # fmt: skip
PARTICLE = [  # "Berg passed away"
    ("Berg", "PROPN", "NNP", "nsubj", 1), ("passed", "VERB", "VBD", "ROOT", 1), ("away", "ADV", "RB", "advmod", 1),
]  # fmt: skip
SURVIVORS = [  # "by wife, Ida; two sons, Karl and Nils": the sons in apposition, the names coordinated
    ("wife", "NOUN", "NN", "ROOT", 0), (",", "PUNCT", ",", "punct", 0), ("Ida", "PROPN", "NNP", "appos", 0), (";", "PUNCT", ":", "punct", 0),
    ("two", "NUM", "CD", "nummod", 5), ("sons", "NOUN", "NNS", "appos", 0), (",", "PUNCT", ",", "punct", 5),
    ("Karl", "PROPN", "NNP", "conj", 5), ("and", "CCONJ", "CC", "cc", 7), ("Nils", "PROPN", "NNP", "conj", 7),
]  # fmt: skip
VISITING = [  # "is Visiting Professor at Velm": the adjective a verb
    ("is", "AUX", "VBZ", "ROOT", 0), ("Visiting", "VERB", "VBG", "advcl", 0), ("Professor", "PROPN", "NNP", "dobj", 1),
    ("at", "ADP", "IN", "prep", 1), ("Velm", "PROPN", "NNP", "pobj", 3),
]  # fmt: skip
BASED = [  # "Based in Lund, Norda grew": the subject coordinated with the place
    ("Based", "VERB", "VBN", "prep", 5), ("in", "ADP", "IN", "prep", 0), ("Lund", "PROPN", "NNP", "pobj", 1),
    (",", "PUNCT", ",", "punct", 2), ("Norda", "PROPN", "NNP", "conj", 2), ("grew", "VERB", "VBD", "ROOT", 5),
]  # fmt: skip


def parsed(words: list[Word], people: tuple[int, ...] = ()) -> Doc:
    texts, pos, tags, deps, heads = (list(column) for column in zip(*words, strict=True))
    lemmas = ["be" if t == "is" else t for t in texts]
    ents = ["B-PERSON" if i in people else "O" for i in range(len(words))]
    return Doc(
        spacy.blank("en").vocab, words=texts, pos=pos, tags=tags, deps=deps, heads=heads, lemmas=lemmas, ents=ents
    )


def repair(doc: Doc) -> Doc:
    return repairs.repair(doc, WORDS)


def tree(doc: Doc) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep_, t.head.text) for t in doc]


def test_a_participle_gives_back_the_complement_of_a_copula() -> None:
    doc = repair(parsed(SWALLOWED))
    assert tree(doc)[3] == ("firm", "attr", "is")
    assert tree(doc)[7] == ("specialised", "acl", "firm")


def test_an_office_is_no_modifier_of_its_bank() -> None:
    doc = repair(parsed(OFFICE))
    assert tree(doc)[2:] == [
        ("Officer", "attr", "is"),
        ("of", "prep", "Officer"),
        ("Nordvik", "compound", "Bank"),
        ("Bank", "pobj", "of"),
    ]


def test_a_second_office_stands_beside_the_first() -> None:
    doc = repair(parsed(TWO_OFFICES))
    assert tree(doc)[6:9] == [("and", "cc", "Officer"), ("Director", "conj", "Officer"), ("at", "prep", "Director")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (AMOUNT, [("NOK", "nummod", "million"), ("300", "compound", "million"), ("million", "dobj", "paid")]),
        (TORN_AMOUNT, [("NOK", "dobj", "paid"), ("300", "compound", "million"), ("million", "nummod", "NOK")]),
    ],
)
def test_a_currency_and_its_number_are_one_phrase(words: list[Word], expected: list[tuple[str, str, str]]) -> None:
    assert tree(repair(parsed(words)))[1:4] == expected


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        (PARTICIPLE, "VBN"),
        (CONTENT, "VBD"),  # what has a subject is not a participle
    ],
)
def test_a_verb_form_after_a_noun_is_a_participle(words: list[Word], tag: str) -> None:
    assert repair(parsed(words))[3].tag_ == tag


def test_a_particle_is_no_adverb() -> None:
    assert tree(repair(parsed(PARTICLE)))[2] == ("away", "prt", "passed")


@pytest.mark.parametrize(
    ("words", "people"),
    [
        (SAID, ()),  # what is said has a subject of its own
        (OFFICE, (5,)),  # "Governor of Norland Berg": the last word is a person
        (OFFICE, (2,)),  # a word inside a name modifies the rest of it
    ],
)
def test_other_parses_stay(words: list[Word], people: tuple[int, ...]) -> None:
    assert tree(repair(parsed(words, people))) == tree(parsed(words, people))


def test_what_follows_a_semicolon_is_no_apposition_and_counted_names_are_one() -> None:
    found = tree(repair(parsed(SURVIVORS)))
    assert found[5] == ("sons", "conj", "wife")
    assert found[7] == ("Karl", "appos", "sons")


def test_visiting_is_part_of_an_office() -> None:
    found = tree(repair(parsed(VISITING)))
    assert found[1:4] == [("Visiting", "amod", "Professor"), ("Professor", "conj", "is"), ("at", "prep", "Professor")]


def test_a_verb_gets_its_subject_back_from_the_place_before_it() -> None:
    found = tree(repair(parsed(BASED)))
    assert (found[0], found[4]) == (("Based", "advcl", "grew"), ("Norda", "nsubj", "grew"))
