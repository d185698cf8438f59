"""A window: the time of a ceasefire, with what it covers, that incidents and claims are compared with."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from detente.model.codes import DatePrecision


@dataclass(frozen=True, slots=True)
class WindowScope:
    """What a ceasefire covers. An empty field covers everything of its kind.

    `actors` are whose acts are covered; `weapons` and `targets` are classes of `knowledge.arms` (`drone`,
    `energy`); `area` is a place's name as written. `general` says that all fighting is covered. `text` holds
    the words of the terms, `unread` those that no field holds: the scope can't be tested then.
    """

    general: bool | None = None
    actors: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    area: str | None = None
    text: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """The time of a ceasefire, half open: `start <= t < end`, both aware. An `end` of `None` is open.

    `ceasefire` is the same for windows that tell one ceasefire in several ways (a disputed start): they are
    never "other truces" to each other. `conflict` keeps apart truces that have nothing to do with each other;
    windows without one are taken to be of the same conflict. A precision is how finely an end is known.
    """

    id: str
    start: datetime
    end: datetime | None
    label: str = ""
    start_precision: DatePrecision = DatePrecision.MINUTE
    end_precision: DatePrecision = DatePrecision.MINUTE
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Where its conflict is: countries or regions."""
    scope: WindowScope = field(default_factory=WindowScope)
    ceasefire: str = ""
    conflict: str | None = None
    declared_by: str = ""
    status: str = ""
    source: str = ""
    note: str = ""
    line: int | None = None
    """The line of the file that gives it, where a file does."""

    def __post_init__(self) -> None:
        for at in (self.start, self.end):
            if at is not None and at.utcoffset() is None:
                raise ValueError(f"window {self.id}: {at} has no time zone")
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"window {self.id}: the end {self.end} is not after the start {self.start}")
        if not self.ceasefire:
            object.__setattr__(self, "ceasefire", self.id)
        if not self.label:
            object.__setattr__(self, "label", self.id)

    @property
    def length(self) -> timedelta | None:
        """How long it is; `None` where the end is open."""
        return None if self.end is None else self.end - self.start

    def until(self, limit: datetime) -> Window:
        """The same window, with an open end put at `limit`. Raises `ValueError` where that is too early."""
        if self.end is not None:
            return self
        return replace(self, end=limit, note=f"{self.note}; the end is open".lstrip("; "))

    def is_other(self, other: Window) -> bool:
        """Whether `other` is another truce of the same conflict, which a comparison leaves out."""
        same_conflict = self.conflict is None or other.conflict is None or self.conflict == other.conflict
        return self.ceasefire != other.ceasefire and same_conflict
