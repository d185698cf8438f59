"""Claims → who accuses whom about which ceasefire, each side's figures in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.analysis.claims.claim import Claim
from detente.analysis.claims.counter import countered
from detente.analysis.claims.tally import Standing
from detente.model.errors import DetenteError
from detente.sources.tolerant import Flaw


class UnknownClaimError(DetenteError):
    """A claim is named that is not there."""


@dataclass(frozen=True, slots=True)
class Series:
    """The claims of one side against another about one ceasefire, the earliest first.

    Their figures are never added: a later one mostly holds an earlier one, and where it does not, nothing
    says that no stretch of time between them is left out.
    """

    claims: tuple[Claim, ...]

    @property
    def standing(self) -> Claim | None:
        """The claim whose figure holds the others: the last for the whole time, else the last cumulative one.
        None where there is neither.
        """
        for wanted in (Standing.FINAL, Standing.CUMULATIVE):
            found = [one for one in self.claims if one.standing is wanted and one.tally and one.tally.stated]
            if found:
                return found[-1]
        return None

    @property
    def counted(self) -> tuple[Claim, ...]:
        """The claims that give a count."""
        return tuple(one for one in self.claims if one.tally and one.tally.stated)


@dataclass(frozen=True, slots=True)
class About:
    """The claims about one ceasefire (or several that are meant together), a series for each who and whom."""

    keys: tuple[str, ...]
    name: str
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that `detente claims` tells. `flaws` are of the files that claims were read from."""

    abouts: tuple[About, ...]
    flaws: tuple[tuple[str, Flaw], ...] = ()
    reports: int = 0
    copies: int = 0

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim once."""
        return tuple(claim for about in self.abouts for series in about.series for claim in series.claims)


def ask(
    claims: Iterable[Claim],
    flaws: Sequence[tuple[str, Flaw]] = (),
    *,
    reports: int = 0,
    copies: int = 0,
    only: str | None = None,
) -> Account:
    """The account of claims: counter-claims linked, in order by ceasefire, by who accuses whom, by time.

    `only` is the id of the one that is wanted. Raises `UnknownClaimError` where there is none.
    """
    grouped: dict[tuple[str, ...], dict[tuple[frozenset[str], frozenset[str]], list[Claim]]] = {}
    named: dict[tuple[str, ...], str] = {}
    linked = countered(claims)
    if only is not None:
        linked = [claim for claim in linked if claim.id == only]
        if not linked:
            raise UnknownClaimError(f"{only}: no claim has this id. detente claims lists them")
    for claim in linked:
        named.setdefault(claim.about, claim.about_name)
        pairs = grouped.setdefault(claim.about, {})
        pairs.setdefault((claim.accusers, claim.blamed), []).append(claim)
    abouts = [
        About(
            keys,
            named[keys],
            tuple(Series(tuple(sorted(found, key=lambda one: one.told_on))) for found in pairs.values()),
        )
        for keys, pairs in grouped.items()
    ]
    return Account(tuple(abouts), tuple(flaws), reports, copies)
