"""Export: from records to the files of `extracted/`, and back."""

from pipeline.export.folder import ExportError, check_target, write
from pipeline.export.loading import LoadError, load, load_decisions
from pipeline.export.manifest import describe_run

__all__ = [
    "ExportError",
    "LoadError",
    "check_target",
    "describe_run",
    "load",
    "load_decisions",
    "write",
]
