"""Add: reports that people send, read beside the pages, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from detente.pages.ask import Ask, Asked
from detente.pages.house import House, house_of
from detente.pages.page import Page, View
from detente.pages.safety import uploads
from detente.pages.safety.access import known
from detente.pages.safety.visitor import Visitor
from detente.record import NotAllowedError, RecordError, Role
from detente.record.arriving import Arrival
from detente.sources import Item, Provenance, load
from detente.sources.content import Content
from detente.sources.dispatch import read_content
from detente.sources.how import How

SHOWN = 50
_GIVEN = ("publisher", "published", "language")


@dataclass(frozen=True)
class Add(View):
    """The forms, how many of those that were sent are not read yet, and what became of the last."""

    ask: Ask
    waiting: int
    fetches: bool
    arrivals: Sequence[Arrival]
    endings: str = ", ".join(sorted(uploads.ENDINGS))
    most_files: int = uploads.MOST_FILES
    most_bytes: int = uploads.MOST_BYTES
    most_reports: int = uploads.MOST_REPORTS
    most_addresses: int = uploads.MOST_ADDRESSES


def add(ask: Asked) -> Add:
    """Where reports are sent to be read and kept, and what became of those that were added last."""
    own = [one for one in islice(ask.record.arrivals(), SHOWN) if one.report is None or ask.sees(one.report)]
    return Add(ask, ask.house.desk.waiting, ask.house.settings.fetch, own)


async def files(
    request: Request,
    house: Annotated[House, Depends(house_of)],
    visitor: Annotated[Visitor, Depends(known)],
) -> Response:
    """Read the files of the form. They are checked first: what is beyond the bounds is refused whole."""
    form = await request.form()
    sent = [one for one in form.getlist("file") if isinstance(one, UploadFile)]
    if len(sent) > uploads.MOST_FILES:
        raise RecordError(f"{len(sent)} files were sent, and {uploads.MOST_FILES} are taken")
    contents = uploads.checked([(one.filename or "", await one.read()) for one in sent])
    house.desk.take(house.record.acting_as(visitor.name), _read(contents, How(_provenance(form))))
    return RedirectResponse("/add", 303)


async def addresses(
    request: Request,
    house: Annotated[House, Depends(house_of)],
    visitor: Annotated[Visitor, Depends(known)],
) -> Response:
    """Fetch the addresses of the form, where the server was told that it may; private ones never."""
    form = await request.form()
    given = form.get("addresses")
    wanted = given.split() if isinstance(given, str) else []
    if not wanted:
        raise RecordError("No address was sent. Write one a line")
    if len(wanted) > uploads.MOST_ADDRESSES:
        raise RecordError(f"{len(wanted)} addresses were sent, and {uploads.MOST_ADDRESSES} are taken")
    if not house.settings.fetch:
        raise NotAllowedError("this server fetches nothing: it was started without --fetch")
    if strange := [one for one in wanted if not one.lower().startswith(("http://", "https://"))]:
        raise RecordError(f"{strange[0]!r} is no address that is fetched. Give one with http: or https:")
    house.desk.take(house.record.acting_as(visitor.name), _fetched(wanted, _provenance(form)))
    return RedirectResponse("/add", 303)


def _read(contents: Iterable[Content], how: How) -> Iterator[Item]:
    for one in contents:
        yield from read_content(one, how)


def _fetched(wanted: Iterable[str], user: Provenance) -> Iterator[Item]:
    from detente.sources.fetch import Fetcher

    fetcher = Fetcher()  # no host is allowed by name: what is not public is refused, at each redirect
    for one in wanted:
        yield from load(one, user, fetcher=fetcher)


def _provenance(form: FormData) -> Provenance:
    """What the form says of its reports. Who restricts them says so; nobody can say that they are not."""
    given = {name: form.get(name) for name in _GIVEN}
    told = {name: value.strip() for name, value in given.items() if isinstance(value, str) and value.strip()}
    if long := [name for name, value in told.items() if len(value) > uploads.LONGEST_NAME]:
        raise RecordError(f"{long[0]} is longer than {uploads.LONGEST_NAME} characters")
    return Provenance(**told, restricted=True if form.get("restricted") else None)


PAGE = Page(
    "add",
    "/add",
    "Add reports",
    add,
    does="adds reports",
    least=Role.CODER,
    section="Work",
    filtered=False,
    kept=False,
    published=False,
    data=False,
    table=False,
    actions={"/files": files, "/addresses": addresses},
)
