"""Pages → routes: each as HTML, JSON and CSV under one filter, behind one check of who may see it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.responses import HTMLResponse

from detente.exports.jsonfile import safe
from detente.pages.page import Page, View
from detente.pages.safety.access import Admit, keep_secret, own_form
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


def routes(page: Page) -> APIRouter:
    """The routes of a page."""
    router = APIRouter()
    admit = Admit(page.least, page.does)
    guards = [Depends(admit)]
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


def finished(request: Request, response: Response, view: View | None = None) -> Response:
    """A response with what every page's has: how it may be kept, and the secret of a browser that is new. An
    answer of an earlier state of the record says how old it is, and has no tag, so that nobody keeps it as
    the newest.
    """
    if view is not None and view.ask.aged:
        response.headers["Age"] = str(round(max(view.ask.aged)))
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
