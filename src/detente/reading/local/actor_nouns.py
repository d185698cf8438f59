"""Common nouns on the board → drafts: "the army", "Ukrainian officials", "the group", "both sides"."""

from __future__ import annotations

from spacy.tokens import Token

from detente.model.codes import ActorKind, Sector
from detente.reading.local.actor_antecedent import (
    assumed_owner,
    body_before,
    group_before,
    person_before,
    persons_of,
)
from detente.reading.local.actor_board import Board
from detente.reading.local.actor_draft import Draft
from detente.reading.local.actor_names import give_role, is_owner, owner_before
from detente.reading.local.cast import Form
from detente.reading.local.mention_raw import Raw
from detente.reading.local.mention_wordlist import wordset

_GOVERNMENT = wordset(
    """
    administration cabinet coalition_government country government interim_government junta
    kingdom leadership military_government military_junta nation regime republic ruling_junta
    state transitional_government unity_government
    """
)
_COUNTRY = wordset(
    """
    country kingdom nation neighbor neighbour republic state
    """
)
_PAIRED = wordset(
    """
    army belligerent capital country delegation enemy foe foreign_minister government leader
    military nation negotiator neighbor neighbour party president rival side state
    """
)
_ARMY = frozenset(("army", "military", "armed forces", "security forces", "defence forces", "defense forces"))
_GROUPS = wordset(
    """
    group movement organisation organization faction alliance bloc coalition militia rebel_group
    rebel_movement militant_group armed_group paramilitary_group paramilitary_force rebel_alliance
    """
)
_SPLINTER = wordset(
    """
    armed breakaway dissident insurgent jihadist militant rebel rival splinter
    """
)
_SENT = frozenset(
    ("envoy", "representative", "coordinator", "rapporteur", "adviser", "ambassador", "commissioner")
)
_HEADS = frozenset(("head", "lead", "represent", "command", "chair", "run"))


def bind_noun(board: Board, raw: Raw) -> None:
    """Bind a nominal. What stands inside it ("the group's", "of the ministry") is to be bound before."""
    root = board.doc[raw.root]
    if _is_pair(board, raw):
        board.bind(raw, board.pair, Form.NOMINAL)
        return
    owners = owners_of(board, raw)
    if raw.plural and len(owners) > 1:
        board.bind(raw, [owner.top() for owner in owners], Form.NOMINAL)
        return
    drafts = _drafts(board, raw, owners[0] if len(owners) == 1 else None)
    form = Form.NOMINAL
    if root.dep_ in ("compound", "nmod", "amod") and root.head.i > raw.root:
        form = Form.ADJECTIVE
    board.bind(raw, drafts, form)


def owners_of(board: Board, raw: Raw) -> tuple[Draft, ...]:
    """Whom the words of a nominal say that it belongs to: nationality, possessor, "of", "who heads"."""
    before = owner_before(board, raw.name[0])
    if before is not None:
        return (before,)
    root = board.doc[raw.root]
    for child in root.children:
        found = board.at(child)
        if child.dep_ == "poss" and found:
            return tuple(draft for draft in found if is_owner(draft) or draft.is_person)
        if child.dep_ in ("amod", "compound", "nmod") and found and all(is_owner(draft) for draft in found):
            return found
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "from", "in"):
            if child.lower_ == "for" and raw.role is not None and raw.role.noun.split()[-1] in _SENT:
                continue
            found = _objects(board, raw, child)
            if found:
                return found
    return ()


def _objects(board: Board, raw: Raw, preposition: Token) -> tuple[Draft, ...]:
    out: list[Draft] = []
    for noun in preposition.children:
        if noun.dep_ != "pobj":
            continue
        for token in (noun, *noun.conjuncts):
            out.extend(
                d for d in board.at(token) if is_owner(d) or (d.is_person and preposition.lower_ != "in")
            )
    place = preposition.lower_ in ("in", "from", "to")
    if (
        place
        and raw.role is not None
        and (raw.role.form == "person" and not raw.plural and raw.role.noun != "ambassador")
    ):
        return ()
    return tuple(d for d in out if not place or d.is_state)


def _is_pair(board: Board, raw: Raw) -> bool:
    """Whether the words mean the two sides of the report: "both sides", "the two countries"."""
    if raw.role is None or not board.pair or raw.role.noun not in _PAIRED:
        return False
    root = board.doc[raw.root]
    words = {
        child.lower_
        for child in root.children
        if child.dep_ in ("det", "nummod", "predet", "preconj", "amod")
    }
    if any(
        child.dep_ == "poss" or (child.lower_ == "of" and child.dep_ == "prep") for child in root.children
    ):
        return False
    if raw.role.noun in _COUNTRY and not all(side.is_state for side in board.pair):
        return False
    if raw.plural and words & {"both", "two"}:
        return not words & {"other", "last", "more", "new"}
    if raw.role.noun in ("party", "side") and raw.plural:
        return words <= {"the", "warring", "opposing", "conflicting", "rival", "all"} and bool(words)
    return not raw.plural and bool(words & {"each", "neither", "either"})


def _drafts(board: Board, raw: Raw, owner: Draft | None) -> list[Draft]:
    """The drafts that a nominal names, new ones included; none where more than one would fit."""
    role, doc = raw.role, board.doc
    assert role is not None
    root = doc[raw.root]
    if role.noun == "side" and owner is not None:
        return [owner.top()]
    if role.noun in ("neighbour", "neighbor") and not raw.plural:
        return [side for side in board.pair if owner in board.pair and side is not owner]
    if role.noun in ("side", "party", "neighbour", "neighbor"):
        return []
    definite = is_definite(root) or owner is not None
    if role.noun in _GOVERNMENT and not raw.plural:
        return _government(board, raw, owner, definite=definite)
    if role.noun in _GROUPS and not raw.plural:
        return _group(board, raw, owner, definite=definite)
    if role.kind is ActorKind.ARMED_GROUP or (
        owner is not None and owner.kind is ActorKind.ARMED_GROUP and _fights(role.sector)
    ):
        return _fighters(board, raw, owner, definite=definite)
    if role.form == "person" and not raw.plural:
        return _person(board, raw, owner, definite=definite)
    if (role.form == "body" and not raw.plural) or role.noun in _ARMY:
        return _body(board, raw, owner, definite=definite)
    return _people(board, raw, owner)


def _fights(sector: Sector | None) -> bool:
    return sector in (Sector.MIL, Sector.UAF, Sector.REB, Sector.PRM)


def is_definite(root: Token) -> bool:
    """Whether a noun has "the" or a possessor."""
    return any(
        (child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those"))
        or child.dep_ == "poss"
        for child in root.children
    )


def _government(board: Board, raw: Raw, owner: Draft | None, *, definite: bool) -> list[Draft]:
    assert raw.role is not None
    if owner is None and not definite:
        return []
    if owner is not None:
        return [owner.top()] if owner.side() is not None else []
    if raw.role.noun in ("country", "nation", "republic", "kingdom"):
        return [board.home] if board.home is not None else []
    state = assumed_owner(board, raw, states=True)
    return [state] if state is not None else []


def _group(board: Board, raw: Raw, owner: Draft | None, *, definite: bool) -> list[Draft]:
    assert raw.role is not None
    if owner is not None and owner.kind in (
        ActorKind.ARMED_GROUP,
        ActorKind.ORGANISATION,
        ActorKind.ALLIANCE,
    ):
        return [owner]
    words = {token.lower_ for token in board.doc[raw.start : raw.end]}
    described = _described(board, raw)
    if definite and owner is None and not described:
        found = group_before(board, raw)
        if found is not None:
            return [found]
        if raw.role.noun in ("group", "movement", "organisation", "organization"):
            return []
    if not described and not definite and raw.role.kind is not ActorKind.ARMED_GROUP:
        return []
    armed = raw.role.kind is ActorKind.ARMED_GROUP or bool(words & _SPLINTER)
    kind = ActorKind.ARMED_GROUP if armed else raw.role.kind
    draft = Draft(
        kind, Sector.REB if armed and raw.role.sector is None else raw.role.sector, is_party=True, sure=0.6
    )
    draft.country = owner.country if owner else (board.home.country if armed and board.home else None)
    if kind not in (ActorKind.ARMED_GROUP, ActorKind.ALLIANCE) and owner is not None:
        draft.owner = owner
    return [board.drafts.add(draft)]


def _described(board: Board, raw: Raw) -> bool:
    """Whether a noun carries more than an article: "a splinter group", "the coalition led by ..."."""
    return any(
        child.dep_ in ("amod", "compound", "acl", "relcl", "prep") for child in board.doc[raw.root].children
    )


def _fighters(board: Board, raw: Raw, owner: Draft | None, *, definite: bool) -> list[Draft]:
    role = raw.role
    assert role is not None
    if owner is not None and owner.side() is not None and owner.side().kind is ActorKind.ARMED_GROUP:  # type: ignore[union-attr]
        if role.form == "person" and not raw.plural and role.kind is ActorKind.PERSON:
            return _person(board, raw, owner, definite=definite)
        return [owner.top()]
    if owner is None:
        found = group_before(board, raw, armed=True)
        if found is not None and role.sector is not Sector.UAF:
            return [found]
    country = owner.country if owner is not None else (board.home.country if board.home else None)
    return [
        _keyed(
            board, raw, None, ("armed " + role.noun, id(owner)), kind=ActorKind.ARMED_GROUP, country=country
        )
    ]


def _keyed(
    board: Board,
    raw: Raw,
    owner: Draft | None,
    key: tuple[str, int],
    *,
    kind: ActorKind,
    country: str | None = None,
    sure: float = 0.6,
) -> Draft:
    """The draft of a noun and its owner: the same words mean the same actor all through a report."""
    draft = board.drafts.keyed.get(key)
    if draft is None:
        assert raw.role is not None
        draft = Draft(
            kind, raw.role.sector, country or (owner.country if owner else None), owner=owner, sure=sure
        )
        draft.is_party = owner is None and kind in (ActorKind.ARMED_GROUP, ActorKind.ALLIANCE)
        draft.plural = raw.plural
        if draft.sector is None and owner is not None:
            draft.sector = owner_sector(owner)
        board.drafts.keyed[key] = board.drafts.add(draft)
    return draft


def owner_sector(owner: Draft) -> Sector | None:
    """The sector of one who speaks for a party: the party's own, GOV for a state."""
    return owner.sector or (Sector.GOV if owner.is_state else None)


def _person(board: Board, raw: Raw, owner: Draft | None, *, definite: bool) -> list[Draft]:
    role = raw.role
    assert role is not None
    if definite:
        found = person_before(board, raw, owner)
        if found is not None:
            return [found]
    sure = 0.7
    if owner is None:
        owner = assumed_owner(
            board, raw, states=role.sector in (Sector.GOV, Sector.MIL, Sector.JUD, Sector.LEG, Sector.COP)
        )
        sure = 0.45
    key = (role.noun, id(owner)) if definite else (role.noun, -raw.start - 1)
    draft = _keyed(board, raw, owner, key, kind=ActorKind.PERSON, sure=sure)
    if role.kind is ActorKind.GROUP and role.sector in (Sector.CVL, None):
        draft.kind, draft.owner = ActorKind.GROUP, None
    if draft.role is None:
        give_role(draft, role, raw.name, board.doc)
        if draft.sector is None and owner is not None:
            draft.sector = owner_sector(owner)
    return [draft]


def _body(board: Board, raw: Raw, owner: Draft | None, *, definite: bool) -> list[Draft]:
    role = raw.role
    assert role is not None
    if owner is None and definite:
        found = body_before(board, raw)
        if found is not None:
            return [found]
    sure = 0.7
    if owner is None and role.sector in (
        Sector.GOV,
        Sector.MIL,
        Sector.JUD,
        Sector.LEG,
        Sector.COP,
        Sector.SPY,
    ):
        owner, sure = assumed_owner(board, raw, states=True), 0.5
    elif owner is None and role.inherits:
        owner, sure = assumed_owner(board, raw, states=False), 0.45
    noun = "army" if role.noun in _ARMY else role.noun
    kind = role.kind
    if kind is ActorKind.ORGANISATION and role.sector is Sector.GOV and owner is not None and owner.is_state:
        kind = ActorKind.GOVERNMENT
    key = (noun, id(owner)) if definite or owner is not None else (noun, -raw.start - 1)
    draft = _keyed(board, raw, owner, key, kind=kind, sure=sure)
    if kind is ActorKind.MILITARY and (
        draft.sector is None or (draft.owner is not None and draft.owner.is_state)
    ):
        draft.sector = Sector.MIL
    return [draft]


def _people(board: Board, raw: Raw, owner: Draft | None) -> list[Draft]:
    role = raw.role
    assert role is not None
    both = persons_of(board, raw)
    if both:
        return both
    root = board.doc[raw.root]
    words = " ".join(
        t.lower_ for t in board.doc[raw.start : raw.root] if t.pos_ in ("ADJ", "PROPN", "NOUN", "NUM")
    )
    kind = role.kind if role.kind is not ActorKind.PERSON else ActorKind.GROUP
    civil = role.sector in (
        Sector.CVL,
        Sector.REF,
        Sector.LAB,
        Sector.AGR,
        Sector.EDU,
        Sector.MED,
        Sector.BUS,
    )
    draft = _keyed(board, raw, None if civil else owner, (f"{words} {root.lower_}", id(owner)), kind=kind,
                   country=owner.country if owner else None)  # fmt: skip
    draft.plural = True
    state = owner is not None and owner.is_state
    if (state and role.noun in ("officer", "peacekeeper", "unit", "patrol")) or draft.sector is Sector.MIL:
        draft.kind, draft.sector = ActorKind.MILITARY, Sector.MIL
    region = any(d.kind is ActorKind.GROUP and d.party for c in root.children for d in board.at(c))
    draft.is_party = draft.is_party or (region and not civil)
    if draft.sector is None and region:
        draft.sector = Sector.GOV
    return [draft]


def heads(board: Board, who: Token) -> Draft | None:
    """Whom the person leads whose name has a clause such as "who heads the government's delegation"."""
    for clause in who.children:
        if clause.dep_ == "relcl" and clause.lemma_.lower() in _HEADS:
            for child in clause.children:
                if child.dep_ == "dobj" and (found := board.one_at(child)) is not None:
                    return found
    return None
