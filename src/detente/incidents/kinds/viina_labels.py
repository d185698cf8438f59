"""What VIINA 2 codes of an event: the columns are the same in `event_1pd` and in `event_labels`.

Source of the columns: https://github.com/zhukovyuri/VIINA
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from detente.incidents.errors import IncidentsFileError, RowProblem
from detente.sources.csvtext import CsvText, Row, TableFileError

TACTICS = {
    "t_uav": "drone", "t_airstrike": "air_strike", "t_artillery": "shelling", "t_firefight": "ground",
    "t_raid": "ground", "t_armor": "ground", "t_ied": "mine",
}  # fmt: skip
TARGETS = {"t_hospital": "civil", "t_civcas": "civil", "t_property": "civil", "t_milcas": "military"}
_ACTORS = (("a_rus_init", "Russia"), ("a_ukr_init", "Ukraine"))
_KEYS = ("event_id", "event_id_1pd")
"""The id of a report's event, which labels of reports go by; else that of what is reported of a day."""


class Coded(NamedTuple):
    """The labels of an event: who acts, with what and against what; `military` is None where no one says."""

    military: bool | None
    actor: str | None
    tactics: tuple[str, ...]
    targets: tuple[str, ...]

    def values(self) -> dict[str, Any]:
        """As fields of an incident. Raises `RowProblem` where the event is no military one."""
        if self.military is False:
            raise RowProblem("not_coded", "t_mil is 0")
        return {
            "actor": self.actor,
            "weapon": ", ".join(name.removeprefix("t_") for name in self.tactics) or None,
            "weapons": tuple(dict.fromkeys(TACTICS[name] for name in self.tactics)),
            "target": ", ".join(name.removeprefix("t_") for name in self.targets) or None,
            "targets": tuple(dict.fromkeys(TARGETS[name] for name in self.targets)),
        }


@dataclass(frozen=True)
class Labels:
    """A file of labels, by the id that its rows have. `lost` is how many of its rows could not be read."""

    file: str
    sha256: str
    key: str
    coded: Mapping[str, Coded]
    lost: int

    def of(self, row: Row) -> Coded | None:
        """The labels of a report's event; None where the file has none of it."""
        return self.coded.get(row.get(self.key))


def has_labels(head: Sequence[str]) -> bool:
    """Whether a head has columns of labels."""
    return any(column.removesuffix("_b") == "t_mil" for column in head)


def coded(row: Row) -> Coded:
    """The labels in a row."""
    who = [name for column, name in _ACTORS if _flag(row, column)]
    return Coded(
        _flag(row, "t_mil"),
        who[0] if len(who) == 1 else None,
        tuple(name for name in TACTICS if _flag(row, name)),
        tuple(name for name in TARGETS if _flag(row, name)),
    )


def read_labels(path: Path) -> Labels:
    """The labels of `event_labels` or `event_1pd`. Raises `IncidentsFileError` where the file holds none."""
    source = str(path)
    try:
        raw = path.read_bytes()
        text = CsvText(raw, source, lower=True)
    except OSError as error:
        raise IncidentsFileError(source, f"can't be read ({error.strerror})", "Check its name") from error
    except TableFileError as error:
        raise IncidentsFileError(error.source, error.problem, error.remedy, error.line) from error
    key = next((name for name in _KEYS if name in text.head), None)
    if key is None or not has_labels(text.head):
        problem = "these are no labels of VIINA: it has no event_id or event_id_1pd with t_mil beside it"
        raise IncidentsFileError(source, problem, "Give event_labels or event_1pd with --labels", 1)
    lost: list[str] = []
    found = {row.get(key): coded(row) for row in text.rows(lambda kind, *_: lost.append(kind))}
    return Labels(path.name, sha256(raw).hexdigest(), key, found, len(lost))


def _flag(row: Row, name: str) -> bool | None:
    """A label: `t_mil` or, in later releases, `t_mil_b`; None where the file has none."""
    text = row.get(f"{name}_b") or row.get(name)
    try:
        return float(text) >= 0.5
    except ValueError:
        return None
