"""What people may send to be read: bounded in number, size and packing before anything is opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from detente.exports.clean import one_line
from detente.model import UnreadableReportError
from detente.record import RecordError
from detente.sources.content import BytesContent, FileContent
from detente.sources.zipcheck import check_archive, check_ratio

MOST_FILES = 20
MOST_BYTES = 20_000_000
"""Of all files of one form."""
MOST_UNPACKED = 100_000_000
"""Bytes that the members of one archive come to: less than `detente add` takes of the machine's own user."""
MOST_REPORTS = 500
"""Reports of one form; more are a matter for `detente add`."""
MOST_ADDRESSES = 10
LONGEST_NAME = 120
ENDINGS = frozenset(
    ".txt .md .html .htm .xhtml .csv .tsv .jsonl .ndjson .xlsx .rss .atom .rdf .xml .zip".split()
)
"""What is taken; Parquet, WARC and archives inside archives are read by `detente add` alone."""
_PACKED = frozenset({".zip", ".xlsx"})
_REFUSED_INSIDE = frozenset({".zip", ".parquet", ".warc", ".gz", ".xlsx", ".xlsm"})


@dataclass(frozen=True)
class UploadedContent(BytesContent):
    """A file that came from a browser. It names no other file: none on the server's disk is its to read."""

    def beside(self, name: str) -> FileContent:
        """Refused."""
        raise UnreadableReportError(
            self.name,
            "a table that is sent can't name files",
            "Send a ZIP archive of the table and its files",
        )


def checked(files: Sequence[tuple[str, bytes]]) -> list[UploadedContent]:
    """The files of a form, each by its name and bytes. Raises `RecordError` where one goes beyond the bounds,
    or is of a kind that is not taken: nothing of the form is read then.
    """
    given = [(name, raw) for name, raw in files if name or raw]
    if not given:
        raise RecordError("No file was sent. Choose some")
    if len(given) > MOST_FILES:
        raise RecordError(f"{len(given)} files were sent, and {MOST_FILES} are taken. Send the rest later")
    if sum(len(raw) for _, raw in given) > MOST_BYTES:
        raise RecordError(f"The files come to more than {MOST_BYTES:,} bytes. Send fewer at once")
    return [_checked(name, raw) for name, raw in given]


def _checked(name: str, raw: bytes) -> UploadedContent:
    told = one_line(name.replace("\\", "/").rpartition("/")[2])[:LONGEST_NAME] or "a file"
    ending = PurePosixPath(told).suffix.lower()
    if ending not in ENDINGS:
        raise RecordError(
            f"{told}: {ending or 'a file without an ending'} is not taken here. Use detente add"
        )
    if ending in _PACKED:
        try:
            _check_packed(raw, told, inside=_REFUSED_INSIDE if ending == ".zip" else frozenset())
        except UnreadableReportError as error:
            raise RecordError(f"{told}: {error.problem}. {error.remedy}") from error
    return UploadedContent(raw, told, ending)


def _check_packed(raw: bytes, name: str, inside: frozenset[str]) -> None:
    check_archive(io.BytesIO(raw), name)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = archive.infolist()
        for member in members:
            check_ratio(member, name)
            if PurePosixPath(member.filename).suffix.lower() in inside:
                raise UnreadableReportError(
                    name, f"{one_line(member.filename)[:LONGEST_NAME]} is packed itself", "Unpack it first"
                )
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise UnreadableReportError(
            name, f"it unpacks to more than {MOST_UNPACKED:,} bytes", "Send it in parts, or use detente add"
        )
