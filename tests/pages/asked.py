"""The addresses of every page, as a test asks for them."""

from __future__ import annotations

from detente.pages.page import Page
from detente.pages.registry import PAGES
from detente.record import Filter, Record

FORMS = ("", ".json", ".csv")


def address(page: Page, record: Record) -> str:
    """A page's path with the newest example in it."""
    report = record.listed(Filter(restricted=False), skipped=1)[0].report.id
    return page.path.replace("{report}", report)


def addresses(record: Record) -> list[tuple[Page, str]]:
    """Every page in every form that it has."""
    return [
        (page, address(page, record) + form)
        for page in PAGES
        for form in FORMS
        if form == "" or (page.data if form == ".json" else page.table)
    ]
