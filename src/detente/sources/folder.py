"""Folders: every file below them, in an order that is the same in every run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from detente.model import UnreadableReportError
from detente.sources.content import Content, FileContent
from detente.sources.item import Item
from detente.sources.kinds import TABLES

Read = Callable[[Content], Iterator[Item]]


def contents(folder: Path, name: str) -> Iterator[FileContent | Item]:
    """The files of a folder and of those in it, by name.

    Hidden files and folders are left out, and links that lead out of the folder; linked folders are not
    entered. A folder that may not be read comes as the item that says so.
    """
    root = folder.resolve()
    refused: list[OSError] = []
    for path, below, files in os.walk(folder, onerror=refused.append):
        below[:] = sorted(each for each in below if not each.startswith("."))
        for file in sorted(files):
            full = Path(path, file)
            if file.startswith(".") or (full.is_symlink() and not full.resolve().is_relative_to(root)):
                continue
            yield FileContent(full, str(Path(name, full.relative_to(folder))))
        yield from map(_refused, refused)
        refused.clear()
    yield from map(_refused, refused)


def read_all(found: Iterable[Content | Item], read: Read, name: str) -> Iterator[Item]:
    """The reports of the files of a folder or an archive: tables first, then what no table has named.

    A file that a row names is read with what the row says of it, and so not a second time by itself.
    """
    files: list[Content] = []
    for one in found:
        if isinstance(one, Item):
            yield one
        else:
            files.append(one)
    if not files:
        yield Item(name, UnreadableReportError(name, "it holds no files", "Name one that holds reports"))
    named: set[str] = set()
    for table in (file for file in files if file.suffix in TABLES):
        for item in read(table):
            if item.file:
                named.add(item.file)
            yield item
    for file in files:
        if file.suffix not in TABLES and file.key not in named:
            yield from read(file)


def _refused(error: OSError) -> Item:
    name = str(error.filename)
    problem = f"the folder can't be read ({error.strerror})"
    return Item(name, UnreadableReportError(name, problem, "Check its permissions"))
