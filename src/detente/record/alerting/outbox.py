"""The outbox: what is to be sent to webhooks, kept before it is sent, with what became of it.

A message is queued in the transaction that moves its webhook's mark: whatever is killed when, it is queued
once. It is taken for a while, and is due again where nobody says that it was sent. Who is killed between the
receiver's answer and that word sends it a second time under the same id, by which the receiver knows it.
"""

from __future__ import annotations

import json
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, insert, select, update

from detente.record.alerting.came import restricted
from detente.record.alerting.webhooks import end, environment_secret
from detente.record.clock import now
from detente.record.journal import log_change
from detente.record.people import Role, require
from detente.record.schema import deliveries, webhooks
from detente.record.store import Store

State = Literal["due", "sent", "failed", "withheld"]
BACK_OFF = (0.1, 1, 5, 30, 120, 300, 600)
"""Minutes after a first, second … try that failed; after the last the message has failed."""
LEASE = timedelta(minutes=2)
_LONGEST_WAIT = timedelta(days=1)
_GONE = 410
_RESTRICTED = "a report that it quotes is restricted by now"


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be sent: `key` is its id for the receiver, `reports` those that it quotes."""

    key: str
    body: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message of the outbox and what became of it so far."""

    number: int
    webhook: int
    key: str
    made_at: str
    state: State
    tries: int
    next_at: str
    status: int | None
    problem: str
    done_at: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that was taken to be sent, and where to. `secret` is None where none is at hand."""

    number: int
    webhook: int
    url: str
    secret: str | None
    key: str
    body: str
    tries: int


class Outbox:
    """The outbox of a record, for one person."""

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def queue(self, webhook: int, mark: int, upto: int, messages: Sequence[Message]) -> bool:
        """Keep the messages of what came in between two marks. False where another did so already."""
        with self._store.write() as connection:
            self._require(connection)
            standing = (
                (webhooks.c.number == webhook) & (webhooks.c.mark == mark) & webhooks.c.ended_at.is_(None)
            )
            if connection.execute(update(webhooks).where(standing).values(mark=upto)).rowcount != 1:
                return False
            for message in messages:
                connection.execute(
                    insert(deliveries).values(
                        webhook=webhook,
                        key=message.key,
                        body=message.body,
                        reports=json.dumps(message.reports),
                        made_at=now(),
                        state="due",
                        tries=0,
                        next_at=now(),
                        problem="",
                    )
                )
            return True

    def take(self, without: Container[int] = ()) -> Taken | None:
        """The next message that is due, of no webhook of `without`, taken so that nobody else sends it; None
        where there is none. What quotes a report that has been restricted since is withheld.
        """
        with self._store.write() as connection:
            self._require(connection)
            rows = connection.execute(
                select(deliveries, webhooks.c.url, webhooks.c.secret)
                .join(webhooks, webhooks.c.number == deliveries.c.webhook)
                .where(
                    deliveries.c.state == "due",
                    deliveries.c.next_at <= now(),
                    webhooks.c.ended_at.is_(None),
                )
                .order_by(deliveries.c.number)
            )
            for row in rows.all():
                if row.webhook in without:
                    continue
                if restricted(connection, json.loads(row.reports)):
                    self._close(
                        connection, row.number, "withheld", None, "a report has been restricted since"
                    )
                    continue
                tries = row.tries + 1
                own = deliveries.c.number == row.number
                connection.execute(update(deliveries).where(own).values(tries=tries, next_at=_in(LEASE)))
                secret = row.secret or environment_secret()
                return Taken(row.number, row.webhook, row.url, secret, row.key, row.body, tries)
        return None

    def sent(self, taken: Taken, status: int) -> None:
        """Note that a message was sent and taken."""
        with self._store.write() as connection:
            self._close(connection, taken.number, "sent", status, "")

    def failed(self, taken: Taken, status: int | None, problem: str, wait: float | None = None) -> State:
        """Note that a message was not taken, and why; `wait` are the seconds for which the receiver asks.

        Gives whether it is due again, or has failed for good.
        """
        with self._store.write() as connection:
            if status == _GONE:
                self._close(connection, taken.number, "failed", status, problem)
                end(connection, self._who, taken.webhook, "its receiver says that it is gone")
                return "failed"
            if taken.tries > len(BACK_OFF):
                self._close(connection, taken.number, "failed", status, problem)
                return "failed"
            pause = timedelta(minutes=BACK_OFF[taken.tries - 1])
            if wait is not None:
                pause = min(max(pause, timedelta(seconds=wait)), _LONGEST_WAIT)
            connection.execute(
                update(deliveries)
                .where(deliveries.c.number == taken.number)
                .values(next_at=_in(pause), status=status, problem=problem)
            )
            return "due"

    def newest(self, limit: int = 50, webhook: int | None = None) -> list[Delivery]:
        """The messages that were queued last, the last first, of all webhooks or of one."""
        statement = select(deliveries).order_by(deliveries.c.number.desc()).limit(limit)
        if webhook is not None:
            statement = statement.where(deliveries.c.webhook == webhook)
        with self._store.read() as connection:
            return [
                Delivery(
                    row.number,
                    row.webhook,
                    row.key,
                    row.made_at,
                    row.state,
                    row.tries,
                    row.next_at,
                    row.status,
                    row.problem,
                    row.done_at,
                )
                for row in connection.execute(statement)
            ]

    def _close(
        self, connection: Connection, number: int, state: State, status: int | None, problem: str
    ) -> None:
        own = deliveries.c.number == number
        connection.execute(
            update(deliveries).where(own).values(state=state, status=status, problem=problem, done_at=now())
        )
        row = connection.execute(select(deliveries.c.webhook, deliveries.c.key).where(own)).one()
        told = {"message": row.key, "status": status, **({"why": problem} if problem else {})}
        log_change(connection, self._who, f"alert {state}", f"webhook {row.webhook}", None, told)

    def _require(self, connection: Connection) -> None:
        require(connection, self._store.where, self._who, Role.CODER, "sends alerts")


def _in(pause: timedelta) -> str:
    return (datetime.now(UTC) + pause).isoformat(timespec="milliseconds").replace("+00:00", "Z")
