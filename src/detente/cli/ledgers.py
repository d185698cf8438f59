"""What the verbs about ceasefires and claims are about: a record, readings, or tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.cli import filters, records

if TYPE_CHECKING:
    from detente.analysis.ceasefires import Ledger
    from detente.analysis.claims import Account
    from detente.analysis.shelf import Shelf
    from detente.record import Filter, Record
    from detente.record.matters import Matter


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


@dataclass(frozen=True)
class Found:
    """The matters of ceasefires or of claims that are meant, `others` those of the other kind in the same
    reports, and the readings that tell them all.
    """

    matters: tuple[Matter, ...]
    others: tuple[Matter, ...]
    shelf: Shelf


def found_in(asked: Asked, kind: str) -> Found:
    """The matters of a kind, `ceasefire` or `claim`, that are asked for. Misuse for files with criteria."""
    if asked.files:
        if asked.where or asked.is_narrowed:
            raise typer.BadParameter(
                "--from goes without a record and its criteria. Add the readings to one: detente import"
            )
        return _in_files(asked.files, kind)
    with records.opened(asked.where) as record:
        return _in_record(record, filters.saved(record, asked.wanted, asked.saved), kind)


def claims_of(
    asked: Asked, tables: tuple[Path, ...], named: str | None, windows: Path | None = None
) -> Account:
    """The account of claims: of tables alone, or of a record or readings with them. A file of windows says
    when the ceasefires of the tables are.
    """
    from detente.analysis.ceasefires.record import titles
    from detente.analysis.claims import ask, claims_in
    from detente.analysis.claims.choose import chosen
    from detente.analysis.claims.timed import timed
    from detente.analysis.claims.told import claims_told
    from detente.analysis.windowsfile import load_windows

    claims, flaws, reports, copies = [], [], 0, 0
    times = load_windows(windows) if windows else []
    for path in tables:
        read, wrong = claims_in(path)
        claims += list(chosen(timed(read, times), asked.wanted))
        flaws += [(str(path), flaw) for flaw in wrong]
    if not tables or asked.where or asked.files:
        found = found_in(asked, "claim")
        every = (*found.matters, *found.others)
        claims = claims_told(found.shelf, every, titles(found.shelf, found.others)) + claims
        told = {member.report for matter in found.matters for member in matter.members}
        reports = found.shelf.independent(told)
        copies = len(told) - reports
    return ask(claims, flaws, reports=reports, copies=copies, only=named)


def ledger_of(asked: Asked, tables: tuple[Path, ...], named: str | None, on: str | None) -> Ledger:
    """The ledger: of data sets alone, or of a record or readings with them."""
    from detente.analysis.ceasefires import ledger
    from detente.analysis.ceasefires.cf import read_cf
    from detente.analysis.ceasefires.cf.truces import cf_truces
    from detente.analysis.ceasefires.choose import chosen
    from detente.analysis.ceasefires.record import truces_told

    truces, flaws, reports, copies = [], [], 0, 0
    for path in tables:
        file = read_cf(path)
        truces += list(chosen(cf_truces(file), asked.wanted))
        flaws += [(str(path), flaw) for flaw in file.flaws]
    if not tables or asked.where or asked.files:
        found = found_in(asked, "ceasefire")
        wanted = [matter.id for matter in found.matters]
        truces = truces_told(found.shelf, (*found.matters, *found.others), wanted) + truces
        told = {member.report for matter in found.matters for member in matter.members}
        reports = found.shelf.independent(told)
        copies = len(told) - reports
    return ledger(truces, flaws, on=on, only=named, reports=reports, copies=copies)


def _in_files(files: Iterable[Path], kind: str) -> Found:
    from detente.analysis.shelf import Shelf
    from detente.cli.kept import as_kept
    from detente.record.matters import resolve
    from detente.sources.readings import readings

    kept = as_kept([reading for name in files for reading in readings(name)])
    shelf = Shelf(kept)
    found = resolve((one.reading for one in kept), shelf.originals).matters
    own = tuple(matter for matter in found if matter.kind == _KINDS[kind])
    rest = tuple(matter for matter in found if matter.kind in _KINDS.values() and matter not in own)
    return Found(own, rest, shelf)


def _in_record(record: Record, wanted: Filter, kind: str) -> Found:
    from detente.analysis.shelf import Shelf
    from detente.record import Filter

    (other,) = _KINDS.keys() - {kind}
    own = tuple(record.matters(replace(wanted, kind=(kind,))))
    told = dict.fromkeys(member.report for matter in own for member in matter.members)
    if wanted == Filter():
        others = tuple(record.matters(Filter(kind=(other,))))
    else:
        others = tuple(_beside(record, told, other))
    every = dict.fromkeys(member.report for matter in (*own, *others) for member in matter.members)
    return Found(own, others, Shelf(record.counting_in(every)))


def _beside(record: Record, reports: Iterable[str], kind: str) -> Iterator[Matter]:
    """The matters of a kind that these reports tell: of a few, not of all that the record holds."""
    from detente.record.matters import MemberKey

    seen: set[tuple[str, str]] = set()
    for kept in record.counting_in(reports):
        reading = kept.reading
        entries = reading.ceasefires if kind == "ceasefire" else reading.violation_claims
        for entry in entries:
            if (reading.report.id, entry.id) not in seen:
                matter = record.matter(MemberKey(reading.report.id, entry.id))
                seen |= {(member.report, member.entry) for member in matter.members}
                yield matter


_KINDS = {"ceasefire": "ceasefire", "claim": "violation_claim"}
"""Kind of entry in a filter → kind of matter."""
