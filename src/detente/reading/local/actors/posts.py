"""Envoys with the land they are sent to before their name: "the UN's envoy for Yemen Hans Grundberg"."""

from __future__ import annotations

from detente.reading.local.actors.board import Board
from detente.reading.local.mentions.raw import Raw, Sort

SENT = frozenset(
    ("envoy", "representative", "coordinator", "rapporteur", "adviser", "ambassador", "commissioner")
)
"""Who is of whoever sends him, and not of the land "for" or "to" which he is sent."""
_TOWARDS = frozenset(("for", "to"))


def post_before(board: Board, person: Raw) -> Raw | None:
    """The office of one who is sent somewhere, where it stands with its land right before his name."""
    doc = board.doc
    land = board.by_end.get(person.title[0] if person.title else person.start)
    if land is None or land.sort is not Sort.PARTY:
        return None
    first = land.start - (land.start > 0 and doc[land.start - 1].lower_ == "the")
    if first < 2 or doc[first - 1].lower_ not in _TOWARDS:
        return None
    post = board.by_end.get(first - 1)
    return post if post is not None and is_sent(post) else None


def holder_behind(board: Board, post: Raw) -> Raw | None:
    """The person whose name stands behind an office and its land."""
    if not is_sent(post):
        return None
    near = (one for one in board.raws if one.sort is Sort.PERSON and 0 < one.start - post.name[1] <= _NEAR)
    return next((person for person in near if post_before(board, person) is post), None)


def is_sent(raw: Raw) -> bool:
    """Whether a raw mention is an office of one who is sent somewhere."""
    return raw.role is not None and raw.role.noun.split()[-1] in SENT


_NEAR = 8
"""Tokens between an office and the name of who holds it, at most."""
