"""Parts of speech and morphology: a model gives them to words by rules, which are slow. Each kind of word is asked about once."""

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

_RULER = "attribute_ruler"
_NAME = "remembered_attributes"
_ASKED = {"TAG", "DEP", "LOWER", "IS_SPACE"}
_GIVEN = {"POS", "MORPH", "LEMMA", "TAG", "DEP"}


def remember_attributes(nlp: Language) -> None:
    """Lets a model remember what its rules give to a kind of word: one tag and dependency, and the word itself if a rule names it. What
    they give stays the same."""
    ruler: Any = nlp.get_pipe(_RULER) if _RULER in nlp.pipe_names else None
    if ruler is None or {attribute for rule in ruler.patterns for attribute in rule["attrs"]} - _GIVEN:
        return
    remembered: Any = nlp.add_pipe(_NAME, before=_RULER)
    remembered.remember(ruler)
    nlp.remove_pipe(_RULER)


@Language.factory(_NAME)
class RememberedAttributes:
    """Sets what the attribute ruler of a model sets."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._ruler: Any = None
        self._others = Matcher(nlp.vocab)
        self._named: set[int] = set()
        self._known: dict[tuple[int, ...], tuple[Any, ...]] = {}

    def remember(self, ruler: Any) -> None:
        """Takes the rules of a ruler."""
        self._ruler = ruler
        for pattern in (pattern for rule in ruler.patterns for pattern in rule["patterns"]):
            words = _words_named(pattern)
            if words is None:
                self._others.add("other", [pattern])
            else:
                self._named |= {ruler.vocab.strings[word] for word in words}

    def __call__(self, doc: Doc) -> Doc:
        """The document with what the rules give its words."""
        if self._others(doc):
            self._ruler(doc)
            return doc
        words = doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()
        kinds = [(word if word in self._named else 0, *rest) for word, *rest in words]
        if not self._known.keys() >= set(kinds):
            self._ruler(doc)
            for kind, token in zip(kinds, doc, strict=True):
                _, tag, dep, _ = kind
                more = token.lemma, token.tag, token.dep
                self._known[kind] = token.pos, token.morph, None if more == (0, tag, dep) else more
            return doc
        for kind, token in zip(kinds, doc, strict=True):
            token.pos, token.morph, more = self._known[kind]
            if more is not None:
                token.lemma, token.tag, token.dep = more
        return doc


def _words_named(pattern: Sequence[Mapping[str, Any]]) -> Sequence[str] | None:
    """The words that a rule for one word names; None if it is for several words, or asks for more than the kind of a word."""
    if len(pattern) > 1 or pattern[0].keys() - _ASKED:
        return None
    words = pattern[0].get("LOWER", {"IN": []})
    return [words] if isinstance(words, str) else words["IN"] if words.keys() == {"IN"} else None
