"""Conditions as a page shows them: steps, circles, what is blocked and why, waivers, open questions, each
with the words behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.analysis.conditions.beside import Beside
from detente.analysis.conditions.gate import Gate, gates
from detente.analysis.conditions.inquiry import Answer
from detente.analysis.conditions.net import net_of
from detente.analysis.conditions.rules import Alternative, Origin
from detente.exports.conditions.phrases import Phrases
from detente.exports.conditions.saying import ACTS, WISHES
from detente.exports.story.words import series
from detente.knowledge.plural import verb
from detente.pages.lines import Line
from detente.pages.quotes import Quote

MOST_QUOTES = 3
MOST = 40


@dataclass(frozen=True, slots=True)
class Waived:
    """A condition that could be dropped: in words, with its quotes, and as a question of what-if."""

    told: str
    drop: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A side without a word on a step. `unwilling` is what asks for it not to be taken as leave."""

    told: str
    unwilling: str


class Steps:
    """An answer in the words of a page."""

    def __init__(self, answer: Answer) -> None:
        """Take the answer that is shown."""
        self.answer = answer
        self.say = Phrases(answer)

    def named(self, names: Iterable[str]) -> list[str]:
        """Steps in words."""
        return [self.say.item(name) for name in names]

    @property
    def circles(self) -> list[list[Line]]:
        """The conditions of each circle, each waiting for the next."""
        return [[self._gate(gate) for gate in circle.gates] for circle in self.answer.outcome.circles]

    @property
    def obstacles(self) -> list[Line]:
        """What asks for "first" in the way of a package."""
        return [self._gate(gate) for gate in self.answer.outcome.obstacles[:MOST]]

    @property
    def blocked(self) -> list[Line]:
        """What is out of reach even together, and what it hangs on or who refuses it."""
        found = []
        for name in self.answer.outcome.blocked[:MOST]:
            ends = [root for root in self.answer.outcome.roots[name] if root != name]
            refusal = None if ends else self.answer.refusal(name)
            why = f"hangs on {self.say.items(ends)}" if ends else "nobody offers it"
            if refusal is not None:
                why = f"{refusal.holder} refuses"
            found.append(Line("", self.say.item(name), why, _quotes([refusal] if refusal else [])))
        return found

    @property
    def ways(self) -> list[list[Waived]]:
        """The smallest sets of conditions whose waiver reaches the goal, and whose they are."""
        return [[self._waived(gate) for gate in way] for way in self.answer.outcome.waivers.ways[:MOST]]

    @property
    def conditions(self) -> list[Waived]:
        """Every condition that could be dropped."""
        rules = self.answer.outcome.rules
        found = {_drop(g): self._waived(g) for g in gates(rules, net_of(rules)) if g.requirement.waivable}
        return sorted(found.values(), key=lambda one: one.told)

    @property
    def items(self) -> list[str]:
        """The steps, by their names in the rules."""
        rules = self.answer.outcome.rules
        return sorted(name for name in rules.items if name not in rules.leaves)

    @property
    def words(self) -> list[Line]:
        """The word of each side on each step."""
        answer = self.answer
        found: list[Line] = []
        words = answer.drawn.words if answer.drawn else {}
        for name, leave in answer.outcome.rules.leaves.items():
            said = words.get(name)
            if said is None or said.silent:
                continue
            item = self.say.item(leave.item)
            found += [self._word(leave.side, item, one) for one in answer.outcome.rules.items[name]]
            if (deed := said.refusal) is not None:
                quotes = (Quote.of_deed(deed),)
                found.append(Line(deed.day, leave.side, f"on {item}: refuses", quotes))
        return found

    @property
    def beside(self) -> list[Line]:
        """Third parties' conditions, what others tell of a side, and threats: they gate nothing."""
        say, answer = self.say, self.answer
        found = [_beside(one, say.beside(one)) for one in answer.thirds]
        found += [
            _beside(one, f"according to {one.teller or 'others'}, {say.beside(one)}") for one in answer.told
        ]
        by_words: dict[tuple[str, str], list[Beside]] = {}
        for one in answer.threats:
            by_words.setdefault((one.hold.text, one.day), []).append(one)
        for group in by_words.values():
            sides = list(dict.fromkeys(one.side for one in group))
            steps = series(list(dict.fromkeys(self.say.item(one.hold.gates.value) for one in group)))
            found.append(_beside(group[0], f"{series(sides)} {verb('threatens', sides)}: {steps}"))
        return list(dict.fromkeys(found))[:MOST]

    @property
    def open(self) -> list[Open]:
        """What is taken as given because nobody has said anything on it."""
        rules, found = self.answer.outcome.rules, []
        for name in sorted(rules.silent):
            leave = rules.leaves.get(name)
            if leave is None:
                told = f"Who is to see to {self.say.item(name)} is not said; it is taken as offered."
                found.append(Open(told, ""))
                continue
            willing = bool(rules.items[name])
            taken = "it is taken as willing" if willing else "it is taken as unwilling, as asked"
            told = f"{leave.side} has no word on {self.say.item(leave.item)}: {taken}."
            found.append(Open(told, f"{leave.side}: {leave.item}" if willing else ""))
        found += [
            Open(f"{self.say.item(name)} is required and offered by nobody.", "")
            for name in self.answer.outcome.unknown
        ]
        return found[:MOST]

    def _gate(self, gate: Gate) -> Line:
        return Line("", "", f"{self.say.gate(gate)}.", _quotes(gate.requirement.origins))

    def _waived(self, gate: Gate) -> Waived:
        return Waived(self.say.waiver(gate), _drop(gate), _quotes(gate.requirement.origins))

    def _word(self, side: str, item: str, alternative: Alternative) -> Line:
        first = alternative.origins[0] if alternative.origins else Origin()
        needs = series([self.say.item(r.item) + (" first" if r.strict else "") for r in alternative.requires])
        behind = [r.origins[0] for r in alternative.requires if r.origins] or [first]
        does = ACTS.get(first.act, "speaks of it")
        if first.act in WISHES:
            told = f"asks for {needs}" if needs else f"{does}, and names no condition"
        else:
            told = f"{does}, only with {needs}" if needs else f"{does}, without a condition"
        return Line(first.day, side, f"on {item}: {told}", _quotes(behind))


def _drop(gate: Gate) -> str:
    return f"{gate.side}: {gate.label}" if gate.side else gate.label


def _beside(one: Beside, told: str) -> Line:
    return Line(one.day, "", told, (Quote.of(one.hold.source),))


def _quotes(origins: Sequence[Origin]) -> tuple[Quote, ...]:
    found = [Quote.of(origin.source) for origin in origins if origin.source is not None]
    return tuple(dict.fromkeys(found))[:MOST_QUOTES]
