"""How long pages take under load: `python -m bench.pages_load RECORD`.

A server over the record, in a process of its own, and another one that adds reports to it without a pause,
as `detente add` does. Two loads, each bounded in time:

- *readers*: 50 clients, each of which asks for a page and reads for some seconds before the next one;
- *at once*: 50 clients that ask for one page at the same instant, page by page.

The figure is the time from a request to the first byte of its answer. The server listens on loopback alone.
RECORD is changed: give a copy. Make one with `bench.record_speed` or `bench.multiplied`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from bench.tables import columns

BAR = 300.0
"""Milliseconds that 95 of 100 first bytes of a page are to come in."""
CLIENTS = 50
SECONDS = 60
START_SECONDS = 300.0
MOST_SECONDS = 30.0
"""For how long an answer is waited for."""
STALE = 5.0
"""Seconds that a page may be old while reports come in, as `detente serve` has it."""
ALONE = 5
"""How often each page is asked for before the load."""
PAUSE = (2.0, 8.0)
"""Seconds that a reader takes for a page."""
FIRST_ADDED = 50_000_000
"""Where the made-up reports begin that are added meanwhile: none of them is in the record."""
PAGES = (
    "/overview", "/timeline", "/timeline?process=true", "/timeline?pair=Russia&pair=Ukraine", "/reports",
    "/reports/{report}", "/quotations", "/positions", "/conditions", "/stability", "/search",
    "/search?text=ceasefire+border&act=propose", "/search.json?side=Sudan", "/ceasefires", "/claims",
    "/talks", "/agreements", "/actors", "/matters", "/review", "/sources", "/people", "/audit",
)  # fmt: skip


@dataclass
class Times:
    """First bytes of one page in milliseconds, and what went wrong."""

    first: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


async def ask(port: int, path: str, into: Times) -> None:
    """One request on a connection of its own, within `MOST_SECONDS`."""
    try:
        await asyncio.wait_for(_asked(port, path, into), MOST_SECONDS)
    except TimeoutError:
        into.wrong.append(f"over {MOST_SECONDS:g} s")


async def _asked(port: int, path: str, into: Times) -> None:
    begun = time.perf_counter()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        head = await reader.read(64)
        took = (time.perf_counter() - begun) * 1000
        while await reader.read(1 << 16):
            pass
        writer.close()
    except OSError as error:
        into.wrong.append(type(error).__name__)
        return
    status = head[9:12].decode("ascii", "replace")
    if status == "200":
        into.first.append(took)
    else:
        into.wrong.append(status)


async def readers(port: int, paths: Sequence[str], clients: int, seconds: float) -> dict[str, Times]:
    """Clients who go from page to page, each in an order of its own, and read in between."""
    found: dict[str, Times] = defaultdict(Times)
    until = time.monotonic() + seconds

    async def one(number: int) -> None:
        draw = random.Random(number)
        await asyncio.sleep(draw.uniform(0, PAUSE[1]))
        while time.monotonic() < until:
            path = draw.choice(paths)
            await ask(port, path, found[path])
            await asyncio.sleep(draw.uniform(*PAUSE))

    await asyncio.gather(*(one(number) for number in range(clients)))
    return found


async def at_once(port: int, paths: Sequence[str], clients: int) -> dict[str, Times]:
    """All clients at one page in the same instant, page after page."""
    found: dict[str, Times] = defaultdict(Times)
    for path in paths:
        await asyncio.gather(*(ask(port, path, found[path]) for _ in range(clients)))
    return found


def serve(place: str, port: int) -> None:
    """The server. Its bound on requests of one address is lifted: here all clients have one."""
    from detente.pages.serving import run
    from detente.pages.settings import Settings
    from detente.record import open_record

    with open_record(place, who="Bench") as record:
        run(record, Settings(port=port, most_requests=10**9, stale=STALE), lambda line: None)


def write(place: str) -> None:
    """Add report after report until the process is ended."""
    from bench.made_record import readings
    from detente.record import open_record

    with open_record(place, who="Bench") as record:
        for one in readings(10**6, FIRST_ADDED + int(time.time())):
            record.add(one)
            print("added", flush=True)


@contextmanager
def process(*words: str, into: Path) -> Iterator[int]:
    """The id of a process of this module, which ends with the block."""
    with into.open("w") as out:
        started = subprocess.Popen([sys.executable, "-m", "bench.pages_load", *words], stdout=out)
        try:
            yield started.pid
        finally:
            started.terminate()
            try:
                started.wait(10)
            except subprocess.TimeoutExpired:  # a request that nobody waits for is still worked at
                started.kill()
                started.wait()


async def ready(port: int, paths: Sequence[str], server: int) -> dict[str, Times]:
    """Wait for the server, ask for each page once, since what is read at a start is no load, then for each
    alone: what passed, and what the server's processor was at it, the steadier figure on a busy machine.
    """
    until = time.monotonic() + START_SECONDS
    while True:
        found = Times()
        await ask(port, "/login", found)
        if found.first:
            break
        if time.monotonic() > until:
            raise SystemExit(f"the server did not start within {START_SECONDS:g} seconds")
        await asyncio.sleep(0.5)
    first: dict[str, Times] = defaultdict(Times)
    for path in paths:
        await ask(port, path, Times())
        for number in range(ALONE):
            # A parameter that no page knows: the page is made as if nobody had asked for it before.
            made = f"{path}{'&' if '?' in path else '?'}made={number}"
            before = processor(server)
            await ask(port, made, first[path])
            first[path].processor.append(processor(server) - before)
    return first


def processor(process_id: int) -> float:
    """Milliseconds of processor time that a process has taken so far (proc(5), fields 14 and 15 of stat)."""
    words = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def table(title: str, found: dict[str, Times]) -> bool:
    """Print a line a page; says whether all hold the bar without an error."""
    rows = []
    holds = True
    for path, times in found.items():
        cuts = quantiles(times.first, n=20, method="inclusive") if len(times.first) > 1 else times.first * 19
        p50, p95 = (median(times.first), cuts[-1]) if times.first else (float("nan"), float("nan"))
        good = bool(times.first) and p95 < BAR and not times.wrong
        holds &= good
        wrong = ", ".join(f"{times.wrong.count(one)} {one}" for one in sorted(set(times.wrong)))
        busy = f"{median(times.processor):.0f}" if times.processor else ""
        told = (f"{p50:.0f}", f"{p95:.0f}", busy, wrong, "" if good else "over")
        rows.append((path, str(len(times.first)), *told))
    print(f"\n{title}")
    print(columns([("page", "asked", "p50 ms", "p95 ms", "processor ms", "errors", ""), *rows]))
    return holds


def measure(place: str, clients: int, seconds: float, paths: Sequence[str], port: int) -> bool:
    """Both loads over a record, while another process adds to it."""
    from detente.record import Filter, open_record

    with open_record(place, who="Bench") as record:
        report = record.listed(Filter())[0].report.id
        entries = record.count(Filter(kind=("event",)), 10**7)
    own = [path.replace("{report}", report) for path in paths]
    print(f"{entries:,} events, {clients} clients, load of the machine {os.getloadavg()[0]:.1f} of "
          f"{os.cpu_count()} cores at the start")  # fmt: skip
    logs = Path(place).parent
    with process("--serve", place, "--port", str(port), into=logs / "serve.log") as server:
        table(f"{ALONE} times each, alone", asyncio.run(ready(port, own, server)))
        with process("--write", place, into=logs / "write.log"):
            begun = time.monotonic()
            each = f"a page every {sum(PAUSE) / 2:g} s each"
            found = asyncio.run(readers(port, own, clients, seconds))
            calm = table(f"{clients} readers, {each}, while reports are added", found)
            found = asyncio.run(at_once(port, own, clients))
            crowd = table(f"{clients} at once, page by page, while reports are added", found)
            took = time.monotonic() - begun
        added = (logs / "write.log").read_text().count("added")
    print(f"\n{added} reports added in {took:.0f} s; load {os.getloadavg()[0]:.1f} at the end")
    return calm and crowd


def main() -> None:
    """Measure. Exit code 1 says that a page was over the bar, or failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", nargs="?")
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--page", action="append", help="Only this page. May be repeated.")
    parser.add_argument("--port", type=int, default=18765)
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    parser.add_argument("--write", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve, given.port)
    elif given.write:
        write(given.write)
    elif not given.record:
        parser.error("name a record, which will be changed: a copy")
    elif not measure(given.record, given.clients, given.seconds, given.page or PAGES, given.port):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
