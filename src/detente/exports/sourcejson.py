"""Where words stand → JSON values."""

from __future__ import annotations

from typing import Any

from detente.analysis.source import Source

Object = dict[str, Any]


def source_json(source: Source | None) -> Object | None:
    """Where words stand: quote, offsets, report, entry."""
    if source is None:
        return None
    return {
        "quote": source.quote,
        "start": source.start,
        "end": source.end,
        "report": source.report,
        "publisher": source.publisher or None,
        "published_at": source.published_at,
        "entry": source.entry or None,
    }
