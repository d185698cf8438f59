"""Pages → routes: each as HTML, JSON and CSV under one filter, behind one check of who may see it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.responses import HTMLResponse

from detente import __version__
from detente.exports.jsonfile import safe
from detente.pages.compared import stamp
from detente.pages.house import House, house_of
from detente.pages.page import Page, View
from detente.pages.safety.access import Admit, keep_secret, known, own_form
from detente.pages.safety.visitor import Visitor
from detente.pages.templates import drawn

ERRORS: dict[int | str, dict[str, Any]] = {
    number: {"description": told, "content": {"application/json": {"schema": {"type": "object"}}}}
    for number, told in {
        304: "Nothing has changed since the ETag that was sent.",
        400: "The filter or another parameter says nothing that is known.",
        401: "Who asks has to say who it is, with a token.",
        403: "The person's role does not allow it.",
        404: "The record has no such thing.",
        414: "The address is too long.",
        421: "The server does not go by that name.",
        429: "Too many requests.",
        503: "The record, or the answer, is busy: Retry-After says when to ask again.",
    }.items()
}

KEEPING = {"Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization, HX-Request"}


class NotModifiedError(Exception):
    """The browser has the page as it is."""

    def __init__(self, tag: str) -> None:
        self.tag = tag


def routes(page: Page) -> APIRouter:
    """The routes of a page."""
    router = APIRouter()
    admit = Admit(page.least, page.does)
    guards = [Depends(admit), Depends(fresh_for(incidents=page.incidents))]
    add = _adder(router, page, guards)
    if page.data:
        add(f"{page.path}.json", _json(page), "application/json", api=True)
    if page.table:
        add(f"{page.path}.csv", _csv(page), "text/csv; charset=utf-8", api=True)
    add(page.path, _html(page), "text/html; charset=utf-8", api=False)
    for path, endpoint in page.actions.items():
        router.add_api_route(
            f"{page.path}{path}",
            endpoint,
            methods=["POST"],
            dependencies=[Depends(Admit(page.acts_more.get(path, page.acts), page.does)), Depends(own_form)],
            include_in_schema=False,
            name=f"{page.name}{path}",
            response_model=None,
        )
    return router


def fresh_for(*, incidents: bool = False) -> Callable[..., None]:
    """A dependency that answers 304 to a browser which has what is shown. `incidents`: they are shown too,
    and change without the record.
    """

    def fresh(
        request: Request,
        response: Response,
        visitor: Annotated[Visitor, Depends(known)],
        house: Annotated[House, Depends(house_of)],
    ) -> None:
        """Tells which state of the record is shown, and stops where the browser has that already."""
        parts = (
            __version__,
            house.record.state(),
            datetime.now(UTC).date(),
            request.url,
            visitor.name,
            visitor.role,
            visitor.form_key,
            request.headers.get("hx-request"),
            stamp() if incidents else "",
        )
        tag = f'W/"{sha256(repr(parts).encode()).hexdigest()[:24]}"'
        request.state.tag = tag
        given = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
        if tag in given and not hasattr(request.state, "new_secret"):
            raise NotModifiedError(tag)

    return fresh


def finished(request: Request, response: Response, view: View | None = None) -> Response:
    """A response with what every page's has: its tag, and the secret of a browser that is new. An answer of
    an earlier state of the record has its age in place of a tag, so that nobody keeps it as the newest.
    """
    if view is not None and view.ask.aged:
        response.headers["Age"] = str(round(max(view.ask.aged)))
    elif tag := getattr(request.state, "tag", None):
        response.headers["ETag"] = tag
    response.headers.update(KEEPING)
    if secret := getattr(request.state, "new_secret", None):
        keep_secret(request, response, secret)
    return response


def _adder(router: APIRouter, page: Page, guards: list[Any]) -> Callable[..., None]:
    def add(path: str, endpoint: Callable[..., Response], media: str, *, api: bool) -> None:
        router.add_api_route(
            path,
            endpoint,
            methods=["GET"],
            dependencies=guards,
            include_in_schema=api,
            name=path,
            summary=page.title,
            description=(page.view.__doc__ or "").strip(),
            response_class=Response,
            response_model=None,
            responses={200: {"content": {media: {}}}, **ERRORS},
            tags=[page.section or page.title],
        )

    return add


def _html(page: Page) -> Callable[..., Response]:
    shown = Depends(page.view)

    def html(request: Request, view: View = shown) -> Response:
        return finished(request, HTMLResponse(drawn(page, view, request)), view)

    return html


def _json(page: Page) -> Callable[..., Response]:
    shown = Depends(page.view)

    def as_json(request: Request, view: View = shown) -> Response:
        text = safe(json.dumps(view.values(), ensure_ascii=False, allow_nan=False))
        return finished(request, Response(text, media_type="application/json"), view)

    return as_json


def _csv(page: Page) -> Callable[..., Response]:
    shown = Depends(page.view)

    def as_csv(request: Request, view: View = shown) -> Response:
        out = io.StringIO()
        view.write_csv(out)
        response = Response("\ufeff" + out.getvalue(), media_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="{page.name}.csv"'
        return finished(request, response, view)

    return as_csv
