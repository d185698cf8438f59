"""The map that pages may have: lines and points out of the server's own files."""

from __future__ import annotations

import pytest
from starlette.responses import HTMLResponse

from detente.analysis.timeline import placed
from detente.model import Place
from detente.model.codes import PlacePrecision
from detente.pages.app import create_app
from detente.pages.mapped import map_of
from detente.pages.templates import environment
from detente.record import Record
from tests.pages.browser import CHROMIUM, GL, MISSING, Watched, chromium, served

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason=MISSING)]
PAGE = """{% import "parts.html" as parts with context %}<!doctype html><html lang="en"><head>
<title>Map</title>
<link rel="icon" href="{{ asset('icon.svg') }}"><link rel="stylesheet" href="{{ asset('app.css') }}">
<link rel="stylesheet" href="{{ asset('timeline.css') }}">
{{ parts.map_scripts() }}</head><body>{{ parts.map(places, "Where it is told to be.") }}</body></html>"""
KYIV = Place(name="Kyiv", country="UKR", lat=50.4, lon=30.5, precision=PlacePrecision.CITY)


def test_a_map_is_drawn_from_the_servers_own_lines(record: Record) -> None:
    app = create_app(record)
    drawn = environment().from_string(PAGE).render(places=map_of(placed([KYIV])))
    app.add_api_route("/map", lambda: HTMLResponse(drawn))
    with served(app) as origin, chromium(*GL) as browser:
        watched = Watched(browser.new_page(), origin)
        watched.open("/map")
        watched.page.wait_for_selector(".maplibregl-canvas")
        watched.page.wait_for_function("document.querySelector('[data-map]').dataset.drawn === 'true'")
        assert watched.elsewhere == []
        assert watched.complaints == []
        assert "Natural Earth" in watched.page.inner_text("figcaption")
