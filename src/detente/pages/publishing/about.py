"""What a site says of itself: what, as of when, of which filter, by which version, what is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from detente import __version__
from detente.pages.ask import Ask, Asked
from detente.pages.criteria import parameters
from detente.pages.page import Page, View
from detente.pages.publishing.names import INDEX
from detente.record import Filter, in_words


@dataclass(frozen=True)
class Facts:
    """A site in numbers. `more_reports` says that the record has older ones, `short` names the pages of which
    a list, or the days to look at, goes on behind what the site holds; `hidden` are the restricted reports
    that pass the filter and are left out.
    """

    at: str
    title: str
    wanted: Filter
    reports: int
    more_reports: bool
    pages: int
    hidden: int
    restricted: bool
    short: tuple[str, ...]
    part: int
    """Of how many a part of a list is made."""
    parts: int
    """How many parts of a list the site holds at most."""
    days: int
    """As of how many days an analysis is told, at most."""

    @property
    def version(self) -> str:
        """The version of Detente that wrote it."""
        return __version__

    def values(self) -> dict[str, Any]:
        """The same as JSON values."""
        return {
            "title": self.title,
            "at": self.at,
            "version": self.version,
            "filter": in_words(self.wanted),
            "parameters": parameters(self.wanted),
            "reports": self.reports,
            "more_reports": self.more_reports,
            "pages": self.pages,
            "restricted_left_out": self.hidden,
            "with_restricted": self.restricted,
            "cut_short": list(self.short),
        }


@dataclass(frozen=True)
class About(View):
    """The page of it."""

    ask: Ask
    facts: Facts


def about_page(facts: Facts) -> Page:
    """The first page of a site."""
    return Page(
        INDEX,
        f"/{INDEX}",
        facts.title or "What this is",
        _view(facts),
        data=False,
        table=False,
        filtered=False,
    )


def _view(facts: Facts) -> Callable[..., View]:
    def about(ask: Asked) -> About:
        """What the site is."""
        return About(ask, facts)

    return about
