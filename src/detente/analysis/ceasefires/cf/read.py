"""A CSV of the CF data set → its rows by ceasefire, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from detente.analysis.ceasefires.cf.columns import COLUMNS, NEEDED
from detente.sources.tolerant import Flaw, Row, TableFileError, read_rows

_NUMBERS = tuple(
    f"{stem}_{part}" for stem in ("cf_dec", "cf_effect", "end") for part in ("yr", "month", "day")
)  # fmt: skip
_CODES = ("side", "ended", "ceasefire_class", "fixed", "partial", "mediator_nego", "implement")


@dataclass(frozen=True)
class CfFile:
    """The rows of a file by the key of their ceasefire: `uniq_id`, else country and number, else the line.

    Every cell is as it was, `columns` in their order, those that the data set does not have included.
    """

    source: str
    columns: tuple[str, ...]
    groups: dict[str, tuple[Row, ...]]
    flaws: tuple[Flaw, ...]


def read_cf(path: Path) -> CfFile:
    """The ceasefires of a file. Cells without the number that belongs there, dates that are none and ids that
    stand twice are told with their lines; these rows stay in.

    Raises `TableFileError` where the file can't be read or is no table of the data set.
    """
    table = read_rows(path)
    if missing := [name for name in NEEDED if name not in table.columns]:
        raise TableFileError(
            table.source,
            f"it has no column {missing[0]!r}, so it is no table of the CF data set",
            "Export the data set's sheet as CSV with its own heading",
            1,
        )
    groups: dict[str, list[Row]] = {}
    rows = [replace(row, cells=_unguarded(row.cells)) for row in table.rows]
    for row in rows:
        groups.setdefault(key_of(row), []).append(row)
    split = {key: own for key, own in groups.items() if _tells_two(own)}
    for key, own in split.items():
        del groups[key]
        for row in own:
            dates = "-".join(row.cells.get(f"cf_dec_{part}", "").strip() for part in ("yr", "month", "day"))
            groups.setdefault(f"{key}@{dates}", []).append(row)
    flaws = [*table.flaws, *_flaws(rows, table.columns)]
    if lines := tuple(row.line for own in split.values() for row in own):
        flaws.append(Flaw("id_twice", "one ceasefire's id with two dates for one actor; told apart", lines))
    # In the order of their first rows, those that were told apart too.
    ordered = sorted(groups.items(), key=lambda item: item[1][0].line)
    return CfFile(table.source, table.columns, {key: tuple(own) for key, own in ordered}, tuple(flaws))


def key_of(row: Row) -> str:
    """The key of a row's ceasefire."""
    cells = row.cells
    if unique := cells.get("uniq_id", "").strip():
        return unique
    country, number = cells.get("cc", "").strip(), cells.get("cf_id", "").strip()
    return f"{country}-{number}" if country and number else f"line-{row.line}"


def _tells_two(rows: list[Row]) -> bool:
    """Whether rows of one id are two ceasefires: one actor declares twice, in different months."""
    told: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in rows:
        actor = (row.cells.get("ucdp_actor_id", ""), row.cells["actor_name"].strip())
        told.setdefault(actor, set()).add((row.cells["cf_dec_yr"], row.cells.get("cf_dec_month", "")))
    return any(len(months) > 1 for months in told.values())


def whole(text: str) -> int | None:
    """A cell's number, `1989` or `1989.0`; None for an empty cell or words."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return None


def _unguarded(cells: dict[str, str]) -> dict[str, str]:
    """Without the apostrophe that an export of Detente puts before what a spreadsheet takes for a formula."""
    return {
        name: value[1:] if value[:1] == "'" and value[1:2] in ("=", "+", "-", "@", "\t", "\r") else value
        for name, value in cells.items()
    }


def _flaws(rows: list[Row], columns: tuple[str, ...]) -> Iterator[Flaw]:
    numbers = [name for name in (*_NUMBERS, *_CODES) if name in columns]
    for name in numbers:
        lines = tuple(row.line for row in rows if whole(row.cells[name]) is None)
        if lines:
            yield Flaw("no_number", f"{name} holds no number; kept as it is and not used", lines)
    for stem in ("cf_dec", "cf_effect", "end"):
        lines = tuple(row.line for row in rows if _impossible(row, stem))
        if lines:
            yield Flaw("no_date", f"{stem}_yr, _month, _day are no day of the calendar", lines)
    ids: dict[str, int] = {}
    revised = []
    for row in rows:
        own = row.cells.get("id", "").strip()
        if own and own in ids:
            revised.append(row.line)
        ids.setdefault(own, row.line)
    if revised:
        yield Flaw("revised", "another row with the same id differs; both are kept", tuple(revised))
    if extra := [name for name in columns if name not in COLUMNS]:
        yield Flaw("column", f"columns that the data set does not have, kept: {', '.join(extra)}", (1,))


def _impossible(row: Row, stem: str) -> bool:
    month = whole(row.cells.get(f"{stem}_month", "")) or 0
    day = whole(row.cells.get(f"{stem}_day", "")) or 0
    return not (-1 <= month <= 12 and -1 <= day <= 31)
