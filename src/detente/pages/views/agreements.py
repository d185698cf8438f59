"""Agreements, as all their reports tell them."""

from __future__ import annotations

from detente.pages.ask import Asked
from detente.pages.page import Page
from detente.pages.views.matters import Disputed, Full, Least, Matters


def agreements(ask: Asked, disputed: Disputed = False, least: Least = 1, full: Full = False) -> Matters:
    """Which agreements are told of: their parties, subject and state, each value with its reports."""
    lead = "Agreements as their reports tell them: between whom, about what, and how far they got."
    return Matters(ask, ask.narrowed(kind=("agreement",)), lead, disputed, least, full)


PAGE = Page(
    "agreements", "/agreements", "Agreements", agreements, section="Process", key="a", apart=("disputed",)
)
