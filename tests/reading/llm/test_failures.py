"""Servers that fail, lie or flood: nothing is published that is not in the report, and the run says why."""

from __future__ import annotations

import json
from typing import Any

import pytest

from detente.model import Report, UnreadableReportError
from detente.reading.llm import Llm, Settings
from detente.reading.llm.errors import ModelError
from tests.reading.llm.conftest import GOOD, OFFER, Make, report
from tests.reading.llm.server import Said, Server, completion, failing

KEY = "sk-not-a-real-key-0123456789"


def refused(reader: Llm, read: Report | None = None) -> str:
    """What a reader says that can't read the report."""
    with pytest.raises(UnreadableReportError) as error:
        reader.read(read or report())
    return error.value.problem


@pytest.mark.parametrize(
    "answer",
    [
        "I am sorry, I can't help with that.",
        "{",
        "null",
        "[1, 2, 3]",
        '{"answer": 42}',
        '{"events": "none"}',
        "{" * 5_000,
        '{"events":' + "[" * 50_000,
        "\x00\ufffd𐀀" * 100,
        '{"events": [{"evidence": "\ud800"}]}',
        failing(400, "\ud800" * 10),
        completion("", finish="stop"),
        completion(None, refusal="I won't."),
        completion("x", finish="content_filter"),
        completion('{"actors": [{"name": "Putin", "kind": "person"}, {"na', finish="length"),
        Said(b"<html>Bad gateway</html>", headers={"Content-Type": "text/html"}),
        Said(b"{}", headers={"Content-Type": "application/json"}),
        Said(b'{"choices": []}', headers={"Content-Type": "application/json"}),
        Said(b"\xff\xfe", headers={"Content-Type": "application/json"}),
        {"events": [{**OFFER, "evidence": "Ukraine surrendered to Russia on Monday"}]},
        {"events": [{**OFFER, "act": "conquer"}], "talks": [3, None, "x"]},
    ],
    ids=lambda answer: str(getattr(answer, "body", answer))[:30],
)
def test_nonsense_publishes_nothing_and_says_so(server: Server, make: Make, answer: Any) -> None:
    server.says(answer)
    reader = make()
    assert refused(reader)
    assert "0 reports read, 1 report not" in reader.account()
    assert len(server.requests) <= 7  # four tries, or a part that is halved twice


def test_a_second_try_may_do_better(server: Server, make: Make) -> None:
    server.says("Certainly! Here are the events:", GOOD)
    reader = make()
    assert len(reader.read(report()).events) == 2
    assert "2 requests, 1 of them again" in reader.account()


@pytest.mark.parametrize(
    "wrapped",
    [
        "```json\n{}\n```",
        "Here you are: {} I hope it helps.",
        "<think>\nevents {{}}?\n</think>\n{}",
        "\n\n {}",
    ],
)
def test_json_is_found_between_other_words(server: Server, make: Make, wrapped: str) -> None:
    server.says(wrapped.replace("{}", json.dumps(GOOD), 1) if "{{" not in wrapped else
                wrapped.replace("{{}}", "").replace("{}", json.dumps(GOOD)))  # fmt: skip
    assert len(make().read(report()).events) == 2


def test_a_server_without_schemas_is_asked_for_json_then_for_text(server: Server, make: Make) -> None:
    def script(request: dict[str, Any]) -> Said:
        if "response_format" in request:
            return failing(400, "response_format is not supported")
        return completion(json.dumps(GOOD))

    server.script = script
    reader = make()
    assert len(reader.read(report()).events) == 2
    kinds = [request.get("response_format", {}).get("type") for request in server.requests]
    assert kinds == ["json_schema", "json_object", None]
    reader.read(report("Putin proposed direct talks in Istanbul on May 15. He waits."))
    assert len(server.requests) == 4  # what the server does not know is remembered


def test_the_schema_has_codes_and_no_offsets(server: Server, make: Make) -> None:
    server.says(GOOD)
    make().read(report())
    sent = json.dumps(server.requests[0]["response_format"]["json_schema"]["schema"])
    assert '"declare_ceasefire"' in sent
    assert not any(word in sent for word in ('"start_offset"', '"offset"', '"span"', '"char'))


def test_the_schema_bounds_every_list(server: Server, make: Make) -> None:
    def lists(schema: Any) -> list[int]:
        if isinstance(schema, list):
            return [most for one in schema for most in lists(one)]
        if not isinstance(schema, dict):
            return []
        own = [schema["maxItems"]] if schema.get("type") == "array" else []
        return own + [most for one in schema.values() for most in lists(one)]

    server.says(GOOD)
    make().read(report())
    sent = server.requests[0]["response_format"]["json_schema"]["schema"]
    assert {name: sent["properties"][name]["maxItems"] for name in ("actors", "events")} == {
        "actors": 150, "events": 150,
    }  # fmt: skip
    assert set(lists(sent["$defs"])) == {20}


def test_429_is_tried_again_after_what_the_server_asks_for(server: Server, make: Make) -> None:
    server.says(failing(429, Retry_After="7"), failing(429, Retry_After="3"), completion(json.dumps(GOOD)))
    reader = make()
    reader.read(report())
    assert reader.slept == [7.0, 3.0]  # type: ignore[attr-defined]


def test_a_server_that_asks_for_an_hour_is_away(server: Server, make: Make) -> None:
    server.says(failing(429, Retry_After="3600"))
    assert "3,600 seconds" in refused(make())
    assert len(server.requests) == 1


def test_errors_of_the_server_are_tried_again_with_longer_waits_and_an_end(
    server: Server, make: Make
) -> None:
    server.says(failing(500), failing(503), failing(502), failing(500))
    reader = make()
    assert "500" in refused(reader)
    assert len(server.requests) == 4
    first, second, third = reader.slept  # type: ignore[attr-defined]
    assert 0.7 < first < 1.3 < second < 2.6 < third < 5.1


@pytest.mark.parametrize("status", [401, 403, 404])
def test_refusals_are_not_tried_again(server: Server, make: Make, status: int) -> None:
    server.says(failing(status))
    assert str(status) in refused(make())
    assert len(server.requests) == 1


def test_a_server_that_does_not_answer_in_time_is_given_up(server: Server, make: Make) -> None:
    server.says(Said(b"", wait=0.6))
    reader = make(timeout=0.1, tries=2)
    assert "too long" in refused(reader)
    assert "at most" in reader.account()  # it may have cost something: it is counted


def test_a_server_that_is_not_there_is_told(make: Make) -> None:
    assert "can't be reached" in refused(make(url="http://127.0.0.1:9/v1", tries=2))


@pytest.mark.parametrize("drip", [False, True], ids=["told", "dripped"])
def test_a_flood_is_not_read_to_its_end(server: Server, make: Make, drip: bool) -> None:
    body = completion('{"events": []}' + " " * 10_000_000)
    server.says(Said(body.body, headers=body.headers, drip=drip))
    assert "more than any answer" in refused(make())
    assert len(server.requests) == 1


def test_a_packed_answer_is_not_unpacked(server: Server, make: Make) -> None:
    import gzip

    body = gzip.compress(completion('{"events": []}' + " " * 30_000_000).body)
    server.says(Said(body, headers={"Content-Type": "application/json", "Content-Encoding": "gzip"}))
    assert "more than any answer" in refused(make())


def test_thousands_of_entries_are_cut_short_and_counted(server: Server, make: Make) -> None:
    flood = [{**OFFER, "evidence": f"Ukraine surrendered for the {number}th time"} for number in range(3_000)]
    server.says({**GOOD, "events": [OFFER, *flood]})
    reading = make().read(report())
    assert len(reading.events) == 1
    messages = [signal.message for signal in reading.signals]
    assert any("2,851 of 3,001 were not looked at" in message for message in messages)
    assert len(messages) < 60


def test_redirects_are_not_followed(server: Server, make: Make) -> None:
    server.says(Said(b"", 302, {"Location": "http://192.0.2.1/steal"}))
    assert refused(make(key=KEY))
    assert len(server.requests) == 1


def test_the_key_goes_to_the_server_and_nowhere_else(
    server: Server,
    make: Make,
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-server-9876543210")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-secret")
    caplog.set_level("DEBUG")
    server.says(failing(401, f"Incorrect API key provided: {KEY}"), GOOD)
    reader = make(key=KEY, cache=tmp_path)
    assert KEY not in refused(reader)
    reader.read(report())
    assert {sent["authorization"] for sent in server.headers} == {f"Bearer {KEY}"}
    assert not any("org-secret" in str(sent) for sent in server.headers)
    assert KEY not in repr(reader.settings) + reader.account() + caplog.text
    kept = [path.read_text() for path in tmp_path.rglob("*.json")]
    assert len(kept) == 1
    assert KEY not in kept[0]
    server.says(GOOD)
    make().read(report())
    assert "sk-of-another" not in server.headers[-1]["authorization"]


def test_restricted_reports_stay_on_this_machine(server: Server, make: Make, tmp_path: Any) -> None:
    server.says(GOOD)
    secret = report(restricted=True)
    assert len(make(cache=tmp_path).read(secret).events) == 2
    assert not list(tmp_path.rglob("*.json"))  # nor do their words stay in the cache
    away = make(url="https://models.example/v1")
    assert "restricted" in refused(away, secret)
    assert len(server.requests) == 1
    assert Settings("https://models.example/v1", "m", trusted=("models.example",)).local


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://localhost/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://localhost.evil.example/v1", False),
        ("http://127.0.0.1.evil.example/v1", False),
        ("http://10.0.0.1/v1", False),
        ("http://0.0.0.0/v1", False),
        ("https://api.openai.com/v1", False),
    ],
)
def test_which_servers_are_this_machine(url: str, local: bool) -> None:
    assert Settings(url, "m").local is local


@pytest.mark.parametrize(
    ("settings", "remedy"),
    [
        ({"url": "models"}, "Write it as"),
        ({"url": "http://user:pass@127.0.0.1/v1"}, "DETENTE_LLM_KEY"),
        ({"url": "http://127.0.0.1/v1?key=1"}, "DETENTE_LLM_KEY"),
        ({"model": ""}, "--llm-model"),
        ({"max_cost": 1.0}, "--llm-price"),
        ({"url": "http://models.example/v1", "key": "k"}, "https"),
    ],
)
def test_what_makes_no_sense_is_told_with_a_remedy(settings: dict[str, Any], remedy: str) -> None:
    with pytest.raises(ModelError, match=remedy):
        Settings(**{"url": "http://127.0.0.1/v1", "model": "m", **settings})
