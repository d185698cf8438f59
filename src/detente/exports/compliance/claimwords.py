"""Claims beside the data, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.compliance.claims import ClaimSight, PartSeen, Sight
from detente.analysis.compliance.series import Count
from detente.exports.clean import one_line
from detente.exports.compliance.words import number

ANSWERS = {Sight.COULD: "Yes.", Sight.IN_PART: "In part.", Sight.COULD_NOT: "No."}
BESIDE = (
    "A claim is a claim. Its figure and the source's count different things: nothing is taken from one or "
    "added to the other."
)


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """A claim beside a source, in words."""

    what: str
    who: str
    answer: str
    why: str


def claim_words(sights: Iterable[ClaimSight]) -> tuple[ClaimWords, ...]:
    """Each claim, then each of its parts that is answered otherwise than the whole."""
    found = []
    for sight in sights:
        claim = sight.claim
        accused = ", ".join(party.name for party in claim.accused)
        accuser = ", ".join(party.name for party in claim.accuser)
        stated = str(claim.tally.stated) if claim.tally and claim.tally.stated else ""
        text = claim.tally.text if claim.tally else ""
        told = ", ".join(part for part in (claim.told_on, claim.period) if part)
        found.append(
            ClaimWords(
                one_line(f"{stated or text or claim.act or 'a claim'} ({told})"),
                one_line(f"{accuser} against {accused}"),
                ANSWERS[sight.sight],
                one_line(f"{sight.why}{_beside(sight.found)}"),
            )
        )
        if any(part.why != sight.why for part in sight.parts):
            found += [_part(part) for part in sight.parts]
    return tuple(found)


def _part(part: PartSeen) -> ClaimWords:
    what = one_line(f"– {part.what}: {part.number}")
    return ClaimWords(what, "", ANSWERS[part.sight], one_line(f"{part.why}{_beside(part.found)}"))


def _beside(found: Count | None) -> str:
    if found is None:
        return ""
    low, high = number(found.lower), number(found.upper)
    return f" It has {low if low == high else f'{low} to {high}'} in the window."
