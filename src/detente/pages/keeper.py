"""Between who asks and the pages: gives a page that is kept, or has it made once for all who wait for it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import escape
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.model import DetenteError
from detente.pages.compared import stamp
from detente.pages.house import House
from detente.pages.page import Page
from detente.pages.registry import page_at
from detente.pages.routes import finished
from detente.pages.safety.access import recognised
from detente.pages.safety.visitor import COOKIE, Visitor, shown_by, visitor_of
from detente.pages.shelf import Answer
from detente.pages.tags import has, tag_of
from detente.pages.together import Together

_MASK = Visitor(secrets.token_hex(32), None, "none", secrets.token_hex(32))
"""Stands for a visitor while a page is made for several, by a name and a form key that nobody has. A page so
made can tell nobody what is another's own: it knows of none.
"""
_NAMED = frozenset({"session", "token"})
"""Where visitors differ by name; on one's own machine, and for a demonstration, all are one."""
_COOKIE = frozenset({"local", "demo"})
"""Where a cookie tells browsers apart and no one's name."""
_NEWEST = ("no-cache", "max-age=0")
"""What a browser says that is told to load a page again."""
_PASSED = frozenset({b"host", b"hx-request"})
"""The headers that the making of a page knows of: those that tell pages apart."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for which page, and of which state of the record and the incidents."""

    visitor: Visitor
    state: tuple[object, ...]


class Keeper:
    """A layer of the application around its routes."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app = app
        self._house = house
        self._together: Together[Asked] = Together()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Give the page, or let the request through."""
        if scope["type"] != "http" or self._house.settings.publishing:
            await self._app(scope, receive, send)
        elif scope["method"] != "GET":
            await self._app(scope, receive, self._forgetting(send))
        else:
            request = Request(scope)
            page = page_at(scope["path"])
            asked = await self._asked(request, page) if page else None
            if page is None or asked is None:
                await self._app(scope, receive, send)
            else:
                response = await self._response(request, page, asked)
                await response(scope, receive, send)

    async def _asked(self, request: Request, page: Page) -> Asked | None:
        """None where the application has to answer: it says why it refuses, and what is wrong."""
        key = (shown_by(request, self._house.settings), page.incidents)
        try:
            found = await self._together.ask(key, lambda: self._looked(request, incidents=page.incidents))
        except DetenteError:
            return None
        own = found.visitor
        if own.proof in _COOKIE:  # the same person, perhaps in another browser
            own = replace(own, secret=request.cookies.get(COOKIE, ""))
        visitor = recognised(request, own)
        return Asked(visitor, found.state) if page.kept and visitor.may(page.least) else None

    def _looked(self, request: Request, *, incidents: bool) -> Asked:
        visitor = visitor_of(request, self._house.record, self._house.settings)
        state = (self._house.record.state(), datetime.now(UTC).date(), stamp() if incidents else "")
        return Asked(visitor, state)

    async def _response(self, request: Request, page: Page, asked: Asked) -> Response:
        own = asked.visitor
        shown = own if page.own or own.proof not in _NAMED else replace(own, name=_MASK.name)
        masked = replace(shown, secret=_MASK.secret)
        part = request.headers.get("hx-request")
        key = (str(request.url), part, masked, "authorization" in request.headers)
        newest = any(one in request.headers.get("cache-control", "") for one in _NEWEST)

        async def make() -> Answer:
            return await self._made(request.scope, masked)

        made = await self._house.shelf.get(key, asked.state, make, newest=newest)
        response = _for(own, masked, made.answer)
        if made.answer.status == 200:
            if not made.answer.aged:
                response.headers["ETag"] = tag = tag_of(request, own, made.state)
                if has(request, tag):
                    response = Response(status_code=304, headers={"ETag": tag})
                if made.state != asked.state:
                    response.headers["Age"] = str(round(self._house.shelf.age(made)))
            finished(request, response)
        return response

    async def _made(self, scope: Scope, visitor: Visitor) -> Answer:
        """What the application answers a visitor who sends nothing but the address."""
        headers = [pair for pair in scope["headers"] if pair[0] in _PASSED]
        if any(name == b"authorization" for name, _ in scope["headers"]):
            headers.append((b"authorization", b""))  # errors are told to programs in their way
        own = {**scope, "headers": headers, "state": {"visitor": visitor}}
        started: dict[str, Any] = {}
        body = bytearray()

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.update(message)
            else:
                body.extend(message.get("body", b""))

        await self._app(own, receive, send)
        told = tuple((bytes(name), bytes(value)) for name, value in started["headers"])
        return Answer(started["status"], told, bytes(body), aged=b"age" in dict(told))

    def _forgetting(self, send: Send) -> Send:
        """What was sent may have changed the record: who sent it is to see that at once."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                self._house.shelf.forget()
            await send(message)

        return sending


def _for(visitor: Visitor, masked: Visitor, answer: Answer) -> Response:
    """An answer with the visitor's own name and form key in it."""
    body = answer.body.replace(masked.form_key.encode(), visitor.form_key.encode())
    if masked.name != visitor.name:
        body = body.replace(masked.name.encode(), escape(visitor.name).encode())
    response = Response(body, answer.status)
    told = Headers(raw=list(answer.headers))
    for name, value in told.items():
        if name != "content-length":
            response.headers[name] = value
    return response
