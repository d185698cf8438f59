"""Incidents → text, JSON, JSON Lines or CSV."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from typing import Any, TextIO

from rich.console import Group
from rich.table import Table
from rich.text import Text

from detente.exports.cell import cell
from detente.exports.clean import one_line
from detente.exports.compliance.words import number
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import QUIET
from detente.exports.values import write_values
from detente.incidents.incident import TYPES
from detente.incidents.listing import Listing

COLUMNS = ("source", "line", *TYPES)


def write_listing(found: Listing, out: TextIO, form: str) -> None:
    """Write the incidents; `form` is `text`, `json`, `jsonl` or `csv`. Times are UTC."""
    rows = [{name: _plain(row[name]) for name in COLUMNS} for row in found.rows]
    match form:
        case "json":
            write_values({"total": found.total, "incidents": rows}, out)
        case "jsonl":
            for row in rows:
                out.write(json.dumps(row, ensure_ascii=True) + "\n")
        case "csv":
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows([[_cell(row[name]) for name in COLUMNS] for row in rows])
        case _:
            write_pages([_page(found)], out)


def _page(found: Listing) -> Group:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=QUIET, pad_edge=False)
    for name in ("from", "to (UTC)", "number", "what", "where", "line"):
        numeric = name in ("number", "line")
        table.add_column(name, justify="right" if numeric else "left", no_wrap=numeric, overflow="fold")
    several = len({row["source"] for row in found.rows}) > 1
    for row in found.rows:
        start, end = row["start"], row["end"]
        last = "" if end == start else f"{end:%m-%d %H:%M}" if end.year == start.year else f"{end:%Y-%m-%d}"
        who = f"{row['actor']}: " if row["actor"] else ""
        what = row["weapon"] or row["act"] or ""
        count = "?" if row["count"] is None else number(row["count"])
        line = f"{row['source']}:{row['line']}" if several else str(row["line"])
        where = row["place"] or row["admin1"] or row["country"] or ""
        table.add_row(
            f"{start:%Y-%m-%d %H:%M}", last, count, one_line(f"{who}{what}"), one_line(where), one_line(line)
        )
    shown = len(found.rows)
    more = f"; the first {shown:,} are shown" if shown < found.total else ""
    return Group(table, Text(f"{found.total:,} incident{'' if found.total == 1 else 's'}{more}.", QUIET))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    return list(value) if isinstance(value, tuple | list) else value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return cell(" | ".join(value))
    return cell(str(value)) if isinstance(value, str) else str(value)
