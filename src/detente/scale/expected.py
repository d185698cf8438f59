"""About how many reports sources hold, told in advance without reading them: for the time that remains."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

_CHUNK = 1 << 20


def expected(sources: Sequence[str]) -> int | None:
    """The number of rows, lines and files; None where a source does not say, as an archive or a feed.

    An estimate: a table's rows can name files, which then are counted twice, and lines of CSV can be parts
    of a row.
    """
    total = 0
    for source in sources:
        path = Path(source)
        try:
            if source != "-" and path.is_dir():
                files = [one for one in path.rglob("*") if one.is_file() and not one.name.startswith(".")]
                found = [_in_file(one) for one in files]
            else:
                found = [_in_file(path) if source != "-" else None]
        except OSError:
            return None
        if None in found:
            return None
        total += sum(number or 0 for number in found)
    return total


def _in_file(path: Path) -> int | None:
    match path.suffix.lower():
        case ".parquet":
            return _rows(path)
        case ".jsonl" | ".ndjson":
            return _lines(path)
        case ".csv" | ".tsv":
            return max(0, _lines(path) - 1)
        case ".zip" | ".warc" | ".gz" | ".xlsx" | ".xlsm" | ".rss" | ".atom" | ".rdf" | ".xml":
            return None
        case _:
            return 1


def _lines(path: Path) -> int:
    number, last = 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            number += chunk.count(b"\n")
            last = chunk[-1:]
    return number + (last != b"\n")


def _rows(path: Path) -> int | None:
    import duckdb

    from detente.sources.content import FileContent
    from detente.sources.parquet import on_disk, quiet

    try:
        with on_disk(FileContent(path, path.name)) as real, quiet() as base:
            found = base.execute("SELECT num_rows FROM parquet_file_metadata(?)", [str(real)]).fetchone()
    except duckdb.Error:  # what is wrong with it is told when it is loaded
        return None
    return int(found[0]) if found else None
