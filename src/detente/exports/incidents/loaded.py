"""What loading a file gave → text, JSON or CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Group, RenderableType
from rich.text import Text

from detente.exports.cell import cell
from detente.exports.clean import one_line
from detente.exports.section import indented
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import DOUBT, HEADING, QUIET
from detente.exports.values import write_values
from detente.incidents import Loaded

COLUMNS = ("source", "file", "kind", "rows", "incidents", "signal", "count", "meaning", "lines")


def write_loaded(loaded: Sequence[tuple[Loaded, bool]], out: TextIO, form: str) -> None:
    """Write what each file gave; `form` is `text`, `json` or `csv`."""
    if form == "json":
        write_values([{**one.values(), "changed": changed} for one, changed in loaded], out)
    elif form == "csv":
        _csv(loaded, out)
    elif loaded:
        write_pages([Group(*_page(one, changed)) for one, changed in loaded], out)


def _page(one: Loaded, changed: bool) -> Iterator[RenderableType]:
    known = "" if changed else ", as it was"
    yield Text(f"{one_line(one.source)}: {one.incidents:,} incident{_s(one.incidents)}{known}", HEADING)
    lines = [
        Text(f"{one_line(one.file)}, {one.kind}, {one.rows:,} row{_s(one.rows)}, {one.encoding}"),
        Text(f"sha256 {one.sha256}", QUIET),
        Text(f"dates: {'; '.join(one.dates)}; times in {one_line(one.coverage.zone)}"),
    ]
    if one.coverage.since and one.coverage.until:
        since, until = one.coverage.since, one.coverage.until
        lines.append(Text(f"from {since:%Y-%m-%d %H:%M}Z to {until:%Y-%m-%d %H:%M}Z"))
    if changed and one.revisions:
        last = one.revisions[-1]
        told = f"{last['added']:,} new, {last['changed']:,} changed, {last['gone']:,} gone"
        lines.append(Text(f"since the file of before ({str(last['sha256'])[:12]}…): {told}"))
    for told_of in one.signals:
        lines.append(Text(f"{told_of.count:,} × {told_of.meaning}", DOUBT))
        lines += [Text(f"  {one_line(example)}", QUIET) for example in told_of.examples[:3]]
    if one.coverage.note:
        lines.append(Text(one_line(one.coverage.note), QUIET))
    yield indented(Group(*lines))


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def _csv(loaded: Sequence[tuple[Loaded, bool]], out: TextIO) -> None:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one, _ in loaded:
        head = [cell(one.source), cell(one.file), one.kind, one.rows, one.incidents]
        if not one.signals:
            rows.writerow([*head, "", 0, "", ""])
        for told in one.signals:
            rows.writerow([*head, told.kind, told.count, told.meaning, " ".join(map(str, told.lines))])
