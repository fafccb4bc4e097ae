"""Export: writes records to the files of an output folder, and reads them back."""

from pipeline.export.folder import ExportError, check_target, write
from pipeline.export.loading import LoadError, load, load_known
from pipeline.export.manifest import describe_run
from pipeline.export.reviews import DECISIONS, add_review, load_reviews

__all__ = [
    "DECISIONS",
    "ExportError",
    "LoadError",
    "add_review",
    "check_target",
    "describe_run",
    "load",
    "load_known",
    "load_reviews",
    "write",
]
