"""Every table, in the order in which a workbook shows them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from detente.exports.table.actors import ACTORS
from detente.exports.table.agreements import AGREEMENTS
from detente.exports.table.ceasefires import CEASEFIRES
from detente.exports.table.claims import CLAIMS
from detente.exports.table.conditions import CONDITIONS
from detente.exports.table.events import EVENTS
from detente.exports.table.quotations import QUOTATIONS
from detente.exports.table.reports import REPORTS
from detente.exports.table.table import Table
from detente.exports.table.talks import TALKS

TABLES: tuple[Table[Any], ...] = (
    EVENTS,
    QUOTATIONS,
    CONDITIONS,
    CEASEFIRES,
    CLAIMS,
    TALKS,
    AGREEMENTS,
    ACTORS,
    REPORTS,
)


class TableName(StrEnum):
    """The name of a table."""

    EVENTS = "events"
    QUOTATIONS = "quotations"
    CONDITIONS = "conditions"
    CEASEFIRES = "ceasefires"
    VIOLATION_CLAIMS = "violation_claims"
    TALKS = "talks"
    AGREEMENTS = "agreements"
    ACTORS = "actors"
    REPORTS = "reports"


_BY_NAME = {table.name: table for table in TABLES}


def table_of(name: TableName) -> Table[Any]:
    """The table of that name."""
    return _BY_NAME[name]
