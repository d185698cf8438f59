"""The application: every page with its routes, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from detente import __version__
from detente.model import DetenteError
from detente.pages import alerting, login
from detente.pages.answers import WAITING
from detente.pages.assets import asset
from detente.pages.desk import Desk
from detente.pages.house import House
from detente.pages.keeper import Keeper
from detente.pages.problems import problem
from detente.pages.registry import PAGES
from detente.pages.routes import routes
from detente.pages.safety.access import Admit, RefusedError
from detente.pages.safety.guard import Guard
from detente.pages.settings import Settings
from detente.record import BusyError, ConflictError, NotAllowedError, Record, Role, UnknownEntryError

_DESCRIPTION = (
    "Every page of the record as JSON and CSV, under the parameters that the pages have. "
    "Send a token as `Authorization: Bearer TOKEN` where the server asks who you are."
)


def create_app(record: Record, settings: Settings | None = None, desk: Desk | None = None) -> FastAPI:
    """The application for a record that is open. It does not close it. What people send is read at the
    desk, by the local reader where none is given.
    """
    app = FastAPI(
        title="Detente",
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_threads,
    )
    house = House(record, settings or Settings(), desk=desk or Desk())
    app.state.house = house
    for page in PAGES:
        app.include_router(routes(page))
    app.include_router(alerting.router)
    app.include_router(login.router)
    app.add_api_route("/", _home, methods=["GET"], include_in_schema=False)
    app.add_api_route("/assets/{digest}/{name}", asset, methods=["GET"], include_in_schema=False)
    app.add_api_route(
        "/openapi.json",
        lambda: JSONResponse(_described(app)),
        methods=["GET"],
        include_in_schema=False,
        dependencies=[Depends(Admit(Role.READER, "reads the record"))],
    )
    for error in (DetenteError, RefusedError, RequestValidationError, HTTPException):
        app.add_exception_handler(error, _told)
    app.add_middleware(Keeper, house=house)
    app.add_middleware(Tidy)
    app.add_middleware(Guard, settings=house.settings)
    return app


@asynccontextmanager
async def _threads(_: FastAPI) -> AsyncIterator[None]:
    """More threads than may wait for one answer, so that a slow one leaves some for the other pages."""
    current_default_thread_limiter().total_tokens = WAITING + 60
    yield


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description. What FastAPI would answer with 422, this application answers with 400."""
    described = app.openapi()
    for methods in described["paths"].values():
        for operation in methods.values():
            operation["responses"].pop("422", None)
    return described


def _home() -> Response:
    return RedirectResponse("/overview", 303)


async def _told(request: Request, error: Exception) -> Response:
    match error:
        case RefusedError(login=True):
            return problem(request, 401, f"{error}.")
        case RefusedError():
            return problem(request, 403, f"{error}.")
        case BusyError():
            return problem(request, 503, str(error))
        case UnknownEntryError():
            return problem(request, 404, str(error))
        case ConflictError():
            return problem(request, 409, str(error))
        case NotAllowedError():
            return problem(request, 403, str(error))
        case RequestValidationError():
            first: dict[str, Any] = error.errors()[0]
            where = ".".join(str(part) for part in first.get("loc", ())[1:])
            return problem(request, 400, f"{where}: {first.get('msg', 'is not as it has to be')}")
        case HTTPException(status_code=404):
            return problem(request, 404, "There is no page of that address.")
        case HTTPException():
            return problem(request, error.status_code, str(error.detail))
    return problem(request, 400, str(error))


class Tidy:
    """Sends a browser whose form left fields empty to the address without them: one view, one address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Redirect, or go on."""
        given = scope.get("query_string", b"").decode("latin-1")
        form = scope["type"] == "http" and scope["method"] == "GET" and given
        if form and not scope["path"].endswith((".json", ".csv")):
            pairs = parse_qsl(given, keep_blank_values=True)
            filled = [(name, value) for name, value in pairs if value.strip()]
            if len(filled) < len(pairs):
                end = f"?{urlencode(filled)}" if filled else ""
                await RedirectResponse(f"{_path(scope)}{end}", 303)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _path(scope: Scope) -> str:
    """The path of a request, never the name of another host: `//example.org` is a path too."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    return "/" + raw.split(b"?")[0].decode("latin-1").lstrip("/")
