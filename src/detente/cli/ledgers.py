"""What the verbs about ceasefires and claims are about: a record, readings, or tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.cli import filters, records

if TYPE_CHECKING:
    from detente.analysis.ceasefires import Ledger
    from detente.analysis.claims import Account
    from detente.analysis.recorded import Found
    from detente.record import Filter
    from detente.sources.tolerant import Flaw


@dataclass(frozen=True)
class Asked:
    """What a user asks for: a record by its place, or files of readings; the filter, or the name of one."""

    where: str | None
    files: tuple[Path, ...]
    wanted: Filter
    saved: str | None

    @property
    def is_narrowed(self) -> bool:
        """Whether a criterion is given."""
        from detente.record import Filter

        return self.saved is not None or self.wanted != Filter()


def found_in(asked: Asked, kind: str) -> Found:
    """The matters of a kind, `ceasefire` or `claim`, that are asked for. Misuse for files with criteria."""
    if asked.files:
        if asked.where or asked.is_narrowed:
            raise typer.BadParameter(
                "--from goes without a record and its criteria. Add the readings to one: detente import"
            )
        return _in_files(asked.files, kind)
    from detente.analysis.recorded import found_in as in_record

    with records.opened(asked.where) as record:
        return in_record(record, filters.saved(record, asked.wanted, asked.saved), kind)


def claims_of(
    asked: Asked, tables: tuple[Path, ...], named: str | None, windows: Path | None = None
) -> Account:
    """The account of claims: of tables alone, or of a record or readings with them. A file of windows says
    when the ceasefires of the tables are.
    """
    from detente.analysis.claims import ask, claims_in
    from detente.analysis.claims.choose import chosen
    from detente.analysis.claims.timed import timed
    from detente.analysis.windowsfile import load_windows

    claims, flaws, reports, copies = [], [], 0, 0
    times = load_windows(windows) if windows else []
    for path in tables:
        read, wrong = claims_in(path)
        claims += list(chosen(timed(read, times), asked.wanted))
        flaws += [(str(path), flaw) for flaw in wrong]
    if not tables or asked.where or asked.files:
        found = found_in(asked, "claim")
        claims = found.claims + claims
        reports, copies = found.reports, found.copies
    return ask(claims, flaws, reports=reports, copies=copies, only=named)


def ledger_of(asked: Asked, tables: tuple[Path, ...], named: str | None, on: str | None) -> Ledger:
    """The ledger: of data sets alone, or of a record or readings with them."""
    from detente.analysis.ceasefires import ledger
    from detente.analysis.ceasefires.cf import read_cf
    from detente.analysis.ceasefires.cf.truces import cf_truces
    from detente.analysis.ceasefires.choose import chosen

    truces, flaws, reports, copies = [], [], 0, 0
    for path in tables:
        file = read_cf(path)
        truces += list(chosen(cf_truces(file), asked.wanted))
        flaws += [(str(path), flaw) for flaw in file.flaws]
    if not tables or asked.where or asked.files:
        found = found_in(asked, "ceasefire")
        truces = found.truces + truces
        reports, copies = found.reports, found.copies
    return ledger(truces, flaws, on=on, only=named, reports=reports, copies=copies)


def tell_flaws(flaws: Iterable[tuple[str, Flaw]]) -> None:
    """What is wrong with tables, on standard error: for forms of output that hold no place for it."""
    from detente.cli.errors import tell_note
    from detente.sources.tolerant import told

    for source, flaw in flaws:
        for line in told((flaw,), source):
            tell_note(line)


def _in_files(files: Iterable[Path], kind: str) -> Found:
    from detente.analysis.recorded import KINDS, Found
    from detente.analysis.shelf import Shelf
    from detente.cli.kept import as_kept
    from detente.record.matters import resolve
    from detente.sources.readings import readings

    kept = as_kept([reading for name in files for reading in readings(name)])
    shelf = Shelf(kept)
    found = resolve((one.reading for one in kept), shelf.originals).matters
    own = tuple(matter for matter in found if matter.kind == KINDS[kind])
    rest = tuple(matter for matter in found if matter.kind in KINDS.values() and matter not in own)
    return Found(own, rest, shelf)
