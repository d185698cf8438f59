"""Ceasefires → a CSV in the columns of the ETH/PRIO data set: rows that came from it as they were, others
coded into it as far as is told.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from detente.analysis.ceasefires.cf.columns import COLUMNS, LINKS, NONE, PURPOSES, UNKNOWN
from detente.analysis.ceasefires.ledger import Ledger
from detente.analysis.ceasefires.truce import Declaration, Truce, Word
from detente.analysis.source import Cell
from detente.exports.ceasefires import words
from detente.exports.clean import one_line
from detente.exports.table.cell import guarded
from detente.knowledge.world import world
from detente.model.codes import ActorKind, CeasefireStatus

_SIDES = {"unilateral": "1", "bilateral": "2", "multilateral": "3"}
_CLASSES = {"cessation": "1", "with_compliance": "2", "definitive": "3"}
_WANTED = frozenset({CeasefireStatus.PROPOSED.value, CeasefireStatus.DEMANDED.value})
_DECLARING = frozenset({Word.DECLARES, Word.AGREES, Word.ACCEPTS, Word.ACCEPTS_IF})


def write_cf(found: Ledger, out: TextIO) -> int:
    """Write a row for each party of a ceasefire, as the data set does; gives how many ceasefires are left out
    because they are only proposed or demanded, of which the data set has none. A cell that a spreadsheet
    would take for a formula gets an apostrophe in front, which the import takes off again.
    """
    own = dict.fromkeys(name for truce in found.truces for name in truce.columns)
    told = COLUMNS if any(not truce.rows for truce in found.truces) or not own else ()
    columns = list(dict.fromkeys((*own, *told)))
    rows = csv.DictWriter(out, columns, restval="", lineterminator="\n", extrasaction="raise")
    rows.writeheader()
    for _, row in sorted(_rows(found), key=lambda item: item[0]):
        rows.writerow({name: _cell(value) for name, value in row.items()})
    return sum(_is_wanted(truce) for truce in found.truces)


def _rows(found: Ledger) -> Iterator[tuple[tuple[int, int], dict[str, str]]]:
    """The rows with their places: those of a file in its order, whatever ceasefires they belong to."""
    files: dict[str, int] = {}
    for truce in found.truces:
        if not truce.rows and not _is_wanted(truce):
            # Behind the files, in the order of the ledger, which sorting keeps.
            yield from (((len(found.truces), 0), row) for row in _coded(truce))
        for row, source in zip(truce.rows, truce.sources, strict=False):
            file = source.file if isinstance(source, Cell) else ""
            yield (files.setdefault(file, len(files)), row.line), row.cells


def _is_wanted(truce: Truce) -> bool:
    return not truce.rows and truce.status in _WANTED


def _cell(value: str) -> str:
    number = value.strip().lstrip("-+").replace(".", "", 1).isdigit()
    return value if number else guarded(value)


def _coded(truce: Truce) -> list[dict[str, str]]:
    """A ceasefire of the record in the data set's codes: -1 for what no report tells, 0 for what is told not
    to have come.
    """
    never = truce.value("effect") == "never_in_force"
    length = truce.value("duration")
    days = length.removeprefix("P").removesuffix("D") if length.endswith("D") else ""
    purposes = truce.value("purposes").split(", ")
    mediators = [one.party.name for one in truce.declarations if one.word is Word.MEDIATES]
    monitors = [one.party.name for one in truce.declarations if one.word is Word.MONITORS]
    began = truce.value("effect") == "in_force"
    effect = "" if never else truce.value("start_actual", *(["start_planned"] if began else []))
    base = {
        **dict.fromkeys(COLUMNS, UNKNOWN),
        **dict.fromkeys(LINKS, NONE),
        "location": _location(truce),
        "pax_id": truce.agreements[0] if truce.agreements else UNKNOWN,
        **_date("cf_dec", truce.value("declared_on")),
        **_date("cf_effect", effect, NONE if never else UNKNOWN),
        **_date("end", truce.value("end_actual"), NONE if never else UNKNOWN),
        "evidence_onset": _evidence(truce, "start_actual", "start_planned", "declared_on"),
        "evidence_end": _evidence(truce, "end_actual"),
        "side": _SIDES.get(truce.value("side"), UNKNOWN),
        "fixed": "1" if length else UNKNOWN,
        "fixed_time": days or length or UNKNOWN,
        **{column: "1" if ours in purposes else NONE for column, ours in PURPOSES.items()},
        "p_unclear": NONE if truce.value("purposes") else "1",
        "p_other_comment": NONE,
        "ceasefire_class": _CLASSES.get(truce.value("class"), UNKNOWN),
        "mediator_nego": "1" if mediators else UNKNOWN,
        "mediator_send": ", ".join(dict.fromkeys(mediators)) or UNKNOWN,
        "implement": "1" if monitors else UNKNOWN,
        "ended": "3" if never else "1" if truce.status == "expired" else UNKNOWN,
        "comment": f"{truce.id}: {one_line(truce.title)}",
        "cf_pp": "",
        "factivia_source": "; ".join(dict.fromkeys(words.ground(one) for one in truce.sources)),
        "factivia_page": "",
        "coder": "detente",
        "cc": UNKNOWN,
    }
    spoken: list[Declaration] = [one for one in truce.declarations if one.word in _DECLARING]
    declarers = {one.party.key: one.party for one in spoken}
    parties = {one.key: one for one in truce.parties}
    alone = truce.value("side") == "unilateral" or not declarers.keys() & parties.keys()
    keys = (declarers or parties) if alone else parties
    return [{**base, "actor_name": party.side or party.name} for party in keys.values()] or [base]


def _location(truce: Truce) -> str:
    """The states among its parties, as far as one is; the data set names the country of the conflict."""
    known = (world().parties().get(one.key.removeprefix("party:")) for one in truce.parties)
    states = [party.name for party in known if party is not None and party.kind is ActorKind.STATE]
    return ", ".join(dict.fromkeys(states)) or (truce.places[0] if truce.places else "")


def _date(stem: str, value: str, missing: str = UNKNOWN) -> dict[str, str]:
    iso = value.partition("/")[0]
    parts = [iso[:4], iso[5:7], iso[8:10]] if iso else ["", "", ""]
    unknown = UNKNOWN if iso else missing
    return {
        f"{stem}_{name}": str(int(part)) if part else unknown
        for name, part in zip(("yr", "month", "day"), parts, strict=True)
    }


def _evidence(truce: Truce, *names: str) -> str:
    for name in names:
        if fact := truce.fact(name):
            return words.ground(fact.first.grounds[0]) if fact.first.grounds else ""
    return ""
