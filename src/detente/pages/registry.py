"""Every page, in the order of the navigation. A new page is one file in `views`, and a line here."""

from __future__ import annotations

import re

from detente.pages.page import Page
from detente.pages.views import (
    actors,
    add,
    agreements,
    alerts,
    audit,
    ceasefires,
    claims,
    conditions,
    matters,
    overview,
    people,
    positions,
    quotations,
    report,
    reports,
    review,
    search,
    sources,
    stability,
    talks,
    timeline,
)

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    timeline.PAGE,
    reports.PAGE,
    report.PAGE,
    quotations.PAGE,
    positions.PAGE,
    conditions.PAGE,
    stability.PAGE,
    search.PAGE,
    alerts.PAGE,
    ceasefires.PAGE,
    claims.PAGE,
    talks.PAGE,
    agreements.PAGE,
    actors.PAGE,
    matters.PAGE,
    review.PAGE,
    add.PAGE,
    sources.PAGE,
    people.PAGE,
    audit.PAGE,
)
_FORM = r"(?:\.json|\.csv)?"
_AT = [(re.compile(re.sub(r"{\w+}", "[^/]+", page.path) + _FORM), page) for page in PAGES]


def page_at(path: str) -> Page | None:
    """The page that a path leads to, in whichever form; None where it leads to none."""
    return next((page for pattern, page in _AT if pattern.fullmatch(path)), None)
