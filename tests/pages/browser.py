"""A real browser over a real server: Debian's chromium, driven by playwright."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = "no chromium: apt-get install chromium"
GL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""Arguments that let it draw WebGL on a machine without a graphics card."""
AXE = Path(__file__).parent / "vendor/axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The application on a port of its own; gives its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """The browser, started with further arguments."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *arguments])
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page of the browser, with what it complained of and what it asked for of elsewhere."""

    page: Page
    origin: str
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def open(self, path: str) -> None:
        """Go to an address and wait until nothing more is loading."""
        self.page.goto(f"{self.origin}{path}")
        self.page.wait_for_load_state("networkidle")

    def violations(self) -> list[str]:
        """What axe finds, of whatever impact."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found: Any = self.page.evaluate(
            "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations'], preload: false})",
            STANDARDS,
        )
        return [
            f"{one['impact']} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]
        ]

    def overflow(self) -> int:
        """How many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def _heard(self, kind: str, text: str) -> None:
        # What a software renderer says of its own speed is no complaint of the page.
        if kind in ("error", "warning") and "GL Driver" not in text:
            self.complaints.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.origin, "data:", "blob:")):
            self.elsewhere.append(url)
