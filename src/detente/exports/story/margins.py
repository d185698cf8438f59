"""What stands around the entries: the title of a report above them, what could not be placed below."""

from __future__ import annotations

from collections import Counter

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.evidence import behind
from detente.exports.story.styles import HEADING, QUIET
from detente.exports.story.when import day
from detente.model import Reading, Report


def masthead(report: Report) -> RenderableType:
    """The title of a report, with its publisher, day and address."""
    title = called(report)
    facts = [one_line(report.publisher or ""), day(report.published_at), one_line(report.url or "")]
    restricted = Text(" · restricted", "bold red") if report.restricted else Text()
    return Group(
        Text(title, HEADING), Text.assemble((" · ".join(fact for fact in facts if fact), QUIET), restricted)
    )


def called(report: Report) -> str:
    """The title of a report, else its first words."""
    return one_line(report.title or "") or _opening(report.text)


def _opening(text: str) -> str:
    """The first words of a report without a title, from its first line."""
    words = one_line(text.lstrip().partition("\n")[0][:300]).split(" ")
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def signals(reading: Reading, *, shown: bool) -> list[RenderableType]:
    """How many things were seen and not placed; with `shown`, each with its sentence."""
    found = reading.signals
    if not found:
        return []
    kinds = ", ".join(f"{one_line(kind)} {n}" for kind, n in Counter(s.kind for s in found).most_common())
    seen = "1 thing was" if len(found) == 1 else f"{len(found)} things were"
    if not shown:
        return [Text(f"\n{seen} seen and not placed ({kinds}); --evidence shows them.", QUIET)]
    parts: list[RenderableType] = [Text(f"\n{seen} seen and not placed ({kinds}).", QUIET)]
    for signal in found:
        parts.append(Padding(Text(one_line(signal.message)), (0, 0, 0, 2)))
        parts += [Padding(line, (0, 0, 0, 5)) for line in behind(signal.evidence, reading.report.text)]
    return parts
