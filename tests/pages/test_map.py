"""The map that pages may have: lines and points out of the server's own files."""

from __future__ import annotations

import pytest
from starlette.responses import HTMLResponse

from detente.pages.app import create_app
from detente.pages.templates import environment
from detente.record import Record
from tests.pages.browser import CHROMIUM, MISSING, Watched, chromium, served

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason=MISSING)]
PAGE = """{% import "parts.html" as parts with context %}<!doctype html><html lang="en"><head>
<title>Map</title>
<link rel="icon" href="{{ asset('icon.svg') }}"><link rel="stylesheet" href="{{ asset('app.css') }}">
{{ parts.map_scripts() }}</head><body>{{ parts.map(places, "Where it is told to be.") }}</body></html>"""
KYIV = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [30.5, 50.4]},
    "properties": {"precision": "city", "href": "/reports"},
}


def test_a_map_is_drawn_from_the_servers_own_lines(record: Record) -> None:
    app = create_app(record)
    places = {"type": "FeatureCollection", "features": [KYIV]}
    drawn = environment().from_string(PAGE).render(places=places)
    app.add_api_route("/map", lambda: HTMLResponse(drawn))
    with served(app) as origin, chromium() as browser:
        watched = Watched(browser.new_page(), origin)
        watched.open("/map")
        watched.page.wait_for_selector(".maplibregl-canvas")
        watched.page.wait_for_function("document.querySelector('[data-map]').dataset.drawn === 'true'")
        assert watched.elsewhere == []
        assert [one for one in watched.complaints if "GL Driver" not in one] == []
        assert "Natural Earth" in watched.page.inner_text("figcaption")
