"""A content → its reports: which reader takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from detente.model import UnreadableReportError
from detente.sources.content import Content
from detente.sources.csvtable import read_csv
from detente.sources.document import read_document
from detente.sources.feed import read_feed
from detente.sources.folder import read_all
from detente.sources.how import How
from detente.sources.item import Item
from detente.sources.jsonl import read_jsonl
from detente.sources.kinds import FEEDS, is_feed, is_page
from detente.sources.limits import MAX_FEED_BYTES
from detente.sources.parquet import read_parquet
from detente.sources.provenance import Provenance
from detente.sources.warc import read_warc
from detente.sources.xlsx import read_xlsx
from detente.sources.ziparchive import archive_of, members

Reader = Callable[[Content, How], Iterator[Item]]


def read_content(content: Content, how: How) -> Iterator[Item]:
    """The reports of a content, in its order. What can't be read comes as an item, in its place."""
    read = _BY_ENDING.get(content.suffix, _file)
    if content.name.lower().endswith(".warc.gz"):
        read = read_warc
    try:
        yield from read(content, how)
    except UnreadableReportError as error:
        yield Item(content.name, error)


def _file(content: Content, how: How) -> Iterator[Item]:
    """A report, or a feed that is known by how it begins."""
    raw = content.read(MAX_FEED_BYTES)
    if is_feed(raw) and content.suffix not in (".txt", ".md"):
        yield from read_feed(raw, content.name, how)
        return
    if content.suffix == ".xml" and not is_page(raw):
        raise UnreadableReportError(
            content.name, "this XML is no feed", "Save its reports as text, HTML or a table"
        )
    own = Provenance(url=content.url) if content.url else Provenance()
    yield Item(
        content.name,
        read_document(
            raw, content.name, how.user, own=own, ending=content.suffix, media_type=content.media_type
        ),
    )


def _feed(content: Content, how: How) -> Iterator[Item]:
    yield from read_feed(content.read(MAX_FEED_BYTES), content.name, how)


def _json(content: Content, how: How) -> Iterator[Item]:
    raise UnreadableReportError(content.name, "JSON is read one object a line", "Write it as a .jsonl file")


def _zip(content: Content, how: How) -> Iterator[Item]:
    with archive_of(content) as archive:
        yield from read_all(members(archive, content.name), lambda one: read_content(one, how), content.name)


_BY_ENDING: dict[str, Reader] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,
    ".parquet": read_parquet,
    ".json": _json,
    ".warc": read_warc,
    ".zip": _zip,
    **dict.fromkeys(FEEDS, _feed),
}
