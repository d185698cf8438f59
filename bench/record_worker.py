"""A process that adds made-up reports to a record: `python -m bench.record_worker PLACE REPORTS [backwards]`.

It prints a number after each report that is kept, and 0 when it begins.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from bench.made_record import readings
from detente.knowledge.world import world
from detente.model import Reading, Report
from detente.record import open_record
from detente.record.adder import add_all
from detente.sources import Item


class Made:
    """The reader and the source of reports whose readings are made up."""

    def __init__(self, number: int, *, backwards: bool) -> None:
        self._places = range(number)[:: -1 if backwards else 1]
        self._now: Reading | None = None

    def items(self) -> Iterator[Item]:
        """The reports; asked for the next, it says that the one before is kept."""
        for line, place in enumerate(self._places, 1):
            self._now = next(readings(1, place))
            yield Item("made-up.csv", self._now.report, line)
            print(line, flush=True)

    def read(self, report: Report) -> Reading:
        """The reading of the report that was given last. Raises `ValueError` for any other."""
        if self._now is None or self._now.report != report:
            raise ValueError(f"{report.id} is not the report that was given last")
        return self._now


def main(place: str, number: int, *, backwards: bool) -> None:
    """Add as many reports, or go on where another process ended."""
    made = Made(number, backwards=backwards)
    world()  # read before the clock starts: it takes longer than many reports
    print(0, flush=True)
    with open_record(place, who="Ada", create=True) as record:
        add_all(record, made.items(), lambda: made, lambda error: print(error, file=sys.stderr))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), backwards=len(sys.argv) > 3)
