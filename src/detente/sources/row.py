"""One row of a table → one report: its text, or the file that it names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from detente.model import Report, UnreadableReportError
from detente.sources.build import build
from detente.sources.document import read_document
from detente.sources.files import read_bytes
from detente.sources.limits import MAX_PAGE_BYTES
from detente.sources.provenance import Provenance, yes_or_no

COLUMNS = {
    "text": ("text",),
    "file": ("file",),
    "published": ("published_at", "published", "date"),
    "publisher": ("publisher",),
    "title": ("title",),
    "url": ("url",),
    "language": ("language",),
    "restricted": ("restricted",),
}
"""What each value of a report is called in tables; the first name that has a value counts."""

NEEDED = "Name a column `text` with the reports, or `file` with the names of their files"


def read_row(row: Mapping[str, str], table: str, line: int, user: Provenance) -> Report:
    """The report of a row (column → cell, columns in lower case) of the table at path `table`.

    The user's provenance goes before the row's, and the row's before that of the file that it names. Raises
    `UnreadableReportError`, which names the row, where the report can't be read.
    """
    values = {key: _first(row, names) for key, names in COLUMNS.items()}
    restricted = None
    if given := values["restricted"]:
        restricted = yes_or_no(given)
        if restricted is None:
            raise UnreadableReportError(
                table, f"column restricted says {given!r}", "Write yes or no there", line
            )
    own = Provenance(
        title=values["title"],
        publisher=values["publisher"],
        published=values["published"],
        url=values["url"],
        language=values["language"],
        restricted=restricted,
    )
    if text := values["text"]:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return build(text, digest, table, user=user, own=own, line=line)
    if not values["file"]:
        raise UnreadableReportError(table, "the row has neither a text nor a file", NEEDED, line)
    try:
        path = _beside(table, values["file"])
        return read_document(read_bytes(path, MAX_PAGE_BYTES), path, user.over(own))
    except UnreadableReportError as error:
        problem = f"{values['file']}: {error.problem}"
        raise UnreadableReportError(table, problem, error.remedy, line) from error


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((row[name] for name in names if row.get(name, "").strip()), None)


def _beside(table: str, name: str) -> str:
    """The path of a file that a table names, which must lie in the table's own folder: a table from
    elsewhere must not fetch what else is on the machine.
    """
    folder = Path(table).parent.resolve()
    path = (folder / name.strip()).resolve()
    if not path.is_relative_to(folder):
        raise UnreadableReportError(
            table, "the file lies outside the table's folder", f"Keep the files of a table in {folder}"
        )
    return str(path)
