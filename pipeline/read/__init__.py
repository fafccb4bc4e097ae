"""Read: documents from the files of a folder, and facts from files of claims."""

from pipeline.read.beginnings import beginning, megabytes
from pipeline.read.claim_files import ClaimFile, ClaimsError, entities_of, read_claims, read_column_types, sources_of
from pipeline.read.claim_values import ClaimWords
from pipeline.read.content import Content
from pipeline.read.earlier_run import join_claims
from pipeline.read.files import Place
from pipeline.read.folder import contents, file_hash, input_hashes, read_folder, read_names
from pipeline.read.remarks import Remarks

__all__ = [
    "ClaimFile",
    "ClaimWords",
    "ClaimsError",
    "Content",
    "Place",
    "Remarks",
    "beginning",
    "contents",
    "entities_of",
    "file_hash",
    "input_hashes",
    "join_claims",
    "megabytes",
    "read_claims",
    "read_column_types",
    "read_folder",
    "read_names",
    "sources_of",
]
