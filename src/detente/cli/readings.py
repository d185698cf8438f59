"""Files → readings, one report at a time; what can't be read is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.cli.progress import Bar
    from detente.model import Reading
    from detente.reading import Reader
    from detente.sources import Item, Provenance


def items_of(
    files: list[str],
    user: Provenance,
    bar: Bar,
    *,
    columns: Path | None = None,
    fetch: bool = False,
    allowed: list[str] | None = None,
) -> Iterator[Item]:
    """The reports of files, folders and addresses, or what is wrong with them; the bar steps on with each.

    `columns` is the file of --columns; addresses are fetched where `fetch` says so, from the hosts `allowed`
    even if they are private.
    """
    from detente.cli.errors import tell_note
    from detente.sources import USUAL, load

    def note(message: str) -> None:
        with bar.aside():
            tell_note(message)

    fetcher = None
    if fetch:
        from detente.sources.fetch import Fetcher

        fetcher = Fetcher(allowed or ())
    wanted = USUAL
    if columns:
        from detente.sources.columnsfile import read_columns

        wanted = read_columns(columns)
    for name in files:
        yield from load(name, user, columns=wanted, fetcher=fetcher, note=note)
        bar.step()


def readings_of(
    items: Iterator[Item], make: Callable[[], Reader], bar: Bar, failed: list[str]
) -> Iterator[Reading]:
    """The readings of what can be read; what can't is told, and its source noted in `failed`."""
    from detente.cli.errors import tell
    from detente.model import Report, UnreadableReportError

    reader: Reader | None = None  # made at the first report: it takes seconds
    for item in items:
        try:
            if not isinstance(item.outcome, Report):
                raise item.outcome
            reader = reader or make()
            reading = reader.read(item.outcome)
        except UnreadableReportError as error:
            failed.append(item.source)
            with bar.aside():
                # A reader knows the report only, not the file and line that it came from.
                tell(UnreadableReportError(item.source, error.problem, error.remedy, error.line or item.line))
            continue
        with bar.aside():
            yield reading
