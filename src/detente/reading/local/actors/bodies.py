"""Nouns for bodies and groups → drafts: "the government", "the movement", "rebels", "the ministry"."""

from __future__ import annotations

from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.antecedent import assumed_owner, body_before, group_before, of_that_noun
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.leaders import put_leader
from detente.reading.local.actors.names_of_bodies import named_so
from detente.reading.local.actors.noun import Noun, is_definite, people_country
from detente.reading.local.mentions.wordlist import wordset

GOVERNMENTS = wordset(
    """
    administration cabinet coalition_government country government interim_government junta kingdom
    leadership military_government military_junta nation regime republic ruling_junta state
    transitional_government unity_government
    """
)
LANDS = frozenset(("country", "nation", "republic", "kingdom"))
ARMIES = frozenset(
    ("army", "military", "armed forces", "security forces", "defence forces", "defense forces")
)
GROUPS = wordset(
    """
    group movement organisation organization faction alliance bloc coalition militia rebel_group
    rebel_movement militant_group armed_group paramilitary_group paramilitary_force rebel_alliance
    """
)
_SPLINTER = wordset("armed breakaway dissident insurgent jihadist militant rebel rival splinter")
_BARE = frozenset(("rebel", "guerrilla", "insurgent", "guerilla", "separatist"))
_FIGHTING = frozenset((Sector.MIL, Sector.UAF, Sector.REB, Sector.PRM))
_IRREGULAR = frozenset((Sector.UAF, Sector.REB, Sector.PRM, Sector.CRM, Sector.ELI))
_STRONG = frozenset(("strongman", "warlord"))
_GROUPS_OF_THEM = frozenset(("groups", "factions", "movements", "alliances", "militias"))
_JOINED = frozenset(("coalition", "alliance", "movement"))
_CHIEF = frozenset(("main", "largest", "biggest", "principal", "strongest"))
_OTHER = frozenset(("other", "another", "further"))
_OF_STATE = frozenset((Sector.GOV, Sector.MIL, Sector.JUD, Sector.LEG, Sector.COP, Sector.SPY))
_BODIES = frozenset((ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.ALLIANCE))


def government(noun: Noun) -> list[Draft]:
    """The state that "the government", "its regime" or "the country" stands for."""
    owner = noun.owner
    if owner is not None and owner.is_person and owner.side() is None and not put_leader(noun.board, owner):
        state = assumed_owner(noun.board, noun.raw, states=True)
        if state is not None:  # "the government of X"
            owner.owner, owner.sector = state, owner.sector or Sector.GOV
    if owner is not None:
        return [owner.top()] if owner.side() is not None else []
    if not (noun.definite or (noun.modifies and is_definite(noun.root.head))):
        return []
    if noun.role.noun in LANDS:
        return [noun.board.home] if noun.board.home is not None else []
    state = assumed_owner(noun.board, noun.raw, states=True)
    return [state] if state is not None else []


def group(noun: Noun) -> list[Draft]:
    """The group that "the group" means, or a new one where it is described: "a splinter group"."""
    owner, role, board = noun.owner, noun.role, noun.board
    if owner is not None and owner.kind in _BODIES:
        return [owner]
    if (same := _is_said_to_be(noun)) is not None:
        if role.kind is ActorKind.ARMED_GROUP and same.party is None:
            same.kind, same.sector = role.kind, role.sector or same.sector
        return [same]
    described = any(c.dep_ in ("amod", "compound", "acl", "relcl", "prep") for c in noun.root.children)
    words = {token.lower_ for token in board.doc[noun.raw.start : noun.raw.end]}
    armed = role.kind is ActorKind.ARMED_GROUP or bool(words & _SPLINTER)
    if (found := _spoken_of(noun, words, armed=armed)) is not None:
        return [found]
    if not described and role.kind is not ActorKind.ARMED_GROUP:
        return []
    if (armed or "islamist" in words) and not words & _OTHER and (only := _named_later(noun)) is not None:
        return [only]
    if armed or role.kind is ActorKind.ALLIANCE:
        kind = ActorKind.ARMED_GROUP if armed else ActorKind.ALLIANCE
        draft = Draft(kind, role.sector or (Sector.REB if armed else None), is_party=True, sure=0.6)
        if "led" in words and kind is ActorKind.ALLIANCE and role.noun == "coalition":
            draft.sector = Sector.MIL
        draft.country = owner.country if owner else (board.home.country if armed and board.home else None)
    else:
        draft = Draft(role.kind, role.sector, owner.country if owner else None, owner=owner, sure=0.6)
    return [board.drafts.add(draft)]


def _spoken_of(noun: Noun, words: set[str], *, armed: bool) -> Draft | None:
    """The group that was spoken of before, where a definite noun takes it up."""
    board, role = noun.board, noun.role
    if not noun.definite:
        return None
    if armed and words & _CHIEF and (only := _only_named(noun)) is not None:
        return only
    if noun.owner is not None or words & {"led", "backed", *_OTHER}:
        return None
    found = named_so(board, noun.raw)
    if found is None and role.noun in _JOINED:
        found = of_that_noun(board, role.noun, noun.raw.start)
    if found is None and not _is_name(noun):
        found = group_before(board, noun.raw, armed=armed)
    return found


def _is_name(noun: Noun) -> bool:
    """Whether a noun is part of a name: "the Justice Movement" is no group that was spoken of before."""
    before = noun.board.doc[max(noun.root.i - 1, 0)]
    return all(token.text[:1].isupper() for token in (before, noun.root)) and before.head == noun.root


def _only_named(noun: Noun) -> Draft | None:
    """The only armed group with a name: "the main rebel group", beside lesser ones without."""
    every = noun.board.drafts
    named = [d for d in every if d.kind is ActorKind.ARMED_GROUP and d.party is not None and d.sightings]
    return named[0] if len(named) == 1 else None


def _named_later(noun: Noun) -> Draft | None:
    """The only armed group that the report names, of which its first sentence says what it is: "A rebel group
    that walked out on Monday …".
    """
    board = noun.board
    if noun.definite or noun.owner is not None or board.sentences[noun.raw.start] > board.sentences[0] + 1:
        return None
    if board.page.paragraph(noun.root.idx) != board.page.paragraph(board.doc[0].idx):
        return None
    only = _only_named(noun)
    return only if only is not None and only.sightings[0].start >= noun.raw.start else None


def _is_said_to_be(noun: Noun) -> Draft | None:
    """The group that a sentence says is this one: "the Front was the last active rebel group"."""
    root = noun.root
    if root.dep_ != "attr" or root.head.lemma_ != "be":
        return None
    subject = next((child for child in root.head.children if child.dep_ == "nsubj"), None)
    found = noun.board.one_at(subject) if subject is not None else None
    return found if found is not None and found.kind in _BODIES else None


def force_of(noun: Noun) -> Draft | None:
    """The armed group that is called by who leads it and no state: "the warlord's fighters", "X's forces"."""
    leader, board = noun.owner, noun.board
    fights = noun.role.sector in _FIGHTING or noun.role.kind is ActorKind.ARMED_GROUP
    if leader is None or not leader.is_person or not fights:
        return None
    side = leader.side()
    if side is not None and side.kind is ActorKind.ARMED_GROUP:
        return side
    strong = leader.role_noun in _STRONG or any(_STRONG & _title(noun, s.start) for s in leader.sightings)
    if leader.sector not in _IRREGULAR and not strong:
        return None
    country = leader.country or leader.top().country or (board.home.country if board.home else None)
    force = noun.draft(("force", id(leader)), ActorKind.ARMED_GROUP, owner=None, country=country)
    force.sector = Sector.REB
    leader.owner, leader.sure = force, 0.6
    return force


def _title(noun: Noun, start: int) -> set[str]:
    """The words that a mention begins with."""
    return {token.lower_ for token in noun.board.doc[start : start + 4]}


def fighters(noun: Noun) -> list[Draft]:
    """The armed group whose "rebels", "fighters" or "men" are meant; one of its own where there is none."""
    owner, board = noun.owner, noun.board
    if (force := force_of(noun)) is not None:
        return [force]
    if owner is not None and owner.top().kind is ActorKind.ARMED_GROUP:
        return [owner.top()]
    if owner is not None and owner.is_state and noun.role.noun == "bomber":
        return [owner]  # its aircraft
    apart = any(child.lower_ in _OTHER for child in noun.root.children)
    bare = noun.role.noun.partition(" ")[0] in _BARE and noun.raw.end - noun.raw.start <= 2
    bare = bare and (noun.role.noun in _BARE or noun.root.lower_ not in _GROUPS_OF_THEM)
    several = noun.root.lower_ in _GROUPS_OF_THEM and any(c.dep_ == "nummod" for c in noun.root.children)
    if owner is None and not apart and not several and (noun.definite or bare):
        found = group_before(board, noun.raw, armed=True)
        short = noun.definite or noun.role.noun in _BARE
        if found is not None and (short or found.sightings[0].start < noun.raw.start):
            return [found]
    country = owner.country if owner is not None else people_country(board, noun.raw)
    if country is None and owner is None and board.home is not None:
        country = board.home.country
    of_state = owner is None or owner.is_state
    key = (
        f"armed {noun.role.noun} {country}",
        -noun.raw.start - 1 if apart else 0 if of_state else id(owner),
    )
    theirs = owner if owner is not None and owner.kind in _BODIES and owner.side() is not None else None
    if theirs is not None and theirs.top().is_state:
        theirs = None  # a party that once had rebels may govern now
    return [noun.draft(key, ActorKind.ARMED_GROUP, owner=theirs, country=country)]


def _elsewhere(noun: Noun) -> bool:
    """Whether a place or territory says whose it is: "Gaza's health ministry" is not the home state's."""
    return any(
        child.dep_ in ("poss", "compound", "nmod") and noun.board.at(child) for child in noun.root.children
    )


def _of_people(noun: Noun) -> bool:
    """Whether forces are a people's and no state's: "Kurdish forces"."""
    found = [draft for child in noun.root.children if child.dep_ == "amod" for draft in noun.board.at(child)]
    return bool(found) and all(
        draft.party is not None and draft.party.kind is ActorKind.GROUP for draft in found
    )


def body(noun: Noun) -> list[Draft]:
    """The army, ministry or court of its owner, or of the state that the report is about."""
    owner, role, board = noun.owner, noun.role, noun.board
    if (force := force_of(noun)) is not None:
        return [force]
    if owner is None and role.sector is Sector.MIL and _of_people(noun):
        return fighters(noun)
    if owner is None and noun.modifies and board.home is None:
        return []
    if owner is None and role.also is not None and not noun.definite and not noun.raw.plural:
        return []  # "into force", "an agreed division"
    if (
        owner is None
        and noun.definite
        and (found := named_so(board, noun.raw) or body_before(board, noun.raw)) is not None
    ):
        return [found]
    sure = 0.7
    if owner is None and (role.sector in _OF_STATE or role.inherits) and not _elsewhere(noun):
        owner, sure = assumed_owner(board, noun.raw, states=role.sector in _OF_STATE), 0.5
    kind = role.kind
    opposed = role.sector is Sector.OPP and owner is not None and owner.is_state
    land, owner = (owner, None) if opposed else (None, owner)  # who opposes a government is no part of it
    of_state = (
        owner is not None and owner.top().is_state and (role.sector is Sector.GOV or role.noun == "office")
    )
    if kind is ActorKind.ORGANISATION and of_state:
        kind = ActorKind.GOVERNMENT
    name = "army" if role.noun in ARMIES else role.noun
    one = noun.definite or owner is not None or opposed
    country = land.country if land is not None else None
    country = country or (people_country(board, noun.raw) if owner is None else None)
    if country is None and owner is None and role.sector is Sector.OPP and noun.definite and board.home:
        country = board.home.country
    key = (name, id(owner) if one else -noun.raw.start - 1)
    draft = noun.draft(key, kind, owner=owner, country=country, sure=sure)
    if kind is ActorKind.MILITARY and (
        draft.sector is None or (draft.owner is not None and draft.owner.is_state)
    ):
        draft.sector = Sector.MIL
    return [draft]
