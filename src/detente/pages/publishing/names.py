"""Addresses of the server → files of a site: which of them it has, and how they are called."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, unquote, urlsplit

from detente.pages.criteria import Pairs
from detente.pages.page import Page, View
from detente.pages.registry import PAGES

INDEX = "about"
"""The page whose file is `index.html`."""
FORMS = (".json", ".csv")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
"""Values that may stand in the name of a file on any disk."""
_ALWAYS = frozenset({"full", "size"})
"""Parameters that say how a page is asked for, not what it shows."""
_TELLING = frozenset({"id", "on"})
"""Parameters whose values say by themselves what they are."""
_OF_THE_CHART = "by"
"""A parameter of a chart alone: the further parts of a list are the same under each of its values."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page of the site: `id` is what its path names (a report), `own` its parameters beside the filter, by
    name, without those that have their usual value. `part` is which part of a list it shows.
    """

    page: str
    id: str = ""
    own: tuple[tuple[str, str], ...] = ()
    part: int = 1

    @property
    def stem(self) -> str:
        """The name of its files without an ending: `reports/report-0123`, `timeline/by-week`."""
        if self.page == INDEX:
            return "index"
        if self.id:
            return f"{self.page}s/{self.id}"
        own = [value if name in _TELLING else f"{name}-{value}" for name, value in self.own]
        more = "-".join([*own, *([f"part-{self.part}"] if self.part > 1 else [])])
        return f"{self.page}/{more}" if more else self.page


class Names:
    """The addresses of a site under one filter, whose parameters all its pages carry."""

    def __init__(self, filtered: Pairs, pages: Sequence[Page] = PAGES) -> None:
        self._filtered = frozenset(filtered)
        self._pages = [(page, re.compile(_pattern(page.path))) for page in pages if page.published]

    def find(self, href: str) -> tuple[Address, str] | None:
        """The address that a link leads to and its form, "" for the page; None where a site has no such one:
        it asks for another filter, or for something that only a server can work out.
        """
        split = urlsplit(href)
        if split.netloc:
            return None
        form = next((one for one in FORMS if split.path.endswith(one)), "")
        path = unquote(split.path.removesuffix(form))
        for page, pattern in self._pages:
            if match := pattern.fullmatch(path):
                own = self._own(page, parse_qsl(split.query))
                return None if own is None else (_address(page, match.groupdict().get("id", ""), own), form)
        return None

    def _own(self, page: Page, given: list[tuple[str, str]]) -> dict[str, str] | None:
        """The parameters that are the page's; None where one is there that the site has no pages for."""
        own: dict[str, str] = {}
        for pair in given:
            name, value = pair
            if pair in self._filtered or name in _ALWAYS or value == usual(page.view).get(name):
                continue
            known = name == "page" or name in page.apart
            if not known or name in own or not _PLAIN.fullmatch(value):
                return None
            own[name] = value
        return own


def path_of(address: Address, pages: Sequence[Page] = PAGES) -> str:
    """The path under which the server has it."""
    page = next(page for page in pages if page.name == address.page)
    return re.sub(r"\{\w+\}", address.id, page.path)


@cache
def usual(view: Callable[..., View]) -> dict[str, str]:
    """The values that a page's parameters have where an address does not give them."""
    return dict(_usual(view))


def _usual(view: Callable[..., View]) -> Iterator[tuple[str, str]]:
    yield "page", "1"
    for name, parameter in inspect.signature(view).parameters.items():
        value = parameter.default
        if value is not inspect.Parameter.empty:
            yield name, str(value).lower() if isinstance(value, bool) else str(value)


def _address(page: Page, named: str, own: dict[str, str]) -> Address:
    part = own.pop("page", "1")
    number = int(part) if part.isdigit() else 1
    if number > 1:
        own.pop(_OF_THE_CHART, None)
    return Address(page.name, named, tuple(sorted(own.items())), number)


def _pattern(path: str) -> str:
    return re.sub(r"\{\w+\}", r"(?P<id>[A-Za-z0-9-]+)", path)
