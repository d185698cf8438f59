"""Which columns of a table hold what: the usual names, or a mapping that the user keeps in a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from detente.model import DetenteError

KEYS = ("text", "file", "published_at", "publisher", "title", "url", "language", "restricted")
"""What a row can give of a report."""

_OFTEN = {"published_at": ("published_at", "published", "date")}
NEEDED = "Name a column `text` with the reports, or `file` with the names of their files"


class ColumnsError(DetenteError):
    """A file of columns is not as it has to be."""


@dataclass(frozen=True)
class Columns:
    """For each value of a report the columns that may hold it, in lower case; the first that is filled
    counts.
    """

    names: Mapping[str, tuple[str, ...]]
    dates: tuple[str, ...] = ()
    """How dates are written, in the codes of `strptime`: `%d/%m/%Y`."""
    ignored: frozenset[str] = frozenset()
    """Columns that are left out without a word."""
    source: str = ""
    """The file that says so; "" for the usual names."""

    def known(self) -> frozenset[str]:
        """Every column that has a place, or is left out on purpose."""
        return frozenset(name for names in self.names.values() for name in names) | self.ignored

    def values(self, row: Mapping[str, str]) -> dict[str, str | None]:
        """What a row (column in lower case → cell) says of each of `KEYS`."""
        found = {
            key: next((row[name] for name in self.names[key] if row.get(name, "").strip()), None)
            for key in KEYS
        }
        if found["published_at"]:
            found["published_at"] = self._day(found["published_at"])
        return found

    def _day(self, written: str) -> str:
        """The date in ISO 8601 where the mapping's forms give one; as written where they don't."""
        given = {day for form in self.dates if (day := in_form(written, form))}
        return given.pop() if len(given) == 1 else written


USUAL = Columns({key: _OFTEN.get(key, (key,)) for key in KEYS})


def fold(name: str) -> str:
    """A column's name, as columns are compared."""
    return " ".join(name.split()).lower()


def listed(names: Iterable[str], most: int = 12) -> str:
    """Names of columns for a message."""
    given = [repr(name) for name in names if name]
    return ", ".join(given[:most]) + (f" and {len(given) - most} more" if len(given) > most else "")


def in_form(written: str, form: str) -> str | None:
    """The date in ISO 8601 where it is written in that form; None where it isn't."""
    try:
        found = datetime.strptime(written.strip(), form)
    except ValueError:
        return None
    return found.isoformat() if "%H" in form or "%I" in form else found.date().isoformat()
