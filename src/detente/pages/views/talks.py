"""Talks: rounds and meetings, as all their reports tell them."""

from __future__ import annotations

from detente.pages.ask import Asked
from detente.pages.page import Page
from detente.pages.views.matters import Disputed, Full, Least, Matters


def talks(ask: Asked, disputed: Disputed = False, least: Least = 1, full: Full = False) -> Matters:
    """Which talks are told of: who takes part, where, when, how far they got; each value with its reports."""
    lead = "Talks as their reports tell them: who takes part, where, when, and how far they got."
    return Matters(ask, ask.narrowed(kind=("talks",)), lead, disputed, least, full)


PAGE = Page("talks", "/talks", "Talks", talks, section="Process", key="k", apart=("disputed",))
