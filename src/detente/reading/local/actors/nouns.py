"""Common nouns on the board → drafts: "the army", "Ukrainian officials", "the group", "both sides"."""

from __future__ import annotations

from dataclasses import replace

from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.antecedent import persons_of
from detente.reading.local.actors.apposition import all_named_beside, parties_named_behind
from detente.reading.local.actors.board import Board, is_subject
from detente.reading.local.actors.bodies import GOVERNMENTS, GROUPS, body, fighters, government, group
from detente.reading.local.actors.cast import Form
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.noun import Noun, is_definite, owners_of
from detente.reading.local.actors.pair import pair_meant
from detente.reading.local.actors.persons import people, person
from detente.reading.local.mentions.raw import Raw
from detente.reading.local.mentions.wordlist import wordset
from detente.reading.local.mentions.words import ARMED_WORDS, WARRING

_STATES = frozenset(("country", "kingdom", "nation", "neighbor", "neighbour", "republic", "state", "capital"))
_PAIRED = _STATES | wordset(
    """
    army belligerent camp delegation enemy faction foe foreign_minister government leader military negotiator
    pair party president rival side
    """
)
_PARTS = frozenset(("group", "crowd", "delegation", "mission", "team", "member"))
_NEIGHBOURS = frozenset(("neighbour", "neighbor"))
_RIVALS = frozenset(("side", "party", "camp", "faction", "group", "government", "administration"))
_COURSES = frozenset(("insurgency", "rebellion"))
_FOES = frozenset(("rival", "foe", "enemy"))
_OPEN = frozenset(("side", "party", "camp", "pair", "ally", "rival", "foe", "enemy", "capital"))
_NOBODY = frozenset(("no", "neither", "either", "each", "any", "every"))
_RULING = frozenset(("government", "army", "military", "state", "regime", "junta"))
_FIGHTING = frozenset((Sector.MIL, Sector.UAF, Sector.REB, Sector.PRM))


def bind_noun(board: Board, raw: Raw) -> None:
    """Bind a nominal. What stands inside it ("the group's", "of the ministry") is to be bound before."""
    role = raw.role
    if role is None:
        return
    if _is_speakers(board, raw):
        return
    if raw.plural and role.form == "person" and (two := persons_of(board, raw)):
        board.bind(raw, two, Form.NOMINAL)
        return
    if named := all_named_beside(board, raw) or parties_named_behind(board, raw):
        board.bind(raw, named, Form.NOMINAL)
        return
    if role.noun in _PARTS and (some := _of_whom(board, raw)):
        board.bind(raw, some, Form.NOMINAL)
        return
    pair = pair_meant(board, raw.start)
    if _is_pair(board, raw, pair):
        board.bind(raw, pair, Form.NOMINAL)
        return
    if _are_rivals(board, raw):
        board.bind(raw, [side for side in pair if side in board.pair], Form.NOMINAL)
        return
    owners = owners_of(board, raw)
    if raw.plural and len(owners) > 1:
        board.bind(raw, [owner.top() for owner in owners], Form.NOMINAL)
        return
    owner = owners[0] if len(owners) == 1 else None
    root = board.doc[raw.root]
    noun = Noun(board, raw, role, owner, definite=owner is not None or is_definite(root))
    if raw.plural and (ruling := _ruling_beside(board, raw)) is not None:
        board.bind(raw, [ruling, *fighters(replace(noun, owner=None, definite=True))], Form.NOMINAL)
        return
    board.bind(raw, _drafts(noun), Form.ADJECTIVE if noun.modifies else Form.NOMINAL)


def _ruling_beside(board: Board, raw: Raw) -> Draft | None:
    """The state whose people a plural means together with the rebels': "government and rebel forces"."""
    doc, root = board.doc, board.doc[raw.root]
    for first in root.children:
        if (
            first.dep_ not in ("nmod", "compound")
            or first.i + 2 >= root.i
            or doc[first.i + 1].lower_ != "and"
        ):
            continue
        if first.lower_ in _RULING and doc[root.i - 1].lower_ in ARMED_WORDS:
            return next((draft.top() for draft in board.at(first)), board.home)
    return None


def _are_rivals(board: Board, raw: Raw) -> bool:
    """Whether the words mean those who fight each other in a land: "the warring sides in X", "X's rivals"."""
    if raw.role is None or not raw.plural or raw.role.noun not in _RIVALS:
        return False
    return any(child.lower_ in WARRING for child in board.doc[raw.root].children)


def _is_speakers(board: Board, raw: Raw) -> bool:
    """Whether the words mean people of whoever speaks: "our forces", "my party", but not "our president"."""
    ours = any(
        child.lower_ in ("our", "my") for child in board.doc[raw.root].children if child.dep_ == "poss"
    )
    return ours and raw.role is not None and (raw.plural or raw.role.form != "person")


def _of_whom(board: Board, raw: Raw) -> tuple[Draft, ...]:
    """The people of whom a group is one: "a group of Moroccan diplomats"."""
    for child in board.doc[raw.root].children:
        if child.lower_ == "of" and child.dep_ == "prep":
            for noun in child.children:
                found = board.at(noun)
                if noun.tag_ in ("NNS", "NNPS") and found and all(draft.plural for draft in found):
                    return found
    return ()


def _is_pair(board: Board, raw: Raw, pair: tuple[Draft, ...]) -> bool:
    """Whether the words mean the two sides of the report: "both sides", "the two countries"."""
    if raw.role is None or not pair or raw.role.noun not in _PAIRED:
        return False
    noun, root = raw.role.noun, board.doc[raw.root]
    if noun == "pair":
        return is_definite(root)
    if any(c.dep_ == "poss" or (c.lower_ == "of" and c.dep_ == "prep") for c in root.children):
        return False
    if noun in _STATES and not all(side.is_state for side in pair):
        return False
    kinds = ("det", "nummod", "predet", "preconj", "amod")
    words = {child.lower_ for child in root.children if child.dep_ in kinds}
    if raw.plural and words & {"both", "two"}:
        told_apart = noun == "faction" and words - {"the", "both", "two"} - WARRING
        return not told_apart and not words & {"other", "last", "more", "new"}
    if raw.plural and noun in ("party", "side"):
        return bool(words) and words <= {"the", "warring", "opposing", "conflicting", "rival", "all"}
    # "neither army", but not "neither the army nor the rebels"
    return not raw.plural and bool(words & {"each", "neither", "either"}) and "the" not in words


def _drafts(noun: Noun) -> list[Draft]:
    """The drafts that a nominal names, new ones included; none where more than one would fit."""
    role, owner, plural = noun.role, noun.owner, noun.raw.plural
    if not plural and any(c.dep_ == "det" and c.lower_ in _NOBODY for c in noun.root.children):
        return []
    if role.noun in _FOES or (role.noun in _NEIGHBOURS and not plural):
        pair = noun.board.pair
        own = owner.top() if owner is not None else None
        return [side for side in pair if own in pair and side is not own]
    if role.noun in ("side", "camp", "party") and owner is not None and owner.side() is not None:
        return [owner.top()]
    if (
        role.noun in _OPEN
        or role.noun in _NEIGHBOURS
        or (owner is None and role.noun in ("counterpart", "office"))
    ):
        return []
    if role.noun in GOVERNMENTS and not plural:
        return government(noun)
    if role.noun in GROUPS and not plural:
        return group(noun)
    if role.noun == "movement" and owner is None:
        return []  # "troop movements"
    if role.noun in _COURSES and not _acts(noun):
        return []  # "to end a decade-old insurgency"
    if _armed(noun):
        return fighters(noun)
    if role.form == "person" and not plural:
        return person(noun)
    if role.form == "body" and (not plural or role.plural == role.noun):
        return body(noun)
    return people(noun)


def _acts(noun: Noun) -> bool:
    """Whether a noun for a course of events stands for those who take part: "the insurgency's leaders"."""
    root = noun.root
    if any(child.dep_ == "poss" for child in root.children):
        return False  # "whose insurgency" is theirs
    return root.dep_ in ("poss", "compound") or (is_definite(root) and is_subject(root))


def _armed(noun: Noun) -> bool:
    """Whether the words mean an armed group or all its fighters, not one man of it."""
    role, plural = noun.role, noun.raw.plural
    if role.kind is ActorKind.ARMED_GROUP:
        return plural or role.form != "person"
    theirs = noun.owner is not None and noun.owner.top().kind is ActorKind.ARMED_GROUP
    if theirs and (plural or role.form != "person"):
        return role.sector in _FIGHTING or noun.root.lower_ == "men"
    return plural and role.sector is Sector.UAF
