"""Nouns for persons and people → drafts: "the minister", "a spokesman", "Ukrainian officials"."""

from __future__ import annotations

from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.antecedent import assumed_owner, person_before
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.names import give_role, is_former, put_on_side
from detente.reading.local.actors.noun import Noun, owner_sector, people_country, sector_before

_OF_STATE = frozenset((Sector.GOV, Sector.MIL, Sector.JUD, Sector.LEG, Sector.COP))
_CIVIL = frozenset(
    (
        Sector.CIV,
        Sector.REF,
        Sector.LAB,
        Sector.AGR,
        Sector.EDU,
        Sector.MED,
        Sector.BUS,
        Sector.SOC,
        Sector.OPP,
    )
)
_OFFICES = frozenset((Sector.GOV, Sector.MIL, Sector.JUD, Sector.LEG, Sector.SPY, Sector.COP))
_MANY = frozenset((ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE))
"""Of which several are a group."""
_ARMED = frozenset((ActorKind.MILITARY, ActorKind.ARMED_GROUP))
_TROOPS = frozenset(("officer", "peacekeeper", "unit", "patrol"))


def person(noun: Noun) -> list[Draft]:
    """The person of that office: one named before, else one whom nobody names."""
    role, owner, board = noun.role, noun.owner, noun.board
    if noun.definite and (found := person_before(board, noun.raw, owner)) is not None:
        return [found]
    sure = 0.7
    beside = sector_before(board.doc, noun.raw)
    if owner is None and beside is None and not _of_another(noun):
        owner, sure = assumed_owner(board, noun.raw, states=role.sector in _OF_STATE), 0.45
    key = (role.noun, id(owner) if noun.definite else -noun.raw.start - 1)
    draft = noun.draft(key, ActorKind.PERSON, owner=None, sure=sure)
    if draft.role is None:
        give_role(draft, role, noun.raw.name, board.doc)
    if role.sector is None and beside is not None:
        draft.sector = beside
    if draft.country is None:
        draft.country = people_country(board, noun.raw)
    if owner is not None and draft.owner is None:
        put_on_side(draft, owner)
        draft.sector = draft.sector or owner_sector(owner)
        draft.country = draft.country or owner.country
    if role.kind is ActorKind.GROUP and role.sector in (Sector.CIV, None):
        draft.kind, draft.owner = ActorKind.GROUP, None
    return [draft]


def _of_another(noun: Noun) -> bool:
    """Whether a name or noun that stands for nobody known says whose somebody is: "the unionists' leader"."""
    return any(child.dep_ == "poss" and child.pos_ != "PRON" for child in noun.root.children)


def _are_theirs(noun: Noun) -> bool:
    """Whether plain words mean the people of one who acts: "X's men", "the army's engineers", "men of the
    Front"; "the people of Chad" are no side.
    """
    owner, role = noun.owner, noun.role
    if owner is None or noun.modifies:
        return False
    if owner.kind in _ARMED:
        return True
    if role.noun == "people":
        return not owner.top().is_state
    return role.noun == "man" and (owner.is_person or owner.side() is not None)


def people(noun: Noun) -> list[Draft]:
    """Several people named together. Civilians have a country and no side."""
    role, owner, board = noun.role, noun.owner, noun.board
    if noun.modifies and owner is None and board.home is None:
        return []
    words = (
        t.lower_
        for t in board.doc[noun.raw.start : noun.raw.root]
        if t.pos_ in ("ADJ", "PROPN", "NOUN", "NUM")
    )
    kind = ActorKind.GROUP if role.kind in _MANY else role.kind
    civil = role.sector in _CIVIL and not _are_theirs(noun)
    key = (f"{' '.join(words)} {noun.root.lower_}", id(owner))
    country = owner.country if owner is not None else people_country(board, noun.raw)
    draft = noun.draft(key, kind, owner=None if civil else owner, country=country)
    draft.plural = True
    if role.sector is None and (beside := sector_before(board.doc, noun.raw)) is not None:
        draft.sector = beside
    if role.sector in _OFFICES and is_former(board.doc, noun.raw.name[0]):
        draft.sector = Sector.ELI  # "former Finnish generals"
        return [draft]
    of_state = owner is not None and owner.is_state
    if (of_state and role.noun in _TROOPS) or draft.sector is Sector.MIL:
        draft.kind, draft.sector = ActorKind.MILITARY, Sector.MIL
        if draft.owner is None and board.home is not None:
            draft.owner, draft.sure = board.home, 0.5
    near = (d for child in noun.root.children for d in board.at(child))
    region = next(
        (d for d in near if d.kind is ActorKind.GROUP and d.party is not None and d.sector is None), None
    )
    if region is not None and not civil:
        draft.is_party, draft.sector, draft.region = True, draft.sector or Sector.GOV, region
    return [draft]
