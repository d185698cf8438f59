"""`detente publish`: the pages as files, opened by a real browser without a server."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from detente.exports.errors import ExportError
from detente.pages.publishing import gathering
from detente.pages.publishing.errors import PublishError
from detente.pages.publishing.names import Address, Names
from detente.pages.publishing.publish import Site, publish
from detente.pages.views import report, reports, search
from detente.record import Filter, Record, open_record
from tests.pages.browser import CHROMIUM, MISSING, Watched, chromium
from tests.pages.conftest import SECRET

PAGES = (
    "index.html", "overview.html", "timeline.html", "reports.html", "quotations.html", "search.html",
    "positions.html", "conditions.html", "stability.html", "ceasefires.html", "claims.html", "talks.html",
    "agreements.html", "actors.html", "matters.html", "sources.html",
)  # fmt: skip
FEW = (reports.PAGE, report.PAGE, search.PAGE)
browses = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)


@pytest.fixture(scope="module")
def site(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Site]:
    """The examples, a restricted report and one that means harm, published."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copy(template, folder / "record.db")
    few = pytest.MonkeyPatch.context()
    with open_record(folder / "record.db", who="Ada") as record, few as patch:
        patch.setitem(gathering._MOST, "on", 2)
        return folder / "site", publish(record, folder / "site", Filter(once=True), title="An example")


def files(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


def test_every_page_is_there_with_its_data(site: tuple[Path, Site]) -> None:
    folder, written = site
    assert set(PAGES) <= set(files(folder))
    assert len(list((folder / "reports").glob("*.html"))) == written.facts.reports == 9
    for page in PAGES[1:]:
        assert json.loads((folder / page).with_suffix(".json").read_text()), page
        assert (folder / page).with_suffix(".csv").exists(), page
    said = json.loads((folder / "site.json").read_text())
    assert said["restricted_left_out"] == 1
    assert set(said["files"]) | {"site.json"} == set(files(folder))
    assert not {"review.html", "people.html", "audit.html"} & set(files(folder))


def test_nothing_of_a_restricted_report_is_in_it(site: tuple[Path, Site]) -> None:
    told = re.compile(rf"{SECRET}|{SECRET.lower()}\d".encode())
    assert [name for name, data in files(site[0]).items() if told.search(data)] == []


def test_every_link_leads_to_something_that_is_there(site: tuple[Path, Site]) -> None:
    folder, _ = site
    trees = {one: html.parse(one).getroot() for one in folder.rglob("*.html")}
    anchors = {one: set(tree.xpath("//@id")) for one, tree in trees.items()}
    for page, tree in trees.items():
        for link in tree.xpath("//@href | //@src"):
            split = urlsplit(link)
            if split.scheme:
                assert split.scheme in ("http", "https"), (page.name, link)
                continue
            target = (page.parent / unquote(split.path)).resolve() if split.path else page
            assert target.exists(), (page.name, link)
            if split.fragment and target in anchors:
                assert split.fragment in anchors[target], (page.name, link)
        assert not tree.xpath(
            "//form[not(@method='dialog')] | //*[@hx-get] | //script[not(@src) and not(@type)]"
        )


def test_the_filter_is_the_boundary(record: Record, tmp_path: Path) -> None:
    wanted = Filter(side=("Russia",), since="2025-05-11", once=True)
    written = publish(record, tmp_path / "site", wanted, pages=FEW)
    inside = {one.report.id for one in record.listed(replace(wanted, restricted=False), 100)}
    assert written.facts.reports == len(inside) < 8
    assert {one.stem for one in (tmp_path / "site/reports").glob("*.html")} == inside
    words = (tmp_path / "site/index.html").read_text()
    assert "the side Russia" in words
    assert "since 2025-05-11" in words or "2025-05-11" in words


def test_restricted_reports_are_in_it_when_asked(record: Record, tmp_path: Path) -> None:
    publish(
        record, tmp_path / "site", Filter(source=(f"{SECRET} Wire",), once=True), restricted=True, pages=FEW
    )
    assert SECRET.encode() in (tmp_path / "site/reports.html").read_bytes()
    assert "for their readers alone" in (tmp_path / "site/index.html").read_text()


def test_a_large_record_is_cut_and_says_so(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "SIZE", 3)
    monkeypatch.setattr(gathering, "PARTS", 2)
    written = publish(record, tmp_path / "site", Filter(once=True), most=1, pages=FEW)
    folder = tmp_path / "site"
    assert len(list((folder / "reports").glob("report-*.html"))) == 1
    assert written.facts.more_reports
    assert "Entries" in written.facts.short
    assert (folder / "search/part-2.html").exists()
    assert not (folder / "search/part-3.html").exists()
    assert "older ones are left out" in (folder / "index.html").read_text()


@pytest.mark.parametrize("there", ["a.txt", "site.json", "reports/notes.html"])
def test_a_folder_of_something_else_is_left_alone(there: str, record: Record, tmp_path: Path) -> None:
    file = tmp_path / "site" / there
    file.parent.mkdir(parents=True)
    file.write_text('{"made_by": "somebody else"}')
    with pytest.raises(PublishError, match="Name another folder"):
        publish(record, tmp_path / "site", Filter(once=True), pages=FEW)
    assert set(files(tmp_path / "site")) == {there}
    assert not list(tmp_path.glob(".site*"))


def test_an_earlier_site_is_replaced_whole(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish(record, folder, Filter(source=("Example Wire",), once=True), pages=FEW)
    before = files(folder)
    publish(record, folder, Filter(source=("Specimen Press",), once=True), pages=FEW)
    assert {one for one in before if one.startswith("reports/r")}.isdisjoint(files(folder))
    assert not list(tmp_path.glob(".site*"))
    (folder / "mine.txt").write_text("notes")
    with pytest.raises(PublishError, match=r"mine\.txt"):
        publish(record, folder, Filter(source=("Example Wire",), once=True), pages=FEW)


def test_what_fails_on_the_way_leaves_nothing(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("detente.pages.publishing.publish.content", full)
    with pytest.raises((ExportError, OSError), match="No space"):
        publish(record, tmp_path / "site", Filter(source=("Example Wire",), once=True), pages=FEW)
    assert [one for one in tmp_path.iterdir() if not one.name.startswith("record.db")] == []


@pytest.mark.parametrize(
    ("href", "stem"),
    [
        ("/overview?full=true", "overview"),
        ("/matters.csv?least=2", "matters"),
        ("/matters?disputed=true&page=2", "matters/disputed-true-part-2"),
        ("/matters?least=3&disputed=true", None),
        ("/timeline?by=month", "timeline"),
        ("/timeline?by=week&page=3", "timeline/part-3"),
        ("/search?side=Russia&page=2", "search/part-2"),
        ("/reports/report-0123456789abcdef", "reports/report-0123456789abcdef"),
        ("/search?side=Ukraine", None),
        ("/conditions?drop=x", None),
        ("/ceasefires?id=../../x", None),
        ("/review", None),
        ("//example.org/overview", None),
    ],
)
def test_an_address_is_a_file_or_nothing(href: str, stem: str | None) -> None:
    found = Names([("side", "Russia")]).find(href)
    assert (found[0].stem if found else None) == stem


def test_no_two_addresses_share_a_file() -> None:
    one, other = Address("actors", own=(("disputed", "true"),)), Address("actors", part=2)
    assert one.stem != other.stem


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@browses
@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_it_opens_from_a_disk(width: int, browser: Browser, site: tuple[Path, Site]) -> None:
    folder, _ = site
    context = browser.new_context(viewport={"width": width, "height": 860}, offline=True)
    one = Watched(context.new_page(), folder.as_uri())
    for page in (*PAGES, f"reports/{next((folder / 'reports').glob('*.html')).name}"):
        one.open(f"/{page}")
        assert one.overflow() <= 0, page
        assert one.complaints == [], page
        if width == 1280:  # the same pages at a phone's width are looked at on the server
            assert one.violations() == [], page
        assert one.page.evaluate("window.broken === undefined"), page
        drawn = "[...document.querySelectorAll('.chart')].every((one) => one.querySelector('canvas'))"
        assert one.page.evaluate(drawn), page
    assert one.elsewhere == []
    context.close()


@browses
@pytest.mark.slow
def test_words_and_values_are_linked_as_on_the_server(browser: Browser, site: tuple[Path, Site]) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, offline=True)
    one = Watched(context.new_page(), site[0].as_uri())
    one.open("/search.html")
    one.page.locator(".hit a").first.click()
    one.page.wait_for_url("**/reports/report-*.html#*")
    one.page.locator(".entry.lit").wait_for()
    assert one.page.locator(".text .m.lit").count() > 0
    one.page.keyboard.press("g")
    one.page.keyboard.press("q")
    one.page.wait_for_url("**/quotations.html")
    refused = "fetch('overview.json').then(() => 'told', () => 'refused')"
    assert one.page.evaluate(refused) == "refused"
    context.close()
