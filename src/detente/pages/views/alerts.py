"""Alerts: what reports told first, under a saved search or all; to whom it is sent besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TextIO
from urllib.parse import quote

from fastapi import Depends, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from detente.analysis.alerts import Alert
from detente.exports import alerts as exports
from detente.exports.alerts.words import earlier, sentence
from detente.model import UnreadableReportError
from detente.pages.alerting import path_of, told
from detente.pages.ask import Ask, Asked
from detente.pages.house import TESTS, House, house_of
from detente.pages.page import Page, View
from detente.pages.routes import finished
from detente.pages.safety.access import known
from detente.pages.safety.visitor import Visitor
from detente.pages.templates import plain
from detente.record import BusyError, Filter, RecordError, Role
from detente.record.alerting.outbox import Delivery
from detente.record.alerting.webhooks import Webhook
from detente.sources.fetch import Poster

_SHOWN = 20
Search = Annotated[str, Form(max_length=100)]


@dataclass(frozen=True)
class Shown:
    """An alert as a page tells it: its sentence in three parts, where it stands, the earlier stance."""

    alert: Alert
    told: str
    before: str
    words: str
    after: str
    earlier: str


@dataclass(frozen=True)
class Alerts(View):
    """The newest alerts, the saved searches, and for who may say so the webhooks with what they were sent."""

    ask: Ask
    search: str
    found: Sequence[Alert]
    saved: Mapping[str, Filter]
    webhooks: Sequence[Webhook]
    deliveries: Sequence[Delivery]

    @property
    def shown(self) -> list[Shown]:
        """The alerts for the page."""
        return [
            Shown(
                one,
                exports.told(one),
                *sentence(one),
                earlier(one.before) if one.before else "",
            )
            for one in self.found
        ]

    @property
    def feed(self) -> str:
        """The path of the feed."""
        return path_of(self.search)

    @property
    def needs_key(self) -> bool:
        """Whether a feed reader has to show a key."""
        return self.ask.house.settings.asks_for_login

    @property
    def sets_up(self) -> bool:
        """Whether the visitor may set up webhooks."""
        return self.ask.visitor.may(Role.ADMIN) and not self.ask.house.settings.demo

    def values(self) -> Any:
        """The alerts as flat JSON objects, those that `detente alerts` gives."""
        return {"search": self.search or None, "alerts": [exports.row(one) for one in self.found]}

    def write_csv(self, out: TextIO) -> None:
        """A line an alert."""
        exports.write_csv(self.found, out)


def alerts(
    ask: Asked,
    search: Annotated[str, Query(max_length=100, description="A saved search; all alerts without one.")] = "",
) -> Alerts:
    """What the reports that came in last told first, the newest first, each with its quote and source."""
    found = told(ask.house, search)
    may = ask.visitor.may(Role.ADMIN)
    hooks = ask.record.webhooks.all() if may else []
    sent = ask.record.outbox.newest(_SHOWN) if may else []
    return Alerts(ask, search, found, ask.record.searches.all(), hooks, sent)


def subscribe(
    request: Request,
    house: Annotated[House, Depends(house_of)],
    visitor: Annotated[Visitor, Depends(known)],
    agreed: Annotated[str, Form(max_length=10)],
    search: Search = "",
) -> Response:
    """Make a key for a feed reader, and show the address with it this once."""
    record = house.record.acting_as(visitor.name)
    if search:
        record.searches.get(search)
    key = record.feed_keys.make(search)
    address = f"{str(request.base_url).rstrip('/')}{path_of(search)}?key={quote(key)}"
    return _once(request, "Address for a feed reader", address, _FEED_TOLD, search)


def make_webhook(
    request: Request,
    house: Annotated[House, Depends(house_of)],
    visitor: Annotated[Visitor, Depends(known)],
    url: Annotated[str, Form(max_length=2_000)],
    search: Search = "",
) -> Response:
    """Set up a webhook, and show its secret this once. No private address is taken, whoever asks."""
    try:
        Poster().check(url.strip())
    except UnreadableReportError as error:
        remedy = "Where it is meant, say so on the server: detente alerts webhook URL --allow-host NAME"
        raise RecordError(
            f"{error.problem}. {remedy if 'public' in error.problem else error.remedy}"
        ) from error
    made = house.record.acting_as(visitor.name).webhooks.make(url.strip(), search)
    if made.secret is None:
        return RedirectResponse(_back(search), 303)
    return _once(request, f"Secret of webhook {made.number}", made.secret, _SECRET_TOLD, search)


def end_webhook(
    house: Annotated[House, Depends(house_of)],
    visitor: Annotated[Visitor, Depends(known)],
    number: Annotated[int, Form(ge=1, le=2**62)],
) -> Response:
    """Send nothing more there."""
    house.record.acting_as(visitor.name).webhooks.end(number)
    return RedirectResponse("/alerts", 303)


def try_webhook(
    request: Request,
    house: Annotated[House, Depends(house_of)],
    visitor: Annotated[Visitor, Depends(known)],
    number: Annotated[int, Form(ge=1, le=2**62)],
) -> Response:
    """Send a message without alerts there, and tell what became of it. No private address is sent to."""
    if not house.tests.takes(visitor.name):
        raise BusyError(f"{TESTS} test messages a minute are sent. Wait a minute")
    problem = exports.send_test(house.record.acting_as(visitor.name), Poster(), number)
    title = f"Test message to webhook {number}"
    return _once(request, title, problem or "It was taken.", _BAD_TOLD if problem else _TEST_TOLD, "")


_TEST_TOLD = "The receiver answered that it took a message of the type detente.test, which has no alerts."
_BAD_TOLD = (
    "The message was not taken, and is not sent again. Look at the receiver, then test it anew. An address "
    "that is not public is sent to on the server alone: detente alerts test-webhook NUMBER --allow-host NAME"
)
_FEED_TOLD = (
    "Give this address to a feed reader. It opens this feed alone, in your name, and is shown this once: a "
    "new one ends it."
)
_SECRET_TOLD = "The receiver checks the signature of each message by this secret. It is shown this once."


def _once(request: Request, title: str, value: str, meaning: str, search: str) -> Response:
    page = plain("once.html", title=title, value=value, meaning=meaning, back=_back(search))
    response = finished(request, HTMLResponse(page))
    response.headers["Cache-Control"] = "no-store"
    return response


def _back(search: str) -> str:
    return f"/alerts?search={quote(search)}" if search else "/alerts"


PAGE = Page(
    "alerts",
    "/alerts",
    "Alerts",
    alerts,
    does="sets up alerts",
    section="Record",
    key="x",
    filtered=False,
    actions={
        "/subscribe": subscribe,
        "/webhook": make_webhook,
        "/end-webhook": end_webhook,
        "/test-webhook": try_webhook,
    },
    acts=Role.READER,
    acts_more=dict.fromkeys(("/webhook", "/end-webhook", "/test-webhook"), Role.ADMIN),
    published=False,
)
