"""Review: what is to be judged, one entry after the other, a key each."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TextIO
from urllib.parse import urlencode

from fastapi import Depends, Form, Query
from starlette.responses import RedirectResponse, Response

from detente.exports.found.rows import told as says
from detente.model import Kept, Verdict
from detente.pages.ask import Ask, Asked
from detente.pages.house import House, house_of
from detente.pages.marks import Piece, Span, paragraphs
from detente.pages.page import Page, View
from detente.pages.safety.access import known
from detente.pages.safety.visitor import Visitor
from detente.pages.told import Told, told
from detente.record import NotAllowedError, Role
from detente.record.editing import entry_of, fields_of
from detente.record.queueing import Due, Work
from detente.record.typed import typed_change

MOST_SKIPPED = 40
_COMING = 7
COLUMNS = ("report", "entry", "kind", "urgency")
Key = Annotated[str, Query(pattern=r"^report-[0-9a-f]+/[a-z-]+-[0-9a-f]+$", max_length=120)]
Skipped = Annotated[list[Key] | None, Query(max_length=MOST_SKIPPED, description="Left for later.")]


@dataclass(frozen=True)
class Review(View):
    """The queue and its first entry; `last` is the judgement that may be taken back."""

    ask: Ask
    work: Work
    due: Sequence[Due]
    current: Due | None
    kept: Kept | None
    entry: Told | None
    fields: Sequence[tuple[str, str]]
    lines: Sequence[Sequence[Piece]]
    seen: int | None
    left: int
    skipped: Sequence[str]
    last: int | None

    @property
    def coming(self) -> list[tuple[Due, str]]:
        """The entries that are next, each with what it says."""
        due = self.due[1 : 1 + _COMING]
        readings = self.ask.record.readings(list({one.report for one in due}))
        return [(one, says(one.entry, readings[one.report])) for one in due if one.report in readings]

    @property
    def key(self) -> str:
        """The current entry as `REPORT/ENTRY`."""
        return f"{self.current.report}/{self.current.entry}" if self.current else ""

    def address(self, *skipped: str, last: int | None = None, entry: str = "") -> str:
        """The page with these skipped too."""
        return _address(self.ask.query(work=self.work), (*self.skipped, *skipped), last, entry)

    def values(self) -> Any:
        """The queue, the most urgent first."""
        return {"work": self.work, "left": self.left, "due": [_row(one) for one in self.due]}

    def write_csv(self, out: TextIO) -> None:
        """A line an entry."""
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_row(one) for one in self.due)


def review(
    ask: Asked,
    work: Annotated[Work, Query(description="new, double or settle.")] = "new",
    skip: Skipped = None,
    entry: Annotated[
        Key | None, Query(description="The entry to judge, in place of the most urgent.")
    ] = None,
    last: Annotated[
        int | None, Query(ge=1, le=2**62, description="The judgement that was given last.")
    ] = None,
) -> Review:
    """What is to be judged, the most doubtful of what matters first."""
    if work == "settle" and not ask.visitor.may(Role.REVIEWER):
        raise NotAllowedError("who settles differences is reviewer or more")
    skipped = list(dict.fromkeys(skip or ()))
    wanted = None if ask.wanted.is_empty else ask.wanted
    due = ask.record.queue.due(work, wanted, ask.size + len(skipped))
    due = [one for one in due if f"{one.report}/{one.entry}" not in skipped]
    current = _named(entry) if entry else next(iter(due), None)
    left = ask.record.queue.count(work)
    if current is None:
        return Review(ask, work, due, None, None, None, (), (), None, left, skipped, last)
    kept = ask.one(current.report)
    own = entry_of(kept.reading, current.entry)
    history = ask.record.review.history(current.report, current.entry)
    if work == "double":
        history = [one for one in history if one.judgement.who == ask.visitor.name]
    spans = [Span(piece.start, piece.end, own.id, Told.kind_of(own)) for piece in own.evidence]
    return Review(
        ask,
        work,
        due,
        current,
        kept,
        told(own, kept, [one.judgement for one in history]),
        [(name, _plain(value)) for name, value in fields_of(own).items()],
        paragraphs(kept.reading.report.text, spans),
        history[-1].number if history else None,
        left,
        skipped,
        last,
    )


def judge(
    ask: Asked,
    key: Annotated[str, Form(pattern=r"^report-[0-9a-f]+/[a-z-]+-[0-9a-f]+$", max_length=120)],
    verdict: Annotated[Verdict, Form()],
    work: Annotated[Work, Query()] = "new",
    skip: Skipped = None,
    seen: Annotated[int | None, Form()] = None,
    change: Annotated[str, Form(max_length=2_000)] = "",
    why: Annotated[str, Form(max_length=1_000)] = "",
) -> Response:
    """Judge an entry and go on to the next."""
    report, _, entry = key.partition("/")
    changes: dict[str, Any] = {}
    if verdict == "edit":
        kept = ask.one(report)
        own = entry_of(kept.reading, entry)
        for line in filter(str.strip, change.splitlines()):
            changes |= typed_change(own, kept.reading, line)
    given = ask.record.judge(report, entry, verdict, changes, why, seen=seen, blind=work == "double")
    return RedirectResponse(_address(ask.query(work=work), skip or (), given.number), 303)


def undo(
    ask: Asked,
    number: Annotated[int, Form(ge=1, le=2**62)],
    house: Annotated[House, Depends(house_of)],
    visitor: Annotated[Visitor, Depends(known)],
    work: Annotated[Work, Query()] = "new",
    skip: Skipped = None,
) -> Response:
    """Take one's last judgement back and show its entry again."""
    undone = house.record.acting_as(visitor.name).review.undo(number)
    key = f"{undone.report}/{undone.entry}"
    return RedirectResponse(_address(ask.query(work=work), skip or (), None, key), 303)


def _address(query: str, skipped: Sequence[str], last: int | None, entry: str = "") -> str:
    more = [("skip", one) for one in skipped[-MOST_SKIPPED:]]
    more += [("last", str(last))] if last else []
    more += [("entry", entry)] if entry else []
    end = urlencode(more)
    return f"/review{query}{'&' if query and end else '?' if end else ''}{end}"


def _named(key: str) -> Due:
    report, _, entry = key.partition("/")
    return Due(report, entry, entry.rpartition("-")[0], 0.0)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    return "" if value is None else str(value)


def _row(one: Due) -> dict[str, Any]:
    return {"report": one.report, "entry": one.entry, "kind": one.kind, "urgency": one.urgency}


PAGE = Page(
    "review",
    "/review",
    "Review",
    review,
    does="judges entries",
    least=Role.CODER,
    section="Work",
    key="v",
    actions={"/judge": judge, "/undo": undo},
    own=True,
    published=False,
)
