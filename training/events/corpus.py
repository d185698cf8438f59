"""The event corpora → passages: words with what is done at which of them.

`corpus/events` holds reports in the gold's form, with two keys more for each event: `trigger`, the words that
do the act, and `plover`, its type or type/mode. `corpus/plover/*.tsv` and the PLV sentences hold single acts.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.held import held_out
from bench.marked import Span, unmarked

STATEMENT = "STATEMENT"
_MERGED = {"YIELD": ("CONCEDE", "RETREAT")}
"""Roots of the PLV sentences that stand for two PLOVER types."""


@dataclass(frozen=True)
class Role:
    """Where who has a part in an act (does it, or is who it is done to) is named near its words."""

    named: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    """Where those are named who have no such part."""
    whole: bool = True
    """Whether all who have it are named; if not, other words may stand for them."""


@dataclass(frozen=True)
class Marked:
    """One act or condition as annotated: offsets `[start, end)`, and labels; None or empty: not said."""

    trigger: Span | None = None
    source: Span | None = None
    target: Span | None = None
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Labels by the name of the output; of several, any is right, save for issues."""
    roles: tuple[Role, Role] | None = None
    """Of who does it and of whom it is done to; None where nobody has said it of all words."""


@dataclass(frozen=True)
class Passage:
    """A text with its acts. `whole`: every act in it is marked, so that the other words do none."""

    text: str
    acts: tuple[Marked, ...] = ()
    conditions: tuple[Marked, ...] = ()
    whole: bool = False
    idle: bool = True
    """Whether, of a text that is not whole, words that hardly ever do an act are taken to do none."""
    headline: int = 0
    """Where the headline ends, which is not coded, so that nobody has said what its words do."""


def reports(folder: Path) -> Iterator[Passage]:
    """The reports of a folder: `NAME.json` with the notes beside `NAME.txt`."""
    for notes in sorted(folder.glob("*.json")):
        text = notes.with_suffix(".txt").read_text(encoding="utf-8")
        yield _report(text, json.loads(notes.read_text(encoding="utf-8")))


def _report(text: str, notes: dict[str, Any]) -> Passage:
    body = text.find("\n") + 1
    names = {a["name"]: (a["name"], *a.get("aliases", ())) for a in notes["actors"]}
    acts, conditions = [], []
    for event in notes["events"]:
        start = text.index(event["evidence"], body)
        span = (start, start + len(event["evidence"]))
        at = text.index(event["trigger"], *span)
        around = _sentences(text, span)
        acts.append(
            Marked(
                (at, at + len(event["trigger"])),
                _named(text, span, [n for a in event["actor"] for n in names[a]]),
                _named(text, span, [n for a in event["recipient"] for n in names[a]]),
                _labels(event),
                (_role(text, around, names, event["actor"]), _role(text, around, names, event["recipient"])),
            )
        )
        conditions += [_condition(c, text, span) for c in event["conditions"]]
    return Passage(text, tuple(acts), tuple(conditions), whole=True, headline=body)


def _labels(event: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    kind, _, mode = event["plover"].partition("/")
    made = {
        "act": (event["act"],),
        "type": ("STATE",) if kind == "-" else (kind,),
        "mode": (event["plover"],) if mode else ("none",),
        "reality": (event["reality"],),
        "issues": tuple(event["issues"]),
        "told": ("event",),
    }
    return made


def _condition(condition: dict[str, Any], text: str, near: Span) -> Marked:
    found = [m.start() for m in re.finditer(re.escape(condition["text"]), text)]
    start = min(found, key=lambda at: max(0, near[0] - at, at - near[1]))
    needed = condition["requires"] or {}
    labels = {
        "kind": (condition["kind"],),
        "gates": (condition["gates"],),
        "requires": (needed.get("issue") or "none",),
        "plain": ("negated" if needed.get("negated") else "plain",),
    }
    return Marked((start, start + len(condition["text"])), labels=labels)


def _named(text: str, near: Span, names: Iterable[str]) -> Span | None:
    """Where one of these names stands in an act's words, the longest first."""
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name, *near)
        if at >= 0:
            return at, at + len(name)
    return None


def _sentences(text: str, span: Span) -> Span:
    """The sentences that a span stands in."""
    ends = [m.end() for m in _END.finditer(text)]
    before = [end for end in ends if end <= span[0]]
    behind = [end for end in ends if end >= span[1]]
    return before[-1] if before else 0, behind[0] if behind else len(text)


_END = re.compile(r"""[.!?]["”’)]*\s+(?=["“‘(]?[A-Z0-9])|\n\s*""")


def _role(text: str, near: Span, names: Mapping[str, tuple[str, ...]], own: Iterable[str]) -> Role:
    """Where those of these actors are named in an act's words, and where the other ones."""
    places = {name: _places(text, near, forms) for name, forms in names.items()}
    mine = {name: places[name] for name in own}
    taken = {at for spans in mine.values() for at in spans}
    others = {at for name, spans in places.items() if name not in mine for at in spans}
    return Role(
        named=tuple(sorted(taken)),
        others=tuple(sorted(at for at in others if not any(at[0] < b and a < at[1] for a, b in taken))),
        whole=all(mine.values()),
    )


def _places(text: str, near: Span, forms: Iterable[str]) -> list[Span]:
    """Where one of these names stands as words of their own, the longest first, none inside another."""
    found: list[Span] = []
    for form in sorted(forms, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text[near[0] : near[1]]):
            start, end = near[0] + match.start(), near[0] + match.end()
            if not any(start < b and a < end for a, b in found):
                found.append((start, end))
    return found


def sentences(path: Path) -> Iterator[Passage]:
    """Sentences of one act each: type, trigger, and the sentence with `<s>` and `<t>` around who and whom."""
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, trigger, marked = line.split("\t")
        text, source, target = unmarked(marked)
        if kind == STATEMENT:
            yield Passage(text, (Marked(None, source, target, {"told": ("statement",)}),), whole=True)
            continue
        at = text.index(trigger)
        labels = {"type": (kind,), "told": ("event",)}
        roles = (_marked(source, target), _marked(target, source))
        yield Passage(text, (Marked((at, at + len(trigger)), source, target, labels, roles),))


def _marked(own: Span | None, other: Span | None) -> Role:
    return Role(() if own is None else (own,), () if other is None else (other,))


def plv(path: Path, *, held: bool) -> Iterator[Passage]:
    """The PLV sentences that are held out, or those that are not."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, source, target = unmarked(row["marked_sentence"])
            if held_out(text) is held:
                kinds = _MERGED.get(row["gold_root"], (row["gold_root"],))
                yield Passage(text, (Marked(None, source, target, {"type": kinds}),))


def told(path: Path, *, held: bool) -> Iterator[Passage]:
    """The sentences of `statement_or_event.tsv` that are held out, or those that are not."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if held_out(row["sentence"]) is held:
                label = "statement" if row["class"] == "0" else "event"
                yield Passage(row["sentence"], (Marked(labels={"told": (label,)}),))


def plain(path: Path) -> Iterator[Passage]:
    """Sentences without any act, one a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield Passage(line.strip(), whole=True)
