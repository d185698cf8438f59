"""A path → its reports: what every verb that reads reports begins with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.model import UnreadableReportError
from detente.sources.document import read_document
from detente.sources.files import STDIN, read_bytes
from detente.sources.item import Item
from detente.sources.limits import MAX_PAGE_BYTES, MAX_TABLE_BYTES
from detente.sources.provenance import Provenance
from detente.sources.table import read_csv, read_jsonl

_TABLES = {".csv": read_csv, ".tsv": read_csv, ".jsonl": read_jsonl, ".ndjson": read_jsonl}


def load(source: str | Path, user: Provenance | None = None) -> Iterator[Item]:
    """The reports in a file, in its order: one of a text or HTML file, one a row of a CSV or JSON Lines file.

    `-` stands for standard input. What the `user` gives goes before what the file says of itself. Never
    raises `UnreadableReportError`: what can't be read comes as an item with such an error, in its place.
    """
    path = str(source)
    name = "standard input" if path == STDIN else path
    try:
        yield from _reports(path, name, user or Provenance())
    except UnreadableReportError as error:
        yield Item(name, error)


def _reports(path: str, name: str, user: Provenance) -> Iterator[Item]:
    suffix = Path(path).suffix.lower()
    if read := _TABLES.get(suffix):
        yield from read(read_bytes(path, MAX_TABLE_BYTES), name, user)
        return
    raw = read_bytes(path, MAX_PAGE_BYTES)
    if suffix == ".json":
        raise UnreadableReportError(name, "JSON is read one object a line", "Write it as a .jsonl file")
    if path == STDIN and raw.lstrip().startswith(b"{"):
        yield from read_jsonl(raw, name, user)
    else:
        yield Item(name, read_document(raw, name, user))
