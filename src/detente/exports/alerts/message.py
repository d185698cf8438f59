"""Alerts → the messages of a webhook, signed as Standard Webhooks says (standardwebhooks.com, version 1):
what is signed is `id.timestamp.body`, with HMAC-SHA256.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence

from detente.analysis.alerts import Alert
from detente.exports.alerts.asjson import row
from detente.exports.jsonfile import safe
from detente.model.ids import identify
from detente.record.alerting.outbox import Message

MOST = 50
"""Alerts in a message."""
TYPE = "detente.alerts"
TEST = "detente.test"


def messages(webhook: int, search: str, alerts: Sequence[Alert]) -> Iterator[Message]:
    """The messages for one webhook, in the order in which the reports came in."""
    for start in range(0, len(alerts), MOST):
        part = alerts[start : start + MOST]
        body = {
            "type": TYPE,
            "timestamp": part[-1].came.at,
            "data": {"search": search or None, "alerts": [row(one) for one in part]},
        }
        quoted = {one.source.report for one in part} | {one.before.report for one in part if one.before}
        text = safe(json.dumps(body, ensure_ascii=False, allow_nan=False))
        key = identify("message", [webhook, [one.id for one in part], part[0].came.mark])
        yield Message(key, text, tuple(sorted(quoted)))


def trial_message(search: str, at: str) -> Message:
    """A message that tells nothing, of an instant: for a receiver that is set up."""
    body = {"type": TEST, "timestamp": at, "data": {"search": search or None, "alerts": []}}
    return Message(f"test-{secrets.token_hex(8)}", json.dumps(body, ensure_ascii=False), ())


def signed(key: bytes, message: str, at: int, content: bytes) -> Mapping[str, str]:
    """The headers of a message that is sent at a time, in seconds since 1970."""
    digest = hmac.new(key, f"{message}.{at}.".encode() + content, hashlib.sha256).digest()
    return {
        "Content-Type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }
