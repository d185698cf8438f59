"""The figures that scoring gives: counts that add up over reports, and the lines that explain them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Tally:
    """Found and missed items of a type.

    `gold` counts the core items to be found and `found` those that were; `read` counts what the reader
    gave and `right` those of it that match any gold item, core or not.
    """

    gold: int = 0
    found: int = 0
    read: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold, self.found + other.found, self.read + other.read, self.right + other.right
        )

    def values(self) -> dict[str, float | None]:
        """Precision, recall and F1, each None where there is nothing to divide by; F1 is 0 where nothing is
        right though something was to be found or was read.
        """
        precision = self.right / self.read if self.read else None
        recall = self.found / self.gold if self.gold else None
        f1 = None
        if precision is not None and recall is not None:
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        elif (self.gold or self.read) and not self.right:
            f1 = 0.0
        return {"precision": precision, "recall": recall, "f1": f1}


@dataclass(frozen=True)
class Rate:
    """How many of the matched items have one field right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.right + other.right, self.of + other.of)

    def values(self) -> dict[str, float | None]:
        """The share that is right, None where nothing was asked."""
        return {"accuracy": self.right / self.of if self.of else None}


Figure = Tally | Rate


@dataclass(frozen=True)
class Note:
    """One miss, false alarm or difference: where it stands in the text, and a line that tells it."""

    kind: str
    what: str
    at: int
    line: str
    file: str = ""


@dataclass
class Scores:
    """Figures by path ("events.act_side") and the notes behind them; scores of reports can be added up."""

    figures: dict[str, Figure] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def put(self, path: str, figure: Figure) -> None:
        """Adds a figure to what is already counted under its path."""
        have = self.figures.get(path)
        match have, figure:
            case None, _:
                self.figures[path] = figure
            case (Tally(), Tally()) | (Rate(), Rate()):
                self.figures[path] = have + figure  # type: ignore[operator]  # both are of one kind
            case _:
                raise TypeError(f"{path} is counted both as found items and as right fields")

    def rate(self, path: str, right: bool) -> bool:
        """Counts one field of one matched item, and gives back whether it was right."""
        self.put(path, Rate(int(right), 1))
        return right

    def add(self, other: Scores) -> None:
        """Takes over all figures and notes of another report."""
        for path, figure in other.figures.items():
            self.put(path, figure)
        self.notes.extend(other.notes)

    def flat(self) -> dict[str, float]:
        """Every defined value by its full path: "events.act_side.f1"."""
        return {
            f"{path}.{name}": value
            for path, figure in self.figures.items()
            for name, value in figure.values().items()
            if value is not None
        }
