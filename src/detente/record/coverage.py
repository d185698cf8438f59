"""What a record covers: each source since when and how completely; counts with the sources behind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVarTuple

from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    Row,
    Select,
    case,
    cast,
    exists,
    func,
    or_,
    select,
    type_coerce,
)

from detente.record.copyrows import is_copy
from detente.record.filter import Filter
from detente.record.matching import passing
from detente.record.periods import Period, between, empty_weeks, longest_gap, period_of
from detente.record.schema import arrivals, readings, reports
from detente.record.store import Store

_DAY = func.substr(reports.c.published_at, 1, 10)
_SOURCE = func.coalesce(reports.c.publisher, "")
Ts = TypeVarTuple("Ts")


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """What the record has of a source, by days of publication; an empty `source` is where none is named.

    `copies` are those of its `reports` that are copies of others or texts that others printed first, whose
    `entries` are not counted. `empty_weeks` lie between its first and its last report; `longest_gap` is the
    two days of publication next to each other that are farthest apart.
    """

    source: str
    since: str
    until: str
    reports: int
    copies: int
    entries: int
    empty_weeks: int
    longest_gap: tuple[str, str] | None
    languages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of add: how many sources it was given, and how many of these failed."""

    run: str
    given: int
    failed: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sources of a record by name, and the runs of add, oldest first. `given` and `failed` count each
    file, line or address of all runs once, as it ended in the last run that it was in.
    """

    sources: Sequence[SourceCoverage]
    runs: Sequence[Run]
    given: int
    failed: int


@dataclass(frozen=True, slots=True)
class Count:
    """A period of publication. `sources` printed something in it; `new` are those of them that the record has
    nothing older of, and `entries_of_new` what is told in their reports.
    """

    period: str
    entries: int
    reports: int
    sources: int
    new: Sequence[str]
    entries_of_new: int


def coverage(store: Store, wanted: Filter) -> Coverage:
    """The sources of a record; the entries that pass the filter are counted, and reports whether any does."""
    with store.read() as connection:
        entries = Counter[str]()
        for row in _entries(connection, wanted, sqlite=store.sqlite):
            entries[row.source] += row.entries
        days: dict[str, list[str]] = defaultdict(list)
        for source, day in connection.execute(_open(select(_SOURCE, _DAY).distinct(), wanted)):
            days[source].append(day)
        languages: dict[str, dict[str, int]] = defaultdict(dict)
        for source, language, number in connection.execute(_languages(wanted, sqlite=store.sqlite)):
            languages[source][language] = number
        sources = [
            SourceCoverage(
                source=row.source,
                since=min(days[row.source]),
                until=max(days[row.source]),
                reports=row.reports,
                copies=row.copies,
                entries=entries[row.source],
                empty_weeks=empty_weeks(days[row.source]),
                longest_gap=longest_gap(days[row.source]),
                languages=languages[row.source],
            )
            for row in connection.execute(_open(_reports(), wanted))
        ]
        given, failed = _ended(connection)
        return Coverage(sorted(sources, key=lambda one: one.source), _runs(connection), given, failed)


def counts(store: Store, wanted: Filter, by: Period) -> list[Count]:
    """The entries that pass the filter by period of publication, from the record's first report to its last,
    each period with the sources that printed anything in it.
    """
    entries: dict[str, Counter[str]] = defaultdict(Counter)
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, str] = {}
    with store.read() as connection:
        for row in _entries(connection, wanted, sqlite=store.sqlite):
            entries[period_of(row.day, by)][row.source] += row.entries
        statement = select(_SOURCE, _DAY, func.count()).group_by(_SOURCE, _DAY).order_by(_DAY)
        statement = _open(statement, wanted)
        for source, day, number in connection.execute(statement):
            printed[period_of(day, by)][source] += number
            first.setdefault(source, day)
            last = day
    if not first:
        return []
    onsets = {source: period_of(day, by) for source, day in first.items()}
    return [
        Count(
            period=period,
            entries=entries[period].total(),
            reports=printed[period].total(),
            sources=len(printed[period]),
            new=(new := sorted(source for source in printed[period] if onsets[source] == period)),
            entries_of_new=sum(entries[period][source] for source in new),
        )
        for period in between(min(first.values()), last, by)
    ]


def _entries(connection: Connection, wanted: Filter, *, sqlite: bool) -> Sequence[Row[*tuple[str, str, int]]]:
    """How many entries pass, by source and day of publication."""
    found = passing(wanted, sqlite=sqlite).subquery("found")
    return connection.execute(
        select(_SOURCE.label("source"), _DAY.label("day"), func.count().label("entries"))
        .select_from(found)
        .join(readings, readings.c.number == found.c.reading)
        .join(reports, reports.c.number == readings.c.head)
        .group_by(_SOURCE, _DAY)
    ).all()


def _reports() -> Select[str, int, int]:
    counted = exists().where(readings.c.head == reports.c.number, readings.c.live)
    copied: ColumnElement[bool] = or_(~counted, is_copy(reports.c.report))
    copies = func.sum(case((copied, 1), else_=0)).label("copies")
    return select(_SOURCE.label("source"), func.count().label("reports"), copies).group_by(_SOURCE)


def _open(statement: Select[*Ts], wanted: Filter) -> Select[*Ts]:
    """Who may not see a report is not told of its source either."""
    if wanted.restricted is None:
        return statement
    return statement.where(reports.c.restricted == wanted.restricted)


def _languages(wanted: Filter, *, sqlite: bool) -> Select[str, str, int]:
    body = type_coerce(reports.c.body, JSON) if sqlite else cast(reports.c.body, JSON)
    each = select(_SOURCE.label("source"), body["language"].as_string().label("language"))
    told = _open(each, wanted).subquery()
    number = func.count().label("reports")
    return (
        select(told.c.source, told.c.language, number)
        .group_by(told.c.source, told.c.language)
        .order_by(number.desc(), told.c.language)
    )


def _failures() -> ColumnElement[int]:
    return func.coalesce(func.sum(case((arrivals.c.outcome == "failed", 1), else_=0)), 0)


def _runs(connection: Connection) -> list[Run]:
    statement = select(arrivals.c.run, func.count().label("given"), _failures().label("failed"))
    rows = connection.execute(statement.group_by(arrivals.c.run).order_by(func.min(arrivals.c.number)))
    return [Run(row.run, row.given, row.failed) for row in rows]


def _ended(connection: Connection) -> tuple[int, int]:
    """Of all sources, each once, how many there are and how many failed the last time."""
    line = func.coalesce(arrivals.c.line, 0)
    newest = select(func.max(arrivals.c.number)).group_by(arrivals.c.source, line)
    row = connection.execute(select(func.count(), _failures()).where(arrivals.c.number.in_(newest))).one()
    return row[0], row[1]
