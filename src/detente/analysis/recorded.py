"""What a record tells of ceasefires and of claims about them, under a filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace

from detente.analysis.ceasefires import Ledger, Truce, ledger
from detente.analysis.ceasefires.record import titles, truces_told
from detente.analysis.claims import Account, Claim, ask
from detente.analysis.claims.told import claims_told
from detente.analysis.open_to import without
from detente.analysis.shelf import Shelf
from detente.record import Filter, Record, UnknownEntryError
from detente.record.matters import Matter, MatterKind, MemberKey

KINDS = {"ceasefire": MatterKind.CEASEFIRE, "claim": MatterKind.VIOLATION_CLAIM}
"""Kind of entry in a filter → kind of matter."""
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Found:
    """The matters of ceasefires or of claims that are meant, `others` those that the same reports tell beside
    them, and the readings that tell them all.
    """

    matters: tuple[Matter, ...]
    others: tuple[Matter, ...]
    shelf: Shelf

    @property
    def truces(self) -> list[Truce]:
        """The ceasefires that are meant."""
        return truces_told(self.shelf, (*self.matters, *self.others), [one.id for one in self.matters])

    @property
    def claims(self) -> list[Claim]:
        """The claims that are meant."""
        return claims_told(self.shelf, (*self.matters, *self.others), titles(self.shelf, self.others))

    @property
    def reports(self) -> int:
        """How many reports tell what is meant, copies not counted."""
        return self.shelf.independent(_reports(self.matters))

    @property
    def copies(self) -> int:
        """How many near copies are left out."""
        return len(_reports(self.matters)) - self.reports


def found_in(record: Record, wanted: Filter, kind: str, hidden: Set[str] = _NONE) -> Found:
    """The matters of a kind, `ceasefire` or `claim`, that a filter asks for; nothing is told of the reports
    that are hidden.
    """
    own = tuple(without(record, record.matters(replace(wanted, kind=(kind,))), hidden))
    if wanted in (Filter(), Filter(once=True)) and not hidden:
        (other,) = KINDS.keys() - {kind}
        return _found(record, own, tuple(record.matters(Filter(kind=(other,)))))
    return _found(record, own, tuple(_beside(record, own, kind, hidden)))


def one_in(record: Record, named: str, kind: str, hidden: Set[str] = _NONE) -> Found:
    """The matter of an id, with those beside it. Raises `UnknownEntryError` where there is none to see."""
    matter = record.matter(named)
    own = tuple(without(record, (matter,), hidden))
    if matter not in own:
        own = tuple(one for one in own if one.id == named)
    if not own or matter.kind is not KINDS[kind]:
        raise UnknownEntryError(f"{named}: no {kind} on record has this id")
    return _found(record, own, tuple(_beside(record, own, kind, hidden)))


def ledger_in(found: Found, *, on: str | None = None, full: bool = False) -> Ledger:
    """The ledger of what is found. `full` where one is meant, and wanted in full."""
    told = ledger(found.truces, on=on, reports=found.reports, copies=found.copies)
    return replace(told, full=full)


def account_in(found: Found) -> Account:
    """The account of the claims that are found."""
    return ask(found.claims, reports=found.reports, copies=found.copies)


def _found(record: Record, own: tuple[Matter, ...], others: tuple[Matter, ...]) -> Found:
    return Found(own, others, Shelf(record.counting_in(_reports((*own, *others)))))


def _reports(matters: Iterable[Matter]) -> list[str]:
    return list(dict.fromkeys(member.report for matter in matters for member in matter.members))


def _beside(record: Record, own: tuple[Matter, ...], kind: str, hidden: Set[str]) -> Iterator[Matter]:
    """The matters that the reports of these tell beside them: of a few, not of all that the record holds. By
    other ceasefires is told which one a report's events are about; of claims only those that are meant count.
    """
    seen = {(member.report, member.entry) for matter in own for member in matter.members}
    for kept in record.counting_in(_reports(own)):
        reading = kept.reading
        claims = reading.violation_claims if kind == "ceasefire" else ()
        for entry in (*reading.ceasefires, *claims):
            if (reading.report.id, entry.id) in seen:
                continue
            matter = record.matter(MemberKey(reading.report.id, entry.id))
            for one in without(record, (matter,), hidden):
                seen |= {(member.report, member.entry) for member in one.members}
                yield one
