"""Actors by name, with their side where the name alone could mean two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.text import Text

from detente.exports.clean import one_line
from detente.exports.story.styles import ACTOR, QUIET
from detente.knowledge.world import world
from detente.model import Actor, Reading
from detente.model.codes import ActorKind

UNNAMED = "(unnamed)"


def _state_of(actor: Actor) -> str | None:
    """The name of a state of which the report writes only the adjective: Turkey, for "Turkish"."""
    if actor.kind is not ActorKind.STATE:
        return None
    found = [a for a in world().find(actor.name) if a.form in {"adjective", "demonym"}]
    states = {a.party.name for a in found if a.party.country == actor.country}
    return states.pop() if len(states) == 1 else None


class Names:
    """The names of one reading's actors."""

    def __init__(self, reading: Reading) -> None:
        self._actors = {actor.id: actor for actor in reading.actors}
        self._shared = {name for name, times in Counter(a.name for a in reading.actors).items() if times > 1}

    def plain(self, key: str) -> str:
        """The name of an actor; its id where the reading doesn't hold it."""
        actor = self._actors.get(key)
        if actor is None:
            return key
        name = one_line(_state_of(actor) or actor.name)
        if actor.name in self._shared and (side := self.side(actor)) and side.id != actor.id:
            return f"{name} [{one_line(side.name)}]"
        return name

    def side(self, actor: Actor) -> Actor | None:
        """The party that an actor belongs to."""
        return self._actors.get(actor.side) if actor.side else None

    def join(self, keys: Iterable[str], style: str = ACTOR) -> Text:
        """Several actors as a series: `A, B and C`; `(unnamed)` for none."""
        names = [self.plain(key) for key in keys]
        if not names:
            return Text.assemble((UNNAMED, QUIET))
        # The style is of each name, not of the whole, so that what is appended stays plain.
        text = Text.assemble((names[0], style))
        for index, name in enumerate(names[1:], start=2):
            text.append(" and " if index == len(names) else ", ").append(name, style)
        return text
