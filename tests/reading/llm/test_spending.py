"""What a model costs, the limit, and the cache."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from detente.model import UnreadableReportError
from detente.reading.llm.cache import Cache, Reply, key_of
from detente.reading.llm.settings import Price, from_environment, price_of
from tests.reading.llm.conftest import GOOD, Make, report
from tests.reading.llm.server import Said, Server, completion, failing


def texts(number: int) -> list[str]:
    return [f"Putin proposed direct talks in Istanbul on May 15. It was offer {n}." for n in range(number)]


def test_tokens_and_cost_are_counted(server: Server, make: Make) -> None:
    server.says(GOOD)
    reader = make(price=Price(0.5, 2.0))
    reader.read(report())
    assert (reader.spending.read, reader.spending.written) == (1_000, 200)
    assert "1,000 tokens read and 200 written; cost 0.0009" in reader.account()
    assert "cost unknown" in make().account()


def test_what_the_server_does_not_count_is_told_as_the_most_it_may_be(server: Server, make: Make) -> None:
    import json

    server.says(completion(json.dumps(GOOD), tokens=None))
    reader = make()
    reader.read(report())
    assert reader.spending.read > 5_000
    assert "at most" in reader.account()


@pytest.mark.parametrize("limit", [{"max_tokens": 40_000}, {"max_cost": 0.05, "price": Price(1.0, 2.0)}])
def test_the_limit_is_never_passed_and_what_was_not_read_is_told(
    server: Server, make: Make, limit: dict[str, object]
) -> None:
    server.says(completion(__import__("json").dumps(GOOD), tokens=(9_000, 500)))
    reader = make(**limit)
    read, unread = 0, []
    for text in texts(8):
        try:
            reader.read(report(text))
            read += 1
        except UnreadableReportError as error:
            unread.append(error.problem)
    assert 0 < read < 8
    assert read + len(unread) == 8
    assert all("limit" in problem for problem in unread)
    assert len(server.requests) == read
    assert reader.spending.read + reader.spending.written <= 40_000
    assert f"{read} report" in reader.account()


def test_a_limit_below_one_request_sends_none(server: Server, make: Make) -> None:
    with pytest.raises(UnreadableReportError, match="leaves no room"):
        make(max_tokens=1_000).read(report())
    assert not server.requests


def test_the_same_question_is_paid_for_once(server: Server, make: Make, tmp_path: Path) -> None:
    server.says(GOOD)
    first = make(cache=tmp_path).read(report())
    again = make(cache=tmp_path)
    assert again.read(report()) == first
    assert len(server.requests) == 1
    assert "1 more from the cache" in again.account()
    make(cache=tmp_path, model="other").read(report())
    make().read(report())  # --no-cache
    assert len(server.requests) == 3


def test_an_answer_that_was_held_to_less_is_another(server: Server, make: Make, tmp_path: Path) -> None:
    server.says(GOOD)
    make(cache=tmp_path, mode="json").read(report())
    make(cache=tmp_path, mode="schema").read(report())
    make(cache=tmp_path, mode="json").read(report())
    assert [one["response_format"]["type"] for one in server.requests] == ["json_object", "json_schema"]


def test_a_server_without_schemas_is_paid_for_once_too(server: Server, make: Make, tmp_path: Path) -> None:
    def script(request: dict[str, Any]) -> Said:
        if request.get("response_format", {}).get("type") == "json_schema":
            return failing(400, "json_schema is not supported")
        return completion(json.dumps(GOOD))

    server.script = script
    first = make(cache=tmp_path).read(report())
    again = make(cache=tmp_path)
    assert again.read(report()) == first
    assert len(server.requests) == 3  # the third was refused, and cost nothing
    assert "1 more from the cache" in again.account()


def test_only_the_owner_may_read_the_answers(server: Server, make: Make, tmp_path: Path) -> None:
    server.says(GOOD)
    make(cache=tmp_path / "llm").read(report())
    (path,) = tmp_path.rglob("*.json")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "llm").stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"text": 3}', '{"text": "no JSON", "cut": false}'])
def test_a_damaged_answer_is_asked_for_again(server: Server, make: Make, tmp_path: Path, damage: str) -> None:
    server.says(GOOD)
    make(cache=tmp_path).read(report())
    (path,) = tmp_path.rglob("*.json")
    path.write_text(damage)
    assert len(make(cache=tmp_path).read(report()).events) == 2
    assert len(server.requests) == 2


def test_an_answer_that_broke_off_is_paid_for_once_too(server: Server, make: Make, tmp_path: Path) -> None:
    server.says(completion('{"events": [', finish="length"), GOOD)
    make(cache=tmp_path).read(report())
    make(cache=tmp_path).read(report())
    assert len(server.requests) == 3


def test_nonsense_is_not_kept(server: Server, make: Make, tmp_path: Path) -> None:
    server.says("no", "no", GOOD)
    with pytest.raises(UnreadableReportError):
        make(cache=tmp_path).read(report())
    assert len(make(cache=tmp_path).read(report()).events) == 2


def test_the_cache_is_bounded_and_the_oldest_go_first(tmp_path: Path) -> None:
    import os

    cache = Cache(tmp_path, most=5_000)
    keys = [key_of("m", "u", [str(number)], "", "schema", 1) for number in range(65)]
    for age, key in enumerate(keys):
        cache.put(key, Reply("x" * 1_000))
        if (path := tmp_path / key[:2] / f"{key}.json").exists():
            os.utime(path, (age, age))
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.json")) <= 5_000
    assert cache.get(keys[-1]) == Reply("x" * 1_000)
    assert cache.get(keys[0]) is None


def test_settings_come_from_options_then_from_the_environment() -> None:
    environment = {
        "DETENTE_LLM_URL": "https://a.example/v1/",
        "DETENTE_LLM_MODEL": "one",
        "DETENTE_LLM_KEY": "secret",
        "DETENTE_LLM_PRICE": "0.15/0.60",
        "DETENTE_LLM_TRUST": "a.example, b.example",
        "DETENTE_LLM_TIMEOUT": "30",
    }
    found = from_environment(model="two", environment=environment)
    assert (found.url, found.model, found.key) == ("https://a.example/v1", "two", "secret")
    assert found.price == Price(0.15, 0.6)
    assert found.trusted == ("a.example", "b.example")
    assert found.timeout == 30


@pytest.mark.parametrize("written", ["", "1", "a/b", "1/2/3", "-1/2", "nan/1", "inf/1"])
def test_a_price_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(Exception, match="no price"):
        price_of(written)
