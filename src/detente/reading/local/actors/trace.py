"""What gave each field of an actor: the words that name it, its title, and what the codebook holds of it."""

from __future__ import annotations

from detente.model import Actor
from detente.reading.local.actors.board import Board, Bound
from detente.reading.local.actors.draft import Draft
from detente.reading.local.trail import Piece, Trail

_STEP = "actors"
_LISTS = "actors, codebook"
_BESIDE = 3
"""How many words from a mention the name of its owner may stand."""


def trail_of(board: Board, draft: Draft, actor: Actor) -> Trail:
    """The trail of the actor that a draft became."""
    trail = Trail(board.page)
    name = [(e.start, e.end) for e in actor.evidence]
    title = [(e.start, e.end) for e in actor.spans.get("role", ())]
    owner = _owner(board, draft)
    known = draft.party is not None
    listed = (
        f"listed as {draft.party.name}" if draft.party is not None and draft.party.name != actor.name else ""
    )
    mentions = len(actor.mentions)
    trail.note("name", _STEP, name, f"the fullest of {mentions} mentions" if mentions > 1 else "")
    trail.note("mentions", _STEP, why="all words that mean it")
    trail.note("role", f"{_STEP}, title", title)
    if known:
        trail.note("kind", _LISTS, name, listed)
    elif draft.is_person:
        trail.note("kind", _STEP, name, "a person's name" if draft.name else "a noun for a person")
    else:
        trail.note("kind", _STEP, name, "by its words")
    if title:
        trail.note("sector", f"{_STEP}, title", title)
    else:
        trail.note("sector", _LISTS if known else _STEP, name, listed if known else "by its words")
    top = draft.top()
    if known:
        trail.note("country", _LISTS, name, listed)
    elif top.party is not None:
        trail.note("country", _LISTS, owner, "" if owner else f"that of {top.party.name}")
    else:
        trail.note("country", _STEP, owner, "the land that the report names with it")
    if draft.side() is draft:
        trail.note("side", _STEP, why="a party of its own")
    else:
        trail.note("side", _STEP, () if draft.because else owner, _because(draft, owner))
    return trail


def _because(draft: Draft, owner: list[Piece]) -> str:
    if draft.because or owner:
        return draft.because
    return "the codebook has it so" if draft.party is not None else "the state or body that it can only be of"


def _owner(board: Board, draft: Draft) -> list[Piece]:
    """The words in or right beside a mention of an actor that name the party it belongs to."""
    for sighting in draft.sightings:
        for index in range(max(0, sighting.start - _BESIDE), sighting.end + _BESIDE):
            bound = board.bound.get(index)
            if bound is not None and index != sighting.root and _is_owner(bound, draft):
                span = board.doc[bound.start : bound.end]
                return [(span.start_char, span.end_char)]
    return []


def _is_owner(bound: Bound, draft: Draft) -> bool:
    return any(other is not draft and other in (draft.owner, draft.top()) for other in bound.drafts)
