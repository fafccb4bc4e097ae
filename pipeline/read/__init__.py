"""Read: from the files of a folder to documents, and from files of claims to facts."""

from pipeline.read.claims import Claims, ClaimsError, read_claims
from pipeline.read.folder import input_hashes, read_folder

__all__ = ["Claims", "ClaimsError", "input_hashes", "read_claims", "read_folder"]
