"""Claims: who accuses whom of breaking which ceasefire, with the arithmetic of the figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, TextIO

from fastapi import Query

from detente.analysis.claims import Account
from detente.analysis.recorded import account_in, found_in
from detente.exports.claims import write_claims_csv
from detente.exports.claims.asjson import claims_json
from detente.exports.claims.page import RULE
from detente.pages.ask import Ask, Asked
from detente.pages.claimed import Claimed, claimed
from detente.pages.page import Page, View
from detente.pages.restricted import hidden


@dataclass(frozen=True, slots=True)
class About:
    """The claims about one ceasefire, those of one accuser against one accused together."""

    name: str
    truce: str
    """The id of the ceasefire; "" where none is told, or several are meant."""
    sides: tuple[tuple[str, tuple[Claimed, ...]], ...]


@dataclass(frozen=True)
class Claims(View):
    """The account of the claims under the filter. It is worked out by who reads it."""

    ask: Ask
    full: bool
    """Whether the page comes whole, not the account after the rest."""
    rule: str = RULE

    @cached_property
    def account(self) -> Account:
        """The claims, by ceasefire and by who accuses whom."""
        return self.ask.answer("claims", self._made)

    def _made(self) -> Account:
        return account_in(found_in(self.ask.record, self.ask.wanted, "claim", hidden(self.ask)))

    @cached_property
    def abouts(self) -> list[About]:
        """The claims in words."""
        return [
            About(
                about.name,
                about.keys[0] if len(about.keys) == 1 else "",
                tuple(
                    (claimed(one.claims[0]).accuser, tuple(claimed(claim, one) for claim in one.claims))
                    for one in about.series
                ),
            )
            for about in self.account.abouts
        ]

    def values(self) -> Any:
        """The account as the export has it. It holds no sum of two claims."""
        return claims_json(self.account)

    def write_csv(self, out: TextIO) -> None:
        """A line a claim."""
        write_claims_csv(self.account, out)


def claims(
    ask: Asked,
    full: Annotated[bool, Query(description="Whether the page comes at once, with the account.")] = False,
) -> Claims:
    """Who accuses whom of breaking which ceasefire, of what and how often; whether the parts come to what is
    stated. Claims against each other are linked, and nothing is added that must not be.
    """
    return Claims(ask, full)


PAGE = Page("claims", "/claims", "Claims", claims, section="Process", key="l")
