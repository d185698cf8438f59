"""A record under a filter → a folder of still pages that opens from a stick."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from anyio.from_thread import start_blocking_portal

from detente.exports.target import told
from detente.pages.app import create_app
from detente.pages.assets import content
from detente.pages.page import Page
from detente.pages.publishing.about import Facts, about_page
from detente.pages.publishing.folder import MAKER, RECORD, whole_site
from detente.pages.publishing.gathering import DAYS, PARTS, SIZE, Gathered, Gathering
from detente.pages.publishing.names import INDEX, Address
from detente.pages.publishing.still import still
from detente.pages.registry import PAGES
from detente.pages.routes import routes
from detente.pages.settings import Publishing, Settings
from detente.record import Filter, Record
from detente.record.clock import now

REPORTS = 1_000
"""The most reports that have a page, where no other number is given."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is written: its facts, and how many files and bytes it has."""

    facts: Facts
    files: int
    bytes: int


def publish(
    record: Record,
    path: Path,
    wanted: Filter,
    *,
    restricted: bool = False,
    most: int = REPORTS,
    title: str = "",
    pages: Sequence[Page] = PAGES,
    tell: Callable[[str], None] = lambda _: None,
) -> Site:
    """Write the site into the folder `path`, whole or not at all: the pages of what passes the filter, the
    newest `most` reports in full; restricted reports are left out unless asked for. `pages` are those that it
    is made of, and `tell` is given the name of each file of them.

    Raises `PublishError` where the folder holds anything but an earlier site, or a page can't be made, and
    `ExportError` where it can't be written.
    """
    publishing = Publishing(now(), restricted or bool(wanted.restricted), title)
    asked = wanted if publishing.restricted else replace(wanted, restricted=False)
    app = create_app(record, Settings(publishing=publishing, most_requests=10**9))
    with whole_site(path) as folder, start_blocking_portal() as portal:
        found = _reports(record, asked, most + 1)
        gathering = Gathering(app, portal, wanted, frozenset(found[:most]), pages)
        writing = _Writing(folder, gathering)
        # A link may lead to a page that comes later, so that all are gathered before the first is finished.
        for one in gathering.all():
            writing.keep(one)
            tell(one.address.stem)
        facts = Facts(
            at=publishing.at,
            title=title,
            wanted=wanted,
            reports=min(len(found), most),
            more_reports=len(found) > most,
            pages=len(writing.kept) + 1,
            hidden=0 if publishing.restricted else _hidden(record, wanted),
            restricted=publishing.restricted,
            short=tuple(sorted(gathering.short)),
            part=SIZE,
            parts=PARTS,
            days=DAYS,
        )
        about = about_page(facts)
        app.include_router(routes(about))
        writing.keep(gathering.one(Address(INDEX), (about, *PAGES)))
        files, size = writing.finish(facts)
    return Site(facts, files, size)


class _Writing:
    """Pages as they are gathered, each in its file as the server gave it until all are there."""

    def __init__(self, folder: Path, gathering: Gathering) -> None:
        self._folder = folder
        self._names = gathering.names
        self.kept: list[Address] = []
        self._files: set[str] = set()

    def keep(self, found: Gathered) -> None:
        """Keep a page and its data."""
        self.kept.append(found.address)
        stem = found.address.stem
        self._write(f"{stem}.html", found.page.encode())
        for form, data in found.data.items():
            self._write(f"{stem}{form}", data)

    def finish(self, facts: Facts) -> tuple[int, int]:
        """Lead the links of every page to files, lay the assets beside them and say what the site is. Gives
        the number of files and of bytes.
        """
        assets: set[str] = set()
        for address in self.kept:
            name = f"{address.stem}.html"
            file = self._folder / name
            made = still(file.read_text("utf-8"), "../" * name.count("/"), self._leads)
            assets |= made.assets
            self._write(name, made.text.encode())
        for asset in sorted(assets):
            self._write(f"assets/{asset}", content(asset))
        return self._record(facts)

    def _leads(self, href: str) -> str | None:
        found = (Address(INDEX), "") if href == f"/{INDEX}" else self._names.find(href)
        if found is None:
            return None
        file = f"{found[0].stem}{found[1] or '.html'}"
        return file if file in self._files else None

    def _record(self, facts: Facts) -> tuple[int, int]:
        files = {name: (self._folder / name).read_bytes() for name in sorted(self._files)}
        sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        said = json.dumps({"made_by": MAKER, **facts.values(), "files": sums}, ensure_ascii=False, indent=1)
        self._write(RECORD, said.encode())
        return len(files) + 1, sum(map(len, files.values())) + len(said.encode())

    def _write(self, name: str, data: bytes) -> None:
        file = self._folder / name
        with told(file):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(data)
        self._files.add(name)


def _reports(record: Record, wanted: Filter, most: int) -> list[str]:
    """The newest reports that pass, by id."""
    found: list[str] = []
    while len(found) < most:
        own = record.listed(wanted, min(_AT_ONCE, most - len(found)), skipped=len(found))
        found += [one.report.id for one in own]
        if not own:
            break
    return found


def _hidden(record: Record, wanted: Filter) -> int:
    """How many restricted reports pass."""
    return len(_reports(record, replace(wanted, restricted=True), 10**9))
