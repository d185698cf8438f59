"""How quickly a new report is resolved: `python -m bench.matters_speed --reports 50000`.

The reports are generated: conflicts of unequal size over three years, each with its parties, persons, towns,
truces and rounds of talks, told with the silence and the variants of real reports. What is timed is the
index: the tellings of one report more are compared with their blocks, what they touch is settled again, and
the matter of each of them is named. Writing matters out is no part of it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from detente.record.matters import Index, Telling
from detente.record.matters.agents import Agent
from detente.record.matters.matter import MatterKind, MemberKey
from detente.record.matters.span import Span
from detente.record.matters.spot import Spot
from detente.record.matters.telling import Given, Profile

CONFLICTS = 24
DAYS = 1100
FIRST = date(2022, 1, 1).toordinal()
ACTS = (
    "propose",
    "demand",
    "accept",
    "reject",
    "accuse",
    "criticize",
    "endorse",
    "pledge",
    "consult",
    "attack",
)
ISSUES = ("ceasefire", "talks", "territory", "prisoners", "sanctions", "mediation", "humanitarian_access")
STATUSES = ("agreed", "in_force", "in_force", "extended")
EVENTS = 20


@dataclass(frozen=True)
class Conflict:
    """A generated conflict: its parties, those who speak for them, its towns."""

    number: int
    weight: float

    def side(self, which: int) -> Agent:
        """A party."""
        key = f"c{self.number}p{which}"
        return Agent(key, key, "party", known=True)

    def speaker(self, which: int, person: int) -> Agent:
        """A person of a party, or for 0 the party itself."""
        if not person:
            return self.side(which)
        key = f"c{self.number}p{which}"
        return Agent(f"person:{key} n{person}", key, "person", known=True, name=f"n{person} {key}")

    def town(self, which: int) -> Spot:
        """A town."""
        return Spot(f"town {self.number} {which}", 1, f"C{self.number:02}", "", which / 4, self.number * 1.0)


class Press:
    """Writes tellings of reports, the same for the same seed."""

    def __init__(self, seed: int, days: int = DAYS) -> None:
        """Start the conflicts, the first the largest, which are told for so many days."""
        self._days = days
        self._random = random.Random(seed)
        self._conflicts = [Conflict(number, 1 / (number + 1)) for number in range(CONFLICTS)]

    def reports(self, count: int) -> Iterator[tuple[str, tuple[Telling, ...]]]:
        """Reports in the order in which they come, spread evenly over the days."""
        weights = [conflict.weight for conflict in self._conflicts]
        for number in range(count):
            day = FIRST + number * self._days // count
            (conflict,) = self._random.choices(self._conflicts, weights)
            yield f"report-{number:08}", tuple(self._tell(f"report-{number:08}", day, conflict))

    def _tell(self, report: str, day: int, conflict: Conflict) -> Iterator[Telling]:
        profiles = [
            *(
                Profile(MatterKind.ACTOR, "person", (conflict.speaker(side, n),))
                for side in (0, 1)
                for n in range(4)
            ),
            *(self._event(day, conflict) for _ in range(EVENTS)),
            *self._truces(day, conflict),
            *(self._talks(day, conflict, round) for round in (0, 1) if self._random.random() < 0.7),
            self._claim(day, conflict),
        ]
        for number, profile in enumerate(profiles):
            key = MemberKey(report, f"entry-{number:04}")
            given = (Given("status", "stage", profile.what, (profile.what,)),)
            yield Telling(key, day, profile, given, frozenset())

    def _event(self, day: int, conflict: Conflict) -> Profile:
        pick = self._random
        act, side = pick.choice(ACTS), pick.randrange(2)
        dated = act in ("attack", "consult") or pick.random() < 0.4
        when = day - pick.choice((0, 0, 1, 1, 2, 5, 30))
        placed = act in ("attack", "consult")
        killed = pick.randrange(20)
        return Profile(
            MatterKind.EVENT,
            act,
            who=(conflict.speaker(side, pick.randrange(4)),),
            whom=(conflict.side(1 - side),) if pick.random() < 0.8 else (),
            spans=(("date", Span(when, when)),) if dated else (),
            spot=conflict.town(pick.randrange(40)) if placed else None,
            tags=frozenset() if placed else frozenset({f"issue:{pick.choice(ISSUES)}"}),
            numbers=(("killed", killed, "exact"),) if act == "attack" and pick.random() < 0.5 else (),
        )

    def _truces(self, day: int, conflict: Conflict) -> Iterator[Profile]:
        """The truce of the quarter, dated or not; at times the last one, or one that is wanted."""
        pick = self._random
        start = day - day % 90
        yield self._truce(conflict, pick.choice(STATUSES), start, pick.random() < 0.5)
        if pick.random() < 0.3:
            yield self._truce(conflict, "collapsed", start - 90, pick.random() < 0.9)
        if pick.random() < 0.3:
            side = pick.randrange(2)
            yield self._truce(conflict, "demanded", day + 10, pick.random() < 0.3)._replace(
                who=(conflict.speaker(side, pick.randrange(2)),)
            )

    def _truce(self, conflict: Conflict, status: str, start: int, dated: bool) -> Profile:
        pick = self._random
        return Profile(
            MatterKind.CEASEFIRE,
            status,
            whom=(conflict.side(0), conflict.side(1)),
            helpers=(conflict.side(2),) if pick.random() < 0.3 else (),
            spans=(("start", Span(start, start)),) if dated else (),
            lasts=30.0 if pick.random() < 0.3 else 0.0,
            tags=frozenset({"scope:general"} if pick.random() < 0.5 else ()),
        )

    def _talks(self, day: int, conflict: Conflict, ahead: int) -> Profile:
        """The round of the month, or the one ahead, with its day and town or without."""
        pick = self._random
        start = day - day % 30 + 30 * ahead
        return Profile(
            MatterKind.TALKS,
            "scheduled" if ahead else "held",
            whom=(conflict.side(0), conflict.side(1)),
            helpers=(conflict.side(3),) if pick.random() < 0.3 else (),
            spans=(("start", Span(start, start)),) if pick.random() < 0.6 else (),
            spot=conflict.town(start // 30 % 5) if pick.random() < 0.7 else None,
        )

    def _claim(self, day: int, conflict: Conflict) -> Profile:
        pick = self._random
        side = pick.randrange(2)
        counted = (("count", pick.randrange(1, 60), "exact"),) if pick.random() < 0.4 else ()
        return Profile(
            MatterKind.VIOLATION_CLAIM,
            "",
            (conflict.side(side),),
            (conflict.side(1 - side),),
            numbers=counted,
        )


def measure(count: int, probes: int, seed: int = 1, days: int = DAYS) -> dict[str, float]:
    """Milliseconds of processor time for each of the last `probes` reports, all others being in the index."""
    index = Index()
    times: list[float] = []
    began = time.process_time()
    entries = 0
    for number, (report, told) in enumerate(Press(seed, days).reports(count)):
        entries += len(told)
        if number < count - probes:
            added = index.add_tellings(report, told)
            if number >= count - 2 * probes:
                index.ids_of(added)  # as a record that is in use has done all along
            continue
        start = time.process_time()
        added = index.add_tellings(report, told)
        index.ids_of(added)
        times.append(1000 * (time.process_time() - start))
    times.sort()
    return {
        "reports": count,
        "entries": entries,
        "p50": times[len(times) // 2],
        "p95": times[int(len(times) * 0.95)],
        "most": times[-1],
        "crowded": len(index.crowded()),
        "built_s": time.process_time() - began,
    }


def told(figures: Mapping[str, float]) -> str:
    """One line of figures."""
    return (
        f"{figures['reports']:>8.0f} reports, {figures['entries']:>9.0f} entries: "
        f"p50 {figures['p50']:.1f} ms, p95 {figures['p95']:.1f} ms, most {figures['most']:.1f} ms; "
        f"{figures['crowded']:.0f} crowded blocks; built in {figures['built_s']:.0f} s"
    )


def main(argv: list[str] | None = None) -> int:
    """The command. Gives 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.matters_speed", description="Times matters.")
    parser.add_argument("--reports", type=int, nargs="+", default=[50_000], help="sizes of the index")
    parser.add_argument("--probes", type=int, default=500, help="reports that are timed")
    parser.add_argument(
        "--days", type=int, default=DAYS, help=f"days that the reports are spread over (default: {DAYS})"
    )
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    args = parser.parse_args(argv)
    found = [measure(size, min(args.probes, size), days=args.days) for size in args.reports]
    if args.json:
        print(json.dumps({str(int(one["reports"])): one for one in found}, indent=1))
        return 0
    for one in found:
        print(told(one))
    return 0


if __name__ == "__main__":
    sys.exit(main())
