"""Parties of the world that no word of a report names → the first of theirs that it names stands for them."""

from __future__ import annotations

from detente.model.codes import ActorKind
from detente.reading.local.actors.board import Board
from detente.reading.local.actors.draft import Draft


def name_sides(board: Board) -> None:
    """Let the first named body of an unnamed party be the side, once the names are bound: the report knows
    the army and not the administration that it fights for. States may be named later, by their government.
    """
    kin: dict[int, list[Draft]] = {}
    for draft in board.drafts:
        top = draft.top()
        if top is not draft and not top.sightings and draft.sightings:
            kin.setdefault(id(top), []).append(draft)
    for own in kin.values():
        bodies = [draft for draft in own if not draft.is_person]
        armed = all(draft.kind is ActorKind.ARMED_GROUP for draft in bodies)
        if not bodies or (bodies[0].top().is_state and not armed):
            continue
        first = min(bodies, key=lambda draft: draft.sightings[0].start)
        first.owner, first.is_party = None, True
        for draft in own:
            if draft.top() is not first and draft is not first:
                draft.owner = first
