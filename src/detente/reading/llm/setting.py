"""What every step needs to ground what a model says: aligner, cast, dates, places, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.model import Evidence, Report
from detente.reading.aligner import Aligner, Placed, Turns, plain
from detente.reading.llm.cast import Cast, Part
from detente.reading.llm.chunks import Chunk
from detente.reading.llm.near import Near
from detente.reading.llm.notes import Notes
from detente.reading.llm.places import Places
from detente.reading.llm.whens import Whens

_LONGEST = 1_000
"""Characters of the longest evidence: a quote of the whole report would prove anything."""
_FEWEST_LETTERS = 8
_FEWEST_SIGNS = 4
"""Of a script that writes a word with a sign or two."""
_SIGN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")


@dataclass
class Setting:
    """One part of one report, and who is in it."""

    report: Report
    aligner: Aligner
    cast: Cast
    whens: Whens
    places: Places
    notes: Notes
    orders: tuple[Evidence, ...]
    chunk: Chunk
    used: list[Part] = field(default_factory=list)
    turns: dict[str, Turns] = field(default_factory=dict)

    def evidence(self, kind: str, quote: str) -> Placed | None:
        """Where an entry's own words stand; None, and a note, where they do not, or prove nothing."""
        within = (self.chunk.start, self.chunk.end)
        turn = self.turns.setdefault(kind, Turns()).next(plain(quote))
        placed = self.aligner.place(quote, within, turn=turn) if len(quote) <= _LONGEST else None
        if placed is None:
            self.notes.unplaced(kind, quote)
            return None
        if not _is_telling(placed.evidence.quote):
            self.notes.add("short_quote", f"The words of an entry ({kind}) tell nothing.", (placed.evidence,))
            return None
        if any(placed.evidence.overlaps(order) for order in self.orders):
            self.notes.add(
                "order_in_report",
                f"An entry ({kind}) rests on words that are addressed to a machine: it is left out.",
                (placed.evidence,),
            )
            return None
        return placed

    def near(self, placed: Placed) -> Near:
        """The surroundings of an entry."""
        return Near(self.report.text, placed.start, placed.end)

    def who(self, names: Iterable[str], near: Near, what: str) -> tuple[str, ...]:
        """The ids of actors; those that the report does not name near the entry are left out, with a note."""
        found: dict[str, Part] = {}
        for name in names:
            part = self.cast.find(name)
            if part is None or not near.knows(part.mentions):
                self.notes.unplaced(f"the {what}", name, (self.report.span(*near.sentence),))
                continue
            found.setdefault(part.actor.id, part)
        self.used += found.values()
        return tuple(found)

    def one(self, name: str | None, near: Near, what: str) -> str | None:
        """The id of one actor, None for none."""
        return next(iter(self.who((name,), near, what)), None) if name else None

    def words(self, quote: str | None, near: Near, what: str) -> Evidence | None:
        """Other words of an entry, near its own; None, and a note, where they are not."""
        if not quote:
            return None
        placed = self.aligner.place(quote, near.values, near=near.sentence)
        if placed is None:
            self.notes.unplaced(f"the {what}", quote)
            return None
        return placed.evidence


def _is_telling(quote: str) -> bool:
    letters = sum(character.isalpha() for character in quote)
    return letters >= (_FEWEST_SIGNS if _SIGN.search(quote) else _FEWEST_LETTERS)
