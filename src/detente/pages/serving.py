"""A record → a server that runs until it is stopped."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from threading import Thread
from time import sleep

import uvicorn

from detente.analysis.stability.warm import warm as warm_solver
from detente.pages.app import create_app
from detente.pages.settings import Settings
from detente.pages.worldlines import warm as warm_lines
from detente.record import Record, RecordError

SETTLING = (0, 10, 60)
"""Seconds after which what has been loaded is taken to stay."""
SWITCH_SECONDS = 0.0005
"""After so long a thread that makes a page lets another one on. By Python's own 5 milliseconds those who are
given a kept page wait for who makes one, at each step of theirs.
"""


def run(record: Record, settings: Settings, tell: Callable[[str], None]) -> None:
    """Serve the record. Raises `RecordError` where people would have to log in and nobody can."""
    if settings.asks_for_login and not record.accounts.any():
        raise RecordError(
            f"{record.where}: on {settings.host} people have to log in, and nobody has a password. "
            "Give somebody one with: detente users password NAME"
        )
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    Thread(target=_warm, daemon=True).start()  # stopping does not wait for it
    sys.setswitchinterval(SWITCH_SECONDS)
    tell(f"{record.where} is at http://{shown}:{settings.port}/ until Ctrl-C")
    uvicorn.run(
        create_app(record, settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        access_log=False,
        timeout_keep_alive=10,
        limit_concurrency=200,
    )


def _warm() -> None:
    """Have what is compiled or read from files once before a visitor needs it.

    What is there then, and what the first visitors had read, stays: the collector of garbage, who else holds
    everybody up for a third of a second to look through it, is told to pass it over.
    """
    for warm in (warm_lines, warm_solver):
        warm()
    for seconds in SETTLING:
        sleep(seconds)
        gc.collect()
        gc.freeze()
