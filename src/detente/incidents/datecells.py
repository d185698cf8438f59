"""Dates as data sets write them, and in which order numbers such as 5/11/2025 are meant there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from detente.incidents.errors import RowProblem

_NUMBERS = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([AaPp][Mm])?)?$"
)
_LONG_MINUTE = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d):(\d{2})")
_WORDS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%B %d, %Y", "%b %d, %Y")
DAY_FIRST, MONTH_FIRST = "day/month/year", "month/day/year"


@dataclass(frozen=True, slots=True)
class Cell:
    """A date as read: naive unless it was written with an offset; `day_alone` where no hour was written."""

    at: datetime
    day_alone: bool


class DateForms:
    """The orders that the dates of a file show, taken from those that can be meant in one way only."""

    def __init__(self, order: str | None = None) -> None:
        """`order` is `DAY_FIRST` or `MONTH_FIRST` where a person says so, else it is looked for."""
        self.asked = order
        self.seen: Counter[str] = Counter()

    def look(self, cells: Iterable[str]) -> None:
        """Count what the dates of a row show."""
        for cell in cells:
            found = _NUMBERS.match(cell.strip())
            if found is None:
                self.seen[
                    "year-month-day" if cell[:4].isdigit() else "in words" if cell.strip() else "empty"
                ] += 1
            else:
                self.seen[_order(int(found[1]), int(found[3]), found[2]) or "either"] += 1

    @property
    def order(self) -> str | None:
        """The one order that numbers show; None where they show none, or both."""
        if self.asked:
            return self.asked
        shown = [order for order in (DAY_FIRST, MONTH_FIRST) if self.seen[order]]
        return shown[0] if len(shown) == 1 else None

    def read(self, cell: str, beside: Iterable[str] = ()) -> Cell:
        """The date of a cell; `beside` are other dates of the row, which may show the order.

        Raises:
            RowProblem: it is no date, or can mean two days and neither the row nor the file says which.
        """
        text = cell.strip()
        found = _NUMBERS.match(text)
        if found is None:
            return _written(text)
        first, second = int(found[1]), int(found[3])
        order = _order(first, second, found[2]) or self.order or self._beside(beside)
        if order is None:
            raise RowProblem("ambiguous_date", f"{text} can be the {first}. or the {second}. of a month")
        day, month = (first, second) if order == DAY_FIRST else (second, first)
        return _numbers(text, found, day, month)

    def told(self) -> tuple[str, ...]:
        """What the file shows, for a person: `day/month/year 12`, `either 3, read as day/month/year`."""
        told = [
            f"{form}: {number:,}"
            for form, number in self.seen.items()
            if number and form not in ("either", "empty")
        ]
        if number := self.seen["either"]:
            both = self.seen[DAY_FIRST] and self.seen[MONTH_FIRST]
            how = (
                f"read as {self.order}, as asked" if self.asked
                else f"read as {self.order}, as the others show" if self.order
                else "the file shows both orders: read only where the row's other date shows which" if both
                else "nothing in the file shows which"
            )  # fmt: skip
            told.append(f"day and month both below 13: {number:,}, {how}")
        return tuple(told)

    @staticmethod
    def _beside(cells: Iterable[str]) -> str | None:
        orders = {
            order
            for cell in cells
            if (found := _NUMBERS.match(cell.strip()))
            and (order := _order(int(found[1]), int(found[3]), found[2]))
            and found[1] != found[3]
        }
        return orders.pop() if len(orders) == 1 else None


def _order(first: int, second: int, mark: str) -> str | None:
    """The order that two numbers show by themselves; dots are the day first wherever they are written."""
    if mark == "." or (first > 12 and second <= 12):
        return DAY_FIRST
    if second > 12:
        return MONTH_FIRST
    return None if first != second else DAY_FIRST


def _numbers(text: str, found: re.Match[str], day: int, month: int) -> Cell:
    hour = int(found[5] or 0)
    if half := (found[8] or "").lower():
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        at = datetime(int(found[4]), month, day, hour, int(found[6] or 0), int(found[7] or 0))
    except ValueError as error:
        raise RowProblem("no_date", f"{text!r} is no date") from error
    return Cell(at, day_alone=found[5] is None)


def _written(text: str) -> Cell:
    plain = _LONG_MINUTE.sub(r"\1 0\2:\3", " ".join(text.split()))
    try:
        return Cell(datetime.fromisoformat(plain), day_alone=len(plain) <= 10)
    except ValueError:
        pass
    for form in _WORDS:
        try:
            return Cell(datetime.strptime(plain, form), day_alone=True)
        except ValueError:
            continue
    raise RowProblem("no_date", f"{text!r} is no date" if text else "the date is empty")
