"""HTTP to the server, bounded: what it sends is not read beyond a size, and nothing but the request goes out.

Needs the extra `llm`: this file is imported when a model is asked first.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2

MOST_BYTES = 2_000_000
"""Longest response: the answer about a part of a report has some 20 kB."""


class TooLongError(httpx2.TransportError):
    """A response is longer than any answer, or packed so that its length is not known."""


class Bounded(httpx2.AsyncBaseTransport):
    """A transport that reads no response beyond `MOST_BYTES` and follows nobody elsewhere."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, most: int = MOST_BYTES) -> None:
        self._inner = inner
        self._most = most

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response, its body cut off by an error where it is too long."""
        request.headers["accept-encoding"] = "identity"
        for name in ("openai-organization", "openai-project"):
            if name in request.headers:  # what the client takes from the environment is not for this server
                del request.headers[name]
        response = await self._inner.handle_async_request(request)
        length = response.headers.get("content-length", "0")
        packed = response.headers.get("content-encoding", "identity").lower() not in {"", "identity"}
        if packed or (length.isdigit() and int(length) > self._most):
            await response.aclose()
            raise TooLongError(f"the response is packed or has {length} bytes", request=request)
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Counted(response.stream, self._most, request)
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


class _Counted(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, most: int, request: httpx2.Request) -> None:
        self._inner = inner
        self._most = most
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for part in self._inner:
            read += len(part)
            if read > self._most:
                raise TooLongError(f"the response is longer than {self._most:,} bytes", request=self._request)
            yield part

    async def aclose(self) -> None:
        await self._inner.aclose()


def client(timeout: float, *, proxies: bool) -> httpx2.AsyncClient:
    """An HTTP client with these bounds. `proxies` says whether those of the environment are used: what goes
    to this machine must not leave it on the way.
    """
    if proxies:
        mounts = {
            key: Bounded(httpx2.AsyncHTTPTransport(proxy=url)) for key, url in _proxies().items() if url
        }
    else:
        mounts = {}
    return httpx2.AsyncClient(
        transport=Bounded(httpx2.AsyncHTTPTransport()),
        mounts=mounts,
        timeout=httpx2.Timeout(timeout, connect=min(10.0, timeout)),
        follow_redirects=False,
        trust_env=False,
    )


def _proxies() -> dict[str, str]:
    from urllib.request import getproxies

    return {f"{scheme}://": url for scheme, url in getproxies().items() if scheme in {"http", "https"}}
