"""Rows of the CF data set → ceasefires of the ledger, beside whose facts the rows stay as they were."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from detente.analysis.ceasefires.called import lasting
from detente.analysis.ceasefires.cf.codes import coded, meanings
from detente.analysis.ceasefires.cf.columns import NONE, PURPOSES, UNKNOWN
from detente.analysis.ceasefires.cf.read import CfFile, whole
from detente.analysis.ceasefires.span import later
from detente.analysis.ceasefires.truce import Declaration, Fact, Step, Truce, Version, Word
from detente.analysis.party import Party
from detente.analysis.source import Cell
from detente.knowledge.fold import fold
from detente.record.matters import FieldStatus
from detente.sources.tolerant import Row

CITED = "ETH/PRIO CF"
_CLASSES = {"1": "cessation", "2": "with_compliance", "3": "definitive"}
_SIDES = {"1": "unilateral", "2": "bilateral", "3": "multilateral"}
_ENDS = {"0": "in_force", "1": "expired", "2": "ended", "3": "never_in_force", "4": "ended"}
_NO_NAME = frozenset({"", UNKNOWN, NONE})


def cf_truces(file: CfFile) -> list[Truce]:
    """The ceasefires of a file, in the order of its rows."""
    return [_truce(key, rows, file) for key, rows in file.groups.items()]


def _truce(key: str, rows: Sequence[Row], file: CfFile) -> Truce:
    give = _Facts(rows, file.source)
    facts = tuple(give.facts())
    by_name = {fact.name: fact for fact in facts}
    location = _text(rows[0], "location")
    start = next((by_name[n].first.value for n in ("start_actual", "declared_on") if n in by_name), "")
    parties = tuple(dict.fromkeys(_party(row) for row in rows))
    length = by_name.get("duration")
    words = [
        "ceasefire",
        f"of {lasting(length.first.value)}" if length else "",
        f"from {start}" if start else "",
    ]
    between = ", ".join(party.name for party in parties)
    steps = tuple(give.steps())
    return Truce(
        id=f"cf-{key}",
        title=f"{location} {' '.join(word for word in words if word)}: {between}".strip(),
        status=_status(steps, rows),
        parties=parties,
        facts=facts,
        declarations=tuple(give.declarations()),
        steps=steps,
        agreements=tuple(dict.fromkeys(a for row in rows if (a := _text(row, "pax_id")) not in _NO_NAME)),
        sources=tuple(Cell(file.source, row.line, _text(row, "actor_name"), CITED) for row in rows),
        places=(location,) if location else (),
        rows=tuple(rows),
        codes=tuple(coded(rows)),
        columns=file.columns,
    )


def _status(steps: Sequence[Step], rows: Sequence[Row]) -> str:
    """The last step; one that began and whose end is not known (-1) is `end_not_known`, not in force."""
    last = steps[-1].status if steps else "declared"
    coded_open = any(_text(row, "ended") == NONE for row in rows)
    return "end_not_known" if last == "in_force" and not coded_open else last


class _Facts:
    """What the rows of one ceasefire give; where they differ, each version with its lines."""

    def __init__(self, rows: Sequence[Row], source: str) -> None:
        self._rows = rows
        self._source = source

    def facts(self) -> Iterator[Fact]:
        yield from self._fact("side", partial(_ours, column="side", codes=_SIDES), "side")
        yield from self._fact("effect", _effect, "cf_effect_yr", "ended")
        for name, stem in (("declared_on", "cf_dec"), ("start_actual", "cf_effect"), ("end_actual", "end")):
            columns = (f"{stem}_yr", f"{stem}_month", f"{stem}_day")
            yield from self._fact(name, partial(_date, stem=stem), *columns)
        yield from self._fact("duration", _duration, "fixed", "fixed_time")
        yield from self._fact("duration_in_words", _duration_words, "fixed_time")
        yield from self._fact("end_planned", _planned_end, "cf_effect_yr", "fixed_time")
        classed = partial(_ours, column="ceasefire_class", codes=_CLASSES)
        yield from self._fact("class", classed, "ceasefire_class")
        yield from self._fact("purposes", _purposes, *PURPOSES)
        for name, column in (("covers", "partial"), ("written", "written"), ("mechanism", "implement"),
                             ("enforcement", "enforcement")):  # fmt: skip
            yield from self._fact(name, partial(_meant, column=column), column)

    def steps(self) -> Iterator[Step]:
        found: dict[tuple[str, str], Step] = {}
        for row in self._rows:
            ended = _text(row, "ended")
            dates = (
                ("declared", _date(row, "cf_dec")[0], "cf_dec_yr"),
                ("in_force", _date(row, "cf_effect")[0], "cf_effect_yr"),
                (_ENDS.get(ended, "ended"), _date(row, "end")[0], "ended"),
            )
            for status, day, column in dates:
                known = bool(status) and (bool(day) or (column == "ended" and ended in ("1", "2", "3", "4")))
                if known:
                    meant = meanings().get(("ended", ended))
                    note = f"code {ended}: {meant.words}" if meant and column == "ended" else ""
                    ground = Cell(self._source, row.line, f"{column} {_text(row, column)}", CITED)
                    there = found.get((status, day))
                    grounds = (*there.grounds, ground) if there else (ground,)
                    found[status, day] = Step(status, day, bool(day), (), (), "", grounds, note)
        yield from sorted(found.values(), key=lambda step: (_STAGES.index(step.status), step.day))

    def declarations(self) -> Iterator[Declaration]:
        several = len({_party(row).key for row in self._rows}) > 1
        mediators: dict[str, list[Cell]] = {}
        for row in self._rows:
            day, _ = _date(row, "cf_dec")
            ground = Cell(self._source, row.line, f"actor_name {_text(row, 'actor_name')}", CITED)
            word = Word.AGREES if several else Word.DECLARES
            yield Declaration(_party(row), word, day, bool(day), (), "", (ground,))
            if _text(row, "mediator_nego") == "1":
                for name in re.split(r"\s*,\s*(?![^()]*\))", _text(row, "mediator_send").strip('"')):
                    if name not in _NO_NAME:
                        words = f"mediator_send {_text(row, 'mediator_send')}"
                        mediators.setdefault(name, []).append(Cell(self._source, row.line, words, CITED))
        for name, grounds in mediators.items():
            yield Declaration(
                Party(f"name:{fold(name)}", name), Word.MEDIATES, "", False, (), "", tuple(grounds)
            )

    def _fact(self, name: str, give: Callable[[Row], tuple[str, str]], *columns: str) -> Iterator[Fact]:
        found: dict[tuple[str, str], list[Cell]] = {}
        for row in self._rows:
            value, precision = give(row)
            if value:
                words = ", ".join(f"{c} {_text(row, c)}" for c in columns if c in row.cells)
                found.setdefault((value, precision), []).append(Cell(self._source, row.line, words, CITED))
        derived = "cf_effect and fixed_time" if name == "end_planned" else ""
        versions = [
            Version(value, tuple(grounds), precision, (), 1, derived)
            for (value, precision), grounds in found.items()
        ]
        versions.sort(key=lambda one: (-len(one.grounds), one.value))
        if versions:
            status = FieldStatus.AGREED if len(versions) == 1 else FieldStatus.DISPUTED
            yield Fact(name, status, tuple(versions))


_STAGES = ("declared", "in_force", "expired", "ended", "never_in_force")


def _text(row: Row, column: str) -> str:
    return " ".join(row.cells.get(column, "").split())


def _party(row: Row) -> Party:
    name, number = _text(row, "actor_name"), _text(row, "ucdp_actor_id")
    name = re.sub(r"^Governmentof ", "Government of ", name)
    return Party(f"name:{fold(name)}" if number in _NO_NAME else f"ucdp:{number}", name)


def _date(row: Row, stem: str) -> tuple[str, str]:
    """An ISO 8601 prefix with its precision; "" for what is unknown (-1) or never came (0)."""
    year, month, day = (whole(row.cells.get(f"{stem}_{part}", "")) or 0 for part in ("yr", "month", "day"))
    if not 1000 <= year <= 9999:
        return "", ""
    if not 1 <= month <= 12:
        return f"{year}", "year"
    return (f"{year}-{month:02}-{day:02}", "day") if 1 <= day <= 31 else (f"{year}-{month:02}", "month")


def _ours(row: Row, column: str, codes: Mapping[str, str]) -> tuple[str, str]:
    return codes.get(_text(row, column), ""), ""


def _effect(row: Row) -> tuple[str, str]:
    if _text(row, "cf_effect_yr") == NONE or _text(row, "ended") == "3":
        return "never_in_force", ""
    return ("in_force" if _date(row, "cf_effect")[0] else ""), ""


def _duration(row: Row) -> tuple[str, str]:
    days = whole(row.cells.get("fixed_time", ""))
    return (f"P{days}D" if days and days > 0 and _text(row, "fixed") == "1" else ""), ""


def _duration_words(row: Row) -> tuple[str, str]:
    text = _text(row, "fixed_time")
    return (text if text and whole(text) is None else ""), ""


def _planned_end(row: Row) -> tuple[str, str]:
    start, precision = _date(row, "cf_effect")
    length, _ = _duration(row)
    return (later(start, length) or "", precision) if start and length else ("", "")


def _purposes(row: Row) -> tuple[str, str]:
    return ", ".join(ours for column, ours in PURPOSES.items() if _text(row, column) == "1"), ""


def _meant(row: Row, column: str) -> tuple[str, str]:
    found = meanings().get((column, _text(row, column)))
    return (found.words if found and _text(row, column) != UNKNOWN else ""), ""
