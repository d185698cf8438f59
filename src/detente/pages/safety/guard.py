"""What every request passes first: the name it calls the server by, its size, how often it comes; and the
headers that every response has.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from contextlib import suppress

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.pages.safety.uploads import MOST_BYTES
from detente.pages.settings import Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""No script or style but those of the server's own files, nothing evaluated, nothing from elsewhere."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
LONGEST_QUERY = 8_000
FILES = "/add/files"
"""Where files are sent to."""
_AROUND = 100_000
"""Bytes of a form around its files."""
_KEPT = 10_000


class TooLargeError(Exception):
    """A body is larger than what is taken."""


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._hosts = settings.allowed_hosts
        self._rate = Rate(settings.most_requests, 60)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it in a line."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        answering = _with_headers(send)
        if refused is not None:
            await refused(scope, receive, answering)
            return
        body = Body(receive, self._most(scope))

        async def unless_too_large(message: Message) -> None:
            if not body.too_large:
                await answering(message)

        with suppress(TooLargeError):
            await self._app(scope, body.receive, unless_too_large)
        if body.too_large:
            await _too_large()(scope, receive, answering)

    def _most(self, scope: Scope) -> int:
        """The largest body. Files are read only once it is known who sends them."""
        if scope["method"] == "POST" and scope["path"] == FILES:
            return max(self._settings.most_bytes, MOST_BYTES + _AROUND)
        return self._settings.most_bytes

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if without_port(headers.get("host", "")) not in self._hosts:
            # A page of elsewhere whose name was made to point here (DNS rebinding) calls it by its own name.
            return PlainTextResponse("This server does not go by that name.", 421)
        if len(scope.get("query_string", b"")) > LONGEST_QUERY:
            return PlainTextResponse("The address is too long.", 414)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._most(scope):
            return _too_large()
        client = scope.get("client")
        if not self._rate.takes(client[0] if client else ""):
            return PlainTextResponse("Too many requests. Wait a minute.", 429, {"Retry-After": "60"})
        return None


class Body:
    """What a request sends, up to a number of bytes. What is told of more than that is not the application's
    to say: it may take the error for one of the form.
    """

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most
        self.too_large = False

    async def receive(self) -> Message:
        """The next part. Raises `TooLargeError` where that is too much."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.too_large = True
            raise TooLargeError
        return message


class Rate:
    """At most so many calls of one caller within some seconds; a bounded number of callers is remembered."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def takes(self, caller: str) -> bool:
        """Whether one more call is taken; it is counted."""
        at = time.monotonic()
        left, last = self._left.pop(caller, (float(self._most), at))
        left = min(self._most, left + (at - last) * self._most / self._seconds)
        self._left[caller] = (max(0.0, left - 1), at)
        if len(self._left) > _KEPT:
            self._left.popitem(last=False)
        return left >= 1

    def forget(self, caller: str) -> None:
        """Start anew for a caller."""
        self._left.pop(caller, None)


def without_port(host: str) -> str:
    """The name of a `Host` header: `localhost` of `localhost:8765`, `[::1]` of `[::1]:8765`."""
    if host.startswith("["):
        return f"{host.partition(']')[0]}]".lower()
    return host.partition(":")[0].lower()


def _too_large() -> PlainTextResponse:
    return PlainTextResponse("What was sent is too large.", 413)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sending
