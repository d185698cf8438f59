"""What all pages share while the server runs: the open record, the settings, what was answered before."""

from __future__ import annotations

from dataclasses import dataclass, field

from fastapi import Request

from detente.pages.answers import Answers
from detente.pages.desk import Desk
from detente.pages.safety.guard import Rate
from detente.pages.settings import Settings
from detente.pages.shelf import Shelf
from detente.record import Record

LOGINS, LOGIN_SECONDS = 8, 300
"""Tries of one name, or from one address, before it has to wait."""

TESTS, TEST_SECONDS = 6, 60
"""Test messages of one person to webhooks."""


@dataclass(frozen=True)
class House:
    """The server's own. `record` is open in the name of who started it."""

    record: Record
    settings: Settings
    answers: Answers = field(default_factory=Answers)
    desk: Desk = field(default_factory=Desk)
    shelf: Shelf = field(init=False)
    tests: Rate = field(default_factory=lambda: Rate(TESTS, TEST_SECONDS))
    logins: Rate = field(default_factory=lambda: Rate(LOGINS, LOGIN_SECONDS))

    def __post_init__(self) -> None:
        object.__setattr__(self, "shelf", Shelf(self.settings.stale))


async def house_of(request: Request) -> House:
    """The house of the application that a request is for."""
    house: House = request.app.state.house
    return house
