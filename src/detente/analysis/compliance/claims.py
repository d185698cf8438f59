"""Claims beside a source: which of them its data could see, which not, and why. Nothing is added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from detente.analysis.claims.claim import Claim
from detente.analysis.compliance.account import Compliance
from detente.analysis.compliance.scope import same_party
from detente.analysis.compliance.series import Count, Series
from detente.incidents import Coverage
from detente.knowledge.arms import arms


class Sight(StrEnum):
    """Whether a source could see what a claim counts."""

    COULD = "could"
    IN_PART = "in_part"
    COULD_NOT = "could_not"


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A component of a claim: whether the source could see it, why, and what it has of it in the window."""

    what: str
    number: str
    sight: Sight
    why: str
    found: Count | None = None


@dataclass(frozen=True, slots=True)
class ClaimSight:
    """A claim beside a source. `found` is what the source has in the window of the kinds it could see."""

    claim: Claim
    source: str
    sight: Sight
    why: str
    parts: tuple[PartSeen, ...]
    found: Count | None


def see(claims: Iterable[Claim], one: Compliance) -> tuple[ClaimSight, ...]:
    """The claims about the ceasefire of a window beside the source that it was compared with."""
    wanted = {one.window.id, one.window.ceasefire}
    return tuple(_see(claim, one) for claim in claims if wanted & set(claim.about))


def _see(claim: Claim, one: Compliance) -> ClaimSight:
    blind = _blind(claim, one)
    parts = tuple(
        _part(part.what, str(part.number), one, blind, part.whole or "")
        for part in (claim.tally.parts if claim.tally else ())
    )
    if blind:
        return ClaimSight(claim, one.source, Sight.COULD_NOT, blind, parts, None)
    if not parts:
        whole = _part(" ".join((claim.act, *claim.weapons)).strip(), "", one, "")
        if whole.what and (claim.weapons or whole.sight is Sight.COULD):
            return ClaimSight(claim, one.source, whole.sight, whole.why, (), whole.found)
        return ClaimSight(claim, one.source, Sight.IN_PART, _partly(one.coverage), (), _count(one, None))
    seen = {part.sight for part in parts}
    if seen == {Sight.COULD_NOT}:
        return ClaimSight(
            claim, one.source, Sight.COULD_NOT, "None of its parts is in the source.", parts, None
        )
    if seen == {Sight.COULD}:
        return ClaimSight(claim, one.source, Sight.COULD, "The source records all its kinds.", parts, None)
    return ClaimSight(claim, one.source, Sight.IN_PART, "The source records some of its kinds.", parts, None)


def _blind(claim: Claim, one: Compliance) -> str:
    """Why a source can see nothing of a claim, whatever it counts; "" where it may."""
    coverage = one.coverage
    if coverage.actors and claim.accused and not any(
        same_party(known, party.side or party.name) or same_party(party.side or party.name, known)
        for known in coverage.actors
        for party in claim.accused
    ):  # fmt: skip
        accused = ", ".join(party.side or party.name for party in claim.accused)
        return f"The source records acts of {', '.join(coverage.actors)}, not of {accused}."
    if one.missed >= 1:
        return "The source does not cover that time."
    targets = one.window.scope.targets or ((claim.target_class,) if claim.target_class == "energy" else ())
    if targets and not arms().with_parts(targets) & set(coverage.targets):
        return f"The claim is about {arms().said(targets)}, and the source does not say what was hit."
    return ""


def _says_who(one: Compliance) -> bool:
    """Whether the source says whose acts it records."""
    finding = one.scope or one.everything
    return bool(one.coverage.actors) or (finding is not None and any(finding.incidents.texts["actor"]))


def _part(what: str, number: str, one: Compliance, blind: str, whole: str = "") -> PartSeen:
    coverage = one.coverage
    if blind:
        return PartSeen(what, number, Sight.COULD_NOT, blind)
    if not coverage.weapons:
        return PartSeen(
            what, number, Sight.IN_PART, "The source does not say with which weapon.", _count(one, None)
        )
    named = _finest(arms().classes("weapons", what) or arms().classes("weapons", whole))
    has = arms().said(coverage.weapons)
    if not named:
        return PartSeen(
            what, number, Sight.COULD_NOT, f"Not of a kind that the source records: it has {has}."
        )
    seen = arms().with_parts(named) & set(coverage.weapons)
    if not seen:
        kinds = arms().said(named, "or")
        return PartSeen(what, number, Sight.COULD_NOT, f"The source has {has}, no {kinds}.")
    kinds = arms().said(sorted(seen))
    sight = Sight.COULD if all(arms().with_parts([name]) & seen for name in named) else Sight.IN_PART
    return PartSeen(what, number, sight, f"The source records {kinds}.", _count(one, seen))


def _finest(classes: Sequence[str]) -> tuple[str, ...]:
    """Classes without those of which a part is named too: an FPV drone is no long-range one."""
    return tuple(
        name
        for name in classes
        if not any(other != name and other in arms().with_parts([name]) for other in classes)
    )


def _partly(coverage: Coverage) -> str:
    has = arms().said(coverage.weapons)
    return f"It says no kinds; the source records {coverage.counts}{f' ({has})' if has else ''} alone."


def _count(one: Compliance, kinds: frozenset[str] | set[str] | None) -> Count | None:
    """What the source has in the window, of some kinds of weapons or of all."""
    finding = one.scope or one.everything
    if finding is None:
        return None
    incidents = finding.incidents
    if kinds is not None:
        import numpy as np

        chosen = [bool(kinds & set(weapons)) for weapons in incidents.classes["weapons"]]
        incidents = incidents.where(np.array(chosen, dtype=bool))
    return Series(incidents.start, incidents.end, incidents.count).count(*one.span)
