"""`detente publish`: the record as still pages that open from a stick."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import filters, records
from detente.cli.filtered import filtered
from detente.cli.formats import Answered

if TYPE_CHECKING:
    from detente.pages.publishing.publish import Site
    from detente.record import Filter


@filtered()
def publish(
    *,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that is new, empty, or holds an earlier site.")
    ],
    wanted: Filter,
    saved: filters.Saved = None,
    with_restricted: Annotated[
        bool, typer.Option("--with-restricted", help="Restricted reports too, which are left out else.")
    ] = False,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the site is called.")] = "",
    most: Annotated[
        int, typer.Option(min=1, max=20_000, metavar="N", help="The most reports in full, the newest.")
    ] = 1_000,
    form: Annotated[Answered, typer.Option("--format", help="Form of what is told of it.")] = Answered.TEXT,
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Write the pages of a record, or of what search finds by the same options, as files to look at.

    They are the pages that `detente serve` shows, each with its JSON and CSV, and open from a disk or a stick
    without a server or a network: DIR/index.html first. Restricted reports are left out and counted. A folder
    that holds anything but an earlier site is refused; the site is written whole or not at all.
    """
    from detente.pages.publishing.publish import publish as write

    with records.opened(where, who) as record:
        wanted = filters.saved(record, wanted, saved)
        site = write(record, folder, wanted, restricted=with_restricted, most=most, title=title)
    _tell(site, folder, form)


def _tell(site: Site, folder: Path, form: Answered) -> None:
    from detente.exports.cell import cell
    from detente.exports.clean import one_line

    values = {**site.facts.values(), "files": site.files, "bytes": site.bytes}
    match form:
        case Answered.JSON:
            typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
        case Answered.CSV:
            flat = {name: one for name, one in values.items() if not isinstance(one, list)}
            writer = csv.DictWriter(sys.stdout, flat, lineterminator="\n")
            writer.writeheader()
            writer.writerow({name: cell(one) if isinstance(one, str) else one for name, one in flat.items()})
        case Answered.TEXT:
            for line in _lines(site, folder):
                typer.echo(one_line(line))


def _lines(site: Site, folder: Path) -> Iterator[str]:
    from detente.pages.numbers import counted
    from detente.record import in_words

    facts = site.facts
    shown = in_words(facts.wanted)
    yield f"{folder / 'index.html'}: {shown}"
    size = f"{site.bytes / 1e6:.1f} MB"
    yield f"{counted(facts.reports, 'report')}, {counted(facts.pages, 'page')}, {site.files:,} files, {size}"
    if facts.restricted:
        yield "Restricted reports are in it."
    elif facts.hidden:
        yield f"{counted(facts.hidden, 'restricted report')} left out; --with-restricted takes them in."
    if facts.more_reports:
        yield "Older reports are left out; --most takes more."
    if facts.short:
        yield f"Cut short: {', '.join(facts.short)}; index.html says to what."
