"""`detente compare`: where two readers differ, span by span."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from detente.cli import llm, options, records
from detente.cli.formats import Answered

if TYPE_CHECKING:
    from detente.analysis.differences import Compared
    from detente.cli.progress import Bar
    from detente.cli.readers import Chosen
    from detente.model import Reading
    from detente.sources import Item


def compare(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]", help="Reports to read with both. Without any: what the record keeps."
        ),
    ] = None,
    a: Annotated[
        str, typer.Option("--a", metavar="READER|FILE", help="One side: a reader, or a file of readings.")
    ] = "local",
    b: Annotated[str, typer.Option("--b", metavar="READER|FILE", help="The other side.")] = "llm",
    form: Annotated[Answered, typer.Option("--format", help="Form of the output.")] = Answered.TEXT,
    every: Annotated[
        bool, typer.Option("--all", help="In text form: also the entries on which both agree.")
    ] = False,
    queue: Annotated[
        bool, typer.Option("--queue", help="Put the entries that differ first in the record's review queue.")
    ] = False,
    published: options.Published = None,
    language: options.Language = None,
    rules_only: options.RulesOnly = False,
    llm_url: llm.LlmUrl = None,
    llm_model: llm.LlmModel = None,
    llm_price: llm.LlmPrice = None,
    llm_trust: llm.LlmTrust = None,
    max_tokens: llm.MaxTokens = None,
    max_cost: llm.MaxCost = None,
    no_cache: llm.NoCache = False,
    where: records.Where = None,
    who: records.Who = None,
) -> None:
    """Compare two readings of the same reports: what both have, what only one has, and which fields differ.

    A side is a reader (local, llm), which reads SOURCE; or, without SOURCE, its newest kept readings in the
    record, where local:0.2 or llm:qwen choose a version or a model; or a file that read --format json wrote.
    Exit code 1 says that some reports could not be read.
    """
    from detente.analysis.differences import compare as compared
    from detente.cli.output import output
    from detente.cli.progress import Bar

    asked = llm.Asked(llm_url, llm_model, llm_price, tuple(llm_trust or ()), max_tokens, max_cost, no_cache)
    failed: list[str] = []
    with Bar(2) as bar:
        items = _items(files, published, language, bar)
        sides = []
        for name in (a, b):
            sides.append(_side(name, items, rules_only, asked, bar, failed, where))
            bar.step()
    found = compared(sides[0], sides[1], (_named(a, sides[0]), _named(b, sides[1])))
    with output(None) as out:
        _write(found, form, out, every=every)
    if queue:
        _queue(found, where, who)
    if failed:
        raise typer.Exit(1)


def _items(files: list[str] | None, published: str | None, language: str | None, bar: Bar) -> list[Item]:
    from detente.cli.readings import items_of
    from detente.sources import Provenance

    return list(items_of(files or [], Provenance(published=published, language=language), bar))


def _side(
    name: str,
    items: list[Item],
    rules_only: bool,
    asked: llm.Asked,
    bar: Bar,
    failed: list[str],
    where: str | None,
) -> list[Reading]:
    """The readings of one side: of a file, of a reader that reads the items, or out of the record."""
    from detente.cli.readers import Chosen, ReaderName
    from detente.cli.readings import readings_of

    if Path(name).is_file():
        from detente.exports.readings_in import readings_in

        return list(readings_in(name))
    reader, _, version = name.partition(":")
    if reader not in set(ReaderName):
        known = ", ".join(ReaderName)
        raise typer.BadParameter(f"{name!r} is no file and no reader ({known}).", param_hint="--a, --b")
    if not items:
        with records.opened(where) as record:
            return list(record.read_by(reader, version))
    make: Chosen = Chosen(ReaderName(reader), rules_only, asked)
    make.check()
    try:
        return list(readings_of(iter(items), make, bar, failed))
    finally:
        make.tell()


def _named(name: str, readings: list[Reading]) -> str:
    """A side with what made its first reading."""
    if not readings:
        return name
    reader = readings[0].reader
    by = f"{reader.name} {reader.version}" + (f", {reader.model}" if reader.model else "")
    return f"{name} ({by})"


def _write(found: Compared, form: Answered, out: TextIO, *, every: bool) -> None:
    from detente.exports import differences as exports
    from detente.exports.story.paper import write_pages
    from detente.exports.values import write_values

    match form:
        case Answered.TEXT:
            write_pages([exports.differences_page(found, every=every)], out)
        case Answered.JSON:
            write_values(exports.differences_json(found), out)
        case Answered.CSV:
            exports.write_differences_csv(found, out)


def _queue(found: Compared, where: str | None, who: str | None) -> None:
    from detente.analysis.differences import Verdict
    from detente.cli.errors import tell_note

    differing = [
        one for one in found.differences if one.verdict is not Verdict.AGREED and one.kind != "actor"
    ]
    keys = [(one.report.id, entry.id) for one in differing for entry in (one.a, one.b) if entry]
    with records.opened(where, who) as record:
        first = record.queue.put_first(keys)
    missing = len(differing) - sum(
        any((one.report.id, entry.id) in first for entry in (one.a, one.b) if entry) for one in differing
    )
    told = f"{len(first):,} entries are first in the review queue now: detente review."
    if missing:
        told += (
            f" {missing:,} can't be judged there: they are in no reading that counts, or are judged already."
        )
    tell_note(told)
