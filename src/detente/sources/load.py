"""A path or an address → its reports: what every verb that reads reports begins with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from detente.model import UnreadableReportError
from detente.sources.columns import USUAL, Columns
from detente.sources.content import BytesContent, Content, FileContent
from detente.sources.dispatch import read_content
from detente.sources.files import STDIN, read_stdin
from detente.sources.folder import contents, read_all
from detente.sources.how import How, unheard
from detente.sources.item import Item
from detente.sources.kinds import is_feed
from detente.sources.limits import MAX_TABLE_BYTES
from detente.sources.provenance import Provenance

if TYPE_CHECKING:
    from detente.sources.fetch import Fetcher

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def load(
    source: str | Path,
    user: Provenance | None = None,
    *,
    columns: Columns = USUAL,
    fetcher: Fetcher | None = None,
    note: Callable[[str], None] = unheard,
) -> Iterator[Item]:
    """The reports of a file, a folder or an address, in an order that is the same in every run.

    `-` stands for standard input. What the `user` gives goes before what the source says of itself; `columns`
    says what a table's columns hold. Without a `fetcher`, nothing is fetched. `note` is told what is left out
    on purpose. Never raises `UnreadableReportError`: what can't be read comes as an item with such an error,
    in its place.
    """
    path = str(source)
    how = How(user or Provenance(), columns, note)
    try:
        if isinstance(source, str) and _ADDRESS.match(path):
            yield from read_content(_fetched(path, fetcher), how)
        elif path == STDIN:
            yield from read_content(_stdin(), how)
        elif _is_folder(path):
            yield from read_all(contents(Path(path), path), lambda one: read_content(one, how), path)
        else:
            yield from read_content(FileContent(Path(path), path), how)
    except UnreadableReportError as error:
        yield Item(error.source, error)


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _stdin() -> Content:
    name = "standard input"
    raw = read_stdin(name, MAX_TABLE_BYTES)
    ending = ".jsonl" if raw.lstrip().startswith(b"{") else ".rss" if is_feed(raw) else ""
    return BytesContent(raw, name, ending)


def _fetched(address: str, fetcher: Fetcher | None) -> Content:
    if fetcher is None:
        raise UnreadableReportError(
            address, "nothing is fetched unless you say so", "Say --fetch, or save the page and name its file"
        )
    page = fetcher.fetch(address)
    return BytesContent(page.raw, address, page.ending, page.url, page.media_type)
