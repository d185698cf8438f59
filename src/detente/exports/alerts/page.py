"""Alerts for a person at a terminal: what is new, its sentence with the words marked, whose report it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from detente.analysis.alerts import About, Alert
from detente.exports.alerts.words import address, earlier, sentence, told
from detente.exports.clean import one_line
from detente.exports.found.source import source_of
from detente.exports.story.evidence import kept
from detente.exports.story.paper import write_pages
from detente.exports.story.styles import QUIET
from detente.exports.why.sentences import CLOSE, OPEN

_STYLES = {
    About.PROPOSAL: "bold cyan",
    About.CONDITION: "bold magenta",
    About.CEASEFIRE: "bold green",
    About.CLAIM: "bold red",
    About.SHIFT: "bold yellow",
}


def write_alerts(alerts: Iterable[Alert], out: TextIO, head: str = "") -> None:
    """Write alerts, a paragraph each, under a line that says which."""
    parts: list[RenderableType] = [Text(one_line(head), "bold")] if head else []
    for number, alert in enumerate(alerts):
        parts += ([Text()] if number or head else []) + _alert(alert)
    write_pages([Group(*parts)], out)


def _alert(alert: Alert) -> list[RenderableType]:
    before, words, after = sentence(alert)
    quote = Text.assemble(kept(before), (f"{OPEN}{kept(words)}{CLOSE}", "underline"), kept(after))
    lines: list[Text] = [quote]
    if alert.before:
        lines.append(Text(f"before: {earlier(alert.before)}", QUIET))
    lines.append(Text(source_of(alert.reading.report), QUIET))
    if url := address(alert):
        lines.append(Text(one_line(url), QUIET, no_wrap=True, overflow="fold"))
    style = _STYLES.get(alert.about, "bold")
    head = Text.assemble((f"{alert.about.value}  ", style), told(alert))
    return [head, *(Padding(line, (0, 0, 0, 2)) for line in lines)]
