"""Which reports are copies of one text, whatever the chain between them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from detente.record.copyrows import counts, originals
from detente.record.matters.index import originals as roots
from detente.record.schema import copies


def originals_of(connection: Connection, reports: Collection[str]) -> dict[str, str]:
    """Of these reports, those that are copies, each with the report at the end of its chain."""
    direct: dict[str, str] = {}
    asked = list(dict.fromkeys(reports))
    while asked:
        found = originals(connection, asked)
        direct.update(found)
        asked = [original for original in dict.fromkeys(found.values()) if original not in direct]
    return roots(direct)


def family_of(connection: Connection, report: str) -> set[str]:
    """The copies of one text that a report is one of, itself among them."""
    first = originals_of(connection, [report]).get(report, report)
    family, asked = {first, report}, [first]
    while asked:
        linked = select(copies.c.report).where(copies.c.original.in_(asked), counts())
        new = set(connection.execute(linked).scalars()) - family
        ends = originals_of(connection, new)
        asked = sorted(one for one in new if ends.get(one) == first)
        family.update(asked)
    return family
