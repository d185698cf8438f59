"""Quotations by speaker → a page for a person."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.found.source import source_of
from detente.exports.quoted.said import Said, by_speaker
from detente.exports.story.styles import HEADING, QUIET


def quotations_page(head: str, told: Sequence[Said]) -> RenderableType:
    """The filter in words, then who said what: speakers in the order of the list, of each all in it."""
    parts: list[RenderableType] = [Text(one_line(head), "bold")]
    for speaker, own in by_speaker(told).items():
        parts += [Text(), Text.assemble((one_line(speaker), HEADING), (f"  {len(own)}", QUIET))]
        for one in own:
            words = one_line(one.words)
            quoted = f"“{words}”" if one.mode == "direct" else words
            parts += [Padding(Text(quoted), (0, 0, 0, 2)), Padding(Text(_how(one), QUIET), (0, 0, 0, 4))]
    return Group(*parts)


def _how(one: Said) -> str:
    to = f"to {one.addressee}" if one.addressee else ""
    through = f"by way of {one.reported_by}" if one.reported_by else ""
    known = (source_of(one.hit.report), one.mode, one.cue, to, one.said_on, one.medium, through)
    return " · ".join(one_line(part) for part in known if part)
