"""Parse: the language model, and the only place where its parses are corrected."""

from pipeline.parse.model import ModelError, load_model
from pipeline.parse.parser import Parser

__all__ = ["ModelError", "Parser", "load_model"]
