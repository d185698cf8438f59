"""The timeline: entries, places as sure as they are known, narratives, a map in step with the list."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser

from detente.pages.app import create_app
from detente.pages.mercator import frame_of
from detente.pages.settings import Settings
from detente.pages.timed import spanned
from detente.pages.worldlines import path_of
from detente.record import Filter, Record, open_record
from tests.pages.browser import CHROMIUM, GL, MISSING, Watched, chromium, served
from tests.pages.conftest import SECRET, Visit

NO_GL = ("--disable-gpu", "--disable-3d-apis")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)


def test_every_entry_stands_in_the_list_and_those_without_a_place_are_counted(local: TestClient) -> None:
    told = local.get("/timeline.json?size=200").json()
    page = local.get("/timeline?size=200").text
    steps = re.findall(r'id="step-(\d+)"', page)
    assert len(steps) == len(told["entries"]) > 0
    without = [one for one in told["entries"] if one["precision"] is None]
    assert told["without_place"] == len(without) > 0
    assert f"{len(steps)} entries on this page: {len(without)} without a place" in page
    assert page.count("no place told") == len(without)


def test_a_country_is_drawn_less_surely_than_a_town(local: TestClient) -> None:
    page = local.get("/timeline?size=200").text
    assert re.search(r"<title>Ukraine, only the country is known, \d+ entr", page)
    assert re.search(r'class="pin p-country"[^>]* r="22"', page)
    assert re.search(r'class="pin p-city"[^>]* r="7"', page)
    assert "somewhere in this country" in page
    assert re.search(r"<title>Istanbul, \d+ entries<", page), "several at one point are counted"


def test_json_and_csv_have_the_same_points(local: TestClient) -> None:
    told = local.get("/timeline.json?act=agree").json()["entries"]
    rows = list(csv.DictReader(io.StringIO(local.get("/timeline.csv?act=agree").text.lstrip("\ufeff"))))
    assert [row["precision"] for row in rows] == [one["precision"] or "" for one in told] != []


def test_counts_come_after_the_rest_with_the_sources_that_begin(local: TestClient) -> None:
    assert "Where sources begin" not in local.get("/timeline").text
    part = local.get("/timeline", headers={"HX-Request": "true"}).text
    assert "Where sources begin" in part
    assert "Example Wire" in part
    assert "<article" not in part
    periods = local.get("/timeline.json").json()["periods"]
    begun = [name for one in periods for name in one["new_sources"]]
    assert len(begun) == len(set(begun)) > 1
    assert sum(one["entries_of_new"] for one in periods) <= sum(one["entries"] for one in periods)


def test_a_process_and_a_pair_are_told_in_the_order_of_time(local: TestClient) -> None:
    for query in ("process=true", "pair=Russia&pair=Ukraine"):
        days = [one["first_day"] for one in local.get(f"/timeline.json?{query}&size=200").json()["entries"]]
        assert days == sorted(days) != []
    assert 'class="course"' in local.get("/timeline?process=true").text


def test_a_matter_is_walked_through_from_its_page(local: TestClient, record: Record) -> None:
    page = local.get("/matters?least=1&kind=ceasefire&full=true").text
    found = re.search(r'href="(/timeline\?matter=[^"]+)">step by step', page)
    assert found
    steps = local.get(found[1]).text
    assert "One matter, as its reports tell it" in steps
    assert 'class="ordinal">1<' in steps
    assert local.get("/timeline?matter=matter-0000000000000000-event-0000000000000000").status_code == 404


@pytest.mark.parametrize("query", ["pair=Russia", "pair=Russia&pair=russia", "process=true&matter=matter-1"])
def test_what_is_no_narrative_is_said(query: str, local: TestClient) -> None:
    assert local.get(f"/timeline.json?{query}").status_code == 400


def test_a_narrative_tells_nothing_restricted(visit: Visit, record: Record) -> None:
    hidden = next(one.id for one in record.reports() if one.restricted)
    matter = next(
        one.id
        for one in record.matters(Filter(kind=("ceasefire",)))
        if hidden in {m.report for m in one.members}
    )
    for query in ("process=true", "pair=Russia&pair=Ukraine", f"matter={matter}"):
        text = visit("Rolf").get(f"/timeline.json?{query}&size=200").text
        assert SECRET not in text
        assert hidden not in text


def test_the_lines_of_a_frame_stay_within_bounds() -> None:
    whole = path_of(frame_of([]))
    assert len(whole) < 80_000
    goma = frame_of([(-1.7, 29.2)])
    x, y = goma.at(-1.7, 29.2)
    assert 0 < x < 800
    assert 0 < y < 500
    assert "M" in path_of(goma)


@pytest.fixture(scope="module")
def origin(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("timeline") / "record.db"
    shutil.copy(template, place)
    with (
        open_record(place, who="Ada") as record,
        served(create_app(record, Settings(most_requests=100_000))) as served_at,
    ):
        yield served_at


@pytest.fixture(scope="module")
def drawing() -> Iterator[Browser]:
    with chromium(*GL) as opened:
        yield opened


@pytest.mark.slow
@needs_browser
def test_the_list_and_the_map_are_in_step(drawing: Browser, origin: str) -> None:
    context = drawing.new_context(reduced_motion="reduce")
    watched = Watched(context.new_page(), origin)
    page = watched.page
    watched.open("/timeline?place=Istanbul&kind=event")
    page.wait_for_selector("[data-map][data-drawn=true]")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.url.endswith("#step-2")
    assert page.locator(".step.at").get_attribute("id") == "step-2"
    assert "2 of" in page.inner_text(".walk [data-at]")
    assert page.locator(".live a.pin.chosen").count() == 1
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.closest('[data-step]').id") == "step-1"
    page.locator(".live a.pin").first.dispatch_event("click")
    assert page.locator(".step.at").get_attribute("id") != "step-1"
    assert watched.complaints == []
    assert watched.elsewhere == []
    page.emulate_media(media="print")
    assert page.locator(".drawing").is_visible()
    assert not page.locator(".live").is_visible()
    context.close()


@pytest.mark.slow
@needs_browser
def test_without_webgl_the_drawing_stays_and_is_in_step_too(drawing: Browser, origin: str) -> None:
    arguments = ["--no-sandbox", *NO_GL]
    with drawing.browser_type.launch(executable_path=CHROMIUM, args=arguments) as browser:
        watched = Watched(browser.new_page(), origin)
        page = watched.page
        watched.open("/timeline?process=true")
        assert page.locator(".live").count() == 0
        assert page.locator(".drawing").is_visible()
        assert "Natural Earth" in page.inner_text(".map figcaption")
        page.locator(".drawing a[data-pin]").first.dispatch_event("click")
        assert page.locator(".drawing a.chosen").count() == 1
        assert page.locator(".step.at").count() == 1
        assert watched.complaints == []


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2025-05-11", "2025-05-11", "11 May 2025"),
        ("2018-12-01", "2018-12-31", "Dec 2018"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2022-03-01", "2022-05-31", "1 Mar 2022 – 31 May 2022"),
    ],
)
def test_a_step_stands_under_a_time_no_more_precise_than_it_is_told(first: str, last: str, told: str) -> None:
    assert spanned(first, last) == told
