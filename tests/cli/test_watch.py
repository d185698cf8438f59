"""`detente watch` and `detente alerts` as a person uses them."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from typer.testing import CliRunner, Result

from detente.cli import readers
from detente.cli.app import app
from detente.model import Reading, Report
from detente.model.codes import Act, Issue
from detente.record import open_record
from tests.record.news_made import Story
from tests.record.test_watching import FEED, item, rss
from tests.sources.site import Handler, Site, site

TELLING = [
    Story(number).says("Reds", Act.PROPOSE, list(Issue)[number], f"The Reds offered deal {number}")
    for number in range(4)
]


class Told:
    """Reads the made stories as they were made."""

    def read(self, report: Report) -> Reading:
        found = next(one.reading() for one in TELLING if one.reading().report.text == report.text)
        return found.model_copy(update={"report": report})


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with site({}) as running:
        yield running


@pytest.fixture(autouse=True)
def quiet(server: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    server.pages.clear()
    server.asked.clear()
    server.pages["/feed"] = (200, FEED, rss(*(item(n, TELLING[n].reading().report.text) for n in (1, 2))))
    monkeypatch.setattr(readers, "make", lambda name, **options: Told())
    monkeypatch.setenv("DETENTE_USER", "Ada")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def watch(*arguments: str) -> Result:
    return run("watch", *arguments, "--once", "--allow-host", "localhost")


def test_what_feeds_bring_is_kept_and_told_with_its_quote(server: Site) -> None:
    result = watch(f"{server.address}/feed")
    assert result.exit_code == 0
    assert result.stdout.count("proposal  Reds") == 2
    assert "«The Reds offered deal 1»" in result.stdout
    assert "1 feed asked; 2 reports added; 2 alerts." in result.stderr
    again = watch(f"{server.address}/feed")
    assert again.stdout == ""
    assert "0 feeds asked; 0 reports added; 0 alerts; none is due before" in again.stderr


def test_alerts_as_json_lines_and_csv_and_an_rss_file(server: Site) -> None:
    result = watch(f"{server.address}/feed", "--format", "jsonl", "--rss", "alerts.xml")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["about"], row["quote"]) for row in rows] == [
        ("proposal", "The Reds offered deal 2"),
        ("proposal", "The Reds offered deal 1"),
    ]
    feed = feedparser.parse(Path("alerts.xml").read_bytes())
    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == [f"urn:detente:{row['id']}" for row in reversed(rows)]
    assert [entry.link for entry in feed.entries] == ["https://wire.example/1", "https://wire.example/2"]
    told = run("alerts", "--format", "csv")
    assert [row["id"] for row in csv.DictReader(io.StringIO(told.stdout))] == [row["id"] for row in rows][
        ::-1
    ]
    assert run("alerts", "--format", "rss").stdout == Path("alerts.xml").read_text("utf-8")
    assert run("alerts", "--about", "claim").exit_code == 1
    assert run("alerts", "--about", "weather").exit_code == 2


def test_a_file_of_feeds_and_what_failed(server: Site) -> None:
    Path("feeds.txt").write_text(f"# mine\n{server.address}/gone\n\n{server.address}/feed\n")
    result = watch("feeds.txt")
    assert result.exit_code == 1
    assert result.stdout.count("proposal") == 2
    assert "/gone: the server answers 404. It is asked again later" in result.stderr
    assert "1 feed failed" in result.stderr
    Path("feeds.opml").write_text(
        f'<opml version="2.0"><body><outline text="A"><outline xmlUrl="{server.address}/b?x=1&amp;y=2"/>'
        "</outline></body></opml>"
    )
    watch("feeds.opml")
    assert "/b?x=1&y=2" in [path for path, _ in server.asked]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("https://a.example/feed\nnot an address", "line 2: 'not an address' is no http"),
        ("# nothing", "names no feed"),
        ("<opml><body>", "this XML is broken"),
        ("<opml/>", "no OPML file with feeds"),
    ],
)
def test_a_list_that_is_none_is_told_with_its_line(text: str, problem: str) -> None:
    Path("feeds.txt").write_text(text)
    assert problem in str(watch("feeds.txt").exception)
    assert "feeds are asked over http" in str(watch("ftp://a.example/feed").exception)


def test_a_webhook_is_sent_what_is_watched(server: Site) -> None:
    got: list[dict[str, str]] = []

    def take(handler: Handler) -> None:
        handler.rfile.read(int(handler.headers["Content-Length"]))
        got.append(dict(handler.headers))
        handler.send_response(204)
        handler.end_headers()

    server.pages["/hook"] = take
    open_record("detente.db", who="Ada", create=True).close()
    refused = run("alerts", "webhook", f"{server.address}/hook")
    assert "no public address" in str(refused.exception)
    made = run("alerts", "webhook", f"{server.address}/hook", "--allow-host", "localhost")
    assert made.stdout.startswith("whsec_")
    assert "all alerts → " in run("alerts", "webhooks").stdout
    assert made.stdout.strip() not in run("alerts", "webhooks", "--format", "json").stdout
    result = watch(f"{server.address}/feed")
    assert "Messages to webhooks: 1 sent." in result.stderr
    assert len(got) == 1
    assert run("alerts", "send", "--allow-host", "localhost").exit_code == 0
    assert len(got) == 1
    (delivery,) = json.loads(run("alerts", "deliveries", "--format", "json").stdout)
    assert (delivery["state"], delivery["status"]) == ("sent", 204)
    assert "sent" in run("alerts", "deliveries", "1").stdout
    assert run("alerts", "end-webhook", "1").exit_code == 0
    assert run("alerts", "webhooks").stdout == ""


def test_ctrl_c_ends_it_with_nothing_half_written(server: Site, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from detente.cli import main; main()", "watch"]
    command += [f"{server.address}/empty", "--allow-host", "localhost"]
    server.pages["/empty"] = (200, FEED, rss())
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        until = time.monotonic() + 60
        while not any(path == "/empty" for path, _ in server.asked) and time.monotonic() < until:
            time.sleep(0.05)
        running.send_signal(signal.SIGTERM)
        out, told = running.communicate(timeout=60)
    assert running.returncode == 0, told
    assert out == ""
    assert "Stopping after the report at hand" in told
    assert "reports added" in told
    with open_record(tmp_path / "detente.db") as record:
        assert list(record.reports()) == []
