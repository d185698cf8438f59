"""WARC files: a report each saved page."""

from __future__ import annotations

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
from detente.sources.warcread import CutOffError, body, records

PAGE_TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_REDIRECTS = range(300, 400)


def read_warc(archive: Content, how: How) -> Iterator[Item]:
    """The saved pages and texts of a WARC file, packed or not, in its order; other records are noted.

    A page's own date goes before the day on which it was saved, and its own address before that of the
    record. An archive that breaks off gives what stands before, and the error after it.
    """
    left_out: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    with archive.opened() as stream:
        try:
            for record in records(stream, archive.name):
                if record.rec_type not in ("response", "resource"):
                    continue
                kind = _kind(record)
                if kind not in PAGE_TYPES or urlsplit(_url(record)).path == "/robots.txt":
                    left_out[kind] += 1
                    continue
                place = f"{archive.name}!{_stamp(record)}/{_url(record)}"
                seen[place] += 1
                yield from _page(record, kind, place + (f" ({seen[place]})" if seen[place] > 1 else ""), how)
        except UnreadableReportError as error:
            yield Item(error.source, error)
        else:
            if not seen:
                problem = "the archive holds no saved page"
                yield Item(archive.name, UnreadableReportError(archive.name, problem, "Save the pages again"))
    if left_out:
        what = ", ".join(f"{count} {kind}" for kind, count in left_out.most_common(6))
        how.note(f"{archive.name}: not read, as no pages: {what}")


def _page(record: Any, kind: str, place: str, how: How) -> Iterator[Item]:
    status = _status(record)
    if status in _REDIRECTS:
        return  # where it leads has a record of its own
    own = Provenance(published=record.rec_headers.get_header("WARC-Date"), url=_url(record) or None)
    media_type = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
    try:
        if status != 200:
            problem = f"the server answered {status} when the page was saved"
            raise UnreadableReportError(place, problem, "Save the page again")
        raw = body(record, place, MAX_PAGE_BYTES)
        report = read_document(raw, place, how.user, own=own, ending=PAGE_TYPES[kind], media_type=media_type)
        yield Item(place, report)
    except CutOffError:
        raise
    except UnreadableReportError as error:
        yield Item(place, error)


def _status(record: Any) -> int:
    said = str(record.http_headers.get_statuscode() if record.http_headers else 200)
    return int(said) if said.isdigit() else 0


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "unknown").partition(";")[0].strip().lower()


def _url(record: Any) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _stamp(record: Any) -> str:
    """The time of saving as web archives write it in an address: 20250511083000."""
    date = str(record.rec_headers.get_header("WARC-Date") or "")
    return "".join(c for c in date if c.isdigit())[:14]
