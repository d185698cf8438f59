"""A report as large as one can be: every page stays of a size that a browser takes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from detente.model import Actor, Event, Place, Quotation, ReaderInfo, Reading, Report
from detente.model.codes import Act, ActorKind, Issue, PlacePrecision, QuotationMode, Reality
from detente.pages.app import create_app
from detente.pages.settings import Settings
from detente.record import open_record
from tests.pages.conftest import ORIGIN
from tests.pages.hostile import SCRIPT, TURNED

LARGE = f"{SCRIPT}{TURNED} word " * 28_000
"""A million characters without a full stop."""
TAKEN = 1_500_000
"""Characters of a page that shows lists."""


def large() -> Reading:
    """A proposal and a quotation of all these words, by somebody of a name of 200,000 characters."""
    named = LARGE[:400_000]
    report = Report(text=LARGE[:990_000], title=named, publisher=named, published_at="2025-05-14")
    whole = (report.span(0, len(report.text)),)
    actor = Actor(name=LARGE[:200_000].strip(), kind=ActorKind.PERSON, evidence=whole)
    place = Place(name=LARGE[:200_000], precision=PlacePrecision.CITY, lat=1.0, lon=2.0)
    event = Event(
        act=Act.PROPOSE, actor=(actor.id,), issues=(Issue.TALKS,), reality=Reality.ASSERTED, place=place,
        evidence=whole,
    )  # fmt: skip
    said = Quotation(speaker=actor.id, mode=QuotationMode.DIRECT, content=whole, evidence=whole)
    reader = ReaderInfo(name="by hand", version="1")
    return Reading(report=report, actors=(actor,), events=(event,), quotations=(said,), reader=reader)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place = tmp_path_factory.mktemp("large") / "record.db"
    with open_record(place, who="Ada", create=True) as record:
        record.add(large())
        yield TestClient(create_app(record, Settings(most_requests=10**6)), base_url=ORIGIN)


@pytest.mark.parametrize("path", ["/search", "/timeline", "/timeline?process=true", "/quotations", "/reports",
                                  "/overview", "/sources?full=true", "/matters?least=1&full=true",
                                  "/actors?full=true"])  # fmt: skip
def test_a_list_stays_of_a_size_that_a_browser_takes(path: str, client: TestClient) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert SCRIPT not in answer.text
    assert TURNED not in answer.text
    assert len(answer.text) < TAKEN
    assert "\n" not in "".join(answer.headers.values())
