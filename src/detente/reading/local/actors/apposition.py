"""Names with a description beside them: "Iván Duque, the president", "a spokesman, Major General X"."""

from __future__ import annotations

from detente.model.codes import ActorKind
from detente.reading.local.actors.antecedent import assumed_owner
from detente.reading.local.actors.board import Board
from detente.reading.local.actors.cast import Form
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.names import give_role, put_on_side
from detente.reading.local.actors.noun import owner_sector, owners_of
from detente.reading.local.actors.posts import holder_behind
from detente.reading.local.clauses import is_predicate
from detente.reading.local.mentions.raw import Raw, Sort
from detente.reading.local.parsed import Token

_PARTS_PLAYED = frozenset(
    ("mediator", "guarantor", "facilitator", "broker", "donor", "ally", "neighbour", "neighbor")
)
"""What a state can be as well as a person: "Angola, the mediator,"."""
_STOPS = frozenset(",.;()—–")
_BODIES = frozenset((Sort.BODY, Sort.PARTY))


def named_beside(board: Board, raw: Raw) -> Draft | None:
    """The named actor that a nominal describes in apposition, or None."""
    role = raw.role
    if role is None:
        return None
    wanted = {Sort.PERSON} if role.form == "person" else {Sort.BODY, Sort.PARTY}
    if role.noun in _PARTS_PLAYED:
        wanted = {Sort.PERSON, Sort.BODY, Sort.PARTY}
    if raw.plural and role.form == "person":
        return None
    if (holder := holder_behind(board, raw)) is not None:
        return board.one_at(holder.root)
    if (group := _group_behind(board, raw)) is not None:
        return group
    for token in _beside(board, raw):
        other = board.by_root.get(token.i)
        if other is None or other.sort not in wanted or other.root == raw.root:
            continue
        found = board.one_at(token)
        if found is not None and _fits(found, raw):
            return found
    return None


def _group_behind(board: Board, raw: Raw) -> Draft | None:
    """The armed group that a noun such as "separatist" stands before as an adjective: "The separatist Lake
    Front said", which the parser takes for a man with a name behind him.
    """
    role = raw.role
    if role is None or role.kind is not ActorKind.ARMED_GROUP or role.form != "person" or raw.plural:
        return None
    after = next((one for one in board.raws if one.start == raw.end and one.sort in _BODIES), None)
    found = board.one_at(after.root) if after is not None else None
    return found if found is not None and not found.is_person and not found.is_state else None


def all_named_beside(board: Board, raw: Raw) -> list[Draft]:
    """The persons that a list behind several people names, as in "The guests - Ada Obi, Jan Kos - asked";
    none where a person of the list is not bound, or the words say whose people they are.
    """
    if not raw.plural or raw.role is None or raw.role.form != "person" or owners_of(board, raw):
        return []
    for first in board.doc[raw.root].children:
        if first.dep_ == "appos" and first.i > raw.root and first.conjuncts:
            listed = [first, *(token for token in first.conjuncts if token.i > first.i)]
            found = [board.one_at(token) for token in listed]
            persons = [draft for draft in found if draft is not None and draft.is_person]
            return persons if len(persons) == len(listed) else []
    return []


def parties_named_behind(board: Board, raw: Raw) -> list[Draft]:
    """The parties that stand right behind the part they play: "mediators Chad and Libya urged both sides"."""
    if not raw.plural or raw.role is None or raw.role.noun not in _PARTS_PLAYED:
        return []
    found: list[Draft] = []
    at = raw.end
    while (
        named := next((one for one in board.raws if one.start == at and one.sort in _BODIES), None)
    ) is not None:
        found += [draft for draft in board.at(board.doc[named.root]) if not draft.is_person]
        at = named.end
        while at < len(board.doc) and board.doc[at].lower_ in (",", "and", "the"):
            at += 1
    return found if len(found) > 1 else []


def _fits(found: Draft, raw: Raw) -> bool:
    if raw.role is None:
        return False
    if raw.role.noun in _PARTS_PLAYED:
        return True
    if found.kind is ActorKind.STATE:
        return False
    return found.is_person == (raw.role.form == "person")


def _beside(board: Board, raw: Raw) -> list[Token]:
    doc = board.doc
    root = doc[raw.root]
    out = [child for child in root.children if child.dep_ == "appos" and not _verb_between(root, child)]
    if root.dep_ == "appos" and not _verb_between(root.head, root):
        out.append(root.head)
    # The parse often hangs the second of the two on a name in between: trust the commas.
    after = raw.end
    if after < len(doc) and doc[after].text == ",":
        out.extend(_opening(board, after + 1) or _closed(board, raw, after + 1))
    elif after < len(doc) and board.by_root.get(raw.root) is raw:
        out.extend(token for token in _opening(board, after) if board.by_root[token.i].sort is Sort.PERSON)
    before = raw.start - 1
    closed = raw.end < len(doc) and doc[raw.end].text in (",", ".", ";", ")", "—", "–", "-")
    if before > 0 and doc[before].text == "," and closed:
        named = board.by_end.get(before)
        if named is not None and named.sort is not Sort.PARTY:
            out.append(doc[named.root])
    return out


def _verb_between(one: Token, other: Token) -> bool:
    """Whether a clause lies between two words: what stands in another clause stands beside nobody."""
    first, last = sorted((one.i, other.i))
    return any(token.pos_ == "VERB" and is_predicate(token) for token in one.doc[first + 1 : last])


def _closed(board: Board, raw: Raw, at: int) -> list[Token]:
    """The armed group behind "the" and before a stop that the noun of one describes: "the main rebel group,
    the Lake Front, left".
    """
    doc = board.doc
    if raw.role is None or raw.role.kind is not ActorKind.ARMED_GROUP or at >= len(doc):
        return []
    found = _opening(board, at + 1) if doc[at].lower_ == "the" else []
    armed = [t for t in found if (d := board.one_at(t)) is not None and d.kind is ActorKind.ARMED_GROUP]
    end = board.by_root[armed[0].i].end if armed else len(doc)
    return armed if end < len(doc) and doc[end].text in _STOPS else []


def _opening(board: Board, start: int) -> list[Token]:
    """The head of the name that begins at a token and is closed by a comma or the end of its phrase."""
    doc = board.doc
    for end in range(start + 1, min(start + 8, len(doc))):
        named = board.by_end.get(end)
        if named is not None and named.start == start and named.sort in (Sort.PERSON, Sort.BODY, Sort.PARTY):
            return [doc[named.root]]
    return []


def describe(board: Board, draft: Draft, raw: Raw) -> None:
    """Write what a description says into the draft beside it, and bind it."""
    assert raw.role is not None
    owners = [owner for owner in owners_of(board, raw) if owner is not draft]
    if raw.role.noun == "counterpart":
        _mirror(board, draft, raw, owners)
        return
    if draft.is_person and (draft.role is None or not draft.role_noun):
        give_role(draft, raw.role, raw.name, board.doc)
    if draft.owner is None and len(owners) == 1 and draft.party is None:
        if draft.is_person:
            put_on_side(draft, owners[0])
        else:
            draft.owner, draft.is_party = owners[0], False
    if draft.owner is None and not owners and raw.role.inherits and draft.is_person:
        draft.owner, draft.sure = assumed_owner(board, raw, states=False), 0.5
    if draft.sector is None and draft.party is None and not draft.is_person:
        draft.sector = raw.role.sector
    if draft.sector is None and draft.owner is not None and draft.is_person:
        draft.sector = owner_sector(draft.owner)
    board.bind(raw, [draft], Form.NOMINAL)


def _mirror(board: Board, draft: Draft, raw: Raw, owners: list[Draft]) -> None:
    """For "his Egyptian counterpart, X": X has in another party the office of whose counterpart he is."""
    whose = next((d for c in board.doc[raw.root].children if c.dep_ == "poss" for d in board.at(c)), None)
    party = next((owner for owner in owners if owner is not whose), None)
    if party is None and whose is not None and len(board.pair) == 2:
        party = next(
            (side for side in board.pair if whose.top() in board.pair and side is not whose.top()), None
        )
    if draft.owner is None and party is not None:
        draft.owner, draft.sure = party, 0.6
        draft.sector = draft.sector or owner_sector(party)
    if whose is not None and draft.role_noun is None:
        draft.role_noun = whose.role_noun
    board.bind(raw, [draft], Form.NOMINAL)
