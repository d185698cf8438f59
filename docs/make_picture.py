"""Takes the picture of the README: a page of `detente serve` over the project's own examples, in chromium.

Run it after a change of the pages: `make picture`. Needs chromium, as the browser tests do.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from detente.model import Report
from detente.pages.app import create_app
from detente.reading.local.local import Local
from detente.record import Record, open_record
from detente.sources.load import load

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "examples" / "reports"
SHOWN = "2025-05-11-example-wire-istanbul.txt"
TARGET = ROOT / "docs" / "assets" / "report.png"
WIDTH, HEIGHT = 1200, 760
MOST_BYTES = 300_000


def fill(record: Record) -> str:
    """Read the examples into a record; gives the id of the report whose page is shown."""
    reader = Local()
    shown = ""
    for file in sorted(REPORTS.glob("*.txt")):
        for item in load(file):
            if isinstance(item.outcome, Report):
                record.add(reader.read(item.outcome))
                shown = item.outcome.id if file.name == SHOWN else shown
    return shown


@contextmanager
def served(record: Record) -> Iterator[str]:
    """The pages of a record at an address of this machine."""
    server = uvicorn.Server(uvicorn.Config(create_app(record), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def take(address: str, target: Path) -> None:
    """A picture of a page as a person sees it, with the mouse on the first of its entries."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(address)
        page.locator(".entry h2").first.hover()
        page.locator(".entry summary").first.click()
        page.screenshot(path=target)
        browser.close()


def main() -> None:
    """Take the picture anew. Says so where it has become too large for a README."""
    TARGET.parent.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        open_record(Path(place, "examples.db"), who="You", create=True) as record,
    ):
        shown = fill(record)
        with served(record) as origin:
            take(f"{origin}/reports/{shown}", TARGET)
    size = TARGET.stat().st_size
    if size > MOST_BYTES:
        sys.exit(f"{TARGET.relative_to(ROOT)} has {size:,} bytes, more than {MOST_BYTES:,}. Make it smaller.")
    print(f"{TARGET.relative_to(ROOT)}: {size:,} bytes")


if __name__ == "__main__":
    main()
