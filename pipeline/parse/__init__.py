"""Parse: the language model, and the only place where its parses are corrected."""

from pipeline.parse.model import ModelError, load_model, model_name, parse

__all__ = ["ModelError", "load_model", "model_name", "parse"]
