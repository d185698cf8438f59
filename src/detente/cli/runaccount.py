"""The account at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.running import duration, per_second

if TYPE_CHECKING:
    from detente.scale.job import Tally


@dataclass(frozen=True)
class Account:
    """What a run came to. `workers` is None where the cluster decides."""

    tally: Tally
    seconds: float
    to: Path
    workers: int | None

    def json(self) -> str:
        """As a JSON object on a line; times in seconds, `reports_per_second` of what this run read."""
        from detente.exports.jsonfile import compact

        tally = self.tally
        return compact(
            {
                "folder": str(self.to),
                "reports": tally.reports,
                "readings": tally.readings,
                "dropped": tally.dropped,
                "not_read": tally.refused,
                "set_aside": tally.aside,
                "parts": tally.parts,
                "parts_there": tally.there,
                "parts_made_again": tally.again,
                "parts_set_aside": tally.parts_aside,
                "parts_removed": tally.gone,
                "workers": self.workers,
                "workers_started_again": tally.died,
                "seconds": round(self.seconds, 3),
                "reports_per_second": round(tally.read_now / self.seconds, 3) if self.seconds else None,
            }
        )

    def lines(self) -> Iterator[str]:
        """For a person."""
        tally = self.tally
        yield (
            f"{many(tally.readings, 'reading')} of {many(tally.reports, 'report')} "
            f"in {many(tally.parts, 'part')}: {self.to}"
        )
        yield from self._beside()
        if tally.there:
            yield f"{many(tally.there, 'part')} finished before."
        if tally.again:
            yield f"{many(tally.again, 'part')} made again, because of {' and '.join(sorted(tally.whys))}."
        if tally.gone:
            yield f"{many(tally.gone, 'part')} removed, which the sources no longer give."
        if tally.read_now:
            by = f" by {many(self.workers, 'worker')}" if self.workers else ""
            rate = f": {per_second(tally.read_now / self.seconds)} reports/s" if self.seconds else ""
            yield f"{many(tally.read_now, 'report')} read in {duration(self.seconds)}{by}{rate}."
        if tally.died:
            yield f"{many(tally.died, 'worker')} ended and started again."
        if tally.readings:
            yield f"To keep them in a record: detente import {self.to}"

    def _beside(self) -> Iterator[str]:
        """What there are no readings of."""
        tally = self.tally
        if tally.dropped:
            yield f"{many(tally.dropped, 'report')} let go by triage; the parts' manifests name them."
        if wrong := tally.refused + tally.aside:
            where = self.to / "errors.jsonl"
            aside = f", {tally.aside:,} of them in {many(tally.parts_aside, 'part')} set aside"
            yield f"{many(wrong, 'report')} not read{aside if tally.aside else ''}: {where}"


def many(number: int, noun: str) -> str:
    """A number and its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
