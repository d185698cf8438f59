"""What a file is, by the ending of its name or by how it begins."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".xlsm", ".parquet"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
FEEDS = frozenset({".rss", ".atom", ".rdf"})

MEDIA = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rdf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/zip": ".zip",
    "application/warc": ".warc",
    "application/vnd.apache.parquet": ".parquet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
"""Media types of the internet, as the ending that a file of them has."""

_BEGINNING = 4096
_BEFORE = rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*"
_PAGE = re.compile(_BEFORE + rb"(?:<!doctype\s+html|<html)", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(
    _BEFORE + rb"(?:<!doctype\s+rss[^>]*>\s*)?<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL
)


def is_page(raw: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    return bool(_PAGE.match(raw[:_BEGINNING]))


def is_feed(raw: bytes) -> bool:
    """Whether the bytes begin as RSS or Atom does."""
    return bool(_FEED.match(raw[:_BEGINNING]))


def ending_of(media_type: str, path: str) -> str:
    """What a server delivers, as the ending that a file of it has: by its media type where that says
    something, else by the address.
    """
    plain = media_type.partition(";")[0].strip().lower()
    own = PurePosixPath(path).suffix.lower()
    # Servers call many a table plain text.
    return own if plain == "text/plain" and own in TABLES else MEDIA.get(plain, own)
