"""The record on a day → rules: items, each side's leave, and what it asks for in return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.analysis.conditions.item import JOINT, Item, gated, required
from detente.analysis.conditions.rules import Alternative, Leave, Origin, Requirement, Rules
from detente.analysis.conditions.word import Way, Word, word
from detente.analysis.deed import STRICT, Deed, Hold
from detente.analysis.sides import Sides
from detente.model.codes import Issue

OPENING = (Issue.CEASEFIRE, Issue.TALKS)
"""The steps that are the goal where a person names none: those with which a process begins."""


@dataclass(frozen=True)
class Drawn:
    """Rules as the record gives them on a day.

    `words` holds the word of each side on each item, by the name of its leave. `parties` are those of joint
    steps.
    """

    on: str
    rules: Rules
    words: Mapping[str, Word]
    items: Mapping[str, Item]
    parties: Mapping[Issue, tuple[str, ...]]


class Record:
    """What the record says, ready to be drawn as rules on any day."""

    def __init__(
        self,
        deeds: Iterable[Deed],
        sides: Sides,
        parties: Mapping[Issue, tuple[str, ...]],
        unwilling: frozenset[tuple[str, str]] = frozenset(),
    ) -> None:
        """Take deeds, the sides that they fold to, who takes part in joint steps, and which silent sides
        (with the name of an item, or "" for all) are not to be taken as willing.
        """
        self.deeds = list(deeds)
        self.sides = sides
        self.parties = parties
        self.unwilling = unwilling
        self._by_side: dict[str, list[Deed]] = {}
        for deed in self.deeds:
            for side in deed.sides:
                self._by_side.setdefault(side, []).append(deed)

    def goals(self, on: str) -> list[Issue]:
        """The opening steps that anyone speaks of up to a day; every joint step where there are none."""
        spoken = {
            issue
            for deed in self.deeds
            if deed.day <= on
            for issue in (*deed.issues, *(hold.gates for hold in deed.holds))
        }
        return [i for i in OPENING if i in spoken] or [i for i in Issue if i in JOINT and i in spoken]

    def draw(self, on: str, goal: Iterable[Item]) -> Drawn:
        """The rules on a day of what the goal hangs on."""
        goals = list(goal)
        pending, seen = list(goals), set(goals)
        items: dict[str, tuple[Alternative, ...]] = {}
        leaves: dict[str, Leave] = {}
        words: dict[str, Word] = {}
        silent: set[str] = set()
        named: dict[str, Item] = {}
        for item in pending:  # grows while it is read
            key = self.name(item)
            named[key] = item
            takers = self.takers(item)
            if not takers:
                items[key] = (Alternative(),)
                silent.add(key)
                continue
            leave_of = {side: f"{key} / {self.sides.name(side)}" for side in takers}
            items[key] = (
                Alternative(tuple(Requirement(leave, waivable=False) for leave in leave_of.values())),
            )
            for side, leave in leave_of.items():
                leaves[leave] = Leave(key, self.sides.name(side))
                said = words[leave] = self._word(side, item, on)
                if said.silent:
                    silent.add(leave)
                    items[leave] = () if self._unwilling(side, key) else (Alternative(),)
                    continue
                items[leave], asked = self._alternatives(item, side, said)
                for new in asked:
                    if new not in seen:
                        seen.add(new)
                        pending.append(new)
        rules = Rules(items, tuple(self.name(item) for item in goals), leaves, frozenset(silent))
        return Drawn(on, rules, words, named, self.parties)

    def name(self, item: Item) -> str:
        """The name of an item in the rules."""
        return item.key(self.sides.name(item.side))

    def takers(self, item: Item) -> tuple[str, ...]:
        """The sides whose leave an item takes; none where the record does not say whose step it is."""
        if item.side:
            return (item.side,)
        return self.parties.get(item.issue, ()) if item.joint else ()

    def _unwilling(self, side: str, item: str) -> bool:
        return (side, "") in self.unwilling or (side, item) in self.unwilling

    def _word(self, side: str, item: Item, on: str) -> Word:
        said = word(self._by_side.get(side, ()), side, item.issue, on)
        if not item.negated:
            return said
        # That a side refuses a thing is its leave for the thing not to be; that it offers it is none.
        if said.ways:
            return Word((), said.ways[0].deed, said.day)
        return Word((Way((), said.refusal),), None, said.day) if said.refusal else said

    def _alternatives(self, item: Item, side: str, said: Word) -> tuple[tuple[Alternative, ...], list[Item]]:
        """The alternatives of a side's leave, those left out that ask for more than another; and the items
        that they ask for.
        """
        gathered: dict[frozenset[Item], list[tuple[Way, dict[Item, list[Hold]]]]] = {}
        for way in said.ways:
            asked: dict[Item, list[Hold]] = {}
            for hold in way.holds:
                for need in required(hold):
                    # "We cease fire if they do": their leave is asked for anyway.
                    if need != item and need != gated(item.issue, side):
                        asked.setdefault(need, []).append(hold)
            gathered.setdefault(frozenset(asked), []).append((way, asked))
        least = [needs for needs in gathered if not any(other < needs for other in gathered)]
        least.sort(key=lambda needs: sorted(self.name(need) for need in needs))
        alternatives = tuple(self._alternative(needs, gathered[needs], side) for needs in least)
        return alternatives, sorted({n for needs in least for n in needs}, key=self.name)

    def _alternative(
        self, needs: frozenset[Item], told: list[tuple[Way, dict[Item, list[Hold]]]], side: str
    ) -> Alternative:
        holder = self.sides.name(side)
        requires = []
        for need in sorted(needs, key=self.name):
            said = {
                Origin(holder, h.kind.value, h.text, h.act.value, h.day, h.source): h.kind in STRICT
                for _, asked in told
                for h in asked[need]
            }
            # What asks for "first" comes first: it is what the condition amounts to.
            origins = tuple(sorted(said, key=lambda origin: not said[origin]))
            requires.append(Requirement(self.name(need), any(said.values()), origins=origins))
        words = dict.fromkeys(
            Origin(holder, "", "", way.deed.act.value, way.deed.day, way.deed.source) for way, _ in told
        )
        return Alternative(tuple(requires), tuple(words))
