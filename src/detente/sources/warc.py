"""WARC files: a report each saved page."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from detente.model import UnreadableReportError
from detente.sources.content import Content
from detente.sources.document import read_document
from detente.sources.how import How
from detente.sources.item import Item
from detente.sources.limits import MAX_PAGE_BYTES
from detente.sources.provenance import Provenance

PAGE_TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_REDIRECTS = range(300, 400)


def read_warc(archive: Content, how: How) -> Iterator[Item]:
    """The saved pages and texts of a WARC file, packed or not, in its order; other records are noted.

    A page's own date goes before the day on which it was saved, and its own address before that of the
    record. An archive that breaks off gives what stands before, and the error after it.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    left_out: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    found = False
    try:
        with archive.opened() as stream:
            for record in ArchiveIterator(stream, no_record_parse=False):
                found = True
                if record.rec_type not in ("response", "resource"):
                    continue
                kind = _kind(record)
                if kind not in PAGE_TYPES or urlsplit(_url(record)).path == "/robots.txt":
                    left_out[kind] += 1
                    continue
                place = f"{archive.name}!{_stamp(record)}/{_url(record)}"
                seen[place] += 1
                if seen[place] > 1:
                    place = f"{place} ({seen[place]})"
                yield from _page(record, kind, place, how)
    except UnreadableReportError as error:
        yield Item(archive.name, error)
    except (ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError) as error:
        yield Item(
            archive.name, _broken(archive.name, str(error).splitlines()[0] if str(error) else "damaged")
        )
    else:
        if not found:
            yield Item(
                archive.name, UnreadableReportError(archive.name, "it holds no records", "Save it again")
            )
    if left_out:
        what = ", ".join(f"{count} {kind}" for kind, count in left_out.most_common(6))
        how.note(f"{archive.name}: not read, as no pages: {what}")


def _page(record: Any, kind: str, place: str, how: How) -> Iterator[Item]:
    raw = record.content_stream().read(MAX_PAGE_BYTES + 1)
    status = int(record.http_headers.get_statuscode() or 0) if record.http_headers else 200
    if status in _REDIRECTS:
        return  # where it leads has a record of its own
    if status != 200:
        problem = f"the server answered {status} when the page was saved"
        yield Item(place, UnreadableReportError(place, problem, "Save the page again"))
        return
    own = Provenance(published=record.rec_headers.get_header("WARC-Date"), url=_url(record) or None)
    charset = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
    try:
        _refuse_cut_off(record, place)
        yield Item(
            place, read_document(raw, place, how.user, own=own, ending=PAGE_TYPES[kind], media_type=charset)
        )
    except UnreadableReportError as error:
        yield Item(place, error)


def _refuse_cut_off(record: Any, place: str) -> None:
    """What is left unread of a record that ends where the file does can't be told from its text."""
    left = getattr(record.raw_stream, "limit", 0)
    if left and not record.raw_stream.read(1):
        raise UnreadableReportError(
            place, f"the archive breaks off {left:,} bytes before the page ends", "Save it again"
        )


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "unknown").partition(";")[0].strip().lower()


def _url(record: Any) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _stamp(record: Any) -> str:
    """The time of saving as web archives write it in an address: 20250511083000."""
    date = str(record.rec_headers.get_header("WARC-Date") or "")
    return "".join(c for c in date if c.isdigit())[:14]


def _broken(name: str, reason: str) -> UnreadableReportError:
    return UnreadableReportError(
        name, f"the archive is damaged or breaks off ({reason}); what stands before was read", "Save it again"
    )
