"""A record → the pages of a site and their data, one after the other, as the server would give them."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

import httpx
from anyio.from_thread import BlockingPortal
from fastapi import FastAPI

from detente.exports.clean import one_line
from detente.pages.criteria import encoded, parameters
from detente.pages.page import Page
from detente.pages.publishing.errors import PublishError
from detente.pages.publishing.names import FORMS, Address, Names, path_of
from detente.pages.publishing.still import links_of
from detente.pages.registry import PAGES
from detente.record import Filter

SIZE = 100
"""Of how many a part of a list is made."""
PARTS = 50
"""The most parts of a list."""
DAYS = 30
"""The most days as of which an analysis is told."""
_MOST = {"on": DAYS, "id": 1_000}
"""The most values of a parameter that may have many."""
_ORIGIN = "http://127.0.0.1"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the server gives under an address: the page, and its data by form."""

    address: Address
    page: str
    data: dict[str, bytes]


@dataclass
class Gathering:
    """Goes from page to page along their links. `reports` are those that may have a page."""

    app: FastAPI
    portal: BlockingPortal
    wanted: Filter
    reports: frozenset[str]
    pages: Sequence[Page] = PAGES
    names: Names = field(init=False)
    short: set[str] = field(default_factory=set)
    """The titles of pages of which there is more than is taken."""

    def __post_init__(self) -> None:
        self.names = Names(parameters(self.wanted), self.pages)
        self._end = encoded([*parameters(self.wanted), ("full", "true"), ("size", str(SIZE))])
        transport = httpx.ASGITransport(app=self.app)
        self._client = httpx.AsyncClient(transport=transport, base_url=_ORIGIN, timeout=None)

    def all(self) -> Iterator[Gathered]:
        """Every page of the site, the first ones of the navigation first."""
        first = [Address(page.name) for page in self.pages if page.published and "{" not in page.path]
        waiting = deque(first)
        seen = set(first)
        values: Counter[str] = Counter()
        while waiting:
            found = self.one(waiting.popleft())
            yield found
            for link in links_of(found.page):
                named = self.names.find(link.partition("#")[0])
                if named and named[0] not in seen and self._takes(named[0], values):
                    seen.add(named[0])
                    waiting.append(named[0])

    def one(self, address: Address, pages: Sequence[Page] = PAGES) -> Gathered:
        """What the server gives under an address. Raises `PublishError` where it gives an error."""
        page = next(one for one in pages if one.name == address.page)
        path = quote(path_of(address, pages))
        own = [*address.own, *([("page", str(address.part))] if address.part > 1 else [])]
        end = f"{self._end}&{encoded(own)[1:]}" if own else self._end
        data = {}
        for form, there in zip(FORMS, (page.data, page.table), strict=True):
            if there and (answer := self._ask(f"{path}{form}{end}")).status_code != 400:
                data[form] = _good(answer, path).content
        return Gathered(address, _good(self._ask(f"{path}{end}"), path).text, data)

    def _ask(self, address: str) -> httpx.Response:
        return self.portal.call(self._client.get, address)

    def _takes(self, address: Address, values: Counter[str]) -> bool:
        """Whether the site has the page; where it is one too many, that is noted."""
        if address.id:
            return address.id in self.reports
        title = next(page.still or page.title for page in PAGES if page.name == address.page)
        if address.part > PARTS:
            self.short.add(title)
            return False
        for name, _ in address.own:
            if name in _MOST:
                values[title] += 1
                if values[title] > _MOST[name]:
                    self.short.add(title)
                    return False
        return True


def _good(answer: httpx.Response, path: str) -> httpx.Response:
    if answer.status_code == 200:
        return answer
    said = one_line(answer.text)[:300]
    raise PublishError(f"{path} can't be shown, so no site is written: {said}")
