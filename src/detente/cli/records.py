"""Which record a verb works on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from detente.record import Record

Where = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="PATH|URL",
        help="A file or postgresql://USER@HOST/DATABASE. Else DETENTE_RECORD, else detente.db here.",
    ),
]
Who = Annotated[
    str | None,
    typer.Option("--as", metavar="NAME", help="In whose name. Else DETENTE_USER, else the login's name."),
]


def opened(where: str | None, who: str | None = None, *, create: bool = False) -> Record:
    """The record that is meant. Raises `RecordError` where it can't be opened."""
    from detente.record import open_record

    return open_record(where, who=who, create=create)
