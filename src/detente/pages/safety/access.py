"""The one place where it is decided who may see or do what; each refusal is logged with its reason."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from detente.exports.clean import one_line
from detente.pages.house import House, house_of
from detente.pages.safety.visitor import COOKIE, Visitor, visitor_of
from detente.record import Role

LOG = logging.getLogger("detente.pages.access")
SAFE = frozenset({"GET", "HEAD"})


class RefusedError(Exception):
    """A visitor may not do what he asks for. With `login` proving who he is may help."""

    def __init__(self, reason: str, *, login: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.login = login


def recognised(request: Request, found: Visitor) -> Visitor:
    """Keep for the rest of the request who asks. A browser that comes for the first time is given a secret of
    its own.
    """
    if not found.secret and found.proof != "token":
        found = Visitor(found.name, found.role, found.proof, secrets.token_urlsafe(32))
        request.state.new_secret = found.secret
    request.state.visitor = found
    return found


async def known(request: Request, house: Annotated[House, Depends(house_of)]) -> Visitor:
    """The same for a route: looked up once a request."""
    found: Visitor | None = getattr(request.state, "visitor", None)
    if found is not None:
        return found
    found = await run_in_threadpool(visitor_of, request, house.record, house.settings)
    return recognised(request, found)


class Admit:
    """A dependency that lets through who has a role, and for what changes the record a form of our own."""

    def __init__(self, least: Role | None, does: str) -> None:
        self.least = least
        """None for everybody."""
        self.does = does

    async def __call__(
        self,
        request: Request,
        visitor: Annotated[Visitor, Depends(known)],
        house: Annotated[House, Depends(house_of)],
    ) -> Visitor:
        """The visitor, who may. Raises `RefusedError` for who may not."""
        if request.method not in SAFE and house.settings.demo:
            self._refuse(request, visitor, "this is a demonstration, which is read only")
        if self.least is not None and not visitor.may(self.least):
            if visitor.proof == "none":
                self._refuse(request, visitor, f"who {self.does} has to log in", login=True)
            role = visitor.role.name.lower() if visitor.role else "not among the record's people"
            needed = self.least.name.lower()
            self._refuse(request, visitor, f"{visitor.name} is {role}; who {self.does} is {needed} or more")
        return visitor

    def _refuse(self, request: Request, visitor: Visitor, reason: str, *, login: bool = False) -> None:
        told = [one_line(part) for part in (request.method, request.url.path, visitor.name or "somebody")]
        LOG.warning("refused %s %s to %s: %s", *told, one_line(reason))
        raise RefusedError(reason, login=login)


async def own_form(request: Request, visitor: Annotated[Visitor, Depends(known)]) -> None:
    """Refuses what changes the record unless it comes from a page of this server, or with a token."""
    if visitor.proof == "token":
        return
    form = await request.form()
    key = request.headers.get("x-form-key") or form.get("form_key")
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
    if foreign or not isinstance(key, str) or not visitor.sent(key):
        LOG.warning("refused %s %s: not sent from a page of ours", request.method, one_line(request.url.path))
        raise RefusedError(
            "the form is too old, or not one of this server. Open the page again and send it anew"
        )


def keep_secret(request: Request, response: Response, secret: str) -> None:
    """Give a browser the secret that it is known by."""
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, secret, httponly=True, secure=secure, samesite="strict", path="/")


def admission(route: BaseRoute) -> Admit | None:
    """What a route asks of its visitors; None where it asks nothing."""
    dependant: Any = getattr(route, "dependant", None)
    pending: list[Any] = [dependant] if dependant is not None else []
    while pending:
        one = pending.pop()
        call: Callable[..., Any] | None = one.call
        if isinstance(call, Admit):
            return call
        pending.extend(one.dependencies)
    return None
