"""Tokens: plain text before parsing, and corrections of their boundaries, lemmas and tags."""

import re
from collections.abc import Container
from typing import Any

import spacy.util
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.vocabulary.words.parse import ParseWords

# One character for one character, so that offsets stay: the model was trained on plain spaces, quotes and dashes.
_PLAIN = str.maketrans("\u00a0\u2007\u202f\t\n\r\u2018\u2019\u201c\u201d\u2011\u2012\u2212", "      ''\"\"---")
# No word is this long, and the tokenizer's time grows with the square of a word's length.
_NO_WORD = re.compile(r"\S{400,}")
# "Lund Business School(LBS)": a bracket opens even without a space before it.
_BRACKET_WITHOUT_SPACE = r"(?<=[a-z])\((?=[A-Z])"
# Verbs that double their last letter before "-ing": "hop", "hopping".
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")


def plain(text: str) -> str:
    """A text of the same length with plain punctuation, and with spaces instead of strings that are too long to be words."""
    words = _NO_WORD.sub(lambda match: " " * len(match[0]), text.translate(_PLAIN))
    words = _LEGAL_FORM.sub(lambda match: _NO_LETTER.sub("n", match[0]), words)
    return _BOUND.sub("upon", words)


# Legal forms of companies that the model takes for several words, or for the end of a sentence: "Norda GmbH & Co. KG was founded". As one
# word of letters they are part of a name.
_LEGAL_FORM = re.compile(
    r"\b(?:(?:GmbH|AG|UG|SE|Ltd\.?|B\.?V\.?) ?& ?Co\.?,? ?(?:KGaA|KG|OHG|oHG)|Sp\. ?z ?o\. ?o(?:\.(?= [a-z(]|,))?"
    r"|Sdn\.? Bhd(?:\.(?= [a-z(]|,))?|P(?:ty|vt|te)\.? Ltd(?:\.(?= [a-z(]|,))?|spol\. s ?r\.o(?:\.(?= [a-z(]|,))?"
    r"|S\. ?de ?R\.L(?:\.(?= [a-z(]|,))?)(?![\w])"
)
_NO_LETTER = re.compile(r"[^A-Za-z]")

# "Died bef. 26 May 1876": the model takes the abbreviation for the end of the sentence. A preposition of four letters is as good.
_BOUND = re.compile(r"\b(?:[Bb]ef|[Aa]ft|[Aa]bt)\.(?=\s(?:\d|[A-Z][a-z]{2,8}\.?\s\d))")


class TokenCorrections:
    """Adds rules to the tokenizer of a loaded model, and corrects lemmas and tags after parsing."""

    def __init__(self, nlp: Language, words: ParseWords) -> None:
        self._compounds = words.compounds
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
        self._verbs = _verbs(self._lemmatizer)
        tokenizer: Any = nlp.tokenizer
        if hasattr(tokenizer, "add_special_case"):
            for compound in words.compounds:
                for written in (compound, compound.capitalize()):
                    tokenizer.add_special_case(written, [{"ORTH": written}])
        if hasattr(tokenizer, "infix_finditer"):
            infixes = [*(nlp.Defaults.infixes or ()), _BRACKET_WITHOUT_SPACE]
            tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer

    def correct(self, doc: Doc) -> None:
        """Correct the lemmas and tags of a parsed text in place."""
        for token in doc:
            if (lemma := self._compounds.get(token.lower_)) is not None:
                token.lemma_ = lemma
            elif token.pos_ == "VERB" and _lost_e(token.lower_, token.lemma_) and f"{token.lemma_}e" in self._verbs:
                token.lemma_ += "e"
            elif token.dep_ == "acomp" and token.tag_ == "JJ" and token.lower_.endswith("ed"):
                self._read_as_participle(token)
            elif token.dep_ == "aux" and token.lower_ == "wo":  # "won't"
                token.lemma_ = "will"

    def _read_as_participle(self, token: Any) -> None:
        """Tag an adjective as a participle if it is one: "is married to" and "is based in" mean the same as a passive. Others ("is red")
        stay as they are."""
        if self._lemmatizer is None:
            return
        adjective = token.morph
        token.pos_ = "VERB"
        token.set_morph("Aspect=Perf|Tense=Past|VerbForm=Part")
        lemma = self._lemmatizer.rule_lemmatize(token)[0]
        if lemma != token.lower_:
            token.tag_, token.lemma_ = "VBN", lemma
        else:
            token.pos_ = "ADJ"
            token.set_morph(adjective)


def _verbs(lemmatizer: Any) -> Container[str]:
    """The verbs that a lemmatizer knows; empty if it has no list of verbs."""
    tables = getattr(lemmatizer, "lookups", None)
    return tables.get_table("lemma_index").get("verb", ()) if tables and tables.has_table("lemma_index") else ()


def _lost_e(form: str, lemma: str) -> bool:
    """Whether a form of a verb in "-e" may have been given the lemma of a verb without "-e": "hoped" is a form of "hope", "hopped" of
    "hop"."""
    return form == f"{lemma}ed" or (form == f"{lemma}ing" and _DOUBLING.search(lemma) is not None)
