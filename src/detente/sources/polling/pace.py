"""When a feed may be asked again: what the user wants, but never sooner than its server or itself says."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta

from detente.sources.fetch.waiting import retry_after

LONGEST = timedelta(days=1)
"""Whatever is asked for: a feed that wants to be asked once a year is not watched."""
_HEAD = 20_000
_TTL = re.compile(rb"<ttl\b[^>]{0,200}>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
_HOURS = re.compile(rb"<skipHours\b[^>]{0,200}>(.*?)</skipHours>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(rb"<hour\b[^>]{0,200}>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAYS = re.compile(rb"<skipDays\b[^>]{0,200}>(.*?)</skipDays>", re.IGNORECASE | re.DOTALL)
_DAY = re.compile(rb"<day\b[^>]{0,200}>\s*(\w+)\s*</day>", re.IGNORECASE)
_PERIOD = re.compile(rb"<sy:updatePeriod\b[^>]{0,200}>\s*(\w+)\s*</sy:updatePeriod>", re.IGNORECASE)
_FREQUENCY = re.compile(
    rb"<sy:updateFrequency\b[^>]{0,200}>\s*(\d{1,4})\s*</sy:updateFrequency>", re.IGNORECASE
)
_PERIODS = {
    b"hourly": timedelta(hours=1),
    b"daily": timedelta(days=1),
    b"weekly": timedelta(weeks=1),
    b"monthly": timedelta(days=30),
    b"yearly": timedelta(days=365),
}
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MAX_AGE = re.compile(r"max-age\s*=\s*(\d{1,9})", re.IGNORECASE)
_FIRST_BACK_OFF = timedelta(minutes=5)


@dataclass(frozen=True)
class Hints:
    """What a feed asks of who reads it: so many seconds between two answers, no hours (GMT) or days of these.

    RSS 2.0: `ttl`, `skipHours`, `skipDays`; the syndication module of RSS: `updatePeriod`, `updateFrequency`.
    """

    seconds: int = 0
    hours: tuple[int, ...] = ()
    days: tuple[str, ...] = ()

    @classmethod
    def of(cls, raw: bytes) -> Hints:
        """Those that stand at the beginning of a feed."""
        head = raw[:_HEAD]
        hours = {int(one) % 24 for part in _HOURS.findall(head) for one in _HOUR.findall(part)}
        named = {
            one.decode("ascii", "replace").lower()
            for part in _DAYS.findall(head)
            for one in _DAY.findall(part)
        }
        return cls(_seconds(head), tuple(sorted(hours)), tuple(sorted(named & set(_WEEK))))

    def to_json(self) -> str:
        """As the record keeps them."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Hints:
        """Those that `to_json` wrote; none for an empty text."""
        if not text:
            return cls()
        given = json.loads(text)
        return cls(given["seconds"], tuple(given["hours"]), tuple(given["days"]))


@dataclass(frozen=True)
class Pace:
    """How often feeds are asked: `every` so long, and up to a tenth more, so that they don't come at once."""

    every: timedelta = timedelta(minutes=15)
    chance: random.Random = field(default_factory=random.Random)

    def after(self, at: datetime, headers: Mapping[str, str], hints: Hints) -> datetime:
        """The time after an answer with these headers (RFC 9111: `max-age`)."""
        wished = max(self.every, timedelta(seconds=hints.seconds), _of_server(headers))
        wait = min(wished, max(LONGEST, self.every))
        return _not_skipped(at + wait * (1 + self.chance.random() / 10), hints)

    def after_failure(self, at: datetime, failures: int, wait: str | None = None) -> datetime:
        """The time after so many failures in a row; `wait` is what a `Retry-After` header says."""
        pause: timedelta = min(max(self.every, _FIRST_BACK_OFF) * 2 ** min(failures - 1, 12), LONGEST)
        asked = retry_after(wait)
        if asked is not None:
            pause = min(max(self.every, timedelta(seconds=asked)), LONGEST)
        return at + pause * (1 + self.chance.random() / 10)


def _seconds(head: bytes) -> int:
    found = timedelta()
    if ttl := _TTL.search(head):
        found = timedelta(minutes=int(ttl[1]))
    if (period := _PERIOD.search(head)) and (whole := _PERIODS.get(period[1].lower())):
        times = _FREQUENCY.search(head)
        found = max(found, whole / max(1, int(times[1]) if times else 1))
    return int(found.total_seconds())


def _of_server(headers: Mapping[str, str]) -> timedelta:
    age = _MAX_AGE.search(headers.get("cache-control", ""))
    return timedelta(seconds=int(age[1])) if age else timedelta()


def _not_skipped(at: datetime, hints: Hints) -> datetime:
    """The first time from then on at which the feed does not ask to be left alone."""
    found = at.astimezone(UTC)
    for _ in range(24 * 7):
        if found.hour not in hints.hours and _WEEK[found.weekday()] not in hints.days:
            return found
        found = found.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return at  # all hours of all days: it can't mean that
