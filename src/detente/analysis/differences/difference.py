"""What a comparison of two readings gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from detente.model import Entry, Report

KINDS = ("actor", "quotation", "event", "ceasefire", "claim", "talks", "agreement")


class Verdict(StrEnum):
    """What became of an entry in the other reading."""

    AGREED = "agreed"
    DIFFER = "differ"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


@dataclass(frozen=True, slots=True)
class Field:
    """A field in which two entries differ, in words; None where one has nothing there."""

    name: str
    a: str | None
    b: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry of one reading, or of both; `fields` are those in which the two differ."""

    report: Report
    verdict: Verdict
    a: Entry | None = None
    b: Entry | None = None
    fields: tuple[Field, ...] = ()

    @property
    def entry(self) -> Entry:
        """The entry of A, else that of B."""
        found = self.a or self.b
        if found is None:
            raise ValueError("a difference is one of an entry")
        return found

    @property
    def kind(self) -> str:
        """What kind of entry it is."""
        return self.entry.noun

    @property
    def start(self) -> int:
        """Where its words begin, the first of both."""
        return min((one.evidence[0].start for one in (self.a, self.b) if one and one.evidence), default=0)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries of a kind agree in all fields, differ in some, or are in one reading only."""

    agreed: int = 0
    differ: int = 0
    only_a: int = 0
    only_b: int = 0

    @property
    def precision(self) -> float | None:
        """The share of B's entries that A has too, in whatever fields they differ; None without any."""
        return _share(self.agreed + self.differ, self.only_b)

    @property
    def recall(self) -> float | None:
        """The share of A's entries that B has too."""
        return _share(self.agreed + self.differ, self.only_a)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both: the same whichever of the two is taken for the measure."""
        both = 2 * (self.agreed + self.differ)
        total = both + self.only_a + self.only_b
        return both / total if total else None

    @property
    def alike(self) -> float | None:
        """The share of the entries that both have which agree in all fields."""
        return _share(self.agreed, self.differ)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides, and every entry of theirs. `only_a` and `only_b` are reports that the other did not read."""

    a: str
    b: str
    reports: int
    only_a: tuple[Report, ...]
    only_b: tuple[Report, ...]
    differences: tuple[Difference, ...]

    def tallies(self) -> Mapping[str, Tally]:
        """The tally of each kind that there are entries of."""
        found = {kind: tally(one for one in self.differences if one.kind == kind) for kind in KINDS}
        return {kind: one for kind, one in found.items() if one != Tally()}


def tally(differences: Iterable[Difference]) -> Tally:
    """Count differences by their verdict."""
    verdicts = [one.verdict for one in differences]
    return Tally(*(verdicts.count(verdict) for verdict in Verdict))


def _share(part: int, rest: int) -> float | None:
    return part / (part + rest) if part + rest else None
