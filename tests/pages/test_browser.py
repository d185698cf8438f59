"""The pages as people meet them: opened, looked at by axe, gone through with the keyboard alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from detente.pages.app import create_app
from detente.pages.page import Page
from detente.pages.registry import PAGES
from detente.pages.settings import Settings
from detente.record import Filter, Record, open_record
from tests.pages.asked import address
from tests.pages.browser import CHROMIUM, MISSING, Watched, chromium, served

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason=MISSING)]
Served = tuple[str, Record]
SIZES = {"desk": (1280, 860), "phone": (390, 844)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def origin_and_record(
    template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Record]]:
    place = tmp_path_factory.mktemp("browser") / "record.db"
    shutil.copy(template, place)
    with (
        open_record(place, who="Ada") as record,
        served(create_app(record, Settings(most_requests=100_000))) as origin,
    ):
        yield origin, record


@pytest.fixture
def watched(browser: Browser, origin_and_record: Served) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    yield Watched(context.new_page(), origin_and_record[0])
    context.close()


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("desk", "dark"), ("phone", "light")])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_a_page_is_sound(
    page: Page, size: str, scheme: str, browser: Browser, origin_and_record: tuple[str, Record]
) -> None:
    origin, record = origin_and_record
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    one = Watched(context.new_page(), origin)
    one.open(address(page, record))
    assert one.complaints == []
    assert one.elsewhere == []
    assert one.overflow() <= 0
    assert one.violations() == []
    context.close()


def test_axe_sees_what_is_wrong(watched: Watched) -> None:
    watched.open("/reports")
    watched.page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert any("label" in one for one in watched.violations())


def test_a_report_and_what_was_read_from_it_are_linked_both_ways(
    watched: Watched, origin_and_record: tuple[str, Record]
) -> None:
    page = watched.page
    report = origin_and_record[1].listed(Filter(restricted=False), skipped=1)[0].report.id
    watched.open(f"/reports/{report}")
    mark = page.locator(".text .m").first
    entry = mark.get_attribute("href")
    mark.click()
    assert page.url.endswith(str(entry))
    page.locator(f"{entry}.lit").wait_for()
    page.locator(f"{entry} h2 a").click()
    page.wait_for_url("**#at-*")
    lit = page.locator(".text .m.lit").first
    lit.wait_for()
    box = lit.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 860


def test_a_report_is_gone_through_with_keys(watched: Watched) -> None:
    page = watched.page
    watched.open("/reports")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("tr.at").count() == 1
    assert page.evaluate("document.activeElement.tagName") == "A"
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/report-*")
    page.keyboard.press("/")
    page.keyboard.type("truce j")
    assert page.input_value("#seek") == "truce j"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?text=truce+j")
    page.keyboard.press("g")
    page.keyboard.press("q")
    page.wait_for_url("**/quotations*")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("Escape")
    assert watched.complaints == []


def test_the_way_to_the_page_is_short_for_who_has_no_mouse(watched: Watched) -> None:
    watched.open("/reports")
    watched.page.keyboard.press("Tab")
    assert watched.page.evaluate("document.activeElement.textContent") == "Skip to the page"
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.id") == "main"


def test_entries_are_judged_with_one_key_each(
    watched: Watched, origin_and_record: tuple[str, Record]
) -> None:
    page, record = watched.page, origin_and_record[1]
    watched.open("/review")
    first = page.input_value("input[name=key]")
    page.keyboard.press("a")
    page.wait_for_url("**last=*")
    second = page.input_value("input[name=key]")
    assert second != first
    assert record.review.history(*first.split("/"))[0].judgement.verdict == "accept"
    page.keyboard.press("z")
    page.wait_for_url("**entry=*")
    assert page.input_value("input[name=key]") == first
    assert record.review.history(*first.split("/")) == []
    page.keyboard.press("e")
    page.keyboard.type("a")
    assert page.input_value("textarea[name=change]") == "a", "a letter in a field is a letter"
    assert record.review.history(*first.split("/")) == []
    assert watched.complaints == []


def test_the_analysis_comes_after_the_rest(watched: Watched) -> None:
    watched.open("/overview")
    watched.page.wait_for_selector("text=Open proposals and demands")
    assert watched.page.locator(".quote a[href^='/reports/']").count() > 0
    watched.page.go_back()
    assert watched.complaints == []


def test_a_chart_is_drawn_without_evaluating_anything(watched: Watched) -> None:
    watched.open("/timeline")
    watched.page.wait_for_selector(".chart canvas")
    ink = watched.page.evaluate(
        "() => { const c = document.querySelector('.chart canvas');"
        "return new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size }"
    )
    assert ink > 10
    assert watched.complaints == []


def test_texts_that_mean_harm_do_none(watched: Watched, origin_and_record: Served) -> None:
    hostile = next(one.id for one in origin_and_record[1].reports() if "<script>" in (one.title or ""))
    for path in (f"/reports/{hostile}", "/search", "/quotations", "/timeline", "/overview", "/sources"):
        watched.open(path)
        assert watched.page.evaluate("window.broken === undefined"), path
    assert watched.complaints == []
    assert watched.elsewhere == []


def test_text_from_right_to_left_stands_right(watched: Watched) -> None:
    watched.open("/reports")
    watched.page.evaluate("document.querySelector('td a[dir=auto]').textContent = 'قال السلام'")
    assert (
        watched.page.evaluate("getComputedStyle(document.querySelector('td a[dir=auto]')).direction") == "rtl"
    )


def test_printing_leaves_the_frame_out(watched: Watched) -> None:
    watched.open("/reports")
    watched.page.emulate_media(media="print")
    assert not watched.page.locator(".side").is_visible()
    assert not watched.page.locator(".top").is_visible()
    assert watched.page.locator("table.list").is_visible()
