"""Each role at each route of the application: a route that nobody has written down here fails.

That who may is let in, `test_routes` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from detente.pages.app import create_app
from detente.pages.settings import Settings
from detente.record import Record, Role
from tests.pages.conftest import PEOPLE, Visit

EVERYBODY = None
LEAST: dict[str, Role | None] = {
    "/": EVERYBODY, "/login": EVERYBODY, "/assets/{digest}/{name}": EVERYBODY,
    "/openapi.json": Role.READER,
    **dict.fromkeys(
        ("/overview", "/timeline", "/reports", "/reports/{report}", "/quotations", "/positions",
         "/conditions", "/stability", "/search", "/ceasefires", "/claims", "/talks", "/agreements",
         "/actors", "/matters", "/alerts", "/alerts/feed", "/searches/{search:path}/feed"),
        Role.READER),
    **dict.fromkeys(("/review", "/add", "/sources"), Role.CODER),
    "/audit": Role.REVIEWER,
    "/people": Role.ADMIN,
}  # fmt: skip
"""Path of a page → who may see it. Its data are for the same people."""
SENDS: dict[str, Role | None] = {
    "/login": EVERYBODY,
    "/logout": EVERYBODY,
    "/stability/model": Role.READER,
    **dict.fromkeys(("/search/save", "/review/judge", "/review/undo"), Role.CODER),
    **dict.fromkeys(("/add/files", "/add/addresses"), Role.CODER),
    "/alerts/subscribe": Role.READER,
    **dict.fromkeys(("/alerts/webhook", "/alerts/end-webhook", "/alerts/test-webhook"), Role.ADMIN),
    **dict.fromkeys(("/people/add", "/people/role", "/people/password", "/people/end-token"), Role.ADMIN),
}
"""What changes something → who may send it."""


def routes(record: Record) -> list[tuple[str, str]]:
    """Method and path of every route of the application."""
    app = create_app(record, Settings(host="0.0.0.0"))
    return [
        (method, route.path)
        for route in flat(app.routes)
        for method in sorted(route.methods or ())
        if method != "HEAD"
    ]


def flat(every: Iterable[BaseRoute]) -> Iterator[APIRoute]:
    """Routes, those of routers that were taken in among them. A mount or a socket would fail here."""
    for route in every:
        router = getattr(route, "original_router", None)
        if router is not None:
            yield from flat(router.routes)
        else:
            assert isinstance(route, APIRoute), route
            yield route


def least(method: str, path: str) -> Role | None:
    """Who may, as this file has it. Raises `KeyError` for what nobody has written down."""
    if method == "GET":
        plain = path if path in LEAST else path.removesuffix(".json").removesuffix(".csv")
        return LEAST[plain]
    return SENDS[path]


def test_every_route_is_written_down_and_none_that_is_gone(record: Record) -> None:
    every = routes(record)
    for method, path in every:
        least(method, path)
    assert {path for method, path in every if method == "POST"} == set(SENDS)
    assert set(LEAST) <= {path for method, path in every if method == "GET"}
    assert {method for method, _ in every} == {"GET", "POST"}


@pytest.mark.parametrize("name", ["", *PEOPLE])
def test_a_lesser_role_is_refused_at_every_route(name: str, visit: Visit, record: Record) -> None:
    client = visit(name)
    role = PEOPLE.get(name)
    before = record.state()
    for method, path in routes(record):
        needed = least(method, path)
        if needed is EVERYBODY or (role is not None and role >= needed):
            continue
        answer = client.request(method, path.replace("{report}", "report-0000000000000000"))
        if role is not None:
            assert answer.status_code == 403, (method, path)
            assert needed.name.lower() in answer.text, (method, path)
        else:
            assert answer.status_code in (303, 401), (method, path)
            assert answer.status_code == 401 or answer.headers["location"].startswith("/login?to="), path
    assert record.state() == before, "nothing is changed by who may not"
