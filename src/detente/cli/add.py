"""`detente add`: read reports and keep what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import llm, options, readers, records
from detente.cli.readers import ReaderName

if TYPE_CHECKING:
    from detente.model import Report
    from detente.record.adder import Tally


def add(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Files, folders, or with --fetch addresses; - for standard input."
        ),
    ],
    where: records.Where = None,
    who: records.Who = None,
    published: options.Published = None,
    publisher: options.Publisher = None,
    url: options.Url = None,
    language: options.Language = None,
    columns: options.ColumnsFile = None,
    fetch: options.Fetch = False,
    allow_host: options.AllowHost = None,
    reader: options.Reader = ReaderName.LOCAL,
    rules_only: options.RulesOnly = False,
    triage: Annotated[
        bool,
        typer.Option(
            "--triage", help="Read only what triage keeps; what it drops is noted, see detente triage."
        ),
    ] = False,
    threshold: options.Threshold = None,
    llm_url: llm.LlmUrl = None,
    llm_model: llm.LlmModel = None,
    llm_price: llm.LlmPrice = None,
    llm_trust: llm.LlmTrust = None,
    max_tokens: llm.MaxTokens = None,
    max_cost: llm.MaxCost = None,
    no_cache: llm.NoCache = False,
) -> None:
    """Read reports and keep what they say in a record, which is made where there is none.

    Takes all that read takes. Copies of one text are kept, and counted once.

    Adding a report again adds nothing: if add was interrupted, run it again and it goes on where it was.
    "detente log --sources" lists what became of each source. Exit code 1 says that some could not be read.
    """
    from detente.cli.errors import tell
    from detente.cli.progress import Bar
    from detente.cli.readings import items_of
    from detente.record.adder import add_all
    from detente.sources import Provenance

    if threshold is not None and not triage:
        raise typer.BadParameter("--threshold goes with --triage.")
    user = Provenance(publisher=publisher, published=published, url=url, language=language)
    asked = llm.Asked(llm_url, llm_model, llm_price, tuple(llm_trust or ()), max_tokens, max_cost, no_cache)
    make = readers.Chosen(reader, rules_only, asked)
    make.check()
    try:
        with records.opened(where, who, create=True) as record, Bar(len(files)) as bar:
            items = items_of(files, user, bar, columns=columns, fetch=fetch, allowed=allow_host)

            def failed(error: Exception) -> None:
                with bar.aside():
                    tell(error)

            tally = add_all(record, items, make, failed, _dropping(threshold) if triage else None)
            place = record.where
    finally:
        make.tell()
    typer.echo(_told(tally, place), err=True)
    if tally.failed:
        raise typer.Exit(1)


def _dropping(threshold: float | None) -> Callable[[Report], str | None]:
    """Why a report is not to be read; None where it is."""
    from detente.reading.triage import Triage

    judge = Triage(threshold)

    def why(report: Report) -> str | None:
        verdict = judge.judge(report)
        return None if verdict.kept else f"triage: score {verdict.score:.3f} under {verdict.threshold:.3f}"

    return why


def _told(tally: Tally, place: str) -> str:
    """What was added where, and what became of the rest."""
    parts = [f"{_reports(tally.added)} added to {place}"]
    if tally.known:
        parts.append(f"{tally.known} there already")
    if tally.copy:
        parts.append(f"{tally.copy} of a text that was there under another header")
    if tally.dropped:
        parts.append(f"{tally.dropped} dropped by triage (detente log --sources lists them)")
    if tally.failed:
        parts.append(f"{tally.failed} could not be read")
    return "; ".join(parts) + "."


def _reports(number: int) -> str:
    return f"{number} report" if number == 1 else f"{number} reports"
