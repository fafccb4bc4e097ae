"""Read: from the files of a folder to documents, and from files of claims to facts."""

from pipeline.read.claims import Claims, ClaimsError, entities_of, read_claims, sources_of
from pipeline.read.folder import file_hash, input_hashes, read_folder, read_names
from pipeline.read.together import together

__all__ = [
    "Claims",
    "ClaimsError",
    "entities_of",
    "file_hash",
    "input_hashes",
    "read_claims",
    "read_folder",
    "read_names",
    "sources_of",
    "together",
]
