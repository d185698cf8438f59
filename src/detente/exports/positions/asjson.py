"""Positions → JSON."""

from __future__ import annotations

from typing import Any, TextIO

from detente.analysis.deed import Deed, Hold
from detente.analysis.positions.account import Account
from detente.analysis.positions.cell import Cell, Stand
from detente.exports.sourcejson import source_json
from detente.exports.values import write_values

Object = dict[str, Any]


def write_positions_json(account: Account, out: TextIO) -> None:
    """Write the account as one JSON object."""
    write_values(positions_json(account), out)


def positions_json(account: Account) -> Object:
    """The account as JSON values."""
    name = account.sides.name
    rows = {row.key: row for row in account.rows}
    return {
        "on": account.on,
        "reports": account.reports,
        "copies_left_out": account.copies,
        "sides": [name(key) for key in dict.fromkeys(row.side for row in account.rows)],
        "issues": [issue.value for issue in account.issues],
        "positions": [
            {
                "side": rows[one.row].name,
                "actor": rows[one.row].actor or None,
                "issue": one.issue.value,
                **_cell(one, account),
            }
            for one in account.cells
        ],
        "shifts": [
            {
                "side": rows[shift.row].name,
                "actor": rows[shift.row].actor or None,
                "issue": shift.issue.value,
                "same_day": shift.same_day,
                "before": _stand(shift.before, account),
                "after": _stand(shift.after, account),
                "conditions_added": list(shift.added),
                "conditions_dropped": list(shift.dropped),
            }
            for shift in account.shifts
        ],
        "islands": [
            {"issue": island.issue.value, "sides": [rows[one.row].name for one in island.cells]}
            for island in account.islands
        ],
        "red_lines": [{"side": rows[one.row].name, "issue": one.issue.value} for one in account.red_lines],
        "unanswered": [
            {
                "side": name(one.asked),
                "asked_by": name(one.by),
                "issue": one.issue.value,
                "since": one.day,
                "days": one.days,
                "times": one.times,
                "evidence": _deed(one.deed),
            }
            for one in account.silences
        ],
        "reciprocity": {
            "within_days": account.within,
            "pairs": [
                {
                    "side": name(one.side),
                    "towards": name(one.other),
                    "kind": one.kind,
                    "moves": one.moves,
                    "followed_in_kind": one.in_kind,
                    "followed_otherwise": one.otherwise,
                    "unanswered": one.unanswered,
                    "pending": one.pending,
                    "median_lag_days": one.median_lag,
                    "lags": one.by_lag,
                }
                for one in account.exchanges
            ],
        },
    }


def _cell(one: Cell, account: Account) -> Object:
    return {
        **_stand(one.stand, account),
        "conditions": [_hold(hold, account) for hold in one.holds],
        "also": [_stand(stand, account) for stand in one.also],
    }


def _stand(stand: Stand, account: Account) -> Object:
    return {
        "stance": stand.stance.value,
        "date": stand.deeds[0].when,
        "own_word": stand.own,
        "conditions": [_hold(hold, account) for hold in stand.holds],
        "evidence": [_deed(deed) for deed in stand.deeds],
    }


def _hold(hold: Hold, account: Account) -> Object:
    need = hold.need
    requires = need and {
        "issue": need.issue.value,
        "sides": [account.sides.name(side) for side in need.sides],
        "negated": need.negated,
    }
    return {
        "kind": hold.kind.value,
        "requires": requires,
        "text": hold.text,
        "source": source_json(hold.source),
    }


def _deed(deed: Deed) -> Object:
    return {
        "act": deed.act.value,
        "actors": list(deed.actors),
        "reality": deed.reality.value,
        "according_to": deed.teller or None,
        "source": source_json(deed.source),
    }
