"""A server, a report and a reader that asks the one about the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from detente.model import Reading, Report
from detente.reading.llm import Llm, Settings
from tests.reading.llm.server import Server

TEXT = (
    "Putin proposed direct talks in Istanbul on May 15. He said that Russia wants peace.\n\n"
    "Ukrainian President Volodymyr Zelensky rejected the offer on Sunday. “Moscow must first confirm a "
    "ceasefire,” Zelensky told reporters in Kyiv."
)

ACTORS: list[dict[str, Any]] = [
    {"name": "Putin", "kind": "person", "side": "Russia"},
    {"name": "Volodymyr Zelensky", "kind": "person", "side": "Ukraine", "role": "President"},
    {"name": "Russia", "kind": "state"},
]
OFFER: dict[str, Any] = {
    "evidence": "Putin proposed direct talks in Istanbul on May 15",
    "act": "propose",
    "actor": ["Putin"],
    "issues": ["talks"],
    "reality": "asserted",
    "terms": {"start": {"words": "May 15", "value": "2025-05-15"}, "place": "Istanbul"},
}
REFUSAL: dict[str, Any] = {
    "evidence": "Volodymyr Zelensky rejected the offer on Sunday",
    "act": "reject",
    "actor": ["Volodymyr Zelensky"],
    "recipient": ["Putin"],
    "issues": ["talks"],
    "reality": "asserted",
    "date": {"words": "Sunday"},
    "conditions": [
        {
            "kind": "before",
            "holder": "Volodymyr Zelensky",
            "gates": "talks",
            "requires": {"issue": "ceasefire", "actor": "Russia"},
            "text": "Moscow must first confirm a ceasefire",
        }
    ],
}
WORDS: dict[str, Any] = {
    "speaker": "Volodymyr Zelensky",
    "mode": "direct",
    "cue": "told",
    "content": ["Moscow must first confirm a ceasefire,"],
}
GOOD: dict[str, Any] = {"actors": ACTORS, "events": [OFFER, REFUSAL], "quotations": [WORDS]}


def report(text: str = TEXT, **header: Any) -> Report:
    return Report(**{"text": text, "published_at": "2025-05-11", "title": "The offer", **header})


@pytest.fixture(scope="session")
def _served() -> Iterator[Server]:
    with Server().running() as server:
        yield server


@pytest.fixture
def server(_served: Server) -> Server:
    """The server, without memory of other tests."""
    _served.answers, _served.script, _served.requests, _served.headers = [], None, [], []
    return _served


Make = Callable[..., Llm]


@pytest.fixture
def make(server: Server) -> Iterator[Make]:
    """Makes readers that ask the server and do not wait between tries."""
    made: list[Llm] = []

    def maker(**settings: Any) -> Llm:
        slept: list[float] = []
        settings = {"url": server.url, "model": "test", **settings}
        reader = Llm(Settings(**settings), sleep=slept.append)
        reader.slept = slept  # type: ignore[attr-defined]
        made.append(reader)
        return reader

    yield maker
    for reader in made:
        reader.close()


@pytest.fixture
def read(server: Server, make: Make) -> Callable[..., Reading]:
    """Reads a text by what the model answers."""

    def reader(answer: Any, text: str = TEXT, **header: Any) -> Reading:
        server.says(answer)
        return make().read(report(text, **header))

    return reader
