"""The draft of an event: what the act steps find, before dates, terms and conditions are filled in."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.model import Actor
from detente.model.codes import Act, Issue, Reality
from detente.reading.local.clauses import Clause
from detente.reading.local.events.learned import Verdict
from detente.reading.local.parsed import Token


@dataclass
class Draft:
    """An event in the making. Offsets count in the report's text."""

    act: Act
    head: Token
    """The word that does the act."""
    clause: Clause | None
    """Its clause; None for an act done by a noun."""
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    start: int = 0
    end: int = 0
    reality: Reality = Reality.ASSERTED
    attribution: tuple[Actor, ...] = ()
    quotation: str | None = None
    body: tuple[Token, ...] = ()
    """The words that terms, dates and counts are read from: the clause with its complement."""
    cue: str = ""
    """Which rule made it, for the trace."""
    inside: Draft | None = None
    """The accusation or denial that this act is the content of."""
    echo: Draft | None = None
    """The earlier act that this one takes up: "the offer"."""
    more: tuple[Draft, ...] = ()
    """Further words that spell the same act out, with terms and conditions of their own."""
    prior: Draft | None = None
    """The act of words told before it, by the same actor where there is one."""
    verdict: Verdict | None = None
    """What the trained head says of it."""
    settled: bool = False
    """Whether the words leave no doubt of the recipient: "blamed each other"."""
    firm: bool = False
    """Whether the words do the act in any company: the trained head does not overrule them."""
    confidence: float = 0.6
    notes: dict[str, str] = field(default_factory=dict)
