"""Matters as they are for who may not see restricted reports: as the other reports alone tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from detente.analysis.shelf import Shelf
from detente.record import Filter, Record
from detente.record.matters import Matter, Member, resolve

_AT_ONCE = 1000


def restricted_reports(record: Record) -> frozenset[str]:
    """The ids of the reports that are restricted."""
    found: set[str] = set()
    while own := record.listed(Filter(restricted=True), _AT_ONCE, skipped=len(found)):
        found |= {one.report.id for one in own}
        if len(own) < _AT_ONCE:
            break
    return frozenset(found)


def without(record: Record, matters: Iterable[Matter], hidden: Set[str]) -> Iterator[Matter]:
    """These matters without what the hidden reports tell. A matter that one of them tells is resolved anew
    from the reports that are left: no value, no count and no id comes from a hidden one. It may fall apart.
    """
    seen: set[str] = set()
    for matter in matters:
        left = [member for member in matter.members if member.report not in hidden]
        anew = (matter,) if len(left) == len(matter.members) else _anew(record, left)
        for one in anew:
            if one.id not in seen:
                seen.add(one.id)
                yield one


def _anew(record: Record, left: list[Member]) -> Iterator[Matter]:
    shelf = Shelf(record.counting_in(dict.fromkeys(member.report for member in left)))
    keys = {member.key for member in left}
    for matter in resolve(shelf.readings(), shelf.originals).matters:
        if any(member.key in keys for member in matter.members):
            yield matter
