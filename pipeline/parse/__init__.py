"""Parse: the language model, and the only place where its parses are corrected."""

from pipeline.parse.model import ModelError

__all__ = ["ModelError"]
