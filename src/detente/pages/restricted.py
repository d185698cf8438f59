"""What may not be told to a visitor: the reports that are restricted."""

from __future__ import annotations

from detente.analysis.open_to import restricted_reports
from detente.pages.ask import Ask


def hidden(ask: Ask) -> frozenset[str]:
    """The ids of the reports of which nothing may be told to who asks."""
    if ask.sees_restricted:
        return frozenset()
    return ask.answer("restricted", lambda: restricted_reports(ask.record))
