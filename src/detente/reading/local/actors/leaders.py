"""Persons whom no words of the report put anywhere → the party that the office-holders' list has them in."""

from __future__ import annotations

from detente.knowledge.persons import OfficeHolder, office_holder
from detente.knowledge.world import world
from detente.model.codes import Sector
from detente.reading.local.actors.board import Board
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.names import put_on_side
from detente.reading.local.actors.noun import owner_sector

_REBEL = frozenset((Sector.REB, Sector.UAF))
_ANY_OFFICE = frozenset(("leader", "chief", "head"))


def put_leader(board: Board, draft: Draft) -> bool:
    """Put a person on the side of the party that it leads or led on the day of the report, and say whether.

    The text beats the list: who has an owner or a country already is left alone, and so is one of whom the
    report tells another office than the list does. A party that the report does not mention is no actor: its
    leader has its country and no side, and has even that from a surname only while in office.
    """
    if draft.name is None or draft.owner is not None or draft.country is not None:
        return False
    named = {d.party.key for d in board.drafts if d.party is not None and d.sightings}
    name = board.doc[draft.name[0] : draft.name[1]].text
    holder = office_holder(name, board.drafts.on, named, draft.role_noun)
    if holder is None:
        return False
    if holder.by_surname and not _fits(draft, holder, named, dated=board.drafts.on is not None):
        return False
    owner = board.drafts.of_party(world().party(holder.party))
    if draft.sector in _REBEL and owner.top().is_state:
        return False  # "rebel leader X" holds no office now
    put_on_side(draft, owner)
    draft.because = f"the list of office-holders: {holder.role}"
    if draft.sector is None:
        former = owner.top().is_state and not holder.in_office
        draft.sector = Sector.ELI if former else _sector(holder, owner)
    draft.sure = min(draft.sure, 0.5 if holder.by_surname else 0.65)
    return draft.owner is not None


def _sector(holder: OfficeHolder, owner: Draft) -> Sector | None:
    """The sector of an office: of a state that of its name ("speaker of parliament"), else its party's."""
    role = world().role(holder.role) if owner.is_state else None
    return (role.sector if role is not None else None) or owner_sector(owner)


def _fits(draft: Draft, holder: OfficeHolder, named: set[str], *, dated: bool) -> bool:
    """Whether nothing in the report speaks against one whom a surname alone found."""
    if dated and not holder.in_office and holder.party not in named:
        return False
    noun = draft.role_noun
    return noun is None or noun in _ANY_OFFICE or holder.role.endswith(noun) or noun.endswith(holder.role)
