"""Search: the entries that pass the filter, each with its sentence and source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TextIO

from fastapi import Depends, Form
from starlette.responses import RedirectResponse, Response

from detente.exports import found as exports
from detente.pages.ask import Ask, Asked
from detente.pages.criteria import Criteria, query
from detente.pages.hits import Found, found
from detente.pages.house import House, house_of
from detente.pages.page import Page, View
from detente.pages.safety.access import known
from detente.pages.safety.visitor import Visitor
from detente.record import Filter


@dataclass(frozen=True)
class Search(View):
    """A part of what was found."""

    ask: Ask
    hits: Sequence[Found]
    total: int
    saved: Mapping[str, Filter]
    is_more: bool

    @property
    def more(self) -> bool:
        """Whether there is more behind this part."""
        return self.is_more

    def values(self) -> Any:
        """The entries as flat JSON objects, those that `detente search` gives."""
        rows = [exports.row(one.hit, one.reading) for one in self.hits]
        return {"total": self.total, "page": self.ask.page, "more": self.more, "entries": rows}

    def write_csv(self, out: TextIO) -> None:
        """A line an entry."""
        exports.write_csv([exports.row(one.hit, one.reading) for one in self.hits], out)


def search(ask: Asked) -> Search:
    """The entries that pass the filter, the newest first, each with its sentence and source."""
    hits = ask.search()
    shown = found(ask, hits[: ask.size])
    return Search(ask, shown, ask.count(), ask.record.searches.all(), len(hits) > ask.size)


def save(
    house: Annotated[House, Depends(house_of)],
    visitor: Annotated[Visitor, Depends(known)],
    wanted: Criteria,
    name: Annotated[str, Form(max_length=100)],
) -> Response:
    """Keep the filter under a name."""
    house.record.acting_as(visitor.name).searches.save(name, wanted)
    return RedirectResponse(f"/search{query(wanted)}", 303)


PAGE = Page(
    "search",
    "/search",
    "Search",
    search,
    does="saves searches",
    section="Record",
    key="s",
    still="Entries",
    actions={"/save": save},
)
