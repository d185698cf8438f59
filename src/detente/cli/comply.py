"""`detente comply`: what incident data show of the time of a ceasefire."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import records
from detente.cli.formats import Answered
from detente.cli.incidents import Folder

if TYPE_CHECKING:
    from detente.analysis.claims import Claim
    from detente.analysis.compliance import Compliance
    from detente.analysis.window import Window
    from detente.cli.ledgers import Asked
    from detente.incidents import How, Loaded


class Measure(StrEnum):
    """What is counted."""

    COUNT = "count"
    FATALITIES = "fatalities"


def comply(
    windows: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A CSV file of windows. Without it, the record's ceasefires."),
    ] = None,
    tables: Annotated[
        list[Path] | None,
        typer.Option("--cf", metavar="FILE", help="Ceasefires of the ETH/PRIO data set. May be repeated."),
    ] = None,
    files: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="FILE", help="Readings as JSON Lines, no record. May be repeated."),
    ] = None,
    window: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only this window. May be repeated.")
    ] = None,
    incidents: Folder = None,
    columns: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With a CSV file of incidents: which columns hold what."),
    ] = None,
    coverage: Annotated[
        Path | None, typer.Option(metavar="FILE", help="With a CSV file of incidents: what it covers.")
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this source of incidents. May be repeated.")
    ] = None,
    claims: Annotated[
        list[Path] | None,
        typer.Option(
            "--claims", metavar="FILE", help="A CSV table of claims to set beside the data. May be repeated."
        ),
    ] = None,
    measure: Annotated[Measure, typer.Option(help="What is counted.")] = Measure.COUNT,
    zone: Annotated[
        str | None,
        typer.Option(
            "--timezone",
            metavar="ZONE",
            help="The zone of times in reports; its days without any incident are listed.",
        ),
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
    from detente.analysis.compliance.claims import see
    from detente.cli import ledgers
    from detente.cli.output import output
    from detente.exports import compliance as exports
    from detente.exports.values import write_values
    from detente.incidents import How
    from detente.record import Filter

    if report:
        exports.form_of(report)
    asked = ledgers.Asked(where, tuple(files or ()), Filter(), None)
    spans = _windows(windows, asked, tuple(tables or ()), _zone(zone))
    data = _Data(incidents, How(columns=columns, coverage=coverage), source or [], measure)
    found, loaded = _found(spans, window or [], data, _zone(zone))
    told = _claims(tuple(claims or ()), asked, from_record=windows is None and not tables)
    sights = {(one.window.id, one.source): see(told, one) for one in found}
    if report:
        exports.write_report(found, report, force=force, loaded=loaded, claims=sights)
    if plot:
        exports.draw_compliance(found[0], plot)
    with output(None) as out:
        match form:
            case Answered.TEXT:
                exports.write_compliance(found, out, sights)
            case Answered.JSON:
                write_values(exports.compliance_json(found, sights), out)
            case Answered.CSV:
                exports.write_compliance_csv(found, out)


@dataclass(frozen=True)
class _Data:
    """The incidents that are asked for."""

    place: Path | None
    how: How
    names: list[str]
    measure: Measure


def _windows(path: Path | None, asked: Asked, tables: tuple[Path, ...], zone: str | None) -> list[Window]:
    """The windows of a file, or those of the ceasefires that the ledger is about."""
    from zoneinfo import ZoneInfo

    from detente.analysis.ceasefires.windows import windows_of
    from detente.analysis.windowsfile import load_windows
    from detente.cli import ledgers

    if path is not None:
        return load_windows(path)
    found = windows_of(ledgers.ledger_of(asked, tables, None, None).truces, ZoneInfo(zone) if zone else None)
    if not found:
        raise typer.BadParameter(
            "No ceasefire has a start that is told. Add reports, or name a file with --windows."
        )
    return found


def _claims(tables: tuple[Path, ...], asked: Asked, *, from_record: bool) -> list[Claim]:
    from detente.analysis.claims import claims_in
    from detente.cli import ledgers

    found = [claim for path in tables for claim in claims_in(path)[0]]
    return found + list(ledgers.claims_of(asked, (), None).claims) if from_record else found


def _found(
    windows: list[Window], only: list[str], data: _Data, zone: str | None
) -> tuple[list[Compliance], dict[str, Loaded]]:
    from detente.analysis.compliance.beside import beside
    from detente.incidents import default_place, sources_of

    wanted = _named(windows, only)
    with sources_of(data.place or default_place(), data.how) as sources:
        chosen = [one for one in sources if not data.names or one.loaded.source in data.names]
        if not chosen:
            known = ", ".join(one.loaded.source for one in sources)
            raise typer.BadParameter(f"No source has that name. There are: {known}.", param_hint="--source")
        found = beside(wanted, windows, chosen, measure=data.measure.value, zone=zone)
        return found, {one.loaded.source: one.loaded for one in chosen}


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
