"""Matters → a page for a person: what is told, by whom, and where the reports differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from detente.exports.matters.sources import Sources
from detente.exports.matters.words import shown, told_by
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import DOUBT, HEADING, QUIET
from detente.model import Reading
from detente.record.matters import (
    Doubt,
    FieldStatus,
    Matter,
    MatterField,
    MatterKind,
    Resolution,
)

_TITLES = {
    MatterKind.CEASEFIRE: "Ceasefires",
    MatterKind.TALKS: "Talks",
    MatterKind.AGREEMENT: "Agreements",
    MatterKind.VIOLATION_CLAIM: "Claimed violations",
    MatterKind.EVENT: "Events",
    MatterKind.ACTOR: "Actors",
}
_NONE = "No two reports tell the same thing, as far as could be told."
_DOUBTS = 20
"""Pairs in doubt that are shown; JSON holds them all."""


def write_matters(
    found: Resolution, matters: Sequence[Matter], readings: Iterable[Reading], out: TextIO
) -> None:
    """Write matters, those of one kind together, and below them the pairs that are in doubt."""
    sources = Sources(readings)
    parts: list[RenderableType] = [] if matters else [Text(_NONE)]
    for kind, title in _TITLES.items():
        own = [matter for matter in matters if matter.kind is kind]
        if own:
            parts.append(Text(f"{title.upper()}", HEADING))
            each = _actor if kind is MatterKind.ACTOR else _matter
            parts += [Padding(each(matter, sources), (0, 0, 1, 0)) for matter in own]
    parts += _doubts(found.doubts, sources)
    write_pages([Group(*parts)], out)


def write_doubts(doubts: Sequence[Doubt], readings: Iterable[Reading], out: TextIO) -> None:
    """Write the pairs that are in doubt, the likeliest first."""
    parts = list(_doubts(doubts, Sources(readings)))
    write_pages([Group(*parts or [Text("No pair is in doubt.")])], out)


def _actor(matter: Matter, sources: Sources) -> RenderableType:
    names = dict.fromkeys(sources.says(member).plain for member in matter.members)
    return Text.assemble((" / ".join(names), HEADING), (f"  {told_by(matter)}", QUIET))


def _matter(matter: Matter, sources: Sources) -> RenderableType:
    first = matter.members[0]
    parts: list[RenderableType] = [
        Text.assemble(sources.says(first), (f"  {told_by(matter)}", QUIET)),
        Text(matter.id, "cyan"),
    ]
    below: list[RenderableType] = []
    for status in (FieldStatus.DISPUTED, FieldStatus.REFINED):
        below += [_field(field, sources) for field in matter.fields if field.status is status]
    agreed = [field for field in matter.fields if field.status is FieldStatus.AGREED]
    if agreed:
        told = "; ".join(f"{field.name} {shown(field, field.values[0])}" for field in agreed)
        below.append(Text.assemble(("agreed  ", QUIET), told))
    below += [
        Text.assemble(
            (f"{sources.report(member.report)}: ", QUIET),
            (f"“{sources.quote(member)}”", "green"),
            (f"  {member.report}/{member.entry}", QUIET),
        )
        for member in matter.members
    ]
    return Group(*parts, Padding(Group(*below), (0, 0, 0, 2)))


def _field(field: MatterField, sources: Sources) -> RenderableType:
    disputed = field.status is FieldStatus.DISPUTED
    line = Text.assemble(
        (f"{field.status.value}  ", DOUBT if disputed else QUIET), (f"{field.name}: ", "bold")
    )
    for number, value in enumerate(field.values):
        if number:
            line.append("; ")
        line.append(shown(field, value), "bold" if disputed else "")
        if disputed:
            line.append(f" ({' and '.join(sources.report(report) for report in value.reports)})", QUIET)
        else:
            line.append(f" ({value.independent})", QUIET)
    return line


def _doubts(doubts: Sequence[Doubt], sources: Sources) -> Iterator[RenderableType]:
    if not doubts:
        return
    yield Text("IN DOUBT", HEADING)
    yield Text("Pairs that may be one; a person is to say.", QUIET)
    for doubt in doubts[:_DOUBTS]:
        yield Padding(_doubt(doubt, sources), (1, 0, 0, 0))
    if len(doubts) > _DOUBTS:
        yield Text(f"\nand {len(doubts) - _DOUBTS} more: --format json has them all", QUIET)


def write_doubt(doubt: Doubt, readings: Iterable[Reading], out: TextIO) -> None:
    """Write one pair that is in doubt."""
    write_pages([_doubt(doubt, Sources(readings))], out)


def _doubt(doubt: Doubt, sources: Sources) -> RenderableType:
    """Both entries with their words, then what speaks for and against their being one."""
    lines: list[RenderableType] = []
    for lead, member in zip((f"{doubt.score:.2f}", ""), doubt.pair, strict=True):
        says = Text.assemble(sources.says(member), (f"  {sources.report(member.report)}", QUIET))
        lines.append(Text.assemble(f"{lead:4}  ", says))
        below = [Text(f"“{quote}”", "green")] if (quote := sources.quote(member)) else []
        below.append(Text(f"{member.report}/{member.entry}", "cyan"))
        lines.append(Padding(Group(*below), (0, 0, 0, 6)))
    lines.append(Padding(Text("; ".join(doubt.why), QUIET), (0, 0, 0, 6)))
    return Group(*lines)
