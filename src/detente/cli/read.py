"""`detente read`: print what reports say."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import llm, options, readers
from detente.cli.formats import Format
from detente.cli.readers import ReaderName

if TYPE_CHECKING:
    from detente.model import Reading


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Files, folders, or with --fetch addresses; - for standard input."
        ),
    ],
    form: options.Form = Format.TEXT,
    published: options.Published = None,
    publisher: options.Publisher = None,
    url: options.Url = None,
    language: options.Language = None,
    columns: options.ColumnsFile = None,
    fetch: options.Fetch = False,
    allow_host: options.AllowHost = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="In text form: the sentence behind each entry.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Say for each entry which step, cue and words gave each field; with JSON, fill its trace.",
        ),
    ] = False,
    reader: options.Reader = ReaderName.LOCAL,
    rules_only: options.RulesOnly = False,
    llm_url: llm.LlmUrl = None,
    llm_model: llm.LlmModel = None,
    llm_price: llm.LlmPrice = None,
    llm_trust: llm.LlmTrust = None,
    max_tokens: llm.MaxTokens = None,
    max_cost: llm.MaxCost = None,
    no_cache: llm.NoCache = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
    ] = None,
) -> None:
    """Read reports and print who did, offered, demanded and said what, on which terms and conditions.

    Reads text, HTML, CSV, XLSX, Parquet and JSON Lines tables, RSS and Atom feeds, WARC files, ZIP archives,
    and folders of all these.

    Dates in a report are resolved against its day of publication: --published gives it, or a first line
    "Published: 2025-05-11" followed by a blank one. Exit code 1 says that some reports could not be read,
    2 that the command was misused.
    """
    from detente.cli.output import output as opened
    from detente.cli.output import refuse_overwriting
    from detente.cli.progress import Bar
    from detente.cli.readings import items_of, readings_of
    from detente.sources import Provenance

    refuse_overwriting(output, files)
    user = Provenance(publisher=publisher, published=published, url=url, language=language)
    failed: list[str] = []
    asked = llm.Asked(llm_url, llm_model, llm_price, tuple(llm_trust or ()), max_tokens, max_cost, no_cache)
    make = readers.Chosen(reader, rules_only, asked)
    make.check()
    try:
        with opened(output) as out, Bar(len(files)) as bar:
            items = items_of(files, user, bar, columns=columns, fetch=fetch, allowed=allow_host)
            first = list(itertools.islice(items, 2))
            readings = readings_of(itertools.chain(first, items), make, bar, failed)
            many = len(files) > 1 or len(first) > 1
            _write(readings, out, form, evidence=evidence, explain=explain, many=many)
    finally:
        make.tell()
    if failed:
        raise typer.Exit(1)


def _write(
    readings: Iterator[Reading], out: TextIO, form: Format, *, evidence: bool, explain: bool, many: bool
) -> None:
    from detente.exports import write_json, write_jsonl, write_story
    from detente.exports.why import write_explained

    match form:
        case Format.JSON:
            write_json(readings, out, many=many, explain=explain)
        case Format.JSONL:
            write_jsonl(readings, out, explain=explain)
        case Format.TEXT if explain:
            write_explained(readings, out)
        case Format.TEXT:
            write_story(readings, out, evidence=evidence)
