"""Archives: .zip with documents inside, and .gz around one."""

import functools
import gzip
import io
import zipfile
import zlib
from pathlib import Path

from pipeline.read.content import Content, Part, Unreadable, reason
from pipeline.read.formats.packages import DAMAGED

GZIP = ".gz"
_MOST_FILES = 10_000
_MOST_IN_ALL = 32
"""An archive may unpack to this many times as much as one file in it."""


def list_zip(archive: Path | bytes, most: int | None) -> Content:
    """The files in an archive, without hidden ones; `most` is the most bytes that one of them may unpack to, None means no limit. The
    archive is a file, or the bytes of one."""
    infos = [i for i in _opened(archive, state(archive)).infolist() if not i.is_dir() and not _is_hidden(i.filename)]
    size = sum(info.file_size for info in infos)
    if len(infos) > _MOST_FILES:
        raise Unreadable(f"the archive contains more than {_MOST_FILES:,} files; unpack it")
    if most is not None and size > most * _MOST_IN_ALL:
        raise Unreadable(f"the archive unpacks to {size / 1_000_000:,.3g} MB; raise --max-megabytes if you trust it")
    if not infos:
        raise Unreadable("the archive contains no files; add some or delete it")
    return Content("", parts=tuple(Part(name) for name in dict.fromkeys(info.filename for info in infos)))


def from_zip(archive: Path | bytes, part: Part, most: int | None) -> bytes:
    """The bytes of a file in an archive."""
    opened = _opened(archive, state(archive))
    try:
        info = opened.getinfo(part.name)
        if info.flag_bits & 1:
            raise Unreadable("the file is locked with a password; unpack the archive")
        if most is not None and info.file_size > most:
            raise _too_large(info.file_size)
        return opened.read(info)
    except DAMAGED as error:
        raise Unreadable(f"the file in the archive is damaged ({reason(error)}); make the archive again") from error


def unpack_gzip(data: bytes, most: int | None, *, may_cut: bool) -> bytes:
    """What is packed in .gz: at most one byte more than `most`, if it `may_cut` it off; otherwise more is `Unreadable`."""
    try:
        with gzip.open(io.BytesIO(data)) as file:
            unpacked = file.read(-1 if most is None else most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"the file is not a valid .gz ({reason(error)}); save or download it again") from error
    if most is not None and len(unpacked) > most and not may_cut:
        raise Unreadable(
            f"the file unpacks to more than {most / 1_000_000:,.3g} MB; raise --max-megabytes if you trust it"
        )
    return unpacked


def state(archive: Path | bytes) -> tuple[int, int]:
    """What changes when a file does. Raises OSError."""
    if isinstance(archive, bytes):
        return 0, len(archive)
    found = archive.stat()
    return found.st_mtime_ns, found.st_size


@functools.lru_cache(maxsize=4)  # the files of an archive are read one after the other
def _opened(archive: Path | bytes, state: tuple[int, int]) -> zipfile.ZipFile:
    if isinstance(archive, Path):
        archive.open("rb").close()  # so that only what is wrong inside is a fault of the archive
    try:
        return zipfile.ZipFile(io.BytesIO(archive) if isinstance(archive, bytes) else archive)
    except DAMAGED as error:
        raise Unreadable(f"the file is not a valid .zip ({reason(error)}); make it again") from error


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return (
        parts[0] == "__MACOSX" or any(p.startswith(".") and p.strip(".") for p in parts) or parts[-1].startswith("~$")
    )


def _too_large(size: int) -> Unreadable:
    return Unreadable(f"the file unpacks to {size / 1_000_000:,.3g} MB; raise --max-megabytes if you trust it")
