"""The fetcher: an address → its page, redirects followed by hand with every check at each."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from detente import __version__
from detente.model import UnreadableReportError
from detente.sources.fetch.address import names_of, parse
from detente.sources.fetch.body import body_of
from detente.sources.fetch.exchange import UnansweredError, exchange
from detente.sources.fetch.limits import FetchLimits
from detente.sources.fetch.robots import Rules, rules_of
from detente.sources.kinds import ending_of

_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.9, */*;q=0.5"
)
_HEADERS = {"User-Agent": f"detente/{__version__}", "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
_MOVED = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_ROBOTS_BYTES = 512_000  # RFC 9309, 2.5: at least 500 kibibytes are read
_LATER = "Try again later, or save the page yourself and give its file"


@dataclass(frozen=True)
class Page:
    """What an address gave."""

    raw: bytes
    url: str
    """Where it was in the end, after redirects."""
    ending: str
    """What it is, as the ending that a file of it would have."""
    media_type: str


@dataclass(frozen=True)
class Polled:
    """What an address that is asked again and again answers."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    page: Page | None
    """Where the status is 200."""
    moved: str | None = None
    """Where the server says that it is from now on."""


@dataclass
class _Answer:
    status: int
    headers: httpx.Headers
    body: bytes


class Fetcher:
    """Fetches pages from the public internet, and from hosts that the user allows by name.

    It keeps what each site's robots.txt says for as long as it lives, and pauses where that asks for it. It
    may be used from several threads: a host is asked one thing at a time.
    """

    def __init__(self, allowed: Iterable[str] = (), limits: FetchLimits | None = None) -> None:
        self._allowed = names_of(allowed)
        self._limits = limits or FetchLimits()
        self._rules: dict[str, Rules] = {}
        self._last: dict[str, float] = {}
        self._read: dict[str, float] = {}
        self._turns: dict[str, threading.Lock] = {}

    def poll(self, address: str, etag: str | None = None, last_modified: str | None = None) -> Polled:
        """What an address says now, or that it says the same as when it gave these (RFC 9110, 13.1).

        Raises `UnreadableReportError` where it gives no answer, or must not be asked.
        """
        given = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        conditions = {name: value for name, value in given.items() if value}
        return self._told(address, conditions)

    def renew(self, seconds: float = 86_400) -> None:
        """Forget each robots.txt that was read longer ago (RFC 9309, 2.4: a day) or could not be had."""
        old = time.monotonic() - seconds
        for site, rules in list(self._rules.items()):
            if rules.problem or self._read.get(site, old) <= old:
                self._rules.pop(site, None)

    def fetch(self, address: str) -> Page:
        """The page at an address. Raises `UnreadableReportError`, which names the address as it was given."""
        polled = self._told(address, {})
        if polled.page is None:
            raise UnreadableReportError(address, f"the server answers {polled.status}", _LATER)
        return polled.page

    def _told(self, address: str, conditions: Mapping[str, str]) -> Polled:
        try:
            return asyncio.run(self._bounded(address, conditions))
        except UnreadableReportError as error:
            if error.source.rstrip("/") == address.rstrip("/"):
                raise
            problem = f"it leads to {error.source}: {error.problem}"
            raise UnreadableReportError(address, problem, error.remedy) from error

    async def _bounded(self, address: str, conditions: Mapping[str, str]) -> Polled:
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._polled(address, conditions)
        except TimeoutError as error:
            problem = f"it takes longer than {self._limits.seconds:g} seconds"
            raise UnreadableReportError(address, problem, _LATER) from error

    async def _polled(self, address: str, conditions: Mapping[str, str]) -> Polled:
        url = parse(address)
        for_good = True
        moved = None
        for _ in range(self._limits.redirects + 1):
            await self._heed_robots(url)
            answer = await self._ask(url, self._limits.bytes, conditions)
            if answer.status not in _MOVED or "location" not in answer.headers:
                page = _page_of(answer, url) if answer.status == 200 else None
                return Polled(answer.status, dict(answer.headers), page, moved)
            url = _next(url, answer.headers["location"])
            for_good = for_good and answer.status in _FOR_GOOD
            moved = str(url) if for_good else moved
        raise UnreadableReportError(
            address,
            f"it redirects more than {self._limits.redirects} times",
            "Give the address where it ends",
        )

    async def _heed_robots(self, url: httpx.URL) -> None:
        site = str(url.copy_with(path="/robots.txt", query=None, fragment=None))
        if site not in self._rules:
            try:
                self._rules[site] = await self._robots(httpx.URL(site))
                self._read[site] = time.monotonic()
            except UnreadableReportError as error:
                # What keeps from its robots.txt keeps from the page.
                raise UnreadableReportError(str(url), error.problem, error.remedy) from error
        rules = self._rules[site]
        if rules.problem:
            raise UnreadableReportError(str(url), f"{rules.problem}, so that nothing may be fetched", _LATER)
        if not rules.may(str(url)):
            raise UnreadableReportError(
                str(url),
                "the site's robots.txt forbids it to programs",
                "Save the page yourself and give its file",
            )
        pause = min(rules.pause, self._limits.longest_pause) - (time.monotonic() - self._last.get(site, -1e9))
        if pause > 0:
            await asyncio.sleep(pause)
        self._last[site] = time.monotonic()

    async def _robots(self, url: httpx.URL) -> Rules:
        try:
            for _ in range(self._limits.redirects + 1):
                answer = await self._ask(url, _ROBOTS_BYTES)
                if answer.status not in _MOVED or "location" not in answer.headers:
                    return rules_of(answer.status, answer.body)
                url = _next(url, answer.headers["location"])
        except UnansweredError as error:
            return Rules(None, f"its robots.txt can't be had ({error.problem})")
        return Rules(None)  # RFC 9309, 2.3.1.2: as if there were none

    async def _ask(self, url: httpx.URL, most: int, more: Mapping[str, str] | None = None) -> _Answer:
        headers = {**_HEADERS, **(more or {})}
        with self._turn(url):
            async with exchange(
                "GET", url, self._allowed, headers, quiet_seconds=self._limits.quiet_seconds
            ) as answer:
                moved = answer.status_code in _MOVED
                body = b"" if moved else await body_of(answer, most, str(url))
                return _Answer(answer.status_code, answer.headers, body)

    @contextmanager
    def _turn(self, url: httpx.URL) -> Iterator[None]:
        """The host's turn: each thread has a loop of its own, so that waiting holds up nothing else."""
        turn = self._turns.setdefault(url.host, threading.Lock())
        if not turn.acquire(timeout=self._limits.seconds):
            raise UnansweredError(str(url), "the host is busy with another of its addresses", _LATER)
        try:
            yield
        finally:
            turn.release()


def _page_of(answer: _Answer, url: httpx.URL) -> Page:
    media_type = answer.headers.get("content-type", "")
    return Page(answer.body, str(url), ending_of(media_type, url.path), media_type)


def _next(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return parse(str(url.join(location)).partition("#")[0])
    except (httpx.InvalidURL, ValueError) as error:
        raise UnreadableReportError(str(url), "it redirects to what is no address", _LATER) from error
