"""One row of a table → one report: its text, or the file that it names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from detente.model import Report, UnreadableReportError
from detente.sources.build import build
from detente.sources.columns import NEEDED
from detente.sources.content import Content
from detente.sources.document import read_document
from detente.sources.how import How
from detente.sources.item import Item
from detente.sources.limits import MAX_PAGE_BYTES
from detente.sources.provenance import Provenance, yes_or_no


def read_row(row: Mapping[str, str], table: Content, name: str, line: int, how: How) -> Item:
    """The report of a row (column → cell, columns in lower case), or what is wrong with it.

    `name` is what the table is called, which for a workbook is its sheet. The user's provenance goes before
    the row's, and the row's before that of the file that it names.
    """
    values = how.columns.values(row)
    file: str | None = None
    try:
        own = _provenance(values, name, line)
        if text := values["text"]:
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            return Item(name, build(text, digest, name, user=how.user, own=own, line=line), line)
        if not values["file"]:
            raise UnreadableReportError(name, "the row has neither a text nor a file", NEEDED, line)
        content = _named(values["file"], table, name, line)
        file = content.key
        return Item(name, _read(content, values["file"], name, line, how.user.over(own)), line, file)
    except UnreadableReportError as error:
        return Item(name, error, line, file)


def _provenance(values: Mapping[str, str | None], name: str, line: int) -> Provenance:
    restricted = None
    if given := values["restricted"]:
        restricted = yes_or_no(given)
        if restricted is None:
            raise UnreadableReportError(
                name, f"column restricted says {given!r}", "Write yes or no there", line
            )
    return Provenance(
        title=values["title"],
        publisher=values["publisher"],
        published=values["published_at"],
        url=values["url"],
        language=values["language"],
        restricted=restricted,
    )


def _named(file: str, table: Content, name: str, line: int) -> Content:
    try:
        return table.beside(file)
    except UnreadableReportError as error:
        raise _of_row(error, file, name, line) from error


def _read(content: Content, file: str, name: str, line: int, user: Provenance) -> Report:
    try:
        return read_document(content.read(MAX_PAGE_BYTES), content.name, user)
    except UnreadableReportError as error:
        raise _of_row(error, file, name, line) from error


def _of_row(error: UnreadableReportError, file: str, name: str, line: int) -> UnreadableReportError:
    return UnreadableReportError(name, f"{file}: {error.problem}", error.remedy, line)
