"""Whether a ZIP archive may be opened: bounded in its parts, its size and how far it is packed."""

from __future__ import annotations

import struct
import zipfile
from typing import BinaryIO

from detente.model import UnreadableReportError
from detente.sources.limits import (
    MAX_DIRECTORY_BYTES,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_FROM_BYTES,
)

_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"
_LONGEST_END = 65_557  # the record's 22 bytes and the longest comment
_UNPACK = "Unpack it yourself and give the folder, if you trust it"


def check_archive(file: BinaryIO, name: str) -> None:
    """Raises `UnreadableReportError` where the archive is none or goes beyond the limits as a whole.

    What its directory says is what `zipfile` holds its members to, so no more than that comes out of it.
    """
    if _directory_size(file) > MAX_DIRECTORY_BYTES:
        raise too_many(name)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableReportError(
            name, f"the archive is damaged or none ({error})", "Make it again, or give the folder itself"
        ) from error
    if len(members) > MAX_MEMBERS:
        raise too_many(name)
    if (size := sum(member.file_size for member in members)) > MAX_UNPACKED_BYTES:
        raise UnreadableReportError(
            name, f"the archive unpacks to {size:,} bytes, more than {MAX_UNPACKED_BYTES:,}", _UNPACK
        )


def check_ratio(member: zipfile.ZipInfo, name: str) -> None:
    """Raises `UnreadableReportError` for a member that is packed as no text is: a bomb."""
    if member.file_size > RATIO_FROM_BYTES and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise UnreadableReportError(
            name,
            f"it unpacks to {member.file_size:,} bytes from {member.compress_size:,}, as no report does",
            _UNPACK,
        )


def too_many(name: str) -> UnreadableReportError:
    """The error of an archive with too many members."""
    return UnreadableReportError(name, f"the archive has more than {MAX_MEMBERS:,} members", _UNPACK)


def _directory_size(file: BinaryIO) -> int:
    """How long the directory is, of which `zipfile` makes objects before one can count."""
    file.seek(0, 2)
    size = file.tell()
    start = max(0, size - _LONGEST_END - 1024)
    file.seek(start)
    tail = file.read()
    sizes = [0]
    # Every record that could be the last one counts: which of them zipfile takes is its business.
    for mark, offset, form in ((_END, 12, "<L"), (_END64, 40, "<Q")):
        at = tail.find(mark)
        while at >= 0:
            found = tail[at + offset : at + offset + struct.calcsize(form)]
            if len(found) == struct.calcsize(form):
                sizes.append(min(struct.unpack(form, found)[0], size))
            at = tail.find(mark, at + 1)
    file.seek(0)
    return max(sizes)
