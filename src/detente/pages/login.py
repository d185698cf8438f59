"""Proving who one is: a name and a password, for a server that others reach."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from starlette.responses import HTMLResponse, RedirectResponse

from detente.pages.house import House, house_of
from detente.pages.routes import finished
from detente.pages.safety.access import LOG, Admit, keep_secret, known, own_form
from detente.pages.safety.visitor import COOKIE, Visitor
from detente.pages.templates import plain
from detente.record.accounts import LONGEST

router = APIRouter(include_in_schema=False)
EVERYBODY = Admit(None, "logs in")
_WRONG = "This name and this password do not go together."
_WAIT = "Too many tries. Wait five minutes."


@router.get("/login", dependencies=[Depends(EVERYBODY)])
def form(
    request: Request,
    visitor: Annotated[Visitor, Depends(known)],
    to: Annotated[str, Query(max_length=2_000)] = "/",
) -> Response:
    """The form."""
    return finished(request, HTMLResponse(plain("login.html", visitor=visitor, to=_own(to), wrong="")))


@router.post("/login", dependencies=[Depends(EVERYBODY), Depends(own_form)])
def log_in(
    request: Request,
    visitor: Annotated[Visitor, Depends(known)],
    house: Annotated[House, Depends(house_of)],
    name: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=LONGEST)],
    to: Annotated[str, Form(max_length=2_000)] = "/",
) -> Response:
    """Begin a session. Tries are counted by name and by address, so that nobody guesses for long."""
    address = request.client.host if request.client else ""
    takes = [house.logins.takes(f"name {name}"), house.logins.takes(f"from {address}")]
    if not all(takes):
        LOG.warning("refused a login from %s: too many tries", address)
        return HTMLResponse(plain("login.html", visitor=visitor, to=_own(to), wrong=_WAIT), 429)
    if not house.record.accounts.is_right(name, password):
        LOG.warning("refused a login from %s: wrong name or password", address)
        return HTMLResponse(plain("login.html", visitor=visitor, to=_own(to), wrong=_WRONG), 403)
    house.logins.forget(f"name {name}")
    house.logins.forget(f"from {address}")
    response = RedirectResponse(_own(to), 303)
    keep_secret(request, response, house.record.accounts.begin_session(name))
    return response


@router.post("/logout", dependencies=[Depends(EVERYBODY), Depends(own_form)])
def log_out(
    visitor: Annotated[Visitor, Depends(known)], house: Annotated[House, Depends(house_of)]
) -> Response:
    """End the session."""
    if visitor.proof == "session":
        house.record.accounts.end_session(visitor.secret)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE, path="/")
    return response


def _own(to: str) -> str:
    """An address of this server; the first page for any other."""
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() else "/"
