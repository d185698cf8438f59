"""What triage says of a report: whether to read it, and why."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party that a report names: its key and name in the codebook, and where it is named, in order."""

    key: str
    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class NamedConflict:
    """A conflict that a report may be about: its key and name in the codebook, and the names that speak for
    it. `points` adds up what speaks for it (`conflicts.points`); it compares conflicts of one report only.
    """

    key: str
    name: str
    points: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words that weighed: their place, and how much they speak for (over 0) or against a report (under 0)."""

    evidence: Evidence
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What triage says of one report.

    `kept` is whether it is worth reading: `score`, from 0 to 1, reaches `threshold`. `conflicts` holds what
    it may be about, the likeliest first, and is empty where none of the codebook is named; `unsure` is set
    where none or several come first. `parties` are the sides that are named, those named most often first.
    `words` weighed most, in the passage that speaks most for the report.
    """

    report: str
    kept: bool
    score: float
    threshold: float
    conflicts: tuple[NamedConflict, ...]
    parties: tuple[NamedParty, ...]
    words: tuple[Weighed, ...]

    @property
    def unsure(self) -> bool:
        """Whether no one conflict comes first."""
        return not self.conflicts or (
            len(self.conflicts) > 1 and self.conflicts[0].points == self.conflicts[1].points
        )
