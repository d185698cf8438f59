"""Short descriptions → the actor before them that they mean, where just one fits."""

from __future__ import annotations

from detente.model.codes import ActorKind, Sector
from detente.reading.local.actor_board import Board, Bound, is_subject
from detente.reading.local.actor_draft import Draft
from detente.reading.local.cast import Form
from detente.reading.local.mention_raw import Raw
from detente.reading.local.mention_wordlist import wordset

_ALIKE = tuple(
    wordset(line)
    for line in """
    president head_of_state leader chief ruler strongman head
    prime_minister premier head_of_government leader chief
    foreign_minister top_diplomat foreign_secretary secretary_of_state minister_of_foreign_affairs diplomat
    defence_minister defense_minister minister_of_defence minister_of_defense defence_chief defense_chief
    spokesman spokeswoman spokesperson official
    envoy special_envoy personal_envoy representative special_representative mediator diplomat official
    negotiator chief_negotiator lead_negotiator delegate envoy
    secretary_general chief head
    """.strip().splitlines()
)
_NEAR = 3
_FAR = 12
_BODIES = frozenset((ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.ALLIANCE))


def alike(one: str | None, other: str | None) -> bool:
    """Whether two role nouns can mean one person: "premier" and "prime minister"."""
    if one is None or other is None:
        return False
    return (
        one == other or one.split()[-1] == other.split()[-1] or any(one in s and other in s for s in _ALIKE)
    )


def _distance(board: Board, raw: Raw, bound: Bound) -> int:
    """Sentences between a mention and an earlier one, roughly: by sentence starts."""
    here, there = board.doc[raw.root].sent.start, board.doc[bound.raw.root].sent.start
    return 0 if here == there else sum(1 for t in board.doc[there + 1 : here + 1] if t.is_sent_start)


def person_before(board: Board, raw: Raw, owner: Draft | None) -> Draft | None:
    """The person that "the minister", "the Kremlin chief" or "its envoy" means, where one alone fits.

    With an owner the person must be of its side. Without one it is the last person of that office.
    """
    assert raw.role is not None
    fits: list[tuple[Draft, int]] = []
    seen: set[int] = set()
    for bound in board.earlier(raw.start):
        for draft in bound.drafts:
            if not draft.is_person or id(draft) in seen or not alike(draft.role_noun, raw.role.noun):
                continue
            seen.add(id(draft))
            if owner is None or draft.owner is None or draft.top() is owner.top():
                fits.append((draft, _distance(board, raw, bound)))
    if owner is not None:
        own = [one for one in fits if one[0].owner is not None]
        fits = own or fits
    if len(fits) == 1 or (fits and fits[0][1] <= _NEAR):
        return fits[0][0]
    return None


def persons_of(board: Board, raw: Raw) -> list[Draft]:
    """The two persons that "the two leaders" means, where two of that office came before."""
    assert raw.role is not None
    root = board.doc[raw.root]
    if not any(child.lower_ in ("two", "both") for child in root.children):
        return []
    out: list[Draft] = []
    for bound in board.earlier(raw.start):
        for draft in bound.drafts:
            if draft.is_person and draft not in out and alike(draft.role_noun, raw.role.noun):
                out.append(draft)
    return out if len(out) == 2 and out[0].top() is not out[1].top() else []


def group_before(board: Board, raw: Raw, *, armed: bool = False) -> Draft | None:
    """The group that "the group", "the movement" or "the rebels" means: the last that was named nearby, else
    the report's only one.
    """
    kinds = frozenset((ActorKind.ARMED_GROUP,)) if armed else _BODIES
    last: Draft | None = None
    for bound in board.earlier(raw.start):
        far = _distance(board, raw, bound)
        if far > _FAR:
            break
        found = [draft for draft in bound.drafts if draft.kind in kinds and bound.form is not Form.PLACE]
        if len(found) == 1 and far <= _NEAR:
            last = found[0]
            if last.kind is ActorKind.ARMED_GROUP or armed:
                return last
            break
    every = [draft for draft in board.drafts if draft.kind is ActorKind.ARMED_GROUP and draft.sightings]
    paired = [draft for draft in every if draft in board.pair]
    for few in (every, paired):
        if len(few) == 1:
            return few[0]
    return last


def body_before(board: Board, raw: Raw) -> Draft | None:
    """The body that "the ministry" or "the court" means: the last one of that noun."""
    assert raw.role is not None
    for bound in board.earlier(raw.start):
        if _distance(board, raw, bound) > _NEAR:
            return None
        if bound.raw.role is None or len(bound.drafts) != 1 or bound.raw.role.form != "body":
            continue
        if (
            bound.raw.role.noun.split()[-1] == raw.role.noun.split()[-1]
            and bound.drafts[0].kind is not ActorKind.STATE
        ):
            return bound.drafts[0]
    return None


def assumed_owner(board: Board, raw: Raw, *, states: bool) -> Draft | None:
    """Whose "the army", "the president" or "the spokesman" is where the text does not say: the report's own
    state, else the side of the last subject, in this paragraph or the one before.
    """
    role = raw.role
    if states and board.home is not None:
        return board.home
    if role is not None and role.sector in (
        Sector.CVL,
        Sector.IGO,
        Sector.NGO,
        Sector.JRN,
        Sector.REL,
        Sector.MED,
        Sector.BUS,
    ):
        return None
    paragraph = board.page.paragraph(board.doc[raw.root].idx)
    for bound in board.earlier(raw.start):
        if board.page.paragraph(board.doc[bound.raw.root].idx) < paragraph - 1:
            return None
        if bound.form is Form.PLACE or not is_subject(board.doc[bound.raw.root]) or len(bound.drafts) != 1:
            continue
        side = bound.drafts[0].side()
        if side is not None and (side.is_state or (not states and side.kind is ActorKind.ARMED_GROUP)):
            return side
    return None
