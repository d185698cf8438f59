"""A common noun on the board, with what its phrase says: whose it is, whether it is definite."""

from __future__ import annotations

from dataclasses import dataclass

from detente.knowledge.role import Role
from detente.model.codes import ActorKind, Sector
from detente.reading.local.actors.antecedent import of_that_noun
from detente.reading.local.actors.board import Board, is_disowned
from detente.reading.local.actors.draft import Draft
from detente.reading.local.actors.lands import land_of
from detente.reading.local.actors.names_of_bodies import is_owner, owner_before
from detente.reading.local.actors.posts import SENT
from detente.reading.local.mentions.names import role_at
from detente.reading.local.mentions.raw import Raw, Sort
from detente.reading.local.mentions.words import FAITHS
from detente.reading.local.parsed import Doc, Token

_OF_NOBODY = frozenset(
    ("side", "party", "group", "country", "nation", "state", "neighbour", "neighbor", "bloc")
)
"""Which a place beside them does not make its state's."""
_BELONGS = frozenset(("at", "from", "of", "throughout", "across", "with"))
"""Before the body or land whose people somebody is one of."""
_BOUND_TO = frozenset(("linked", "loyal", "allied", "affiliated", "aligned", "belonging"))
_NEAR = 6
_COALITIONS = frozenset(("coalition", "alliance"))
_FIGHTING = frozenset((ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP))
_ABROAD = SENT | frozenset(("diplomat", "embassy", "consul", "reporter", "journalist", "mediator", "mission"))
"""Who is "in" a country without being of it."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A nominal that is being resolved."""

    board: Board
    raw: Raw
    role: Role
    owner: Draft | None
    definite: bool

    @property
    def root(self) -> Token:
        """Its head token."""
        return self.board.doc[self.raw.root]

    @property
    def modifies(self) -> bool:
        """Whether it only says what another noun is: "army bases"."""
        return self.root.dep_ in ("compound", "nmod", "amod") and self.root.head.i > self.root.i

    def draft(
        self,
        key: tuple[str, int],
        kind: ActorKind,
        *,
        owner: Draft | None,
        country: str | None = None,
        sure: float = 0.6,
    ) -> Draft:
        """The draft of a noun and its owner: the same words mean the same actor all through a report."""
        drafts = self.board.drafts
        if key not in drafts.keyed:
            draft = Draft(kind, self.role.sector, country or (owner.country if owner else None), owner=owner)
            draft.sure = sure
            draft.is_party = owner is None and kind in (ActorKind.ARMED_GROUP, ActorKind.ALLIANCE)
            draft.plural = self.raw.plural
            if draft.sector is None and owner is not None:
                draft.sector = owner_sector(owner)
            drafts.keyed[key] = drafts.add(draft)
        return drafts.keyed[key]


def owner_sector(owner: Draft) -> Sector | None:
    """The sector of one who speaks for a party: the party's own, GOV for a state, however recognised."""
    return Sector.GOV if owner.is_state else owner.sector


def sector_before(doc: Doc, raw: Raw) -> Sector | None:
    """The sector of the role that stands right in front of another: "Foreign Ministry spokesman"."""
    stop = raw.name[0]
    if stop > 0 and doc[stop - 1].lower_ in FAITHS:
        return Sector.REL
    for start in range(max(stop - 4, 0), stop):
        hit = role_at(doc, start, stop)
        if hit is not None and hit[0] == stop:
            return hit[1].sector
    return None


def people_country(board: Board, raw: Raw) -> str | None:
    """The country of one who belongs to nobody: that of the people or place named in front ("Rohingya
    refugees", "Gaza's hospitals"), or of the body where he is ("a professor at the University of Nairobi").
    """
    for child in board.doc[raw.root].children:
        bound = board.bound.get(child.i)
        if child.dep_ in ("poss", "amod", "compound", "nmod") and bound is not None:
            if not is_disowned(board.doc, bound.raw.start, bound.raw.end):
                return _country(bound.drafts[0])
        elif child.dep_ == "prep" and child.lower_ in _BELONGS:
            for noun in child.children:
                at = board.one_at(noun)
                if at is not None and not at.is_person and (country := _country(at)):
                    return country
    return None


def _country(draft: Draft) -> str | None:
    return draft.country or (draft.party.filed if draft.party is not None else None)


def is_definite(root: Token) -> bool:
    """Whether a noun has "the" or a possessor."""
    return any(
        child.dep_ == "poss"
        or (child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those"))
        for child in root.children
    )


def owners_of(board: Board, raw: Raw) -> tuple[Draft, ...]:
    """Whom the words of a nominal say that it belongs to: nationality, possessor, "of", "for", "in"."""
    before = owner_before(board, raw.name[0])
    if before is not None:
        return (*_joined(board, raw), before)
    if (joined := _of_coalition(board, raw)) is not None:
        return (joined,)
    for child in board.doc[raw.root].children:
        found = board.at(child)
        if found and is_disowned(board.doc, board.bound[child.i].raw.start, board.bound[child.i].raw.end):
            continue
        if child.dep_ == "poss" and found:
            return tuple(draft for draft in found if is_owner(draft) or draft.is_person)
        if child.dep_ in ("amod", "compound", "nmod") and found and all(is_owner(draft) for draft in found):
            return found
        if child.dep_ in ("compound", "nmod") and found and found[0].is_person and _is_led(raw):
            return found
    behind = [child for child in board.doc[raw.root].children if child.dep_ == "prep"]
    if raw.name[1] < len(board.doc) and board.doc[raw.name[1]].pos_ == "ADP":
        behind.append(board.doc[raw.name[1]])  # parsers hang it too high: "the host and envoys of X"
    for child in behind:
        found = _behind(board, raw, child)
        if found:
            return found
    return _by_ties(board, raw)


def _by_ties(board: Board, raw: Raw) -> tuple[Draft, ...]:
    """Whose ally it is said to be, or of which land the words around it say that it is."""
    one = raw.role is not None and raw.role.form == "person" and not raw.plural
    if raw.role is None or raw.role.noun in _OF_NOBODY:
        return ()
    if (ally := _ally(board, raw)) is not None:
        return (ally,)
    land = land_of(
        board, raw, behind=not one or (raw.name[1] < len(board.doc) and _of(board.doc[raw.name[1]]))
    )
    return (land,) if land is not None else ()


def _ally(board: Board, raw: Raw) -> Draft | None:
    """Whom those who fight are said to be linked with: "militias loyal to the general"."""
    behind = board.doc[raw.name[1] : raw.name[1] + 1]  # parsers hang it on the first of two nouns
    for child in (*board.doc[raw.root].children, *behind):
        if child.lower_ in _BOUND_TO and child.i >= raw.name[1]:
            for prep in child.children:
                if prep.lower_ in ("to", "with"):
                    near = [draft for token in prep.subtree[:_NEAR] for draft in board.at(token)]
                    found = [draft for draft in near if is_owner(draft) or draft.is_person]
                    if found:
                        return found[0]
    return None


def _of_coalition(board: Board, raw: Raw) -> Draft | None:
    """The coalition, named before, whose "coalition forces" or "coalition spokesman" are meant."""
    first = raw.name[0]
    if board.doc[first].lower_ not in _COALITIONS:
        first -= 1
    if first < 0 or first >= raw.root or board.doc[first].lower_ not in _COALITIONS:
        return None
    return of_that_noun(board, board.doc[first].lower_, first)


def _joined(board: Board, raw: Raw) -> tuple[Draft, ...]:
    """The parties named in front of the nearest one, which own a plural with it: "Iran and Oman's ministers",
    "French, German and British officials".
    """
    owner = board.before(raw.name[0])
    irregular = raw.role is None or raw.role.kind is ActorKind.ARMED_GROUP
    if not raw.plural or owner is None or irregular:
        return ()
    found: list[Draft] = []
    start, theirs = owner.start, board.doc[owner.end].tag_ == "POS"
    while start > 1 and board.doc[start - 1].lower_ in ("and", ","):
        first = board.by_end.get(start - 1)
        if first is None or first.sort is not Sort.PARTY:
            break
        modifies = any(alias.form == "adjective" for alias in first.aliases) or (
            board.doc[first.root].dep_ in ("amod", "compound", "nmod")
        )
        if not modifies and not (theirs and board.doc[start - 1].lower_ == "and"):
            break  # "between Chad and Sudanese rebels"
        found[:0] = [draft for draft in board.at(first.root) if is_owner(draft)]
        start = first.start
    return tuple(found)


def _of(token: Token) -> bool:
    return token.lower_ in ("of", "from")


def _is_led(raw: Raw) -> bool:
    """Whether it is called by the name of who leads it: "the Bush administration"."""
    return raw.role is not None and raw.role.kind is ActorKind.GOVERNMENT


def _behind(board: Board, raw: Raw, preposition: Token) -> tuple[Draft, ...]:
    """The owners behind a preposition: "the ministry in Baku" is a state's, "the envoy for Yemen" is not."""
    word = preposition.lower_
    one = raw.role is not None and raw.role.form == "person" and not raw.plural
    topic = word == "for" and raw.role is not None and raw.role.noun.split()[-1] in SENT
    several = word == "from" and raw.plural  # "delegates from both sides", "envoys from Cuba and Norway"
    guest = (
        word in ("in", "from")
        and not several
        and (one or raw.role is None or raw.role.noun.split()[-1] in _ABROAD)
    )
    beside = word == "with" and one and preposition.i == raw.name[1]  # "a spokesman with the Front"
    if not (beside or word in ("of", "for", "from", "in")) or topic or guest:
        return ()
    out: list[Draft] = []
    for noun in preposition.children:
        if noun.dep_ == "pobj":
            for token in (noun, *noun.conjuncts):
                out.extend(d for d in board.at(token) if is_owner(d) or d.is_person)
    several = several and (len(out) > 1 or any(d.kind in _FIGHTING for d in out))
    return tuple(d for d in out if beside or word in ("of", "for") or d.is_state or (several and d.is_party))
