"""What is known of a report beside its text, before it is checked."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Provenance:
    """Where a report comes from, as someone gave it: the user, a table's row, a header block or the page."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """The publication date as written; `dates.publication` makes it ISO 8601."""
    url: str | None = None
    language: str | None = None
    restricted: bool | None = None

    def over(self, other: Provenance) -> Provenance:
        """This provenance, with `other` where this one is silent."""
        values = {}
        for field in fields(self):
            own = getattr(self, field.name)
            values[field.name] = getattr(other, field.name) if own is None else own
        return Provenance(**values)


def yes_or_no(value: str) -> bool | None:
    """What `yes`, `no`, `true`, `false`, `1` or `0` says; None for anything else."""
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(
        value.strip().lower()
    )
