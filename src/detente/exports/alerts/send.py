"""The alerts of a record → its webhooks: queued first, then sent, each with what became of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from detente.analysis.alerts import news
from detente.exports.alerts.message import messages, signed
from detente.model import DetenteError, UnreadableReportError
from detente.record import Record
from detente.record.alerting.outbox import Taken
from detente.record.alerting.webhooks import SETTING, Webhook, host_of, key_of
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
            content = taken.body.encode()
            headers = signed(key_of(taken.secret), taken.key, int(time.time()), content)
            answer = poster.post(taken.url, content, headers)
            if answer.is_taken:
                record.outbox.sent(taken, answer.status)
                told.sent += 1
                return ""
            status, wait = answer.status, answer.wait
            problem = f"{host_of(taken.url)} answers {status}"
    except UnreadableReportError as error:
        # The address itself may be as secret as a password, and the problem names the host.
        problem = f"{host_of(taken.url)}: {error.problem}"
    if record.outbox.failed(taken, status, problem, wait) == "failed":
        told.failed += 1
        return f"{problem}; given up after {taken.tries} tries" if taken.tries > 1 else problem
    told.again += 1
    return problem
