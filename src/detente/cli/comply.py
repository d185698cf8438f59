"""`detente comply`: what incident data show of the time of a ceasefire."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import records
from detente.cli.formats import Answered
from detente.cli.incidents import Folder

if TYPE_CHECKING:
    from detente.analysis.compliance import Compliance
    from detente.analysis.window import Window


REACH = timedelta(days=92)
"""How far from a window incidents can matter."""


class Measure(StrEnum):
    """What is counted."""

    COUNT = "count"
    FATALITIES = "fatalities"


def comply(
    windows: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A CSV file of windows. Without it, the record's ceasefires."),
    ] = None,
    window: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this window. May be repeated.")
    ] = None,
    incidents: Folder = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this source of incidents. May be repeated.")
    ] = None,
    measure: Annotated[Measure, typer.Option(help="What is counted.")] = Measure.COUNT,
    zone: Annotated[
        str | None,
        typer.Option("--timezone", metavar="ZONE", help="List days of this zone without any incident too."),
    ] = None,
    form: Annotated[Answered, typer.Option("--format", help="Form of the output.")] = Answered.TEXT,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a report to hand on too: .html or .pdf."),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the first window there too: .svg or .png.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a report that is there already.")] = False,
    where: records.Where = None,
) -> None:
    """Set the time of each ceasefire beside incident data and say what these can and can't show.

    For each window: how much lies inside (lower, prorated, upper), the rates before, inside and after, how
    many placebo windows are as low, and one of lull, no lull, uninformative and not testable, with its reason
    and its rows. It never says that a ceasefire was broken.
    """
    from detente.cli.output import output
    from detente.exports import compliance as exports
    from detente.exports.values import write_values

    found = _found(_windows(windows, where), window or [], incidents, source or [], measure, _zone(zone))
    if report:
        exports.write_report(found, report, force=force)
    if plot:
        exports.draw_compliance(found[0], plot)
    with output(None) as out:
        match form:
            case Answered.TEXT:
                exports.write_compliance(found, out)
            case Answered.JSON:
                write_values(exports.compliance_json(found), out)
            case Answered.CSV:
                exports.write_compliance_csv(found, out)


def _windows(path: Path | None, where: str | None) -> list[Window]:
    from detente.analysis.windowsfile import load_windows

    if path is None:
        raise typer.BadParameter("Name a file of windows.", param_hint="--windows")
    return load_windows(path)


def _found(
    windows: list[Window],
    only: list[str],
    place: Path | None,
    names: list[str],
    measure: Measure,
    zone: str | None,
) -> list[Compliance]:
    from detente.analysis.compliance import comply as account
    from detente.analysis.compliance.days import days_of
    from detente.incidents import default_place, incidents_of, sources_of

    wanted = _named(windows, only)
    found = []
    with sources_of(place or default_place()) as sources:
        chosen = [one for one in sources if not names or one.loaded.source in names]
        if not chosen:
            known = ", ".join(one.loaded.source for one in sources)
            raise typer.BadParameter(f"No source has that name. There are: {known}.", param_hint="--source")
        for one in chosen:
            coverage, name = one.loaded.coverage, one.loaded.source
            empty = days_of(one, zone) if zone else None
            for window in wanted:
                last = window.end or coverage.until
                rows = incidents_of(
                    one, window.start - REACH, last + REACH if last else None, measure=measure.value
                )
                told = account(window, windows, rows, coverage, source=name, empty=empty)
                if told is not None:
                    found.append(told)
    return found


def _named(windows: list[Window], only: list[str]) -> list[Window]:
    known = {window.id for window in windows}
    if unknown := [name for name in only if name not in known]:
        listed = ", ".join(sorted(known)[:12])
        raise typer.BadParameter(
            f"No window is called {unknown[0]!r}. There are: {listed}.", param_hint="--window"
        )
    return [window for window in windows if not only or window.id in only]


def _zone(name: str | None) -> str | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise typer.BadParameter(
            f"{name!r} is no time zone, such as Europe/Kyiv.", param_hint="--timezone"
        ) from error
    return name
