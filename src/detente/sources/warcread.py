"""The records of a WARC file, watched: warcio passes over damage, or writes it to standard error."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, BinaryIO

from detente.model import UnreadableReportError

_BEGINNINGS = (b"WARC/", b"\x1f\x8b")


def records(stream: BinaryIO, name: str) -> Iterator[Any]:
    """The records; raises `UnreadableReportError` where the archive is none, damaged or breaks off."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.bufferedreaders import DecompressingBufferedReader
    from warcio.exceptions import ArchiveLoadFailed

    class Watched(DecompressingBufferedReader):  # type: ignore[misc]  # warcio has no types
        """Notes whether the last packed part was whole."""

        whole = True

        def close_decompressor(self) -> None:
            if self.decompressor:
                self.whole = self.decompressor.eof
            super().close_decompressor()

    ends = _ends_whole(stream, name)
    iterator = ArchiveIterator(stream)
    iterator.reader = reader = Watched(stream)
    record: Any = None
    try:
        while True:
            with redirect_stderr(io.StringIO()) as said:
                before, record = record, _next(iterator, name)
            if said.getvalue():
                raise broken(name, " ".join(said.getvalue().split())[:80])
            if before is not None and _is_cut(before):
                raise broken(name, "inside a record")
            if record is None:
                break
            if not record.rec_type or record.length is None:
                raise broken(name, "in the head of a record")
            yield record
    except (ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError) as error:
        raise broken(name, (str(error).splitlines() or [type(error).__name__])[0]) from error
    if not (ends and reader.whole):
        raise broken(name, "in its last record")


def _next(iterator: Iterator[Any], name: str) -> Any:
    """The next record; None behind the last."""
    try:
        return next(iterator, None)
    except AttributeError as error:  # warcio takes it for granted that a record names its address
        raise broken(name, "in the head of a record") from error


def _ends_whole(stream: BinaryIO, name: str) -> bool:
    """Whether an archive that is not packed ends as its records do; a packed one's end is known by its last
    part. Raises `UnreadableReportError` where it is none.
    """
    beginning = stream.read(5)
    if not beginning.startswith(_BEGINNINGS):
        raise UnreadableReportError(name, "this is no WARC file", "Save it again, or give its pages")
    stream.seek(max(0, stream.seek(0, io.SEEK_END) - 4))
    whole = not beginning.startswith(b"WARC/") or stream.read(4) == b"\r\n\r\n"
    stream.seek(0)
    return whole


class CutOffError(UnreadableReportError):
    """The archive ends inside a record: no other follows."""


def _is_cut(record: Any) -> bool:
    """Whether the archive ended before the record, of which all that there is has been read."""
    return getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1)


def body(record: Any, place: str, most: int) -> bytes:
    """What a record holds, `most` and one byte at most; raises `UnreadableReportError` where the archive ends
    before it does.
    """
    try:
        with redirect_stderr(io.StringIO()):
            raw = record.content_stream().read(most + 1)
    except (zlib.error, EOFError, OSError, ValueError, AssertionError) as error:
        raise UnreadableReportError(place, f"the page is damaged ({error})", "Save the page again") from error
    if len(raw) <= most and _is_cut(record):
        raise CutOffError(place, "the archive breaks off before the page ends", "Save the archive again")
    return bytes(raw)


def broken(name: str, reason: str) -> UnreadableReportError:
    """The error of an archive that is not whole."""
    return UnreadableReportError(
        name, f"the archive is damaged or breaks off ({reason}); what stands before was read", "Save it again"
    )
