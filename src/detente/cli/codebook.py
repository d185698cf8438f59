"""`detente codebook`: the codes of the record and the parties of the world, shown and searched."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from detente.cli.formats import Format

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from detente.knowledge.codebook import Vocabulary
    from detente.knowledge.entry import Entry

PIPED_WIDTH = 110
LONGEST_CODE = 28


def codebook(
    term: Annotated[
        list[str] | None,
        typer.Argument(metavar="TERM", help="Words to look for in codes, meanings and names."),
    ] = None,
    vocabulary: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Only this vocabulary: acts, issues, cameo, states, armed_groups …"
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.TEXT,
) -> None:
    """Show the codes of the record and the parties of the world, each with its meaning and source.

    Without TERM and --vocabulary, lists the vocabularies. Exit code 1 says that nothing was found.
    """
    from detente.cli.output import output
    from detente.knowledge.codebook import search

    vocabularies = _vocabularies(vocabulary)
    if term:
        found = search(vocabularies, " ".join(term))
    elif vocabulary:
        found = [(name, entry) for name, part in vocabularies.items() for entry in part.values()]
    else:
        found = []
    if term and not found:
        typer.echo("Nothing in the codebook matches.", err=True)
        raise typer.Exit(1)
    with output(None) as out:
        if form is not Format.TEXT:
            _write_json(out, _rows(found) if found else _counts(vocabularies), form)
        elif found:
            _print(
                out, *(part for name, entries in _grouped(found).items() for part in _section(name, entries))
            )
        else:
            _print(out, _overview(vocabularies))


def _vocabularies(only: str | None) -> Mapping[str, Vocabulary]:
    from detente.knowledge.atlas import atlas
    from detente.knowledge.codebook import codebook as read_codebook

    known = {**read_codebook().vocabularies(), **atlas()}
    if only is None:
        return known
    if only not in known:
        raise typer.BadParameter(f"{only} is none of {', '.join(known)}.", param_hint="--vocabulary")
    return {only: known[only]}


def _rows(found: list[tuple[str, Entry]]) -> list[dict[str, Any]]:
    return [
        {"vocabulary": name, "code": e.code, "meaning": e.meaning, "source": e.source, **e.fields}
        for name, e in found
    ]


def _counts(vocabularies: Mapping[str, Vocabulary]) -> list[dict[str, Any]]:
    return [{"vocabulary": name, "codes": len(part)} for name, part in vocabularies.items()]


def _write_json(out: TextIO, rows: list[dict[str, Any]], form: Format) -> None:
    import json

    if form is Format.JSON:
        out.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _grouped(found: list[tuple[str, Entry]]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for name, entry in found:
        groups.setdefault(name, []).append(entry)
    return groups


def _section(name: str, entries: list[Entry]) -> list[RenderableType]:
    """The heading, the table and the sources of one vocabulary."""
    from rich.text import Text

    table = _table()
    for entry in entries:
        table.add_row(Text(entry.code, "bold"), Text.assemble(entry.meaning, (_more(entry), "dim")))
    sources = dict.fromkeys(entry.source for entry in entries)
    heading = Text.assemble((_spaced(name), "bold cyan"), f"  {len(entries)}")
    return [heading, table, Text(f"Source: {'; '.join(sources)}", "dim italic"), Text()]


def _more(entry: Entry) -> str:
    """What the vocabulary says of an entry beyond its meaning, on lines of its own."""
    fields = entry.fields.items()
    short = [f"{_spaced(f)} {v}" for f, v in fields if isinstance(v, str) and f != "note"]
    long = [f"{_spaced(f)}: {', '.join(v)}" for f, v in fields if not isinstance(v, str)]
    note = entry.word("note")
    return "".join(f"\n{line}" for line in (" · ".join(short), *long, note and f"note: {note}") if line)


def _overview(vocabularies: Mapping[str, Vocabulary]) -> RenderableType:
    from itertools import islice

    from rich.text import Text

    table = _table()
    for name, part in vocabularies.items():
        sample = ", ".join(islice(part, 6)) + (", …" if len(part) > 6 else "")
        table.add_row(Text(name, "bold"), Text.assemble(f"{len(part):4}  ", (sample, "dim")))
    return table


def _table() -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=LONGEST_CODE, overflow="fold")
    table.add_column(overflow="fold")
    return table


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _print(out: TextIO, *parts: RenderableType) -> None:
    """Print in colour on a terminal, else as plain lines without trailing blanks."""
    from rich.console import Console

    if out.isatty():
        Console(file=out, highlight=False).print(*parts, sep="\n")
        return
    plain = Console(file=StringIO(), highlight=False, width=PIPED_WIDTH)
    with plain.capture() as captured:
        plain.print(*parts, sep="\n")
    out.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())
