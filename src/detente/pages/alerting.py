"""The alerts of a saved search as a feed; where people log in, a feed reader shows a key of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request, Response

from detente.analysis.alerts import About, Alert, newest
from detente.exports.alerts import rss
from detente.pages.house import House, house_of
from detente.pages.routes import finished
from detente.pages.safety.access import Admit, known
from detente.pages.safety.visitor import Visitor, visitor_of
from detente.pages.tags import has, tag_of
from detente.record import Role

ALL = "all alerts"
router = APIRouter(include_in_schema=False)


def told(house: House, search: str, about: Sequence[About] = ()) -> list[Alert]:
    """The newest alerts of a saved search ("" for all), kept as long as the record stays the same.

    Restricted reports tell none, whoever asks. Raises `UnknownEntryError` where no search is saved so.
    """
    wanted = house.record.searches.get(search) if search else None
    record, state = house.record, house.record.state()
    # The state is part of the question: a feed reader given an old answer would keep it as the newest.
    question = ("alerts", state, wanted and wanted.to_json(), *about)
    return house.answers.get(question, state, lambda: newest(record, wanted, about)).value


def path_of(search: str) -> str:
    """Where the feed of a search is."""
    return f"/searches/{quote(search, safe='')}/feed" if search else "/alerts/feed"


def by_key(
    request: Request,
    house: Annotated[House, Depends(house_of)],
    key: Annotated[str, Query(max_length=100)] = "",
) -> None:
    """Who asks: whose key it is, else as on every page. The key opens the feed that it was made for alone; no
    cookie is given, since a feed reader keeps none.
    """
    search = request.path_params.get("search", "")
    name = house.record.feed_keys.of(key, search) if key and not house.settings.demo else None
    role = house.record.people.role(name) if name else None
    own = Visitor(name, role, "key") if name else visitor_of(request, house.record, house.settings)
    request.state.visitor = own


_GUARDS = [Depends(by_key), Depends(Admit(Role.READER, "reads the record"))]


@router.get("/alerts/feed", dependencies=_GUARDS, response_model=None)
@router.get("/searches/{search:path}/feed", dependencies=_GUARDS, response_model=None)
def feed(
    request: Request,
    house: Annotated[House, Depends(house_of)],
    visitor: Annotated[Visitor, Depends(known)],
    search: str = "",
    about: Annotated[list[About] | None, Query(max_length=len(About))] = None,
) -> Response:
    """RSS 2.0: the newest fifty alerts."""
    tag = tag_of(request, visitor, house.record.state())
    if has(request, tag):
        return finished(request, Response(status_code=304, headers={"ETag": tag}))
    base = str(request.base_url).rstrip("/")
    found = told(house, search, tuple(about or ()))
    text = rss(
        found,
        f"Detente: {search or ALL}",
        home=f"{base}/alerts{f'?search={quote(search)}' if search else ''}",
        own=f"{base}{path_of(search)}",
        link=lambda alert: f"{base}/reports/{alert.source.report}#{alert.entry.id}",
    )
    return finished(request, Response(text, media_type="application/rss+xml", headers={"ETag": tag}))
