"""The vocabulary: predicates with their rules, word lists, places and holidays, from data files that are validated when they are loaded."""

from pipeline.vocabulary.lexicon import Lexicon
from pipeline.vocabulary.predicates import ANYTHING, OPEN, Predicate, RuleError, allows
from pipeline.vocabulary.rules import QUALIFIERS, Rule, Slot
from pipeline.vocabulary.vocabulary import Vocabulary, load_vocabulary

__all__ = [
    "ANYTHING",
    "OPEN",
    "QUALIFIERS",
    "Lexicon",
    "Predicate",
    "Rule",
    "RuleError",
    "Slot",
    "Vocabulary",
    "allows",
    "load_vocabulary",
]
