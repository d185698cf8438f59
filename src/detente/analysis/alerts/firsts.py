"""Whether a report is the first to tell a matter, of those that may be spoken of."""

from __future__ import annotations

from collections.abc import Iterable

from detente.model import Ceasefire, Entry
from detente.record import Record
from detente.record.matters import Matter, MemberKey


class Firsts:
    """Who told what first. Restricted reports count as if they were not there: else what is told later of the
    same matter would show that they are.
    """

    def __init__(self, record: Record, entries: Iterable[MemberKey]) -> None:
        """Take the record in which the matters are, and the entries that will be asked about."""
        self._record = record
        self._matters = record.resolved.several(entries)
        self._told: set[tuple[str, str, str]] = set()

    def tells(self, report: str, entry: Entry) -> bool:
        """Whether the report is the first to tell what the entry is about, of a ceasefire also its status;
        asked again for another entry of that report that tells the same, it is not.
        """
        matter = self._matters.get(MemberKey(report, entry.id))
        if matter is None:
            return True  # a kind of entry that no two reports share
        status = entry.status.value if isinstance(entry, Ceasefire) else ""
        key = (report, matter.id, status)
        if key in self._told:
            return False
        self._told.add(key)
        return not self._earlier(report, matter, status)

    def _earlier(self, report: str, matter: Matter, status: str) -> bool:
        others = {member.report for member in matter.members} - {report}
        if status:
            others &= {
                one
                for field in matter.fields
                if field.name == "status"
                for value in field.values
                if value.value == status
                for one in value.reports
            }
        if not others:
            return False
        open_ones = others - self._record.came.restricted(others)
        marks = self._record.came.first([report, *open_ones])
        return any(marks[one] < marks[report] for one in open_ones)
