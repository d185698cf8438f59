"""The record behind the rules, in lines: who says what, what stands beside, what is open, how it came."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from detente.analysis.conditions.beside import Beside
from detente.analysis.conditions.inquiry import Answer
from detente.analysis.conditions.item import JOINT
from detente.analysis.conditions.rules import Alternative, Origin
from detente.exports.clean import one_line
from detente.exports.conditions.phrases import Phrases
from detente.exports.section import indented
from detente.exports.story.styles import CONDITION, HEADING, QUIET
from detente.exports.story.words import issue, series
from detente.knowledge.plural import verb
from detente.model.codes import Issue

MOST = 12
ACTS = {
    "propose": "offers", "accept": "accepts", "agree": "has agreed", "pledge": "promises",
    "concede": "gives in", "demand": "asks", "appeal": "asks", "endorse": "welcomes",
}  # fmt: skip
WISHES = frozenset({"demand", "appeal", "endorse"})


def word_lines(answer: Answer, say: Phrases) -> Iterator[RenderableType]:
    """The word of each side on each item, by item."""
    if answer.drawn is None:
        return
    rules, words = answer.outcome.rules, answer.drawn.words
    last = ""
    for name, leave in rules.leaves.items():
        said = words[name]
        if said.silent:
            continue
        if leave.item != last:
            yield Text(say.item(leave.item), HEADING)
            last = leave.item
        told = [_alternative(alternative, say) for alternative in rules.items[name]]
        if said.refusal is not None:
            deed = said.refusal
            quote = say.said(Origin(leave.side, "", "", deed.act.value, deed.day, deed.source))
            told.append(f"refuses{', the same day' if told else ''}: {quote}")
        for line in told:
            yield indented(Text(f"{one_line(leave.side)} {line}"))


def _alternative(alternative: Alternative, say: Phrases) -> str:
    first = alternative.origins[0] if alternative.origins else Origin()
    act = ACTS.get(first.act, "")
    if not alternative.requires:
        how = "and names no condition" if first.act in WISHES else "without a condition"
        return f"{act or 'speaks of it'}, {how}: {say.said(first)}"
    needs = series([say.item(r.item) + (" first" if r.strict else "") for r in alternative.requires])
    quotes = "; ".join(say.said(r.origins[0]) for r in alternative.requires if r.origins)
    return (
        f"{act or 'comes'}, only with {needs}: {quotes}"
        if act not in {"asks", "welcomes"}
        else (f"asks for {needs}: {quotes}")
    )


def beside_lines(answer: Answer, say: Phrases) -> Iterator[Text]:
    """Third parties' conditions, what others tell of a side, and threats."""
    for one in answer.thirds[:MOST]:
        yield Text.assemble(f"{say.beside(one)}: ", (_words(one, say), QUIET))
    for one in answer.told[:MOST]:
        yield Text.assemble(
            f"According to {one_line(one.teller or 'others')}, {say.beside(one)}: ", (_words(one, say), QUIET)
        )
    by_words: dict[tuple[str, str], list[Beside]] = {}
    for one in answer.threats:
        by_words.setdefault((one.hold.text, one.day), []).append(one)
    for group in list(by_words.values())[:MOST]:
        sides = list(dict.fromkeys(one_line(one.side) for one in group))
        measures = [issue(i, article=False) for i in _gates(group) if i not in JOINT]
        steps = [issue(i) for i in _gates(group) if i in JOINT]
        threaten = verb("threatens", sides)
        what = f" {series(measures)}" if measures else ""
        over = f" over {series(steps)}" if steps else ""
        yield Text.assemble(f"{series(sides)} {threaten}{what}{over}: ", (_words(group[0], say), QUIET))


def _gates(group: list[Beside]) -> list[Issue]:
    return list(dict.fromkeys(one.hold.gates for one in group))


def _words(one: Beside, say: Phrases) -> str:
    return say.said(Origin(one.side, "", one.hold.text, "", one.day, one.hold.source))


def open_lines(answer: Answer, say: Phrases) -> Iterator[Text]:
    """What is taken as given because nobody has said anything on it."""
    rules = answer.outcome.rules
    for name in sorted(rules.silent):
        leave = rules.leaves.get(name)
        if leave is None:
            yield Text(f"Who is to see to {say.item(name)} is not said; it is taken as offered.")
            continue
        taken = "it is taken as willing" if rules.items[name] else "it is taken as unwilling, as asked"
        yield Text(f"{one_line(leave.side)} has no word on {say.item(leave.item)}: {taken}.")
    for name in answer.outcome.unknown[:MOST]:
        yield Text(
            f"{say.item(name)} is required and has no entry of its own: it counts as offered by nobody."
        )


def turn_lines(answer: Answer, say: Phrases) -> Iterator[Text]:
    """When circles opened and closed."""
    for turn in answer.turns:
        change, style = ("opened", CONDITION) if turn.opened else ("closed", "green")
        named = series([say.item(name) for name in turn.circle.items])
        because = " and ".join(f"{one_line(o.holder)}: {say.said(o)}" for o in turn.because)
        yield Text.assemble(
            (f"{say.day(turn.day)}  ", HEADING),
            (f"the circle of {named} {change}", style),
            f" because of {because}" if because else "",
        )
