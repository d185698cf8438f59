"""Bytes → an address, with every check that fetching has; redirects are not followed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente import __version__
from detente.sources.fetch.address import names_of, parse, resolve
from detente.sources.fetch.exchange import UnansweredError, exchange
from detente.sources.fetch.waiting import retry_after


@dataclass(frozen=True)
class Answered:
    """What the receiver answers: its status, and for how many seconds it asks to be left alone."""

    status: int
    wait: float | None

    @property
    def is_taken(self) -> bool:
        """Whether it took what was sent."""
        return 200 <= self.status < 300


class Poster:
    """Sends to the public internet, and to hosts that are allowed by name."""

    def __init__(self, allowed: Iterable[str] = (), seconds: float = 15) -> None:
        self._allowed = names_of(allowed)
        self._seconds = seconds

    def check(self, address: str) -> None:
        """Look where an address leads. Raises `UnreadableReportError` where nothing may be sent there."""
        asyncio.run(resolve(parse(address), self._allowed))

    def post(self, address: str, content: bytes, headers: Mapping[str, str]) -> Answered:
        """Send bytes. Raises `UnreadableReportError` where no answer came, or nothing may be sent there."""
        try:
            return asyncio.run(self._bounded(address, content, headers))
        except TimeoutError as error:
            problem = f"it takes longer than {self._seconds:g} seconds"
            raise UnansweredError(address, problem, "Look at the receiver") from error

    async def _bounded(self, address: str, content: bytes, headers: Mapping[str, str]) -> Answered:
        given = {"User-Agent": f"detente/{__version__}", "Accept-Encoding": "identity", **headers}
        async with (
            asyncio.timeout(self._seconds),
            exchange(
                "POST", parse(address), self._allowed, given, quiet_seconds=self._seconds, content=content
            ) as answer,
        ):
            # The body of the answer says nothing that is used, and is not read.
            return Answered(answer.status_code, retry_after(answer.headers.get("retry-after")))
