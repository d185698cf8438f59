"""Quotations by speaker: the newest that pass the filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TextIO

from detente.exports import quoted as exports
from detente.exports.csvfile import write_csv
from detente.exports.table import TableName
from detente.pages.ask import Ask, Asked
from detente.pages.hits import found
from detente.pages.page import Page, View


@dataclass(frozen=True)
class Quotations(View):
    """A part of the quotations, those of a speaker together, who spoke last first."""

    ask: Ask
    speakers: Sequence[tuple[str, Sequence[exports.Said]]]
    is_more: bool

    @property
    def more(self) -> bool:
        """Whether there are older ones."""
        return self.is_more

    def values(self) -> Any:
        """The quotations by speaker."""
        return {
            "page": self.ask.page,
            "more": self.more,
            "speakers": [
                {"speaker": speaker, "quotations": [exports.row(one) for one in own]}
                for speaker, own in self.speakers
            ],
        }

    def write_csv(self, out: TextIO) -> None:
        """The table of quotations, as an export has it, of the whole filter."""
        data = BytesIO()
        write_csv(self.ask.kept(self.ask.narrowed(kind=("quotation",))), data, TableName.QUOTATIONS)
        out.write(data.getvalue().decode("utf-8-sig"))


def quotations(ask: Asked) -> Quotations:
    """What was said, by speaker, the newest first."""
    hits = ask.search(ask.narrowed(kind=("quotation",)))
    shown = found(ask, hits[: ask.size])
    told = exports.by_speaker(exports.said(one.hit, one.reading) for one in shown)
    return Quotations(ask, list(told.items()), len(hits) > ask.size)


PAGE = Page("quotations", "/quotations", "Quotations", quotations, section="Record", key="q")
