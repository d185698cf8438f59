"""The alerts of a record → its webhooks: queued first, then sent, each with what became of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from detente.analysis.alerts import news
from detente.exports.alerts.message import messages, signed, trial_message
from detente.model import DetenteError, UnreadableReportError
from detente.record import Record
from detente.record.alerting.outbox import Taken
from detente.record.alerting.webhooks import SETTING, Webhook, host_of, key_of
from detente.record.clock import now
from detente.sources.fetch import Poster

_AT_ONCE = 100
_UNSIGNED = f"its secret is in the environment's {SETTING}, which is not set here"


@dataclass
class Sent:
    """What became of the messages that were due."""

    sent: int = 0
    again: int = 0
    """Not taken, and due again later."""
    failed: int = 0
    problems: list[str] = field(default_factory=list)
    """What went wrong, a line each, without the addresses."""


def send(record: Record, poster: Poster, stopped: Callable[[], bool] = lambda: False) -> Sent:
    """Queue what is new for each webhook, and send what is due. A webhook whose receiver does not take a
    message is left alone until that is due again; it holds up no other.
    """
    told = Sent()
    for webhook in record.webhooks.all():
        try:
            queue(record, webhook)
        except DetenteError as error:
            told.problems.append(f"webhook {webhook.number}: {error}")
    resting: set[int] = set()
    while not stopped() and (taken := record.outbox.take(resting)):
        problem = _post(record, poster, taken, told)
        if problem:
            resting.add(taken.webhook)
            told.problems.append(f"webhook {taken.webhook}: {problem}")
    return told


def send_test(record: Record, poster: Poster, number: int) -> str:
    """Send a webhook a message without alerts, once; gives what went wrong, "" for nothing. It is noted in
    the log of changes. Raises what `Webhooks.aim` does.
    """
    aim = record.webhooks.aim(number)
    message = trial_message(aim.search, now())
    status, problem = None, ""
    if aim.secret is None:
        problem = _UNSIGNED
    else:
        try:
            status, _, problem = _answered(poster, aim.url, aim.secret, message.key, message.body)
        except UnreadableReportError as error:
            problem = f"{host_of(aim.url)}: {error.problem}"
    record.webhooks.tested(number, message.key, status, problem)
    return problem


def queue(record: Record, webhook: Webhook) -> None:
    """Keep for a webhook what is new since its mark."""
    mark = webhook.mark
    wanted = record.searches.get(webhook.search) if webhook.search else None
    while True:
        came, upto = record.came.after(mark, _AT_ONCE)
        if not came:
            return
        new = list(messages(webhook.number, webhook.search, news(record, came, wanted)))
        if not record.outbox.queue(webhook.number, mark, upto, new):
            return  # another process was quicker
        mark = upto


def _post(record: Record, poster: Poster, taken: Taken, told: Sent) -> str:
    """Send one message; gives what went wrong, "" for nothing."""
    status, wait = None, None
    try:
        if taken.secret is None:
            problem = _UNSIGNED
        else:
            status, wait, problem = _answered(poster, taken.url, taken.secret, taken.key, taken.body)
            if not problem:
                record.outbox.sent(taken, status)
                told.sent += 1
                return ""
    except UnreadableReportError as error:
        # The address itself may be as secret as a password, and the problem names the host.
        problem = f"{host_of(taken.url)}: {error.problem}"
    if record.outbox.failed(taken, status, problem, wait) == "failed":
        told.failed += 1
        return f"{problem}; given up after {taken.tries} tries" if taken.tries > 1 else problem
    told.again += 1
    return problem


def _answered(poster: Poster, url: str, secret: str, key: str, body: str) -> tuple[int, float | None, str]:
    """Status, the seconds for which the receiver asks, and what is wrong, "" where it took the message."""
    content = body.encode()
    answer = poster.post(url, content, signed(key_of(secret), key, int(time.time()), content))
    return answer.status, answer.wait, "" if answer.is_taken else f"{host_of(url)} answers {answer.status}"
