"""The board → the cast: drafts become actors, their mentions evidence."""

from __future__ import annotations

from collections import Counter
from functools import partial

from detente.model import Actor, Evidence
from detente.model.codes import ActorKind, Sector
from detente.model.ids import identify
from detente.reading.local.actors.board import Board, Bound
from detente.reading.local.actors.cast import Cast, Form, Mention
from detente.reading.local.actors.draft import Draft, Sighting
from detente.reading.local.actors.trace import trail_of
from detente.reading.local.page import Page

_QUANTITIES = frozenset(("several", "some", "many", "various", "other", "most", "all", "numerous", "certain"))
_OF_ANY_BODY = frozenset(
    ("president", "vice president", "secretary", "official", "administrator", "governor", "deputy governor")
)
"""Offices that are of government where nobody says of what."""
_RANK = {Form.NAME: 0, Form.PLACE: 1, Form.METONYM: 0, Form.NOMINAL: 2, Form.ADJECTIVE: 3, Form.PRONOUN: 9}


def write_cast(board: Board) -> Cast:
    """The actors and mentions of a board on which everything is bound."""
    page = board.page
    wanted = _wanted(board)
    _stand_in(board, wanted)
    drafts = sorted((d for d in board.drafts if id(d) in wanted), key=lambda d: d.sightings[0].start)
    actors: dict[int, Actor] = {}
    used: Counter[str] = Counter()
    for draft in drafts:
        actor = _actor(board, draft)
        used[actor.id] += 1
        if used[actor.id] > 1:  # two whom the report calls alike: "a spokesman" and "a spokesman"
            again = identify("actor", {**actor.meaning(), "nth": used[actor.id]})
            actor = actor.model_copy(update={"id": again})
        actors[id(draft)] = actor
    keys = {draft: actor.id for draft, actor in actors.items()}
    sides = {id(draft): keys.get(id(draft.side())) for draft in drafts}
    return Cast(
        [actors[id(draft)].model_copy(update={"side": sides[id(draft)]}) for draft in drafts],
        [m for bound in board.bound.values() if (m := _mention(page, bound, keys)) is not None],
        {actors[id(draft)].id: partial(_traced, board, draft, actors[id(draft)]) for draft in drafts},
    )


def _traced(board: Board, draft: Draft, plain: Actor, actor: Actor) -> Actor:
    return trail_of(board, draft, plain).on(actor)


def _stand_in(board: Board, wanted: set[int]) -> None:
    """Let the government or the first body of a party that no word of the report names stand for it."""
    orphans: dict[int, list[Draft]] = {}
    for draft in board.drafts:
        if id(draft) in wanted and draft.owner is not None and id(draft.top()) not in wanted and draft.side():
            orphans.setdefault(id(draft.top()), []).append(draft)
    for kin in orphans.values():
        bodies = [draft for draft in kin if not draft.is_person] or kin
        acting = [draft for draft in bodies if any(s.form is not Form.PLACE for s in draft.sightings)]
        bodies = acting or bodies
        first = min(bodies, key=lambda d: (d.kind is not ActorKind.GOVERNMENT, d.sightings[0].start))
        if first.is_person:
            if (rebels := _only_rebels(board, wanted, first)) is not None:
                for draft in kin:
                    draft.owner = rebels
            continue  # a person is no party: he keeps his country and has no side here
        country = first.country or first.top().country
        for draft in kin:
            draft.country = draft.country or country
        first.owner, first.is_party = None, True
        for draft in kin:
            if draft is not first and draft.top() is not first:
                draft.owner = first


def _only_rebels(board: Board, wanted: set[int], leader: Draft) -> Draft | None:
    """The group without a name that somebody leads whose party no word names: "rebel leader X", "the rebels";
    None where the report tells of more than one.
    """
    if leader.top().kind is not ActorKind.ARMED_GROUP:
        return None
    armed = [d for d in board.drafts if d.kind is ActorKind.ARMED_GROUP and id(d) in wanted and d.is_party]
    only = armed[0] if len(armed) == 1 else None
    return only if only is not None and only.party is None and only.owner is None else None


def _wanted(board: Board) -> set[int]:
    """The drafts that become actors: every one that is mentioned other than as a town or a region."""
    return {
        id(draft)
        for draft in board.drafts
        if any(s.form is not Form.PRONOUN for s in draft.sightings)
        and not (draft.party is not None and draft.party.kind is None)
        and not all(s.form is Form.PLACE and _is_town(board, s) for s in draft.sightings)
    }


def _is_town(board: Board, sighting: Sighting) -> bool:
    bound = board.bound.get(sighting.root)
    return bound is not None and all(alias.form in ("capital", "seat") for alias in bound.raw.aliases)


def _name(board: Board, draft: Draft) -> tuple[int, int]:
    """Tokens of the fullest form: a proper name, else the longest mention of the best kind.

    The government side of an internal conflict is called by its government where the report does so.
    """
    if draft.name is not None:
        return draft.name
    if _governs(board, draft):
        called = [s for s in draft.sightings if s.form is Form.NOMINAL and _is_called(board, draft, s)]
        called = [s for s in called if len(board.bound[s.root].drafts) == 1]
        if called:
            longest = max(called, key=lambda s: s.end - s.start)
            article = board.doc[longest.start].lower_ == "the"
            return (longest.start + article, longest.end)
    named = [s for s in draft.sightings if s.form is not Form.PRONOUN]
    best = min(named, key=lambda s: (_rank(board, draft, s), -_length(board, s), s.start))
    start = _own_start(board, draft, best)
    while start < best.end - 1 and board.doc[start].lower_ in _QUANTITIES:
        start += 1
    return (start, best.end)


def _own_start(board: Board, draft: Draft, sighting: Sighting) -> int:
    """Where a mention begins; of a group that shares it with another, behind the "and" between the two."""
    shared = sighting.root in board.bound and len(board.bound[sighting.root].drafts) > 1
    if not shared or draft.kind is not ActorKind.ARMED_GROUP:
        return sighting.start
    joints = [i for i in range(sighting.start, sighting.root) if board.doc[i].lower_ == "and"]
    return joints[-1] + 1 if joints else sighting.start


def _rank(board: Board, draft: Draft, sighting: Sighting) -> int:
    """How well a mention names its actor, 0 for best: its name, its capital, its adjective, a description."""
    if sighting.form is Form.NOMINAL and draft.party is not None:
        return _RANK[Form.ADJECTIVE] + 1
    if sighting.root in board.bound and len(board.bound[sighting.root].drafts) > 1:
        return _RANK[Form.ADJECTIVE] + 2
    raw = board.bound[sighting.root].raw if sighting.root in board.bound else None
    if (
        sighting.form is Form.ADJECTIVE
        and raw is not None
        and {a.form for a in raw.aliases} & {"name", "acronym"}
    ):
        return 0
    if _is_town(board, sighting):
        return _RANK[Form.ADJECTIVE] + 1 if sighting.form is Form.PLACE else 2
    return _RANK[sighting.form]


def _length(board: Board, sighting: Sighting) -> int:
    span = board.doc[sighting.start : sighting.end]
    return span.end_char - span.start_char


def _governs(board: Board, draft: Draft) -> bool:
    """Whether a state is here the party that fights an armed group at home."""
    return draft is board.home and any(side.kind is ActorKind.ARMED_GROUP for side in board.pair)


def _is_called(board: Board, draft: Draft, sighting: Sighting) -> bool:
    """Whether a mention calls a state by its government and its name: "the Government of Yemen"."""
    role = board.bound[sighting.root].raw.role if sighting.root in board.bound else None
    if role is None or role.kind is not ActorKind.GOVERNMENT:
        return False
    inside = (board.bound.get(i) for i in range(sighting.start, sighting.end) if i != sighting.root)
    return any(
        b is not None and b.drafts == (draft,) and b.form in (Form.NAME, Form.ADJECTIVE) for b in inside
    )


def _actor(board: Board, draft: Draft) -> Actor:
    """The actor that a draft became, its side left open. Its id is the hash of its meaning."""
    page = board.page
    start, end = _name(board, draft)
    first = page.evidence(board.doc[start:end])
    spans: dict[str, tuple[Evidence, ...]] = {"name": (first,)}
    role = None
    if draft.role is not None:
        found = page.evidence(board.doc[draft.role[0] : draft.role[1]])
        spans["role"], role = (found,), found.quote
    mentions = [
        page.evidence(board.doc[s.start : s.end])
        for s in sorted(draft.sightings, key=lambda s: s.start)
        if s.form is not Form.PLACE or not _is_town(board, s)
    ]
    return Actor(
        name=first.quote,
        kind=_kind(board, draft),
        country=draft.country or draft.top().country,
        sector=_sector(board, draft),
        role=role,
        mentions=tuple(dict.fromkeys(mentions)) or (first,),
        evidence=(first,),
        spans=spans,
        confidence=round(draft.sure, 2),
    )


def _kind(board: Board, draft: Draft) -> ActorKind:
    """A state that the report only knows by its government or capital is a government."""
    if not draft.is_state:
        return draft.kind
    if _governs(board, draft) and any(
        s.form is Form.NOMINAL and _is_called(board, draft, s) for s in draft.sightings
    ):
        return ActorKind.GOVERNMENT
    named = any(
        s.form in (Form.NAME, Form.PLACE, Form.ADJECTIVE) and not _is_town(board, s) for s in draft.sightings
    )
    return draft.kind if named or not draft.sightings else ActorKind.GOVERNMENT


def _sector(board: Board, draft: Draft) -> Sector | None:
    if draft.is_state and _kind(board, draft) is ActorKind.GOVERNMENT:
        return Sector.GOV
    top = draft.top()
    if (body := _of_body(draft)) is not None:
        return body
    if draft is not top and draft.sector in (Sector.GOV, Sector.MIL) and top.sector is not None:
        if draft.sector is Sector.MIL and top.sector is Sector.IGO:
            return draft.sector if draft.kind is ActorKind.MILITARY else top.sector
        if draft.kind is ActorKind.ORGANISATION and top.kind is ActorKind.ARMED_GROUP:
            return draft.sector  # "the Hamas-run health ministry" governs
        groups = top.kind is ActorKind.ARMED_GROUP or top.sector is Sector.IGO
        return top.sector if groups else draft.sector
    return draft.sector


def _of_body(draft: Draft) -> Sector | None:
    """The sector of the body whose president, secretary or official somebody is: of a parliament, a court, a
    union; None where that is a state or says nothing.
    """
    owner = draft.owner
    if not draft.is_person or draft.sector is not Sector.GOV or owner is None or owner.is_state:
        return None
    if draft.role_noun not in _OF_ANY_BODY or owner.kind not in (
        ActorKind.ORGANISATION,
        ActorKind.ARMED_GROUP,
    ):
        return None
    return owner.sector


def _mention(page: Page, bound: Bound, keys: dict[int, str]) -> Mention | None:
    actors = tuple(keys[id(draft)] for draft in bound.drafts if id(draft) in keys)
    if not actors:
        return None
    span = page.evidence(page.doc[bound.start : bound.end])
    return Mention(span.start, span.end, bound.raw.root, bound.form, actors, _said(bound))


def _said(bound: Bound) -> Sector | None:
    """The sector that the words of a mention of a state give it: GOV for its government, capital or seat."""
    if not bound.drafts[0].is_state:
        return None
    role = bound.raw.role
    if role is not None:
        return role.sector if role.kind is ActorKind.GOVERNMENT else None
    return Sector.GOV if bound.form is Form.METONYM else None
