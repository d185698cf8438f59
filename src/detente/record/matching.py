"""A filter → a statement that selects the numbers of the entries that pass it, in the record's order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, and_, exists, select

from detente.record.copyrows import is_copy
from detente.record.days import FIRST, LAST, first_day, last_day, months
from detente.record.filter import Filter
from detente.record.fulltext import Sought, index, matches, number
from detente.record.indexed import LONG, MOST_MONTHS, MOST_YEARS, YEARS, party_keys, tenth
from detente.record.judgements import stands
from detente.record.kinds import KINDS
from detente.record.schema import entries, judgements, readings
from detente.record.words import token, words

_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_COLUMNS = {
    "actor": "actors",
    "side": "sides",
    "recipient": "recipients",
    "place": "places",
    "source": "sources",
}
_COMMON = frozenset({"actor", "event", "quotation"})
"""The kinds that most entries are of."""
_CODED = ("act", "issue", "reality", "status")


def passing(wanted: Filter, *, sqlite: bool) -> Select[int, int]:
    """Selects `number` and `reading` of the entries that pass, in no order yet."""
    sought = [*_text(wanted.text), *_names(wanted), *_codes(wanted)]
    kinds = _kinds(wanted)
    joined = entries.join(readings, readings.c.number == entries.c.reading)
    key: ColumnElement[int] = entries.c.number
    conditions = [readings.c.live, *_exactly(wanted)]
    if sought or not _COMMON.intersection(kinds):
        sought += _coded("kind", kinds)
    elif kinds:
        # Most entries are of these kinds: the table itself is the quicker way to them.
        conditions.append(entries.c.kind.in_(kinds))
    if sought:
        table = index(sqlite=sqlite)
        key = number(sqlite=sqlite)
        joined = table.join(joined, entries.c.number == key)
        conditions.append(matches(sought, sqlite=sqlite))
    return select(key.label("number"), entries.c.reading).select_from(joined).where(and_(*conditions))


def ordering(statement: Select[int, int]) -> ColumnElement[int]:
    """What the statement of `passing` is to be ordered by: the index, where it is asked, is in order."""
    return statement.selected_columns["number"]


def _text(text: str) -> Iterator[Sought]:
    for quoted, word in _PIECE.findall(text):
        phrase = tuple(words(quoted or word))
        if phrase:
            begins = frozenset({0}) if word.endswith("*") else frozenset()
            yield Sought(("told",), (phrase,), begins)


def _names(wanted: Filter) -> Iterator[Sought]:
    for name, column in _COLUMNS.items():
        values = getattr(wanted, name)
        if not values:
            continue
        phrases = [tuple(words(value)) for value in values]
        if name in ("actor", "side", "recipient"):
            phrases += [(token("party", key),) for value in values for key in (*party_keys(value), value)]
        yield Sought((column,), tuple(dict.fromkeys(phrases)))


def _kinds(wanted: Filter) -> tuple[str, ...]:
    """The kinds that are meant; none where any is, or where the other criteria leave no actor."""
    if wanted.kind or wanted.is_empty or any((wanted.act, wanted.issue, wanted.reality, wanted.status)):
        return wanted.kind
    return tuple(kind for kind in KINDS if kind != "actor")


def _codes(wanted: Filter) -> Iterator[Sought]:
    for name in _CODED:
        yield from _coded(name, getattr(wanted, name))
    if wanted.restricted is not None:
        yield from _coded("restricted", ("yes" if wanted.restricted else "no",))
    if wanted.confidence:
        yield from _coded("tenth", tuple(str(n) for n in range(tenth(wanted.confidence), 10)))
    if times := _times(wanted):
        yield Sought(("codes",), tuple((code,) for code in times))


def _coded(name: str, values: tuple[str, ...]) -> Iterator[Sought]:
    if values:
        yield Sought(("codes",), tuple((token(name, value),) for value in values))


def _times(wanted: Filter) -> list[str]:
    """The codes of the months or years that are asked for; none where these are too many to help."""
    if not (wanted.since and wanted.until):
        return []
    first, last = first_day(wanted.since), last_day(wanted.until)
    years = range(int(first[:4]), int(last[:4]) + 1)
    if len(years) > MOST_YEARS:
        return []
    between = months(first, last)
    if len(between) <= MOST_MONTHS:
        return [*(token("month", month) for month in between), YEARS, LONG]
    return [*(token("year", f"{year:04}") for year in years), LONG]


def _exactly(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """What the codes of the index tell too coarsely, or not at all."""
    if wanted.since or wanted.until:
        yield entries.c.first_day <= last_day(wanted.until or LAST)
        yield entries.c.last_day >= first_day(wanted.since or FIRST)
    if wanted.confidence:
        yield entries.c.confidence >= wanted.confidence - 1e-9
    if wanted.judged is not None:
        yield judged() if wanted.judged else ~judged()
    if wanted.once:
        yield ~is_copy(readings.c.report)


def judged() -> ColumnElement[bool]:
    """Whether a person's judgement of the entry stands."""
    found = exists().where(
        judgements.c.report == readings.c.report, judgements.c.entry == entries.c.entry, stands()
    )
    # Judgements are few: their entries are looked up, not every entry for its judgements.
    return entries.c.entry.in_(select(judgements.c.entry)) & found
