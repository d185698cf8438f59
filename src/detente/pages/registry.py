"""Every page, in the order of the navigation. A new page is one file in `views`, and a line here."""

from __future__ import annotations

from detente.pages.page import Page
from detente.pages.views import (
    actors,
    add,
    agreements,
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
