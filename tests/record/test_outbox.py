"""What is sent to webhooks: signed, once, never lost, and nothing that is restricted."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import replace

import pytest
from sqlalchemy import update

from detente.exports.alerts import send, send_test
from detente.model import UnreadableReportError
from detente.model.codes import Act, Issue
from detente.record import Filter, NotAllowedError, Record, RecordError, UnknownEntryError
from detente.record.alerting.outbox import BACK_OFF
from detente.record.alerting.webhooks import SETTING, key_of
from detente.record.schema import deliveries
from detente.sources.fetch import Answered, Poster
from tests.record.news_made import Story
from tests.sources.site import Handler, site

URL = "https://receiver.example/hook"


class Killed(BaseException):
    """Stands for a kill: nothing after it runs."""


class Receiver(Poster):
    """Takes what is sent, or answers what a test says; may be killed before or after it has taken it."""

    def __init__(self, *answers: int | str) -> None:
        super().__init__()
        self.answers = list(answers)
        self.got: list[tuple[str, dict[str, object]]] = []

    def post(self, address: str, content: bytes, headers: object) -> Answered:
        answer = self.answers.pop(0) if self.answers else 200
        if answer == "before":
            raise Killed
        if answer == "silent":
            raise UnreadableReportError(address, "the server does not answer in time", "Look")
        if answer in (200, "after"):
            self.got.append((headers["webhook-id"], json.loads(content)))  # type: ignore[index]
        if answer == "after":
            raise Killed
        assert isinstance(answer, int)
        return Answered(answer, None)

    @property
    def quotes(self) -> list[str]:
        bodies = [body["data"] for _, body in self.got]
        return [alert["quote"] for data in bodies for alert in data["alerts"]]  # type: ignore[index]


def offer(number: int, **given: object) -> Story:
    words = f"The Reds offered talks in town {number}"
    issue = list(Issue)[number]  # of one issue and day they would be one offer, told again
    return Story(number, **given).says("Reds", Act.PROPOSE, issue, words)  # type: ignore[arg-type]


def later(record: Record) -> None:
    """Time passes: what was taken or failed is due again."""
    with record._store.write() as connection:
        connection.execute(update(deliveries).values(next_at="2020-01-01T00:00:00.000Z"))


@pytest.fixture
def hooked(record: Record) -> Record:
    record.add(offer(1).reading())
    record.webhooks.make(URL)
    return record


def test_it_is_sent_what_comes_in_from_now_on_and_that_once(hooked: Record) -> None:
    receiver = Receiver()
    assert send(hooked, receiver).sent == 0
    hooked.add(offer(2).reading())
    assert send(hooked, receiver).sent == 1
    assert send(hooked, receiver).sent == 0
    assert receiver.quotes == ["The Reds offered talks in town 2"]
    ((_, body),) = receiver.got
    assert body["type"] == "detente.alerts"
    (alert,) = body["data"]["alerts"]  # type: ignore[index]
    assert (alert["about"], alert["publisher"], alert["published_at"]) == ("proposal", "Wire 2", "2025-05-11")
    (delivery,) = hooked.outbox.newest()
    assert (delivery.state, delivery.status, delivery.tries) == ("sent", 200, 1)
    assert [one.what for one in hooked.newest_changes(1)] == ["alert sent"]


def test_a_test_message_is_sent_once_and_noted_and_not_queued(hooked: Record) -> None:
    receiver = Receiver(200, 503, "silent")
    assert send_test(hooked, receiver, 1) == ""
    ((key, body),) = receiver.got
    assert key.startswith("test-")
    assert (body["type"], body["data"]) == ("detente.test", {"search": None, "alerts": []})
    assert send_test(hooked, receiver, 1) == "receiver.example answers 503"
    assert send_test(hooked, receiver, 1) == "receiver.example: the server does not answer in time"
    assert [one.what for one in hooked.newest_changes(3)] == ["webhook tested"] * 3
    assert hooked.outbox.newest() == []
    with pytest.raises(NotAllowedError):
        send_test(hooked.acting_as("nobody"), receiver, 1)


def test_of_a_saved_search_only_what_passes_it(record: Record) -> None:
    record.searches.save("blue", Filter(side=("Blues",)))
    record.webhooks.make(URL, "blue")
    record.add(offer(1).reading())
    record.add(Story(2).says("Blues", Act.ATTACK, Issue.OTHER, "The Blues shelled the port").reading())
    receiver = Receiver()
    send(record, receiver)
    assert receiver.quotes == ["The Blues shelled the port"]
    assert receiver.got[0][1]["data"]["search"] == "blue"  # type: ignore[index]
    with pytest.raises(UnknownEntryError, match="no search is saved as 'green'"):
        record.webhooks.make(URL, "green")


@pytest.mark.parametrize("when", ["before", "after"])
def test_who_is_killed_loses_nothing_and_the_receiver_can_tell_what_comes_twice(
    hooked: Record, when: str
) -> None:
    for number in range(2, 5):
        hooked.add(offer(number).reading())
        receiver = Receiver(when)
        with pytest.raises(Killed):
            send(hooked, receiver)
        assert send(hooked, Receiver()).sent == 0, "taken by the one that was killed, for a while"
        later(hooked)
        again = Receiver()
        assert send(hooked, again).sent == 1
        assert again.quotes == [f"The Reds offered talks in town {number}"]
        if when == "after":
            assert again.got == receiver.got, "the same under the same id"
    assert {one.state for one in hooked.outbox.newest()} == {"sent"}


def test_who_is_killed_while_it_queues_queues_once(hooked: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    hooked.add(offer(2).reading())
    with monkeypatch.context() as patched:
        patched.setattr("detente.record.alerting.outbox.now", lambda: (_ for _ in ()).throw(Killed()))
        with pytest.raises(Killed):
            send(hooked, Receiver())
    assert hooked.outbox.newest() == []
    receiver = Receiver()
    send(hooked, receiver)
    assert len(receiver.got) == 1


def test_two_that_send_at_once_send_each_message_once(hooked: Record) -> None:
    hooked.add(offer(2).reading())
    (webhook,) = hooked.webhooks.all()
    _, upto = hooked.came.after(webhook.mark)
    assert hooked.outbox.queue(webhook.number, webhook.mark, upto, [])
    assert not hooked.outbox.queue(webhook.number, webhook.mark, upto, []), "another queued it already"
    hooked.add(offer(3).reading())
    send(hooked, Receiver(500))
    later(hooked)
    assert hooked.outbox.take()
    assert hooked.outbox.take() is None


def test_what_is_not_taken_is_sent_again_and_at_last_given_up(hooked: Record) -> None:
    hooked.add(offer(2).reading())
    answers: list[int | str] = [500, "silent", 429, 302, 404, 503, 500]
    for answer in answers:
        sent = send(hooked, Receiver(answer))
        assert (sent.again, sent.failed) == (1, 0)
        later(hooked)
    sent = send(hooked, Receiver(500))
    assert sent.failed == 1
    assert "given up after 8 tries" in sent.problems[0]
    assert len(BACK_OFF) == len(answers)
    later(hooked)
    assert send(hooked, Receiver()).sent == 0
    assert hooked.outbox.newest()[0].state == "failed"


def test_a_webhook_that_fails_holds_up_no_other(hooked: Record) -> None:
    hooked.webhooks.make("https://other.example/hook")
    hooked.add(offer(2).reading())
    sent = send(hooked, Receiver(500, 200))
    assert (sent.sent, sent.again) == (1, 1)


def test_a_receiver_that_is_gone_is_sent_nothing_more(hooked: Record) -> None:
    hooked.add(offer(2).reading())
    assert send(hooked, Receiver(410)).failed == 1
    assert hooked.webhooks.all() == []
    hooked.add(offer(3).reading())
    assert send(hooked, Receiver()).sent == 0


def test_nothing_restricted_is_sent_even_if_it_is_so_since_it_was_queued(hooked: Record) -> None:
    hooked.add(offer(2, restricted=True).reading())
    hooked.add(offer(3).reading())
    send(hooked, Receiver(500))
    secret = offer(3, restricted=True, publisher="Ministry").reading()
    hooked.add(secret)
    later(hooked)
    receiver = Receiver()
    send(hooked, receiver)
    assert receiver.got == []
    assert hooked.outbox.newest()[0].state == "withheld"


def test_a_message_is_signed_as_standard_webhooks_says(record: Record) -> None:
    got: list[tuple[dict[str, str], bytes]] = []

    def take(handler: Handler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        got.append((dict(handler.headers), body))
        handler.send_response(204)
        handler.end_headers()

    with site({"/hook": take}) as server:
        secret = record.webhooks.make(f"{server.address}/hook").secret
        record.add(offer(1).reading())
        assert send(record, Poster()).again == 1, "a private address is refused"
        assert got == []
        later(record)
        assert send(record, Poster(["localhost"])).sent == 1
    ((headers, body),) = got
    given = {name.lower(): value for name, value in headers.items()}
    assert secret
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{given['webhook-id']}.{given['webhook-timestamp']}.".encode() + body
    digest = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert given["webhook-signature"] == f"v1,{digest}"


def test_a_redirect_is_not_followed(record: Record) -> None:
    with site({"/hook": (302, {"Location": "/in"}, b"")}) as server:
        record.webhooks.make(f"{server.address}/hook")
        record.add(offer(1).reading())
        sent = send(record, Poster(["localhost"]))
        assert sent.problems == ["webhook 1: localhost answers 302"]
        assert [path for path, _ in server.asked] == ["/hook"]


def test_a_secret_of_the_environment_is_not_kept_and_none_is_logged(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = "a secret of the environment"
    monkeypatch.setenv(SETTING, named)
    assert record.webhooks.make(f"{URL}/path-that-is-secret").secret is None
    record.add(offer(1).reading())
    receiver = Receiver()
    assert send(record, receiver).sent == 1
    monkeypatch.delenv(SETTING)
    made = record.webhooks.make(URL).secret
    record.add(offer(2).reading())
    sent = send(record, Receiver())
    assert sent.problems == [
        "webhook 1: its secret is in the environment's DETENTE_WEBHOOK_SECRET, which is not set here"
    ]
    logged = repr(list(record.changes())) + repr(record.outbox.newest()) + repr(record.webhooks.all()[1:])
    assert made
    assert made not in logged
    assert named not in logged
    assert "path-that-is-secret" not in logged
    record.webhooks.end(2)
    with pytest.raises(UnknownEntryError):
        record.webhooks.end(2)
    monkeypatch.setenv(SETTING, "short")
    with pytest.raises(RecordError, match="fewer than 24 characters"):
        record.webhooks.make(URL)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("ftp://receiver.example/", "ftp: addresses are not fetched"),
        ("https://me:secret@receiver.example/", "holds a name or password"),
        ("javascript:alert(1)", "addresses are not fetched|names no host"),
        ("no address", "not fetched|no address|no host"),
        ("https://receiver.example/\n", "no address"),
    ],
)
def test_what_is_no_address_is_refused(record: Record, url: str, problem: str) -> None:
    with pytest.raises(RecordError, match=problem):
        record.webhooks.make(url)


@pytest.mark.parametrize("name", ["Carl", "Rita", "Rolf"])
def test_only_an_admin_says_where_alerts_go(hooked: Record, name: str) -> None:
    own = hooked.acting_as(name)
    with pytest.raises(NotAllowedError):
        own.webhooks.make(URL)
    with pytest.raises(NotAllowedError):
        own.webhooks.end(1)


def test_keys_are_text_or_base64() -> None:
    assert key_of("plain") == b"plain"
    assert key_of("whsec_aGVsbG8=") == b"hello"
    with pytest.raises(RecordError):
        key_of("whsec_no base64")


def test_a_feed_key_opens_one_feed_until_another_is_made(record: Record) -> None:
    own = record.acting_as("Rolf")
    first = own.feed_keys.make("talks")
    assert record.feed_keys.of(first, "talks") == "Rolf"
    assert record.feed_keys.of(first, "") is None
    assert record.feed_keys.of("", "talks") is None
    second = own.feed_keys.make("talks")
    assert record.feed_keys.of(first, "talks") is None
    assert record.feed_keys.of(second, "talks") == "Rolf"
    assert second not in repr(list(record.changes()))


def test_what_is_known_of_a_feed_is_kept(record: Record) -> None:
    feed = record.feeds.of("https://wire.example/feed")
    assert (feed.next_at, feed.failures) == ("", 0)
    record.feeds.keep(replace(feed, etag='"a"', next_at="2025-05-11T08:00:00.000Z", failures=2))
    record.feeds.keep(replace(record.feeds.of(feed.address), failures=3))
    kept = record.feeds.of(feed.address)
    assert (kept.etag, kept.failures) == ('"a"', 3)
