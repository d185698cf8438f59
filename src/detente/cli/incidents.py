"""`detente incidents`: incident data sets, and what each covers."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.formats import Answered, Listed

if TYPE_CHECKING:
    from detente.incidents import How

incidents = typer.Typer(
    no_args_is_help=True,
    help="Load incident data sets (ACLED, UCDP GED, VIINA, air attacks, sirens, counts by period, any CSV), "
    "list what is in them, and show what each covers.",
)
Folder = Annotated[
    Path | None,
    typer.Option(
        "--incidents",
        metavar="PATH",
        help="A folder of loaded incidents, or a CSV file. Else DETENTE_INCIDENTS, else incidents here.",
    ),
]


class KindName(StrEnum):
    """A kind of data set: `KINDS` of the incidents room."""

    ACLED = "acled"
    GED = "ged"
    VIINA_1PD = "viina-1pd"
    VIINA_INFO = "viina-info"
    AIR_ATTACKS = "air-attacks"
    SIRENS = "sirens"
    PERIODS = "periods"


class Order(StrEnum):
    """In which order numbers of dates are meant."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@incidents.command("load")
def load(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV files of incidents.")],
    folder: Folder = None,
    kind: Annotated[KindName | None, typer.Option(help="Which data set it is, not by its head.")] = None,
    columns: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Which columns hold what; detente incidents columns begins it."),
    ] = None,
    coverage: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A YAML file that says what the source covers.")
    ] = None,
    labels: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="For event_info of VIINA: its event_labels, or event_1pd."),
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option("--timezone", metavar="ZONE", help="The zone of its times, such as Europe/Kyiv."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Its encoding, such as cp1252.")
    ] = None,
    dates: Annotated[
        Order | None, typer.Option(help="How 5/11/2025 is meant, where the file can't show.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call the source, not by the file's name.")
    ] = None,
    form: Annotated[Answered, typer.Option("--format", help="Form of the output.")] = Answered.TEXT,
) -> None:
    """Load files of incidents. What is torn, doubled, revised or can't be read is told with its lines.

    A newer file of the same source replaces the older one, and what changed is told. A file that can't be
    loaded stops none of the others. Exit code 1 says that one could not.
    """
    from detente.cli.errors import tell
    from detente.cli.output import output
    from detente.exports import incidents as exports
    from detente.incidents import IncidentsError, IncidentsFileError, Store, default_place

    if source and len(files) > 1:
        raise typer.BadParameter("A name is for one file.", param_hint="--source")
    how = replace(_how(kind, columns, coverage, zone, encoding, dates, source), labels=labels)
    store, loaded, failed = Store(folder or default_place()), [], False
    for file in files:
        try:
            loaded.append(store.load(file, how))
        except (IncidentsFileError, IncidentsError) as error:
            failed = True
            tell(error)
    with output(None) as out:
        exports.write_loaded(loaded, out, form.value)
    if failed:
        raise typer.Exit(1)


def _how(
    kind: KindName | None, columns: Path | None, coverage: Path | None, zone: str | None,
    encoding: str | None, dates: Order | None, source: str | None,
) -> How:  # fmt: skip
    from detente.incidents import How
    from detente.incidents.datecells import DAY_FIRST, MONTH_FIRST

    order = {None: None, Order.DAY_FIRST: DAY_FIRST, Order.MONTH_FIRST: MONTH_FIRST}[dates]
    return How(
        kind=kind.value if kind else None, columns=columns, coverage=coverage, zone=zone, encoding=encoding,
        order=order, source=source,
    )  # fmt: skip


@incidents.command("list")
def list_incidents(
    folder: Folder = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this source.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what ends on that day or after it.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only what starts before that day.")
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Only with this actor.")] = None,
    weapon: Annotated[
        str | None, typer.Option(metavar="WORD", help="Only with this weapon or class.")
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only in this place or region.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 for all.")] = 100,
    form: Annotated[Listed, typer.Option("--format", help="Form of the output.")] = Listed.TEXT,
) -> None:
    """List incidents in the order of time, each with its source and the line of the file that gives it."""
    from detente.cli.output import output
    from detente.exports import incidents as exports
    from detente.incidents import default_place, sources_of
    from detente.incidents.listing import Wanted, listing

    wanted = Wanted(source, _day(since, "--since"), _day(until, "--until"), actor, weapon, place)
    with sources_of(folder or default_place()) as sources, output(None) as out:
        exports.write_listing(listing(sources, wanted, limit), out, form.value)


@incidents.command("coverage")
def coverage(
    folder: Folder = None,
    zone: Annotated[
        str | None,
        typer.Option("--timezone", metavar="ZONE", help="List days of this zone without any incident too."),
    ] = None,
    form: Annotated[Answered, typer.Option("--format", help="Form of the output.")] = Answered.TEXT,
) -> None:
    """Show of each source who reports, what it can see, since when, what is missing, and its file's hash."""
    from detente.analysis.compliance.days import days_of
    from detente.cli.output import output
    from detente.exports import incidents as exports
    from detente.incidents import default_place, sources_of

    with sources_of(folder or default_place()) as sources, output(None) as out:
        found = [(one.loaded, days_of(one, zone) if zone else None) for one in sources]
        exports.write_coverage(found, out, form.value)


@incidents.command("columns")
def columns(
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="A CSV file.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
    ] = None,
) -> None:
    """Print which columns of a table seem to hold an incident's time, place, actor and the rest, as YAML.

    Look it over, mend it, keep it, and give it to incidents load with --columns.
    """
    from detente.cli.output import output as opened
    from detente.cli.output import refuse_overwriting
    from detente.incidents import head_of
    from detente.incidents.kinds import suggest_mapping

    refuse_overwriting(output, [str(table)])
    found = suggest_mapping(head_of(table), table.name)
    with opened(output) as out:
        out.write(found)


def _day(written: str | None, option: str) -> str | None:
    from detente.sources.dates import iso

    if written is None:
        return None
    found = iso(written)
    if found is None:
        raise typer.BadParameter(
            f"{written!r} is no ISO 8601 day. Write it as 2025-05-11.", param_hint=option
        )
    return found
