"""`detente run`: read very many reports, on all processors of a machine or on many machines."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options, readers
from detente.cli.readers import ReaderName
from detente.cli.runaccount import Account
from detente.cli.running import Running

if TYPE_CHECKING:
    from collections.abc import Callable

    from detente.model import Report
    from detente.scale.job import Event, Executor, Tally
    from detente.scale.steps import Step

TOLD = 20
"""So many reports that can't be read are told as they come; all are in the folder's errors.jsonl."""


class ExecutorName(StrEnum):
    """What runs the steps."""

    LOCAL = "local"
    RAY = "ray"


class StepName(StrEnum):
    """What is done with each report."""

    READ = "read"
    TRIVIAL = "trivial"


class Summary(StrEnum):
    """A form of the account at the end."""

    TEXT = "text"
    JSON = "json"


def run(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files and folders: all that add takes, but no addresses."),
    ],
    to: Annotated[
        Path,
        typer.Option("--to", metavar="FOLDER", help="Where the parts go: Parquet, one file a shard."),
    ],
    executor: Annotated[
        ExecutorName,
        typer.Option(help="Processes on this machine, or Ray, which the extra detente[scale] brings."),
    ] = ExecutorName.LOCAL,
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="How many read at a time; else as many as there are cores."),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(metavar="HOST:PORT", help="With --executor ray: a running cluster."),
    ] = None,
    shard: Annotated[
        int, typer.Option("--shard", min=1, max=100_000, metavar="N", help="Reports of a part.")
    ] = 100,
    time_limit: Annotated[
        float | None,
        typer.Option(
            min=0,
            metavar="SECONDS",
            help="How long a report may take, 0 for ever; else 300, and 3600 with --reader llm.",
        ),
    ] = None,
    published: options.Published = None,
    publisher: options.Publisher = None,
    url: options.Url = None,
    language: options.Language = None,
    columns: options.ColumnsFile = None,
    reader: options.Reader = ReaderName.LOCAL,
    rules_only: options.RulesOnly = False,
    triage: Annotated[
        bool, typer.Option("--triage", help="Read only what triage keeps; the rest is counted and listed.")
    ] = False,
    threshold: options.Threshold = None,
    form: Annotated[Summary, typer.Option("--format", help="Form of the account at the end.")] = Summary.TEXT,
    step: Annotated[
        StepName,
        typer.Option("--step", help="trivial reads nothing out of reports: to try a cluster out."),
    ] = StepName.READ,
) -> None:
    """Read very many reports into a folder of Parquet files, on many processors or machines.

    Then "detente import FOLDER" takes them into a record. What is finished stays: if a run was interrupted,
    run it again and it goes on where it was. The files are the same, however many workers there are.

    What can't be read is told and listed in the folder's errors.jsonl, and the rest goes on. Exit code 1 says
    that there is such, 2 that the command was misused.
    """
    from detente.scale.expected import expected
    from detente.scale.held import held
    from detente.scale.job import job
    from detente.scale.job import run as run_job
    from detente.scale.shards import Loader
    from detente.sources import USUAL, Provenance
    from detente.sources.columnsfile import read_columns

    _check(sources, executor, address)
    if threshold is not None and not triage:
        raise typer.BadParameter("--threshold goes with --triage.")
    user = Provenance(publisher=publisher, published=published, url=url, language=language)
    loader = Loader(user, read_columns(columns) if columns else USUAL)
    chosen, number = _executor(executor, workers, address)
    steps = [*([_triage(threshold)] if triage else []), *_steps(step, reader, rules_only=rules_only)]
    with held(to), Running(expected(sources)) as running:
        wanted = job(sources, steps, to, loader=loader, size=shard, limit=_limit(time_limit, reader))
        try:
            tally = run_job(wanted, chosen, _Teller(running))
        except KeyboardInterrupt:
            running.__exit__(None, None, None)
            typer.echo(f"Interrupted. Run it again, and it goes on where it was: {to}", err=True)
            raise typer.Exit(130) from None
        seconds = running.seconds
    account = Account(tally, seconds, to, number)
    if form is Summary.JSON:
        typer.echo(account.json())
    else:
        typer.echo("\n".join(account.lines()), err=True)
    if not tally.clean:
        raise typer.Exit(1)


def _check(sources: list[str], executor: ExecutorName, address: str | None) -> None:
    if any("://" in source for source in sources):
        raise typer.BadParameter("run takes files and folders. Fetch addresses with: detente add --fetch.")
    if executor is ExecutorName.RAY and "-" in sources:
        raise typer.BadParameter("Other machines can't read standard input. Name a file that all can read.")
    if address and executor is not ExecutorName.RAY:
        raise typer.BadParameter("--address is for --executor ray.")


def _executor(name: ExecutorName, workers: int | None, address: str | None) -> tuple[Executor, int | None]:
    """The executor, and how many workers it will have where that is known."""
    match name:
        case ExecutorName.LOCAL:
            from detente.scale.local import local

            number = workers or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else workers
            number = number or os.cpu_count() or 1
            return local(number), number
        case ExecutorName.RAY:
            from detente.scale.cluster import cluster

            return cluster(workers, address), workers


def _limit(given: float | None, reader: ReaderName) -> float | None:
    """Seconds that a report may take: by default a thousand times what one takes, and more for a model that
    answers over a network, with pauses when it is busy.
    """
    if given is None:
        return 3600 if reader is ReaderName.LLM else 300
    return given or None


def _steps(step: StepName, reader: ReaderName, *, rules_only: bool) -> list[Step]:
    from detente.scale import trivial
    from detente.scale.code import code
    from detente.scale.steps import Read

    match step:
        case StepName.TRIVIAL:
            return [Read(trivial.Trivial, trivial.VERSION)]
        case StepName.READ:
            readers.prepare()
            version = f"read {reader}{' rules-only' if rules_only else ''} {code()}"
            return [Read(partial(readers.make, reader, rules_only=rules_only), version)]


def _triage(threshold: float | None) -> Step:
    from detente.scale.code import code
    from detente.scale.steps import Triage

    return Triage(partial(_judge, threshold), f"triage {threshold if threshold is not None else ''} {code()}")


def _judge(threshold: float | None) -> Callable[[Report], bool]:
    from detente.reading.triage import Triage

    return Triage(threshold).keeps


class _Teller:
    """Tells what happens: what can't be read, as far as that is not too much, and how far the run is."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._told = 0

    def __call__(self, event: Event, tally: Tally) -> None:
        from detente.cli.errors import tell, tell_note
        from detente.model import UnreadableReportError
        from detente.scale.job import Died
        from detente.scale.work import Outcome

        self._running.heard(tally)
        if isinstance(event, Died):
            with self._running.aside():
                tell_note(f"a worker ended ({event.why}) and is started again; what it had is read again")
            return
        for note in event.notes:
            with self._running.aside():
                tell_note(note)
        if event.outcome is Outcome.ASIDE:
            with self._running.aside():
                tell(Exception(f"{event.part}: set aside with its {event.reports:,} reports: {event.why}"))
        for one in event.refused:
            self._told += 1
            if self._told <= TOLD:
                with self._running.aside():
                    tell(UnreadableReportError(one.file, one.problem, one.remedy, one.line))
            elif self._told == TOLD + 1:
                with self._running.aside():
                    tell_note("more can't be read; errors.jsonl will have them all")
