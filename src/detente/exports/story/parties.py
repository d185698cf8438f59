"""Who is who: the sides, and the actors that belong to them."""

from __future__ import annotations

from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.names import Names
from detente.exports.story.styles import ACTOR, QUIET
from detente.model import Actor, Reading


def sides(reading: Reading, names: Names) -> list[tuple[Text, Text]]:
    """Each side with its people and bodies, in order of the text; then those who stand
    alone, and bystanders, who have no side.
    """
    groups: dict[str | None, list[Actor]] = {}
    for actor in sorted(reading.actors, key=_first):
        groups.setdefault(actor.side, []).append(actor)
    bystanders = groups.pop(None, [])
    rows = []
    alone = []
    for side, actors in groups.items():
        members = _members(side, actors)
        if side and not members:
            alone.append(Text(names.plain(side), ACTOR))
        else:
            rows.append((Text(names.plain(side) if side else "", ACTOR), members))
    if alone:
        rows.append((Text("also", QUIET), Text(", ").join(alone)))
    if bystanders:
        rows.append((Text("no side", QUIET), _members(None, bystanders)))
    return rows


def _members(side: str | None, actors: list[Actor]) -> Text:
    members = [
        Text.assemble(one_line(actor.name), (f" ({one_line(actor.role)})" if actor.role else "", QUIET))
        for actor in actors
        if actor.id != side
    ]
    return Text(", ").join(members)


def _first(actor: Actor) -> int:
    return min((piece.start for piece in (*actor.mentions, *actor.evidence)), default=0)
