"""One request, to the machine that was checked; nothing of the environment sends it elsewhere."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpx

from detente.model import UnreadableReportError
from detente.sources.fetch.address import resolve

_LATER = "Try again later, or save the page yourself and give its file"


class UnansweredError(UnreadableReportError):
    """The server gave no answer that could be used."""


@asynccontextmanager
async def exchange(
    method: str,
    url: httpx.URL,
    allowed: frozenset[str],
    headers: Mapping[str, str],
    *,
    quiet_seconds: float,
    content: bytes | None = None,
) -> AsyncIterator[httpx.Response]:
    """The answer to a request, its body still to be read. Redirects are answers too.

    Raises `UnreadableReportError` where the address is not public and not `allowed`, `UnansweredError` where
    nothing comes for `quiet_seconds` or the server can't be reached.
    """
    target = await resolve(url, allowed)
    given = {**headers, "Host": url.netloc.decode("ascii")}
    extensions = {"sni_hostname": url.raw_host.decode("ascii")} if url.scheme == "https" else {}
    timeout = httpx.Timeout(quiet_seconds)
    try:
        async with (
            httpx.AsyncClient(trust_env=False, timeout=timeout, follow_redirects=False) as client,
            client.stream(
                method, target.pinned, headers=given, content=content, extensions=extensions
            ) as answer,
        ):
            yield answer
    except (httpx.HTTPError, ssl.SSLError) as error:
        raise UnansweredError(str(url), _reason(error), _LATER) from error


def _reason(error: Exception) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "the server does not answer in time"
    return f"the server can't be reached ({str(error) or type(error).__name__})"
