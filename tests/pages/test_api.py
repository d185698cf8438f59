"""The API as it describes itself: whatever the description lets one ask has an answer that it names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings

from detente.pages.app import create_app
from detente.pages.registry import PAGES
from detente.pages.settings import Settings
from detente.record import open_record
from tests.pages.conftest import ORIGIN

PATHS = [
    f"{page.path}{form}"
    for page in PAGES
    for form, there in ((".json", page.data), (".csv", page.table))
    if there
]


@pytest.fixture(scope="module")
def client(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A program on the machine itself, which may ask as often as it likes."""
    place = tmp_path_factory.mktemp("api") / "record.db"
    shutil.copy(template, place)
    with open_record(place, who="Ada") as record:
        app = create_app(record, Settings(most_requests=10**7))
        yield TestClient(app, base_url=ORIGIN, follow_redirects=False)


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_asked_has_an_answer_that_is_described(path: str, client: TestClient) -> None:
    described: dict[str, Any] = client.get("/openapi.json").json()
    operation = schemathesis.openapi.from_dict(described)[path]["GET"]
    answers = described["paths"][path]["get"]["responses"]

    @settings(
        max_examples=12, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None
    )
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        try:
            response = client.get(case.formatted_path, params=case.query)
        except (httpx.InvalidURL, ValueError):  # what no client can send
            return
        assert response.status_code < 500
        assert str(response.status_code) in answers, response.text

    ask()


def test_every_page_with_data_is_described(client: TestClient) -> None:
    assert sorted(client.get("/openapi.json").json()["paths"]) == sorted(PATHS)
