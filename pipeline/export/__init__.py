"""Export: writes records to the files of an output folder, and reads them back."""

from pipeline.export.folder import DECISIONS, ExportError, OutputFolder, check_target, open_output, write
from pipeline.export.loading import LoadError, load, load_known
from pipeline.export.locks import InUse
from pipeline.export.manifest import describe_run
from pipeline.export.reviews import add_review, load_reviews
from pipeline.export.verification import verify

__all__ = [
    "DECISIONS",
    "ExportError",
    "InUse",
    "LoadError",
    "OutputFolder",
    "add_review",
    "check_target",
    "describe_run",
    "load",
    "load_known",
    "load_reviews",
    "open_output",
    "verify",
    "write",
]
