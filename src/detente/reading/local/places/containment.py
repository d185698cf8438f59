"""Which places hold which."""

from __future__ import annotations

from detente.knowledge.gazetteer import Entry


def holds(holder: Entry, entry: Entry) -> bool:
    """Whether a country or subdivision holds another place, as far as the gazetteer knows."""
    if holder.id == entry.id or holder.country != entry.country or not holder.country:
        return False
    if holder.feature == "country":
        return True
    if holder.feature == "admin1":
        return holder.admin1 == entry.admin1
    return (
        holder.feature == "admin2"
        and (entry.admin2 or holder.admin2) == holder.admin2
        and (holder.admin1 == entry.admin1 and entry.feature not in {"admin1", "country"})
    )
