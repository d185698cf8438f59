"""The fetcher: an address → its page, redirects followed by hand with every check at each."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from detente import __version__
from detente.model import UnreadableReportError
from detente.sources.fetch.address import parse, resolve
from detente.sources.fetch.body import body_of
from detente.sources.fetch.limits import FetchLimits
from detente.sources.fetch.robots import Rules, rules_of
from detente.sources.kinds import ending_of

_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.9, */*;q=0.5"
)
_HEADERS = {"User-Agent": f"detente/{__version__}", "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
_MOVED = frozenset({301, 302, 303, 307, 308})
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


@dataclass
class _Answer:
    status: int
    headers: httpx.Headers
    body: bytes


class Fetcher:
    """Fetches pages from the public internet, and from hosts that the user allows by name.

    It keeps what each site's robots.txt says for as long as it lives, and pauses where that asks for it.
    """

    def __init__(self, allowed: Iterable[str] = (), limits: FetchLimits | None = None) -> None:
        self._allowed = frozenset(host.strip().strip("[]").rstrip(".").lower() for host in allowed)
        self._limits = limits or FetchLimits()
        self._rules: dict[str, Rules] = {}
        self._last: dict[str, float] = {}

    def fetch(self, address: str) -> Page:
        """The page at an address. Raises `UnreadableReportError`, which names the address as it was given."""
        try:
            return asyncio.run(self._bounded(address))
        except UnreadableReportError as error:
            if error.source.rstrip("/") == address.rstrip("/"):
                raise
            problem = f"it leads to {error.source}: {error.problem}"
            raise UnreadableReportError(address, problem, error.remedy) from error

    async def _bounded(self, address: str) -> Page:
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._page(address)
        except TimeoutError as error:
            problem = f"it takes longer than {self._limits.seconds:g} seconds"
            raise UnreadableReportError(address, problem, _LATER) from error

    async def _page(self, address: str) -> Page:
        url = parse(address)
        for _ in range(self._limits.redirects + 1):
            await self._heed_robots(url)
            answer = await self._ask(url, self._limits.bytes)
            if answer.status not in _MOVED or "location" not in answer.headers:
                return _page_of(answer, url)
            url = _next(url, answer.headers["location"])
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
        except _UnansweredError as error:
            return Rules(None, f"its robots.txt can't be had ({error.problem})")
        return Rules(None)  # RFC 9309, 2.3.1.2: as if there were none

    async def _ask(self, url: httpx.URL, most: int) -> _Answer:
        """One request, to the machine that was checked; nothing of the environment sends it elsewhere."""
        target = await resolve(url, self._allowed)
        headers = {**_HEADERS, "Host": url.netloc.decode("ascii")}
        extensions = {"sni_hostname": url.raw_host.decode("ascii")} if url.scheme == "https" else {}
        limits = httpx.Timeout(self._limits.quiet_seconds)
        try:
            async with (
                httpx.AsyncClient(trust_env=False, timeout=limits, follow_redirects=False) as client,
                client.stream("GET", target.pinned, headers=headers, extensions=extensions) as answer,
            ):
                moved = answer.status_code in _MOVED
                body = b"" if moved else await body_of(answer, most, str(url))
                return _Answer(answer.status_code, answer.headers, body)
        except (httpx.HTTPError, ssl.SSLError) as error:
            raise _UnansweredError(str(url), _reason(error), _LATER) from error


class _UnansweredError(UnreadableReportError):
    """The server gave no answer that could be used."""


def _page_of(answer: _Answer, url: httpx.URL) -> Page:
    if answer.status != 200:
        raise UnreadableReportError(str(url), f"the server answers {answer.status}", _LATER)
    media_type = answer.headers.get("content-type", "")
    return Page(answer.body, str(url), ending_of(media_type, url.path), media_type)


def _next(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return parse(str(url.join(location)).partition("#")[0])
    except (httpx.InvalidURL, ValueError) as error:
        raise UnreadableReportError(str(url), "it redirects to what is no address", _LATER) from error


def _reason(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "the server does not answer in time"
    return f"the server can't be reached ({str(error) or type(error).__name__})"
