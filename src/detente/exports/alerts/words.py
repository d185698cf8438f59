"""An alert in a line, and where it stands."""

from __future__ import annotations

from datetime import date, timedelta

from detente.analysis.alerts import About, Alert
from detente.analysis.positions.shifts import Shift
from detente.analysis.source import Source
from detente.exports.clean import one_line
from detente.exports.story.names import Names
from detente.exports.story.terms import condition_in_words
from detente.exports.story.when import day, when
from detente.exports.story.words import issue, series
from detente.exports.why.headings import heading
from detente.model import Ceasefire, Condition, Event
from detente.model.codes import Issue
from detente.model.sentence import sentence_around

_LONG_AGO = timedelta(days=30)


def told(alert: Alert) -> str:
    """What is new, in a line: `Russia on a ceasefire: proposes → rejects`; with its day, where that is more
    than thirty days before the report.
    """
    day_of_it = "" if alert.shift else _long_ago(alert)
    return f"{_told(alert)} ({day_of_it})" if day_of_it else _told(alert)


def _told(alert: Alert) -> str:
    names = Names(alert.reading)
    if alert.shift:
        return f"{one_line(alert.side)} on {issue(alert.shift.issue)}: {changed(alert.shift)}"
    if alert.condition:
        named = [key for key in (alert.condition.holder, *alert.condition.co_holders) if key]
        who = f"{names.join(named).plain}: " if named else ""
        return f"{who}{_condition(alert.condition, tuple(named), names)}"
    return heading(alert.entry, names).plain


def title(alert: Alert) -> str:
    """The same behind what it is about: `New proposal: Kenya proposed talks`."""
    if alert.about is About.EVENT:
        return told(alert)
    if alert.about is About.SHIFT:
        return f"Shift: {told(alert)}"
    return f"New {alert.about.value}: {told(alert)}"


def changed(shift: Shift) -> str:
    """`proposes → rejects`, or which conditions came and went."""
    before, after = shift.before.stance.value, shift.after.stance.value
    if shift.same_day:
        return f"{before} and {after} on one day"
    parts = [f"{before} → {after}"] if before != after else [f"still {after}"]
    if shift.added:
        parts.append(f"now asks for {_series(shift.added)}")
    if shift.dropped:
        parts.append(f"no longer asks for {_series(shift.dropped)}")
    return ", ".join(parts)


def sentence(alert: Alert) -> tuple[str, str, str]:
    """The sentence that the words stand in: what is before them, they, what is behind them."""
    text, words = alert.reading.report.text, alert.source
    first, last = sentence_around(text, words.start, words.end)
    return text[first : words.start], text[words.start : words.end], text[words.end : last]


def earlier(before: Source) -> str:
    """Where the earlier stance of a shift stands: `“…” (Northern Wire, 11 May 2025)`."""
    parts = [one_line(before.publisher), day(before.published_at[:10])]
    return f"“{one_line(before.quote)}” ({', '.join(part for part in parts if part)})"


def address(alert: Alert) -> str | None:
    """Where the report was published, if that is an address that a browser may be sent to."""
    url = alert.reading.report.url or ""
    return url if url.lower().startswith(("http://", "https://")) and url.isprintable() else None


def _long_ago(alert: Alert) -> str:
    """When an event or a ceasefire was that a report looks back on; "" for one of its own days."""
    match alert.entry:
        case Event(date=found):
            pass
        case Ceasefire() as truce:
            found = truce.declared_on or truce.start or truce.end
        case _:
            found = None
    if found is None:
        return ""
    published = date.fromisoformat(alert.reading.report.published_at[:10])
    last = (found.end or found.value)[:10]
    before = (published - _LONG_AGO).isoformat()
    return when(found, "") if last < before[: len(last)] else ""


def _condition(condition: Condition, named: tuple[str, ...], names: Names) -> str:
    """A condition in the codebook's words; with those of the report, if these say little."""
    words = condition_in_words(condition, named, names).plain
    wanted = condition.requires
    if Issue.OTHER in (condition.gates, wanted.issue if wanted else None):
        return words
    return words.removesuffix(f" “{one_line(condition.text)}”")


def _series(names: tuple[str, ...]) -> str:
    return series([_asked(name) for name in names])


def _asked(name: str) -> str:
    bare = name.removeprefix("no ")
    return f"no {issue(Issue(bare), article=False)}" if bare != name else issue(Issue(name))
