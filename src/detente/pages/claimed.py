"""A claim of a violation as pages tell it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.claims import Claim, Verdict
from detente.analysis.claims.account import Series
from detente.exports.claims import words
from detente.pages.evidence import quotes
from detente.pages.quotes import Quote

_DOUBTED = frozenset({Verdict.GAP, Verdict.EXCEEDS, Verdict.NOT_ITEMISED})


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who accuses whom, of what, how often, and what adding the parts shows."""

    id: str
    accuser: str
    accused: str
    about: str
    told_on: str
    figure: str
    period: str
    did: str
    parts: str
    sum: str
    doubted: bool
    """Whether the parts don't come to what is stated."""
    differs: tuple[tuple[str, tuple[Quote, ...]], ...]
    """What other reports of the claim count, with their quotes."""
    not_added: str
    """The claim whose figure holds this one, so that they are never added; "" for none."""
    counters: tuple[str, ...]
    quotes: tuple[Quote, ...]


def claimed(claim: Claim, series: Series | None = None) -> Claimed:
    """A claim in words; of a series, with the claim whose figure holds it."""
    holder = series.standing if series else None
    held = holder is not None and holder is not claim and claim.tally and claim.tally.stated
    return Claimed(
        id=claim.id,
        accuser=words.names(claim.accuser),
        accused=words.names(claim.accused),
        about=claim.about_name,
        told_on=words.told_on(claim),
        figure=words.figure(claim),
        period=claim.period,
        did=words.about(claim),
        parts=words.parts(claim.tally) if claim.tally else "",
        sum=words.arithmetic(claim),
        doubted=claim.checked.verdict in _DOUBTED,
        differs=tuple(
            (str(tally.stated or "no total"), quotes(grounds)) for tally, grounds in claim.versions[1:]
        ),
        not_added=holder.id if holder and held else "",
        counters=claim.counters,
        quotes=quotes(claim.sources),
    )
