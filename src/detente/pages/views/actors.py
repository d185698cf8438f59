"""Actors: who is named, under which names, on which side, by how many reports."""

from __future__ import annotations

from detente.pages.ask import Asked
from detente.pages.page import Page
from detente.pages.views.matters import Disputed, Full, Least, Matters


def actors(ask: Asked, disputed: Disputed = False, least: Least = 1, full: Full = False) -> Matters:
    """Who is named in the reports: names, kind, side and role, each value with the reports that give it."""
    lead = "Who is named, as the reports name them. Several names of one actor stand together."
    return Matters(ask, ask.narrowed(kind=("actor",)), lead, disputed, least, full)


PAGE = Page("actors", "/actors", "Actors", actors, section="Process", key="w", apart=("disputed",))
