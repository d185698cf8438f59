"""What each entry begins and ends with: its own words in the report, and what hangs on these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from detente.model import Date, Evidence, Place
from detente.reading.aligner import Placed
from detente.reading.llm.answer import ToldWhen
from detente.reading.llm.near import Near
from detente.reading.llm.setting import Setting
from detente.reading.llm.sure import SURE, surely
from detente.reading.llm.trace import trace

Spans = dict[str, tuple[Evidence, ...]]


@dataclass
class Opening:
    """An entry that has its words, and the words of each of its values as they are found near them."""

    placed: Placed
    near: Near
    setting: Setting
    spans: Spans = field(default_factory=dict)

    def who(self, names: Iterable[str], what: str) -> tuple[str, ...]:
        """The ids of the actors that are named near."""
        return self.setting.who(names, self.near, what)

    def date(self, told: ToldWhen | None, key: str) -> Date | None:
        """The date whose words stand near."""
        found = self.setting.whens.date(told, self.near, said(key))
        if found is not None:
            self.spans[key] = found.evidence
        return found

    def length(self, told: ToldWhen | None, key: str) -> str | None:
        """The length of time, ISO 8601, whose words stand near."""
        found = self.setting.whens.length(told, self.near, said(key))
        if found is None:
            return None
        self.spans[key] = (found[1],)
        return found[0]

    def place(self, told: str | None, key: str) -> Place | None:
        """The place whose name stands near."""
        found = self.setting.places.find(told, self.near, said(key))
        if found is None:
            return None
        self.spans[key] = (found[1],)
        return found[0]

    def words(self, told: str | None, key: str) -> str | None:
        """Words that stand near, as the report has them."""
        found = self.setting.words(told, self.near, said(key))
        if found is None:
            return None
        self.spans[key] = (*self.spans.get(key, ()), found)
        return found.quote

    def basis(self) -> dict[str, Any]:
        """What every entry has: evidence, spans, confidence, trace. To be asked when all values are found."""
        return {
            "evidence": (self.placed.evidence,),
            "spans": self.spans,
            "confidence": surely(SURE, self.placed.score),
            "trace": trace(self.placed),
        }


def opened(kind: str, quote: str, setting: Setting) -> Opening | None:
    """The beginning of an entry; None, and a note, where its words do not stand in the report."""
    placed = setting.evidence(kind, quote)
    return None if placed is None else Opening(placed, setting.near(placed), setting)


def said(key: str) -> str:
    """A field's name in a signal."""
    return key.replace("terms.", "terms' ").replace("magnitude.", "")
