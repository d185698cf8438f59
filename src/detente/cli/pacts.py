"""`detente talks` and `detente agreements`: what several reports tell of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import filters, records
from detente.cli.filtered import filtered
from detente.cli.formats import Listed

if TYPE_CHECKING:
    from detente.record import Filter

Disputed = Annotated[
    bool, typer.Option("--disputed", help="Only those of which the reports dispute a field.")
]
Least = Annotated[
    int, typer.Option(min=1, metavar="N", help="Only what so many reports tell at least, copies left out.")
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user asks for: the filter, or the name of one, the kind of entry, and which of these."""

    wanted: Filter
    saved: str | None
    kind: str
    disputed: bool
    least: int


@filtered("status", "place")
def talks(
    *,
    wanted: Filter,
    saved: filters.Saved = None,
    disputed: Disputed = False,
    least: Least = 1,
    form: Annotated[Listed, typer.Option("--format", help="Form of the output.")] = Listed.TEXT,
    where: records.Where = None,
) -> None:
    """List the talks that reports tell of: who takes part, where, when, how far they got.

    Each field says whether the reports agree, refine each other or dispute it, and who gives which value.
    Exit code 1 says that none is on record.
    """
    _tell(Asked(wanted, saved, "talks", disputed, least), where, form)


@filtered("issue", "status")
def agreements(
    *,
    wanted: Filter,
    saved: filters.Saved = None,
    disputed: Disputed = False,
    least: Least = 1,
    form: Annotated[Listed, typer.Option("--format", help="Form of the output.")] = Listed.TEXT,
    where: records.Where = None,
) -> None:
    """List the agreements that reports tell of: between whom, when, on what, how far they got.

    Each field says whether the reports agree, refine each other or dispute it, and who gives which value.
    Exit code 1 says that none is on record.
    """
    _tell(Asked(wanted, saved, "agreement", disputed, least), where, form)


def _tell(asked: Asked, where: str | None, form: Listed) -> None:
    from detente.cli.output import output
    from detente.exports.matters import write_csv, write_matters
    from detente.exports.values import write_values
    from detente.record.matters import Resolution

    with records.opened(where) as record, output(None) as out:
        wanted = replace(filters.saved(record, asked.wanted, asked.saved), kind=(asked.kind,))
        matters = tuple(record.matters(wanted, disputed=asked.disputed, least=asked.least))
        match form:
            case Listed.TEXT if matters:
                named = {member.report for matter in matters for member in matter.members}
                found = Resolution(matters=matters, doubts=(), crowded={})
                write_matters(found, matters, record.readings(sorted(named)).values(), out)
            case Listed.TEXT:
                typer.echo(f"No {asked.kind} on record passes this filter.", err=True)
            case Listed.JSON:
                write_values([one.model_dump(mode="json") for one in matters], out)
            case Listed.JSONL:
                out.writelines(f"{one.model_dump_json()}\n" for one in matters)
            case Listed.CSV:
                write_csv(matters, out)
    if not matters:
        raise typer.Exit(1)
